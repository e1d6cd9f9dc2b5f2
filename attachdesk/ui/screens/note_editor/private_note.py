"""The open private note as it is kept: autosaved into its own file, with its own undo, without tags."""

from PySide6.QtCore import QObject

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.overview import OpenNote
from attachdesk.services.note_writing import Draft
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.kept_note import KeptNote
from attachdesk.ui.screens.note_editor.page import NotePage


class PrivateNote(KeptNote):
    """One private note at a time; what is typed goes to the private file and nowhere else."""

    def __init__(self, place: Workplace, page: NotePage, parent: QObject) -> None:
        super().__init__(place.desk, place.lane, page, parent)
        self.told.connect(place.tell)
        self.autosave.failed_with.connect(place.tell)

    def show(self, opened: OpenNote) -> None:
        """Show a private note; what was written in the one before is kept first."""
        self.autosave.flush()
        self.note = opened
        draft = self._unkept.get(opened.note.id)
        text, cursor = (draft.text, draft.cursor) if draft else (opened.note.text, opened.note.cursor)
        self.page.load(text, (), (), cursor)
        self.history.clear()
        self.page.set_writable(True)
        if draft:
            self.autosave.touched()

    def forget(self) -> None:
        """Keep what is unsaved, and take the words off the page."""
        if self.note is None:
            return
        self.keep()
        self.note = None
        self.page.load("", (), ())
        self.history.clear()
        self.page.set_writable(False)

    def _save(self, collected: tuple[str, Draft] | None) -> None:
        """Keep a draft, on the lane. One that cannot be kept stays here, for when the note is next shown."""
        if collected is None:
            return
        note_id, draft = collected
        self._unkept[note_id] = draft
        writing = self._desk.private_notes.writing
        if writing is None:
            raise RuleBroken("private.closed")
        writing.save(note_id, draft)
        del self._unkept[note_id]
