"""The scoring of blocks: which element of a page holds the running text, and which boxes inside it are furniture."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, islice, takewhile
from typing import Final

from lxml.html import HtmlElement

from crawler.pages.cues import label_front
from crawler.pages.document import Document
from crawler.pages.dress import is_category
from crawler.pages.lines import Line, Sheet, is_title_like, upward

_ENDS: Final = (*'.!?…:;”"’)/]',)
_FOOTER: Final = (
    "©", "copyright", "ban quyen", "giay phep", "ghi ro nguon", "chiu trach nhiem", "moi hanh vi sao chep"
)  # fmt: skip
_REACHES: Final = re.compile(r"(?=[defht])\b(?:dia chi|tru so|dien thoai|e-?mail|fax|hotline)\s*:")
_FURNITURE: Final = re.compile(
    r"(?:^|[\s_-])(?:related|relate|lienquan|lien-quan|tinlienquan|tinkhac|tin-khac|other[-_]?(?:news|articles?)|"
    r"share|social|tags?|comments?(?:-?(?:list|area|author|content|respond))?|binh-?luan|rating|carousel|swiper|owl-carousel|poll|tham-?do|y-?kien|breadcrumbs?|toolbar|tool|print|sidebar|side-?bar|"
    r"menu(?![_-]content)|nav|navbar|popup|modal|banner|advert|quangcao|ads|newsletter|relatedbox|relatenews|pager|pagination|"
    r"skip|footer|header-top|topbar|copyright)(?=$|[\s_-])|related",
    re.IGNORECASE,
)
_LONG: Final = 60
_NOTICE: Final = 120  # letters
_POINTING: Final = 200.0  # the weight of a notice's only line, beside questions of polls and lines of footers
_LABEL: Final = 25  # letters; a date between a title and its summary has fewer
_REACH: Final = 4  # lines from a title to its summary
_PARTING: Final = 8  # links between title and line at which it counts half
_BOXES: Final = 3  # round a title, one of which holds its summary
_FADING: Final = 60  # lines below the title at which a line counts half
_HEADING: Final = 40  # letters
_FURNISHING: Final = frozenset(("nav", "footer", "aside"))
_NOWHERE: Final = (0, -1, "")
_NEAR_PARAGRAPH: Final = (0.6, 1.0, 0.5, 0.25)
_NEAR_BOX: Final = (1.0, 0.7, 0.35, 0.2)


@lru_cache(maxsize=8192)
def names_furniture(names: str) -> bool:
    """Return whether the names of an element call it furniture."""
    return bool(_FURNITURE.search(names))


def _heft(line: Line) -> float:
    """Return how much a line looks like running text: letters outside links, more when it ends as a sentence does."""
    plain = len(line.text) - line.linked
    if plain < 25 or (line.linked and line.link_share > 0.4) or line.level in (1, 2) or _is_footer(line.folded):
        return 0.0
    if points_to_files(line):
        return _POINTING
    return min(plain, 800) * (1.0 if plain > 120 or line.text.rstrip().endswith(_ENDS) else 0.5)


def points_to_files(line: Line) -> bool:
    """Return whether a line says no more than that all stands in the files of its notice: a whole text, if short."""
    return len(line.text) < _NOTICE and " kem" in line.folded and bool(label_front("see_attached").match(line.folded))


def _is_footer(folded: str) -> bool:
    for words in _FOOTER:  # `any`, and one pattern for all of these, take twice the time
        if words in folded:
            return True
    return ":" in folded and _REACHES.search(folded) is not None


def is_running(line: Line) -> bool:
    """Return whether a line is a full paragraph of text rather than a label, a title or a link."""
    if len(line.text) - line.linked < _LONG or line.teaser:
        return False
    return not line.linked or line.link_share < 0.5


class Blocks:
    """The weights of a page's elements; what holds half of the running text is no furniture, whatever its name."""

    def __init__(self, doc: Document, sheet: Sheet) -> None:
        self.lines: Sequence[Line] = sheet.lines
        self._spans = sheet.spans
        mark_teasers(doc, sheet.lines)
        self.related = self._mark_boxes()
        self._weights = [0.0 if line.teaser else _heft(line) for line in sheet.lines]
        self._total = [0.0, *accumulate(self._weights)]
        self._linked = [0, *accumulate([line.linked for line in sheet.lines])]
        self._running = [0, *accumulate([is_running(line) for line in sheet.lines])]
        self._half = (self._total[-1] + sum(_heft(line) for line in sheet.lines if line.teaser)) / 2
        self._verdicts: dict[HtmlElement | None, dict[HtmlElement, bool]] = defaultdict(dict)
        self._trusted: set[HtmlElement] = set()

    def weight(self, line: Line) -> float:
        """Return how much a line of the page looks like running text; a teaser is of another page."""
        return self._weights[line.index]

    def holds(self, element: HtmlElement, line: Line) -> bool:
        """Return whether a line stands inside an element: its lines are one run, for lines keep the page's order."""
        first, last, _ = self._spans.get(element, _NOWHERE)
        return first <= line.index <= last

    @property
    def running(self) -> int:
        """The number of full paragraphs on the page."""
        return self._running[-1]

    def has_running(self, element: HtmlElement) -> bool:
        """Return whether a full paragraph stands inside an element."""
        first, last, _ = self._spans.get(element, _NOWHERE)
        return self._running[last + 1] > self._running[first]

    def inside(self, element: HtmlElement, start: int = 0) -> Sequence[Line]:
        """Return the lines of an element from line `start` on."""
        first, last, _ = self._spans.get(element, _NOWHERE)
        return self.lines[max(first, start) : last + 1]

    def container(self, start: int = 0) -> HtmlElement | None:
        """Return the element that holds most of the running text from line `start` on, or None when there is none.

        Each line gives its weight to the element around its paragraph and a part of it further out, the less the
        further down it stands; the best element then grows while its parent holds clearly more text and little else.
        """
        near: dict[HtmlElement, float] = defaultdict(float)
        links = 0
        for line, value in zip(self.lines[start:], self._weights[start:], strict=True):
            if line.linked and line.link_share > 0.5:
                links += 1
            if value and not self.is_furniture(line.node):
                fading = 1 + (line.index - start) / _FADING + links / _PARTING if start else 1
                _spread(line.node, value / fading, near)
        return self._grown(max(near, key=lambda node: near[node]), start) if near else None

    def _grown(self, best: HtmlElement, start: int) -> HtmlElement:
        for parent in best.iterancestors():
            held = self._weight_in(parent, start)
            if parent.tag == "html" or not held or self._is_columns(parent):
                break
            gain = (held - self._weight_in(best, start)) / held
            if (gain > 0.3 and self._linked_in(parent) < 0.25 * held) or self._adds_only_text(parent, best, start):
                best = parent
        return best

    def _is_columns(self, row: HtmlElement) -> bool:
        """Whether a row of a table sets columns side by side: a text never grows over two of them."""
        return row.tag == "tr" and sum(cell in self._spans for cell in row) > 1

    def _weight_in(self, element: HtmlElement, start: int) -> float:
        first, last, _ = self._spans.get(element, _NOWHERE)
        return max(0.0, self._total[last + 1] - self._total[min(max(first, start), last + 1)])

    def _linked_in(self, element: HtmlElement) -> int:
        first, last, _ = self._spans.get(element, _NOWHERE)
        return self._linked[last + 1] - self._linked[first]

    def _adds_only_text(self, parent: HtmlElement, best: HtmlElement, start: int) -> bool:
        (above, below, _), (first, last, _) = self._spans.get(parent, _NOWHERE), self._spans.get(best, _NOWHERE)
        added = [*self.lines[max(above, start) : first], *self.lines[max(last + 1, start) : below + 1]]
        return bool(added) and all(self._goes_on(line, best) for line in added)

    def _goes_on(self, line: Line, text: HtmlElement) -> bool:
        """Whether a line beside a text is more of it: a paragraph, a picture, or a sentence in the same dress."""
        if is_running(line) or line.image is not None:
            return True
        alike = line.node.tag == text.tag and line.around[0] == self._names_of(text)
        return self.weight(line) > 0 and alike and line.node.getparent() is text.getparent()

    def _names_of(self, element: HtmlElement) -> str:
        return self._spans.get(element, _NOWHERE)[2]

    def trust(self, node: HtmlElement) -> None:
        """Take no element round a node for furniture, whatever its name: the article's title stands in it."""
        self._trusted = set(node.iterancestors())
        self._verdicts.clear()

    def is_furniture(self, node: HtmlElement, inside: HtmlElement | None = None) -> bool:
        """Return whether an element, or one around it up to `inside`, is named as furniture (menu, related, share)."""
        known = self._verdicts[inside]
        if node in known:
            return known[node]
        passed: list[HtmlElement] = []
        verdict, element = False, node
        while element is not None and element is not inside and element.tag not in ("body", "html"):
            if element in known:
                verdict = known[element]
                break
            passed.append(element)
            if verdict := self._is_named(element):
                break
            element = element.getparent()
        for box in passed:
            known[box] = verdict
        return verdict

    def _is_named(self, element: HtmlElement) -> bool:
        named = element.tag in _FURNISHING or names_furniture(self._names_of(element))
        if named and element.tag == "footer" and next(element.iterancestors("article"), None) is not None:
            return False  # it signs the article
        if not named or element in self._trusted:
            return False
        return self._weight_in(element, 0) < self._half or not self._half

    def _mark_boxes(self) -> frozenset[int]:
        """Mark what readers say as no text of the department's; return the lines of boxes headed as related lists."""
        related: set[int] = set()
        for head in self.lines:
            if not head.text or len(head.text) > _HEADING or head.links or head.teaser or head.index in related:
                continue
            if "comments" in head.heads:
                for line in self._below(head):
                    line.teaser = True
            elif "related" in head.heads:
                related.update(line.index for line in takewhile(lambda line: not is_running(line), self._below(head)))
        return frozenset(related)

    def _below(self, head: Line) -> Sequence[Line]:
        """Return the lines below a heading in the smallest box that holds more than the heading."""
        for box in upward(head.node):
            if box.tag in ("body", "html"):
                break
            if below := self.inside(box, head.index + 1):
                return below
        return ()

    def related_box(self, head: Line, inside: HtmlElement) -> HtmlElement:
        """Return the largest element round a heading such as "Tin liên quan" that holds no running text."""
        box = head.node
        for parent in head.node.iterancestors():
            if parent is inside or self.has_running(parent):
                break
            box = parent
        return box


def mark_teasers(doc: Document, lines: Sequence[Line]) -> None:
    """Mark the lines that sum up another page: text right under the linked title of it, a date between at most."""
    title: Line | None = None
    for line in lines:
        if line.image is not None:
            continue
        if len(line.links) == 1 and line.link_share > 0.6 and is_title_like(line.text):
            title = None if len(line.text) <= _HEADING and is_category(line) else line
        elif len(line.text) > _LABEL:
            line.teaser = title is not None and _sums_up(line, title) and _leads_elsewhere(doc, title)
            title = None


def _leads_elsewhere(doc: Document, title: Line) -> bool:
    return doc.absolute(title.links[0].get("href") or "") != doc.url


def _sums_up(line: Line, title: Line) -> bool:
    """Whether a line close below a title is its summary: a sentence, and in the title's own item of a list."""
    item = next((element for element in upward(title.node) if element.tag == "li"), None)
    together = item is None or item in upward(line.node)
    boxes = set(islice(upward(title.node), _BOXES + 1))
    together = together and not boxes.isdisjoint(islice(upward(line.node), _BOXES + 1))
    return together and line.index - title.index < _REACH and not line.linked and line.text.rstrip().endswith(_ENDS)


def _spread(node: HtmlElement, value: float, near: dict[HtmlElement, float]) -> None:
    tag = node.tag
    if tag == "body":
        near[node] += value
    element: HtmlElement | None = node
    for share in _NEAR_PARAGRAPH if tag in ("p", "li", "h3", "h4", "td") else _NEAR_BOX:
        if element is None or element.tag in ("html", "body"):
            break
        near[element] += value * share
        element = element.getparent()
