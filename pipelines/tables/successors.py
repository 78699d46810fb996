"""Where the articles of a site that closed live on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from pipelines.tables.columns import ADDRESS, CHOICE, HEX16, NAME, column


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """One article that lives on at the site which its site file names as `successor`, told by what both say."""

    TABLE: ClassVar[str] = "successors"
    ORDER: ClassVar[tuple[str, ...]] = ("article_id",)

    site: str = column("Name of the site's file.", "sct-bentre", form=NAME)
    article_id: str = column(
        "`articles.article_id` of the article that was.",
        "5f0c1d9ae2b37f64",
        form=HEX16,
        edge="One row at most. No row: not found there, which need not mean that it is not there.",
    )
    url: str = column(
        "Where it was last seen: `articles.url` of its latest version.",
        "https://sct.bentre.gov.vn/Detail.aspx?ItemID=5",
        form=ADDRESS,
    )
    other_site: str = column("Site that follows.", "sct-vinhlong", form=NAME)
    other_article_id: str = column(
        "`articles.article_id` of the article that it lives on as.",
        "0a3be1d2c4958f76",
        form=HEX16,
        edge="Two copies on the old site may live on as one article; else each of the two stands once.",
    )
    other_url: str = column(
        "Where that one was last seen.",
        "https://sct.vinhlong.gov.vn/tin/dai-hoi-5.html",
        form=ADDRESS,
        edge="It may be gone too: its `gone_at` says so.",
    )
    score: float = column(
        "Share of the shorter text's words that stand in the other in the same order, in runs of three and more.",
        "0.973",
        form="0 to 1, three digits",
        edge="Between the latest versions of both. Paragraphs cut or added take nothing off.",
    )
    title_score: float = column(
        "Share of the shorter title's words that stand in the other.", "0.875", form="0 to 1, three digits"
    )
    rule: str = column(
        "text: most of the text is the same, no telling number or name differs. short: as text, of a few words, under"
        " much the same title. documents: a few words and a document of the same name, under much the same title.",
        "text",
        form=CHOICE,
        edge="What could as well be another article is left out.",
    )
