from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.mending.edits import Change, Draft, Repaired


@st.composite
def rounds_of_changes(draw: st.DrawFn) -> tuple[str, list[list[tuple[float, float, str]]]]:
    wish = st.tuples(st.floats(0, 1), st.floats(0, 1), st.text("xyz", max_size=2))
    return draw(st.text("abc ", max_size=12)), draw(st.lists(st.lists(wish, max_size=4), max_size=4))


def lay_out(text: str, wishes: list[tuple[float, float, str]]) -> list[Change]:
    """Turn fractions into changes that are in order and do not overlap."""
    marks = sorted(int(part * len(text)) for wish in wishes for part in wish[:2])
    return [Change(marks[2 * i], marks[2 * i + 1], wish[2], "rule") for i, wish in enumerate(wishes)]


@given(rounds_of_changes())
def test_any_chain_of_changes_can_be_taken_back(case: tuple[str, list[list[tuple[float, float, str]]]]) -> None:
    raw, rounds = case
    draft = Draft(raw)
    for wishes in rounds:
        changes = lay_out(draft.text, wishes)
        expected = draft.text
        for change in reversed(changes):
            expected = expected[: change.start] + change.new + expected[change.end :]
        draft.change(changes)
        assert draft.text == expected
    assert Repaired(draft.text, draft.edits).printed() == raw
    for edit in draft.edits:
        assert raw[edit.raw_start : edit.raw_end] == edit.raw
        assert edit.raw != draft.text[edit.start : edit.end]


def test_edits_that_touch_become_one_with_both_rules() -> None:
    draft = Draft("a\u00a0\u00a0b")
    draft.change([Change(1, 2, "", "first")])
    draft.change([Change(1, 2, " ", "second")])
    assert [(edit.raw, edit.rule, edit.start, edit.end) for edit in draft.edits] == [
        ("\u00a0\u00a0", "first+second", 1, 2)
    ]


def test_a_change_that_restores_the_print_leaves_no_edit() -> None:
    draft = Draft("abc")
    draft.change([Change(1, 2, "x", "there")])
    draft.change([Change(1, 2, "b", "back")])
    assert draft.text == "abc"
    assert draft.edits == ()
