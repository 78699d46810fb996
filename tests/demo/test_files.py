"""Pictures and documents are valid files, told by their own formats' rules."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from crawler.demo.pictures import SCENES, draw_picture
from crawler.demo.server import DemoServer
from crawler.demo.truth import DemoAttachment, truth

from .conftest import ask, found

IMAGES = [image for one in truth() for image in one.images]
PAPERS = [paper for one in truth() for paper in one.attachments]


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    place, chunks = 8, []
    while place < len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + length]
        assert struct.unpack(">I", data[place + 8 + length : place + 12 + length])[0] == zlib.crc32(kind + body)
        chunks.append((kind, body))
        place += 12 + length
    return chunks


def test_every_picture_is_a_whole_png_of_the_size_that_the_page_says(server: DemoServer) -> None:
    for image in IMAGES[::9]:
        chunks = _chunks(ask(server, image.url).body)
        assert [kind for kind, _ in chunks] == [b"IHDR", b"IDAT", b"IEND"]
        width, height = struct.unpack(">II", chunks[0][1][:8])
        assert (width, height) == (image.width, image.height)
        assert len(zlib.decompress(chunks[1][1])) == height * (1 + 3 * width)


def test_every_scene_is_small_and_varies_with_its_key() -> None:
    for scene in SCENES:
        one, other = draw_picture(scene, 320, 240, "a"), draw_picture(scene, 320, 240, "b")
        assert 500 < len(one) < 20_000
        assert one != other


def _pdf_string(data: bytes, name: bytes) -> str:
    return bytes.fromhex(found(rb"/" + name + rb" <([0-9A-F]+)>", data)[1].decode()).decode("utf-16")


def _of_kind(ending: str) -> list[DemoAttachment]:
    return [paper for paper in PAPERS if paper.file_name.endswith(ending)]


def test_every_pdf_has_a_sound_cross_reference_and_its_vietnamese_title(server: DemoServer) -> None:
    for paper in _of_kind(".pdf"):
        reply = ask(server, paper.url)
        assert reply.headers["Content-Type"] == "application/pdf"
        start = int(found(rb"startxref\n(\d+)\n%%EOF\n$", reply.body)[1])
        assert reply.body[start:].startswith(b"xref\n0 8\n")
        for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n \n", reply.body), 1):
            assert reply.body[int(place) :].startswith(b"%d 0 obj\n" % number)
        declared, stream = found(rb"/Length (\d+) >>\nstream\n(.*)\nendstream", reply.body, re.DOTALL).groups()
        assert int(declared) == len(stream)
        assert _pdf_string(reply.body, b"Title") == _pdf_string(reply.body, b"ActualText") == paper.title


def test_every_docx_is_a_package_whose_parts_parse(server: DemoServer) -> None:
    for paper in _of_kind(".docx"):
        with zipfile.ZipFile(BytesIO(ask(server, paper.url).body)) as archive:
            assert archive.testzip() is None
            parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
        assert parts["docProps/core.xml"].findtext("{*}title") == paper.title
        assert parts["word/document.xml"].findtext(".//{*}t") == paper.title
        named = {part.get("PartName", "/")[1:] for part in parts["[Content_Types].xml"]} - {""}
        assert named <= set(parts)


def test_some_file_names_are_vietnamese_with_blanks() -> None:
    assert any(" " in paper.file_name and not paper.file_name.isascii() for paper in PAPERS)
    assert all(paper.url.isascii() and " " not in paper.url for paper in PAPERS)
    assert len({paper.url for paper in PAPERS}) == len(PAPERS)
    assert len({image.url for image in IMAGES}) == len(IMAGES)
