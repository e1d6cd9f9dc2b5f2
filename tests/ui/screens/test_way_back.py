"""Back from a note leads to the session as it was kept, never to a blank form that asks for it again."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.conftest import fresh_desk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from attachdesk.services.desk import Desk
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.background import Lane


@pytest.fixture
def desk(tmp_path: Path) -> Iterator["Desk"]:
    """A desk over a fresh vault."""
    made = fresh_desk(tmp_path / "vault")
    yield made
    made.close()


@pytest.fixture
def whole(desk: "Desk", lane: "Lane", tmp_path: Path, qtbot: "QtBot") -> Iterator["DeskWindow"]:
    """The window on its first screen."""
    from PySide6.QtCore import QSettings

    from attachdesk.library.words import load
    from attachdesk.locations import content
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.screen import Target

    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = DeskWindow(desk, lane, settings, load(content()), lambda: None)
    made.idle.end()
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    made.window.go(Target("today"))
    settle(lane)
    yield made
    settle(lane)
    made.put_away()
    lane.finish()


def settle(lane: "Lane") -> None:
    """Let everything that was asked arrive."""
    from PySide6.QtWidgets import QApplication

    for _ in range(4):
        assert lane.settled()
        QApplication.processEvents()


def press(whole: "DeskWindow", lane: "Lane", name: str) -> None:
    """Press the visible button with this name or these words."""
    from PySide6.QtWidgets import QAbstractButton

    found = [
        one
        for one in whole.window.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and name in {one.text(), one.accessibleName()}
    ]
    assert found, name
    found[0].click()
    settle(lane)


def kept_session(whole: "DeskWindow", lane: "Lane", desk: "Desk") -> str:
    """Keep an attended session from the file of a new client, ELM-01; return the client's id."""
    from PySide6.QtTest import QTest

    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.session_form.screen import SessionForm

    client = desk.caseload.take_on(code="ELM-01", started_on=date(2020, 1, 6)).id
    whole.window.go(Target("client_file", client, part="timeline"))
    settle(lane)
    press(whole, lane, "Session")
    form = whole.window.current
    assert isinstance(form, SessionForm)
    form.session.put(day=date(2024, 5, 6), status="attended")
    form.session.field("clock").clear()
    QTest.keyClicks(form.session.field("clock"), "9.30")
    form.session.follow_status()
    press(whole, lane, "Keep")
    return client


def test_back_from_the_note_of_a_new_session_shows_the_session_as_kept(
    whole: "DeskWindow", lane: "Lane", desk: "Desk"
) -> None:
    client = kept_session(whole, lane, desk)
    press(whole, lane, "Write the note")
    assert whole.window.current is not None
    assert whole.window.current.name == "note"
    press(whole, lane, "Back")
    form = whole.window.current
    assert form.name == "session_form"
    session = desk.diary.sessions(client)[0].session
    assert session is not None
    assert form.header.second.text() == "Session 1"  # type: ignore[attr-defined]
    assert form.session.field("day").value() == date(2024, 5, 6)  # type: ignore[attr-defined]
    assert form.session.field("status").value() == "attended"  # type: ignore[attr-defined]
    press(whole, lane, "Back")
    here = whole.window.here
    assert here is not None
    assert (here.screen, here.client_id, here.part) == ("client_file", client, "timeline")
    assert len(desk.diary.sessions(client)) == 1


def test_the_next_session_after_one_that_was_kept_is_a_new_one(
    whole: "DeskWindow", lane: "Lane", desk: "Desk"
) -> None:
    client = kept_session(whole, lane, desk)
    press(whole, lane, "Next session")
    form = whole.window.current
    assert form is not None
    assert form.header.second.text() == "New session"  # type: ignore[attr-defined]
    press(whole, lane, "Back")
    assert form.header.second.text() == "Session 1"  # type: ignore[attr-defined]
    assert len(desk.diary.sessions(client)) == 1


def test_back_from_the_first_session_of_a_new_client_leads_to_the_file(
    whole: "DeskWindow", lane: "Lane", desk: "Desk"
) -> None:
    from PySide6.QtTest import QTest

    from attachdesk.ui.screens.new_client import screen as new_client

    press(whole, lane, "New client")
    screen = whole.window.current
    assert isinstance(screen, new_client.NewClient)
    QTest.keyClicks(screen.form.field("code"), "ELM-02")
    press(whole, lane, "Take on")
    press(whole, lane, "Record the first session")
    press(whole, lane, "Back")
    here = whole.window.here
    assert here is not None
    assert (here.screen, here.client_id) == ("client_file", desk.caseload.named("ELM-02").id)
