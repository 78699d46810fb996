"""Which addresses are articles: every link speaks for its address, and addresses of one shape speak for each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

from crawler.pages.blocks import Blocks
from crawler.pages.cues import letters, phrases
from crawler.pages.lines import is_title_like
from crawler.pages.links.addresses import Address
from crawler.pages.links.anchors import group_anchors
from crawler.pages.links.menus import Menus, find_menus, stand_of
from crawler.pages.links.targets import Target, fill_in

_FEW: Final = 2
_SEVERAL: Final = 3
_SURE: Final = 3.0  # the score of a long title with a day or a heading
_LEAST: Final = 0.5
_CLOSE_MOST: Final = 4.0  # what addresses of one folder and one shape can say for each other at most
_SHAPE_MOST: Final = 2.0  # the same of one shape in any folder
_NEVER: Final = -9.0


def judge(targets: Mapping[str, Target], blocks: Blocks, here: Address | None, *, is_article: bool = False) -> set[str]:
    """Return the addresses that are articles, of those that could be; titles and days are filled in on the way."""
    groups = group_anchors([anchor for target in targets.values() for anchor in target.anchors])
    fill_in(targets.values(), blocks)
    menus = find_menus(targets, groups)
    above = _folders(targets.values())
    stands = {id(group): stand_of(group, targets) for group in groups}
    for target in targets.values():
        said = max(stands[id(anchor.group)] for anchor in target.anchors)
        in_menu = menus.hold_one(target)
        target.score = said + _own_score(target, in_menu=in_menu) + _address_score(target.address, above, here)
        if here is not None and not is_article and target.shapes.close == here.shapes.close:
            target.score -= _SURE  # a list names its kin beside its articles
        target.is_list = in_menu or above[target.address.path.rstrip("/")] >= _FEW
    kin = _Kin(targets.values())
    return {url for url, target in targets.items() if target.score + kin.score_of(target, menus) > _LEAST}


def _own_score(target: Target, *, in_menu: bool) -> float:
    """Return what the links say: a long title, a day, a heading; a menu and a hash speak against."""
    score = 2.0 if target.is_long else 1.0 if is_title_like(target.title) else -1.0
    if not target.shown:
        score = min(score, 0.0) - 1.0
    score += 2.0 * (target.day is not None) + 1.0 * target.headed
    return score - 3.0 * target.title.startswith("#") - 2.5 * in_menu


def _address_score(address: Address, above: Mapping[str, int], here: Address | None) -> float:
    """Return what the address says: one above others or this page is a list; some folders hold no articles."""
    path = address.path.rstrip("/")
    score = -4.0 * (above[path] >= _FEW and not address.query)
    score -= 4.0 * (here is not None and not address.query and f"{here.path}/".startswith(f"{path}/"))
    strange = _strange_folders(address.path)
    return score - 5.0 * bool(strange and (here is None or not strange <= _strange_folders(f"{here.path}/")))


@lru_cache(maxsize=8192)
def _strange_folders(path: str) -> frozenset[str]:
    """Return the folders of a path in which no articles lie: films, albums, documents, people, topics."""
    names = {letters(step).strip("0123456789") for step in path.split("/")[:-1] if step}
    return _other_folders() & names


@cache
def _other_folders() -> frozenset[str]:
    """Return the letters of the names that such folders have."""
    return frozenset(letters(phrase) for phrase in phrases("other_folder"))


def _folders(targets: Iterable[Target]) -> Counter[str]:
    """Count for each path how many addresses lie under it."""
    above: Counter[str] = Counter()
    for target in targets:
        steps = target.address.path.rstrip("/").split("/")
        above.update("/".join(steps[:depth]) for depth in range(2, len(steps)))
    return above


class _Kin:
    """What addresses of one shape say for each other."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self._by_shape: defaultdict[Hashable, list[Target]] = defaultdict(list)
        sure: Counter[str] = Counter()
        for target in targets:
            self._by_shape[target.shapes.loose].append(target)
            self._by_shape[_close(target)].append(target)
            sure[target.shapes.identity] += target.score >= _SURE
        self._identity = _usual(sure)
        self._mean = {shape: sum(one.score for one in alike) / len(alike) for shape, alike in self._by_shape.items()}
        self._dressed = {shape: sum(one.is_dressed for one in alike) for shape, alike in self._by_shape.items()}
        self._largest = max((len(self._by_shape[shape]) for shape in self._mean if self._shows_dress(shape)), default=0)

    def score_of(self, target: Target, menus: Menus) -> float:
        """Return what is to be added to the score of one address."""
        said = self._shape_score(target)
        if self._identity and target.shapes.identity != self._identity:
            said -= _SURE  # a site that numbers its articles does not number its sections, or otherwise
        if target.day is None and menus.hold_all(target) and not self._has_dressed_kin(target):
            return _NEVER
        return said + (_NEVER if self._is_bare(target) else 0.0)

    def _has_dressed_kin(self, target: Target) -> bool:
        return self._dressed[_close(target)] > 0

    def _shows_dress(self, shape: Hashable) -> bool:
        dressed = self._dressed[shape]
        return dressed >= _SEVERAL and 5 * dressed >= len(self._by_shape[shape])

    def _shape_score(self, target: Target) -> float:
        close, loose = _close(target), target.shapes.loose
        if len(self._by_shape[close]) >= _SEVERAL and target.shapes.folders:
            return _bounded(1.5 * self._mean[close], _CLOSE_MOST)
        return _bounded(self._mean[loose], _SHAPE_MOST) if len(self._by_shape[loose]) >= _SEVERAL else 0.0

    def _is_bare(self, target: Target) -> bool:
        """Whether no address of a shape is shown as articles are, while one not much smaller is: a menu of long names.

        Numbers without words are told apart by their folder alone.
        """
        shape = target.shapes.loose if target.shapes.worded else _close(target)
        count = len(self._by_shape[shape])
        return not target.is_dressed and _SEVERAL <= count < 2 * self._largest and not self._shows_dress(shape)


def _close(target: Target) -> Hashable:
    return ("close", target.shapes.close)


def _usual(sure: Counter[str]) -> str:
    """Return the kind of number that nearly all sure articles carry, empty when there is none."""
    number, count = sure.most_common(1)[0] if sure else ("", 0)
    return number if count > _SEVERAL and count >= 0.8 * sure.total() else ""


def _bounded(value: float, most: float) -> float:
    return max(-most, min(most, value))
