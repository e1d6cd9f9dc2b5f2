"""The room before the desk: what unlock, create and recover share, a column of 400 px in the middle."""

from collections.abc import Callable, Sequence

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from attachdesk.ui.kit.appearance import appearance, font, px
from attachdesk.ui.kit.buttons import IconButton
from attachdesk.ui.kit.icons import pixmap
from attachdesk.ui.kit.numbers import ALIGN_CENTER, ALIGN_TOP, NO_FOCUS
from attachdesk.ui.kit.room import fitting
from attachdesk.ui.kit.words import STRETCH, Part, Words, column, label, row
from attachdesk.ui.shell.mark import Mark

Tell = Callable[[Exception], str]
"""Gives the sentence for an error, in words for a therapist."""


class Door(QWidget):
    """A window of its own with the mark, a title, a column of parts and one line at the foot."""

    closed = Signal()

    def __init__(self, title: str, width: int = 400) -> None:
        super().__init__()
        self.setWindowTitle("AttachDesk")
        self._width = width
        self.inner = QWidget()
        self.body = QVBoxLayout(self.inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self.mark = Mark(36, "title")
        self.title = label(title, "title", wraps=True)
        self.foot = label("", "caption", "muted")
        self.foot.setProperty("alignment", ALIGN_CENTER)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(column(self.mark, 42, self.title, 2, self.inner, gap=0))
        middle.addStretch(1)
        page = QWidget()
        page.setLayout(column(STRETCH, middle, STRETCH, self.foot, gap=0, margins=(24, 24, 24, 22)))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setProperty("focusPolicy", NO_FOCUS)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)  # the window's own ground shows, in the colour of the palette
        self.setLayout(column(scroll, gap=0))
        self._restyle()
        appearance().changed.connect(self._restyle)
        self.setMinimumSize(480, 480)
        self.resize(fitting(QSize(1440, 900)))

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
    """A passphrase: hidden, shown while the eye is on; 52 px high, never kept by input prediction.

    ``caps_changed`` notices Caps Lock from what is typed, since no platform tells: a letter against Shift.
    """

    caps_changed = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.has_caps = False
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setProperty("big", "true")
        words = QCoreApplication.translate("Door", "Show the passphrase")
        self.eye = IconButton("eye", words, self._turn, role="muted")
        self.eye.setParent(self)
        # Tab goes from line to line, and nothing typed on the eye can reach the line: its key is Alt+V
        self.eye.setProperty("focusPolicy", NO_FOCUS)
        self.eye.setToolTip(f"{words} (Alt V)")
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
        hints = QtCore.Qt.InputMethodHint  # set by Qt while hidden, taken away when shown
        self.setInputMethodHints(self.inputMethodHints() | hints.ImhSensitiveData | hints.ImhNoPredictiveText)
        words = (
            QCoreApplication.translate("Door", "Hide the passphrase")
            if hidden
            else QCoreApplication.translate("Door", "Show the passphrase")
        )
        self.eye.show_icon("eye-off" if hidden else "eye", words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Compare a letter with the Shift key; the Caps Lock key turns the state round; Alt+V shows."""
        if event.key() == QtCore.Qt.Key.Key_V and event.modifiers() == QtCore.Qt.KeyboardModifier.AltModifier:
            self._turn()
            return
        typed, shifted = event.text(), bool(event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier)
        if event.key() == QtCore.Qt.Key.Key_CapsLock and self.has_caps:
            self._enter(False)
        elif len(typed) == 1 and typed.isalpha() and typed.upper() != typed.lower():
            self._enter(typed.isupper() != shifted)
        super().keyPressEvent(event)

    def _enter(self, has_caps: bool) -> None:
        if has_caps != self.has_caps:
            self.has_caps = has_caps
            self.caps_changed.emit(has_caps)


def with_icon(icon: str, words: Words, role: str = "accent_text", size: int = 18) -> QHBoxLayout:
    """Return words beside an icon at their first line."""
    sign = label("")
    sign.setPixmap(pixmap(icon, role, size))
    sign.setProperty("alignment", ALIGN_TOP)
    line = row(sign, words, gap=12)
    line.setStretch(1, 1)
    return line
