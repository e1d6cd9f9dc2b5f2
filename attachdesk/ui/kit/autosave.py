"""Saves what is being written: 300 ms after a pause, 700 ms at most while typing, on the lane."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from attachdesk.ui.kit.background import Lane

PAUSE_MS, LONGEST_MS = 300, 700


class Autosave(QObject):
    """``collect`` takes what there is on the window's thread, ``save`` puts it into the vault on the lane.

    States: ``saved``, ``waiting`` (typed, not yet asked), ``saving``, ``failed``; ``failed_with`` carries the
    error. After a failure the next edit tries again, and so does ``flush``.
    """

    state_changed = Signal(str)
    failed_with = Signal(Exception)

    def __init__(
        self,
        lane: Lane,
        collect: Callable[[], Any],
        save: Callable[[Any], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane, self._collect, self._save = lane, collect, save
        self.state = "saved"
        self._edits = 0
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._pause.timeout.connect(self.flush)
        self._longest.timeout.connect(self.flush)

    def touched(self) -> None:
        """Something was typed."""
        self._edits += 1
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self._enter("waiting")

    def flush(self) -> None:
        """Save now what has not been asked to be saved; nothing happens when all is saved."""
        self._pause.stop()
        self._longest.stop()
        if self.state not in {"waiting", "failed"}:
            return
        snapshot, edits = self._collect(), self._edits
        self._enter("saving")
        self._lane.ask(
            lambda: self._save(snapshot), lambda _done: self._was_saved(edits), self._has_failed, owner=self
        )

    def forget(self) -> None:
        """Drop what waits: another note is on the screen."""
        self._pause.stop()
        self._longest.stop()
        self._enter("saved")

    def _was_saved(self, edits: int) -> None:
        if edits == self._edits and self.state == "saving":
            self._enter("saved")

    def _has_failed(self, error: Exception) -> None:
        self._enter("failed")
        self.failed_with.emit(error)

    def _enter(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
