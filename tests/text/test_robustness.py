"""No text makes the room fail or reach for the network; what others did to underthesea changes nothing found here."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from inspect import isfunction

import pytest

from pipelines import text as room

FUNCTIONS: list[Callable[[str], object]] = [one for one in vars(room).values() if isfunction(one)]
STRANGE = {
    "nothing": "",
    "blanks": " \t\u00a0\u3000\n\n",
    "half a pair": "Sở\ud800 Công \udfffThương. \ud83d",
    "a byte that the charset lacks": "Sở C\udc81ông Thương 0903\udc8d123456 a@b\udc9d.vn",
    "control characters": "Sở\x00 Công\x07 Thương\x1b[31m. \x7f\x85",
    "right to left": "Sở \u202eCông\u202c Thương\u2066 14/4/2023\u2069. \u05e9\u05dc\u05d5\u05dd.",
    "marks without letters": "\u0301\u0323. \u0302 \u031b14/4/2023",
    "a byte order mark within": "Sở \ufeffCông Thương\ufeff.",
    "no characters": "\ufffe\uffff\U0001fffe \ufdd0.",
    "beyond the first plane": "😀👨‍👩‍👧‍👦 𝐒𝐨̛̉ 𠀀. 🇻🇳",
    "digits of others": "٣/٤/٢٠٢٣ ngày １４/４/２０２３ ²³ Ⅻ ½. ४",
    "letters that grow in other cases": "ẞ ß İ ŉ ǰ ΐ ﬃ. STRASSE İSTANBUL ǅ",
    "patterns": r"(?P<a>[x\]{9,}|.*+ \1 $& %s {0} {{}} ${HOME} `x`",
}  # fmt: skip
QUIET = """
import logging, sys
heard = []
sys.addaudithook(lambda event, args: heard.append(event) if event.startswith("socket.") else None)
import pipelines.text as room
text = "Ngày 14/4/2023, TP. HCM: ông Lê An, ĐT 0275 3822365, www.a.vn, 5 tỷ. THÔNG BÁO Về việc a@b.vn, số 5/QĐ-UBND."
for name in {names}:
    getattr(room, name)(text)
assert room.words(text)[0].pos != "X"
assert heard == [], heard
assert not [name for name in sys.modules if name.startswith("underthesea")], "underthesea, or its Rust, was loaded"
assert logging.getLogger().handlers == [] and logging.getLogger().level == logging.WARNING
"""


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_no_text_makes_a_function_fail(text: str, function: Callable[[str], object]) -> None:
    assert function(text) == function(text)


def test_no_function_uses_the_network_a_log_handler_or_the_rust_of_underthesea() -> None:
    code = QUIET.replace("{names}", repr([function.__name__ for function in FUNCTIONS]))
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_what_a_caller_of_underthesea_did_before_changes_no_word() -> None:
    code = """
import underthesea
from underthesea.pipeline import pos_tag
sentence = "Viện Nghiên Cứu chiến lược quốc gia họp."
underthesea.word_tokenize(sentence, fixed_words=["Nghiên Cứu chiến lược quốc gia", "quốc gia họp"])
pos_tag.pos_tag(sentence, model="v2.0")
try:
    pos_tag.pos_tag(sentence, model="v2.0")
except UnboundLocalError:
    pass
from pipelines.text import words
print([(word.start, word.end, word.pos) for word in words(sentence)])
"""
    plain = room.words("Viện Nghiên Cứu chiến lược quốc gia họp.")
    done = subprocess.run([sys.executable, "-c", code], check=True, timeout=120, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == str([(word.start, word.end, word.pos) for word in plain])
