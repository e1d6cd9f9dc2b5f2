"""A line one can open: an icon, a title over a second line, a word at the end; Enter or a click opens it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from attachdesk.ui.kit.appearance import colour, px
from attachdesk.ui.kit.icons import pixmap
from attachdesk.ui.kit.words import column, label, row

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class LineButton(QAbstractButton):
    """``sign`` is the name of an icon or a widget (the sign of a code)."""

    def __init__(
        self, sign: str | QWidget, title: str, second: str, end: str, do: Callable[[], object]
    ) -> None:
        super().__init__()
        self.setAccessibleName(", ".join(part for part in (title, second, end) if part))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        lead = label("") if isinstance(sign, str) else sign
        if isinstance(sign, str):
            lead.setPixmap(pixmap(sign, "muted", 18))  # type: ignore[attr-defined]
        lead.setFixedWidth(px(18))
        last = label(end, "small", "muted")
        head = row(label(title, "name", wraps=True), last, gap=12)
        head.setStretch(0, 1)
        head.setAlignment(last, Qt.AlignmentFlag.AlignTop)
        below = label(second, "small", "muted", wraps=True)
        if not second:
            below.hide()
        self._line = row(lead, column(head, below, gap=0), gap=14, margins=(18, px(9), 16, px(9)))
        self._line.setStretch(1, 1)
        self._line.setAlignment(lead, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._line)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked: do())

    def sizeHint(self) -> QSize:
        """As large as its words."""
        return self._line.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its words wrap."""
        return self._line.minimumSize()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words."""
        return self._line.totalHeightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground under the mouse or the finger; the words are labels."""
        role = "selection" if self.isDown() else "sunken" if self.underMouse() else ""
        if role:
            painter = QPainter(self)
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), colour(role))
            painter.end()

    def event(self, event: QEvent) -> bool:
        """Take Enter before a shortcut of the window does."""
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and event.key() in ENTER and not event.modifiers():  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space does."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the hover at once."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """End the hover at once."""
        super().leaveEvent(event)
        self.update()
