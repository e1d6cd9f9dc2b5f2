"""The text of a note: plain words under headings that stay, with passages that follow every edit."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from attachdesk.domain.passage import CodeUnits, Edit, Span, narrowed
from attachdesk.ui.screens.note_editor.tracking import Places, Tracking


class NoteText(QTextEdit):
    """A ``QTextEdit`` that keeps ``tracking`` true and can edit round headings; keys are in ``writing``.

    All positions in and out of this class are code points; inside, Qt counts UTF-16 code units.
    """

    edited = Signal()
    """Words or places changed."""
    followed = Signal(object)
    """One stretch became another: the ``Edit``. What changes at several places is ``exchanged``."""
    exchanged = Signal()
    """Several stretches changed at once, or places were put back: no line may keep the look it had."""
    cursor_moved = Signal(int)
    undo_asked = Signal()
    redo_asked = Signal()
    undo_lost = Signal()
    """The document forgot its steps; whoever stands in for them forgets too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tracking = Tracking("", (), ())
        self._heading_words: dict[str, str] = {}
        self._units = CodeUnits("")
        self._is_quiet = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhMultiLine)
        self.document().contentsChange.connect(self._follow)
        self.cursorPositionChanged.connect(self._tell_cursor)

    # the text as the record knows it

    def load(
        self,
        text: str,
        headings: Iterable[tuple[str, Span]],
        passages: Iterable[tuple[str, Span | None]],
        cursor: int = 0,
    ) -> None:
        """Show a note; what came before can no longer be undone."""
        self._is_quiet = True
        self.setPlainText(text)
        self._is_quiet = False
        self.tracking = Tracking(self._raw(), headings, passages)
        self._heading_words = {
            section: span.of(self.tracking.text) for section, span in self.tracking.headings.items()
        }
        self._units = CodeUnits(self.tracking.text)
        self.document().clearUndoRedoStacks()
        self.undo_lost.emit()
        self.select(Span(cursor, cursor))

    @property
    def is_harmed(self) -> bool:
        """Whether the words of a heading are no longer what they were."""
        text, places = self.tracking.text, self.tracking.headings
        return any(places[section].of(text) != words for section, words in self._heading_words.items())

    def _raw(self) -> str:
        """Return the text with LF at the ends of lines; U+2028 and non-breaking spaces stay."""
        return self.document().toRawText().replace("\u2029", "\n")

    def point(self) -> int:
        """Return where the cursor is."""
        return self._units.to_points(self.textCursor().position())

    def _tell_cursor(self) -> None:
        if not self._is_quiet:  # else the text is being exchanged, and the places are those before it
            self.cursor_moved.emit(self.point())

    def selection(self) -> Span:
        """Return what is selected, without white space and headings at its ends."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return self.tracking.untagged(Span(self._units.to_points(start), self._units.to_points(end)))

    def here(self) -> list[str]:
        """Return the observations on the selected words, else those whose passage holds the cursor."""
        return self.tracking.around(self.point(), self.selection())

    def select(self, span: Span) -> None:
        """Select a stretch and bring it into view."""
        last = len(self.tracking.text)
        cursor = self.textCursor()
        cursor.setPosition(self._units.to_units(min(span.start, last)))
        cursor.setPosition(self._units.to_units(min(span.end, last)), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def go_to(self, point: int) -> None:
        """Put the cursor at a position, in the middle of what is seen."""
        self.select(Span(point, point))
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().center().y() - self.viewport().height() // 2)

    def units(self, span: Span) -> tuple[int, int]:
        """Return a span as Qt counts it, for painting."""
        return self._units.to_units(span.start), self._units.to_units(span.end)

    def put_places(self, places: Places) -> None:
        """Put headings and passages back to where they lay, after an undo."""
        self.tracking.put(places)
        self.viewport().update()
        self.exchanged.emit()
        self.edited.emit()

    def _follow(self, at: int, removed: int, added: int) -> None:
        if self._is_quiet:
            return
        old, text = self.tracking.text, self._raw()
        units = CodeUnits(text)
        start = self._units.to_points(at)
        # Qt may count the document's closing paragraph mark: nothing lies beyond the text
        cut = self._units.to_points(min(at + removed, self._units.to_units(len(old)))) - start
        put = units.to_points(min(at + added, units.to_units(len(text)))) - start
        self._units = units
        edit = narrowed(old, text, Edit(start, max(cut, 0), max(put, 0)))
        if edit.removed or edit.added:
            before = self.tracking.passages
            self.tracking.follow(edit, text)
            self.tracking.keep_lost(old, before)
            self.followed.emit(edit)
            self.edited.emit()

    # editing round headings

    def _delete(self, move: QTextCursor.MoveOperation | None) -> None:
        cursor = self.textCursor()
        if not cursor.hasSelection() and move is not None:
            cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
        self._remove(cursor.selectionStart(), cursor.selectionEnd())

    def _remove(self, start: int, end: int) -> None:
        """Delete a stretch (in code units) but for the headings in it, as one step."""
        spared = self.tracking.spared(self._units.to_points(start), self._units.to_points(end))
        if spared:
            cursor = self._replace([(span, "") for span in spared])
            self.setTextCursor(cursor)

    def _replace(self, pieces: list[tuple[Span, str]]) -> QTextCursor:
        """Replace stretches, last first, as one step, and return a cursor at the first.

        Qt tells a block of edits as one change from the first to the last, which would lose every passage
        between them; so each edit is followed on its own here.
        """
        cursor = QTextCursor(self.document())
        self._is_quiet = True
        cursor.beginEditBlock()
        for span, words in pieces:
            start, end = self.units(span)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(words)
        cursor.endEditBlock()
        self._is_quiet = False
        raw, old, before = self._raw(), self.tracking.text, self.tracking.passages
        for span, words in pieces:
            self.tracking.follow(Edit(span.start, span.end - span.start, len(words)), raw)
        self.tracking.keep_lost(old, before)
        self._units = CodeUnits(self.tracking.text)
        self.viewport().update()
        self.exchanged.emit()
        self.edited.emit()
        return cursor

    def exchange(self, pieces: Iterable[tuple[Span, str]]) -> None:
        """Replace stretches open to typing (an empty one: put words in) as one step, and go there."""
        if not self.isReadOnly():
            last_first = sorted(pieces, key=lambda one: one[0].start)[::-1]
            self.setTextCursor(self._replace(last_first))

    def carry(self, spans: Iterable[Span]) -> None:
        """Take these stretches for words of the last note, not touched yet."""
        self.tracking.carried = tuple(sorted((*self.tracking.carried, *spans), key=lambda one: one.start))
        self.edited.emit()

    def _make_room(self) -> None:
        """Before something is typed: drop the selection but its headings, and stand where typing is open."""
        cursor = self.textCursor()
        start, end = (self._units.to_points(at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
        if start != end and not self.tracking.is_open(start, end):
            self._remove(cursor.selectionStart(), cursor.selectionEnd())
            start = end = self.point()
        if not self.tracking.is_open(start, end):
            place = self.tracking.nearest_open(end)
            self.select(Span(place, place))

    def find_on(self, words: str) -> None:
        """Go to the next place of some words, beginning anew behind the last."""
        if words and not self.find(words):
            self.moveCursor(self.textCursor().MoveOperation.Start)
            self.find(words)

    def replace_all(self, find: str, by: str) -> int:
        """Replace every occurrence outside headings, as one step; return how many."""
        text, pieces = self.tracking.text, []
        at = text.find(find) if find and not self.isReadOnly() else -1
        while at >= 0:
            if self.tracking.is_open(at, at + len(find)):
                pieces.append((Span(at, at + len(find)), by))
            at = text.find(find, at + len(find))
        if pieces:
            self._replace(pieces[::-1])
        return len(pieces)
