"""The room before the desk: what unlock, create and recover share, a column of 400 px in the middle."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from attachdesk.ui.kit.appearance import appearance, font, px
from attachdesk.ui.kit.buttons import IconButton
from attachdesk.ui.kit.icons import pixmap
from attachdesk.ui.kit.words import STRETCH, Part, Words, column, ground, label, row
from attachdesk.ui.shell.sidebar import Mark

Tell = Callable[[Exception], str]
"""Gives the sentence for an error, in words for a therapist."""


class Door(QWidget):
    """A window of its own with the mark, a title, a column of parts and one line at the foot."""

    closed = Signal()

    def __init__(self, title: str, width: int = 400) -> None:
        super().__init__()
        self.setWindowTitle("AttachDesk")
        ground(self, "window")
        self._width = width
        self.inner = QWidget()
        self.body = QVBoxLayout(self.inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self.mark = Mark(36, "title")
        self.title = label(title, "title", wraps=True)
        self.foot = label("", "caption", "muted")
        self.foot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(column(self.mark, 42, self.title, 2, self.inner, gap=0))
        middle.addStretch(1)
        page = ground(QWidget(), "window")
        page.setLayout(column(STRETCH, middle, STRETCH, self.foot, gap=0, margins=(24, 24, 24, 22)))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        self.setLayout(column(scroll, gap=0))
        self._restyle()
        appearance().changed.connect(self._restyle)
        self.setMinimumSize(480, 480)
        self.resize(1440, 900)

    def fill(self, parts: Sequence[Part]) -> None:
        """Put parts into the column."""
        self.body.addLayout(column(*parts, gap=0))

    def _restyle(self) -> None:
        self.inner.setFixedWidth(min(px(self._width), 720))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the window was closed."""
        super().closeEvent(event)
        self.closed.emit()


class PassphraseField(QLineEdit):
    """A passphrase: hidden, shown while the eye is on; 52 px high, never kept by input prediction."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setProperty("big", "true")
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhHiddenText
        )
        words = QCoreApplication.translate("Door", "Show the passphrase")
        self.eye = IconButton("eye", words, self._turn, role="muted")
        self.eye.setParent(self)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 8, 0)
        line.addStretch(1)
        line.addWidget(self.eye)
        self._restyle()
        appearance().changed.connect(self._restyle)

    def _restyle(self) -> None:
        made = font("note")
        made.setLetterSpacing(made.SpacingType.AbsoluteSpacing, 1.5)
        self.setFont(made)
        self.setTextMargins(4, 0, px(40), 0)

    def _turn(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        words = (
            QCoreApplication.translate("Door", "Hide the passphrase")
            if hidden
            else QCoreApplication.translate("Door", "Show the passphrase")
        )
        self.eye.show_icon("eye-off" if hidden else "eye", words)


class CapsLock(QObject):
    """Notices Caps Lock from what is typed, since no platform tells: a letter against its Shift key."""

    changed = Signal(bool)

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self.is_on = False
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Compare the letter with the Shift key; the Caps Lock key itself turns the state round."""
        if event.type() == QEvent.Type.KeyPress:
            typed, key = event.text(), event.key()  # type: ignore[attr-defined]
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)  # type: ignore[attr-defined]
            if key == Qt.Key.Key_CapsLock and self.is_on:
                self._enter(False)
            elif len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
                self._enter(typed.isupper() != shifted)
        return False

    def _enter(self, is_on: bool) -> None:
        if is_on != self.is_on:
            self.is_on = is_on
            self.changed.emit(is_on)


def with_icon(icon: str, words: Words, role: str = "accent_text", size: int = 18) -> QHBoxLayout:
    """Return words beside an icon at their first line."""
    sign = label("")
    sign.setPixmap(pixmap(icon, role, size))
    sign.setAlignment(Qt.AlignmentFlag.AlignTop)
    line = row(sign, words, gap=12)
    line.setStretch(1, 1)
    return line
