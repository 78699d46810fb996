from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.addresses import canonical_key, redirect_of, url_key
from tests.build.archives import HOST, make_site

SAME = [
    ("http://a.vn/Detail.aspx?ItemID=5", "https://www.a.vn/Detail.aspx?ItemID=5#top"),
    ("http://a.vn/x", "http://A.VN:80/x/"),
    ("http://a.vn/", "http://a.vn/index.php"),
    ("http://a.vn/tin/", "http://a.vn/tin/Default.aspx"),
    ("http://a.vn/x?id=1", "http://a.vn/x?utm_source=zalo&id=1&fbclid=abc"),
    ("http://a.vn/x?a=1&b=2", "http://a.vn/x?b=2&a=1"),
    ("http://a.vn/x", "http://a.vn/x;jsessionid=0A1B"),
    ("http://a.vn/tin/x.aspx", "http://a.vn/(S(abcdefghijklmnopqrstuvwx))/tin/x.aspx"),
    ("http://a.vn/tin-t%E1%BB%A9c", "http://a.vn/tin-tức"),
    ("http://a.vn/%7euser", "http://a.vn/~user"),
]
DIFFERENT = [
    ("http://a.vn/Detail.aspx?ItemID=5", "http://a.vn/Detail.aspx?ItemID=6"),
    ("http://a.vn/x?sid=3", "http://a.vn/x?sid=4"),
    ("http://a.vn/x?p=1", "http://a.vn/x"),
    ("http://a.vn/x", "http://b.vn/x"),
    ("http://a.vn:8080/x", "http://a.vn/x"),
    ("http://a.vn/a%2Fb", "http://a.vn/a/b"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_addresses_of_one_page_have_one_key(one: str, other: str) -> None:
    assert url_key(one) == url_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_pages_have_two_keys(one: str, other: str) -> None:
    assert url_key(one) != url_key(other)


@given(st.text(max_size=60))
def test_any_text_has_a_key_and_never_an_error(text: str) -> None:
    assert isinstance(url_key("http://a.vn/" + text), str)
    assert isinstance(url_key(text), str)


@given(st.from_regex(r"/[a-z%2F/?&=.-]{0,30}", fullmatch=True))
def test_the_key_of_a_key_is_itself(path: str) -> None:
    key = url_key("http://a.vn" + path)
    assert url_key("http://" + key) == key


def test_a_canonical_address_counts_on_the_same_host_only_and_never_when_it_is_the_home_page(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    own = f"{HOST}/tin?ItemID=5&print=1"
    assert canonical_key(site, own, f"{HOST}/tin?ItemID=5") == url_key(f"{HOST}/tin?ItemID=5")
    for useless in ("http://elsewhere.example/tin?ItemID=5", f"{HOST}/", f"{HOST}/index.html", "", None):
        assert canonical_key(site, own, useless) is None


@pytest.mark.parametrize(
    ("status", "location", "leads_to"),
    [
        (301, "/b", "http://a.vn/b"),
        (302, "http://c.vn/x#top", "http://c.vn/x"),
        (308, " ?id=2 ", "http://a.vn/a?id=2"),
        (200, "/b", None),
        (304, "/b", None),
        (301, None, None),
        (301, "http://[", None),
    ],
)
def test_a_redirect_leads_to_one_address(status: int, location: str | None, leads_to: str | None) -> None:
    assert redirect_of("http://a.vn/a", status, location) == leads_to
