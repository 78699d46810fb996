"""Names, dates, numbers and sums in articles."""
# ruff: noqa: RUF009 - column() and decided() are dataclasses.field() with words

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipelines.tables.columns import CHOICE, FROM_1, HEX16, LINE, NAME, POINTS, PRINTED, VALUE, Small, column, decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One name, date, number, sum or quantity in one version of an article."""

    TABLE: ClassVar[str] = "mentions"
    YEARLY: ClassVar[bool] = True
    PARENT: ClassVar[str] = "articles"
    ORDER: ClassVar[tuple[str, ...]] = ("field", "start", "end", "kind", "rule")

    site: str = column("Name of the site's file.", "sct-bentre", form=NAME)
    article_id: str = decided("`articles.article_id`.", "5f0c1d9ae2b37f64", form=HEX16)
    version: Small = decided("`articles.version`.", "1", form=FROM_1)
    field: str = column("title, lead, text, or caption.N: the caption of the image at position N.", "text", form=CHOICE)
    start: Small = column(
        "First code point of the mention in that field.",
        "6",
        form=POINTS,
        edge="`text` means `articles.text`; Python slices by it as it stands.",
    )
    end: Small = column("One past its last code point.", "20", form=POINTS)
    text: str = column(
        "The mention as it stands there.",
        "Trần Văn Đấu",
        form=PRINTED,
        edge="Mentions may overlap: a date within a document's name is both.",
    )
    kind: str = column(
        "person, organisation, place, date, document, phone, email, money, quantity (a number with its unit) or"
        " personal (data of a citizen, which exports leave out unless asked for).",
        "person",
        form=CHOICE,
        edge="A personal mention may stand where a telephone, an e-mail address or a date does.",
    )
    role: str | None = column(
        "For a person, the offices held as printed beside the name, parted by '; '; for a place, the kind of unit; for"
        " a date, published, updated, event, lunar or mention; for a document, what it is called; for a telephone,"
        " landline, mobile, fax, hotline, government, service or unknown; for money and quantities, over, under or"
        " about; for personal data, id_card, passport, driving_licence, insurance, tax_code, account, land_title,"
        " birth_date, address, phone or email. Null if not said.",
        "Phó Giám đốc",
        form=LINE,
    )
    value: str | None = column(
        "What it means: a date as ISO 8601 at Vietnam's clock (2023, 2023-Q1, 2023-04, 2023-04-14, 2023-04-14T09:15, a"
        " range as a/b; null for a lunar one); a document number without blanks; a telephone in E.164, null where no"
        " plan fits; an e-mail address; a sum as number and ISO 4217 code ('1500000 VND'; the number alone where no"
        " currency is printed), a quantity as number and UCUM code ('12.5 %', '300 {household}'), both with a range as"
        " a/b; null for personal data; else the name.",
        "2023-04-14",
        form=VALUE,
        edge="Null where no meaning is certain.",
    )
    rule: str = column("Rule that found it; `+` parts what was noticed besides.", "office-name", form=NAME)
    today: str | None = column(
        "For a place, the commune and the province, or the province alone, that it lies in since 1 July 2025, when 63"
        " provinces became 34 and the districts ended. Null for all else, and where it is not certain.",
        "Thành phố Đà Nẵng",
        form=LINE,
    )
