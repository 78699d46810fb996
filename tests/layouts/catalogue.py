"""All invented layouts: tuned ones that are read within the bounds, opened ones with misses left, and those held out.

The layouts held out were written by people who had not seen the reading, and are opened by `score` alone. A set whose
misses have been looked at moves to the other two, and new layouts take its place.
"""

from __future__ import annotations

from importlib import import_module

from tests.layouts.tale import Layout

TUNING = (
    "nukeviet", "vhv", "sharepoint", "laravel", "fonts", "wordpress", "bootstrap", "asp", "word", "dnn",
    "pages", "mojo", "liferay", "fitc", "joomla", "vccorp", "drupal", "bold", "kiosk", "gallery", "mambo",
    "domino", "oraport", "druid", "clipboard", "cells", "commune", "journal", "vnpt", "hashed", "flatsome",
    "fields", "cards", "hinet", "themed", "newsroom", "webforms", "portlets", "offcanvas", "semantic", "panels",
    "mvc", "ioffice", "strapi", "assets", "labels", "articleleft", "blocks",
)  # fmt: skip
OPENED = (
    "tailwind", "rows", "enuke", "tandan", "songngu", "webparts", "nameless", "slider", "nuxt", "readaloud",
    "contentpane", "bodytext", "ribbon", "widgets", "itemview", "homemade",
    "gateway", "umbraco",
)  # fmt: skip
HELD_OUT = ("wps", "jspgate", "newspaper", "phpportal", "codeigniter", "livewire")


def layout(name: str) -> Layout:
    """The layout of a name; each stands in a module of its name."""
    found: Layout = import_module(f"tests.layouts.{name}").LAYOUT
    return found
