"""Collects what can be done: shortcuts listen through Qt, the palette lists the same values."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from attachdesk.ui.kit.action import Action
from attachdesk.ui.shell.places import places


class Shortcuts:
    """Keeps the shortcuts of a window in step with the actions in force."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._bound: dict[str, QAction] = {}
        self._acts: dict[str, Action] = {}

    def bind(self, actions: Iterable[Action]) -> None:
        """Listen for these and no others; the first of two with one shortcut wins."""
        self._acts = {}
        for action in actions:
            if action.shortcut:
                self._acts.setdefault(action.shortcut, action)
        for keys in self._bound.keys() - self._acts.keys():
            gone = self._bound.pop(keys)
            self._window.removeAction(gone)
            gone.deleteLater()
        for keys, action in self._acts.items():
            if keys not in self._bound:
                self._bound[keys] = self._listen(keys)
            self._bound[keys].setText(action.words)

    def _listen(self, keys: str) -> QAction:
        bound = QAction(self._window)
        bound.setShortcut(QKeySequence(keys))
        bound.triggered.connect(lambda: run(self._acts[keys]))
        self._window.addAction(bound)
        return bound


def run(action: Action) -> None:
    """Do it, if it can be done now."""
    if action.is_enabled():
        action.do()


def window_actions(does: dict[str, Callable[[], None]], go: Callable[[str], None]) -> list[Action]:
    """Return what can be done everywhere; ``does`` has find, lock, shade, focus, explain, back."""
    group = QCoreApplication.translate("Actions", "Window")
    words = (
        ("find", QCoreApplication.translate("Actions", "Find anything"), "Ctrl+K", "search"),
        ("back", QCoreApplication.translate("Actions", "Go back"), "Alt+Left", "arrow-left"),
        ("lock", QCoreApplication.translate("Actions", "Lock"), "Ctrl+L", "lock"),
        ("shade", QCoreApplication.translate("Actions", "Privacy shade"), "Ctrl+.", "eye-off"),
        ("focus", QCoreApplication.translate("Actions", "Focus mode"), "F11", "panel-right"),
        ("explain", QCoreApplication.translate("Actions", "Explain this screen"), "F1", "info"),
    )
    made = [Action(id_, said, does[id_], keys, icon=icon, group=group) for id_, said, keys, icon in words]
    where = QCoreApplication.translate("Actions", "Go to")
    for number, place in enumerate(places(), start=1):
        made.append(Action(
            f"go_{place.screen}", place.words, partial(go, place.screen), f"Alt+{number}",
            icon=place.icon, group=where,
        ))  # fmt: skip
    return made
