"""One time line for a note: words and tags are taken back in the order in which they were made."""

from collections.abc import Callable

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

    def redo(self) -> None:
        """Do it; the first time the vault has done it already."""
        if not self._is_first:
            self._there()
        self._is_first = False

    def undo(self) -> None:
        """Take it back."""
        self._back()


class History(QUndoStack):
    """The undo stack of one note. The text pushes a stand-in for each step of its own."""

    def __init__(self, text: NoteText) -> None:
        super().__init__(text)
        self._text = text
        text.document().undoCommandAdded.connect(self._typed)

    def _typed(self) -> None:
        # told before the change itself is told, so the places are still those before it
        self.push(Typing(self._text, self._text.tracking.places()))

    def push_step(self, words: str, there: Callable[[], None], back: Callable[[], None]) -> None:
        """Put a step on observations on the time line; typing after it is a step of its own."""
        self.push(Step(words, there, back))
        self._text.document().setModified(False)
