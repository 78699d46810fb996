"""All invented layouts: those that the reading may be tuned on, and those that it is only measured on.

The layouts held out were written by people who had not seen the reading, and are opened by `score` alone. A set that
has been looked at moves to the tuned ones, and new layouts take its place.
"""

from __future__ import annotations

from importlib import import_module

from tests.layouts.tale import Layout

TUNING = (
    "nukeviet", "vhv", "sharepoint", "laravel", "fonts", "wordpress", "bootstrap", "asp", "word", "dnn", "pages",
    "mojo", "liferay", "fitc", "joomla", "vccorp", "drupal", "tailwind", "bold", "kiosk", "gallery", "rows",
    "mambo", "domino", "enuke", "oraport", "druid", "tandan", "songngu", "clipboard", "webparts", "cells", "nameless",
    "slider",
    "commune", "journal", "vnpt", "hashed", "nuxt", "flatsome", "fields", "cards", "hinet", "themed", "newsroom",
    "readaloud",
)  # fmt: skip
HELD_OUT = (
    "webforms", "contentpane", "bodytext", "ribbon", "portlets", "widgets", "offcanvas", "semantic",
)  # fmt: skip
FRESH_FOUR_B = ("mvc", "ioffice", "gateway", "umbraco", "blocks", "strapi")
FRESH_FOUR_A = ("itemview", "articleleft", "assets", "labels", "panels", "homemade")
FRESH_FIVE = ("wps", "jspgate", "newspaper", "phpportal", "codeigniter", "livewire")


def layout(name: str) -> Layout:
    """The layout of a name; each stands in a module of its name."""
    found: Layout = import_module(f"tests.layouts.{name}").LAYOUT
    return found
