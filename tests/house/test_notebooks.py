"""Notebooks run anew on releases of the demo department, show real things, and are stored as they would run."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbformat import v4

from crawler.demo.truth import changes, truth
from tests.house.notebooks import NOTEBOOKS, ROOT, Shown, faults, outputs, read_notebook, run_notebook, write_notebook
from tests.house.visits import OFFICES, SILENT, UNREADABLE

NEWEST = next(one for one in truth(2) if one.published and one.images)
GONE = [one.title for one in truth(1) if one.url in changes().gone]
MUST_SHOW = {
    "01-first-look": [truth(2)[1].title, "article_id", "warc_offset"],
    "02-topic-through-time": [f"of {len(truth(2)) + len(GONE)} articles", "2025", "khuyến công"],
    "03-people-and-offices": ["Phạm Lê Hoàng Quý", "Phó Giám đốc Sở Công Thương", "Chánh Văn phòng Sở", "organisation"],
    "04-pictures-and-captions": [NEWEST.images[0].caption or "", "1 of", "files are used more than once"],
    "05-contacts-through-time": [
        edit.new.removeprefix("Bà ").partition(" - ")[0] for edit in OFFICES if "(0" not in edit.new
    ],
    "06-quality-of-the-archive": [
        UNREADABLE.new,
        "date cannot be read",
        "finished",
        "broken_word",
        "ảnh chưa thu được",
    ],
    "07-silent-edits": [
        "39,8",
        "19,8",
        "89,4",
        "98,4",
        "06",
        "02",
        SILENT[3].old[:-1],
        "(đính chính)",
        "im lặng",
        "có báo",
        *GONE,
    ],
}
FIRST_RUN_SAYS = {
    "05-contacts-through-time": "Nothing has changed yet",
    "06-quality-of-the-archive": "No problem is known",
    "07-silent-edits": "No article has changed yet",
}


@pytest.mark.parametrize("place", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_the_department_said(place: Path, winter_release: Path) -> None:
    stored = [one.kinds for one in outputs(read_notebook(place))]
    shown = list(outputs(run_notebook(place, winter_release)))
    assert [one.kinds for one in shown] == stored, "`make notebooks` stores the outputs anew"
    assert [fault for one in shown for fault in faults(one)] == []
    words = " ".join(one.words for one in shown)
    assert [wanted for wanted in MUST_SHOW[place.stem] if wanted not in words] == []


@pytest.mark.parametrize("name", FIRST_RUN_SAYS)
def test_a_notebook_of_changes_says_so_when_there_are_none_yet(name: str, demo_release: Path) -> None:
    (place,) = (one for one in NOTEBOOKS if one.stem == name)
    shown = list(outputs(run_notebook(place, demo_release)))
    assert [fault for one in shown for fault in faults(one)] == []
    assert any(FIRST_RUN_SAYS[name] in one.words for one in shown)


@pytest.mark.parametrize("place", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_stored_notebook_shows_tables_and_plots_and_nobody_s_folders(place: Path) -> None:
    shown = list(outputs(read_notebook(place)))
    assert {"text/html", "image/png"} <= {kind for one in shown for kind in one.kinds}
    assert [fault for one in shown for fault in faults(one)] == []
    text = place.read_text("utf-8")
    assert not [folder for folder in ("/home/", "/tmp/", "/work/", "/Users/") if folder in text]


@pytest.mark.parametrize("place", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_begins_with_its_question_and_how_to_ask_it_of_another_archive(place: Path) -> None:
    first, code = read_notebook(place).cells[:2]
    assert (first.cell_type, code.cell_type) == ("markdown", "code")
    assert "**The question:**" in first.source
    assert "LUUTRU_DATA" in first.source
    assert 'DATA = Path(os.environ.get("LUUTRU_DATA", "../data"))' in code.source
    assert "`make notebooks`" in first.source
    assert "\nnotebooks:" in (ROOT / "Makefile").read_text("utf-8")


EMPTY = """import matplotlib.pyplot as plt, pandas as pd
display(pd.DataFrame({"a": []}))
plt.plot([], [])
plt.show()
display(pd.DataFrame({"a": [""]}))
pd.DataFrame({"a": [1]})"""


def test_empty_tables_and_plots_are_found(tmp_path: Path) -> None:
    notebook = v4.new_notebook(cells=[v4.new_code_cell(EMPTY)])  # type: ignore[no-untyped-call]  # it has no types
    write_notebook(notebook, tmp_path / "empty.ipynb")
    found = [faults(one) for one in outputs(run_notebook(tmp_path / "empty.ipynb", tmp_path))]
    assert found == [["an empty table"], ["an empty plot"], ["an empty table"], []]


def test_warnings_are_found() -> None:
    assert faults(Shown(("stderr",), "Glyph 7843 missing from font")) == ["says stderr: Glyph 7843 missing from font"]
