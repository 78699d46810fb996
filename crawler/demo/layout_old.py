"""The article markup before the redesign of March 2020: tables, font tags, captions as loose lines."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from crawler.demo.markup import inline, table_rows
from crawler.demo.story import Block, Picture, Story

TEXT = '<p style="text-align: justify;"><font face="Arial" size="2">{}</font></p>'


def article_old(story: Story, views: int, related: Sequence[Story]) -> str:
    """Give the table that holds one article and the list of its section's other news."""
    top = "".join(_picture(story, one) for one in story.pictures if one.after < 0)
    signed = (
        f'<p align="right"><b><i><font size="2">{escape(story.signature.raw)}</font></i></b></p>'
        if story.signature
        else ""
    )
    return f"""<table width="100%" border="0" cellspacing="0" cellpadding="4" class="baiviet">
{f'<tr><td align="center">{top}</td></tr>' if top else ""}
<tr><td><font color="#9c1b1b" size="4"><b>{inline(story, story.title)}</b></font></td></tr>
<tr><td><font color="#777777" size="1">{_dates(story)}</font>
<font color="#777777" size="1">Lượt xem: {views}</font></td></tr>
{f'<tr><td class="tomtat"><font size="2"><b>{inline(story, story.lead)}</b></font></td></tr>' if story.lead else ""}
<tr><td class="noidung">
{_body(story)}
{_papers(story)}{signed}
</td></tr>
<tr><td align="right"><a href="?print=1"><font size="1">[Bản in]</font></a>
<a href="javascript:history.back()"><font size="1">[Trở về]</font></a></td></tr>
</table>
{_related(related)}"""


def _dates(story: Story) -> str:
    return " ".join(stamp.raw for stamp in (story.published, story.updated) if stamp)


def _body(story: Story) -> str:
    made: list[str] = []
    for place, block in enumerate(story.blocks):
        made.append(_block(story, block))
        made += [_picture(story, one) for one in story.pictures if one.after == place]
    return "\n".join(made)


def _block(story: Story, block: Block) -> str:
    if block.kind == "table":
        rows = table_rows(story, block.rows, 'td bgcolor="#e8eef7" align="center"', "td")
        return f'<table border="1" cellspacing="0" cellpadding="3" width="96%" align="center">\n{rows}\n</table>'
    text = inline(story, block.text)
    if block.kind == "heading":
        return TEXT.format(f"<b>{text}</b>")
    return TEXT.format(f"<i>{text}</i>" if block.kind == "quote" else text)


def _picture(story: Story, one: Picture) -> str:
    """Give a picture and its caption: in two rows of a table, or as two loose centred lines."""
    image = f'<img src="{one.path}" alt="{escape(story.printed(one.alt))}" width="{one.width}" border="0">'
    caption = inline(story, one.caption_raw) if one.caption_raw else ""
    if one.width % 40:
        line = f'<p align="center"><font size="2" color="#0000cc"><i>{caption}</i></font></p>' if caption else ""
        return f'<p align="center">{image}</p>\n{line}'
    row = f'<tr><td align="center"><font size="2"><i>{caption}</i></font></td></tr>' if caption else ""
    return f'<table align="center" border="0" class="hinh"><tr><td>{image}</td></tr>\n{row}</table>'


def _papers(story: Story) -> str:
    lines = [
        f'<p><font size="2">Tải về: <a href="{one.path}">{escape(one.title)}</a></font></p>\n' for one in story.papers
    ]
    return "".join(lines)


def _related(stories: Sequence[Story]) -> str:
    rows = "\n".join(
        f'<tr><td><font size="2">&bull; <a href="{one.path}">{escape(one.title)}</a> <i>({one.shown})</i></font></td>'
        for one in stories
    )
    return f"""<table width="100%" border="0" cellpadding="3" class="cungloai">
<tr><td bgcolor="#dfe8f3"><b><font size="2" color="#14418b">Tin cùng loại</font></b></td></tr>
{rows}
</table>"""
