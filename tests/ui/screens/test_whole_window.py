"""The real window over the demo practice: counts beside places, shortcuts of the open tab, the palette."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from attachdesk.library.words import load
from attachdesk.locations import content
from attachdesk.services.desk import Desk
from attachdesk.ui.desk_window import DeskWindow
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.shell.brief_sheet import BriefSheet
from attachdesk.ui.shell.matching import Entry


@pytest.fixture
def whole(demo_desk: Desk, lane: Lane, tmp_path: Path) -> Iterator[DeskWindow]:
    """The window on its first screen."""
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = DeskWindow(demo_desk, lane, settings, load(content()), lambda: None)
    made.idle.end()
    made.window.show()
    made.window.go(Target("today"))
    settle(lane)
    yield made
    made.put_away()


def settle(lane: Lane) -> None:
    """Let everything that was asked arrive."""
    for _ in range(3):
        assert lane.settled()
        QApplication.processEvents()


def shortcuts(whole: DeskWindow) -> set[str]:
    """Return the keys the window listens to."""
    keys = (action.shortcut() for action in whole.window.actions())
    return {one.toString(QKeySequence.SequenceFormat.PortableText) for one in keys}


def client_of(desk: Desk) -> str:
    """Return the current client with most sessions."""
    lines = [line for line in desk.caseload.lines() if line.client.state == "current"]
    return max(lines, key=lambda line: line.sessions).client.id


def test_the_sidebar_counts_sessions_of_the_day_and_current_clients(
    whole: DeskWindow, demo_desk: Desk, lane: Lane
) -> None:
    entries = whole.window.sidebar.entries
    current = [line for line in demo_desk.caseload.lines() if line.client.state == "current"]
    today = demo_desk.diary.today().sessions
    assert entries["clients"].accessibleDescription() == str(len(current))
    assert entries["today"].accessibleDescription() == str(len(today) or "")
    one = current[0].client.id
    demo_desk.caseload.put_on_hold(one)
    settle(lane)
    assert entries["clients"].accessibleDescription() == str(len(current) - 1)
    demo_desk.caseload.resume(one)
    settle(lane)
    assert entries["clients"].accessibleDescription() == str(len(current))


def test_the_shortcuts_are_those_of_the_open_tab(whole: DeskWindow, demo_desk: Desk, lane: Lane) -> None:
    client = client_of(demo_desk)
    whole.window.go(Target("client_file", client, part="timeline"))
    settle(lane)
    assert "Ctrl+E" in shortcuts(whole)
    assert "Ctrl+Right" not in shortcuts(whole)
    whole.window.screens["client_file"].header.tabs.put("trends")  # type: ignore[attr-defined]
    settle(lane)
    assert "Ctrl+Right" in shortcuts(whole)
    assert "Ctrl+E" not in shortcuts(whole)


def test_the_palette_begins_with_the_client_in_front(whole: DeskWindow, demo_desk: Desk, lane: Lane) -> None:
    client = client_of(demo_desk)
    whole.window.go(Target("client_file", client, part="timeline"))
    settle(lane)
    palette = whole.window.palette_of_acts
    palette.open()
    assert palette.lines.lines[0] == "With this client"
    brief = palette.lines.lines[1]
    assert isinstance(brief, Entry) and (brief.words, brief.keys) == ("Brief before the session", "Ctrl B")
    palette.close_it()
    assert "Ctrl+B" in shortcuts(whole)
    brief.do()
    settle(lane)
    [code] = [one.client.code for one in demo_desk.caseload.lines() if one.client.id == client]
    [sheet] = whole.window.findChildren(BriefSheet)
    assert code in sheet.accessibleName()
    assert {"Risk", "Last observed"} <= {one.text() for one in sheet.findChildren(QLabel)}
    sheet.close_it()
    palette.open()
    assert whole.window.here == Target("client_file", client, part="timeline")
    trends = next(line for line in palette.lines.lines if isinstance(line, Entry) and line.words == "Trends")
    trends.do()
    palette.close_it()
    assert whole.window.here == Target("client_file", client, part="trends")
    whole.window.go(Target("settings"))
    palette.open()
    assert "With this client" not in palette.lines.lines
    palette.close_it()
