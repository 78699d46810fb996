from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text import legacy_charset, repair
from pipelines.text.legacy.names import find_fonts, font_charset, is_capital, legacy_name
from pipelines.text.legacy.reading import undo_legacy

from .conftest import read_table
from .legacy_letters import LETTERS, ONE_CASE, as_bytes, kept_letters, shapes, write_legacy
from .strings import WORDS

CHARSETS = ("tcvn3", "vni", "viscii", "vps", "cp1258")
DECLARED = {"tcvn3": "tcvn3", "vni": "x-viet-vni", "viscii": "viscii", "vps": "x-viet-vps", "cp1258": "windows-1258"}
NEWS = (
    "Sáng ngày 12 tháng 3, đồng chí Phó Giám đốc Sở đã đến thăm và tặng quà các hộ nghèo ở xã Mỹ Phước.",
    "Ủy ban nhân dân tỉnh khẳng định sẽ mở rộng cảng, sửa chữa hẻm nhỏ, kẻ vẽ lại vỉa hè trước kỳ nghỉ lễ.",
    "Nhiều người dân bỡ ngỡ khi nước lũ về, ẵm con chạy lên gò cao; thuyền nhỏ chở gạo tới từng nhà.",
)
FOREIGN = (
    "Où étiez-vous ? L’été dernier, à Noël, la maïs et le thé coûtaient déjà très cher, « hélas ».",
    "Für die Größe der Tür genügt ein Maß; schöne Grüße aus München, »wie üblich«, von Jürgen.",
    "Það er á Þingvöllum sem hægt er að sjá Öxarárfoss, sagði Guðrún Ægisdóttir við blaðamann í gær.",
    "På en ö bor få, så två små båtar gick från kön i går; då åt de gröt och rå lök.",
    "El niño pidió más té; mañana sí estará aquí, ¿verdad?, con su tío José Ibáñez.",
    "Não é só São João: já há pão, maçã e avó à mesa, disse o mês passado o irmão dele.",
    "Příští den šel Tomáš s dětmi domů a řekl: „Už je pozdě.“",
    "Café, naïve, façade, El Niño, Zoë, coöperate, résumé, Thaï, Å 5 °C, 3 m² × 2 µm, § 7, ©, ®, ½",
    "Ê Ban, Y Moan Êñuôl, K'sor Phước, bon Bu Prâng, Krông Nô, Đăk Mil",
    "Hà Tây xã có bà già nhà ông, cô thì bò và hò",
)


def test_tcvn3_and_viscii_are_what_glibc_says() -> None:
    for charset, name in (("tcvn1", "TCVN5712-1"), ("tcvn3", "TCVN5712-1"), ("viscii", "VISCII")):
        known = 0
        for byte in range(1, 256):
            command = ["iconv", "-f", name, "-t", "UTF-8"]
            told = subprocess.run(command, input=bytes([byte]), capture_output=True, check=False)
            if b"not supported" in told.stderr:
                pytest.skip(f"iconv of this machine has no {name}")
            letter = told.stdout.decode("utf-8")
            if letter in kept_letters(charset):
                assert repair(bytes([byte]), charset).text == letter, (charset, hex(byte))
                known += 1
        assert known == (67 + 7 if charset == ONE_CASE else 134)


@pytest.mark.parametrize("charset", CHARSETS)
def test_every_letter_of_a_charset_is_read_from_its_bytes(charset: str) -> None:
    for letter in LETTERS:
        data = as_bytes(shapes(charset)[letter])
        repaired = repair(data, DECLARED[charset])
        assert repaired.text == (letter if letter in kept_letters(charset) else letter.lower()), (letter, data)
        assert repaired.printed() == data


@pytest.mark.parametrize("charset", CHARSETS)
def test_no_two_letters_look_alike(charset: str) -> None:
    kept = kept_letters(charset)
    assert len({shapes(charset)[letter] for letter in kept}) == len(kept)


def test_vni_has_every_letter_that_published_tables_lack() -> None:
    assert repair("khaúng ñònh NGAÅN, CAÚNG CHAÂN, caúng tay ñaët leân baøn").text == (
        "khẳng định NGẨN, CẲNG CHÂN, cẳng tay đặt lên bàn"
    )


def test_samples_come_back_as_text_and_as_bytes(shared: Path) -> None:
    kinds = {"tcvn3": "tcvn3", "vni": "vni", "viscii": "viscii", "vps": "vps", "cp1258_read_as_1252": "cp1258"}
    rows = [row for row in read_table(shared / "lang" / "legacy_samples.tsv") if row["kind"] in kinds]
    assert len(rows) == 25
    for row in rows:
        charset = kinds[row["kind"]]
        repaired = repair(row["damaged"])
        assert (repaired.text, repaired.printed()) == (row["expected"], row["damaged"])
        assert charset in repaired.flags
        for declared in (DECLARED[charset], None, "iso-8859-1", "utf-8"):
            data = as_bytes(row["damaged"])
            assert repair(data, declared).text == row["expected"], declared
            assert repair(data, declared).printed() == data


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("news", NEWS)
def test_a_sentence_tells_its_charset(news: str, charset: str) -> None:
    seen = write_legacy(news, charset)
    repaired = repair(seen)
    assert charset in repaired.flags
    assert repaired.printed() == seen
    assert repaired.text == (news.replace("Ủ", "ủ") if charset == ONE_CASE else news)
    assert repair(repaired.text).edits == ()


@pytest.mark.parametrize("charset", CHARSETS)
def test_composed_and_decomposed_letters_give_one_text(charset: str) -> None:
    for news in NEWS:
        seen = write_legacy(news, charset)
        assert repair(unicodedata.normalize("NFD", seen)).text == repair(seen).text


@pytest.mark.parametrize("text", FOREIGN)
def test_other_languages_and_clean_vietnamese_stay(text: str) -> None:
    for expected in (None, *CHARSETS):
        assert list(undo_legacy(text, expected)) == []


@given(
    st.lists(st.sampled_from([*WORDS, "đ/c", "T×m", "Ñaïi", "Céng", "hßa", "«", "»", "·", "\xad", "\x85"]), max_size=12)
)
def test_text_of_any_mixture_can_be_had_back_and_is_repaired_once(words: list[str]) -> None:
    seen = " ".join(words)
    repaired = repair(seen)
    assert repaired.printed() == seen
    assert repair(repaired.text).text == repaired.text


def test_all_lines_of_a_text_decide_together() -> None:
    body = write_legacy(NEWS[0], "tcvn3")
    assert repair("Ngµy 2").text == "Ngµy 2"
    assert repair(f"Ngµy 2\n{body}\nHotel Zoë").text == f"Ngày 2\n{NEWS[0]}\nHotel Zoë"


def test_a_page_tells_its_short_lines_and_those_beside_unicode() -> None:
    charset = legacy_charset([write_legacy(news, "tcvn3") for news in NEWS])
    assert charset == "tcvn3"
    assert repair("Ngµy 15/11, §T 0275", charset).text == "Ngày 15/11, ĐT 0275"
    assert repair("Tác giả bài viết: NguyÔn V¨n An", charset).text == "Tác giả bài viết: Nguyễn Văn An"
    assert repair("Bà Hà ở Tây Hồ và café có ô", charset).text == "Bà Hà ở Tây Hồ và café có ô"


def test_a_font_helps_the_words_and_proves_nothing_alone() -> None:
    assert legacy_charset(["Ngµy 15/11/2023"]) is None
    assert legacy_charset(["Ngµy 15/11/2023"], lambda: [".VnTime"]) == "tcvn3"
    assert legacy_charset(["Sở Công Thương", "Hà Tây"], lambda: [".VnTime"]) is None


def test_fonts_are_found_where_pages_name_them() -> None:
    page = b"""<style>p {font-family:.VnArial Narrow} b {font: 12pt 'VNI-Times', serif}</style>
    <font face=".VnTimeH" size=2>VNI-Times</font><i style="font-family: Arial, 'VPS Helv'">.VnTime</i>"""
    assert find_fonts(page) == [".VnArial Narrow", "VNI-Times", ".VnTimeH", "VPS Helv"]
    assert [font_charset(name) for name in find_fonts(page)] == ["tcvn3", "vni", "tcvn3", "vps"]
    assert [is_capital(name) for name in find_fonts(page)] == [False, False, True, False]
    assert font_charset("Times New Roman") is None


def test_fonts_of_capitals_give_capitals_and_leave_unicode() -> None:
    assert repair("Céng hßa x· héi", font=".VnTimeH").text == "CỘNG HÒA XÃ HỘI"
    assert repair("Céng hßa x· héi", font=".VnTime").text == "Cộng hòa xã hội"
    assert repair("Đăng nhập", font=".VnTimeH").text == "Đăng nhập"


def test_small_letters_among_capitals_are_capitals() -> None:
    seen = "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM\nHµ Néi, ngµy 2 th¸ng 9"
    assert repair(seen).text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 2 tháng 9"


def test_signs_that_are_no_letters_there_stay() -> None:
    assert repair("· Häp « c¬ quan » víi « t« vµ xe m¸y ®· cò").text.startswith("· Họp ")
    assert repair("C¶ng hòa xã h¶i “Vit Nam” – ÇÒng chí").text == "Cộng hòa xã hội “Vit Nam” – đồng chí"
    assert repair("nhà ðß½c xây · trung tâm thành ph¯, ðÕi bi¬u").text == "nhà đươc xây ở trung tâm thành phố, đại biểu"


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("x-viet-tcvn5712", "tcvn1"),
        ("TCVN-5712:1993", "tcvn1"),
        ("ABC", "tcvn3"),
        ("VISCII", "viscii"),
        ("utf-8", None),
    ],
)
def test_declared_names_are_known(declared: str, name: str | None) -> None:
    assert legacy_name(declared) == name
