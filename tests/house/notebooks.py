"""Runs the notebooks on an archive, and says what they show; `python -m tests.house.notebooks` stores them anew.

The stored outputs are those of the demo department over one winter (`visits`).
"""

from __future__ import annotations

import base64
import io
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from matplotlib import image
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
ROW, CELL, TAG = (
    re.compile(r"<tr[ >].*?</tr>", re.DOTALL),
    re.compile(r"<td>(.*?)</td>", re.DOTALL),
    re.compile("<[^>]+>"),
)
INK = 0.002
"""A plot has colour in this share of its area at least: axes with nothing in them are black and white."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One output of a notebook: the media types it has (or the name of its stream), its words and its picture."""

    kinds: tuple[str, ...]
    words: str = ""
    html: str = ""
    picture: bytes = b""


def read_notebook(place: Path) -> nbformat.NotebookNode:
    """A notebook in the form of today."""
    notebook: nbformat.NotebookNode = nbformat.read(place, as_version=4)  # type: ignore[no-untyped-call]  # it has no types
    return notebook


def write_notebook(notebook: nbformat.NotebookNode, place: Path) -> None:
    """Write a notebook in the form of today."""
    nbformat.write(notebook, place)  # type: ignore[no-untyped-call]  # it has no types


def run_notebook(place: Path, data: Path) -> nbformat.NotebookNode:
    """Run a notebook on the archive in `data` and give it with its outputs; an error in a cell is raised."""
    notebook = read_notebook(place)
    folder = {"metadata": {"path": str(place.parent)}}
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", resources=folder)
    client.execute(
        env={**os.environ, "LUUTRU_DATA": str(data), "MPLBACKEND": "module://matplotlib_inline.backend_inline"}
    )
    return notebook


def outputs(notebook: nbformat.NotebookNode) -> Iterator[Shown]:
    """Give what the cells of a notebook show, in order."""
    for cell in notebook.cells:
        yield from map(read_output, cell.get("outputs", []))


def read_output(output: nbformat.NotebookNode) -> Shown:
    """Read one output."""
    data = output.get("data", {})
    kinds = tuple(sorted(set(data) - {"text/plain"})) or (output.get("name", output.output_type),)
    html = data.get("text/html", "")
    words = TAG.sub(" ", html) or data.get("text/markdown") or data.get("text/plain") or output.get("text", "")
    return Shown(kinds, words, html, base64.b64decode(data.get("image/png", "")))


def faults(shown: Shown) -> list[str]:
    """Say what is wrong with an output: a table without a row or a value, a plot without ink, a warning, an error."""
    found = [f"says {kind}: {shown.words[:200]}" for kind in shown.kinds if kind in ("stderr", "error")]
    if "<table" in shown.html and not any(value.strip() for value in CELL.findall(shown.html)):
        found.append("an empty table")
    if shown.picture and coloured_share(shown.picture) < INK:
        found.append("an empty plot")
    return found


def coloured_share(png: bytes) -> float:
    """Give the share of a picture's points that are neither white nor grey nor black."""
    points = image.imread(io.BytesIO(png))[..., :3]
    return float((points.max(axis=2) - points.min(axis=2) > 0.1).mean())


def store_notebooks() -> None:
    """Run every notebook on the winter of the demo department and store it with its outputs."""
    from tests.house.visits import make_winter

    with tempfile.TemporaryDirectory() as folder:
        data = make_winter(Path(folder))
        for place in NOTEBOOKS:
            notebook = run_notebook(place, data)
            if found := [fault for one in outputs(notebook) for fault in faults(one)]:
                raise ValueError(f"{place.name}: {found}")
            for cell in notebook.cells:
                cell.metadata.pop("execution", None)  # times of this run
            write_notebook(notebook, place)


if __name__ == "__main__":
    store_notebooks()
