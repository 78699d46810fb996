"""`luutru import` from outside: what it says, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.cli import main
from tests.build.archives import make_site
from tests.intake.foreign import Said, article, write_warc

OLD = "2019-03-01T02:03:04Z"


def luutru(folder: Path, *words: str) -> int:
    return main(["--data", str(folder / "data"), "--sites", str(folder / "sites"), *words])


def test_it_says_what_came_and_what_is_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_site(tmp_path / "sites")
    warc = write_warc(tmp_path / "a.warc.gz", [article(1, OLD), Said("/x", OLD, b"x", host="http://khac.example")])
    assert luutru(tmp_path, "import", "sct-thu", str(warc), "--quiet") == 0
    said = capsys.readouterr()
    assert "a.warc.gz: 1 captures and 0 revisits taken in; 1 of other hosts left out (khac.example;" in said.out
    assert "Next: `luutru build sct-thu`, `luutru release`." in said.out
    assert said.err == ""
    assert luutru(tmp_path, "build", "--quiet") == luutru(tmp_path, "release", "--quiet") == 0
    capsys.readouterr()
    assert luutru(tmp_path, "query", "select url, source from captures", "--csv") == 0
    assert "/tin?ItemID=1,import" in capsys.readouterr().out


def test_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_site(tmp_path / "sites")
    warc = write_warc(tmp_path / "a.warc.gz", [article(1, OLD)])
    assert luutru(tmp_path, "import", "sct-thu", str(warc), "--quiet", "--json") == 0
    (said,) = json.loads(capsys.readouterr().out)
    assert (said["file"], said["captures"], said["known"]) == ("a.warc.gz", 1, False)


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("import", "sct-khac", "a.warc.gz"), 2, "There is no site"),
        (("import", "sct-thu"), 2, "FILE"),
        (("import", "sct-thu", "nothing.warc.gz"), 2, "cannot be read"),
        (("import", "sct-thu", "page.html"), 1, "neither a WARC file nor a WACZ"),
        (("import", "sct-thu", "other.warc.gz"), 3, "None of the files holds a capture"),
    ],
)
def test_what_cannot_be_done_is_one_line_with_the_next_thing_to_do(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    status: int,
    message: str,
) -> None:
    make_site(tmp_path / "sites")
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text("<html></html>")
    write_warc(Path("other.warc.gz"), [Said("/", OLD, b"x", host="http://khac.example")])
    assert luutru(tmp_path, *words, "--quiet") == status
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1
    assert "Traceback" not in said
