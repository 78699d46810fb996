"""What charsets and their fonts are called in the heads and styles of pages."""

from __future__ import annotations

import re

_NAMES = {
    "tcvn3": "tcvn3 abc tcvn57123 tcvn571231993",
    "tcvn1": "tcvn1 tcvn tcvn5712 tcvn57121 tcvn571211993 tcvn57121993 xviettcvn xviettcvn5712 vscii",
    "vni": "vni vniwin vniwindows xvietvni",
    "viscii": "viscii viscii11 csviscii xviscii",
    "vps": "vps xvps xvietvps",
}
_CHARSETS = {name: charset for charset, names in _NAMES.items() for name in names.split()}
_FONTS = (
    (re.compile(r"\.vn|tcvn", re.IGNORECASE), "tcvn3"),
    (re.compile(r"vni\b", re.IGNORECASE), "vni"),
    (re.compile(r"vps\b", re.IGNORECASE), "vps"),
    (re.compile(r"viscii|vi (?:times|arial)", re.IGNORECASE), "viscii"),
)
_FONT_NAME = re.compile(
    rb"""(?:font(?:-family)?\s*:|face\s*=)[^;>{}]{0,200}?(?<=[\s:=,"'])((?:\.Vn|VNI-|TCVN|VPS )[A-Za-z0-9 .-]{1,40})""",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\.[Vv][Nn][\w .-]*H")


def find_fonts(page: bytes) -> list[str]:
    """Find the names of legacy fonts in the styles and `face` attributes of a page, each once."""
    return list(dict.fromkeys(m[1].decode("ascii").strip() for m in _FONT_NAME.finditer(page)))


def legacy_name(declared: str) -> str | None:
    """Name the table of a declared charset: "x-viet-tcvn5712" is "tcvn1"; None for what is no legacy charset."""
    return _CHARSETS.get(re.sub(r"[\W_]", "", declared).lower())


def is_legacy(charset: str) -> bool:
    """Say whether a charset is read by a table of ours: windows-1258 has a codec of its own."""
    return charset in _NAMES


def font_charset(font: str) -> str | None:
    """Name the charset that a font was made for: ".VnTimeH" is of "tcvn3"; None for any other font."""
    return next((charset for named, charset in _FONTS if named.match(font.strip("\"' "))), None)


def is_capital(font: str) -> bool:
    """Say whether a font shows small letters as capitals: those of TCVN3 do whose names end with H."""
    return bool(_CAPITAL.fullmatch(font.strip("\"' ")))
