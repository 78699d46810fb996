# ruff: noqa: E501  (markup reads better unbroken)
"""Lists of older portals on which the rules may be tuned: tables, fonts, WebForms, Joomla, SharePoint."""

from __future__ import annotations

from tests.pages.rolls.press import DEPARTMENT, Roll, each, menu, news, page


def font_tables() -> Roll:
    """Frames of tables and fonts, no class anywhere; the day after the title in the same line; pages as bare numbers."""
    items, side = news("/default.asp?act=xem&cat=2&id={n}"), news("/default.asp?act=xem&cat=5&id={n}", 5, 12)
    rows = each(
        items,
        '<tr><td width="12"><img src="/i/dot.gif" width="5" height="5"></td><td><font size="2"><a href="{path}"><b>{title}</b></a> <i>({day})</i></font></td></tr>',
    )
    left = menu(
        "/default.asp?act=list&cat={n}",
        '<tr><td bgcolor="#eee"><font size="2"><a href="{path}">{text}</a></font></td></tr>',
    )
    right = each(side, '<tr><td><font size="1"><a href="{path}">{title}</a></font></td></tr>')
    pages = "/default.asp?act=list&cat=2&trang={}"
    numbers = " | ".join(f'<a href="{pages.format(n)}">{n}</a>' if n > 1 else "<b>1</b>" for n in range(1, 6))
    html = page(
        f'<center><table width="980"><tr><td colspan="3"><a href="/"><img src="/banner.swf.jpg" alt="{DEPARTMENT} - Cổng thông tin điện tử"></a></td></tr><tr><td valign="top"><table>{left}</table></td><td valign="top"><table><tr><td><font size="4" color="red">TIN TỨC</font></td></tr></table><table>{rows}</table><p align="center">Trang: {numbers}</p></td><td valign="top"><table>{right}</table><table><tr><td><a href="http://congbao.example/"><img src="/cb.gif" alt="Công báo điện tử của tỉnh Mây Ngàn"></a></td></tr></table></td></tr></table></center>'
    )
    return Roll(
        "http://snt.mayngan.example/default.asp?act=list&cat=2",
        html,
        items,
        side,
        True,
        pages.format(2),
        tuple(pages.format(n) for n in range(2, 6)),
    )


def grid_view() -> Roll:
    """A GridView under one form, with sort heads, a Calendar control and a pager of numbers and dots."""
    items = news("/tin-tuc/{n}/{slug}.aspx")
    rows = each(
        items,
        '<tr class="row"><td>{day}</td><td><a id="ctl00_g_{n}_hl" href="{path}">{title}</a></td><td><a href="{path}">Xem chi tiết</a></td></tr>',
    )
    post = "javascript:__doPostBack('{}','{}')"
    heads = "".join(
        f'<th><a href="{post.format("ctl00$main$grid", "Sort$" + name)}">{text}</a></th>'
        for name, text in (("NgayDang", "Ngày"), ("TieuDe", "Tiêu đề của bài viết"))
    )
    numbers = "".join(
        f'<td><a href="{post.format("ctl00$main$grid", f"Page${n}")}">{"..." if n == 11 else n}</a></td>'
        for n in range(2, 12)
    )
    days = "".join(
        f'<td><a href="{post.format("ctl00$cal", 8500 + n)}" title="{n} Tháng Năm">{n}</a></td>' for n in range(1, 29)
    )
    html = page(f"""<form method="post" action="./tin-tuc.aspx?cid=4" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDw"><input type="hidden" name="__EVENTTARGET" value=""><input type="hidden" name="__EVENTARGUMENT" value=""><input type="hidden" name="__EVENTVALIDATION" value="/wEWAg">
<div id="TopMenu"><ul>{menu("/{slug}.aspx")}</ul></div><div id="main"><table><tr>{heads}<th></th></tr>{rows}<tr class="pgr"><td colspan="3"><table><tr><td><span>1</span></td>{numbers}</tr></table></td></tr></table></div>
<table id="ctl00_cal" title="Calendar"><tr><td><a href="{post.format("ctl00$cal", "V8470")}" title="Go to the previous month">&lt;</a></td><td>Tháng Năm 2023</td><td><a href="{post.format("ctl00$cal", "V8531")}">&gt;</a></td></tr><tr>{days}</tr></table></form>""")
    posts = tuple(
        (
            ("__EVENTTARGET", "ctl00$main$grid"),
            ("__EVENTARGUMENT", f"Page${n}"),
            ("__VIEWSTATE", "/wEPDw"),
            ("__EVENTVALIDATION", "/wEWAg"),
        )
        for n in range(2, 12)
    )
    return Roll("http://snt.mayngan.example/tin-tuc.aspx?cid=4", html, items, posts=posts)


def joomla_table() -> Roll:
    """A category table with sort heads, print and mail twins, pages by start; the day before the title."""
    items, side = news("/tin-tuc/{n}-{slug}"), news("/thong-bao/{n}-{slug}", 5, 10)
    rows = each(
        items,
        '<tr class="cat-list-row1"><td class="list-date small">{day}</td><td class="list-title"><a href="{path}">{title}</a> <a href="{path}?tmpl=component&amp;print=1&amp;layout=default" title="In bài viết này">In</a> <a href="/component/mailto/?tmpl=component&amp;link=a{n}">Email</a></td></tr>',
    )
    numbers = "".join(
        f'<li><a title="{n}" href="/tin-tuc?start={n * 10 - 10}" class="pagenav">{n}</a></li>' for n in range(2, 6)
    )
    html = page(f"""<div class="header"><a href="/">{DEPARTMENT}</a></div><ul class="menu nav">{menu()}</ul><main><h2>Tin tức</h2><form><table class="category"><thead><tr><th><a href="/tin-tuc?filter_order=a.created&amp;filter_order_Dir=asc">Ngày đăng của bài</a></th><th><a href="/tin-tuc?filter_order=a.title&amp;filter_order_Dir=asc">Tiêu đề</a></th></tr></thead>{rows}</table></form>
<div class="pagination"><p class="counter">Trang 1 / 5</p><ul><li>Đầu</li>{numbers}<li><a href="/tin-tuc?start=10">Trang sau</a></li><li><a href="/tin-tuc?start=40">Cuối</a></li></ul></div></main><div class="module"><h3>Thông báo</h3><ul class="latestnews">{each(side, '<li><a href="{path}">{title}</a></li>')}</ul></div>
<div class="module"><h3>Đăng nhập</h3><a href="/component/users/?view=reset">Quên mật khẩu đăng nhập?</a></div>""")
    traps = (
        *(f"{one.path}?tmpl=component&print=1&layout=default" for one in items),
        "/tin-tuc?filter_order=a.created&filter_order_Dir=asc",
    )
    return Roll(
        "https://snt.mayngan.example/tin-tuc",
        html,
        items,
        side,
        True,
        "/tin-tuc?start=10",
        tuple(f"/tin-tuc?start={n}" for n in (10, 20, 30, 40)),
        traps=traps,
    )


def sharepoint_click() -> Roll:
    """Articles and standing pages both under /Pages/; the pager is cells that post back when clicked."""
    items = news("/Pages/{slug}.aspx?ItemID={n}", day="(Ngày %d-%m-%Y)")
    rows = each(
        items,
        '<div class="dfwp-item"><a href="{path}"><img src="/img/{n}.jpg" alt="{n}"></a><a class="tit" href="{path}" title="{title}">{cut}</a><span class="time_update">{day}</span><div class="desc">{summary} <a href="{path}">Chi tiết</a></div></div>',
    )
    cells = "".join(
        f"""<td onclick="javascript:__doPostBack('ctl00$wp$pager','{n}')"><span>{n}</span></td>""" for n in range(2, 5)
    )
    html = page(f"""<form method="post" action="/Pages/tin-tuc.aspx"><input type="hidden" name="__REQUESTDIGEST" value="0x1"><input type="hidden" name="__VIEWSTATE" value="vs"><div class="s4-ql"><ul>{menu("/Pages/{slug}.aspx")}</ul></div>
<div class="ms-WPBody">{rows}<table class="paging"><tr><td>1</td>{cells}<td onclick="javascript:__doPostBack('ctl00$wp$pager','2')">Tiếp</td></tr></table></div></form><a href="/_layouts/Authenticate.aspx?Source=%2FPages">Đăng nhập vào hệ thống</a>""")
    posts = tuple(
        (
            ("__EVENTTARGET", "ctl00$wp$pager"),
            ("__EVENTARGUMENT", str(n)),
            ("__VIEWSTATE", "vs"),
            ("__REQUESTDIGEST", "0x1"),
        )
        for n in range(2, 5)
    )
    return Roll("http://snt.mayngan.example/Pages/tin-tuc.aspx", html, items, posts=posts)


def flat_headings() -> Roll:
    """No box round an item: a day, a heading and a summary follow one another; pages by /p2.html."""
    items = news("/bai/{slug}-{n}.html", day="Thứ ba, %d/%m/%Y 08:30")
    rows = each(items, '<p class="d">{day}</p><h4><a href="{path}">{title}</a></h4><p>{summary}</p>')
    numbers = " ".join(f'<a href="/chuyen-muc/tin-tuc/p{n}.html">{n}</a>' for n in range(2, 5))
    html = page(
        f'<div id="hd"><a href="/">Trang chủ</a></div><div id="c1">{menu("/chuyen-muc/{slug}.html", "<p><a href={path}>{text}</a></p>")}</div><div id="c2"><h2>Tin tức</h2>{rows}<div>{numbers} <a href="/chuyen-muc/tin-tuc/p2.html">&gt;&gt;</a></div></div>'
    )
    return Roll(
        "http://snt.mayngan.example/chuyen-muc/tin-tuc.html",
        html,
        items,
        (),
        True,
        "/chuyen-muc/tin-tuc/p2.html",
        tuple(f"/chuyen-muc/tin-tuc/p{n}.html" for n in (2, 3, 4)),
    )


def month_leaves() -> Roll:
    """A list beside a calendar of months without end and a weekly timetable; pages by buttons of a form that gets."""
    items = news("/tin-bai/{n}")
    rows = each(
        items,
        '<div class="post"><a class="post-title" href="{path}">{title}</a><div class="meta">Đăng lúc {day}</div></div>',
    )
    days = "".join(f'<td><a href="/tin-bai?ngay=2023-05-{n:02}">{n}</a></td>' for n in range(1, 29))
    html = page(f"""<div class="top"><ul>{menu("/muc/{slug}")}</ul></div><div class="left">{rows}<form action="/tin-bai" method="get"><input type="hidden" name="loai" value="3"><button name="trang" value="2">2</button><button name="trang" value="3">3</button><button type="submit" name="trang" value="2">Trang sau</button></form></div>
<div class="right"><table><tr><td><a href="/tin-bai?thang=4&amp;nam=2023">«</a></td><td>Tháng 5/2023</td><td><a href="/tin-bai?thang=6&amp;nam=2023">»</a></td></tr><tr><th>T2</th><th>T3</th><th>T4</th><th>T5</th><th>T6</th><th>T7</th><th>CN</th></tr><tr>{days}</tr></table>
<p><a href="/lich-cong-tac?tuan=21&amp;nam=2023">Lịch công tác tuần sau của lãnh đạo Sở</a></p><p><a href="/lich/2023/06">Tháng sau</a></p></div>""")
    traps = (
        *(f"/tin-bai?ngay=2023-05-{n:02}" for n in range(1, 29)),
        "/tin-bai?thang=4&nam=2023",
        "/tin-bai?thang=6&nam=2023",
        "/lich-cong-tac?tuan=21&nam=2023",
        "/lich/2023/06",
    )
    return Roll(
        "https://snt.mayngan.example/tin-bai?loai=3",
        html,
        items,
        (),
        True,
        "/tin-bai?loai=3&trang=2",
        ("/tin-bai?loai=3&trang=2", "/tin-bai?loai=3&trang=3"),
        traps=traps,
    )
