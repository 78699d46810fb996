"""Clean text to the markup of a careless editor: words cut by tags, double spaces, letters as entities."""

from __future__ import annotations

import re
from html import escape

from crawler.demo.story import Story

CUT = re.compile(r"(?<=[.,;] )(\w)(\w{2,})")


def inline(story: Story, text: str) -> str:
    """Give a clean text of the story as the HTML that its page holds."""
    markup = escape(story.printed(text), quote=False)
    if "cut" in story.soil:
        markup = CUT.sub(r'<span lang="VI">\1</span><span lang="VI">\2</span>', markup, count=1)
    if "double" in story.soil:
        markup = re.sub(r"(?<=[.;,]) (?=\w)", "  ", markup)
    if "entities" in story.soil:
        markup = re.sub(r"[à-ỹ]", lambda found: f"&#{ord(found[0])};", markup)
    return markup


def table_rows(story: Story, rows: tuple[tuple[str, ...], ...], head: str, cell: str) -> str:
    """Table rows: the first with `head` tags, the others with `cell` tags."""
    made = []
    for place, row in enumerate(rows):
        tag = cell if place else head
        made.append("<tr>" + "".join(f"<{tag}>{inline(story, one)}</{tag.split()[0]}>" for one in row) + "</tr>")
    return "\n".join(made)
