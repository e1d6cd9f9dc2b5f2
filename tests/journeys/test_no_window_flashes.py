"""Going from screen to screen opens no second window, not even for a moment."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from attachdesk.ui.desk_window import SCREENS
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.shots import TABS
from tests.journeys.person import Person, open_vault


class Watch(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_second_window_appears(person: Person, qtbot: QtBot, dressed: QApplication) -> None:
    one = open_vault(person)
    desk = one.desk_window.desk
    client = desk.caseload.take_on(code="ASH-01", started_on=desk.records.today())
    session = desk.diary.record(client.id, desk.records.now(), status="attended")
    watch = Watch()
    dressed.installEventFilter(watch)
    targets = [Target(name) for name in SCREENS if name not in {"note", "client_file", "session_form"}]
    targets += [Target("client_file", client.id, part=tab) for tab in TABS]
    targets += [Target("session_form", client.id), Target("note", client.id, session.id)]
    for target in targets:
        one.window.go(target)
        one.lane.settled()
        dressed.processEvents()
    dressed.removeEventFilter(watch)
    assert watch.seen == []
