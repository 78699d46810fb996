"""What a layout's selectors change of an article; a selector that finds nothing leaves the general reading alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from crawler.items import Article, Problem
from crawler.pages.layouts.layouts import LISTED, Named, lines_of
from crawler.pages.layouts.named_fields import READERS, Reading
from crawler.pages.lines import Line

_COLUMNS: Final = {"body": "text", "published": "published_at", "updated": "updated_at", "captions": "images"}
_ADVICE: Final = "mend the selector under `layouts` in the site's file; `luutru sites check` shows what it finds"


def overridden(article: Article, reading: Reading) -> Article:
    """Return the article with each named field read where its selector points, its lines no longer in the text."""
    named = reading.named
    changes: dict[str, Any] = {}
    for name, elements in sorted(named.elements.items()):
        if elements and name in READERS:
            changes |= READERS[name](article, reading, elements)
    until = named.layout.until
    return replace(
        article,
        **changes,
        paragraphs=_text(article, reading, changes),
        evidence=_evidence(article, named),
        layout=f"site file, until {until}" if until else "site file",
    )


def selector_problems(article: Article, named: Named) -> Iterator[Problem]:
    """Yield a problem for each selector that finds nothing.

    An article need not have pictures, documents and related links: there only a find of the general reading tells that
    the selector is wrong.
    """
    general = {"captions": any(image.caption_raw for image in article.images), "attachments": article.attachments}
    general["related"] = any(link.kind == "related" for link in article.links)
    for name in named.missed():
        if general.get(name, True):
            detail = f"layouts: {name}: {named.layout.fields[name]}"
            yield Problem(article.url, _COLUMNS.get(name, name), "selector found nothing", detail, _ADVICE)


def _evidence(article: Article, named: Named) -> dict[str, str]:
    """Return the evidence of both readings: where a selector finds nothing, the general rule stands beside it."""
    evidence = dict(article.evidence)
    for name, found in named.elements.items():
        key = "text" if name == "body" else name
        rest = evidence.get(key) if not found else None
        evidence[key] = "; ".join(filter(None, (named.told(name), rest)))
    if "drop" in named.layout.fields:
        evidence["drop"] = f"layout {named.layout.fields['drop']!r}: {named.dropped or 'nothing'}"
    return evidence


def _text(article: Article, reading: Reading, changes: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paragraphs without the lines that the layout names for other fields.

    What the general reading took for a lead or a caption, and the layout does not, goes back to its place in the text.
    """
    taken = {line.text for line in _taken(reading)}
    inside = reading.found.blocks.inside(reading.found.container, reading.found.start)
    here = {"", *taken, *article.paragraphs}
    freed = [line for line in inside if line.text not in here and _is_freed(line, article, changes)]
    at = {line.text: line.index for line in reversed(inside)}
    texts = [text for text in article.paragraphs if text not in taken]
    for line in freed:
        place = next((number for number, text in enumerate(texts) if at.get(text, -1) > line.index), len(texts))
        texts.insert(place, line.text)
    return tuple(texts)


def _taken(reading: Reading) -> Iterator[Line]:
    """Yield the lines that the layout names for a field other than the text."""
    for name, elements in reading.named.elements.items():
        for element in elements[: None if name in LISTED else 1] if name != "body" else ():
            yield from lines_of(element, reading.lines)


def _is_freed(line: Line, article: Article, changes: Mapping[str, Any]) -> bool:
    was_lead = "lead" in changes and line.text == article.lead
    captions = [image.caption_raw for image in article.images if image.caption_raw] if "images" in changes else []
    return was_lead or any(line.text in caption for caption in captions)
