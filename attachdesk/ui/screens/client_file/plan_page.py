"""A page inside the tab Plan: a way back, a title, what can be done, and below it what there is to read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button, IconButton
from attachdesk.ui.kit.flow import FlowLayout
from attachdesk.ui.kit.words import STRETCH, Part, card, cleared, column, holding, label, place, row

translate = QCoreApplication.translate
WIDTH = 760


class PlanPage(QWidget):
    """Escape and the arrow lead back; showing it anew keeps the keyboard where it was."""

    def __init__(self, back: Callable[[], None]) -> None:
        super().__init__()
        self._back = back
        self.arrow = IconButton("arrow-left", translate("ClientFile", "Back to the plan"), back, size=20)
        self.kind = label("", "label", "muted")
        self.title = label("", "heading", wraps=True)
        self.facts = label("", "small", "muted", wraps=True)
        self._acts = FlowLayout(8)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(20)
        names = column(self.kind, self.title, self.facts, gap=2)
        head = row(column(self.arrow, STRETCH), names, gap=12)
        head.setStretch(1, 1)
        inside = holding(column(head, self._acts, self._parts, STRETCH, gap=16))
        inside.setMaximumWidth(px(WIDTH))
        line = row(inside, margins=(24, 16, 32, 32))
        line.addStretch(0)
        line.setStretch(0, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holding(line, "window"))
        self._area = area
        self.setLayout(column(area, gap=0))

    def say(self, kind: str, title: str, facts: str) -> None:
        """Say what the page is about."""
        for words, said in ((self.kind, kind), (self.title, title), (self.facts, facts)):
            words.setText(said)
            words.setVisible(bool(said))
        self.setAccessibleName(f"{kind}: {title}" if kind else title)

    def put(self, acts: Sequence[Button], parts: Sequence[Part]) -> None:
        """Show what can be done and what there is."""
        focused = self._focused()
        cleared(self._acts)
        cleared(self._parts)
        for act in acts:
            self._acts.addWidget(act)
        place(self._parts, parts)
        if focused:
            again = [one for one in self.findChildren(QWidget) if one.accessibleName() == focused]
            shown = [one for one in again if one.focusPolicy() != Qt.FocusPolicy.NoFocus and one.isEnabled()]
            (shown or [self.arrow])[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def add_part(self, part: QWidget) -> None:
        """Put one more below the others."""
        self._parts.addWidget(part)

    def take_out(self, part: QWidget) -> None:
        """Take one part away."""
        self._parts.removeWidget(part)
        part.hide()
        part.deleteLater()

    def to_widget(self, part: QWidget) -> None:
        """Scroll to a part, once it has its place."""
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(part, 0, px(40)))

    def _focused(self) -> str:
        inside = self.window().focusWidget()
        return inside.accessibleName() if inside is not None and self.isAncestorOf(inside) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)


def titled(title: str, *parts: Part, add: Button | None = None) -> QWidget:
    """Return parts in a card under a heading."""
    frame = card()
    frame.setLayout(column(*parts, gap=10, margins=(20, 16, 20, 16)))
    head = row(label(title, "strong", wraps=True), *([add] if add else []), gap=8)
    head.setStretch(0, 1)
    return holding(column(head, frame, gap=6))
