"""What an article's fields were read by: the rule and the place of each, and what on the page says otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.items import Attachment
from crawler.pages.body import Body
from crawler.pages.dateline import Dateline
from crawler.pages.lines import Line, place
from crawler.pages.references import Section
from crawler.pages.title import Title


@dataclass(frozen=True, slots=True)
class Told:
    """The fields of an article that were found, each with the rule that found it."""

    title: Title
    dates: Dateline
    lead: tuple[Line, str] | None
    byline_rule: str
    section: Section | None
    body: Body
    attachments: Sequence[Attachment]

    def evidence(self) -> dict[str, str]:
        """Return field -> "rule @ place"; where another rule reads the field otherwise, what it says follows."""
        body, lead = self.body, self.lead
        rules = {
            "title": f"{self.title.rule} @ {self.title.place}",
            "text": f"densest running text @ {place(body.paragraphs[0].node)}" if body.paragraphs else "",
            "published": self.dates.published_rule,
            "updated": self.dates.updated_rule,
            "lead": f"{lead[1]} @ {place(lead[0].node)}" if lead else "",
            "byline": self.byline_rule,
            "section": self.section.rule if self.section else "",
            "captions": f"lines after pictures @ {place(body.pictures[0][0].node)}" if body.pictures else "",
            "attachments": "linked files in the text and below it" if self.attachments else "",
        }
        doubts = self._doubts()
        return {name: "; ".join(filter(None, (rule, doubts.get(name)))) for name, rule in rules.items() if rule}

    def flags(self) -> tuple[str, ...]:
        """Return a flag such as "title_disagrees" for each field that two rules read otherwise."""
        return tuple(f"{name}_disagrees" for name, doubt in self._doubts().items() if doubt)

    def _doubts(self) -> dict[str, str]:
        return {
            "published": self.dates.contradicted,
            "section": self.section.contradicted if self.section else "",
            "title": self.title.contradicted,
        }
