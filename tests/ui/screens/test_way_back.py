"""Back from a note leads to the session as it was kept, never to a blank form that asks for it again."""

from datetime import date
from typing import TYPE_CHECKING

from tests.ui.screens.by_hand import press, settle

if TYPE_CHECKING:
    from attachdesk.services.desk import Desk
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.background import Lane


def kept_session(fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk") -> str:
    """Keep an attended session from the file of a new client, ELM-01; return the client's id."""
    from PySide6.QtTest import QTest

    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.session_form.screen import SessionForm

    client = fresh.caseload.take_on(code="ELM-01", started_on=date(2020, 1, 6)).id
    fresh_window.window.go(Target("client_file", client, part="timeline"))
    settle(lane)
    press(fresh_window, lane, "Session")
    form = fresh_window.window.current
    assert isinstance(form, SessionForm)
    form.session.put(day=date(2024, 5, 6), status="attended")
    form.session.field("clock").clear()
    QTest.keyClicks(form.session.field("clock"), "9.30")
    form.session.follow_status()
    press(fresh_window, lane, "Keep")
    return client


def test_back_from_the_note_of_a_new_session_shows_the_session_as_kept(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    client = kept_session(fresh_window, lane, fresh)
    press(fresh_window, lane, "Write the note")
    assert fresh_window.window.current is not None
    assert fresh_window.window.current.name == "note"
    press(fresh_window, lane, "Back")
    form = fresh_window.window.current
    assert form.name == "session_form"
    session = fresh.diary.sessions(client)[0].session
    assert session is not None
    assert form.header.second.text() == "Session 1"  # type: ignore[attr-defined]
    assert form.session.field("day").value() == date(2024, 5, 6)  # type: ignore[attr-defined]
    assert form.session.field("status").value() == "attended"  # type: ignore[attr-defined]
    press(fresh_window, lane, "Back")
    here = fresh_window.window.here
    assert here is not None
    assert (here.screen, here.client_id, here.part) == ("client_file", client, "timeline")
    assert len(fresh.diary.sessions(client)) == 1


def test_the_next_session_after_one_that_was_kept_is_a_new_one(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    client = kept_session(fresh_window, lane, fresh)
    press(fresh_window, lane, "Next session")
    form = fresh_window.window.current
    assert form is not None
    assert form.header.second.text() == "New session"  # type: ignore[attr-defined]
    press(fresh_window, lane, "Back")
    assert form.header.second.text() == "Session 1"  # type: ignore[attr-defined]
    assert len(fresh.diary.sessions(client)) == 1


def test_back_from_the_first_session_of_a_new_client_leads_to_the_file(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from PySide6.QtTest import QTest

    from attachdesk.ui.screens.new_client import screen as new_client

    press(fresh_window, lane, "New client")
    screen = fresh_window.window.current
    assert isinstance(screen, new_client.NewClient)
    QTest.keyClicks(screen.form.field("code"), "ELM-02")
    QTest.keyClicks(screen.form.field("date_of_birth"), "1980-12-31")
    press(fresh_window, lane, "Take on")
    press(fresh_window, lane, "Record the first session")
    press(fresh_window, lane, "Back")
    here = fresh_window.window.here
    assert here is not None
    assert (here.screen, here.client_id) == ("client_file", fresh.caseload.named("ELM-02").id)


def test_back_from_the_next_session_shows_the_one_kept_closed(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from attachdesk.ui.screens.session_form.screen import SessionForm

    client = kept_session(fresh_window, lane, fresh)
    press(fresh_window, lane, "Next session")
    press(fresh_window, lane, "Back")
    form = fresh_window.window.current
    assert isinstance(form, SessionForm)
    assert form.status.state == "kept"
    assert not form.session.field("day").isEnabled()
    form.keep()
    settle(lane)
    assert len(fresh.diary.sessions(client)) == 1
    press(fresh_window, lane, "Change it")
    assert form.session.field("day").isEnabled()


def test_the_tab_one_was_on_comes_back(fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk") -> None:
    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.client_file.screen import ClientFileScreen

    client = fresh.caseload.take_on(code="ELM-01", started_on=date(2020, 1, 6)).id
    fresh_window.window.go(Target("client_file", client))
    settle(lane)
    screen = fresh_window.window.current
    assert isinstance(screen, ClientFileScreen)
    screen.header.tabs.put("plan")
    settle(lane)
    assert fresh_window.window.here == Target("client_file", client, part="plan")


def test_the_keyboard_is_never_left_in_a_tab_that_is_not_shown(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QAbstractItemView, QApplication

    from attachdesk.ui.kit.screen import Target

    client = kept_session(fresh_window, lane, fresh)
    fresh_window.window.go(Target("client_file", client, part="timeline"))
    settle(lane)
    file = fresh_window.window.current
    assert file is not None
    rows = [one for one in file.widget().findChildren(QAbstractItemView) if one.isVisible()]
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Return)
    settle(lane)
    assert fresh_window.window.current.name == "note"  # type: ignore[union-attr]
    QTest.keyClick(fresh_window.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    settle(lane)
    assert fresh_window.window.here == Target("client_file", client, part="trends")
    now = QApplication.focusWidget()
    assert now is not None and now is not rows[0] and now.isVisible()
