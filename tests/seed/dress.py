# ruff: noqa: E501  (markup reads better unbroken)
"""The seed page in four dresses: the same visible text in four markups such as portals have used since 2008."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
SEED = SHARED / "seed"
ARTICLE_PATH = "/tin-tuc/dai-hoi-cong-doan-co-so-1021"
MENU = (
    "Trang chủ",
    "Giới thiệu",
    "Tin tức sự kiện",
    "Công nghiệp",
    "Thương mại",
    "Văn bản pháp luật",
    "Thủ tục hành chính",
    "Liên hệ",
)
RELATED = (
    "Hội nghị cán bộ, công chức năm 2023",
    "Kết nạp đoàn viên mới quý I năm 2023 tại khối văn phòng",
    "Tập huấn nghiệp vụ công tác công đoàn cho tổ trưởng (05/04/2023)",
)


@dataclass(frozen=True)
class SeedPage:
    """The parts of `page.txt` in their order; `body` holds ("p" or "caption", line as printed)."""

    email: str
    phones: str
    unit: str
    unit_phones: str
    title: str
    slide_caption: str
    updated: str
    body: tuple[tuple[str, str], ...]
    byline: str
    related: str


def read_seed(captions: set[str]) -> SeedPage:
    """Take `page.txt` apart by its own lines; `captions` tells captions from paragraphs."""
    lines = [line for line in (SEED / "page.txt").read_text(encoding="utf-8").split("\n") if line.strip(" \u00a0")]
    rest = lines[11:-2]
    body = tuple(("caption" if line.strip() in captions else "p", line.rstrip("\n")) for line in rest)
    return SeedPage(
        email=lines[1].strip(),
        phones=lines[3].strip(),
        unit=lines[5].strip(),
        unit_phones=lines[6].strip(),
        title=lines[7],
        slide_caption=lines[8],
        updated=lines[10],
        body=body,
        byline=lines[-2],
        related=lines[-1],
    )


def escaped(line: str) -> str:
    """Escape a line; no-break spaces as entities, and the cut word cut by tags as an editor's paste leaves it."""
    text = html.escape(line, quote=False).replace("\u00a0", "&nbsp;")
    return text.replace("Đ ồng chí Phó", "<span>Đ</span> <span>ồng chí Phó</span>")


def menu_links() -> str:
    return "".join(f'<li><a href="/muc-{number}">{name}</a></li>' for number, name in enumerate(MENU))


def related_links() -> str:
    return "".join(f'<li><a href="/tin-tuc/tin-{number}">{title}</a></li>' for number, title in enumerate(RELATED))


def table_2008(seed: SeedPage) -> str:
    """Nested tables and fonts, the contact block in the left cell, paragraphs parted by line breaks."""
    parts: list[str] = []
    for kind, line in seed.body:
        if kind == "caption":
            parts.append(
                f'<br><img src="/upload/{len(parts)}.jpg" width="480" border="0"><br>{escaped(line)}<br>&nbsp;<br>'
            )
        else:
            parts.append(f"{escaped(line)}<br><br>\n")
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>Sở Công Thương tỉnh Bến Tre</title></head><body bgcolor="#ffffff">
<table width="1000" align="center" border="0" cellspacing="0"><tr><td colspan="3"><img src="/images/banner.jpg" width="1000"></td></tr>
<tr><td width="200" valign="top"><table width="100%">{"".join(f'<tr><td><a href="/m{i}">{n}</a></td></tr>' for i, n in enumerate(MENU))}</table>
<table width="100%"><tr><td><ul><li><b>EMAIL:</b><br>{seed.email}</li><li><b>ĐIỆN THOẠI:</b><br>{seed.phones}</li>
<li><b>ĐƠN VỊ TRỰC THUỘC:</b><br>{html.escape(seed.unit)}<br>{seed.unit_phones}</li></ul></td></tr></table></td>
<td valign="top"><table width="100%"><tr><td align="center"><a href="/slide"><font color="#cc0000"><b>{seed.title}</b></font></a><br>
<img src="/upload/slide.jpg" width="500"></td></tr><tr><td>{escaped(seed.slide_caption)}</td></tr></table>
<table width="100%"><tr><td><font size="4" color="#003399"><b>{seed.title}</b></font></td></tr>
<tr><td><font size="1"><i>{seed.updated}</i></font></td></tr>
<tr><td><font face="Arial" size="2">{"".join(parts)}</font><div align="right"><b>{escaped(seed.byline)}</b></div></td></tr>
<tr><td><font color="#cc0000"><b>{seed.related}</b></font><ul>{related_links()}</ul></td></tr></table></td>
<td width="150" valign="top"><table><tr><td>Lượt truy cập: 123456</td></tr></table></td></tr>
<tr><td colspan="3" align="center"><font size="1">Bản quyền thuộc Sở Công Thương tỉnh Bến Tre</font></td></tr></table></body></html>"""


def div_portal(seed: SeedPage) -> str:
    """Divisions with class names in Vietnamese, every paragraph a division, centred pictures."""
    parts: list[str] = []
    for kind, line in seed.body:
        if kind == "caption":
            parts.append(
                f'<div style="text-align:center"><img src="/upload/{len(parts)}.jpg" alt=""></div><div style="text-align:center">{escaped(line)}</div>'
            )
        else:
            parts.append(f'<div style="text-align:justify">{escaped(line)}</div><div>&nbsp;</div>')
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{seed.title} - Sở Công Thương tỉnh Bến Tre</title></head><body>
<div id="banner"><h1>SỞ CÔNG THƯƠNG TỈNH BẾN TRE</h1></div><div id="menu"><ul>{menu_links()}</ul></div>
<div class="cot-trai"><div class="lien-he"><ul><li>EMAIL:<div>{seed.email}</div></li><li>ĐIỆN THOẠI:<div>{seed.phones}</div></li>
<li>ĐƠN VỊ TRỰC THUỘC:<div>{html.escape(seed.unit)}</div><div>{seed.unit_phones}</div></li></ul></div></div>
<div class="cot-giua"><div class="slide"><div class="slide-tieu-de"><a href="/slide">{seed.title}</a></div><img src="/upload/slide.jpg" alt=""><div>{escaped(seed.slide_caption)}</div></div>
<div class="chi-tiet-tin"><div class="tieu-de-tin">{seed.title}</div><div class="ngay">{seed.updated}</div>
<div class="noi-dung">{"".join(parts)}</div><div style="text-align:right"><strong>{escaped(seed.byline)}</strong></div></div>
<div class="tin-khac"><div class="tieu-de-khoi">{seed.related}</div><ul>{related_links()}</ul></div></div>
<div id="footer">Ghi rõ nguồn khi phát hành lại thông tin từ trang này.</div></body></html>"""


def word_press(seed: SeedPage) -> str:
    """Article, entry title, figures with captions, the contact block as a widget before the content."""
    parts: list[str] = []
    for kind, line in seed.body:
        if kind == "caption":
            parts.append(
                f'<figure class="wp-caption aligncenter"><img class="size-full" src="/wp/{len(parts)}.jpg" alt=""><figcaption class="wp-caption-text">{escaped(line)}</figcaption></figure>'
            )
        else:
            parts.append(f"<p>{escaped(line)}</p>\n<p>&nbsp;</p>\n")
    return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{seed.title} | Sở Công Thương tỉnh Bến Tre</title>
<meta property="og:title" content="{seed.title}"></head><body class="single single-post"><header class="site-header"><p class="site-title"><a href="/">Sở Công Thương tỉnh Bến Tre</a></p>
<nav class="main-navigation"><ul>{menu_links()}</ul></nav></header>
<div class="widget widget_text"><ul><li><strong>EMAIL:</strong><p>{seed.email}</p></li><li><strong>ĐIỆN THOẠI:</strong><p>{seed.phones}</p></li>
<li><strong>ĐƠN VỊ TRỰC THUỘC:</strong><p>{html.escape(seed.unit)}</p><p>{seed.unit_phones}</p></li></ul></div>
<div class="featured-slide"><h3><a href="/slide">{seed.title}</a></h3><figure><img src="/wp/slide.jpg" alt=""><figcaption>{escaped(seed.slide_caption)}</figcaption></figure></div>
<main><article class="post"><h1 class="entry-title">{seed.title}</h1><div class="entry-meta"><span class="updated">{seed.updated}</span></div>
<div class="entry-content">{"".join(parts)}<p><em>{escaped(seed.byline)}</em></p></div></article>
<section class="related-posts"><h3>{seed.related}</h3><ul>{related_links()}</ul></section></main><footer class="site-footer">Bản quyền © 2023</footer></body></html>"""


def web_forms(seed: SeedPage) -> str:
    """One form with state, generated ids, word-processor paragraphs, pictures and captions in small tables."""
    word = 'class="MsoNormal" style="margin:6pt 0;text-align:justify"'
    parts: list[str] = []
    for kind, line in seed.body:
        if kind == "caption":
            parts.append(
                f'<table align="center"><tbody><tr><td><img src="/Data/{len(parts)}.jpg" style="width:500px"></td></tr>'
                f'<tr><td style="text-align:center"><span style="font-size:10pt">{escaped(line)}</span></td></tr></tbody></table><p>&nbsp;</p>'
            )
        else:
            parts.append(
                f'<p {word}><span style="font-size:13pt;font-family:Arial">{escaped(line)}<o:p></o:p></span></p>\n'
            )
    contact = (
        f'<div class="contact-module"><ul><li><span class="nhan">EMAIL:</span><br /><span>{seed.email}</span></li>'
        f'<li><span class="nhan">ĐIỆN THOẠI:</span><br /><span>{seed.phones}</span></li><li><span class="nhan">ĐƠN VỊ TRỰC THUỘC:</span><br />'
        f"<span>{html.escape(seed.unit)}</span><br /><span>{seed.unit_phones}</span></li></ul></div>"
    )
    return f"""<!DOCTYPE html><html><head id="Head1"><title>{seed.title}</title></head><body>
<form method="post" action=".{ARTICLE_PATH}" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK">
<div class="header"><h1 class="art-slogan">ỦY BAN NHÂN DÂN TỈNH BẾN TRE</h1><h2 class="art-title">SỞ CÔNG THƯƠNG</h2></div>
<div class="nav"><ul>{menu_links()}</ul></div><div id="ctl00_left">{contact}</div>
<div id="ctl00_divCenter"><div class="slider"><a href="/slide"><span class="slide-title">{seed.title}</span></a><br /><img src="/Data/slide.jpg" alt="slide" /><br /><span>{escaped(seed.slide_caption)}</span></div>
<div id="ctl00_mainContent_pnlArticle"><h2 class="articletitle">{seed.title}</h2><div class="info-article-more"><span id="ctl00_lblDate">{seed.updated}</span></div>
<div id="ctl00_mainContent_divContent" class="articletext">{"".join(parts)}<p style="text-align:right"><strong><em>{escaped(seed.byline)}</em></strong></p></div>
<div class="divorther"><label>{seed.related}</label></div><ul class="ul-ortherArticleReference">{related_links()}</ul></div></div>
<div class="footer">Thiết kế bởi Trung tâm Công nghệ</div></form></body></html>"""


DRESSES = {"table_2008": table_2008, "div_portal": div_portal, "word_press": word_press, "web_forms": web_forms}
