"""Markup that no page needs, made harmless before it is parsed: absurd nesting, crowds of tags and of attributes.

The parser gives up on what stands more than 2,048 elements deep, and takes time in the square of a tag's attributes;
walks over a tree take time in its depth. What is read here stays the page that a browser would show: browsers too set
an element beside the one above it when that one is too deep (Blink and WebKit do at 512).
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from typing import Final

MOST_TAGS: Final = 250_000  # start tags, end tags and comments looked at; each takes two microseconds
MOST_ELEMENTS: Final = 10_000  # the largest portal page seen has 1,746; each can be a line of text to be judged
DEEPEST: Final = 100  # the deepest portal page seen has 22
MOST_ATTRIBUTES: Final = 100  # of one tag; the most seen are 19
MOST_UNPARTED: Final = 300  # of one tag, nothing between them: the code of a script can look like 181 of them
ALL_ATTRIBUTES: Final = 250_000  # of a page; each takes 200 bytes in the parser
_FEW_TAGS: Final = 5_000
_SMALL: Final = 2**15  # bytes; the attributes that fit are too few to be slow
_SPARED: Final = 40  # bytes; shorter lists of attributes are not counted
_KEPT_AT_LAST: Final = 8  # attributes of a tag once the page has had its share

_VALUE: Final = rb"\"[^\"]*+\"?+|'[^']*+'?+"
_NAMED: Final = rb"[^ \t\n\r\f\v/>=]*+(?:\s*+=\s*+(?:%s|[^ \t\n\r\f\v>]*+))?+" % _VALUE  # \s in a set is slow
_PARTED: Final = rb"[ \t\n\r\f\v/]++%s" % _NAMED
_ATTRIBUTE: Final = rb"[ \t\n\r\f\v/]*+(?=[^ \t\n\r\f\v/>])%s" % _NAMED  # nothing need part it from a quoted value
_REST: Final = rb"(?:[^>=]++|=\s*+(?:%s)?+)*+" % _VALUE
_CROWDED: Final = re.compile(  # the look ahead is what most tags fail at, and all that they cost
    rb"<[a-zA-Z][^ \t\n\r\f\v/>]*+(?=(?:%s){%d})(?:(?:%s){%d}|(?:%s){%d})"
    % (_ATTRIBUTE, MOST_ATTRIBUTES, _PARTED, MOST_ATTRIBUTES, _ATTRIBUTE, MOST_UNPARTED)
)
_EACH: Final = re.compile(_ATTRIBUTE)
_TOKEN: Final = re.compile(
    rb"<(?:!--(?:-?>|(?:[^-]++|-(?!->))*+)"
    rb"|(?P<raw>script|style|textarea|title|iframe|xmp|noembed|noframes)(?=[\s/>])(?P<its>%s)(?<!/)>(?:[^<]++|<(?!/(?P=raw)))*+"
    rb"|(?P<close>/?)(?P<name>[a-z][^\s/>]*+)(?P<rest>%s)>?)" % (_REST, _REST),
    re.IGNORECASE,
)
_DRESS: Final = frozenset(
    b"abbr acronym b bdo big cite code del em font i ins kbd label mark nobr q s samp small span strike strong sub sup"
    b" tt u var".split()
)
_BOXES: Final = b"div table tbody tr td ul ol li dl dd p center form section article blockquote h1 h2 h3 h4".split()
_RUN: Final = re.compile(
    rb"(?:<(?:%s)(?=[\s>])[^<>]*+>\s*+)++" % b"|".join(sorted(_DRESS.union(_BOXES))), re.IGNORECASE
)
_NAME: Final = re.compile(rb"<([a-z0-9]+)", re.IGNORECASE)
_VOID: Final = frozenset(
    b"area base basefont br col embed frame hr img input isindex keygen link meta param source track wbr".split()
)
_UNNESTED: Final = _VOID | frozenset(b"html head body a".split())
_ENDS_ITSELF: Final = frozenset(b"p li dt dd td th tr option".split())
_RANKS: Final = {b"div": 1, b"table": 3} | dict.fromkeys((b"td", b"th", b"tr", b"thead", b"tbody", b"tfoot"), 2)
"""The parser's own, roughly: an end tag reaches over open elements of its rank or a lower one alone; most have 0."""


def is_tame(markup: bytes) -> bool:
    """Return whether markup is small enough, and its tags plain enough, to be parsed as it is, unless it is deep."""
    return markup.count(b"<") <= _FEW_TAGS and (len(markup) <= _SMALL or not _CROWDED.search(markup))


def tame(markup: bytes) -> tuple[bytes, bool]:
    """Return markup with its nesting flattened and its attributes thinned, and whether it was cut for its size."""
    return _Tamer(markup).tame()


class _Tamer:
    """Goes over the tags once and notes what to change; what lies between two changes is copied."""

    def __init__(self, markup: bytes) -> None:
        self.markup = markup
        self.pieces: list[bytes] = []
        self.copied = 0
        self.open: list[bytes] = []
        self.places: dict[bytes, list[int]] = defaultdict(list)  # name -> where it stands in `open`
        self.walls: tuple[list[int], ...] = ([], [], [], [])  # rank -> where elements of it stand in `open`
        self.shown = -1  # where in `open` the one element stands that is open in the output beyond the deepest
        self.elements = 0
        self.attributes = 0

    def tame(self) -> tuple[bytes, bool]:
        """Return the changed markup, and whether it was cut."""
        at = tags = 0
        while token := _TOKEN.search(self.markup, at):
            if tags >= MOST_TAGS or self.elements >= MOST_ELEMENTS:
                self._change(token.start(), len(self.markup))
                break
            at = self._take(token)
            tags += 1
        return b"".join((*self.pieces, self.markup[self.copied :])), token is not None

    def _change(self, start: int, end: int, text: bytes = b"") -> None:
        if start > self.copied:
            self.pieces.append(self.markup[self.copied : start])
        if text:
            self.pieces.append(text)
        self.copied = end

    def _take(self, token: re.Match[bytes]) -> int:
        """Take one tag or comment; return where to go on."""
        close, name = token.group("close", "name")
        if name is None:
            self.elements += token.group().count(b"<")  # should the parser see tags where we see a script
            self._thin(token, "its")
        elif close:
            self._end(token, name.lower())
        else:
            return self._start(token, name.lower())
        return token.end()

    def _start(self, token: re.Match[bytes], name: bytes) -> int:
        if name not in _UNNESTED and not token["rest"].endswith(b"/"):
            if name in _ENDS_ITSELF and self.open and self.open[-1] == name:
                self._pop(token)
            if len(self.open) >= DEEPEST and (end := self._leave_out(token)):
                return end
            self._push(name)
            if len(self.open) > DEEPEST:
                self._end_shown(token)
                self.shown = len(self.open) - 1
        self.elements += 1
        self._thin(token, "rest")
        return token.end()

    def _leave_out(self, token: re.Match[bytes]) -> int:
        """Leave out what only wraps another box, and what only dresses; return where to go on, or 0."""
        run = _RUN.match(self.markup, token.start())
        names = [name.lower() for name in _NAME.findall(run.group())] if run else []
        last = next((place for place in reversed(range(len(names))) if names[place] not in _DRESS), len(names))
        if run is None or not last:
            return 0
        end = run.start() + len(run.group().rsplit(b"<", len(names) - last)[0]) if last < len(names) else run.end()
        self._change(run.start(), end)
        for name in names[:last]:
            self._push(name)
        return end

    def _end_shown(self, token: re.Match[bytes]) -> None:
        if self.shown >= 0:
            self._change(token.start(), token.start(), b"</%s>" % self.open[self.shown])
            self.shown = -1

    def _end(self, token: re.Match[bytes], name: bytes) -> None:
        place = self._place(name)
        if place < 0:
            self.elements += name in (b"br", b"p")  # these two make an element by themselves
            return
        while len(self.open) > place + 1:
            self._pop(token)
        if place >= DEEPEST and self.shown != place:
            self._change(token.start(), token.end())
        self.shown = -1 if self.shown == place else self.shown
        self._pop(token)

    def _place(self, name: bytes) -> int:
        """Return which open element an end tag ends, or -1: `</b>` ends nothing outside its table cell."""
        places = self.places[name]
        place = places[-1] if places else -1
        if place == len(self.open) - 1:
            return place
        higher = self.walls[_RANKS.get(name, 0) + 1 :]
        return -1 if any(wall and wall[-1] > place for wall in higher) else place

    def _push(self, name: bytes) -> None:
        self.places[name].append(len(self.open))
        if name in _RANKS:
            self.walls[_RANKS[name]].append(len(self.open))
        self.open.append(name)

    def _pop(self, token: re.Match[bytes]) -> None:
        if self.shown == len(self.open) - 1:
            self._end_shown(token)
        name = self.open.pop()
        self.places[name].pop()
        if name in _RANKS:
            self.walls[_RANKS[name]].pop()

    def _thin(self, token: re.Match[bytes], group: str) -> None:
        """Keep the first attributes of a crowded tag."""
        rest = token[group]
        if rest is None or len(rest) <= _SPARED:
            return
        kept = MOST_ATTRIBUTES if self.attributes < ALL_ATTRIBUTES else _KEPT_AT_LAST
        most = len(rest.split()) + rest.count(b"=") + rest.count(b"/")
        self.attributes += min(most, kept)
        if most > kept and (last := next(islice(_EACH.finditer(rest), kept - 1, None), None)):
            self._change(token.start(group) + last.end(), token.end(group))
