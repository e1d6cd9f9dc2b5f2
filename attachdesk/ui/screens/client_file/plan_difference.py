"""Two versions of a text in one: what is gone struck through, what is new underlined on a ground."""

import re

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from attachdesk.analysis.word_difference import Piece, differing
from attachdesk.ui.kit.appearance import appearance, colour, font

translate = QCoreApplication.translate
_INDENT = re.compile(r"(\n *|^ +)")
_PLAIN = Piece("", "same")


class DifferenceText(QTextEdit):
    """As high as its words; signs and not colour alone tell old from new; read out in words as well."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
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
        gone = "; ".join(one.words.strip() for one in pieces if one.state == "gone")
        new = "; ".join(one.words.strip() for one in pieces if one.state == "new")
        told = [
            translate("ClientFile", "Gone: %1").replace("%1", gone) if gone else "",
            translate("ClientFile", "New: %1").replace("%1", new) if new else "",
        ]
        self.setAccessibleDescription(". ".join(one for one in told if one))
        self._draw()

    def _draw(self) -> None:
        self.clear()
        self.setFont(font("body"))
        cursor = QTextCursor(self.document())
        for one in self._pieces:
            for words in _INDENT.split(one.words):  # the space that indents a line is no difference to see
                cursor.insertText(words, _look(one if words.strip() else _PLAIN))
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
