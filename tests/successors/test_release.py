"""A site that another follows: from captures to the table `successors`, and all that shows it."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.site import Site, read_site
from crawler.warc import Exchange
from pipelines.cli import main
from pipelines.table_checks import check_tables
from tests.build.archives import BODY, Crawl, article_page
from tests.build.test_release import release, table

OLD, NEW = "http://sct.cu.example", "http://sct.moi.example"
TEXTS = (
    BODY,
    tuple(line.replace("12/3/2023", "9/8/2022").replace("Trần Văn Đấu", "Lê Thị Yến") for line in BODY),
    (
        "Đoàn kiểm tra liên ngành đã làm việc với 14 chợ và siêu thị về an toàn thực phẩm trong dịp Tết Nguyên đán.",
        "Qua kiểm tra, đoàn nhắc nhở 3 cơ sở chưa niêm yết giá, lập biên bản 1 cơ sở bán hàng quá hạn sử dụng.",
        "Đoàn đề nghị Ban quản lý chợ Bến Mới thay hệ thống chữa cháy đã hỏng từ năm 2021.",
    ),
)
"""The second is made from the template of the first."""


def write_site(folder: Path, name: str, home: str, extra: str = "") -> Site:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.yml"
    path.write_text(f"name: {name}\ntitle: Sở Công Thương\nhome: {home}/\n{extra}", encoding="utf-8")
    return read_site(path)


def capture(data: Path, site: Site, day: int, pages: dict[str, bytes]) -> None:
    crawl = Crawl(data, site, datetime(2026, 11, day, 1, tzinfo=UTC))
    for number, (path, body) in enumerate(pages.items()):
        moment = crawl.begins + timedelta(seconds=number + 1)
        headers = ((b"Content-Type", b"text/html; charset=utf-8"),)
        crawl.writer.write(Exchange(site.home.rstrip("/") + path, moment, 200, headers, body))
    crawl.end()


def old_pages() -> dict[str, bytes]:
    return {f"/tin?ItemID={n}": article_page(n, body=body, day="01/02/2020") for n, body in enumerate(TEXTS)}


def new_pages() -> dict[str, bytes]:
    titles = ("Triển khai nhiệm vụ của ngành Công Thương", "Kiểm tra an toàn thực phẩm dịp Tết")
    texts = (TEXTS[0], TEXTS[2])
    return {
        f"/bai/{n}.html": article_page(n, title=titles[n], body=body, day="05/11/2026") for n, body in enumerate(texts)
    }


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles of an old site; two live on at the new one, the third is much like the first."""
    folder = tmp_path_factory.mktemp("moved")
    old = write_site(folder / "sites", "so-cu", OLD, f"successor: {NEW}/trang-chu\n")
    new = write_site(folder / "sites", "so-moi", NEW)
    capture(folder / "data", old, 1, old_pages())
    capture(folder / "data", new, 2, new_pages())
    release(folder / "data", old, new)
    return folder


def told(archive: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, str]:
    assert main([*words, "--data", str(archive / "data"), "--sites", str(archive / "sites")]) == 0
    said = capsys.readouterr()
    return said.out, said.err


def test_a_release_keeps_where_articles_live_on_and_its_rules_hold(archive: Path) -> None:
    rows = table(archive / "data", "successors")
    assert {(row["url"], row["other_url"]) for row in rows} == {
        (f"{OLD}/tin?ItemID=0", f"{NEW}/bai/0.html"),
        (f"{OLD}/tin?ItemID=2", f"{NEW}/bai/1.html"),
    }
    assert {(row["site"], row["other_site"], row["rule"]) for row in rows} == {("so-cu", "so-moi", "text")}
    assert check_tables((archive / "data" / "latest").resolve()) == []


def test_the_verb_gives_what_the_release_keeps_and_finds_the_same_where_it_keeps_nothing(
    archive: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out, err = told(archive, capsys, "successor", "so-cu", "--csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["other_url"] for row in rows] == [row["other_url"] for row in table(archive / "data", "successors")]
    assert err == "2 of 3 articles of so-cu were found at so-moi.\n"
    write_site(tmp_path / "sites", "so-cu", OLD)
    write_site(tmp_path / "sites", "so-moi", NEW)
    (tmp_path / "data").mkdir()
    for folder in ("captures", "parts"):
        (tmp_path / "data" / folder).symlink_to(archive / "data" / folder)
    release(tmp_path / "data", *(read_site(tmp_path / "sites" / f"{name}.yml") for name in ("so-cu", "so-moi")))
    assert table(tmp_path / "data", "successors") == []
    again, err = told(tmp_path, capsys, "successor", OLD, f"{NEW}/", "--csv")
    assert again == out
    assert "With `successor: so-moi` in the site file of so-cu, every release keeps that." in err


def test_the_verb_shows_a_table_and_json(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = told(archive, capsys, "successor", "so-cu", "so-moi")
    assert out.split("\n")[0].split() == ["url", "other_url", "score", "title_score", "rule"]
    rows = json.loads(told(archive, capsys, "successor", "so-cu", "so-moi", "--json")[0])
    assert [row["rule"] for row in rows] == ["text", "text"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("so-cu", "so-mo"), "has no articles of `so-mo`. Did you mean `so-moi`?"),
        (("so-moi",), "No site file says what follows `so-moi`. Name it: `luutru successor so-moi OTHER`."),
        (("so-cu", OLD), "`so-cu` does not follow itself."),
        (("so-cu", "https://khac.example/"), "has no articles of `https://khac.example/`."),
    ],
)
def test_a_wrong_name_is_one_line_that_says_what_to_write(
    archive: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    places = ["--data", str(archive / "data"), "--sites", str(archive / "sites")]
    assert main(["successor", *words, *places]) == 2
    assert said in capsys.readouterr().err


def test_show_says_where_an_article_lives_on_and_where_it_was(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--data", str(archive / "data")]
    for words, said in (
        (
            [f"{OLD}/tin?ItemID=0"],
            f"lives on at {NEW}/bai/0.html (told by its text: 100.0% of the shorter one is the same)",
        ),
        ([f"{NEW}/bai/1.html"], f"was at {OLD}/tin?ItemID=2 (told by its text: 100.0% of the shorter one is the same)"),
    ):
        assert main(["show", *words, *place]) == 0
        assert said in capsys.readouterr().out.split("\n\n")[0].splitlines()
    assert main(["show", f"{OLD}/tin?ItemID=1", *place, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["successor"] is None


def test_sites_and_status_name_what_follows(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "successor" in told(archive, capsys, "sites")[0].splitlines()[0]
    sites = {one["name"]: one for one in json.loads(told(archive, capsys, "sites", "--json")[0])}
    assert (sites["so-cu"]["successor"], sites["so-moi"]["successor"]) == (f"{NEW}/trang-chu", None)
    assert f"successor {NEW}/trang-chu: 2 articles found there" in told(archive, capsys, "status")[0]


def test_the_same_captures_give_the_same_bytes_and_what_did_not_change_is_taken_over(
    archive: Path, tmp_path: Path
) -> None:
    names = sorted(path.name for path in (archive / "data" / "latest" / "successors").rglob("*.parquet"))
    old = write_site(tmp_path / "sites", "so-cu", OLD, "successor: so-moi\n")
    new = write_site(tmp_path / "sites", "so-moi", NEW)
    third = write_site(tmp_path / "sites", "so-ba", "http://sct.ba.example")
    data = tmp_path / "data"
    capture(data, new, 2, new_pages())
    capture(data, old, 1, old_pages())
    first = release(data, new, old).path
    capture(data, third, 3, {"/tin/1": article_page(1, body=TEXTS[2])})
    second = release(data, third, new, old).path
    files = [next((one / "successors" / "site=so-cu").iterdir()) for one in (first, second)]
    assert [files[0].name] == names
    assert files[0].samefile(files[1])


def test_what_follows_is_published_when_a_site_file_says_so(tmp_path: Path) -> None:
    old, new = write_site(tmp_path / "sites", "so-cu", OLD), write_site(tmp_path / "sites", "so-moi", NEW)
    data = tmp_path / "data"
    capture(data, old, 1, old_pages())
    capture(data, new, 2, new_pages())
    assert not release(data, old, new).unchanged
    said = write_site(tmp_path / "sites", "so-cu", OLD, "successor: so-moi\n")
    after = release(data, said, new)
    assert (after.unchanged, after.tables["successors"]) == (False, 2)
    assert release(data, said, new).unchanged
