"""Private telephones and letter boxes of citizens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.text.emails import find_emails
from pipelines.text.personal.hints import REACH
from pipelines.text.personal.numbers import Found
from pipelines.text.personal.owners import is_of_citizen
from pipelines.text.personal.scene import Scene
from pipelines.text.phones import find_phones

_MASK = "xx"
_MOBILE = re.compile(r"(?<!\d)(?:0|\+?84)[ .()-]{0,3}[1-9](?:[ .()-]{0,2}\d){8}")


def find_mobiles(scene: Scene) -> Iterator[Found]:
    """Find the mobile numbers of citizens."""
    for line in sorted({scene.line_at(one.start()) for one in _MOBILE.finditer(scene.view)}):
        start = scene.starts[line]
        for phone in find_phones(scene.view[start : scene.line_end(line)]):
            at = start + phone.start
            if phone.kind == "mobile" and _is_told(scene, at) and is_of_citizen(scene, at):
                yield start + phone.start, start + phone.end, "phone", "citizen-phone"


def find_mail(scene: Scene) -> Iterator[Found]:
    """Find the e-mail addresses of citizens: at hosts where anybody has one."""
    for email in find_emails(scene.view):
        name, _, host = email.value.rpartition("@")
        if host in scene.words.free_mail and not name.endswith(_MASK) and is_of_citizen(scene, email.start):
            yield email.start, email.end, "email", "citizen-email"


def _is_told(scene: Scene, place: int) -> bool:
    """Say whether a word stands before a number in its line: one that stands alone is a cell of some directory."""
    start = max(scene.starts[scene.line_at(place)], place - REACH)
    return any(map(str.isalpha, scene.view[start:place]))
