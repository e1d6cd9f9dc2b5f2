"""What may lie over the whole window: the privacy shade, and the explanation of a screen."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import colour, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.words import STRETCH, Part, card, column, label, row, rule
from attachdesk.ui.shell.keys_over_all import held
from attachdesk.ui.shell.mark import Mark

MOST_KEYS = 13
"""Keys that are named of a screen; the palette has them all."""


class Cover(QWidget):
    """Covers its window and follows its size; Escape closes."""

    closed = Signal()

    def __init__(self, window: QWidget, name: str) -> None:
        super().__init__(window)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window_below = window
        self._before: QWidget | None = None
        window.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Come to the front."""
        self._before = self.window().focusWidget()
        self.setGeometry(self._window_below.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def close_it(self) -> None:
        """Go, and put the cursor back where it was."""
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus()
        self.closed.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window_below.rect())
        return False

    def event(self, event: QEvent) -> bool:
        """Keep the keys from the shortcuts of what lies below."""
        return held(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; nothing typed reaches what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()


class Shade(Cover):
    """Hides every name and word of the window until it is lifted; the title of the window says nothing."""

    def __init__(self, window: QWidget) -> None:
        words = QCoreApplication.translate("Shade", "The screen is shaded. Ctrl . or Escape lifts it.")
        super().__init__(window, words)
        said = label(words, "body", "muted")
        mark = row(STRETCH, Mark(36, "title"), STRETCH)
        self.setLayout(column(STRETCH, mark, 8, row(STRETCH, said, STRETCH), STRETCH, gap=0))
        self._over: Shade | None = None

    def open(self) -> None:
        """Come to the front, and over the dialog that stands before the window."""
        super().open()
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog is not self._window_below:
            self._over = Shade(dialog)
            self._over.closed.connect(self.close_it)
            self._over.open()

    def close_it(self) -> None:
        """Go, over the dialog too."""
        over, self._over = self._over, None
        super().close_it()
        if over is not None and isValid(over):
            over.blockSignals(True)
            over.close_it()
            over.deleteLater()

    def focusNextPrevChild(self, _is_next: bool) -> bool:
        """Tab leads to nothing that lies below."""
        return True

    def toggle(self) -> None:
        """Shade, or lift the shade."""
        self.close_it() if self.isVisible() else self.open()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint an opaque ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("window"))
        painter.end()


class Leaf(Cover):
    """A panel in the middle, over the shaded window; a click beside it closes."""

    def __init__(self, window: QWidget, name: str, width: int) -> None:
        super().__init__(window, name)
        self.panel = card("raised")
        self.panel.setFixedWidth(min(px(width), window.width() - 48))
        self.setLayout(column(STRETCH, row(STRETCH, self.panel, STRETCH), STRETCH))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_it()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint 34 % of ink."""
        painter = QPainter(self)
        ink = colour("text")
        ink.setAlphaF(0.34)
        painter.fillRect(self.rect(), ink)
        painter.end()


class Explanation(Leaf):
    """Says what the screen is for, and which keys it knows."""

    def __init__(self, window: QWidget, title: str, words: str, actions: Sequence[Action]) -> None:
        super().__init__(window, title, 480)
        keyed = [action for action in actions if action.shortcut][:MOST_KEYS]
        lines: list[Part] = []
        for action in keyed:
            lines.append(row(label(action.words, "small"), STRETCH, label(action.keys, "small", "muted")))
        close = Button(QCoreApplication.translate("Explanation", "Close"), shortcut="Esc", do=self.close_it)
        parts: list[Part] = [label(title, "heading"), 4, label(words, "body", wraps=True), 8]
        if lines:
            parts += [rule(), 4, *lines, 8]
        self.panel.setLayout(column(*parts, row(STRETCH, close), gap=4, margins=(24, 20, 24, 20)))
