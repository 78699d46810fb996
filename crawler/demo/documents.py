"""Small real documents by the standard library: PDF (Vietnamese in the metadata and as ActualText) and DOCX."""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import datetime
from html import escape
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (
    f'{XML}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
RELATIONS = (
    f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)


def make_docx(title: str, lines: Sequence[str], made: datetime) -> bytes:
    """Give a Word document of one heading and some paragraphs; `made` is in its properties."""
    body = "".join(_docx_line(text, bold=not place) for place, text in enumerate((title, *lines)))
    core = (
        f'{XML}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>Sở Công Thương tỉnh Sông Dừa</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made:%Y-%m-%dT%H:%M:%SZ}</dcterms:created></cp:coreProperties>'
    )
    parts = {
        "[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "docProps/core.xml": core,
        "word/document.xml": f'{XML}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
    }  # fmt: skip
    return _zip_parts(parts)


def _docx_line(text: str, *, bold: bool) -> str:
    look = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _zip_parts(parts: dict[str, str]) -> bytes:
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2014, 1, 1, 0, 0, 0))
            info.create_system = 0  # zipfile would write the platform's
            archive.writestr(info, text.encode(), zipfile.ZIP_DEFLATED)
    return held.getvalue()


def make_pdf(title: str, lines: Sequence[str], made: datetime) -> bytes:
    """Give a PDF of one A4 page: drawn without marks (standard fonts have none), read as Vietnamese by ActualText."""
    drawn = "\n".join(_pdf_line(text, place) for place, text in enumerate((title, "", *lines)))
    stream = f"BT /F1 13 Tf 60 770 Td 20 TL\n{drawn}\nET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (vi-VN) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Font << /F1 5 0 R >> >>",
        f"<< /Title {_utf16(title)} /Author {_utf16('Sở Công Thương tỉnh Sông Dừa')} "
        f"/CreationDate (D:{made:%Y%m%d%H%M%S}+07'00') >>".encode("ascii"),
    ]
    return _pdf_file(objects)


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    held, places = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(held))
        held += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(held)
    held += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    held += b"".join(b"%010d 00000 n \n" % place for place in places)
    held += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    held += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(held)


def _pdf_line(text: str, place: int) -> str:
    size = 14 if not place else 11
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").decode()
    shown = plain.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")[:88]
    return f"/F1 {size} Tf /Span << /ActualText {_utf16(text)} >> BDC ({shown}) Tj EMC T*"


def _utf16(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
