"""Captions: tied to their pictures in every shape that portals give them, credits split off."""

from __future__ import annotations

import pytest

from crawler.pages.captions import split_credit
from tests.pages.reading import HEADING, PARAGRAPHS, article_of, portal

PICTURE = '<img src="/upload/anh-1.jpg" width="500">'
CAPTION = "Quang cảnh hội nghị tổng kết công tác năm"
BEFORE, *AFTER = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
SHAPES = {
    "figure": f"<figure>{PICTURE}<figcaption>{CAPTION}</figcaption></figure>",
    "centred lines": f'<p style="text-align:center">{PICTURE}</p><p style="text-align:center"><i>{CAPTION}</i></p>',
    "loose line": f"<p>{PICTURE}</p><p>{CAPTION}</p>",
    "after a break": f"<center>{PICTURE}<br>{CAPTION}</center>",
    "second row of a table": f"<table><tr><td>{PICTURE}</td></tr><tr><td>{CAPTION}</td></tr></table>",
    "named class": f'<div>{PICTURE}</div><div class="chu-thich">{CAPTION}</div>',
}


@pytest.mark.parametrize("shape", SHAPES)
def test_caption_belongs_to_its_picture_and_not_to_the_text(shape: str) -> None:
    inner = BEFORE + SHAPES[shape] + "".join(AFTER)
    article = article_of(portal(f"{HEADING}<div>{inner}</div>"))
    assert [image.caption for image in article.images] == [CAPTION]
    assert [image.url for image in article.images] == ["https://sct.vidu.example/upload/anh-1.jpg"]
    assert article.paragraphs == PARAGRAPHS


def test_caption_over_two_lines_is_one_caption() -> None:
    row = "<p style='text-align:center'><i>{}</i></p>"
    lines = row.format("Đồng chí Giám đốc Sở") + row.format("trao quyết định và tặng hoa")
    inner = f"{BEFORE}<p style='text-align:center'>{PICTURE}</p>{lines}{AFTER[0]}"
    article = article_of(portal(f"{HEADING}<div>{inner}</div>"))
    assert [image.caption for image in article.images] == ["Đồng chí Giám đốc Sở trao quyết định và tặng hoa"]


def test_paragraph_after_a_picture_without_caption_stays_text() -> None:
    inner = f"{HEADING}<div><p>{PARAGRAPHS[0]}</p><p>{PICTURE}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></div>"
    article = article_of(portal(inner))
    assert article.paragraphs == PARAGRAPHS
    assert [image.caption for image in article.images] == [None]


def test_slide_above_the_title_gives_its_caption() -> None:
    slide = f"<div><a href='/s'>Hội nghị tổng kết công tác năm 2023</a>{PICTURE}<div>{CAPTION}</div></div>"
    inner = slide + HEADING + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    article = article_of(portal(inner))
    assert [image.caption for image in article.images] == [CAPTION]
    assert article.paragraphs == PARAGRAPHS


def test_lazy_picture_gives_the_address_it_will_load() -> None:
    image = '<img src="data:image/gif;base64,AA" data-src="/upload/that.jpg">'
    lazy = f"<figure>{image}<figcaption>Chú thích</figcaption></figure>"
    article = article_of(portal(f"{HEADING}<div><p>{PARAGRAPHS[0]}</p>{lazy}<p>{PARAGRAPHS[1]}</p></div>"))
    assert [image.url for image in article.images] == ["https://sct.vidu.example/upload/that.jpg"]


def test_alternative_text_is_a_caption_only_where_none_is_printed() -> None:
    spoken = '<p><img src="/upload/anh-2.jpg" alt="Đại biểu tham quan gian hàng trưng bày"></p>'
    alone = article_of(portal(f"{HEADING}<div>{BEFORE}{spoken}{''.join(AFTER)}</div>"))
    beside = article_of(portal(f"{HEADING}<div>{BEFORE}{SHAPES['figure']}{AFTER[0]}{spoken}{AFTER[1]}</div>"))
    assert [image.caption for image in alone.images] == ["Đại biểu tham quan gian hàng trưng bày"]
    assert [image.caption for image in beside.images] == [CAPTION, None]


@pytest.mark.parametrize(
    ("raw", "caption", "credit"),
    [
        ("Lễ ký kết - Ảnh: H.Y.T.", "Lễ ký kết", "H.Y.T."),
        ("Tàu dầu tháng 12/2022. Ảnh: Reuters", "Tàu dầu tháng 12/2022.", "Reuters"),
        ("Các đại biểu (Ảnh: Thanh Tâm)", "Các đại biểu", "Thanh Tâm"),
        ("Gian hàng (Nguồn: Báo Ví Dụ)", "Gian hàng", "Báo Ví Dụ"),
        ("Ảnh minh họa", "Ảnh minh họa", None),
        ("Ảnh: Quang cảnh buổi lễ khai mạc hội chợ", "Ảnh: Quang cảnh buổi lễ khai mạc hội chợ", None),
    ],
)
def test_credit_is_split_off(raw: str, caption: str, credit: str | None) -> None:
    assert split_credit(raw) == (caption, credit)
