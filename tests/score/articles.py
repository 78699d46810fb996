"""How far a reading of an article page is from the gold, field by field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tests.score.gold import GoldPage, Reading
from tests.score.tally import Figure, Tally
from tests.score.texts import DAY, word_f1

FIGURES: Final = (
    Figure("title", "title exact", "share", 1),
    Figure("published", "published: value and precision", "share", 1),
    Figure("day", "published: day", "share"),
    Figure("updated", "updated: value and precision", "share", 1),
    Figure("printed", "date lines as printed", "share"),
    Figure("lead", "lead exact", "share"),
    Figure("body", "body: F1 over words, mean", "mean", 0.99),
    Figure("body", "body: F1 over words, worst", "worst", 0.95),
    Figure("paragraphs", "paragraphs exactly right", "share", 0.95),
    Figure("phrases", "body: phrases that must not be there", "bad", 0),
    Figure("left", "body: captions left in it", "bad", 0),
    Figure("captions", "captions F1, exact text", "f1", 0.97),
    Figure("credits", "credits F1", "f1", 0.95),
    Figure("tied", "captions tied to their picture", "share"),
    Figure("byline", "byline F1, all fields", "f1", 0.97),
    Figure("text_by", "byline: text by", "f1"),
    Figure("photos_by", "byline: photos by", "f1"),
    Figure("unit", "byline: unit", "f1"),
    Figure("source", "byline: source", "f1"),
    Figure("files", "attachments F1", "f1"),
)
SIGNED: Final = ("text_by", "photos_by", "unit", "source")
Score = Callable[[GoldPage, Reading, Tally], None]


def score_page(page: GoldPage, found: Reading, tally: Tally) -> None:
    """Count every field that both the gold and the reader give."""
    for name, score in SCORES.items():
        if name in page.wanted.gives & found.gives:
            score(page, found, tally)
    _score_signed(page, found, tally)


def _same(name: str) -> Score:
    return lambda page, found, tally: tally.same(page.name, name, getattr(page.wanted, name), getattr(found, name))


def _score_published(page: GoldPage, found: Reading, tally: Tally) -> None:
    wanted = page.wanted.published
    tally.same(page.name, "published", wanted, found.published)
    tally.same(page.name, "day", wanted[:DAY], found.published[:DAY])


def _score_printed(page: GoldPage, found: Reading, tally: Tally) -> None:
    """Count the date lines of the gold; a reader may leave out what else stands on the line, such as a counter."""
    for line in page.wanted.printed:
        right = any(one and (one in line or line in one) for one in found.printed)
        tally.bag(page.name, "printed", [True], [right], (line, found.printed))


def _score_body(page: GoldPage, found: Reading, tally: Tally) -> None:
    wanted = page.wanted
    body = body_of(page, found)
    tally.value(page.name, "body", word_f1("\n".join(wanted.body), "\n".join(body)))
    tally.rows(page.name, "paragraphs", wanted.body, body)
    text = "\n".join(body)
    tally.unwanted(page.name, "phrases", [one for one in page.phrases if one in text], len(page.phrases))
    captions = [caption.text for caption in wanted.captions]
    tally.unwanted(page.name, "left", [one for one in captions if is_left(one, wanted.body, body)], len(captions))


def body_of(page: GoldPage, found: Reading) -> list[str]:
    """Give the paragraphs that count: no lines that may stay or go, and no lead from a reader that gives no leads."""
    free = page.either if "lead" in found.gives else page.either | {page.wanted.lead}
    return [paragraph for paragraph in found.body if paragraph and paragraph not in free]


def is_left(caption: str, wanted: Sequence[str], found: Sequence[str]) -> bool:
    """Whether a caption stands in more paragraphs than it should."""
    return sum(caption in one for one in found) > sum(caption in one for one in wanted)


def _score_captions(page: GoldPage, found: Reading, tally: Tally) -> None:
    wanted = page.wanted.captions
    tally.bag(page.name, "captions", (one.text for one in wanted), (one.text for one in found.captions))
    tally.bag(
        page.name, "credits", [(c.text, c.credit) for c in wanted if c.credit],
        [(c.text, c.credit) for c in found.captions if c.credit],
    )  # fmt: skip
    for caption in wanted:
        if caption.pictures:
            shown = frozenset[str]().union(*(one.pictures for one in found.captions if one.text == caption.text))
            right = bool(shown & caption.pictures)
            tally.bag(page.name, "tied", [True], [right], ((caption.text, sorted(caption.pictures)), sorted(shown)))


def _score_signed(page: GoldPage, found: Reading, tally: Tally) -> None:
    """Count the byline part by part, and as a whole for a reader that tells the parts."""
    for name in SIGNED:
        if name in page.wanted.gives & found.gives:
            wanted, one = getattr(page.wanted, name), _signed(page, found, name)
            tally.bag(page.name, name, wanted, one)
            if found.gives.issuperset(SIGNED):
                tally.bag(page.name, "byline", ((name, value) for value in wanted), ((name, value) for value in one))


def _signed(page: GoldPage, found: Reading, name: str) -> tuple[str, ...]:
    """Give one part of a byline; an office that signs alone is the author where the gold knows no offices."""
    value: tuple[str, ...] = getattr(found, name)
    return found.unit if name == "text_by" and not value and "unit" not in page.wanted.gives else value


def _score_files(page: GoldPage, found: Reading, tally: Tally) -> None:
    tally.bag(page.name, "files", page.wanted.files, found.files)


SCORES: Final[dict[str, Score]] = {
    "title": _same("title"),
    "published": _score_published,
    "updated": _same("updated"),
    "printed": _score_printed,
    "lead": _same("lead"),
    "body": _score_body,
    "captions": _score_captions,
    "files": _score_files,
}
