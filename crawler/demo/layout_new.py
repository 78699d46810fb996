"""The article markup since the redesign of March 2020: divs, figures, a panel of attachments."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from crawler.demo.markup import inline, table_rows
from crawler.demo.story import Block, Picture, Story


def article_new(story: Story, views: int, related: Sequence[Story]) -> str:
    """Give the article and the list of its section's other news."""
    lead = f'<div class="sapo">{inline(story, story.lead)}</div>' if story.lead else ""
    signed = f'<div class="tac-gia">{escape(story.signature.raw)}</div>' if story.signature else ""
    return f"""<article class="chi-tiet" id="bai-{story.number}">
<h2 class="tieu-de-bai">{inline(story, story.title)}</h2>
<div class="thong-tin">{_dates(story)}<span class="luot-xem">Lượt xem: {views}</span></div>
<div class="cong-cu"><span>Cỡ chữ:</span> <a href="#" class="nho">A-</a> <a href="#" class="to">A+</a>
<a href="?print=1">Bản in</a></div>
{lead}
<div class="noi-dung">
{_body(story)}
</div>
{signed}
{_papers(story)}
</article>
{_related(related)}"""


def _dates(story: Story) -> str:
    return "".join(f'<span class="ngay">{stamp.raw}</span>' for stamp in (story.published, story.updated) if stamp)


def _body(story: Story) -> str:
    """Blocks in order; a run of list items is one list, which its pictures follow."""
    made: list[str] = []
    for kind, run in groupby(enumerate(story.blocks), key=lambda pair: pair[1].kind):
        placed = list(run)
        if kind == "item":
            items = "\n".join(f"<li>{inline(story, block.text)}</li>" for _, block in placed)
            made += [f"<ul>\n{items}\n</ul>", *_figures(story, [place for place, _ in placed])]
            continue
        for place, block in placed:
            made += [_block(story, block), *_figures(story, [place])]
    return "\n".join(made)


def _block(story: Story, block: Block) -> str:
    if block.kind == "table":
        return f'<table class="so-lieu">\n{table_rows(story, block.rows, "th", "td")}\n</table>'
    tag = {"heading": "h3", "quote": "blockquote"}.get(block.kind, "p")
    return f"<{tag}>{inline(story, block.text)}</{tag}>"


def _figures(story: Story, places: list[int]) -> list[str]:
    return [_figure(story, one) for one in story.pictures if one.after in places]


def _figure(story: Story, one: Picture) -> str:
    caption = f"<figcaption>{inline(story, one.caption_raw)}</figcaption>" if one.caption_raw else ""
    alt = escape(story.printed(one.alt))
    return f'<figure><img src="{one.path}" alt="{alt}" width="{one.width}" height="{one.height}">{caption}</figure>'


def _papers(story: Story) -> str:
    if not story.papers:
        return ""
    lines = "\n".join(
        f'<li><a href="{one.path}">{escape(one.title)}</a> <span class="tep">({escape(one.file_name)})</span></li>'
        for one in story.papers
    )
    return f'<div class="tep-dinh-kem"><div class="nhan">Tệp đính kèm</div><ul>\n{lines}\n</ul></div>'


def _related(stories: Sequence[Story]) -> str:
    lines = "\n".join(
        f'<li><a href="{one.path}">{escape(one.title)}</a> <span class="ngay-nho">({one.shown})</span></li>'
        for one in stories
    )
    return f'<div class="tin-khac"><h3>Các tin khác</h3><ul>\n{lines}\n</ul></div>'
