"""The page of a note: a column of 624 px, headings with a hairline, codes drawn over the layout."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import uuid4

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from attachdesk.domain.passage import Span
from attachdesk.ui.kit.appearance import appearance, colour, font, px
from attachdesk.ui.screens.note_editor import chords, prompts
from attachdesk.ui.screens.note_editor.code_painting import Drawn, Sheet, margins, underline
from attachdesk.ui.screens.note_editor.writing import Writing
from attachdesk.ui.screens.note_editor.wrong_words import WrongWords

COLUMN = 624
LINE = 28
MARGIN = 88
"""Room beside the column inside the page, for four signs; it does not grow with the text."""
TOP, BOTTOM = 24, 96


class Headings(QSyntaxHighlighter):
    """Gives heading lines their look without touching the text or its undo."""

    def __init__(self, document: QTextDocument, page: "NotePage") -> None:
        super().__init__(document)
        self._page = page

    def highlightBlock(self, text: str) -> None:
        """Set a heading in the accent."""
        if self._page.is_heading(self.currentBlock().position()):
            look = QTextCharFormat()
            look.setFont(_heading_font())
            look.setForeground(colour("accent_text"))
            self.setFormat(0, len(text), look)


def _heading_font() -> QFont:
    made = font("small")
    made.setWeight(QFont.Weight.DemiBold)
    return made


class NotePage(Writing):
    """The text as a page; ``code_asked`` carries the code of a chord (or a bare key in coding mode)."""

    code_asked = Signal(str)
    spelling_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_coding = False
        self.prompts: dict[str, str] = {}
        self._drawn: list[tuple[str, Drawn]] = []
        self._scale = 0.0
        self.setFrameStyle(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._headings = Headings(self.document(), self)
        self.wrong = WrongWords(self)
        self.exchanged.connect(self._headings.rehighlight)
        appearance().changed.connect(self.restyle)
        self.restyle()

    # look

    def restyle(self) -> None:
        """Take the font and colours in force. Another text scale costs the steps that could be undone."""
        if self._scale != appearance().scale:
            self._scale = appearance().scale
            self.document().setDefaultFont(font("note"))
            self._set_blocks()
            self.undo_lost.emit()
        self._centre()
        self._headings.rehighlight()

    def load(
        self,
        text: str,
        headings: Iterable[tuple[str, Span]],
        passages: Iterable[tuple[str, Span | None]],
        cursor: int = 0,
    ) -> None:
        """Show a note on the page."""
        super().load(text, headings, passages, cursor)
        self._set_blocks()
        self._headings.rehighlight()
        self.wrong.begin()
        self.ensureCursorVisible()

    def is_heading(self, position: int) -> bool:
        """Whether the line that begins at a code-unit position is a heading."""
        return any(self.units(span)[0] == position for span in self.tracking.headings.values())

    def _set_blocks(self) -> None:
        """Give the page its margins, every line its height and headings their room, outside the undo."""
        document = self.document()
        self._is_quiet = True
        document.setUndoRedoEnabled(False)
        frame = document.rootFrame()
        form = frame.frameFormat()
        form.setLeftMargin(MARGIN)
        form.setRightMargin(MARGIN)
        form.setTopMargin(px(TOP))
        form.setBottomMargin(px(BOTTOM))
        frame.setFrameFormat(form)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(_line_format())
        for span in self.tracking.headings.values():
            cursor.setPosition(self.units(span)[0])
            cursor.setBlockFormat(_line_format(px(12) if span.start else 0, px(4)))
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self._is_quiet = False

    def _centre(self) -> None:
        """Keep the column in the middle without touching the document: its margins could be undone."""
        held = self.viewportMargins()
        room = self.viewport().width() + held.left() + held.right()
        beside = max(0, (room - px(COLUMN)) // 2 - MARGIN)
        self.setViewportMargins(beside, 0, beside, 0)
        width = self.viewport().width()
        if self.document().textWidth() != width:
            # Qt does not lay out again for this: the trailing margin would lie beyond what can be seen
            self.document().setTextWidth(width)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._centre()

    def column(self) -> tuple[float, float]:
        """Return the left and right edge of the text, in the document's coordinates."""
        form = self.document().rootFrame().frameFormat()
        return form.leftMargin(), self.document().textWidth() - form.rightMargin()

    # codes

    def show_codes(self, codes: Sequence[tuple[str, Drawn]], current: Iterable[str] = ()) -> None:
        """Draw these observations (by id); those that are current get the ground of a selection."""
        self._drawn = list(codes)
        chosen, last = set(current), self.document().characterCount() - 1
        shaded = [(*self.units(span), "warning_soft") for span in self.tracking.carried]
        shaded += [(one.start, one.end, "selection") for name, one in self._drawn if name in chosen]
        shaded += [(*self.units(one), "accent_soft") for one in self.tracking.confided.values() if one]
        grounds = []
        for start, end, role in shaded:
            ground = QTextEdit.ExtraSelection()
            ground.cursor = QTextCursor(self.document())
            # while a text is being exchanged, places may still be those of the one before
            ground.cursor.setPosition(min(start, last))
            ground.cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
            ground.format.setBackground(colour(role))
            if role == "accent_soft":  # so that colour is not its only sign
                ground.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
            grounds.append(ground)
        self.setExtraSelections(grounds)
        self.viewport().update()

    def toggle_confided(self) -> None:
        """Mark the chosen words as told by another in confidence, or take the mark that touches them away."""
        if not self.isReadOnly() and self.tracking.toggle_confided(self.selection(), uuid4().hex):
            self.show_codes(self._drawn, self.here())
            self.edited.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, then hairlines, underlines and margins over them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        try:
            self._paint_codes(painter)
        finally:  # a painter left open would end the program at the next paint
            painter.end()

    def _paint_codes(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        self._rule_headings(painter)
        self._paint_prompts(painter)
        left, right = self.column()
        first, last = self._in_sight()
        seen = [one for _, one in self._drawn if one.end >= first and one.start <= last]
        sheet = Sheet(self.document())
        self.wrong.paint(painter, sheet, self._units.to_points(first), self._units.to_points(last))
        underline(painter, seen, sheet)
        margins(painter, seen, sheet, left, right)

    def put_prompts(self, by_section: Mapping[str, str]) -> None:
        """Show these where a section is empty; they are no part of the text."""
        self.prompts = dict(by_section)
        self.viewport().update()

    def _paint_prompts(self, painter: QPainter) -> None:
        if self.isReadOnly():
            return
        left, right = self.column()
        for at, words in prompts.wanted(self.tracking, self.prompts):
            block = self.document().findBlock(self.units(Span(at, at))[0])
            box = self.document().documentLayout().blockBoundingRect(block)
            prompts.paint(painter, QRectF(left, box.top(), right - left, box.height()), words)

    def _in_sight(self) -> tuple[int, int]:
        """Return the code units between which the page can be seen."""
        first = self.cursorForPosition(self.viewport().rect().topLeft()).position()
        last = self.cursorForPosition(self.viewport().rect().bottomRight()).position()
        return first, last

    def _rule_headings(self, painter: QPainter) -> None:
        painter.setPen(QPen(colour("hairline"), 1))
        left, right = self.column()
        layout = self.document().documentLayout()
        for span in self.tracking.headings.values():
            block = self.document().findBlock(self.units(span)[0])
            if not block.isValid() or not block.layout().lineCount():
                continue
            line = block.layout().lineAt(0)
            # a line of fixed height counts from its words, not from its box
            y = layout.blockBoundingRect(block).top() + line.y() + line.ascent() + px(10)
            painter.drawLine(QPointF(left, y), QPointF(right, y))

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A chord codes the selection; in coding mode the bare keys do."""
        code = chords.code_of(event) or (chords.code_of(event, is_bare=True) if self.is_coding else None)
        if code is not None:
            self.code_asked.emit(code)
            return
        super().keyPressEvent(event)

    def set_writable(self, is_writable: bool) -> None:
        """Let it be written in, or only read and selected, by mouse and by keys."""
        self.setReadOnly(not is_writable)
        if not is_writable:
            flags = self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
            self.setTextInteractionFlags(flags)


def _line_format(above: float = 0, below: float = 0) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(px(LINE), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setTopMargin(above)
    made.setBottomMargin(below)
    return made
