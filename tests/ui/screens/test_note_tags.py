"""Tags are put on and taken away by key, menu and panel; each step is kept at once and can be undone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from attachdesk.domain.observation import BENEFITS, PATTERNS
from attachdesk.domain.passage import Span
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.page_menu import page_menu
from tests.ui.screens.note_bench import CTRL, SHIFT, Bench, bench
from tests.ui.screens.seen import words_on

WORDS = "she wept and then she rang her mother"


@pytest.fixture
def desk(place: Workplace) -> Iterator[Bench]:
    one = bench(place)
    one.editor.widget().resize(1230, 900)
    one.editor.widget().show()
    one.open(one.session())
    yield one
    one.put_away()


def test_every_pattern_and_benefit_has_its_key(desk: Bench) -> None:
    desk.type(WORDS)
    for number in range(1, 5):
        desk.tag("wept", number)
    for number in range(1, 9):
        desk.tag("mother", number, shift=True)
    assert [code for code, words in desk.tagged if words == "wept"] == list(PATTERNS)
    assert [code for code, words in desk.tagged if words == "mother"] == list(BENEFITS)
    assert {(code, "placed", words) for code, words in desk.tagged} == set(desk.kept_tags())


def test_a_tag_over_nothing_or_over_a_heading_says_so_and_makes_none(desk: Bench) -> None:
    desk.press(Qt.Key.Key_1, CTRL)
    desk.choose("Assessment")
    desk.press(Qt.Key.Key_1, CTRL)
    desk.settle()
    assert len(desk.notices()) == 2
    assert desk.notices()[0] == desk.place.words.say("observation.over_nothing")
    assert desk.kept_tags() == []


def test_a_selection_that_begins_in_a_heading_tags_the_words_below(desk: Bench) -> None:
    desk.type(WORDS)
    desk.editor.page.selectAll()
    desk.press(Qt.Key.Key_2, CTRL)
    desk.settle()
    assert desk.tagged == [("anxious_preoccupied", WORDS)]


def test_tag_and_type_are_undone_and_redone_in_order(desk: Bench) -> None:
    desk.type(WORDS)
    desk.tag("wept")
    desk.choose("she wept")
    desk.press(Qt.Key.Key_Left)
    desk.type("Today ")
    assert desk.tagged == [("secure", "wept")]
    desk.undo()
    assert WORDS in desk.text and "Today" not in desk.text and desk.tagged == [("secure", "wept")]
    desk.undo()
    assert desk.tagged == [] and WORDS in desk.text and desk.kept_tags() == []
    desk.undo()
    assert WORDS not in desk.text
    for _ in range(3):
        desk.redo()
    assert "Today " + WORDS in desk.text and desk.tagged == [("secure", "wept")]
    assert desk.kept_tags() == [("secure", "placed", "wept")]


def test_undo_and_redo_faster_than_the_vault_end_where_they_should(desk: Bench) -> None:
    desk.type(WORDS)
    desk.choose("wept")
    desk.press(Qt.Key.Key_1, CTRL)
    history = desk.editor.note.history
    history.back()
    history.forth()
    desk.choose("she wept")
    desk.press(Qt.Key.Key_Left)
    desk.type("so ")
    history.back()
    history.back()
    history.forth()
    history.forth()
    desk.settle()
    assert desk.tagged == [("secure", "wept")]
    assert desk.kept_tags() == [("secure", "placed", "wept")]


def test_words_typed_while_a_tag_is_being_kept_move_it(desk: Bench) -> None:
    desk.type(WORDS)
    desk.choose("wept")
    desk.press(Qt.Key.Key_3, CTRL)
    desk.choose("she wept")
    desk.press(Qt.Key.Key_Left)
    desk.type("Yesterday ")
    desk.settle()
    assert desk.tagged == [("dismissive_avoidant", "wept")]
    assert desk.kept_tags() == [("dismissive_avoidant", "placed", "wept")]


def test_a_deleted_passage_lies_in_the_tray_and_undo_brings_it_home(desk: Bench) -> None:
    desk.type(WORDS)
    desk.tag("wept")
    desk.choose("wept and")
    desk.press(Qt.Key.Key_Delete)
    assert desk.tagged == [] and [one.code for one in desk.editor.note.tags.in_tray()] == ["secure"]
    assert desk.kept_tags() == [("secure", "tray", "wept")]
    desk.undo()
    assert desk.tagged == [("secure", "wept")]
    assert desk.kept_tags() == [("secure", "placed", "wept")]


def test_a_tag_from_the_tray_sits_on_new_words_and_undo_takes_it_back(desk: Bench) -> None:
    desk.type(WORDS)
    desk.tag("wept")
    desk.choose("wept")
    desk.press(Qt.Key.Key_Backspace)
    desk.choose("mother")
    desk.editor.note.tags.rehome(desk.only.id)
    assert desk.kept_tags() == [("secure", "placed", "mother")]
    desk.undo()
    assert desk.kept_tags() == [("secure", "tray", "mother")]


def test_two_tags_on_the_same_words_are_two(desk: Bench) -> None:
    desk.type(WORDS)
    desk.tag("wept", 1)
    desk.tag("wept", 3, shift=True)
    desk.tag("she wept and", 2)
    assert desk.tagged == [
        ("anxious_preoccupied", "she wept and"), ("secure", "wept"), ("regulation", "wept"),
    ]  # fmt: skip
    desk.choose("wept")
    assert len(desk.editor.inspector.cards) == 3


def test_what_a_tag_says_changes_at_once_and_is_undone(desk: Bench) -> None:
    mother = desk.person("Ann", "mother")
    desk.type(WORDS)
    desk.tag("wept", 3, shift=True)
    changes = {
        "intensity": 3, "sense": "setback", "shown_by": mother.id, "toward": mother.id, "basis": "past",
        "memo": "looked away", "rival": "tired", "is_exemplar": True,
    }  # fmt: skip
    first = {name: getattr(desk.only, name) for name in changes}
    for name, value in changes.items():
        desk.editor.note.tags.change(desk.only.id, **{name: value})
    desk.settle()
    [kept] = [one for one in desk.kept().observations if one.scope == "passage"]
    assert {name: getattr(kept, name) for name in changes} == changes
    for _ in changes:
        desk.undo()
    [kept] = [one for one in desk.kept().observations if one.scope == "passage"]
    assert {name: getattr(kept, name) for name in changes} == first


def test_clicks_faster_than_the_vault_keep_the_last(desk: Bench) -> None:
    desk.type(WORDS)
    desk.tag("wept")
    card = desk.editor.inspector.cards[desk.only.id]
    for place in (2, 1, 2, 1):
        card.intensity.buttons[place].click()
    desk.settle()
    assert desk.only.intensity == 2
    desk.undo()
    assert desk.only.intensity == 3
    assert desk.kept().observations[0].intensity == 3


def test_a_refused_change_says_why_and_shows_what_is_kept(desk: Bench) -> None:
    child = desk.person("Mia", "child", is_cared_for=True)
    desk.open(desk.session(2))
    desk.type(WORDS)
    desk.tag("wept")
    desk.editor.note.tags.change(desk.only.id, toward=child.id)
    desk.settle()
    assert desk.notices() == [desk.place.words.say("observation.caregiving")]
    assert desk.only.toward is None
    desk.undo()
    assert desk.kept_tags() == [], "the refused step is skipped, the one before is undone"


def test_removing_a_tag_is_undone(desk: Bench) -> None:
    desk.type(WORDS)
    desk.tag("wept")
    desk.editor.note.tags.change(desk.only.id, memo="with her coat on")
    desk.editor.note.tags.remove(desk.only.id)
    desk.settle()
    assert desk.tagged == [] and desk.kept_tags() == []
    desk.undo()
    assert desk.tagged == [("secure", "wept")] and desk.only.memo == "with her coat on"
    assert desk.kept_tags() == [("secure", "placed", "wept")]


def test_the_menu_of_the_page_tags_and_cuts_round_headings(desk: Bench) -> None:
    desk.type(WORDS)
    desk.choose("wept")
    codes = desk.editor.inspector.codes.values()
    menu = page_menu(desk.editor.page, desk.editor.note.history, codes, desk.editor.note.tags.put)
    [inner] = menu.findChildren(QMenu)
    inner.actions()[1].trigger()
    desk.settle()
    assert desk.tagged == [("anxious_preoccupied", "wept")]
    desk.editor.page.selectAll()
    cut = next(one for one in menu.actions() if one.text().startswith("Cut"))
    cut.trigger()
    assert desk.text == "Data\n\nAssessment\n\nPlan\n"
    desk.undo()
    assert desk.tagged == [("anxious_preoccupied", "wept")]
    menu.close()


def test_coding_mode_lets_bare_digits_tag_and_no_letter_in(desk: Bench) -> None:
    desk.type(WORDS)
    desk.editor.toggle_coding()
    before = desk.text
    desk.choose("wept")
    desk.press(Qt.Key.Key_2)
    desk.settle()
    desk.type("xyz")
    desk.press(Qt.Key.Key_Delete)
    assert desk.text == before and desk.tagged == [("anxious_preoccupied", "wept")]
    desk.press(Qt.Key.Key_Home)
    desk.press(Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert desk.editor.page.selection().of(desk.text), "words can be selected by keys"
    desk.editor.toggle_coding()
    desk.choose("xyz" if "xyz" in desk.text else "mother")
    desk.type("father")
    assert "father" in desk.text


def test_a_memo_being_written_is_kept_when_another_note_is_opened(desk: Bench) -> None:
    desk.type(WORDS)
    desk.tag("wept")
    one = desk.only.id
    QTest.keyClicks(desk.editor.inspector.cards[one].memo, "held her breath")
    first = desk.editor.note.id
    desk.open(desk.session(3))
    kept = desk.place.desk.note_writing.open_note(first)
    assert [each.memo for each in kept.observations] == ["held her breath"]


def test_a_session_is_rated_taken_back_and_never_zero_by_silence(desk: Bench) -> None:
    strip = desk.editor.strip
    strip.ratings["secure"].buttons[2].click()
    strip.ratings["secure"].buttons[3].click()
    strip.ratings["fearful_avoidant"].buttons[0].click()
    strip.ratings["anxious_preoccupied"].buttons[1].click()
    strip.ratings["anxious_preoccupied"].buttons[1].click()
    strip.ticks["regulation"].click()
    kept = desk.kept()
    assert {one.code: one.intensity for one in kept.observations} == {"secure": 3, "fearful_avoidant": 0}
    assert [target.benefit for target in kept.targets] == ["regulation"]
    for _ in range(4):
        desk.undo()
    assert {one.code: one.intensity for one in desk.kept().observations} == {"secure": 3}
    desk.undo()
    assert strip.ratings["secure"].value() == 2
    desk.undo()
    assert strip.ratings["secure"].value() is None
    assert desk.kept().observations == () and desk.kept().targets == ()


def test_a_new_tag_never_claims_the_room_by_itself(desk: Bench) -> None:
    desk.type(WORDS)
    desk.tag("wept")
    desk.tag("mother", 3, shift=True)
    assert [one.basis for one in desk.kept().observations] == ["recent", "recent"]


def test_said_toward_the_therapist_a_new_tag_is_of_the_room_in_one_step(desk: Bench) -> None:
    me, mother = desk.person("Me", "therapist"), desk.person("Ann", "mother")
    desk.open(desk.session(2))
    desk.type(WORDS)
    desk.tag("wept")
    name = desk.only.id
    desk.editor.note.tags.change(name, toward=me.id)
    assert (desk.only.toward, desk.only.basis) == (me.id, "room")
    desk.undo()
    assert (desk.only.toward, desk.only.basis) == (None, "recent")
    desk.redo()
    desk.editor.note.tags.change(name, toward=mother.id)
    assert (desk.only.toward, desk.only.basis) == (mother.id, "recent"), (
        "and it does not stay when it moves on"
    )
    desk.editor.note.tags.change(name, basis="past")
    desk.editor.note.tags.change(name, toward=me.id)
    desk.settle()
    [kept] = desk.kept().observations
    assert (kept.toward, kept.basis) == (me.id, "past"), "a basis that was chosen stays"


def test_the_same_code_again_says_what_it_said_last_in_this_note(desk: Bench) -> None:
    mother = desk.person("Ann", "mother")
    desk.open(desk.session(2))
    desk.type(WORDS)
    desk.tag("wept")
    desk.editor.note.tags.change(desk.only.id, toward=mother.id, shown_by=mother.id, basis="past")
    desk.settle()
    desk.tag("mother")
    desk.tag("rang", 2)
    said = {one.quote: (one.basis, one.toward, one.shown_by) for one in desk.kept().observations}
    assert said["mother"] == ("past", mother.id, mother.id)
    assert said["rang"] == ("recent", None, None)


def test_a_tag_just_made_is_shown_at_once_however_its_words_were_selected(desk: Bench) -> None:
    desk.editor.page.insertPlainText("she wept and rang\nthen she left")
    page, cards = desk.editor.page, desk.editor.inspector
    for start, keys, code in (
        ("wept", [Qt.Key.Key_Right], 1),  # takes the blank behind the word
        ("she wept", [Qt.Key.Key_Down], 2),  # takes the end of the line
        ("rang", [Qt.Key.Key_Right, Qt.Key.Key_Right], 3),
    ):
        at = desk.text.index(start)
        page.select(Span(at, at))
        is_line = keys == [Qt.Key.Key_Down]
        for key in keys:
            desk.press(key, SHIFT if is_line else CTRL | SHIFT)
        desk.press(Qt.Key(int(Qt.Key.Key_0) + code), CTRL)
        desk.settle()
        newest = max(desk.editor.note.tags.all.values(), key=lambda one: one.made_at)
        assert newest.id in cards.cards and cards.cards[newest.id].is_open, start
        assert page.selection().of(desk.text) == newest.quote
    page.go_to(len(desk.text))
    assert not cards.cards


def test_the_cursor_one_blank_behind_a_passage_is_on_it_still(desk: Bench) -> None:
    desk.type("she wept and rang")
    desk.tag("wept")
    behind = desk.text.index("wept") + len("wept ")
    for place, is_on in ((behind, True), (behind + 1, False)):
        desk.editor.page.go_to(place)
        assert bool(desk.editor.inspector.cards) is is_on


def test_the_tray_shows_the_words_as_last_edited_and_its_tags_are_not_in_the_note(desk: Bench) -> None:
    desk.editor.page.insertPlainText("害怕 10 000 euro.")
    desk.tag("害怕 10 000 euro.")
    at = desk.text.index("0 euro")
    desk.editor.page.go_to(at)
    desk.type("INSIDE")
    said = "害怕 10 00INSIDE0 euro."
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_Backspace)
    panel = desk.editor.inspector
    assert said in words_on(panel)
    in_note = [one for one in panel.findChildren(CodeMark) if one.isVisibleTo(panel)]
    assert len(in_note) == 1, "in the tray only"
    assert desk.kept_tags() == [("secure", "tray", said)]
    desk.undo()
    assert desk.tagged == [("secure", said)]


def test_words_deleted_letter_by_letter_stand_whole_in_the_tray(desk: Bench) -> None:
    desk.type("she wept")
    desk.tag("wept")
    desk.editor.page.go_to(desk.text.index("wept") + 4)
    for _ in "wept":
        desk.press(Qt.Key.Key_Backspace)
        desk.kept()  # as a slow hand has it saved in between
    assert "wept" in words_on(desk.editor.inspector)
    assert desk.kept_tags() == [("secure", "tray", "wept")]
