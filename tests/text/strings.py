"""Strings for Hypothesis: Vietnamese words, and what real pages put between and inside them."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

WORDS = (
    "Đại hội Công đoàn cơ sở hoà bình thỏang ngươì Uỷ ban thuỷ qúy nghiệp tỉnh TP.HCM 2384/QĐ-UBND 14/4/2023 "
    "0275.3822 365 www.a.vn/hoà x@hoà.vn Krông Pắc Goðafoss ВЕСТИ QÐ-SGDHСМ Ðảng trƣờng "
    "Đ ồng ph át tié̂ng Cá»™ng hÃ²a «ĐÃ» H'leo Điều 1. ... !? “ ” \" - / ( )"
).split(" ")
ODDITIES = [
    "\u00a0", "\u200b", "\ufeff", "\u00ad", "\u200e", "\r\n", "\r", "\n", "\u2028", "\t", "  ", " ", "\uf0b7", "\u0301",
    "\u0302", "\u0306", "\u0323",
    "\ud800", "\u200d", "\x00", "đ", "Đ", "ơ", "ß", "\u0340", "日本", "ﬁ", "½", "😀", "Å", "ǰ",
]  # fmt: skip

printed = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(ODDITIES), st.text(max_size=3)), max_size=14
).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(parts)))
composed = printed.map(lambda text: unicodedata.normalize("NFC", text))
vietnamese = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
