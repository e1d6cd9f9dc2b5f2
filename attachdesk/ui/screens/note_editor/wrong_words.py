"""Wrong words of the page: read in slices behind the typing, and painted over the layout as codes are.

They are no format of the text: a format would lay out its whole paragraph again with every key.
"""

from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QTimer
from PySide6.QtGui import QPainter, QPen

from attachdesk.domain.passage import Edit, Span
from attachdesk.library.spelling import Speller
from attachdesk.ui.kit.appearance import colour
from attachdesk.ui.screens.note_editor.checked_words import CheckedWords
from attachdesk.ui.screens.note_editor.code_painting import Piece, Sheet
from attachdesk.ui.screens.note_editor.note_text import NoteText

SLICE = 0.006
"""Seconds of reading in one turn of the window's loop; what is left waits for the next."""
WAVE, HEIGHT = 3.0, 2.0
"""Half a wave, and how far it goes up and down, in px: no dots, which are a benefit's."""


class WrongWords(QObject):
    """Follows the text by itself once it has a ``speller``."""

    def __init__(self, text: NoteText) -> None:
        super().__init__(text)
        self._text = text
        self.speller: Speller | None = None
        self._checked = CheckedWords()
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._read)
        text.followed.connect(self._follow)
        text.exchanged.connect(self.begin)

    def put(self, speller: Speller | None) -> None:
        """Look for wrong words from now on, or no longer."""
        self.speller = speller
        self.begin()

    def begin(self) -> None:
        """Read the whole text anew."""
        self._checked.begin(self._text.tracking.text if self.speller is not None else "")
        self._read()

    def _follow(self, edit: Edit) -> None:
        if self.speller is not None:
            self._checked.follow(edit, self._text.tracking.text)
            self._read()

    def _read(self) -> None:
        self._rest.stop()
        if self.speller is None:
            return
        until = perf_counter() + SLICE
        headings = self._text.tracking.headings.values()
        if self._checked.read(self.speller, headings, lambda: perf_counter() >= until):
            self._rest.start()
        self._text.viewport().update()

    def shown(self, first: int, last: int) -> list[Span]:
        """Return the wrong words that touch a stretch, but for the one being typed."""
        point = self._text.point()
        return [one for one in self._checked.wrong(first, last) if not one.start < point <= one.end]

    def paint(self, painter: QPainter, sheet: Sheet, first: int, last: int) -> None:
        """Draw a wave under each wrong word of a stretch; the painter's origin is the document's."""
        painter.setPen(QPen(colour("danger"), 1.2))
        for one in self.shown(first, last):
            for piece in sheet.pieces(*self._text.units(one)):
                painter.drawPolyline(_wave(piece))


def _wave(piece: Piece) -> list[QPointF]:
    middle, count = piece.foot + 1, max(1, round((piece.right - piece.left) / WAVE))
    return [
        QPointF(piece.left + step * WAVE, middle + (HEIGHT if step % 2 else -HEIGHT) / 2)
        for step in range(count + 1)
    ]
