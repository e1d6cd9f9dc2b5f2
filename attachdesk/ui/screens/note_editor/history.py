"""One time line for a note: words and tags are taken back in the order in which they were made."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QUndoCommand, QUndoStack

from attachdesk.ui.screens.note_editor.note_text import NoteText
from attachdesk.ui.screens.note_editor.tracking import Places


class Typing(QUndoCommand):
    """Stands for one step of the text's own undo; brings passages home from where a deletion put them."""

    def __init__(self, text: NoteText, before: Places) -> None:
        super().__init__()
        self._text, self._before = text, before
        self._behind: Places | None = None

    def undo(self) -> None:
        """Take the words back, and everything to where it lay."""
        self._behind = self._text.tracking.places()
        self._text.document().undo()
        self._text.put_places(self._before)

    def redo(self) -> None:
        """Type them again; the first time they are there already."""
        if self._behind is None:
            return
        self._text.document().redo()
        self._text.put_places(self._behind)


class Step(QUndoCommand):
    """A step on observations: ``there`` does it, ``back`` takes it back."""

    def __init__(self, words: str, there: Callable[[], None], back: Callable[[], None]) -> None:
        super().__init__(words)
        self._there, self._back = there, back
        self._is_first = True
        self.is_dropped = False

    def redo(self) -> None:
        """Do it; the first time it has been done already."""
        if not self._is_first and not self.is_dropped:
            self._there()
        self._is_first = False

    def undo(self) -> None:
        """Take it back."""
        if not self.is_dropped:
            self._back()


class History(QUndoStack):
    """The undo stack of one note. The text pushes a stand-in for each step of its own."""

    def __init__(self, text: NoteText) -> None:
        super().__init__(text)
        self._text = text
        text.document().undoCommandAdded.connect(self._typed)
        text.undo_asked.connect(self.back)
        text.redo_asked.connect(self.forth)
        text.undo_lost.connect(self.clear)
        self._guard = QTimer(self, singleShot=True, interval=0)
        self._guard.timeout.connect(self._keep_headings)
        text.edited.connect(self._guard.start)

    def back(self) -> None:
        """Take the last step back that still stands."""
        while self.canUndo():
            step = self.command(self.index() - 1)
            self.undo()
            if not (isinstance(step, Step) and step.is_dropped):
                break

    def forth(self) -> None:
        """Do the next step again that still stands."""
        while self.canRedo():
            step = self.command(self.index())
            self.redo()
            if not (isinstance(step, Step) and step.is_dropped):
                break

    def _typed(self) -> None:
        # told before the change itself is told, so the places are still those before it
        self.push(Typing(self._text, self._text.tracking.places()))

    def _keep_headings(self) -> None:
        """Take back what came past every guard and harmed a heading (words dragged into another window)."""
        if self._text.is_harmed and self.canUndo():
            self.undo()

    def push_step(self, words: str, there: Callable[[], None], back: Callable[[], None]) -> Step:
        """Put a step on observations on the time line; typing after it is a step of its own."""
        step = Step(words, there, back)
        self.push(step)
        self._text.document().setModified(False)
        return step
