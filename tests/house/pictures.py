"""Makes the pictures of docs/pictures anew: `python -m tests.house.pictures`, with Chromium on the PATH.

What stands on a terminal is what the commands printed, on the demo department and on its winter (`visits`); a workbook
is drawn from the file's own values, widths and letters; a replayed page is a picture of pywb in the browser.
"""

from __future__ import annotations

import base64
import html
import io
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook  # type: ignore[import-untyped]  # it has no types
from openpyxl.cell import Cell  # type: ignore[import-untyped]  # the same
from PIL import Image, ImageChops

from tests.house.visits import make_winter

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=20000",
                   "--force-device-scale-factor=1.5")  # fmt: skip
COLOURS = 64
TERMINAL = """<!DOCTYPE html><meta charset="utf-8"><style>body { margin: 24px; background: white }
pre { display: inline-block; margin: 0; padding: 18px 22px; border-radius: 8px; background: #1f2430; color: #e6e6e6;
font: 14px/1.5 "DejaVu Sans Mono", monospace; max-width: 112ch; white-space: pre-wrap; overflow-wrap: anywhere }
b { color: #8fd0ff; font-weight: normal } i { display: inline-block; width: 1ch; font: 0.97em "DejaVu Sans" }</style>"""
TWO_MARKS = re.compile("[ấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]", re.IGNORECASE)
"""The monospaced DejaVu prints these beyond their cell; its sister of the same design does not."""
SHEET = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 24px; background: white; font: 11px "Noto Sans", "DejaVu Sans", sans-serif }
table { border-collapse: collapse; table-layout: fixed }
td, th { border: 1px solid #cfcfcf; padding: 2px 4px; overflow: hidden; white-space: nowrap; text-align: left }
th { background: #f0f0f0; color: #666; font-weight: normal; text-align: center } .b { font-weight: bold }</style>"""
NEWEST = (
    "select published_at, section, title from articles where is_latest order by published_at desc nulls last limit 8"
)
EDITED = "thuong-mai-thi-truong/phat-hien-600-san-pham-khong-ro-nguon-goc-tai-phuong-ben-nuoc-2033.html"
SEEN = "tin-hoat-dong/so-cong-thuong-rut-ngan-thoi-gian-giai-quyet-29-thu-tuc-hanh-chinh-2037.html"
HOME = "http://sct.songdua.example/"
DATE_LETTERS = {"hh:mm": "%H:%M", "ss": "%S", "yyyy": "%Y", "mm": "%m", "dd": "%d", '"': ""}
"""How a workbook writes the forms of its dates, and Python."""


def luutru(folder: Path, words: str) -> str:
    """Run one command in a folder whose archive is `data`, and give it as a terminal shows it, with its prompt."""
    place = {**os.environ, "COLUMNS": "104"}
    place.pop("LUUTRU_DATA", None)
    done = subprocess.run(
        [sys.executable, "-m", "pipelines", *shlex.split(words)], cwd=folder, env={**place, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True,
    )  # fmt: skip
    return f"<b>$ luutru {html.escape(words)}</b>\n{html.escape(done.stdout.rstrip())}\n"


def terminal(name: str, *shown: str) -> None:
    """Draw what a terminal showed."""
    text = TWO_MARKS.sub(r"<i>\g<0></i>", "\n".join(shown))
    snap_page(name, f"{TERMINAL}<pre>{text}</pre>")


def snap_page(name: str, page: str, width: int = 1120) -> None:
    """Draw an HTML page."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "page.html"
        place.write_text(page, "utf-8")
        snap(name, place.as_uri(), width, 1600)


def snap(name: str, address: str, width: int, height: int, colours: int = COLOURS) -> None:
    """Take a picture of an address in a browser, cut to what is there."""
    browser = next(found for one in BROWSERS if (found := shutil.which(one)))
    with tempfile.TemporaryDirectory() as folder:
        taken = Path(folder) / "taken.png"
        options = [*BROWSER_OPTIONS, f"--user-data-dir={folder}/profile", f"--window-size={width},{height}"]
        words = [browser, *options, f"--screenshot={taken}", address]
        subprocess.run(words, check=True, capture_output=True, timeout=120)
        write_picture(name, Image.open(taken).convert("RGB"), colours)


def write_picture(name: str, picture: Image.Image, colours: int = COLOURS) -> None:
    """Cut the white round a picture and write it with few colours."""
    edge = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    picture.crop(edge).quantize(colours, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)
    print(f"{name}.png", (PICTURES / f"{name}.png").stat().st_size)


def notebook_plot(name: str, notebook: str, number: int) -> None:
    """Take a plot from a stored notebook."""
    cells = json.loads((ROOT / "notebooks" / f"{notebook}.ipynb").read_text("utf-8"))["cells"]
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    plots = [output["data"]["image/png"] for output in outputs if "image/png" in output.get("data", {})]
    write_picture(name, Image.open(io.BytesIO(base64.b64decode(plots[number]))).convert("RGB"))


def workbook(name: str, place: Path, sheet: str, rows: int = 14, columns: int = 6) -> None:
    """Draw the first rows of a sheet with the values, widths and bold letters that the file holds."""
    held = load_workbook(place)[sheet]
    letters = [cell.column_letter for cell in held[1][:columns]]
    widths = [min(7 * held.column_dimensions[one].width, 330) for one in letters]
    lines = [f"<tr><th></th>{''.join(f'<th>{one}</th>' for one in letters)}</tr>"]
    for row in held.iter_rows(min_row=1, max_row=rows, max_col=columns):
        cells = "".join(f'<td class="{"b" if cell.font.b else ""}">{shown(cell)}</td>' for cell in row)
        lines.append(f"<tr><th>{row[0].row}</th>{cells}</tr>")
    drawn = "".join(f'<col style="width:{width:.0f}px">' for width in [36, *widths])
    table = f'<table style="width:{36 + sum(widths):.0f}px">{drawn}{"".join(lines)}</table>'
    snap_page(name, SHEET + table, int(sum(widths)) + 100)


def shown(cell: Cell) -> str:
    """Give a cell's value as a spreadsheet shows it: a date as far as the cell's form goes."""
    if isinstance(cell.value, datetime):
        form = re.sub("|".join(DATE_LETTERS), lambda letters: DATE_LETTERS[letters[0]], cell.number_format)
        return cell.value.strftime(form)
    return "" if cell.value is None else html.escape(str(cell.value)).replace("\n", " ")


@contextmanager
def replaying(folder: Path, warc: Path) -> Iterator[str]:
    """Serve a WARC file by pywb on loopback and give the address of its collection."""
    tools = Path(sys.executable).parent
    for words in (["init", "demo"], ["add", "demo", str(warc)]):
        subprocess.run([tools / "wb-manager", *words], cwd=folder, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [tools / "wayback", "-b", "127.0.0.1", "-p", str(port)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}/demo"
    finally:
        server.terminate()
        server.wait(10)


def wait_for(address: str) -> None:
    """Wait until a server answers."""
    for _ in range(120):
        with suppress(OSError):
            urllib.request.urlopen(address, timeout=5).close()
            return
        time.sleep(0.25)
    raise TimeoutError(address)


def make_pictures() -> None:
    """Make every picture."""
    with tempfile.TemporaryDirectory() as name:
        fresh, winter = Path(name) / "fresh", Path(name) / "winter"
        fresh.mkdir()
        make_winter(winter / "data")
        terminal("run", luutru(fresh, "run demo"), luutru(fresh, f'query "{NEWEST}"'))
        terminal("status", luutru(winter, "status"))
        terminal("search", luutru(winter, 'search "cum cong nghiep" --limit 3'))
        terminal("show", luutru(winter, f"show {HOME}{EDITED}").split("\n\nFields")[0])
        notebook_plot("silent-edits", "07-silent-edits", 0)
        notebook_plot("contacts", "05-contacts-through-time", 0)
        luutru(winter, "export xlsx news.xlsx --from 2025 --to 2025")
        workbook("workbook", winter / "news.xlsx", "articles")
        luutru(fresh, "export warc news.warc.gz")
        with replaying(fresh, fresh / "news.warc.gz") as collection:
            wait_for(f"{collection}/mp_/{HOME}{SEEN}")
            snap("replay", f"{collection}/{HOME}{SEEN}", 1200, 900, 256)


if __name__ == "__main__":
    make_pictures()
