"""The line above the list: what is typed, and which state, with how many there are of each."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.fields import TextField
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.icons import icon
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.words import column

translate = QCoreApplication.translate


class FilterField(TextField):
    """Typing filters; Down or Enter goes to the list, Escape clears."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(translate("Clients", "Type to filter   /"))
        self.setAccessibleName(translate("Clients", "Filter by code, name or people"))
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._restyle()
        appearance().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._sign.setIcon(icon("search", "muted", 16))
        self.setFixedWidth(px(300))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the list, or clear."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.edited.emit()
        else:
            super().keyPressEvent(event)


class FilterLine(QWidget):
    """What is looked for."""

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = FilterField()
        self._options = [
            ("current", translate("Clients", "Current")),
            ("on_hold", translate("Clients", "On hold")),
            ("ended", translate("Clients", "Ended")),
            ("", translate("Clients", "All")),
        ]
        self.states = Segments(self._options, translate("Clients", "Which clients"))
        self.states.put("current")
        self.setLayout(column(flow(self.field, self.states, gap=12)))
        self.field.edited.connect(self.changed)
        self.field.left.connect(self.left)
        self.states.chosen.connect(lambda _state: self.changed.emit())

    def typed(self) -> str:
        """Return what is typed."""
        return self.field.value()

    def state(self) -> str:
        """Return the chosen state, empty for all."""
        return str(self.states.value() or "")

    def choose_state(self, state: str) -> None:
        """Choose a state."""
        self.states.put(state)
        self.changed.emit()

    def focus(self) -> None:
        """Put the cursor into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def count(self, states: Sequence[str]) -> None:
        """Show how many there are in each state."""
        found = Counter(states)
        for (state, words), button in zip(self._options, self.states.buttons, strict=True):
            number = found[state] if state else len(states)
            button.setText(f"{words} {number}")
            button.setAccessibleName(f"{words}: {number}")
