"""Notebooks run anew on a release of the demo department, and are stored as they would run."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("place", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_on_a_fresh_release(place: Path, demo_release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUUTRU_DATA", str(demo_release))
    notebook = read_notebook(place)
    stored = [kinds_of(cell) for cell in notebook.cells]
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": place.parent}}
    ).execute()
    assert [kinds_of(cell) for cell in notebook.cells] == stored


@pytest.mark.parametrize("place", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_stored_notebook_shows_tables_and_plots_and_nobody_s_folders(place: Path) -> None:
    notebook = read_notebook(place)
    kinds = {kind for cell in notebook.cells for output in kinds_of(cell) for kind in output}
    assert {"text/html", "image/png"} <= kinds
    assert not {"stderr", "error"} & kinds
    text = place.read_text("utf-8")
    assert not [folder for folder in ("/home/", "/tmp/", "/work/", "/Users/") if folder in text]


def read_notebook(place: Path) -> nbformat.NotebookNode:
    """A notebook in the form of today."""
    notebook: nbformat.NotebookNode = nbformat.read(place, as_version=4)  # type: ignore[no-untyped-call]  # it has no types
    return notebook


def kinds_of(cell: nbformat.NotebookNode) -> list[tuple[str, ...]]:
    """What each output of a cell is: media types but for plain text, or the name of a stream."""
    return [
        tuple(sorted(set(output.get("data", {})) - {"text/plain"})) or (output.get("name", output.output_type),)
        for output in cell.get("outputs", [])
    ]
