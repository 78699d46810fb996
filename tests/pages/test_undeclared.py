"""Pages of bytes whose charset nobody declares: nothing may be lost by which later readers could tell it."""

from __future__ import annotations

import pytest

from crawler.pages.document import as_utf8


def test_marks_behind_vowels_are_windows_1258() -> None:
    page = "<p>Tý\xecnh u\xd2y hô\xf2i nghi\xf2, ba\xd2n tin so\xec 3</p>".encode("latin-1")
    assert as_utf8(page)[1] == "cp1258"


def test_other_bytes_are_read_as_browsers_do() -> None:
    page = b"<p>S\xeb C\xabng Th\xad\xacng t\xe6 ch\xf8c \xa7\xb9i h\xe9i, v\xd2 nhi\xd6m k\xfa \x81\x8d\x93</p>"
    text, charset = as_utf8(page)
    assert charset == "cp1252"
    assert text.decode("utf-8") == "<p>Së C«ng Th\xad¬ng tæ chøc §¹i héi, vÒ nhiÖm kú \x81\x8d“</p>"


@pytest.mark.parametrize("declared", ["text/html; charset=windows-1252", ""])
def test_no_byte_is_lost_in_windows_1252(declared: str) -> None:
    text, charset = as_utf8(bytes(range(0x80, 0x100)), declared)
    assert charset == "cp1252"
    assert "\ufffd" not in text.decode("utf-8")
    assert len(set(text.decode("utf-8"))) == 128
