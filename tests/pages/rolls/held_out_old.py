# ruff: noqa: E501  (markup reads better unbroken)
"""Lists of older portals that the rules are only measured on."""

from __future__ import annotations

from tests.pages.rolls.press import DEPARTMENT, Roll, each, menu, news, page


def nested_frames() -> Roll:
    """Tables in tables; the day in the cell before the title; pages by an offset; a list of documents beside."""
    items, side = news("/view.php?nid={n}", day="%d/%m/%Y %H:%M"), news("/view.php?nid={n}", 4, 16)
    rows = each(
        items,
        '<tr><td nowrap><font color="gray">{day}</font></td><td><table><tr><td><a href="{path}">{title}</a></td></tr><tr><td>{summary}</td></tr></table></td></tr>',
    )
    papers = "".join(
        f'<tr><td><a href="/vanban.php?vid={n}">Quyết định số {n}/QĐ-SNT về việc ban hành quy chế làm việc</a></td></tr>'
        for n in (41, 42, 43)
    )
    numbers = "".join(f'<td><a href="/list.php?cid=3&amp;start={n * 20}">[{n + 1}]</a></td>' for n in range(1, 5))
    html = page(
        f"""<table align="center"><tr><td><table><tr>{menu("/list.php?cid={n}", '<td><a href="{path}">{text}</a></td>')}</tr></table></td></tr><tr><td><table><tr><td><table>{rows}<tr><td colspan="2"><table><tr><td>[1]</td>{numbers}<td><a href="/list.php?cid=3&amp;start=20">Tiếp »</a></td></tr></table></td></tr></table></td><td><table><tr><td><b>Tin nổi bật</b></td></tr>{each(side, '<tr><td>» <a href="{path}">{title}</a></td></tr>')}</table><table><tr><td><b>Văn bản mới</b></td></tr>{papers}</table></td></tr></table></td></tr></table>"""
    )
    return Roll(
        "http://snt.mayngan.example/list.php?cid=3",
        html,
        items,
        side,
        True,
        "/list.php?cid=3&start=20",
        tuple(f"/list.php?cid=3&start={n}" for n in (20, 40, 60, 80)),
    )


def data_pager() -> Roll:
    """A DataPager of bare targets, post-back options, and a button that submits the form."""
    items = news("/ArticleDetail.aspx?ArticleID={n}")
    rows = each(
        items,
        '<div class="lv"><span class="lbl">{day}</span><br><a id="l{n}" href="{path}">{title}</a><br><span>{summary}</span></div>',
    )
    numbers = "".join(
        f"""<a href="javascript:__doPostBack('ctl00$cph$dp$ctl01$ctl{n:02}','')">{n + 1}</a> """ for n in range(1, 4)
    )
    options = "javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions(&quot;ctl00$cph$lnkNext&quot;, &quot;&quot;, true, &quot;&quot;, &quot;&quot;, false, true))"
    html = page(
        f"""<form name="f" method="post" action="ArticleList.aspx?CatID=7"><div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" value="dDw"><input type="hidden" name="__VIEWSTATEGENERATOR" value="C2E"></div><table><tr><td class="mnu">{menu("/ArticleList.aspx?CatID={n}", '<a href="{path}">{text}</a><br>')}</td><td>{rows}<span id="dp"><span>1</span> {numbers}</span> <a href="{options}">Trang sau</a> <input type="submit" name="ctl00$cph$btnLast" value="Trang cuối"> <input type="submit" name="ctl00$btnSearch" value="Tìm kiếm"> <a href="javascript:__doPostBack('ctl00$login','')">Đăng nhập</a></td></tr></table></form>"""
    )
    posts = (
        *(
            (("__EVENTTARGET", f"ctl00$cph$dp$ctl01$ctl{n:02}"), ("__EVENTARGUMENT", ""), ("__VIEWSTATE", "dDw"))
            for n in range(1, 4)
        ),
        (("__EVENTTARGET", "ctl00$cph$lnkNext"), ("__EVENTARGUMENT", "")),
        (("ctl00$cph$btnLast", "Trang cuối"), ("__VIEWSTATEGENERATOR", "C2E")),
    )
    return Roll("http://snt.mayngan.example/ArticleList.aspx?CatID=7", html, items, posts=posts)


def joomla_blog() -> Roll:
    """A blog layout with leading items and rows of columns, readmore links, pages by limitstart, a k2 calendar."""
    items, links = (
        news("/index.php?option=com_content&view=article&id={n}:{slug}&catid=8", 8),
        news("/index.php?option=com_content&view=article&id={n}:{slug}&catid=8", 4, 8),
    )
    blog = each(
        items,
        '<div class="item column-1"><h2><a href="{path}">{title}</a></h2><dl class="article-info"><dd class="published">Được đăng ngày {day}</dd><dd class="hits">Lượt xem: 12</dd></dl><p>{summary}</p><p class="readmore"><a href="{path}">Đọc thêm: {cut}</a></p></div>',
    )
    base = "/index.php?option=com_content&view=category&layout=blog&id=8&limitstart={}"
    days = "".join(
        f'<td><a href="/index.php?option=com_k2&amp;view=itemlist&amp;task=date&amp;year=2023&amp;month=5&amp;day={n}">{n}</a></td>'
        for n in range(1, 20)
    )
    esc = base.replace("&", "&amp;")
    numbers = "".join(f'<a href="{esc.format(n * 12)}">{n + 1}</a>' for n in (1, 2, 3))
    html = page(
        f"""<div id="ja-mainnav"><ul class="level0">{menu("/index.php?option=com_content&amp;view=category&amp;layout=blog&amp;id={n}")}</ul></div><div class="blog">{blog}<div class="items-more"><ol>{each(links, '<li><a href="{path}">{title}</a></li>')}</ol></div><div class="pagination">1{numbers}<a href="{esc.format(12)}" title="Tiếp">Tiếp</a><a href="{esc.format(36)}">Cuối</a></div></div><div class="k2CalendarBlock"><table><tr>{days}</tr></table></div><a href="/index.php?option=com_users&amp;view=login">Đăng nhập dành cho cán bộ Sở</a>"""
    )
    traps = (*(f"/index.php?option=com_k2&view=itemlist&task=date&year=2023&month=5&day={n}" for n in range(1, 20)),)
    return Roll(
        "http://snt.mayngan.example/index.php?option=com_content&view=category&layout=blog&id=8",
        html,
        items,
        links,
        False,
        base.format(12),
        tuple(base.format(n) for n in (12, 24, 36)),
        traps=traps,
    )


def tabs_of_modules() -> Roll:
    """Addresses with a tab's number, pages in the path, a log-in that remembers the way back, minimised twins."""
    items = news("/tabid/57/articleType/ArticleView/articleId/{n}/{slug}.aspx")
    rows = each(
        items,
        '<div class="article"><table><tr><td><a href="{path}"><img src="/Portals/0/{n}.jpg" alt="{title}"></a></td><td><a class="head" href="{path}">{title}</a> <span class="Normal">({day})</span><div class="Normal">{summary} [<a href="{path}">Xem tiếp...</a>]</div></td></tr></table></div>',
    )
    numbers = "".join(
        f'<a class="CommandButton" href="/tabid/57/currentpage/{n}/tin-tuc.aspx">{n}</a> ' for n in (2, 3, 4)
    )
    html = page(
        f'<div id="dnn_dnnNAV">{menu("/tabid/{n}/{slug}.aspx")}</div><div id="dnn_ContentPane"><h1>Tin tức</h1>{rows}<div class="ArticlePager">Trang 1 trong 4 {numbers}<a class="CommandButton" href="/tabid/57/currentpage/2/tin-tuc.aspx">Tiếp</a></div></div><div id="dnn_RightPane"><a href="/tabid/88/ctl/Login/returnurl/tin-tuc.aspx">Đăng nhập để gửi bài viết cộng tác</a></div>'
    )
    return Roll(
        "http://snt.mayngan.example/tabid/57/tin-tuc.aspx",
        html,
        items,
        (),
        True,
        "/tabid/57/currentpage/2/tin-tuc.aspx",
        tuple(f"/tabid/57/currentpage/{n}/tin-tuc.aspx" for n in (2, 3, 4)),
    )


def line_breaks() -> Roll:
    """Titles parted by breaks with a dash before and the day in brackets after; pages by /trang-2/."""
    items = news("/tin/{n}.htm")
    rows = each(items, '- <a href="{path}">{title}</a> ({day})<br>')
    numbers = " ".join(f'<a href="/tin-tuc/trang-{n}/">{n}</a>' for n in (2, 3, 4, 5))
    html = page(
        f"""<div align="center"><b>{DEPARTMENT.upper()}</b><br>{menu("/{slug}/", ' | <a href="{path}">{text}</a>')}</div><hr><b>Tin tức</b><br>{rows}<br>{numbers} <a href="/tin-tuc/trang-2/">Xem tiếp các tin cũ hơn</a><hr><a href="mailto:vp@snt.mayngan.example">vp@snt.mayngan.example</a>"""
    )
    return Roll(
        "http://snt.mayngan.example/tin-tuc/",
        html,
        items,
        (),
        True,
        "/tin-tuc/trang-2/",
        tuple(f"/tin-tuc/trang-{n}/" for n in (2, 3, 4, 5)),
    )


def days_in_path() -> Roll:
    """A newspaper's list with a picker of days, a jump menu, and pages `trang-2.htm` printed twice."""
    items, side = news("/{section}/{slug}-{long}.htm"), news("/{section}/{slug}-{long}.htm", 5, 11)
    rows = each(
        items,
        '<article class="article-item"><div class="article-thumb"><a href="{path}"><img data-src="/t/{n}.jpg" alt="{title}"></a></div><div class="article-content"><h3 class="article-title"><a href="{path}">{title}</a></h3><div class="article-excerpt"><a href="{path}">{summary}</a></div></div></article>',
    )
    days = "".join(
        f'<a href="/tin-tuc/tu-ngay/2023-05-{n:02}/den-ngay/2023-05-{n:02}.htm">{n}</a>' for n in range(1, 29)
    )
    pager = (
        '<div class="paging"><a class="active" href="/tin-tuc.htm">1</a>'
        + "".join(f'<a href="/tin-tuc/trang-{n}.htm">{n}</a>' for n in (2, 3, 4))
        + '<a href="/tin-tuc/trang-2.htm">Trang sau</a></div>'
    )
    html = page(
        f"""<header><div class="bg-wrap"><ol class="nav-full">{menu("/{slug}.htm")}</ol></div></header><main>{pager}{rows}{pager}<select onchange="location=this.value"><option value="/tin-tuc/trang-9.htm">9</option></select><div class="picker">{days}</div></main><div class="most">{each(side, '<div><span>{n}</span><a href="{path}">{title}</a></div>')}</div>"""
    )
    traps = tuple(f"/tin-tuc/tu-ngay/2023-05-{n:02}/den-ngay/2023-05-{n:02}.htm" for n in range(1, 29))
    return Roll(
        "https://snt.mayngan.example/tin-tuc.htm",
        html,
        items,
        side,
        False,
        "/tin-tuc/trang-2.htm",
        tuple(f"/tin-tuc/trang-{n}.htm" for n in (2, 3, 4)),
        traps=traps,
    )
