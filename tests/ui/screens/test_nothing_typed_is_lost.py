"""What is typed and not kept waits in the vault, and locking is always possible."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.ui.screens.by_hand import settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from attachdesk.services.desk import Desk
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.background import Lane
    from attachdesk.ui.screens.client_file.sheet import Sheet
    from attachdesk.ui.screens.note_editor.screen import NoteEditor


def key(widget: "QWidget", name: str) -> None:
    """Press a key as it is written: Ctrl+L, Esc."""
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest

    one = QKeySequence(name)[0]  # type: ignore[index]
    QTest.keyClick(widget, one.key(), one.keyboardModifiers())


def person_sheet(whole: "DeskWindow", lane: "Lane", client: str) -> "Sheet":
    """Open the client's Details and ask for a person."""
    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.client_file.screen import ClientFileScreen

    whole.window.go(Target("client_file", client, part="details"))
    settle(lane)
    screen = whole.window.current
    assert isinstance(screen, ClientFileScreen)
    screen.made["details"].edits.new_person()  # type: ignore[attr-defined]
    settle(lane)
    sheet: Sheet = screen.made["details"].edits.sheet  # type: ignore[attr-defined]
    assert sheet.isModal()
    return sheet


def test_the_lock_works_over_a_dialog_and_its_words_wait(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from PySide6.QtTest import QTest

    client = fresh.caseload.take_on(code="ELM-01", started_on=date(2020, 1, 6)).id
    sheet = person_sheet(fresh_window, lane, client)
    field = sheet.form.field("name")
    QTest.keyClicks(field, "Mira")
    asked: list[str] = []
    fresh_window.window.locking._close_vault = lambda: asked.append("closed")
    key(field, "Ctrl+L")
    assert asked == ["closed"]
    assert "Mira" in (fresh.diary.unfinished(client, "sheet.Person") or "")


def test_the_shade_covers_a_dialog_too(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk", qtbot: "QtBot"
) -> None:
    from PySide6.QtWidgets import QApplication

    from attachdesk.ui.shell.covers import Shade

    client = fresh.caseload.take_on(code="ELM-01", started_on=date(2020, 1, 6)).id
    sheet = person_sheet(fresh_window, lane, client)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is sheet)
    key(sheet.form.field("name"), "Ctrl+.")
    over = sheet.findChild(Shade)
    assert fresh_window.window.shade.isVisible()
    assert over is not None
    assert over.isVisible()
    assert over.geometry() == sheet.rect()
    key(over, "Tab")
    assert sheet.focusWidget() is over
    key(over, "Esc")
    assert not fresh_window.window.shade.isVisible()
    assert not over.isVisible()
    assert sheet.isVisible()


def test_the_lock_works_over_a_file_dialog(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk", qtbot: "QtBot"
) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QFileDialog

    from attachdesk.ui.kit.file_dialog import ask_folder

    asked: list[str] = []
    fresh_window.window.locking._close_vault = lambda: asked.append("closed")

    def hand() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        key(dialog, "Ctrl+L")
        dialog.reject()

    QTimer.singleShot(100, hand)
    assert ask_folder(fresh_window.window, "Where?") is None
    assert asked == ["closed"]


def test_the_lock_works_over_the_palette_and_an_explanation(fresh_window: "DeskWindow", lane: "Lane") -> None:
    from PySide6.QtWidgets import QApplication

    asked: list[str] = []
    window = fresh_window.window
    window.locking._lane.ask = lambda *_a, **_k: asked.append("closed")  # type: ignore[method-assign]
    window.locking._lane.finish = lambda: None  # type: ignore[method-assign]
    for name in ("Ctrl+K", "F1"):
        window.locking.is_locked = False
        key(window, name)
        focused = QApplication.focusWidget()
        assert focused is not None
        key(focused, "Ctrl+L")
        assert window.locking.is_locked
        key(focused, "Esc")
    del window.locking._lane.ask, window.locking._lane.finish


def test_escape_puts_a_dialog_away_and_its_words_come_back(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    client = fresh.caseload.take_on(code="ELM-01", started_on=date(2020, 1, 6)).id
    sheet = person_sheet(fresh_window, lane, client)
    QTest.keyClicks(sheet.form.field("name"), "Mira")
    key(sheet.form.field("name"), "Esc")
    QApplication.sendPostedEvents(None, 52)
    settle(lane)
    again = person_sheet(fresh_window, lane, client)
    assert again.form.field("name").value() == "Mira"
    assert not again.discard.isHidden()
    again.keep()
    settle(lane)
    assert [one.name for one in fresh.caseload.file(client).people if one.relation != "therapist"] == ["Mira"]
    assert fresh.diary.unfinished(client, "sheet.Person") is None


def test_escape_leaves_the_new_client_and_the_note_as_their_arrow_does(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from attachdesk.ui.kit.screen import Target

    window = fresh_window.window
    window.go(Target("new_client"))
    settle(lane)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "LOST-1")
    key(field, "Esc")
    settle(lane)
    assert window.here == Target("today")
    assert "LOST-1" in (fresh.diary.unfinished("", "new_client") or "")
    client = fresh.caseload.take_on(code="OAK-11", started_on=date(2020, 1, 6)).id
    session = fresh.diary.record(client, datetime(2024, 5, 6, 9, tzinfo=UTC), status="attended")
    window.go(Target("note", client, session.id))
    settle(lane)
    page = QApplication.focusWidget()
    assert page is not None
    QTest.keyClicks(page, "early")
    key(page, "Esc")
    settle(lane)
    assert window.here == Target("today")
    opened = fresh.note_writing.open(session_id=session.id)
    assert opened is not None
    assert "early" in opened.note.text


def test_a_privacy_notice_is_kept_with_its_legal_basis_only(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from PySide6.QtTest import QTest

    client = fresh.caseload.take_on(code="ELM-01", started_on=date(2020, 1, 6)).id
    person_sheet(fresh_window, lane, client).reject()
    screen = fresh_window.window.current
    edits = screen.made["details"].edits  # type: ignore[union-attr]
    settle(lane)
    edits.new_consent()
    sheet: Sheet = edits.sheet
    sheet.form.put(about="privacy_notice")
    key(sheet, "Ctrl+Return")
    settle(lane)
    assert sheet.form._errors["legal_basis"].text()
    assert fresh.caseload.file(client).consents == ()
    QTest.keyClicks(sheet.form.field("legal_basis"), "contract")
    key(sheet, "Ctrl+Return")
    settle(lane)
    assert [one.legal_basis for one in fresh.caseload.file(client).consents] == ["contract"]


def signed_note(whole: "DeskWindow", lane: "Lane", desk: "Desk") -> "NoteEditor":
    """Open a signed note."""
    from PySide6.QtTest import QTest

    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.note_editor.screen import NoteEditor

    client = desk.caseload.take_on(code="OAK-11", started_on=date(2020, 1, 6)).id
    session = desk.diary.record(client, datetime(2024, 5, 6, 9, tzinfo=UTC), status="attended")
    whole.window.go(Target("note", client, session.id))
    settle(lane)
    editor = whole.window.current
    assert isinstance(editor, NoteEditor)
    QTest.keyClicks(editor.page, "She came early.")
    editor.note.sign()
    settle(lane)
    assert editor.note.is_signed
    return editor


def test_an_addendum_being_typed_is_in_the_vault_within_a_second_and_comes_back(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk", qtbot: "QtBot"
) -> None:
    from PySide6.QtTest import QTest

    editor = signed_note(fresh_window, lane, fresh)
    opened = editor.note.note
    assert opened is not None
    key(editor.page, "Ctrl+E")
    QTest.keyClicks(editor.later.sheet.reason, "remembered later")
    QTest.keyClicks(editor.later.sheet.text, "she rang her sister")

    def kept() -> bool:
        return "rang her" in (fresh.diary.unfinished(opened.client.id, f"addendum.{opened.note.id}") or "")

    qtbot.waitUntil(lambda: lane.is_idle and kept(), timeout=5000)
    editor.later.sheet.clear()  # what a new process begins with
    editor.enter(editor._target)
    settle(lane)
    assert not editor.later.sheet.isHidden()
    assert editor.later.sheet.reason.value() == "remembered later"
    assert editor.later.sheet.text.value() == "she rang her sister"
    for _ in range(2):  # a double click
        editor.later.sheet.confirm.click()
    settle(lane)
    assert editor.note.note is not None
    assert [one.text for one in editor.note.note.addenda] == ["she rang her sister"]
    editor.enter(editor._target)
    settle(lane)
    assert editor.later.sheet.isHidden()


def test_an_addendum_being_typed_survives_the_lock_at_once(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from PySide6.QtTest import QTest

    editor = signed_note(fresh_window, lane, fresh)
    opened = editor.note.note
    assert opened is not None
    editor.later.add()
    QTest.keyClicks(editor.later.sheet.text, "her sister")
    fresh_window.window.locking._close_vault = lambda: None
    key(editor.later.sheet.text, "Ctrl+L")
    kept = fresh.diary.unfinished(opened.client.id, f"addendum.{opened.note.id}")
    assert "her sister" in (kept or "")


@pytest.mark.parametrize("line", ["reason", "text"])
def test_ctrl_enter_keeps_an_addendum_in_the_window_whose_own_key_it_is(
    line: str, fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from PySide6.QtTest import QTest

    editor = signed_note(fresh_window, lane, fresh)
    key(editor.page, "Ctrl+E")
    QTest.keyClicks(editor.later.sheet.reason, "remembered later")
    QTest.keyClicks(editor.later.sheet.text, "she rang her sister")
    getattr(editor.later.sheet, line).setFocus()
    key(getattr(editor.later.sheet, line), "Ctrl+Return")
    settle(lane)
    assert editor.note.note is not None
    assert [one.text for one in editor.note.note.addenda] == ["she rang her sister"]
    assert editor.later.sheet.isHidden()


@pytest.mark.parametrize("line", ["reason", "session"])
def test_ctrl_enter_seals_and_opens_in_the_window_whose_own_key_it_is(
    line: str, fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from PySide6.QtTest import QTest

    from attachdesk.ui.kit.screen import Target

    editor = signed_note(fresh_window, lane, fresh)
    opened = editor.note.note
    assert opened is not None and opened.session is not None
    fresh.diary.record(opened.client.id, opened.session.starts_at - timedelta(days=7), status="attended")
    editor.later.error_button.click()
    settle(lane)
    error, sealed = editor.later.error, editor.later.sealed
    error.client.put(opened.client.id)
    error.client.edited.emit()
    settle(lane)
    error.session.setFocus()
    key(error.session, "Ctrl+Return")
    settle(lane)
    assert not error.isHidden(), "not without a reason"
    QTest.keyClicks(error.reason, "the week before")
    getattr(error, line).setFocus()
    key(getattr(error, line), "Ctrl+Return")
    settle(lane)
    assert error.isHidden() and "She came early." in editor.page.tracking.text
    assert not editor.note.is_signed
    fresh_window.window.go(Target("note", opened.client.id, opened.session.id))
    settle(lane)
    editor.later.sealed_button.click()
    settle(lane)
    QTest.keyClicks(sealed.reason, "asked by the client")
    key(sealed.reason, "Ctrl+Return")
    settle(lane)
    assert "She came early." in sealed.words.toPlainText()
    assert editor.sheet.isHidden(), "the new draft is not asked to be signed"
