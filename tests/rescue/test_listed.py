"""Indexes say the same thing in four forms; what is cut or is none is told from what is whole."""

from __future__ import annotations

import pytest

from crawler.rescue.listed import BrokenAnswerError, IndexAnswer, Listed

URL = "http://sct.vidu.example/tin-1.html"
KEY = "example,vidu,sct)/tin-1.html"
LINE = f"{KEY} 20150301020304 {URL} text/html 200 ABC 812"
WANTED = Listed("wayback", URL, "20150301020304", "text/html", 200, "ABC", 812)
HEAD = '["urlkey","timestamp","original","mimetype","statuscode","digest","length"]'
ROW = f'["{KEY}","20150301020304","{URL}","text/html","200","ABC","812"]'
OBJECT = f'{{"url": "{URL}", "mime": "text/html", "status": "200", "digest": "ABC", "length": "812"'


def read(text: str) -> tuple[list[Listed], str | None]:
    answer = IndexAnswer("wayback")
    return list(answer.read(text.encode().split(b"\n"))), answer.resume_key


@pytest.mark.parametrize(
    "text",
    [
        LINE,
        LINE.replace(URL, URL.replace(".example", ".example:80")),
        f"{LINE}\n",
        f"[{HEAD},\n{ROW}]",
        f"[{HEAD},\n{ROW}]\n",
        f"[{ROW}]",
        f"[\n{HEAD},\n{ROW}\n]",
        f'{KEY} 20150301020304 {OBJECT}, "access": "allow"}}',
        f'{OBJECT}, "timestamp": "20150301020304", "urlkey": "{KEY}"}}\n',
    ],
)
def test_every_form_says_the_same(text: str) -> None:
    assert read(text) == ([WANTED], None)


@pytest.mark.parametrize("text", [f'[{HEAD},\n{ROW},\n[],\n["next key"]]', f"{LINE}\n\nnext key\n"])
def test_the_key_to_go_on_with_is_no_capture(text: str) -> None:
    assert read(text) == ([WANTED], "next key")


@pytest.mark.parametrize("text", ["", "\n", "[]", "[]\n"])
def test_nothing_listed_is_nothing(text: str) -> None:
    assert read(text) == ([], None)


@pytest.mark.parametrize(
    "text", ["<html>busy</html>", f"[{HEAD},\n{ROW},", f"[{HEAD},\n{ROW[:40]}", f"{OBJECT}", "Too many requests", "[1,"]
)
def test_what_is_no_whole_index_is_refused(text: str) -> None:
    with pytest.raises(BrokenAnswerError):
        read(text)


@pytest.mark.parametrize(
    "line",
    [
        LINE.replace("20150301020304", "20150231020304"),
        LINE.replace("http:", "dns:"),
        f"{KEY}?__wb_method=post&__wb_post_data=x 20150301020304 {URL} text/html 200 ABC 812",
    ],
)
def test_a_time_that_is_none_and_what_no_get_gave_are_passed_by(line: str) -> None:
    assert read(line) == ([], None)
