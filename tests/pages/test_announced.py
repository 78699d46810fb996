"""What a pager says of the length of its list: by numbers shown, by addresses, by a form; or that it does not say."""

from __future__ import annotations

import pytest

from crawler.items import Follow
from crawler.pages.links.announced import Announced, read_announced

LIST = "http://a.example/tin-tuc"


def pagers(**links: str) -> list[Follow]:
    """Links of a pager by what they show; a leading underscore is dropped."""
    return [Follow(url, "pager", text.lstrip("_")) for text, url in links.items()]


@pytest.mark.parametrize(
    ("url", "follows", "announced"),
    [
        (LIST, [], None),
        (LIST, pagers(_2=f"{LIST}?page=2", _3=f"{LIST}?page=3", Cuối=f"{LIST}?page=37"), (f"{LIST}?page={{}}", 1, 37)),
        (f"{LIST}?page=37", pagers(_36=f"{LIST}?page=36", _35=f"{LIST}?page=35"), (f"{LIST}?page={{}}", 37, 37)),
        (LIST, pagers(_2=f"{LIST}?start=20", _3=f"{LIST}?start=40", Cuối=f"{LIST}?start=180"),
         (f"{LIST}?start={{}}", 1, 10)),
        (LIST, pagers(_2=f"{LIST}?start=20"), (f"{LIST}?start={{}}", 1, 2)),
        (f"{LIST}?start=20", pagers(_1=LIST, _3=f"{LIST}?start=40"), (f"{LIST}?start={{}}", 2, 3)),
        (LIST, pagers(Sau=f"{LIST}/trang-2"), (f"{LIST}/trang-{{}}", 1, 0)),
        (f"{LIST}/trang-4", pagers(Trước=f"{LIST}/trang-3"), (f"{LIST}/trang-{{}}", 4, 4)),
        (LIST, pagers(Sau=f"{LIST}?start=20"), (f"{LIST}?start={{}}", 1, 0)),
        (LIST, pagers(Sau=f"{LIST}/hoi-cho-o-soc-trang-21.html"), None),
    ],
)  # fmt: skip
def test_a_pager_announces_its_last_page(
    url: str, follows: list[Follow], announced: tuple[str, int, int] | None
) -> None:
    assert read_announced(url, follows) == (Announced(*announced) if announced else None)


def test_a_pager_that_posts_a_form_links_every_page_but_its_own() -> None:
    form = (("__EVENTTARGET", "pager"),)
    follows = [Follow(LIST, "pager", text, form=form) for text in ("1", "3", "4")]
    assert read_announced(LIST, follows) == Announced(LIST, 2, 4)
