"""Every frozen page is read as its expected.json says, which a person has compared with the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.pages import page_for
from crawler.site import load_site
from pipelines.fixtures import differences, read_capture, read_expected, read_words

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/*/page.json"))


def test_both_layouts_of_the_demo_and_its_contact_page_are_frozen() -> None:
    assert len(CASES) >= 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_frozen_page_is_read_as_expected(case: Path) -> None:
    page = page_for(load_site(case.parent.name), read_capture(case))
    found = list(differences(read_expected(case), read_words(page)))
    assert not found, "\n".join([f"{len(found)} differences in {case}", *found])
