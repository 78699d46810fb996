"""The tools with which a person writes a site file: what `sites check` and `fixture` show, and how they end."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.site import check_site
from pipelines.cli import main
from pipelines.fixtures import differences, slug_of
from pipelines.reading import Said
from pipelines.show import text_width
from pipelines.show_reading import fit_end, reading_table
from tests.pages.reading import HEADING, PARAGRAPHS, TEXT, portal

Run = Callable[..., tuple[int, str, str]]
README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
THREE = "name: vi-du\ntitle: Sở Công Thương tỉnh Ví Dụ\nhome: https://sct.vidu.example/\n"
DATED = f'{HEADING}<p class="gio">Ngày đăng: 12/4/2023 08:15</p>'
PAGE = portal(
    f"""{DATED}<div class="than">{TEXT}<p><img src="/a.jpg"></p><p class="chu">
    <i>Quang cảnh hội nghị. Ảnh: Hạnh Chi</i></p>
    <p>Tệp: <a href="/upload/ke-hoach.pdf">Kế hoạch 12/KH-SCT</a></p></div>"""
)
CONTACT = "http://sct.songdua.example/lien-he.html"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in this process in a folder with a site file and a saved page."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LUUTRU_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "160")
    (tmp_path / "vi-du.yml").write_text(THREE, "utf-8")
    (tmp_path / "bai.html").write_text(PAGE, "utf-8")

    def run_words(*words: str, more: str = "") -> tuple[int, str, str]:
        (tmp_path / "vi-du.yml").write_text(THREE + more, "utf-8")
        status = main([*words, "--quiet"])
        return status, *capsys.readouterr()

    return run_words


def check(run: Run, *words: str, more: str = "") -> tuple[int, str, str]:
    return run("sites", "check", "vi-du.yml", "--url", "bai.html", *words, more=more)


def fields(run: Run, more: str = "") -> dict[str, dict[str, str | None]]:
    said = json.loads(check(run, "--json", more=more)[1])
    return {one["field"]: one for one in said["fields"]}


def test_a_saved_page_is_shown_field_by_field_with_rule_and_place(run: Run) -> None:
    status, out, err = check(run)
    assert (status, err) == (0, "")
    assert out.splitlines()[1].startswith("article: ")
    said = fields(run)
    assert said["title"]["value"] == "Hội nghị tổng kết công tác năm 2023"
    assert said["published"]["rule"] == "labelled as publication"
    assert str(said["published"]["place"]).endswith("p.gio")
    assert said["  read as"]["value"] == "2023-04-12 08:15"
    assert (said["  caption"]["value"], said["  credit"]["value"]) == ("Quang cảnh hội nghị.", "Hạnh Chi")
    assert str(said["file 1"]["value"]).startswith("Kế hoạch 12/KH-SCT")
    assert (said["  first"]["value"], said["updated"]["value"]) == (PARAGRAPHS[0], None)


def test_what_is_not_found_is_said_so_with_the_lines_to_write(run: Run) -> None:
    out = check(run)[1]
    assert re.search(r"^updated +not found$", out, re.MULTILINE)
    hint = out[out.index("layouts:") :].split("\n\n")[0]
    assert 'updated: ".its-class"' in hint
    assert check(run, more=hint.replace(".its-class", ".gio"))[0] != 2


def test_a_page_that_is_no_article_shows_its_links_and_how_to_say_that_it_is_one(run: Run, tmp_path: Path) -> None:
    titles = "".join(f'<li><a href="/tin/{n}">Hội nghị khuyến công lần thứ {n} của Sở</a></li>' for n in range(9))
    (tmp_path / "muc-12.html").write_text(f"<html><body><h2>Tin tức</h2><ul>{titles}</ul></body></html>", "utf-8")
    words = ("sites", "check", "vi-du.yml", "--url", "muc-12.html")
    out = run(*words)[1]
    assert out.splitlines()[1].startswith("list: ")
    assert re.search(r"^links, article +9$", out, re.MULTILINE)
    assert run(*words, more=out[out.index("articles: [") :])[1].splitlines()[1].startswith("article: site file")


def test_an_article_of_which_nothing_is_read_asks_for_its_title_and_body(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bai.html").write_text(
        "<html><body><p class='a'>Thư</p><p class='b'>Kính gửi</p></body></html>", "utf-8"
    )
    named = "articles: [bai]\n"
    assert 'layouts:\n  - title: ".its-class"\n    body: ".its-class"' in check(run, more=named)[1]
    status, out, _ = check(run, more=f"{named}layouts:\n- {{title: .a, body: .b}}\n")
    assert re.search(r"^title +Thư +layout '\.a'", out, re.MULTILINE)
    assert re.search(r"^  first +Kính gửi", out, re.MULTILINE)
    assert (status, "published_at: no date" in out) == (1, True)


def test_a_layout_is_named_with_its_day_and_overrides_its_field(run: Run) -> None:
    layout = "layouts:\n- until: 2999-12-31\n  byline: .gio\n"
    status, out, _ = check(run, more=layout)
    assert status == 0
    assert "layout until 2999-12-31: byline" in out
    assert fields(run, layout)["byline"]["rule"] == "layout '.gio'"


def test_a_selector_that_finds_nothing_is_told_and_is_status_1(run: Run) -> None:
    status, out, _ = check(run, more="layouts:\n- published: .khong-co\n")
    assert status == 1
    assert "! published_at: selector found nothing (layouts: published: .khong-co): mend the selector" in out
    assert re.search(r"^published +Ngày đăng: 12/4/2023 08:15 +no match; labelled", out, re.MULTILINE)


def test_a_selector_shows_what_it_finds(run: Run) -> None:
    status, out, _ = check(run, "--select", ".than > p")
    assert status == 0
    assert out.startswith("`.than > p`: 6 elements\n   1  " + PARAGRAPHS[0][:40])
    assert check(run, "--select", ".khong-co")[:2] == (1, "`.khong-co`: 0 elements\n")
    assert json.loads(check(run, "--select", ".gio", "--json")[1])[0]["text"] == "Ngày đăng: 12/4/2023 08:15"


def test_words_are_found_without_marks_with_a_selector_that_finds_them(run: Run) -> None:
    (found,) = json.loads(check(run, "--find", "ngay dang", "--json")[1])
    again = json.loads(check(run, "--select", found["place"], "--json")[1])
    assert [one["text"] for one in again] == [found["text"]] == ["Ngày đăng: 12/4/2023 08:15"]


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        ("//div[@class='a']", "XPath"), ("h1::text", "read by itself"), ("p:eq(1)", ":nth-of-type"), ("div {", "alone"),
        ("a >", "after the last sign"), ("p:not(.a, .b)", ":not(.a):not(.b)"), ("svg|rect", "name space"),
        ("a[href", "Close the bracket"), (".1a", "[class~='1a']"), ("h1:foo", "querySelector"),
    ],
)  # fmt: skip
def test_css_that_cannot_be_used_is_refused_with_what_to_write_instead(run: Run, selector: str, words: str) -> None:
    status, out, _ = check(run, more=f'layouts:\n- title: "{selector}"\n')
    assert status == 2
    assert out.startswith("vi-du.yml:5: layouts.1.title: is not a CSS selector")
    assert words in out
    status, _, err = check(run, "--select", selector)
    assert (status, words in err, err.count("\n")) == (2, True, 1)


@pytest.mark.parametrize(
    ("layouts", "says"),
    [
        ("- {until: 2020-01-01, title: a}\n- {until: 2020-01-01, lead: b}", ":6: layouts.2.until: has the last day"),
        ("- {title: a}\n- {lead: b}", ":6: layouts.2.until: has no `until`, as one before it"),
        ("- {titel: a}", "Did you mean `title`?"),
        ("- {captions: [a, b]}", "A comma joins several"),
        ("- {drop: ''}", "blank"),
    ],
)
def test_a_layout_that_could_never_be_used_is_refused(run: Run, layouts: str, says: str) -> None:
    status, out, _ = check(run, more=f"layouts:\n{layouts}\n")
    assert status == 2
    assert says in out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("vi-du.yml", "--url", "khong-co.html"), "khong-co.html cannot be read"),
        (("vi-du.yml", "--url", "."), "cannot be read"),
        (("vi-du.yml", "--url", "https://khac.example/a"), "is not on sct.vidu.example"),
        (("vi-du.yml", "--select", "p"), "--url"),
        (("vi-du.yml", "--url", "bai.html", "--select", "p", "--find", "a"), "not allowed with"),
        ((), "needs a file"),
    ],
)
def test_bad_usage_is_one_line_and_status_2(run: Run, words: tuple[str, ...], says: str) -> None:
    status, out, err = run("sites", "check", *words)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert says in err


def test_a_saved_page_has_the_address_that_it_names_itself(run: Run, tmp_path: Path) -> None:
    named = "https://sct.vidu.example/tin/7.html"
    head = f'<link rel="canonical" href="{named}">'
    for markup in (portal(DATED + TEXT, head=head), f"<!-- saved from url=(0035){named} -->" + portal(DATED + TEXT)):
        (tmp_path / "bai.html").write_text(markup, "utf-8")
        assert check(run)[1].startswith(named + "\n")
    (tmp_path / "bai.html").write_text(portal(DATED + TEXT, head=head.replace("vidu", "khac")), "utf-8")
    assert check(run)[1].startswith("https://sct.vidu.example/bai.html\n")


def test_a_page_is_frozen_once_and_read_again(run: Run, tmp_path: Path) -> None:
    status, out, err = run("fixture", CONTACT)
    folder = Path(out.strip())
    assert (status, folder) == (0, tmp_path / "data" / "fixtures" / "demo" / "lien-he")
    assert "correct it by hand" in err
    assert sorted(path.name for path in folder.iterdir()) == ["expected.json", "page.html", "page.json"]
    assert not (tmp_path / "data" / "captures").exists()
    status, _, err = run("fixture", CONTACT)
    assert (status, "exists already" in err, "--force" in err) == (2, True, True)
    assert run("sites", "check", "demo", "--url", str(folder))[0] == 0
    expected = folder / "expected.json"
    expected.write_text(expected.read_text("utf-8").replace("Chung Nhật Quang", "Chung Nhật Quan"), "utf-8")
    status, out, _ = run("sites", "check", "demo", "--url", str(folder / "page.html"))
    assert status == 1
    assert 'items[3].person: expected "Chung Nhật Quan", read "Chung Nhật Quang"' in out
    (folder / "page.html").write_bytes(b"<p>")
    status, _, err = run("sites", "check", "demo", "--url", str(folder))
    assert (status, "has been changed" in err) == (1, True)


def test_a_page_of_no_known_site_is_not_frozen(run: Run) -> None:
    status, _, err = run("fixture", "https://khac.example/a")
    assert (status, "No known site" in err) == (2, True)


def test_a_page_of_the_archive_is_not_fetched_again(run: Run, demo_release: Path) -> None:
    words = ("sites", "check", "demo", "--url", CONTACT, "--data", str(demo_release))
    assert "from the archive; captured" in run(*words)[1]
    assert "fetched now, not archived" in run(*words, "--fetch")[1]


def test_differences_name_the_field_what_is_expected_and_what_was_read() -> None:
    expected = {"kind": "article", "items": [{"title": "A", "images": [1, 2]}]}
    found = {"kind": "list", "items": [{"title": "A", "images": [1], "lead": "B"}]}
    assert list(differences(expected, found)) == [
        "items[1].images[2]: expected 2, read (nothing)",
        'items[1].lead: expected null, read "B"',
        'kind: expected "article", read "list"',
    ]
    assert list(differences(expected, expected)) == []


def test_a_case_is_named_by_its_address() -> None:
    assert slug_of("https://a.example/") == "home"
    assert slug_of("https://a.example/Tin-T%E1%BB%A9c/B%C3%A0i_1.aspx?ItemID=7") == "tin-tuc-bai-1-itemid-7"
    long = ["https://a.example/" + "bai-viet-" * 30 + end for end in "ab"]
    assert len({slug_of(url) for url in long}) == 2
    assert all(re.fullmatch(r"[a-z0-9-]{61,69}", slug_of(url)) for url in long)


@pytest.mark.parametrize("width", [60, 80, 100, 120, 200])
def test_the_reading_fits_the_terminal_in_vietnamese_too(width: int) -> None:
    rows = [
        Said("title", "Hội nghị tổng kết công tác " * 9, "equals title", "div.mot > div.hai > table.ba > td.bon" * 3),
        Said("lead", None), Said("  first", "e\u0301a\u0323" * 90, "", "p"), Said("picture 12", "/ảnh.jpg\n\x1b[31m"),
    ]  # fmt: skip
    drawn = reading_table(rows, width)
    assert max(map(text_width, drawn.splitlines())) <= width
    assert "not found" in drawn
    assert "\x1b" not in drawn
    assert "td.bon" in drawn


def test_a_place_is_cut_at_its_outer_end() -> None:
    assert fit_end("div.mot > div.hai > p", 10) == "…v.hai > p"
    assert fit_end("p", 10) == "p"


def test_the_site_file_of_the_readme_is_a_good_one(tmp_path: Path) -> None:
    three, layouts = re.findall(r"^```yaml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)[:2]
    (tmp_path / "sct-bentre.yml").write_text(three + layouts, "utf-8")
    assert check_site(tmp_path / "sct-bentre.yml") == []
