"""The counts in the sidebar: sessions of the day, current clients; counted anew after what changes them."""

from PySide6.QtCore import QObject

from attachdesk.domain.events import ClientChanged, ClientTakenOn, Event, SessionRecorded
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.shell.sidebar import Sidebar


class SidebarCounts(QObject):
    """Two numbers, read on the lane."""

    def __init__(self, place: Workplace, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self._place, self._sidebar = place, sidebar
        place.bridge.happened.connect(self._happened)

    def read(self) -> None:
        """Count; a newer request takes the place of an older one."""
        desk = self._place.desk

        def count() -> tuple[int, int]:
            return desk.diary.count_today(), desk.caseload.count_current()

        self._place.lane.ask(count, self._show, key="sidebar.counts", owner=self)

    def _show(self, counted: tuple[int, int]) -> None:
        for screen, number in zip(("today", "clients"), counted, strict=True):
            self._sidebar.entries[screen].count(number)

    def _happened(self, event: Event) -> None:
        if isinstance(event, ClientTakenOn | ClientChanged | SessionRecorded):
            self.read()
