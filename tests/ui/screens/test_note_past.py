"""What a note was before, and what comes after it: earlier states, amendments, a note in the wrong file."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import delete

from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file.screen import ClientFileScreen
from attachdesk.ui.screens.client_file.timeline_tab import TimelineTab
from attachdesk.ui.screens.note_editor.screen import NoteEditor
from attachdesk.ui.screens.session_form.screen import SessionForm
from tests.ui.screens.note_bench import CTRL, Bench, bench
from tests.ui.screens.seen import words_on


@pytest.fixture
def desk(place: Workplace) -> Iterator[Bench]:
    one = bench(place)
    one.editor.widget().resize(1230, 900)
    one.editor.widget().show()
    one.open(one.session())
    yield one
    one.put_away()


def act(desk: Bench, name: str) -> None:
    next(one for one in desk.editor.actions() if one.id == f"note.{name}").do()
    desk.settle()


def signed(desk: Bench) -> None:
    desk.type("she left in May")
    desk.editor.note.sign()
    desk.settle()


def test_before_a_note_has_been_read_nothing_is_offered_that_may_not_apply(place: Workplace) -> None:
    editor = NoteEditor(place)
    editor.widget().resize(1230, 900)
    editor.widget().show()
    QApplication.processEvents()
    assert [one.text() for one in editor.status.findChildren(Button) if one.isVisible()] == []
    offered = {one.id for one in editor.actions() if one.is_enabled()}
    assert offered & {"note.in_error", "note.sealed"} == set()
    delete(editor.widget())


def test_an_earlier_state_is_shown_word_by_word_and_brought_back(desk: Bench) -> None:
    desk.type("she came on time and spoke " * 12)
    desk.editor.note.keep()
    desk.settle()
    full = desk.editor.page.tracking.text
    QTest.keyClick(desk.editor.page, Qt.Key.Key_A, CTRL)
    QTest.keyClick(desk.editor.page, Qt.Key.Key_Backspace)
    desk.type("nothing")
    act(desk, "states")
    history = desk.editor.later.history
    assert history.isVisible()
    assert history.list.hasFocus()
    assert "nothing" in history.difference.toPlainText()
    assert "New: nothing" in history.difference.accessibleDescription()
    QTest.keyClick(history.list, Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert desk.editor.page.tracking.text == full
    assert not history.isVisible()
    act(desk, "states")
    assert history.list.count() == 2
    QTest.keyClick(history.list, Qt.Key.Key_Escape)
    assert not history.isVisible()


def test_a_draft_without_earlier_states_says_so(desk: Bench) -> None:
    act(desk, "states")
    assert not desk.editor.later.history.isVisible()


def test_the_clients_request_stands_beside_the_original_words(desk: Bench) -> None:
    signed(desk)
    page = desk.editor.page
    at = page.tracking.text.index("in May")
    page.select(type(page.selection())(at, at + 6))
    act(desk, "addendum")
    sheet = desk.editor.later.sheet
    assert not sheet.request.isVisible()
    assert (sheet.title.text(), sheet.accessibleName()) == ("Addendum", "Addendum")
    sheet.kind.buttons[1].click()
    assert sheet.request.isVisible()
    assert (sheet.title.text(), sheet.accessibleName()) == ("Amendment", "Amendment")
    assert sheet.text.accessibleName() == "Text of the amendment"
    assert "in May" in sheet.about.text()
    QTest.keyClicks(sheet.request, "It was June")
    QTest.keyClicks(sheet.reason, "checked")
    QTest.keyClicks(sheet.text, "in June")
    QTest.keyClick(sheet.text, Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert not sheet.isVisible()
    assert "she left in May" in page.tracking.text
    told = " ".join(one.text() for one in desk.editor.later.shown.findChildren(QLabel))
    assert "Amendment asked for by the client" in told
    assert "It was June" in told
    assert "in May" in told


def test_a_note_in_the_wrong_file_is_sealed_and_filed_anew(desk: Bench) -> None:
    services = desk.place.desk
    other = services.caseload.take_on(code="TOM-02", started_on=date(2026, 1, 5))
    session = services.diary.record(other.id, datetime.now(UTC) - timedelta(days=2), status="attended")
    services.diary.record_contact(other.id, datetime.now(UTC) - timedelta(days=3), contact_kind="email")
    act(desk, "in_error")
    assert not desk.editor.later.error.isVisible()  # a draft can still be written on
    own = desk.editor.note.note
    assert own is not None and own.session is not None
    told = {"words": "thinks of the bridge", "session_id": own.session.id}
    services.diary.note_risk(desk.client.id, "suicide", "told", **told)
    signed(desk)
    here = desk.editor.note.note
    assert here is not None and here.session is not None
    later = desk.editor.later
    assert not later.sealed_button.isVisible()
    offered = {one.id for one in desk.editor.actions() if one.is_enabled()}
    assert ("note.in_error" in offered, "note.sealed" in offered) == (True, False)
    sheet = later.error
    QTest.mouseClick(later.error_button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert sheet.isVisible()
    QTest.keyClicks(sheet.reason, "the other client")
    sheet.client.put(other.id)
    sheet.client.edited.emit()
    desk.settle()
    assert sheet.session.value() == session.id
    QTest.keyClick(sheet.reason, Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert not sheet.isVisible()
    draft = services.note_writing.open(session_id=session.id)
    assert draft is not None
    assert "she left in May" in draft.note.text
    said = "ote was entered in error on"
    form = SessionForm(desk.place)
    form.enter(Target("session_form", desk.client.id, here.session.id))
    assert desk.place.lane.settled()
    assert said in words_on(form.widget()) and "she left" not in words_on(form.widget())
    file = ClientFileScreen(desk.place)
    file.enter(Target("client_file", desk.client.id, part="timeline"))
    assert desk.place.lane.settled()
    timeline = file.made["timeline"]
    assert isinstance(timeline, TimelineTab)
    assert "note entered in error, none instead yet" in timeline.rows[0].second
    assert said in words_on(timeline.panel) and "she left" not in words_on(timeline.panel)
    delete(form.widget())
    delete(file.widget())
    desk.open(here.session)
    assert "she left" not in desk.editor.page.tracking.text
    assert not later.error_button.isVisible()
    later.sealed_button.setFocus()
    QTest.keyClick(later.sealed_button, Qt.Key.Key_Space)
    desk.settle()
    sealed = later.sealed
    QTest.keyClicks(sealed.reason, "asked by the client")
    QTest.keyClick(sealed.reason, Qt.Key.Key_Return, CTRL)
    desk.settle()
    assert "she left in May" in sealed.words.toPlainText()
    assert "thinks of the bridge" in sealed.words.toPlainText()
    trail = [(line.what, line.reason) for line in services.keeping.audit_trail()]
    assert ("note.in_error.opened", "asked by the client") in trail


def test_a_note_is_filed_anew_with_a_contact(desk: Bench) -> None:
    services = desk.place.desk
    other = services.caseload.take_on(code="TOM-02", started_on=date(2026, 1, 5))
    call = services.diary.record_contact(
        other.id, datetime.now(UTC) - timedelta(days=3), contact_kind="phone_call"
    )
    signed(desk)
    sheet = desk.editor.later.error
    QTest.mouseClick(desk.editor.later.error_button, Qt.MouseButton.LeftButton)
    desk.settle()
    QTest.keyClicks(sheet.reason, "it was a call")
    sheet.client.put(other.id)
    sheet.client.edited.emit()
    desk.settle()
    assert sheet.session.value() == call.id and sheet.session.currentText().endswith("contact")
    QTest.keyClick(sheet.reason, Qt.Key.Key_Return, CTRL)
    desk.settle()
    draft = services.note_writing.open(contact_id=call.id)
    assert draft is not None and "she left in May" in draft.note.text


def test_what_a_note_may_belong_to_is_offered_from_the_nearest_day_on(desk: Bench) -> None:
    services = desk.place.desk
    other = services.caseload.take_on(code="TOM-02", started_on=date(2026, 1, 5))
    signed(desk)
    opened = desk.editor.note.note
    assert opened is not None
    at = opened.meeting.starts_at
    days = (8, 7, -7, -30, 1, -1, 0)
    made = {
        services.diary.record(other.id, at + timedelta(days=one, hours=1), status="booked").id: one
        for one in days
    }
    sheet = desk.editor.later.error
    QTest.mouseClick(desk.editor.later.error_button, Qt.MouseButton.LeftButton)
    desk.settle()
    sheet.client.put(other.id)
    sheet.client.edited.emit()
    desk.settle()
    assert [made[one] for one in sheet.session._values] == [0, -1, 1, -7, 7, 8, -30]
    assert made[sheet.session.value()] == 0


def test_a_second_amendment_overlaps_nothing_and_leaves_the_original_to_read(desk: Bench) -> None:
    desk.editor.widget().resize(928, 640)  # what a window of 1024 by 640 leaves
    signed(desk)
    sheet, page, shown = desk.editor.later.sheet, desk.editor.page, desk.editor.later.shown
    for words in ("in June", "in July " * 60):
        desk.choose("in May")
        act(desk, "addendum")
        sheet.kind.buttons[1].click()
        QTest.keyClicks(sheet.request, "It was not May")
        QTest.keyClicks(sheet.reason, "checked")
        sheet.text.setFocus()
        QTest.keyClicks(sheet.text, words)
        desk.settle()
        if shown.isHidden():
            QTest.keyClick(sheet.text, Qt.Key.Key_Return, CTRL)
            desk.settle()
    assert desk.editor.widget().height() == 640
    assert not shown.isHidden() and not sheet.isHidden()
    foot = sheet.fields.geometry().bottom()
    assert foot < sheet.confirm.y() and sheet.confirm.geometry().bottom() < sheet.height()
    assert sheet.fields.viewport().height() >= 3 * sheet.text.fontMetrics().lineSpacing()
    assert not sheet.text.visibleRegion().isEmpty()
    assert sheet.fields.verticalScrollBar().maximum() > 0
    assert page.height() >= 108 and page.cursorRect().bottom() < page.viewport().height()
