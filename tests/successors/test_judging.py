"""What two texts say of each other: one article, two that a template made, or too little to tell."""

from __future__ import annotations

import pytest

from pipelines.successors.compare import Likeness, compare, text_of
from pipelines.successors.judging import Match, choose, rule_of

NEWS = (
    "Sáng ngày 14/4/2023, Sở Công Thương tổ chức hội nghị tổng kết công tác khuyến công, đồng chí Trần Văn Đấu chủ trì."
    " Hội nghị nghe báo cáo kết quả hỗ trợ 25 cơ sở sản xuất đổi mới máy móc với kinh phí 1.250 triệu đồng.\n"
    "Các đại biểu thảo luận giải pháp phát triển công nghiệp nông thôn trên địa bàn huyện Châu Bình và huyện Vàm Sáu,"
    " đồng thời kiến nghị tỉnh bố trí thêm vốn cho cụm công nghiệp Cồn Lá."
)
TITLE = "Tổng kết công tác khuyến công"
FOOT = "\nĐịa chỉ: số 5 đường Bờ Kè, phường Cồn Lá. Điện thoại: 0270.3822365. Bản quyền thuộc về cổng thông tin."


def likeness(one: str, other: str, titles: tuple[str, str] = (TITLE, TITLE)) -> Likeness:
    return compare(text_of(titles[0], one), text_of(titles[1], other))


@pytest.mark.parametrize(
    ("other", "title"),
    [
        (NEWS, "Hội nghị khuyến công"),
        (NEWS, "Tin vắn"),
        (NEWS + FOOT, TITLE),
        (NEWS.split("\n", maxsplit=1)[0] + FOOT, TITLE),
        (NEWS.replace("nghe báo cáo", "đã nghe các phòng báo cáo"), TITLE),
        (NEWS.replace("Sở Công Thương", "Sở Công Thương tỉnh Vĩnh Mới"), TITLE),
        (NEWS.replace("\n", " "), TITLE),
        (NEWS.replace("hội nghị", "HỘI NGHỊ"), TITLE),
    ],
    ids=["new title", "another title", "boilerplate", "a paragraph less", "edited", "renamed", "joined", "capitals"],
)
def test_an_edited_text_is_one_article(other: str, title: str) -> None:
    assert rule_of(likeness(NEWS, other, (TITLE, title))) == "text"


@pytest.mark.parametrize(
    ("changes", "titles"),
    [
        ({"14/4/2023": "15/4/2024", "25 cơ sở": "31 cơ sở"}, (TITLE, TITLE)),
        ({"Trần Văn Đấu": "Lê Thị Yến", "Châu Bình": "Mỏ Cát"}, (TITLE, TITLE)),
        ({}, (f"{TITLE} năm 2023", f"{TITLE} năm 2024")),
        ({"1.250": "1.300"}, (TITLE, "Tin vắn")),
    ],
    ids=["numbers", "names", "number of the title", "a number under another title"],
)
def test_what_tells_other_numbers_or_names_is_another_article(changes: dict[str, str], titles: tuple[str, str]) -> None:
    other = NEWS
    for old, new in changes.items():
        other = other.replace(old, new)
    assert rule_of(likeness(NEWS, other, titles)) is None


def test_the_first_words_of_a_sentence_are_no_names() -> None:
    assert likeness(NEWS, NEWS.replace("Hội nghị nghe", "Cuộc họp nghe")).contradicted == 0


def test_a_contradiction_is_seen_beside_a_passage_that_only_one_has() -> None:
    more = " Sau đó các đại biểu đi thăm một số cơ sở sản xuất ở địa phương và trao đổi kinh nghiệm với chủ cơ sở."
    other = NEWS.replace("kinh phí 1.250 triệu đồng.", f"kinh phí 2.400 triệu đồng.{more}")
    assert likeness(NEWS, other).contradicted == 1


def test_a_passage_that_is_shared_under_other_titles_is_not_enough() -> None:
    own = "\n".join(f"Gia đình tôi sống ở ấp {n} và thường cùng nhau đi bơi vào buổi chiều." for n in range(9))
    assert rule_of(likeness(f"{own}\n{NEWS}", NEWS, ("Cả nhà đi bơi", "Thể lệ cuộc thi"))) is None


def test_a_few_words_need_their_title() -> None:
    few = "Sở Công Thương thông báo lịch tiếp công dân định kỳ tại trụ sở cơ quan."
    assert rule_of(likeness(few, few)) == "short"
    assert rule_of(likeness(few, few, (TITLE, "Tin vắn"))) is None
    assert rule_of(likeness("Chi tiết xem tệp.", "Chi tiết xem tệp.")) is None
    assert rule_of(likeness("", "")) is None


def match(one: int, other: int, score: float, *, is_whole: bool = False) -> Match:
    return Match(one, other, score, 1.0, "text", 0, is_whole)


def test_what_could_as_well_be_another_article_is_left_out() -> None:
    either = [match(0, 0, 0.7), match(0, 1, 0.7)]
    assert list(choose(either, lambda *_: False, lambda *_: False)) == []
    assert [one.other for one in choose(either, lambda *_: False, lambda *_: True)] == [0]
    assert [one.other for one in choose([match(0, 0, 0.7), match(0, 1, 0.8)], lambda *_: False, lambda *_: False)] == [
        1
    ]


def test_the_best_is_given_first_and_what_is_taken_is_not_given_to_another() -> None:
    matches = [match(0, 0, 0.8), match(1, 0, 0.9), match(1, 1, 0.7)]
    assert [(one.one, one.other) for one in choose(matches, lambda *_: False, lambda *_: False)] == [(1, 0)]
    matches = [match(0, 0, 0.8), match(0, 1, 0.7), match(1, 0, 0.9)]
    assert [(one.one, one.other) for one in choose(matches, lambda *_: False, lambda *_: False)] == [(1, 0), (0, 1)]
