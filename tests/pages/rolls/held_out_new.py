# ruff: noqa: E501  (markup reads better unbroken)
"""Lists of newer portals that the rules are only measured on."""

from __future__ import annotations

from tests.pages.rolls.press import DEPARTMENT, Roll, each, menu, news, page, slug_of


def utility_grid() -> Roll:
    """Utility classes alone; the link lies inside the box, the day in a time element; an endpoint in data-url."""
    items = news("/posts/{n}-{slug}")
    rows = each(
        items,
        '<div class="rounded-lg shadow"><a class="block" href="{path}"><div class="aspect-video"><img class="w-full" src="/_img/{n}.avif" alt="{title}"></div><div class="p-4"><div class="font-bold line-clamp-2">{title}</div><time class="text-xs">{day}</time></div></a></div>',
    )
    html = page(
        f"""<div class="sticky top-0"><div class="flex justify-between">{menu("/c/{slug}", '<a class="uppercase" href="{path}">{text}</a>')}</div></div><div class="grid grid-cols-3" data-list>{rows}</div><div class="text-center"><span class="cursor-pointer" role="button" data-url="/c/tin-tuc?after=20230416">Xem thêm bài viết</span></div><div class="bg-slate-900"><a href="/p/dieu-khoan-su-dung-thong-tin-tren-trang">Điều khoản sử dụng thông tin trên trang</a><a href="/p/chinh-sach-bao-mat">Chính sách bảo mật</a></div>"""
    )
    more = "/c/tin-tuc?after=20230416"
    return Roll("https://snt.mayngan.example/c/tin-tuc", html, items, (), True, more, (more,))


def search_container() -> Roll:
    """Liferay's rows of a table under a session, pages by delta and cur, sort heads, portlet windows."""
    items = news("/snt/tin-tuc/-/asset_publisher/Kq7/content/{slug}")
    rows = each(
        items,
        '<tr class="results-row"><td><a href="{path};jsessionid=F00D?inheritRedirect=false">{title}</a></td><td>{day}</td></tr>',
    )
    base = (
        "/snt/tin-tuc?p_p_id=tin_WAR_x&p_p_lifecycle=0&_tin_WAR_x_delta=20&_tin_WAR_x_resetCur=false&_tin_WAR_x_cur={}"
    )
    esc = base.replace("&", "&amp;")
    numbers = "".join(f'<a href="{esc.format(n)}">{n}</a>' for n in (2, 3))
    items = tuple(
        type(one)(one.number, one.title, one.path + "?inheritRedirect=false", one.day, one.summary, one.slug)
        for one in items
    )
    html = page(
        f"""<nav class="sort-pages" id="navigation"><ul role="menubar">{menu("/snt/{slug}")}</ul></nav><table class="taglib-search-iterator"><thead><tr><th><a href="{esc.format(1)}&amp;_tin_WAR_x_orderByCol=title&amp;_tin_WAR_x_orderByType=asc">Tiêu đề tin bài</a></th><th>Ngày</th></tr></thead>{rows}</table><div class="taglib-page-iterator"><span>1</span>{numbers}<a class="next" href="{esc.format(2)}">Tiếp theo</a><a class="last" href="{esc.format(9)}">Sau cùng</a></div><a href="/c/portal/login">Đăng nhập</a>"""
    )
    trap = base.format(1) + "&_tin_WAR_x_orderByCol=title&_tin_WAR_x_orderByType=asc"
    return Roll(
        "https://snt.mayngan.example/snt/tin-tuc",
        html,
        items,
        (),
        True,
        base.format(2),
        tuple(base.format(n) for n in (2, 3, 9)),
        traps=(trap, "/c/portal/login"),
    )


def node_views() -> Roll:
    """Drupal's views: zero-based pages, facets, add-to-calendar leaves, a language switch, an image alone beside."""
    items, side = news("/tin-tuc/{slug}"), news("/thong-bao/{slug}", 4, 12)
    rows = each(
        items,
        '<div class="views-row"><div class="views-field views-field-created"><span class="field-content">{day}</span></div><div class="views-field views-field-title"><span class="field-content"><a href="{path}" hreflang="vi">{title}</a></span></div><div class="views-field views-field-body"><p>{summary}</p></div><div class="views-field views-field-view-node"><a href="{path}">Xem</a></div></div>',
    )
    html = page(f"""<nav role="navigation" class="block-menu"><ul>{menu("/{slug}")}</ul></nav><div class="region-content">{rows}<nav class="pager" role="navigation"><ul class="pager__items"><li class="is-active"><a href="?page=0">1</a></li><li><a href="?page=1" title="Đến trang 2">2</a></li><li><a href="?page=2">3</a></li><li class="pager__item--next"><a href="?page=1" rel="next"><span>››</span></a></li><li><a href="?page=17"><span>Last »</span></a></li></ul></nav></div>
<aside><div class="facets"><a href="/tin-tuc?f%5B0%5D=linh-vuc%3A3">Công nghiệp và tiểu thủ công nghiệp (12)</a><a href="/tin-tuc?f%5B0%5D=linh-vuc%3A4">Thương mại (7)</a></div><div class="block-views">{each(side, '<div class="views-row"><a href="{path}">{title}</a></div>')}</div><a href="/chuyen-de/chuyen-doi-so"><img src="/b.png" alt="Chuyên đề chuyển đổi số của tỉnh Mây Ngàn"></a><a href="/lich-su-kien/month/2023-06">Tháng sau »</a></aside>""")
    traps = ("/tin-tuc?f%5B0%5D=linh-vuc%3A3", "/lich-su-kien/month/2023-06")
    return Roll(
        "https://snt.mayngan.example/tin-tuc",
        html,
        items,
        side,
        True,
        "/tin-tuc?page=1",
        ("/tin-tuc?page=1", "/tin-tuc?page=2", "/tin-tuc?page=17", "/tin-tuc?page=0"),
        traps=traps,
    )


def dated_permalinks() -> Roll:
    """Addresses with the day in them, monthly leaves, share buttons, and an endpoint for more in a script."""
    items, side = news("/{date}/{slug}/"), news("/{date}/{slug}/", 4, 13)
    rows = each(
        items,
        '<div class="td_module_10"><div class="td-thumb"><a href="{path}" rel="bookmark" title="{title}"><img src="/u/{n}.jpg" alt=""></a></div><div class="item-details"><h3 class="entry-title"><a href="{path}" title="{title}">{cut}</a></h3><span class="td-post-date"><time datetime="2023">{day}</time></span><div class="td-excerpt">{summary}</div><a href="https://facebook.example/sharer.php?u={path}">Chia sẻ bài viết này lên mạng</a></div></div>',
    )
    html = page(
        f"""<div class="td-header-menu-wrap"><ul class="sf-menu">{menu("/category/{slug}/")}</ul></div><div class="td-ss-main-content">{rows}<a class="td_ajax_load_more">Xem thêm</a></div><script>var tdConf = {{"items": 10, "next_page_url": "\\/category\\/tin-tuc\\/page\\/2\\/?partial=1"}};</script><div class="td-sidebar">{each(side, '<div class="td_module_6"><a href="{path}" title="{title}">{title}</a></div>')}<table class="wp-calendar-table"><tr><td><a href="/2023/05/09/">9</a></td><td><a href="/2023/05/10/">10</a></td></tr></table><a href="/2023/04/">« Tháng 4</a></div><div class="td-footer"><a href="/gioi-thieu-ve-so-noi-thuong-tinh-may-ngan/">Giới thiệu về Sở Nội thương tỉnh Mây Ngàn</a></div>"""
    )
    more = "/category/tin-tuc/page/2/?partial=1"
    return Roll(
        "https://snt.mayngan.example/category/tin-tuc/",
        html,
        items,
        side,
        True,
        more,
        (more,),
        traps=("/2023/05/09/", "/2023/04/"),
    )


def called_for_more() -> Roll:
    """ "Xem thêm" calls a function with the address printed in the click; titles in strong, days in words."""
    items = news("/chi-tiet-tin/{n}", day="Ngày %d tháng %m năm %Y")
    rows = each(
        items,
        '<li class="media"><div class="media-body"><a href="{path}"><strong>{title}</strong></a><p class="small">{day}</p><p>{summary}</p></div></li>',
    )
    html = page(
        f"""<div class="container-fluid bg-danger"><ul class="list-inline">{menu("/danh-sach/{n}")}</ul></div><div class="row"><div class="col-md-8"><h2 class="page-header">Tin tức</h2><ul class="media-list">{rows}</ul><a href="javascript:void(0)" onclick="loadMore('/danh-sach/13/them?trang=2', this)">Xem thêm tin</a></div><div class="col-md-4"><div class="panel"><div class="panel-heading">Đơn vị trực thuộc</div><a href="/don-vi/trung-tam-khuyen-cong-va-tu-van-cong-nghiep">Trung tâm Khuyến công và Tư vấn công nghiệp</a><a href="/don-vi/chi-cuc-quan-ly-thi-truong">Chi cục Quản lý thị trường</a></div></div></div>"""
    )
    more = "/danh-sach/13/them?trang=2"
    return Roll("https://snt.mayngan.example/danh-sach/13", html, items, (), True, more, (more,))


def department_front() -> Roll:
    """A department's front: ticker, slides, notices with days, documents, staff, images that are links, a timetable."""
    items, ticker, notices = (
        news("/tin-tuc/{slug}-{n}", 9),
        news("/tin-tuc/{slug}-{n}", 3, 9),
        news("/thong-bao/{slug}-{n}", 6, 12, base=400),
    )
    slides = each(
        items[:3],
        '<div class="item"><a href="{path}"><img src="/s/{n}.jpg" alt="{title}"></a><div class="carousel-caption">{title}</div></div>',
    )
    papers = "".join(
        f'<li><a href="/van-ban/{n}">Công văn {n}/SNT-VP về việc rà soát thủ tục hành chính nội bộ</a> <span>12/05/2023</span></li>'
        for n in (611, 612, 613, 614)
    )
    banners = "".join(
        f'<a href="/chuyen-trang/{slug_of(text)}"><img src="/bn.png" alt="{text}"></a>'
        for text in ("Chuyển đổi số tỉnh Mây Ngàn năm 2023", "Đề án phát triển kinh tế ban đêm")
    )
    html = page(f"""<div class="banner"><a href="/"><img src="/bn.jpg" alt="{DEPARTMENT}"></a></div><div class="menubar"><ul>{menu("/{slug}")}</ul></div><marquee>{each(ticker, '<a href="{path}">{title}</a>')}</marquee><div class="carousel">{slides}</div><div class="khoi"><div class="td"><a href="/tin-tuc">Tin hoạt động của ngành trong tỉnh</a></div>{each(items, '<div class="tin"><a href="{path}"><img src="/t/{n}.jpg"></a><a class="t" href="{path}">{title}</a><p>{summary}</p></div>')}<a href="/tin-tuc">Xem tất cả tin hoạt động của ngành</a></div>
<div class="cot"><div class="td"><a href="/thong-bao">Thông báo</a></div><ul>{each(notices, '<li><a href="{path}">{title}</a> <i>{day}</i></li>')}</ul><div class="td"><a href="/van-ban">Văn bản mới ban hành trong tháng</a></div><ul>{papers}</ul>{banners}<a href="/lich-lam-viec?tuan=20&amp;nam=2023">Lịch làm việc tuần 20 của lãnh đạo</a><select><option value="http://a.example">Liên kết</option></select></div><div class="chan"><a href="/lien-he">Liên hệ</a><a href="/so-do">Sơ đồ trang</a></div>""")
    return Roll(
        "https://snt.mayngan.example/",
        html,
        items,
        (*ticker, *notices),
        False,
        traps=("/lich-lam-viec?tuan=20&nam=2023",),
    )


def lists_called_nav() -> Roll:
    """Articles in lists that are called nav, the whole page in a box called menu, the next page only in the head."""
    items, side = news("/hoat-dong/{year}/{slug}.html", day="%d.%m.%Y"), news("/hoat-dong/{year}/{slug}.html", 5, 12)
    rows = each(items, '<li class="nav-item"><a class="nav-link" href="{path}">{title}</a><small>{day}</small></li>')
    html = page(
        f"""<div class="menu-wrapper"><div class="inner"><div class="col-2"><ul class="list-group">{menu("/{slug}.html", '<li class="list-group-item"><a href="{path}">{text}</a></li>')}</ul></div><div class="col-7"><h1>Hoạt động</h1><ul class="nav flex-column">{rows}</ul><a rel="next" href="/hoat-dong.html?p=2">Cũ hơn</a></div><div class="col-3"><div class="nav-tabs"><a href="#moi">Mới</a></div>{each(side, '<p class="nav-text"><a href="{path}">{title}</a></p>')}</div></div></div>""",
        '<link rel="next" href="/hoat-dong.html?p=2">',
    )
    return Roll(
        "https://snt.mayngan.example/hoat-dong.html",
        html,
        items,
        side,
        True,
        "/hoat-dong.html?p=2",
        ("/hoat-dong.html?p=2",),
    )
