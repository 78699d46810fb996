"""All invented layouts, and which half of them the reading may be tuned on; fixed before any score was looked at."""

from __future__ import annotations

from importlib import import_module

from tests.layouts.tale import Layout

TUNING = ("nukeviet", "vhv", "sharepoint", "laravel", "fonts", "wordpress", "bootstrap", "asp", "word", "dnn", "pages")
HELD_OUT = ("mojo", "liferay", "fitc", "joomla", "vccorp", "drupal", "tailwind", "bold", "kiosk", "gallery", "rows")
FRESH_ONE = (
    "mambo", "domino", "enuke", "oraport", "druid", "tandan", "songngu", "clipboard", "webparts", "cells", "nameless",
    "slider",
)  # fmt: skip
FRESH_TWO = (
    "commune", "journal", "vnpt", "hashed", "nuxt", "flatsome", "fields", "cards", "hinet", "themed", "newsroom",
    "readaloud",
)  # fmt: skip


def layout(name: str) -> Layout:
    """The layout of a name; each stands in a module of its name."""
    found: Layout = import_module(f"tests.layouts.{name}").LAYOUT
    return found
