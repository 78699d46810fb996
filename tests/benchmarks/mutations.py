# ruff: noqa: E501  (markup reads better unbroken)
"""Ways to spoil a page: what networks, editors, templates and burglars do to markup, and what only an enemy would."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

Mutation = Callable[[Random, bytes], bytes]
LARGEST: Final = 400_000  # bytes of what one mutation adds

_TAG: Final = re.compile(rb"<[^<>]{1,300}>")
_SIGNS: Final = (
    *"09,.([:;/|-–»“\"'{}@&;<>_*\\%#Đ\U0001f600",
    *(" ", "\t", "\n", "\xa0", "\u2003", "\u200b", "\xad", "\u0301", "\ufeff", "a, ", " - ", "| ", "1 / "),
)
_WORDS: Final = (
    "ngày ", "tháng 4 ", "12/04/2023 ", "12/04/2023 10:30, ", "1/2/", "10:30 ", "Điện thoại: ", "0275 3822 365 ",
    "a@b.vn ", "Tin, ảnh: ", "Nguồn: ", "theo ", "giấy phép số 1/GP ", "Cập nhật: ", "lượt xem ", "Ảnh: X ", "Sở ",
    "A. B. ", "và ", "P.KHTC - ", "-- ", "»  ", "http://", "www.a.", "&nbsp;", "&#x110;", "&#0;", "&#xD800;", "&", "&a",
)  # fmt: skip
_INNER: Final = (
    "div span b font p table tr td ul li a form center section h2 blockquote select svg script style".split()
)
_ODDITIES: Final = (
    '<base href="http://[x">', '<base href="data:,">', '<base href="//">', '<meta charset="hex">', "<!--", "-->", "<![CDATA[",
    '<meta charset="idna">', '<meta charset="utf-7">', '<meta charset="utf-16">', '<meta charset="undefined">', "<plaintext>",
    '<meta http-equiv="Content-Type" content="text/html; charset=rot13">', "<!-->", "<script/>", "<textarea>", "<title>",
    '<meta property="og:title" content="' + "a - " * 20_000 + '">', "<script><!--<script></script>", "</body></html>",
    '<script type="application/ld+json">' + "[" * 50_000 + "</script>", "<frameset><frame src=x>", "<select><option>",
    '<script type="application/ld+json">{"@type":[{}],"@graph":[[{"@type":"Article","headline":"\\ud800\\u0000"}]]}</script>',
    '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":[1]},"headline":9}</script>',
    '<script type="application/ld+json">' + "1" * 9_000 + "</script>", '<a href="http://[::1">x</a>', "<p hidden>", "<br/" * 50,
    '<img width="²" height="99999999" src="data:image/png;base64,AAAA" alt="">', "<table><table><tr><p><td>", "\x00" * 9,
    "<a href=\"javascript:__doPostBack('a','')\">2</a>", '<td colspan="-1" rowspan="99999999999">', "\ud7ff\ue000\uffff",
)  # fmt: skip
_CHARSETS: Final = ("utf-16", "utf-16-le", "cp1258", "cp1252", "shift_jis", "utf-32", "latin-1", "utf-8-sig")


def _place(rng: Random, page: bytes) -> int:
    """Somewhere in the page, as a rule between two tags."""
    at = rng.randrange(len(page) + 1)
    return at if rng.random() < 0.2 else max(0, page.find(b"<", at))


def _put(rng: Random, page: bytes, junk: bytes | str) -> bytes:
    at = _place(rng, page)
    return page[:at] + (junk.encode("utf-8", "surrogatepass") if isinstance(junk, str) else junk) + page[at:]


def _tags(rng: Random, page: bytes) -> list[re.Match[bytes]]:
    """A few tags of the page, in its order."""
    found = list(_TAG.finditer(page))
    return sorted(rng.sample(found, min(len(found), rng.randint(1, 30))), key=lambda tag: tag.start())


def _subtree(rng: Random, page: bytes) -> bytes:
    """A piece of the page that begins with a tag."""
    at = _place(rng, page)
    return page[at : at + rng.choice((60, 400, 3_000))] or b"<p>"


def _many(rng: Random, size: int) -> int:
    """How often something of a size is repeated: a few times, often, or as often as is allowed."""
    return min(rng.choice((3, 40, 1_000, 100_000)), LARGEST // max(1, size))


def flip_bytes(rng: Random, page: bytes) -> bytes:
    spoilt = bytearray(page or b" ")
    for _ in range(rng.choice((1, 10, 500))):
        spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
    return bytes(spoilt)


def cut_off(rng: Random, page: bytes) -> bytes:
    return page[: rng.randrange(len(page) + 1)] if rng.random() < 0.7 else page[rng.randrange(len(page) + 1) :]


def drop_part(rng: Random, page: bytes) -> bytes:
    start = rng.randrange(len(page) + 1)
    return page[:start] + page[start + rng.choice((1, 50, 5_000)) :]


def drop_tags(rng: Random, page: bytes) -> bytes:
    for tag in reversed(_tags(rng, page)):
        page = page[: tag.start()] + page[tag.end() :]
    return page


def double_tags(rng: Random, page: bytes) -> bytes:
    for tag in reversed(_tags(rng, page)):
        page = page[: tag.start()] + tag.group() * rng.choice((2, 3, 200)) + page[tag.end() :]
    return page


def move_tags(rng: Random, page: bytes) -> bytes:
    tags = _tags(rng, page)
    names = [tag.group() for tag in tags]
    rng.shuffle(names)
    for tag, name in zip(reversed(tags), names, strict=True):
        page = page[: tag.start()] + name + page[tag.end() :]
    return page


def unclose(rng: Random, page: bytes) -> bytes:
    name = rng.choice(_INNER).encode() if rng.random() < 0.7 else b"[a-z0-9]+"
    return re.sub(rb"</%s\s*>" % name, b"", page)


def repeat_part(rng: Random, page: bytes) -> bytes:
    part = _subtree(rng, page)
    return _put(rng, page, part * _many(rng, len(part)))


def nest_deep(rng: Random, page: bytes) -> bytes:
    names = [rng.choice(_INNER) for _ in range(rng.randint(1, 3))]
    text = rng.choice(("", "", "xin chào ", "Sáng ngày 12/04/2023, Sở tổ chức hội nghị."))
    opened = "".join(f"<{name}{rng.choice(('', ' class=x', ' style=color:red'))}>{text}" for name in names)
    closed = "".join(f"</{name}>" for name in reversed(names)) * rng.choice((0, 1))
    count = _many(rng, len(opened) + len(closed))
    return _put(rng, page, opened * count + "<p>giữa</p>" + closed * count)


def repeat_text(rng: Random, page: bytes) -> bytes:
    text = rng.choice((*_SIGNS, *_WORDS))
    box = rng.choice(
        ("{}", "<p>{}</p>", "<a href='/a'>{}</a>", "<h1>{}</h1>", "<title>{}</title>", "<b title='{0}'>{0}")
    )
    return _put(rng, page, box.format(text * _many(rng, len(text.encode()))))


def repeat_lines(rng: Random, page: bytes) -> bytes:
    text = rng.choice((*_SIGNS, *_WORDS)) * rng.choice((1, 2, 9, 40))
    box = rng.choice(
        ("<p>{}</p>", "{}<br>", "<li><a href='/tin-{}'>{}</a>", "<tr><td>{}<td>{}", "<h3>{}</h3>", "<p><img src=a>{}")
    )
    line = box.format(text, text)
    return _put(rng, page, line * _many(rng, len(line.encode())))


def crowd_attributes(rng: Random, page: bytes) -> bytes:
    value = rng.choice(("", "=1", '="<"', '=">"', "='x y'", "=", '="'))
    count = _many(rng, 12)
    return _put(rng, page, f"<{rng.choice(_INNER)} " + " ".join(f"a{n}{value}" for n in range(count)) + ">")


def grow_values(rng: Random, page: bytes) -> bytes:
    junk = (
        (rng.choice((*_SIGNS, *_WORDS)) * rng.choice((9, 3_000, 100_000)))[: LARGEST // 4].encode().replace(b'"', b"")
    )
    names = rng.choice((b"class", b"id", b"href", b"src", b"alt", b"style", b"content", b"title", b"width"))
    return re.sub(
        rb"(<[a-z]+[^>]*?\s%s=)\"[^\"]*\"" % names, lambda m: m[1] + b'"' + junk + b'"', page, count=rng.choice((1, 3))
    )


def set_oddity(rng: Random, page: bytes) -> bytes:
    return _put(rng, page, rng.choice(_ODDITIES) * rng.choice((1, 1, 1, 20)))


def mix_charsets(rng: Random, page: bytes) -> bytes:
    text, at = page.decode("utf-8", "replace"), rng.randrange(len(page) + 1)
    return text[:at].encode(rng.choice((*_CHARSETS, "utf-8")), "replace") + text[at:].encode(
        rng.choice(_CHARSETS), "replace"
    )


def scatter_bytes(rng: Random, page: bytes) -> bytes:
    byte = rng.choice(
        (b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x0c", b"\x1b", b"\x7f", b"\xef\xbf\xbf", b"\xfe\xff")
    )
    for _ in range(rng.choice((1, 30))):
        page = _put(rng, page, byte)
    return page


MUTATIONS: Final[tuple[Mutation, ...]] = (
    flip_bytes, cut_off, drop_part, drop_tags, double_tags, move_tags, unclose, repeat_part, nest_deep, repeat_text,
    repeat_lines, crowd_attributes, grow_values, set_oddity, mix_charsets, scatter_bytes,
)  # fmt: skip


def spliced(rng: Random, one: bytes, other: bytes) -> bytes:
    """The front of one page and the end of another."""
    return one[: _place(rng, one)] + other[_place(rng, other) :]


def spoilt(rng: Random, page: bytes) -> bytes:
    """A page after one to four mutations."""
    for mutation in rng.choices(MUTATIONS, k=rng.choice((1, 1, 2, 2, 3, 4))):
        page = mutation(rng, page)
    return page
