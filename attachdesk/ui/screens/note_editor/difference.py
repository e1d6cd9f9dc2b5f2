"""Two texts in one, word by word: what is gone struck through, what is new underlined on a ground."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from attachdesk.analysis.word_difference import Piece, differing
from attachdesk.ui.kit.appearance import appearance, colour, font

translate = QCoreApplication.translate


class Difference(QTextEdit):
    """Only to be read; signs and not colour alone tell old from new, and it is read out in words as well."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(0)
        self._pieces: tuple[Piece, ...] = ()
        appearance().changed.connect(self._draw)

    def show_text(self, text: str) -> None:
        """Show one text as it is."""
        self._show((Piece(text, "same"),))

    def show_difference(self, before: str, after: str) -> None:
        """Show what differs between two texts."""
        self._show(differing(before, after))

    def _show(self, pieces: tuple[Piece, ...]) -> None:
        self._pieces = pieces
        told = [
            (translate("NoteEditor", "Gone: %1"), "; ".join(_words(pieces, "gone"))),
            (translate("NoteEditor", "New: %1"), "; ".join(_words(pieces, "new"))),
        ]
        self.setAccessibleDescription(". ".join(said.replace("%1", words) for said, words in told if words))
        self._draw()

    def _draw(self) -> None:
        self.clear()
        self.setFont(font("body"))
        cursor = QTextCursor(self.document())
        last = ""
        for one in self._pieces:
            if one.state == "new" and last and not last[-1].isspace():
                cursor.insertText(" ", QTextCharFormat())  # the last word of a text has no space of its own
            last = one.words if one.state == "gone" else ""
            look = QTextCharFormat()
            look.setForeground(colour("muted" if one.state == "gone" else "text"))
            look.setFontStrikeOut(one.state == "gone")
            look.setFontUnderline(one.state == "new")
            if one.state == "new":
                look.setBackground(colour("accent_soft"))
            cursor.insertText(one.words, look)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _words(pieces: tuple[Piece, ...], state: str) -> list[str]:
    return [one.words.strip() for one in pieces if one.state == state and one.words.strip()]
