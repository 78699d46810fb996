from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from crawler.errors import UsageError
from crawler.site import Layout, check_site, load_site, load_sites, read_site

THREE = "name: x\ntitle: Sở X\nhome: https://x.gov.vn\n"


def write(folder: Path, text: str, name: str = "x.yml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_three_keys_are_enough_and_polite(tmp_path: Path) -> None:
    site = read_site(write(tmp_path, THREE))
    assert (site.home, site.start, site.timezone) == (
        "https://x.gov.vn/",
        ("https://x.gov.vn/",),
        "Asia/Ho_Chi_Minh",
    )
    assert (site.crawl.delay, site.crawl.concurrency, site.crawl.obey_robots) == (1.0, 1, True)


def test_every_optional_key_of_the_contract_is_read(tmp_path: Path) -> None:
    text = (
        THREE
        + """
start: [https://x.gov.vn/tin]
sitemaps: [https://x.gov.vn/sitemap.xml]
feeds: [https://x.gov.vn/rss]
sections: [{name: Tin, url: https://x.gov.vn/tin}]
articles: ['/tin/\\d+']
listings: [/muc/]
contacts: [/lien-he]
deny: [/in/]
organisation: {name: Sở X, parent: UBND, province: Y}
timezone: Asia/Bangkok
layouts: [{until: 2020-01-31, title: h1.cu}, {body: "#than"}]
expect: {articles: 10, coverage: {title: 1.0}}
crawl: {delay: 3.5, concurrency: 2, hours: 22-5, max_pages: 9, user_agent: me}
assets: {images: false, attachments: true, scripts: true, max_requisites: 9, max_bytes: 100}
successor: https://sct.z.vn
licence: public
embedded: demo
"""
    )
    site = read_site(write(tmp_path, text))
    assert [layout.fields for layout in site.layouts] == [{"title": "h1.cu"}, {"body": "#than"}]
    assert str(site.layouts[0].until) == "2020-01-31"
    assert isinstance(site.layouts[1], Layout)
    assert site.crawl.hours == (22, 5)
    assert site.expect.coverage == {"title": 1.0}
    assert (site.assets.requisites, site.assets.scripts, site.assets.max_requisites) == (True, True, 9)
    assert (site.assets.images, site.embedded, site.organisation.province) == (False, "demo", "Y")
    assert site.successor == "https://sct.z.vn/"


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        (THREE + "hom: x\n", 4, "hom", "Did you mean `home`?"),
        (THREE + "crawl:\n  dely: 3\n", 5, "crawl.dely", "Did you mean `delay`?"),
        (THREE + "crawl: {delay: fast}\n", 4, "crawl.delay", "from 0 to 3600"),
        (THREE + "start: https://x.gov.vn/\n", 4, "start", "must be a list"),
        (THREE + "sections:\n- {name: Tin}\n", 5, "sections.1.url", "is missing"),
        (THREE + "articles: ['(']\n", 4, "articles.1", "is not a regular expression"),
        (THREE + "timezone: Asia/Hanoii\n", 4, "timezone", "is not a time zone"),
        (THREE + "layouts:\n- body: '###'\n", 5, "layouts.1.body", "is not a CSS selector"),
        (THREE + "layouts:\n- until: 2020-13-01\n", 5, "layouts.1.until", "YYYY-MM-DD"),
        (THREE + "expect: {coverage: {title: 2}}\n", 4, "expect.coverage.title", "from 0 to 1"),
        (THREE + "title: again\n", 4, "title", "stands twice"),
        (THREE + "embedded: other\n", 4, "embedded", "does not know"),
        (THREE + "successor:\n", 4, "successor", "has no value"),
        (THREE + "successor: Sở Z\n", 4, "successor", "neither the name of a site nor a web address"),
        (THREE + "successor: https://x.vn:a/\n", 4, "successor", "is not a web address"),
        (THREE + "successor: x\n", 4, "successor", "is the site itself"),
        (THREE + "licence: a\nsuccessor: http://www.x.gov.vn/moi/\n", 5, "successor", "is the site itself"),
        (THREE + "crawl: {obey_robots: maybe}\n", 4, "crawl.obey_robots", "true or false"),
        (THREE + "assets:\n  requisite: true\n", 5, "assets.requisite", "Did you mean `requisites`?"),
        (THREE + "assets: {max_requisites: -1}\n", 4, "assets.max_requisites", "from 0 to 1000000"),
        ("name: X y\ntitle: a\nhome: https://x.vn/\n", 1, "name", "is not a name"),
        ("name: y\ntitle: a\nhome: https://x.vn/\n", 1, "name", "is not the file's name"),
        ("name: x\ntitle: 2023\nhome: https://x.vn/\n", 2, "title", 'Put it in quotes: "2023"'),
        ("name: x\ntitle: a\nhome: x.gov.vn\n", 3, "home", "is not a web address"),
        ("name: x\ntitle: a\n", 1, "home", "is missing"),
        ("name: x\n\ttitle: a\n", 2, "", "not tabs"),
        ("name: x\ntitle: [a\n", 3, "", "is not YAML"),
        ("name: x\n---\nname: y\n", 2, "", "one site to a file"),
        ("", 1, "", "is empty"),
        ("- a\n", 1, "", "not a group of keys"),
    ],
)
def test_each_fault_has_its_line_its_key_and_its_mend(
    tmp_path: Path, text: str, line: int, key: str, words: str
) -> None:
    faults = check_site(write(tmp_path, text))
    found = [fault for fault in faults if (fault.line, fault.key) == (line, key)]
    assert len(found) == 1, faults
    assert words in str(found[0])
    assert "\n" not in str(found[0])
    assert found[0].mend


def test_all_faults_are_told_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    faults = check_site(write(tmp_path, THREE + "hom: 1\ncrawl: {delay: -1, dely: 2}\n"))
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)
    assert {fault.key for fault in faults} == {"hom", "crawl.delay", "crawl.dely"}


def test_bytes_that_are_no_text_are_one_line(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(b"name: \xff\xfe")
    assert "UTF-8" in str(check_site(path)[0])
    assert "cannot be read" in str(check_site(tmp_path / "none.yml")[0])


def test_an_unknown_site_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Did you mean `sct-bentre`"):
        load_site("sct-bentra", [tmp_path])
    with pytest.raises(UsageError, match="no folder"):
        load_site("x", [tmp_path / "none"])


def test_a_folder_of_ones_own_goes_before_the_products(tmp_path: Path) -> None:
    write(tmp_path, THREE.replace("name: x", "name: sct-bentre"), "sct-bentre.yml")
    assert load_site("sct-bentre", [tmp_path]).title == "Sở X"
    assert load_site("sct-bentre").organisation.province == "Bến Tre"


def test_the_sites_that_come_with_the_product_are_right() -> None:
    assert {"demo", "sct-bentre"} <= load_sites().keys()


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        ("https://x.gov.vn/a", True),
        ("http://www.x.gov.vn/a", True),
        ("https://y.x.gov.vn/", False),
        ("https://gov.vn/", False),
        ("http://[bad", False),
    ],
)
def test_a_site_is_its_own_host_with_and_without_www(tmp_path: Path, url: str, inside: bool) -> None:
    assert read_site(write(tmp_path, THREE)).covers(url) is inside


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["name", "title", "home", "crawl", "delay", "layouts", "until", "zz"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_no_yaml_whatever_makes_a_traceback(tmp_path_factory: pytest.TempPathFactory, value: object) -> None:
    path = write(tmp_path_factory.mktemp("sites"), yaml.safe_dump(value, allow_unicode=True))
    for fault in check_site(path):
        assert fault.line >= 1
        assert fault.mend
