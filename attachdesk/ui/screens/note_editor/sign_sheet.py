"""Before signing: what is missing is said, never forbidden; Enter signs."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.icons import pixmap
from attachdesk.ui.kit.words import STRETCH, cleared, column, label, row

translate = QCoreApplication.translate


class SignSheet(QFrame):
    """A sheet at the foot of the editor; the note stays readable above it."""

    closed = Signal()

    def __init__(self, sign: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "raised")
        self.setAccessibleName(translate("NoteEditor", "Review and sign"))
        self._sign = sign
        self._missing = QVBoxLayout()
        self.confirm = Button(translate("NoteEditor", "Sign"), "primary", shortcut="⏎", do=self._do)
        self.later = Button(translate("NoteEditor", "Not yet"), "quiet", shortcut="Esc", do=self.put_off)
        what = translate(
            "NoteEditor",
            "A signed note is final: its words can no longer change. Later words go into an addendum. "
            "Tags can still be added and changed; each change is kept.",
        )
        self.setLayout(
            column(
                label(translate("NoteEditor", "Sign this note?"), "heading"),
                self._missing,
                label(what, "small", "muted", wraps=True),
                row(self.confirm, self.later, STRETCH),
                gap=12,
                margins=(24, 16, 24, 16),
            )
        )
        self.hide()

    def ask(self, missing: list[str]) -> None:
        """Show what is missing and wait for Enter."""
        cleared(self._missing)
        for words in missing or [translate("NoteEditor", "Nothing is missing.")]:
            sign = label("")
            sign.setPixmap(pixmap("circle-dashed" if missing else "check", "muted", 16))
            line = row(sign, label(words, "body", wraps=True))
            line.setStretch(1, 1)
            self._missing.addLayout(line)
        self.show()
        self.raise_()
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter signs, Escape does not."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.focusWidget() is not self.later:
            self._do()
        elif is_enter or event.key() == Qt.Key.Key_Escape:
            self.put_off()
        else:
            super().keyPressEvent(event)

    def put_off(self) -> None:
        """Go back to writing."""
        self.hide()
        self.closed.emit()

    def _do(self) -> None:
        self.hide()
        self._sign()
        self.closed.emit()
