# ruff: noqa: E501  (markup reads better unbroken)
"""Lists of newer portals on which the rules may be tuned: cards, Liferay, WordPress, newspapers' fronts."""

from __future__ import annotations

from tests.pages.rolls.press import DEPARTMENT, Roll, each, menu, news, page, slug_of


def link_cards() -> Roll:
    """The whole card is the link: picture, heading, summary and day inside it; pages by query."""
    items, side = news("/tin-tuc/{slug}"), news("/tin-tuc/{slug}", 4, 15)
    cards = each(
        items,
        '<a class="card" href="{path}"><img src="/s/{n}.webp" alt=""><div class="card-body"><h3>{title}</h3><p>{summary}</p><span class="date">{day}</span></div></a>',
    )
    html = page(f"""<header><nav><ul>{menu("/{slug}")}</ul></nav></header><div class="container"><h1>Tin tức</h1><div class="grid">{cards}</div><ul class="pagination"><li class="active"><a href="#">1</a></li><li><a href="/tin-tuc?page=2">2</a></li><li><a href="/tin-tuc?page=3">3</a></li><li><a href="/tin-tuc?page=2" aria-label="Next"><i class="fa fa-angle-right"></i></a></li></ul></div>
<aside><h4>Xem nhiều</h4>{each(side, '<div><a href="{path}">{title}</a></div>')}<a href="/tin-tuc?sort=view">Sắp xếp theo lượt xem</a><a href="/tim-kiem?tag=khuyen-cong">khuyến công</a></aside><footer><a href="/gioi-thieu/chuc-nang-nhiem-vu-quyen-han-cua-so">Chức năng, nhiệm vụ, quyền hạn của Sở</a><a href="https://facebook.example/snt">Theo dõi chúng tôi trên mạng xã hội</a></footer>""")
    return Roll(
        "https://snt.mayngan.example/tin-tuc",
        html,
        items,
        side,
        True,
        "/tin-tuc?page=2",
        ("/tin-tuc?page=2", "/tin-tuc?page=3"),
        traps=("/tin-tuc?sort=view",),
    )


def liferay_current() -> Roll:
    """Pages by a portlet's `cur`, sessions in every address, sign-in and pop-up twins."""
    items = news("/web/snt/-/{slug}-{n}")
    show = each(
        items,
        '<div class="asset-abstract"><h3 class="asset-title"><a href="{path};jsessionid=A1B2.node3">{title}</a></h3><div class="metadata-publish-date">{day}</div><div class="asset-summary">{summary}</div><div class="asset-more"><a href="{path};jsessionid=A1B2.node3">Đọc thêm về {title}</a></div></div>',
    )
    base = "/web/snt/tin-tuc?p_p_id=101_INSTANCE_x1&p_p_lifecycle=0&_101_INSTANCE_x1_delta=10&_101_INSTANCE_x1_cur={}"
    numbers = "".join(f'<li><a href="{base.format(n).replace("&", "&amp;")}">{n}</a></li>' for n in range(2, 5))
    html = page(f"""<div id="banner"><a href="/web/snt">{DEPARTMENT}</a></div><div id="navigation" class="nav-collapse"><ul>{menu("/web/snt/{slug};jsessionid=A1B2.node3")}</ul></div><div class="portlet-body">{show}<ul class="lfr-pagination-buttons pager">{numbers}<li><a href="{base.format(2).replace("&", "&amp;")}">Tiếp theo →</a></li></ul></div>
<a href="/c/portal/login?p_l_id=10180">Đăng nhập hệ thống nội bộ</a><a href="/web/snt/tin-tuc?p_p_id=101&amp;p_p_state=pop_up">In trang này ra giấy</a>""")
    return Roll(
        "https://snt.mayngan.example/web/snt/tin-tuc",
        html,
        items,
        (),
        True,
        base.format(2),
        tuple(base.format(n) for n in (2, 3, 4)),
        traps=("/c/portal/login?p_l_id=10180", "/web/snt/tin-tuc?p_p_id=101&p_p_state=pop_up"),
    )


def wordpress_blog() -> Roll:
    """Articles and pages both right under the root; a calendar of months, tags, replies, and older posts."""
    items, side = news("/{slug}/"), news("/{slug}/", 5, 14)
    posts = each(
        items,
        '<article class="post"><h2 class="entry-title"><a href="{path}" rel="bookmark">{title}</a></h2><div class="entry-meta"><a href="{path}"><time>{day}</time></a> bởi <a href="/author/quantri/">Quản trị</a> | <a href="{path}#respond">Để lại phản hồi</a></div><p>{summary} <a class="more-link" href="{path}">Đọc tiếp</a></p></article>',
    )
    days = "".join(
        f'<td><a href="/2023/05/{n:02}/" aria-label="Bài viết đã được đăng vào ngày {n} tháng 5">{n}</a></td>'
        for n in (2, 5, 8, 9, 16)
    )
    html = page(f"""<header id="masthead"><div class="main-navigation"><ul>{menu("/{slug}/")}</ul></div></header><main>{posts}<nav class="navigation posts-navigation"><div class="nav-previous"><a href="/category/tin-tuc/page/2/">Các bài cũ hơn</a></div></nav></main>
<aside class="widget-area"><section class="widget"><h2>Bài viết mới</h2><ul>{each(side, '<li><a href="{path}">{title}</a></li>')}</ul></section><section class="widget widget_calendar"><table id="wp-calendar"><tr>{days}</tr></table><nav><a href="/2023/04/">« Th4</a></nav></section><section class="widget"><div class="tagcloud"><a href="/tag/khuyen-cong-va-tu-van-phat-trien-cong-nghiep/">khuyến công và tư vấn phát triển công nghiệp</a></div></section><a href="/wp-login.php">Đăng nhập</a><a href="/feed/">RSS bài viết</a></aside>""")
    return Roll(
        "https://snt.mayngan.example/category/tin-tuc/",
        html,
        items,
        side,
        True,
        "/category/tin-tuc/page/2/",
        ("/category/tin-tuc/page/2/",),
        traps=("/2023/05/16/", "/2023/04/", "/wp-login.php", "/feed/"),
    )


def asked_for_more() -> Roll:
    """Articles by a long key; "Xem thêm" is a button whose endpoint stands in an attribute."""
    items = news("/bai-viet/{slug}-{long}")
    rows = each(
        items,
        '<div class="flex gap-4 py-3"><a href="{path}"><img src="/m/{n}.jpg"></a><div><a class="font-semibold" href="{path}">{title}</a><div class="text-xs text-gray-500">{day}</div><div class="text-sm">{summary}</div></div></div>',
    )
    html = page(
        f"""<div class="bg-blue-700 flex">{menu("/chuyen-muc/{slug}", '<a class="px-3 py-2" href="{path}">{text}</a>')}</div><div class="mx-auto"><div class="divide-y" id="list">{rows}</div><button class="btn" hx-get="/api/danh-sach?chuyen-muc=tin-tuc&amp;trang=2" hx-target="#list">Xem thêm</button></div><div class="grid"><a href="/video/{slug_of("Phóng sự về làng nghề đan lát ở xã Suối Vàng")}-31">Phóng sự về làng nghề đan lát ở xã Suối Vàng</a><a href="/album/hinh-anh-hoi-thi-nau-an-cua-cong-doan-so-32">Hình ảnh hội thi nấu ăn của Công đoàn Sở</a></div>"""
    )
    more = "/api/danh-sach?chuyen-muc=tin-tuc&trang=2"
    return Roll("https://snt.mayngan.example/chuyen-muc/tin-tuc", html, items, (), True, more, (more,))


def crowded_front() -> Roll:
    """A front page: boxes under long section headings, topics, videos, partners, a thumbnail and a title apart."""
    items, boxes = (
        news("/{slug}-{long}.htm", 8),
        [news("/{slug}-{long}.htm", 4, start, base=2000) for start in (8, 12, 16)],
    )
    heads = (
        "Chỉ đạo, điều hành của lãnh đạo Sở và Ủy ban nhân dân tỉnh",
        "Doanh nghiệp - Người tiêu dùng",
        "Nông thôn mới",
    )
    made = "".join(
        f'<section class="box-category"><div class="box-head"><a class="name" href="/{slug_of(head)}.htm">{head}</a></div>{each(box, """<div class="box-item"><a href="{path}" title="{title}" class="thumb"><img src="/z/{n}.jpg" alt="{title}"></a><h3><a href="{path}" title="{title}">{title}</a></h3></div>""")}<a class="more" href="/{slug_of(head)}.htm">Xem thêm</a></section>'
        for head, box in zip(heads, boxes, strict=True)
    )
    topics = "".join(
        f'<a href="/chu-de/{slug_of(text)}-{n}.htm">{text}</a>'
        for n, text in enumerate(
            (
                "Kỷ niệm 40 năm ngày thành lập ngành của tỉnh",
                "Chương trình mỗi xã một sản phẩm năm 2023",
                "Phòng chống hàng giả trong dịp lễ lớn",
            ),
            268,
        )
    )
    videos = "".join(
        f'<div class="box-item"><a href="/video/{slug_of(text)}-{n}.htm"><img src="/v/{n}.jpg"></a><a href="/video/{slug_of(text)}-{n}.htm">{text}</a></div>'
        for n, text in enumerate(
            ("Toàn cảnh lễ hội trái cây vùng thượng nguồn", "Bản tin thị trường tuần thứ hai của tháng"), 19782
        )
    )
    html = page(f"""<div class="header__top"><a href="/"><img alt="{DEPARTMENT} - trang tin điện tử tổng hợp" src="/l.png"></a></div><div class="header__nav">{menu("/{slug}.htm")}</div><div class="hot-topic">{topics}</div><div class="home__focus">{each(items, '<div class="box-item"><a href="{path}"><img src="/z/{n}.jpg" alt="{title}"></a><h2><a href="{path}">{title}</a></h2><p data-role="sapo">{summary}</p></div>')}</div>{made}<div class="box-video">{videos}</div>
<div class="partner"><a href="https://congthuong.example/hoi-nghi-cong-thuong-toan-quoc-nam-2023-123456.htm">Hội nghị ngành toàn quốc năm 2023</a><a href="http://dvc.mayngan.example/"><img src="/dvc.png" alt="Cổng dịch vụ công trực tuyến của tỉnh"></a></div><div class="footer"><a href="/lien-he.htm">Liên hệ</a></div>""")
    return Roll("https://snt.mayngan.example/", html, items, tuple(one for box in boxes for one in box), dated=False)


def zero_based() -> Roll:
    """Pages counted from nothing in the path, a count "1/15" that is no link, a side box with its own pages."""
    items, side = news("/{section}/{slug}-{n}.html"), news("/{section}/{slug}-{n}.html", 5, 12)
    rows = each(
        items,
        '<li class="item"><a class="thumb" href="{path}"><img src="/t/{n}.jpg"></a><h3 class="title"><a href="{path}">{title}</a></h3><div class="info">{day} | <a href="/tin-trong-tinh">Tin trong tỉnh</a></div></li>',
    )
    numbers = "".join(f'<li><a href="/tin-tuc-page{n}">{n + 1}</a></li>' for n in range(1, 5))
    box = (
        each(side, '<p><a href="{path}">{title}</a></p>')
        + '<div class="mini"><a href="/tin-tuc?boxpage=2">2</a> <a href="/tin-tuc?boxpage=3">3</a> <a href="/tin-tuc?boxpage=2">»</a></div>'
    )
    html = page(
        f'<div class="main-menu"><ul>{menu("/{slug}")}</ul></div><div class="breadcrumb"><a href="/">Trang chủ</a> / <a href="/tin-tuc">Tin tức</a></div><ul class="list">{rows}</ul><ul class="pagination__list"><li><span>1/15</span></li>{numbers}<li><a href="/tin-tuc-page1">›</a></li></ul><div class="sidebar"><h3>Văn bản mới</h3>{box}</div>'
    )
    return Roll(
        "https://snt.mayngan.example/tin-tuc",
        html,
        items,
        side,
        True,
        "/tin-tuc-page1",
        tuple(f"/tin-tuc-page{n}" for n in range(1, 5)),
    )


def terse_titles() -> Roll:
    """Definition lists, a menu of long entries without any class, and articles of a staff page's sort beside them."""
    items = news("/noi-dung/{n}/{slug}")
    long = (
        "Giới thiệu chung về Sở Nội thương tỉnh Mây Ngàn",
        "Cơ cấu tổ chức và nhân sự các phòng, đơn vị",
        "Quy hoạch, kế hoạch phát triển ngành",
        "Thủ tục hành chính thuộc thẩm quyền giải quyết",
        "Sơ đồ cổng",
        "Góp ý",
    )
    staff = "".join(
        f'<div><a href="/can-bo/{slug_of(name)}">{name} - {role}</a></div>'
        for name, role in (
            ("Nguyễn Văn Thử", "Giám đốc Sở"),
            ("Trần Thị Mẫu", "Phó Giám đốc Sở"),
            ("Lê Văn Ví", "Phó Giám đốc Sở"),
        )
    )
    rows = each(items, "<dt><a href='{path}'>{title}</a></dt><dd>{summary}</dd><dd>Ngày đăng: {day}</dd>")
    numbers = "".join(f'<a href="/danh-muc/3/tin-tuc;page={n}">{n}</a> ' for n in (2, 3))
    left = menu("/danh-muc/{n}/{slug}", '<div><a href="{path}">{text}</a></div>', long)
    html = page(
        f"<table><tr><td>{left}</td><td><dl>{rows}</dl><p>Trang 1 {numbers}</p></td><td><b>Ban Giám đốc</b>{staff}</td></tr></table>"
    )
    return Roll(
        "http://snt.mayngan.example/danh-muc/3/tin-tuc",
        html,
        items,
        (),
        True,
        "/danh-muc/3/tin-tuc;page=2",
        ("/danh-muc/3/tin-tuc;page=2", "/danh-muc/3/tin-tuc;page=3"),
    )
