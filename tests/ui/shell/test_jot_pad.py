"""The jot pad: a key opens it, lines are kept as they are typed, and they become the note's beginning."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from attachdesk.ui.screens.note_editor.screen import NoteEditor
from attachdesk.ui.shell.jot_pad import JotPadSheet
from tests.ui.screens.note_bench import Bench

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from attachdesk.domain.session import Session
    from attachdesk.ui.kit.workplace import Workplace

CTRL = Qt.KeyboardModifier.ControlModifier


def settle(place: "Workplace") -> None:
    for _ in range(3):
        assert place.lane.settled()
        QApplication.processEvents()


@pytest.fixture
def session(place: "Workplace") -> "Session":
    desk = place.desk
    client = desk.caseload.take_on(code="OAK-11", started_on=date.today() - timedelta(days=90))
    return desk.diary.record(client.id, datetime.now(UTC) - timedelta(minutes=20), status="attended")


@pytest.fixture
def pad(place: "Workplace", area: "QWidget", session: "Session") -> "Iterator[JotPadSheet]":
    area.show()
    made = JotPadSheet(area, place)
    made.open()
    settle(place)
    yield made
    made.close_it()
    settle(place)


def test_the_pad_opens_on_the_session_under_way_and_keeps_lines_with_their_marks(
    pad: JotPadSheet, place: "Workplace", session: "Session"
) -> None:
    assert pad.isVisible()
    QTest.keyClicks(pad.field, "looked away")
    QTest.keyClick(pad.field, Qt.Key.Key_3, CTRL)
    QTest.keyClicks(pad.field, "asked again")
    QTest.keyClick(pad.field, Qt.Key.Key_Return)
    QTest.keyClick(pad.field, Qt.Key.Key_1, CTRL)
    settle(place)
    found = [(one.code, one.text) for one in place.desk.jot_pad.of_session(session.id)]
    assert found == [("dismissive_avoidant", "looked away"), ("", "asked again"), ("secure", "")]


def test_a_line_is_kept_while_it_is_typed_and_when_the_pad_goes(
    pad: JotPadSheet, place: "Workplace", session: "Session"
) -> None:
    QTest.keyClicks(pad.field, "came la")
    QTest.qWait(700)
    settle(place)
    assert [one.text for one in place.desk.jot_pad.of_session(session.id)] == ["came la"]
    QTest.keyClicks(pad.field, "te")
    QTest.keyClick(pad.field, Qt.Key.Key_Escape)
    settle(place)
    assert pad.isHidden()
    assert [one.text for one in place.desk.jot_pad.of_session(session.id)] == ["came late"]


def test_what_was_jotted_is_offered_in_the_note_once(
    pad: JotPadSheet, place: "Workplace", session: "Session"
) -> None:
    QTest.keyClicks(pad.field, "looked away")
    QTest.keyClick(pad.field, Qt.Key.Key_Return)
    settle(place)
    bench = Bench(place, NoteEditor(place), place.desk.caseload.lines()[0].client)
    bench.editor.widget().show()
    bench.open(session)
    bench.settle()
    bar = bench.editor.aids.jottings
    assert not bar.isHidden()
    bar.button.click()
    assert "looked away" in bench.text
    assert bar.isHidden()
    bench.kept()
    bench.open(session)
    bench.settle()
    assert bar.isHidden()
    bench.put_away()


def test_a_line_after_signing_is_refused_and_stays_in_the_field(
    pad: JotPadSheet, place: "Workplace", session: "Session"
) -> None:
    note = place.desk.note_writing.start("free", session_id=session.id).note
    from attachdesk.services.note_writing import Draft

    place.desk.note_writing.save(note.id, Draft("Words.", 0))
    place.desk.note_signing.sign(note.id)
    QTest.keyClicks(pad.field, "too late")
    QTest.keyClick(pad.field, Qt.Key.Key_Return)
    settle(place)
    assert pad.field.value() == "too late"
    assert place.notices.toasts
    pad.field.put("")


def test_without_a_session_it_says_so(place: "Workplace", area: "QWidget") -> None:
    made = JotPadSheet(area, place)
    made.open()
    settle(place)
    assert made.isHidden()
    assert place.notices.toasts


def test_the_pad_says_whose_it_is_and_belongs_to_the_client_in_front(
    pad: JotPadSheet, place: "Workplace", session: "Session"
) -> None:
    desk = place.desk
    assert "OAK-11" in pad.accessibleName() and ":" in pad.accessibleName()
    other = desk.caseload.take_on(code="ELM-02", started_on=date.today() - timedelta(days=90))
    past = desk.diary.record(other.id, datetime.now(UTC) - timedelta(days=7), status="attended")
    QTest.keyClicks(pad.field, "of the oak")
    pad.open(client_id=other.id)
    settle(place)
    assert "ELM-02" in pad.accessibleName()
    assert [one.text for one in desk.jot_pad.of_session(session.id)] == ["of the oak"]
    note = desk.note_writing.start("free", session_id=past.id).note
    from attachdesk.services.note_writing import Draft

    desk.note_writing.save(note.id, Draft("Words.", 0))
    desk.note_signing.sign(note.id)
    pad.close_it()
    pad.open(past.id, other.id)
    settle(place)
    assert pad.isHidden()
    assert place.notices.toasts
