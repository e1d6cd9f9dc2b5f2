"""A tab that reads one thing of a client on the lane and shows it; only its sheet can be unsaved."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from attachdesk.services.desk import Desk
from attachdesk.ui.kit.workplace import Workplace

T = TypeVar("T")


class ReadTab(QObject, Generic[T]):
    """What such tabs share; ``key`` names the reading, so that a later one takes the place of an earlier."""

    _widget: QWidget

    def __init__(self, place: Workplace, key: str, read: Callable[[Desk, str], T]) -> None:
        super().__init__()
        self._place, self._key, self._read = place, key, read
        self.client_id = ""

    def widget(self) -> QWidget:
        """Return the one widget of the tab."""
        return self._widget

    def show_client(self, client_id: str) -> None:
        """Read and show what the tab is about."""
        self.client_id = client_id
        desk, read = self._place.desk, self._read
        self._place.lane.ask(
            lambda: read(desk, client_id), self._show, self._place.tell, key=self._key, owner=self
        )

    def leave(self) -> None:
        """Save what an open sheet says."""
        if (edits := vars(self).get("edits")) is not None:
            edits.leave()

    def _show(self, found: T) -> None:
        raise NotImplementedError
