"""Snippets, lists and carried words in a note: few keys, one step each, and tags stay on their words."""

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from attachdesk.domain.passage import Span
from attachdesk.ui.screens.note_editor.lists import continued, indented
from tests.ui.screens.note_bench import CTRL, SHIFT, Bench, bench

if TYPE_CHECKING:
    from collections.abc import Iterator

    from attachdesk.ui.kit.workplace import Workplace

KEY = Qt.Key


@pytest.fixture
def at(place: "Workplace") -> "Iterator[Bench]":
    made = bench(place)
    made.editor.widget().resize(1200, 800)
    made.editor.widget().show()
    place.desk.snippets.keep("mine", "My {first} and {second}.")
    made.open(made.session())
    made.settle()
    yield made
    made.put_away()


# snippets


def test_a_snippet_is_chosen_and_filled_in_by_keyboard_alone(at: Bench) -> None:
    picker = at.editor.aids.picker
    at.type("So ;mi")
    assert picker.isVisible()
    at.press(KEY.Key_Return)
    assert not picker.isVisible()
    at.type("one")
    at.press(KEY.Key_Tab)
    at.type("two")
    assert at.text.startswith("Data\nSo My one and two.\n")
    at.press(KEY.Key_Tab)
    assert at.text.startswith("Data\nSo My one and two.\n")


def test_tab_goes_from_section_to_section_and_from_the_last_one_leaves(at: Bench) -> None:
    at.type("one")
    at.press(KEY.Key_Tab)
    at.type("two")
    at.press(KEY.Key_Tab)
    at.type("three")
    assert [line for line in at.text.splitlines() if line] == [
        "Data", "one", "Assessment", "two", "Plan", "three",
    ]  # fmt: skip
    before = at.text
    at.press(KEY.Key_Tab)
    assert at.text == before


def test_a_snippet_goes_in_as_one_step_and_tags_keep_their_words(at: Bench) -> None:
    at.type("before after")
    at.tag("after")
    at.editor.page.select(Span(5 + len("before "), 5 + len("before ")))
    at.type(";mine")
    at.press(KEY.Key_Return)
    assert at.tagged == [("secure", "after")]
    at.undo()
    assert ";mine" in at.text
    assert "My {first}" not in at.text
    assert at.tagged == [("secure", "after")]


def test_arrows_go_through_the_picker_and_escape_sends_it_away(at: Bench) -> None:
    picker = at.editor.aids.picker
    at.type(";")
    assert picker.count() > 10
    at.press(KEY.Key_Down)
    at.press(KEY.Key_Up)
    at.press(KEY.Key_Up)
    assert picker.currentRow() == picker.count() - 1
    at.press(KEY.Key_Escape)
    at.type("m")
    assert not picker.isVisible()
    at.type(" x;mine")
    assert not picker.isVisible()
    at.type(" ;zzzz")
    assert not picker.isVisible()


# lists


@pytest.mark.parametrize(
    ("text", "after"),
    [("- one", "- one\n- "), ("  2. two", "  2. two\n  3. "), ("- ", ""), ("* x", "* x\n* ")],
)
def test_enter_goes_on_with_a_list_or_ends_it(text: str, after: str) -> None:
    change = continued(text, len(text))
    assert change is not None
    assert text[: change.span.start] + change.words + text[change.span.end :] == after


def test_what_is_no_item_has_no_list_to_go_on_with() -> None:
    assert continued("plain", 5) is None
    assert continued("- one", 1) is None
    assert indented("plain", 3, is_back=False) is None
    assert indented("- one", 3, is_back=True) is None


def test_a_list_is_typed_moved_in_and_out_and_taken_back(at: Bench) -> None:
    at.type("- one")
    at.press(KEY.Key_Return)
    at.type("two")
    at.press(KEY.Key_Tab)
    assert at.text.startswith("Data\n- one\n  - two\n")
    at.press(KEY.Key_Tab, SHIFT)
    at.press(KEY.Key_Return)
    at.press(KEY.Key_Return)
    at.type("plain")
    assert at.text.startswith("Data\n- one\n- two\nplain\n")


# carrying over


@pytest.fixture
def later(at: Bench) -> Bench:
    """A new note after a signed one."""
    at.type("Quarrel with Jo. She called him. Then quiet.")
    at.editor.note.sign()
    at.settle()
    at.open(at.session(days_ago=0))
    at.editor.aids.carry.ask()
    at.settle()
    return at


def carried(one: Bench) -> list[str]:
    return [span.of(one.text) for span in one.editor.page.tracking.carried]


def test_a_section_is_carried_over_shaded_until_it_is_touched(later: Bench) -> None:
    sheet = later.editor.aids.carry
    assert sheet.isVisible()
    QTest.keyClick(sheet.ticks[0], KEY.Key_Space)
    QTest.keyClick(sheet.ticks[0], KEY.Key_Return)
    assert later.text.startswith("Data\nQuarrel with Jo. She called him. Then quiet.\n")
    assert carried(later) == ["Quarrel with Jo.", "She called him.", "Then quiet."]
    later.choose("called")
    later.type("rang")
    assert carried(later) == ["Quarrel with Jo.", "Then quiet."]
    kept = later.kept()
    assert len([one for one in kept.marks if one.mark == "carried"]) == 2
    missing = dict(later.place.desk.note_signing.missing(kept.note.id))
    assert missing["note.missing_touch"]["share"] == "62"
    later.editor.note.sign()
    later.settle()
    sealed = later.place.desk.note_writing.open_note(kept.note.id)
    assert len([one for one in sealed.marks if one.mark == "carried"]) == 2


def test_carrying_over_is_one_step_and_is_found_again(later: Bench) -> None:
    sheet = later.editor.aids.carry
    later.type("Mine.")
    sheet.ticks[0].setChecked(True)
    sheet.take()
    assert "Mine.\nQuarrel" in later.text
    later.kept()
    later.undo()
    assert "Quarrel" not in later.text
    assert carried(later) == []
    later.redo()
    assert carried(later)[0] == "Quarrel with Jo."


def test_without_a_signed_note_there_is_nothing_to_carry_and_it_is_said(at: Bench) -> None:
    at.editor.aids.carry.ask()
    at.settle()
    assert at.editor.aids.carry.isHidden()
    assert at.notices()


def test_escape_carries_nothing(later: Bench) -> None:
    QTest.keyClick(later.editor.aids.carry, KEY.Key_Escape)
    assert later.editor.aids.carry.isHidden()
    assert carried(later) == []


# whatever is done, tags stay on their words

ACTS = st.lists(
    st.sampled_from(["snippet", "list", "indent", "undo", "redo", "type", "replace"]), min_size=1, max_size=8
)


@given(acts=ACTS, place_=st.integers(5, 30))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_quick_acts_keeps_a_tag_on_its_words(at: Bench, acts: list[str], place_: int) -> None:
    session = at.session()
    at.open(session)
    at.type("first words kept here")
    at.tag("kept", 2)
    at.editor.page.select(Span(place_, place_))
    if 16 < at.editor.page.point() < 21:
        at.editor.page.select(Span(5, 5))
    for act in acts:
        if act == "snippet":
            at.type(" ;mine")
            at.press(KEY.Key_Return)
        elif act == "list":
            at.type("- ")
            at.press(KEY.Key_Return)
        elif act == "indent":
            at.press(KEY.Key_Tab)
        elif act == "undo":
            at.press(KEY.Key_Z, CTRL)
        elif act == "redo":
            at.press(KEY.Key_Z, CTRL | SHIFT)
        elif act == "type":
            at.type("x")
        else:
            at.editor.page.replace_all("words", "sentences")
    at.settle()
    assert all(words == "kept" for _, words in at.tagged if words)
    assert all(quote == "kept" for _, where, quote in at.kept_tags() if where == "placed")


# mental state


def test_mental_state_is_ticked_and_stands_in_a_line_for_each_assessed_area(at: Bench) -> None:
    sheet = at.editor.aids.mental
    next(one for one in at.editor.actions() if one.id == "note.mental").do()
    speech, perception = (
        next(one for one in sheet.lines if one.key == key) for key in ("speech", "perception")
    )
    QTest.keyClick(speech.options[1], KEY.Key_Space)
    perception.options[0].setChecked(True)
    perception.nothing.setChecked(True)
    assert not perception.options[0].isChecked()
    QTest.keyClick(sheet, KEY.Key_Return)
    assert at.text.startswith("Data\nSpeech: fast\nPerception: nothing found\n")
    assert "Memory" not in at.text
    at.undo()
    assert "Speech" not in at.text
    sheet.ask()
    assert speech.value() is None
    QTest.keyClick(sheet, KEY.Key_Escape)
    assert sheet.isHidden()


# spelling


def underlined(one: Bench) -> list[str]:
    return [span.of(one.text) for span in one.editor.page.wrong.shown(0, len(one.text))]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_wrong_words_are_underlined_mended_and_learnt(at: Bench) -> None:
    spelling, page = at.editor.aids.spelling, at.editor.page
    assert page.wrong.speller is not None
    at.type("They recieve countertransference and Maribowl now")
    assert underlined(at) == ["recieve", "Maribowl"]
    at.choose("recieve")
    spelling.suggest()
    at.settle()
    assert spelling.menu is not None
    offered = {one.text(): one for one in spelling.menu.actions()}
    offered["receive"].trigger()
    spelling.menu.close()
    assert "They receive" in at.text
    page.select(Span(at.text.index("Maribowl") + 3, at.text.index("Maribowl") + 3))
    spelling.learn("Maribowl")
    at.settle()
    assert underlined(at) == []
    assert at.place.desk.spelling.own() == ["Maribowl"]
    at.undo()
    assert "recieve" in at.text
    spelling.toggle()
    at.settle()
    at.settle()
    assert page.wrong.speller is None
    assert underlined(at) == []
