"""What is asked for lately is known again, and forgotten before it fills the memory."""

from __future__ import annotations

import pytest

from crawler.spiders import queue
from crawler.spiders.queue import LatelyAsked


def test_an_address_asked_for_is_known_again_with_its_form_alone() -> None:
    lately = LatelyAsked()
    lately.add(("http://a.example/1", None))
    assert ("http://a.example/1", None) in lately
    assert ("http://a.example/1", (("trang", "2"),)) not in lately
    assert ("http://a.example/2", None) not in lately


def test_all_is_forgotten_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "LATELY", 3)
    lately = LatelyAsked()
    for number in range(4):
        lately.add(number)
    assert [number in lately for number in range(4)] == [False, False, False, True]
