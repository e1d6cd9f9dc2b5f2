"""A note is typed, kept, left, found again and signed; nothing that was written gets lost or astray."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QClipboard, QDropEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.passage import Span
from attachdesk.services.note_text import LONGEST
from attachdesk.ui.kit.appearance import appearance
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.clipping import Clipping
from attachdesk.ui.screens.note_editor.code_painting import Sheet
from tests.ui.conftest import Journey
from tests.ui.screens.note_bench import CTRL, SHIFT, Bench, bench


@pytest.fixture
def desk(place: Workplace) -> Iterator[Bench]:
    one = bench(place)
    one.editor.widget().resize(1230, 900)
    one.editor.widget().show()
    one.open(one.session())
    yield one
    one.put_away()


def mime(words: str) -> QMimeData:
    made = QMimeData()
    made.setText(words)
    return made


def test_a_draft_is_in_the_vault_within_a_second_without_a_key_for_it(desk: Bench, qtbot: QtBot) -> None:
    desk.type("she came late")
    qtbot.waitUntil(lambda: desk.editor.note.autosave.state == "saved", timeout=5000)
    assert "she came late" in desk.place.desk.note_writing.open_note(desk.editor.note.id).note.text
    assert desk.editor.status.saved.text().startswith("Draft saved")
    assert desk.editor.status.count == 3


def test_text_and_cursor_are_there_again_after_leaving(desk: Bench) -> None:
    session = desk.place.desk.diary.sessions(desk.client.id)[0].session
    assert session is not None
    desk.type("she came late")
    desk.kept()
    for _ in range(4):
        desk.press(Qt.Key.Key_Left)
    desk.editor.leave()
    desk.settle()
    desk.open(desk.session(2))
    desk.type("another day")
    desk.open(session)
    assert "she came late" in desk.text and "another day" not in desk.text
    desk.type("very ")
    assert "she came very late" in desk.text


def test_nothing_of_one_note_lands_in_another_opened_at_once(desk: Bench) -> None:
    first = desk.editor.note.id
    second = desk.session(2)
    desk.type("words of the first")
    desk.editor.enter(Target("note", desk.client.id, second.id))
    desk.type(" and more")
    desk.settle()
    assert desk.editor.note.id != first
    desk.type("words of the second")
    desk.kept()
    texts = [desk.place.desk.note_writing.open_note(one).note.text for one in (first, desk.editor.note.id)]
    assert "words of the first and more" in texts[0] and "second" not in texts[0]
    assert "words of the second" in texts[1] and "first" not in texts[1]


def test_words_typed_while_the_same_note_is_read_again_stay(desk: Bench) -> None:
    session = desk.place.desk.diary.sessions(desk.client.id)[0].session
    assert session is not None
    desk.type("one")
    desk.editor.leave()
    desk.editor.enter(Target("note", desk.client.id, session.id))
    desk.type(" two")
    desk.settle()
    assert "one two" in desk.text and "one two" in desk.kept().note.text


def test_what_the_vault_could_not_take_is_there_when_the_note_is_opened_again(
    desk: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = desk.place.desk.diary.sessions(desk.client.id)[0].session
    assert session is not None
    desk.type("kept. ")
    desk.kept()

    def full(*_args: Any) -> None:
        raise RuleBroken("note.too_long")

    with monkeypatch.context() as patch:
        patch.setattr(desk.place.desk.note_writing, "save", full)
        desk.type("not kept yet")
        desk.open(desk.session(2))
        assert len(desk.notices()) == 1
    desk.open(session)
    assert "kept. not kept yet" in desk.text
    assert "kept. not kept yet" in desk.kept().note.text


def test_ctrl_z_and_ctrl_y_on_the_page_keep_tags_in_step(desk: Bench) -> None:
    desk.type("she wept")
    desk.tag("wept")
    desk.choose("she wept")
    desk.press(Qt.Key.Key_Delete)
    desk.undo()
    assert desk.tagged == [("secure", "wept")]
    desk.press(Qt.Key.Key_Y, CTRL)
    assert desk.tagged == []
    desk.undo()
    assert desk.tagged == [("secure", "wept")]


def test_a_window_that_changes_size_or_colours_leaves_nothing_to_undo(desk: Bench) -> None:
    desk.type("she wept")
    steps = desk.editor.note.history.count()
    for width in (900, 1400, 1024):
        desk.editor.widget().resize(width, 700)
        desk.settle()
    appearance().set(choice="dark")
    assert desk.editor.note.history.count() == steps
    desk.undo()
    assert "wept" not in desk.text


def test_another_text_scale_forgets_steps_rather_than_mixing_them_up(desk: Bench) -> None:
    desk.type("she wept")
    desk.tag("wept")
    appearance().set(scale=1.5)
    assert not desk.editor.note.history.canUndo()
    desk.undo()
    assert desk.tagged == [("secure", "wept")]
    desk.choose("she")
    desk.type("they")
    desk.undo()
    assert desk.text.startswith("Data\nshe wept")


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Backspace, CTRL),
        (Qt.Key.Key_Delete, CTRL),
        (Qt.Key.Key_Delete, SHIFT),
        (Qt.Key.Key_X, CTRL),
        (Qt.Key.Key_K, CTRL),
        (Qt.Key.Key_U, CTRL),
        (Qt.Key.Key_Backspace, CTRL | SHIFT),
    ],
)
def test_no_key_harms_a_heading_from_anywhere(desk: Bench, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    desk.type("she wept")
    for place in range(len(desk.text)):
        for end in (place, place + 3, len(desk.text)):
            desk.editor.page.select(Span(place, end))
            desk.press(key, held)
    desk.settle()
    assert desk.text.startswith("Data\n") and "\nAssessment\n" in desk.text and "\nPlan" in desk.text


@pytest.mark.parametrize("words", ["\u00a0", "\u200f", "é", "e\u0301", "ש", "😀", "漢"])
def test_nothing_can_be_composed_inside_a_heading(desk: Bench, words: str) -> None:
    desk.editor.page.select(Span(2, 2))
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(desk.editor.page, event)
    desk.editor.page.select(Span(2, 2))
    key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, words)
    QApplication.sendEvent(desk.editor.page, key)
    assert desk.text.startswith("Data\n") and words in desk.text


def test_a_heading_cut_by_what_passes_every_guard_comes_back(desk: Bench) -> None:
    desk.type("she wept")
    desk.tag("wept")
    desk.editor.page.selectAll()
    desk.editor.page.textCursor().removeSelectedText()
    desk.settle()
    assert desk.text.startswith("Data\nshe wept\nAssessment")
    assert desk.tagged == [("secure", "wept")]


def test_words_dragged_within_the_note_move_in_one_step(desk: Bench) -> None:
    page = desk.editor.page
    desk.type("first second third")
    desk.choose("first ")
    cursor = page.textCursor()
    cursor.setPosition(desk.text.index("third") + 5)
    at = page.cursorRect(cursor).center() + QPoint(1, 0)
    data = mime("first ")
    event = QDropEvent(
        QPointF(at), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page._move_selection(desk.text.index("third") + 5)
    assert desk.text.startswith("Data\n second thirdfirst\n")
    desk.undo()
    assert desk.text.startswith("Data\nfirst second third\n")
    page.dropEvent(event)
    assert "Data\n" in desk.text


def test_what_is_pasted_is_plain_and_rich_text_and_line_ends_of_windows_do_no_harm(desk: Bench) -> None:
    data = QMimeData()
    data.setHtml("<h1>Big</h1><p>small</p>")
    data.setText("Big\r\nsmall\rlast\0")
    desk.editor.page.insertFromMimeData(data)
    assert desk.text.startswith("Data\nBig\nsmall\nlast\n")


def test_a_paste_beyond_the_longest_note_is_refused_with_a_sentence(
    desk: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("attachdesk.ui.screens.note_editor.writing.LONGEST", 60)
    desk.type("she wept")
    before = desk.text
    desk.editor.page.insertFromMimeData(mime("x" * 60))
    assert desk.text == before
    assert desk.notices() == [desk.place.words.say("note.too_long")]


def test_a_template_can_be_chosen_only_while_there_are_no_words(desk: Bench) -> None:
    assert desk.editor.toolbar.template.isEnabled()
    desk.editor.toolbar.template.put("soap")
    desk.editor.toolbar.template.edited.emit()
    desk.settle()
    assert desk.text.startswith("Subjective")
    desk.type("x")
    assert not desk.editor.toolbar.template.isEnabled()
    desk.press(Qt.Key.Key_Backspace)
    assert desk.editor.toolbar.template.isEnabled()


def test_the_sheet_says_what_is_missing_and_escape_does_not_sign(desk: Bench) -> None:
    desk.type("she wept")
    desk.editor.review()
    desk.settle()
    sheet = desk.editor.sheet
    assert not sheet.isHidden()
    QTest.keyClick(sheet.confirm, Qt.Key.Key_Escape)
    desk.settle()
    assert sheet.isHidden() and not desk.editor.note.is_signed
    desk.editor.review()
    desk.settle()
    sheet.later.setFocus()
    QTest.keyClick(sheet.later, Qt.Key.Key_Return)
    desk.settle()
    assert not desk.editor.note.is_signed
    desk.editor.review()
    desk.settle()
    QTest.keyClick(sheet.confirm, Qt.Key.Key_Return)
    desk.type("typed while signing")
    desk.settle()
    kept = desk.kept().note
    assert desk.editor.note.is_signed and kept.status == "signed"
    assert kept.text == desk.text and "typed while signing" not in kept.text


def test_a_note_without_words_is_not_signed_and_can_be_written_on(desk: Bench) -> None:
    desk.editor.note.sign()
    desk.settle()
    assert desk.notices() == [desk.place.words.say("note.empty")]
    desk.type("she came")
    assert "she came" in desk.kept().note.text


def test_a_signed_note_takes_tags_but_no_letters(desk: Bench) -> None:
    desk.type("she wept in the car")
    desk.tag("car")
    desk.choose("car")
    desk.press(Qt.Key.Key_Delete)
    desk.settle()
    desk.editor.note.sign()
    desk.settle()
    before = desk.text
    desk.type("x")
    desk.editor.page.insertFromMimeData(mime("y"))
    desk.press(Qt.Key.Key_Delete)
    assert desk.text == before
    desk.tag("wept", 3, shift=True)
    [lost] = desk.editor.note.tags.in_tray()
    desk.choose("in the")
    desk.editor.note.tags.rehome(lost.id)
    desk.settle()
    assert desk.notices()[-1] == desk.place.words.say("note.already_signed")
    assert desk.kept_tags() == [("secure", "tray", "car"), ("regulation", "placed", "wept")]
    desk.choose("wept")
    [tagged] = desk.editor.inspector.here()
    desk.editor.note.tags.change(tagged.id, memo="quietly")
    desk.editor.note.tags.remove(tagged.id)
    desk.undo()
    desk.undo()
    assert [one.memo for one in desk.kept().observations] == ["", ""]
    assert desk.place.desk.keeping.verify() == []


def test_replace_all_says_how_often_and_leaves_headings(desk: Bench) -> None:
    desk.type("Plan a, plan b")
    desk.editor.toolbar.open_find()
    desk.editor.toolbar.find_field.setText("Plan")
    desk.editor.toolbar.replace_field.setText("way")
    desk.editor.toolbar.replace_all.click()
    assert "way a, plan b" in desk.text and desk.text.rstrip().endswith("Plan")
    QTest.keyClick(desk.editor.toolbar.find_field, Qt.Key.Key_Escape)
    assert desk.editor.toolbar.find_field.isHidden()


def test_risk_and_the_file_are_one_key_away(desk: Bench, journey: Journey) -> None:
    assert desk.editor.header.risk.accessibleName() == "Risk: nothing recorded"
    keys = {one.shortcut: one for one in desk.editor.actions()}
    keys["F6"].do()
    keys["F7"].do()
    session_id = desk.editor.note.note.note.session_id  # type: ignore[union-attr]
    assert journey.targets == [
        Target("session_form", desk.client.id, session_id or "", "risk"),
        Target("client_file", desk.client.id),
    ]
    desk.place.desk.diary.note_risk(desk.client.id, "suicide", "asked_none_told", session_id=session_id)
    session = desk.place.desk.diary.sessions(desk.client.id)[0].session
    assert session is not None
    desk.open(session)
    assert desk.editor.header.risk.text() == "Risk: asked, none told"
    assert desk.editor.header.risk.accessibleName() == "Risk asked, none told: suicide"


def test_the_header_names_who_else_was_in_the_room(desk: Bench) -> None:
    people = [desk.person(name, "sister") for name in ("Ann", "Bea", "Cleo")]
    session = desk.session(4)
    desk.place.desk.diary.change(session.id, attendees=[(one.id, "family") for one in people])
    desk.open(session)
    assert "with Ann, Bea and 1 more" in desk.editor.header.facts.text()


@pytest.mark.parametrize("is_ours", [True, False])
def test_copied_words_leave_the_clipboard_and_those_of_others_stay(
    desk: Bench, qtbot: QtBot, is_ours: bool
) -> None:
    clipping = Clipping(desk.editor, after_ms=30, owns=lambda _mode: is_ours)
    board = QGuiApplication.clipboard()
    desk.type("she wept")
    desk.choose("wept")
    desk.press(Qt.Key.Key_C, CTRL)
    assert board.text(QClipboard.Mode.Clipboard) == "wept"
    if is_ours:
        qtbot.waitUntil(lambda: board.text(QClipboard.Mode.Clipboard) == "")
    else:
        qtbot.wait(60)
        assert board.text(QClipboard.Mode.Clipboard) == "wept"
    clipping.deleteLater()


def test_underlines_of_mixed_directions_cover_the_words_and_no_others(desk: Bench) -> None:
    words = "she said שלום עולם and left"
    desk.editor.page.insertFromMimeData(mime(words))
    document = desk.editor.page.document()
    line = document.findBlock(6).layout().lineAt(0)
    at = 5

    def covered(part: str) -> list[tuple[int, int]]:
        start = at + words.index(part)
        return [
            (round(one.left), round(one.right)) for one in Sheet(document).pieces(start, start + len(part))
        ]

    half = covered("said שלום")
    assert len(half) == 2, "the end of the Hebrew stands left of its beginning, apart from the word before"
    whole = covered("said שלום עולם")
    assert len(whole) == 1
    assert sum(right - left for left, right in half) < whole[0][1] - whole[0][0]
    assert line.naturalTextWidth() > whole[0][1] - whole[0][0]


def test_a_narrow_or_low_window_keeps_the_passage_line_and_every_way_in(desk: Bench) -> None:
    desk.editor.widget().resize(928, 640)
    desk.settle()
    assert desk.editor.inspector.isHidden() and desk.editor.foot.isVisible()
    desk.editor.widget().resize(928, 430)
    desk.settle()
    assert desk.editor.strip.isHidden()
    desk.editor.rate_session()
    assert desk.editor.strip.isVisible()
    rated = desk.editor.widget().focusWidget()
    assert rated is not None and desk.editor.strip.isAncestorOf(rated)
    QTest.keyClick(rated, Qt.Key.Key_Escape)  # back to the text, and not out of the note
    assert desk.editor.widget().focusWidget() is desk.editor.page
    desk.editor.toggle_inspector()
    assert desk.editor.inspector.isVisible()


def test_the_longest_note_is_opened_typed_into_and_saved(desk: Bench) -> None:
    desk.editor.page.insertFromMimeData(mime("word and word. \n" * 12_000))
    desk.type("x")
    assert desk.kept().note.text == desk.text
    assert len(desk.text) < LONGEST


def test_focus_is_on_the_page_after_opening(desk: Bench) -> None:
    QApplication.sendEvent(desk.editor.widget(), QEvent(QEvent.Type.WindowActivate))
    assert desk.editor.widget().focusWidget() is desk.editor.page


def test_a_find_stands_in_the_middle_of_the_page_with_the_cursor_on_it(desk: Bench) -> None:
    session_id = desk.editor.note.note.note.session_id  # type: ignore[union-attr]
    desk.editor.page.insertFromMimeData(mime("a line \U0001f600\n" * 200 + "kaleidoscope\n" + "more\n" * 200))
    desk.kept()
    at = desk.text.index("kaleidoscope")
    desk.open(desk.session(3))
    desk.editor.enter(Target("note", desk.client.id, session_id or "", at=at))
    desk.settle()
    page = desk.editor.page
    assert page.point() == at
    middle = page.viewport().height() / 2
    assert abs(page.cursorRect().center().y() - middle) < 20
    desk.editor.enter(Target("note", desk.client.id, session_id or "", at=10**9))
    desk.settle()
    assert page.point() == len(desk.text), "a place beyond the end is the end"
