"""A sheet at the foot of the note: one main act, Escape puts it away, the note stays readable above."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.words import STRETCH, column, ground, label, row

translate = QCoreApplication.translate


class FootSheet(QFrame):
    """``title`` above, ``parts`` below it, and the buttons."""

    opened, closed = Signal(), Signal()

    def __init__(self, title: str, do: str, act: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("card", "raised")
        ground(self, "raised")
        self.setAccessibleName(title)
        self._act = act
        self.title = label(title, "heading")
        self.confirm = Button(do, "primary", shortcut="Ctrl ⏎", do=act)
        self._away = Button(translate("NoteEditor", "Close"), "quiet", shortcut="Esc", do=self.put_off)
        self.hide()

    def fill(self, *parts: QWidget | QLayout) -> None:
        """Lay out the parts between the title and the buttons."""
        buttons = row(self.confirm, self._away, STRETCH)
        self.setLayout(column(self.title, *parts, buttons, gap=8, margins=(24, 12, 24, 12)))

    def ask(self, first: QWidget) -> None:
        """Show the sheet and go to its first field."""
        self.opened.emit()
        self.show()
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_off(self) -> None:
        """Put the sheet away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter does it, Escape puts it off."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._act()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_off()
        else:
            super().keyPressEvent(event)
