"""Locking: what is unsaved is saved, the lane ends, clipboards are emptied, then the process is replaced."""

from collections.abc import Callable

from PySide6.QtGui import QClipboard, QGuiApplication

from attachdesk.ui.kit.background import Lane


def clear_clipboards() -> None:
    """Empty the clipboard, and on X11 the PRIMARY selection too."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


class Locking:
    """Locks once: ``before`` flush drafts, ``close_vault`` runs on the lane, ``replace`` here."""

    def __init__(self, lane: Lane, close_vault: Callable[[], object], replace: Callable[[], object]) -> None:
        self._lane, self._close_vault, self._replace = lane, close_vault, replace
        self.before: list[Callable[[], object]] = []
        self.is_locked = False

    def lock(self) -> None:
        """Save, close, forget, and hand over to ``replace``; a second call does nothing."""
        if self.is_locked:
            return
        self.is_locked = True
        for hook in self.before:
            hook()
        self._lane.ask(self._close_vault, None, lambda _error: None)
        self._lane.finish()
        clear_clipboards()
        self._replace()
