"""Words copied out of the vault do not stay in the clipboard: ten seconds after copying they are gone."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

FORGET_AFTER_MS = 10_000
Owns = Callable[[QClipboard.Mode], bool]
"""Whether what lies in a clipboard was put there by this program."""


class Clipping(QObject):
    """Clears the clipboard and X11's PRIMARY selection 10 s after this program put words there.

    What another program put there since is left alone.
    """

    def __init__(self, parent: QObject, *, after_ms: int = FORGET_AFTER_MS, owns: Owns | None = None) -> None:
        super().__init__(parent)
        self._owns = owns or _is_ours
        self._board = QGuiApplication.clipboard()
        modes = [QClipboard.Mode.Clipboard]
        if self._board.supportsSelection():
            modes.append(QClipboard.Mode.Selection)
        self._timers = {mode: QTimer(self, singleShot=True, interval=after_ms) for mode in modes}
        for mode, timer in self._timers.items():
            timer.timeout.connect(lambda mode=mode: self._forget(mode))
        self._board.changed.connect(self._changed)

    def _changed(self, mode: QClipboard.Mode) -> None:
        timer = self._timers.get(mode)
        if timer is not None and self._owns(mode) and self._board.text(mode):
            timer.start()

    def _forget(self, mode: QClipboard.Mode) -> None:
        if self._owns(mode):
            self._board.clear(mode)


def _is_ours(mode: QClipboard.Mode) -> bool:
    board = QGuiApplication.clipboard()
    return board.ownsClipboard() if mode == QClipboard.Mode.Clipboard else board.ownsSelection()
