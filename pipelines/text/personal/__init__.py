"""Personal data of citizens in notices and decisions: papers, accounts, births, homes, private telephones and e-mail.

What is personal is told by the words round it (`lexicon.yml`) and by who stands beside it: a number that an office
gives out is public. Numbers are never judged by their digits alone.
"""

from __future__ import annotations

from pipelines.text.personal.finding import find_personal
from pipelines.text.personal.mention import PersonalMention

__all__ = ["PersonalMention", "find_personal"]
