"""People with their offices, organisations and places, found by rules that can be named; never by a model.

A text is cut into tokens once and read from left to right: a title or a family name begins a person, a head an
organisation, the word for a unit a place. What no rule knows is left out.
"""

from __future__ import annotations

from pipelines.text.names.found import NameMention
from pipelines.text.names.scan import find_names

__all__ = ["NameMention", "find_names"]
