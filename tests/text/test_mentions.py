from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from pipelines.text import find_documents, find_names

from .conftest import read_lines
from .strings import composed

KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("Số: 2384/QĐ-UBND ngày", "2384/QĐ-UBND", None),
        ("Nghị định số 30/2020/NĐ-CP của Chính phủ", "30/2020/NĐ-CP", "Nghị định"),
        ("Nghị quyết 45/2019/QH14", "45/2019/QH14", "Nghị quyết"),
        ("Chỉ thị số 05-CT/TW", "05-CT/TW", "Chỉ thị"),
        ("Giấy phép số: 23/GP-TTĐT do Sở", "23/GP-TTĐT", "Giấy phép"),
        ("Giấy phép thiết lập trang thông tin số 2216/GP-TTĐT", "2216/GP-TTĐT", "Giấy phép"),
        ("Công văn số 1234 / SCT – QLTM", "1234/SCT-QLTM", "Công văn"),
        ("Số:\n14/2007/QĐ-UBND", "14/2007/QĐ-UBND", None),
    ],
)
def test_a_document_number_is_found_with_what_it_numbers(text: str, value: str, form: str | None) -> None:
    assert [(found.value, found.form) for found in find_documents(text)] == [(value, form)]


@pytest.mark.parametrize("text", ["24/7", "km/h", "15/11/2023", "3/Tổ", "10.000đ/Kg", "5/TP.HCM", "41/2017", "12/A"])
def test_what_is_no_document_gives_nothing(text: str) -> None:
    assert find_documents(text) == []


def test_real_documents_and_licences_are_found(shared: Path) -> None:
    for row in read_lines(shared / "pages" / "documents.jsonl"):
        assert row["doc_number"] in [found.value for found in find_documents(row["title"])]
    for row in read_lines(shared / "pages" / "contacts.jsonl"):
        licence = (row["expected"] or {}).get("licence")
        assert [f.value for line in row["lines"] for f in find_documents(line)] == ([licence] if licence else []), row[
            "id"
        ]


def test_the_seed_people_have_their_offices(seed: dict[str, Any]) -> None:
    texts = seed["paragraphs_clean"] + [caption["caption"] for caption in seed["captions"]]
    found: dict[str, set[str]] = {}
    for mention in (mention for text in texts for mention in find_names(text) if mention.kind == "person"):
        found.setdefault(mention.value, set()).update((mention.role or "").split("; "))
    assert set(found) == {person["name"] for person in seed["people_with_office_named_in_body_or_captions"]}
    assert {"Phó Bí thư Đảng ủy", "Phó Giám đốc Sở Công Thương"} <= found["Trần Văn Đấu"]
    assert {"Chánh Thanh tra Sở", "Chủ tịch CĐCS NK 2015-2023"} <= found["Bùi Văn Quang"]


@pytest.mark.parametrize(
    ("text", "name", "role", "rule"),
    [
        (
            "đồng chí Trần Văn Đấu, Phó Bí thư Đảng ủy, Phó Giám đốc Sở Công Thương biểu dương",
            "Trần Văn Đấu",
            "Phó Bí thư Đảng ủy; Phó Giám đốc Sở Công Thương",
            "title-name",
        ),
        ("Giám đốc Sở Tài chính Phan Văn Chín trình bày", "Phan Văn Chín", "Giám đốc Sở Tài chính", "office-name"),
        ("Nguyễn Văn An, Chủ tịch UBND tỉnh, nói", "Nguyễn Văn An", "Chủ tịch UBND tỉnh", "name-office"),
    ],
)
def test_a_person_is_found_with_the_office_and_the_rule(text: str, name: str, role: str, rule: str) -> None:
    person = next(mention for mention in find_names(text) if mention.kind == "person")
    assert (person.value, person.role, person.rule) == (name, role, rule)


def test_an_office_without_a_name_forces_no_organisation() -> None:
    assert find_names("Phó Giám đốc Sở phát biểu, các sở và ban ngành dự") == []


# What NAMES.md, by which the project's own sentences are marked, has otherwise: a kind word alone is no name, a kind
# word belongs to it, a term of office does not, "Thủ tướng" is an office, and a standing part is one with its body.
OTHERWISE = {
    "Ban Chấp hành": None,
    "Công đoàn": None,
    "Quản lý Công nghiệp": "phòng Quản lý Công nghiệp",
    "HĐND tỉnh khóa XII": "HĐND tỉnh",
    "Thủ tướng Chính phủ": "Chính phủ",
    "Thành ủy": "Ban Thường vụ Thành ủy",
}


def test_names_of_hand_labelled_sentences_are_found(shared: Path) -> None:
    """The rules were written with these sentences in view: this holds what was reached, and promises nothing."""
    hits = dict.fromkeys(KINDS.values(), 0)
    total = dict.fromkeys(KINDS.values(), 0)
    for row in json.loads((shared / "lang" / "ner_gov_gold.json").read_text("utf-8")):
        named = [(OTHERWISE.get(value, value), KINDS[kind]) for value, kind in row["entities"]]
        gold = {(value, kind) for value, kind in named if value}
        found = {(mention.value, mention.kind) for mention in find_names(row["text"])}
        for kind in total:
            total[kind] += sum(k == kind for _, k in gold) + sum(k == kind for _, k in found)
            hits[kind] += 2 * sum(k == kind for _, k in gold & found)
    scores = {kind: hits[kind] / total[kind] for kind in total}
    assert scores["person"] >= 0.95
    assert scores["organisation"] >= 0.95
    assert scores["place"] >= 0.85


@given(composed)
def test_names_and_documents_are_pieces_of_the_text_in_order(text: str) -> None:
    end = 0
    for mention in find_names(text):
        assert end <= mention.start
        assert text[mention.start : mention.end] == mention.value != ""
        end = mention.end
    for document in find_documents(text):
        assert 0 <= document.start < document.end <= len(text)
