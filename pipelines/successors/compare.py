"""What two articles share, and where they contradict each other, by an alignment of their words; pure.

The price lists of two weeks and the invitations to two meetings share nearly all of their words. They are told apart by
what stands in the same place of the same sentence: another number, another name.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from pipelines.successors.sketch import WORD
from pipelines.text import normalise

RUN = 3
SLOT = 16
"""Words that the place of a number or a name has at most, in a sentence that is otherwise the same."""
SAME_TITLE = 0.5
STOPS = frozenset('.:;!?\n"“”-–•*()')


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both texts in the same order: where it begins in each, and how many they are."""

    one: int
    other: int
    size: int


@dataclass(frozen=True, slots=True)
class Text:
    """One article as it is compared: its words in small letters.

    Of each word, whether it is telling, a number or a name, and whether a sentence begins with it.
    """

    title: tuple[str, ...]
    words: tuple[str, ...]
    telling: tuple[bool, ...]
    opening: tuple[bool, ...]
    files: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two texts stand to each other, in words; `length` is that of the first.

    `shared` words stand in runs of three and more that both have in the same order; `agreed` counts the telling ones
    among them, `contradicted` the places where each tells another number or name. `title` is the share (0 to 1) of the
    shorter title's words that stand in both; `renumbered` says that the titles differ in numbers and in little else.
    `files` says whether they link documents of one name; None when either links none.
    """

    length: int
    shared: int
    shorter: int
    longer: int
    agreed: int
    contradicted: int
    title: float
    renumbered: bool
    files: bool | None

    @property
    def share(self) -> float:
        """The share (0 to 1) of the shorter text that stands in the other."""
        return self.shared / self.shorter if self.shorter else 0.0

    @property
    def kept(self) -> float:
        """The share (0 to 1) of the first text that stands in the other."""
        return self.shared / self.length if self.length else 0.0

    @property
    def cover(self) -> float:
        """The share (0 to 1) of the longer text that stands in the other."""
        return self.shared / self.longer if self.longer else 0.0


def text_of(title: str, body: str, files: Iterable[str] = ()) -> Text:
    """Read an article; `body` is its lead and text in one style of tone marks, `files` names its documents."""
    found = list(WORD.finditer(body))
    opening = tuple(begins_sentence(body, one.start()) for one in found)
    telling = tuple(
        one[0][0].isdigit() or (one[0][0].isupper() and not opens) for one, opens in zip(found, opening, strict=True)
    )
    words = tuple(one[0].casefold() for one in found)
    return Text(tuple(WORD.findall(normalise(title).casefold())), words, telling, opening, frozenset(files))


def begins_sentence(text: str, start: int) -> bool:
    """Tell whether the word there is the first of a sentence, a line or an item."""
    before = text[max(0, start - 3) : start].rstrip(" \t")
    return start == 0 or before[-1:] in STOPS


def compare(one: Text, other: Text) -> Likeness:
    """Compare two articles."""
    runs = list(shared_runs(one.words, other.words))
    shorter, longer = sorted((len(one.words), len(other.words)))
    places = (place for run in runs for place in range(run.one, run.one + run.size))
    return Likeness(
        length=len(one.words),
        shared=sum(run.size for run in runs),
        shorter=shorter,
        longer=longer,
        agreed=len({one.words[place] for place in places if one.telling[place]}),
        contradicted=len(set(contradictions(one, other, runs))),
        title=title_share(one.title, other.title),
        renumbered=is_renumbered(one.title, other.title),
        files=bool(one.files & other.files) if one.files and other.files else None,
    )


def shared_runs(one: Sequence[str], other: Sequence[str]) -> Iterator[Run]:
    """Give the runs of three words and more that both have in the same order."""
    numbers: dict[str, int] = {}
    first, second = (array("q", [numbers.setdefault(word, len(numbers)) for word in words]) for words in (one, other))
    for code in LCSseq.opcodes(first, second):
        if code.tag == "equal" and code.src_end - code.src_start >= RUN:
            yield Run(code.src_start, code.dest_start, code.src_end - code.src_start)


def contradictions(one: Text, other: Text, runs: Sequence[Run]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Give the telling words that stand in each other's place between two runs.

    A department that is called otherwise throughout gives the same pair at each place.
    """
    ends = [Run(0, 0, 0), *runs, Run(len(one.words), len(other.words), 0)]
    for before, after in pairwise(ends):
        mine = places_of(one, before.one + before.size, after.one)
        yours = places_of(other, before.other + before.size, after.other)
        for first, second in zip(mine, yours, strict=True):
            if first - second and second - first:
                yield first - second, second - first


def places_of(text: Text, start: int, end: int) -> tuple[frozenset[str], ...]:
    """Give the telling words between two runs: of all that stands there, else of the sentences that it cuts.

    A passage that one text has and the other lacks begins and ends with a sentence, and tells nothing of the rest.
    """
    opens = [place for place in range(start, end) if text.opening[place]]
    goes_on = end < len(text.words) and not text.opening[end]
    head = told(text, start, opens[0] if opens else end)
    tail = told(text, opens[-1] if opens else start, end if goes_on else start)
    return told(text, start, end), head, tail


def told(text: Text, start: int, end: int) -> frozenset[str]:
    """Give the telling words from `start` up to `end`; none when they are too many for one place."""
    if end - start > SLOT:
        return frozenset()
    return frozenset(text.words[place] for place in range(start, end) if text.telling[place])


def title_share(one: Sequence[str], other: Sequence[str]) -> float:
    """Give the share (0 to 1) of the shorter title's words that stand in both."""
    fewest = min(len(set(one)), len(set(other)))
    return len(set(one) & set(other)) / fewest if fewest else 0.0


def is_renumbered(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether each title has a number that the other lacks, and their words are much the same."""
    first, second = ({word for word in title if word[0].isdigit()} for title in (one, other))
    words = ([word for word in title if not word[0].isdigit()] for title in (one, other))
    return bool(first - second and second - first) and title_share(*words) >= SAME_TITLE
