"""What hands do to the text: keys, paste, drag and drop, input methods; none of it goes through a heading."""

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)

from attachdesk.domain.passage import Span
from attachdesk.services.note_text import LONGEST
from attachdesk.ui.screens.note_editor.note_text import NoteText

_KEY = QKeySequence.StandardKey
_MOVE = QTextCursor.MoveOperation
_HELD = Qt.KeyboardModifier
_DELETIONS = (
    (_KEY.DeleteStartOfWord, _MOVE.PreviousWord),
    (_KEY.DeleteEndOfWord, _MOVE.NextWord),
    (_KEY.Backspace, _MOVE.PreviousCharacter),
    (_KEY.Delete, _MOVE.NextCharacter),
)
_ERASERS = {Qt.Key.Key_Backspace: _MOVE.PreviousCharacter, Qt.Key.Key_Delete: _MOVE.NextCharacter}


class Writing(NoteText):
    """A text that one can write in with every tool of the system, headings standing.

    ``refused`` carries the key of a sentence, ``menu_asked`` where on the screen a menu is wanted;
    ``kept_out`` is told when something was to be typed where only reading is open.
    """

    refused = Signal(str)
    menu_asked = Signal(QPoint)
    kept_out = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, but never into or through a heading."""
        if event.matches(_KEY.Undo):
            self.undo_asked.emit()
        elif event.matches(_KEY.Redo) or _is_ctrl_y(event):
            self.redo_asked.emit()
        elif event.matches(_KEY.DeleteEndOfLine) or event.matches(_KEY.DeleteCompleteLine):
            event.ignore()  # Ctrl+K belongs to the window
        elif self.isReadOnly():
            if self._types(event) or event.matches(_KEY.Paste) or Qt.Key(event.key()) in _ERASERS:
                self.kept_out.emit()
            super().keyPressEvent(event)
        else:
            self._write(event)

    def _write(self, event: QKeyEvent) -> None:
        move = next((move for key, move in _DELETIONS if event.matches(key)), None)
        if event.matches(_KEY.Cut):
            self.cut_selection()
        elif event.matches(_KEY.Paste):
            self.paste()
        elif move is not None:
            self._delete(move)
        elif Qt.Key(event.key()) in _ERASERS:
            self._delete(_ERASERS[Qt.Key(event.key())])
        elif self._types(event):
            if self._has_room(1):
                self._make_room()
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _types(event: QKeyEvent) -> bool:
        held = event.modifiers() & (_HELD.ControlModifier | _HELD.AltModifier | _HELD.MetaModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return not held & _HELD.ControlModifier
        # AltGr is Ctrl with Alt on some systems, and types
        commands = held & (_HELD.ControlModifier | _HELD.MetaModifier)
        is_command = bool(commands) and not held & _HELD.AltModifier
        return bool(event.text()) and event.text()[0] >= " " and event.text() != "\x7f" and not is_command

    def _has_room(self, more: int) -> bool:
        """Whether the note may grow by ``more`` code points; says so when not, and nothing is lost."""
        cursor = self.textCursor()
        if len(self.tracking.text) + more - (cursor.selectionEnd() - cursor.selectionStart()) <= LONGEST:
            return True
        self.refused.emit("note.too_long")
        return False

    def cut_selection(self) -> None:
        """Copy what is selected and delete it, headings standing."""
        self.copy()
        if not self.isReadOnly():
            self._delete(None)

    def delete_selection(self) -> None:
        """Delete what is selected, headings standing."""
        if not self.isReadOnly():
            self._delete(None)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop as plain text, in a place open to typing."""
        if not source.hasText() or self.isReadOnly():
            return
        words = source.text().replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        if self._has_room(len(words)):
            self._make_room()
            self.insertPlainText(words)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Compose letters only where typing is open."""
        if (event.commitString() or event.preeditString()) and not self.isReadOnly():
            self._make_room()
        super().inputMethodEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move words dragged inside the note in one step; what comes from elsewhere is pasted."""
        if event.source() not in (self, self.viewport()) or event.dropAction() != Qt.DropAction.MoveAction:
            super().dropEvent(event)
            return
        at = self._units.to_points(self.cursorForPosition(event.position().toPoint()).position())
        event.setDropAction(Qt.DropAction.CopyAction)  # so that Qt deletes nothing itself
        event.accept()
        self._move_selection(at)

    def _move_selection(self, at: int) -> None:
        span = self.selection()
        words = span.of(self.tracking.text)
        if self.isReadOnly() or not words or span.start <= at <= span.end:
            return
        if not self.tracking.is_open(at, at):
            at = self.tracking.nearest_open(at)
        cut = [(one, "") for one in self.tracking.spared(span.start, span.end)]
        self._replace(sorted([*cut, (Span(at, at), words)], key=lambda one: -one[0].start))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for our own menu: Qt's would cut through headings and past the undo."""
        self.menu_asked.emit(event.globalPos())


def _is_ctrl_y(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Y and event.modifiers() == _HELD.ControlModifier
