"""At 200 % text in a window of 1024 x 640 every place and Lock stand there, and headers give way."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.ui.screens.by_hand import press, settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from attachdesk.services.desk import Desk
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.background import Lane


@pytest.fixture
def large(fresh_window: "DeskWindow", lane: "Lane", dressed: "QApplication") -> Iterator["DeskWindow"]:
    """The window at its small size with words of twice the size."""
    from attachdesk.ui.kit.appearance import dress

    dress(dressed, "light", 2.0)
    fresh_window.window.resize(1024, 640)
    settle(lane)
    yield fresh_window
    dress(dressed, "light", 1.0)


@pytest.mark.parametrize("height", [640, 900])
def test_every_place_and_lock_is_seen_without_scrolling(
    height: int, large: "DeskWindow", lane: "Lane"
) -> None:
    large.window.resize(1024, height)
    settle(lane)
    sidebar = large.window.sidebar
    for one in (*sidebar.entries.values(), sidebar.lock):
        assert one.visibleRegion().boundingRect().size() == one.size(), one.text()
    press(large, lane, "Settings")
    assert large.window.here is not None
    assert large.window.here.screen == "settings"


def test_a_note_needs_no_more_than_the_small_window(large: "DeskWindow", lane: "Lane", fresh: "Desk") -> None:
    from datetime import date, timedelta

    from attachdesk.domain.client import Person
    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.note_editor.screen import NoteEditor

    code = "ABCDEFGHIJ-KLMNOPQRST-UVWXYZ-0123456789"
    client = fresh.caseload.take_on(code=code, started_on=date(2020, 1, 6)).id
    fresh.caseload.put_in_file(Person, client, name="Somebody with a long name", relation="partner")
    held = fresh.diary.record(client, fresh.records.now() - timedelta(days=1), status="attended")
    large.window.go(Target("note", client, held.id))
    settle(lane)
    screen = large.window.current
    assert isinstance(screen, NoteEditor)
    room = large.window.width() - large.window.sidebar.width()
    assert screen.header.minimumSizeHint().width() <= room
    assert screen.status.minimumSizeHint().width() <= room
    assert (large.window.width(), screen.widget().width()) == (1024, room)
    assert screen.header.code.text() == code
    assert screen.header.code.toolTip() == code  # cut on the screen, whole on hover
    assert screen.sign_button.visibleRegion().boundingRect().size() == screen.sign_button.size()


def test_the_order_of_a_report_is_not_cut(large: "DeskWindow", lane: "Lane", fresh: "Desk") -> None:
    from datetime import date

    from PySide6.QtWidgets import QComboBox

    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.client_file.screen import ClientFileScreen

    client = fresh.caseload.take_on(code="ELM-01", started_on=date(2020, 1, 6)).id
    large.window.go(Target("client_file", client, part="reports"))
    settle(lane)
    screen = large.window.current
    assert isinstance(screen, ClientFileScreen)
    fields = [one for one in screen.made["reports"].widget().findChildren(QComboBox) if one.isVisible()]
    assert fields
    for one in fields:
        seen = one.visibleRegion().boundingRect()
        assert seen.isEmpty() or seen.width() == one.width()  # what lies below is scrolled to


def test_a_template_is_named_in_full_where_there_is_room(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from datetime import date, timedelta

    from PySide6.QtGui import QFontMetricsF

    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.note_editor.screen import NoteEditor

    client = fresh.caseload.take_on(code="ELM-01", started_on=date(2020, 1, 6)).id
    held = fresh.diary.record(client, fresh.records.now() - timedelta(days=1), status="attended")
    fresh_window.window.resize(1440, 900)
    fresh_window.window.go(Target("note", client, held.id))
    settle(lane)
    screen = fresh_window.window.current
    assert isinstance(screen, NoteEditor)
    field = screen.toolbar.template
    words = [field.itemText(at) for at in range(field.count())]
    widest = max(QFontMetricsF(field.font()).horizontalAdvance(one) for one in words)
    assert field.width() >= widest + 32
