"""Two texts in one, word by word: what is gone struck through, what is new underlined on a ground."""

import re

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from attachdesk.analysis.word_difference import Piece, differing
from attachdesk.ui.kit.appearance import appearance, colour, font

translate = QCoreApplication.translate
_INDENT = re.compile(r"(\n *|^ +)")
_PLAIN = Piece("", "same")


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
            (translate("Difference", "Gone: %1"), "; ".join(_words(pieces, "gone"))),
            (translate("Difference", "New: %1"), "; ".join(_words(pieces, "new"))),
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
            for words in _INDENT.split(one.words):  # the space that indents a line is no difference to see
                cursor.insertText(words, _look(one if words.strip() else _PLAIN))
        self.moveCursor(QTextCursor.MoveOperation.Start)


class GrowingDifference(Difference):
    """As high as its words: what holds it scrolls."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)

    def _draw(self) -> None:
        super()._draw()
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(max(1, self.viewport().width()))
        self.setFixedHeight(round(self.document().size().height()) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the words need at this width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


def _look(one: Piece) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(colour("muted" if one.state == "gone" else "text"))
    look.setFontStrikeOut(one.state == "gone")
    look.setFontUnderline(one.state == "new")
    if one.state == "new":
        look.setBackground(colour("accent_soft"))
    return look


def _words(pieces: tuple[Piece, ...], state: str) -> list[str]:
    return [one.words.strip() for one in pieces if one.state == state and one.words.strip()]
