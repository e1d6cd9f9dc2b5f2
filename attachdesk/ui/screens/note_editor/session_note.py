"""The open note as the editor works on it: opened, signed, given later words; all through the lane."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from attachdesk.domain.note import Addendum
from attachdesk.domain.observation import Observation
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.passage import Span
from attachdesk.services.desk import Desk
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.screens.note_editor.kept_note import KeptNote
from attachdesk.ui.screens.note_editor.page import NotePage
from attachdesk.ui.screens.note_editor.ratings import Ratings
from attachdesk.ui.screens.note_editor.tags import Tags


class SessionNote(KeptNote):
    """One note at a time. Services run on the lane, results come back by signal."""

    opened = Signal()
    signed = Signal()
    added = Signal()
    """The open note has one more addendum."""

    def __init__(self, desk: Desk, lane: Lane, page: NotePage, parent: QObject) -> None:
        super().__init__(desk, lane, page, parent)
        self.tags = Tags(desk.coding, self)
        self.ratings = Ratings(desk.coding, self)

    # opening

    def show(self, opened: OpenNote) -> None:
        """Show a note that was opened; what was written in the one before is kept first."""
        if opened.note.id == self.id or self.autosave.state == "failed":
            self.autosave.forget()  # what the vault would not take waits for the note to be shown again
        else:
            self.autosave.flush()
        self.note = opened
        self.tags.begin(opened)
        self._put_text(opened)
        self.history.clear()
        self.set_writable()
        self.ratings.begin(opened)
        self.opened.emit()
        self.tags.changed.emit()

    def _put_text(self, opened: OpenNote) -> None:
        """Put the text on the page: a draft that the vault could not take wins over what it has."""
        draft = self._unkept.get(opened.note.id)
        places = {one.id: _span(one) for one in opened.observations if one.scope == "passage"}
        if draft is None or self.is_signed:
            marks = [one for one in opened.marks if one.mark == "heading"]
            headings = [(mark.section, Span(mark.start, mark.end)) for mark in marks]
            self.page.load(opened.note.text, headings, places.items(), opened.note.cursor)
            carried = (Span(one.start, one.end) for one in opened.marks if one.mark == "carried")
            self.page.tracking.carried = tuple(carried)
            confided = (one for one in opened.marks if one.mark == "third_party")
            self.page.tracking.confided = {one.id: Span(one.start, one.end) for one in confided}
            return
        places |= {name: span for name, span in draft.passages if name in places}
        self.page.load(draft.text, draft.headings, places.items(), draft.cursor)
        self.page.tracking.carried = draft.carried
        self.page.tracking.confided = {str(place): one for place, one in enumerate(draft.confided or ())}
        self.autosave.touched()

    def set_writable(self, *, is_held: bool = False) -> None:
        """Let the page be written in, unless it is final, being coded, or held for a moment."""
        self.page.set_writable(not (is_held or self.is_signed or self.page.is_coding))

    # final

    def sign(self) -> None:
        """Make the note final; nothing can be typed while that is under way."""
        if self.note is None:
            return
        self.keep()
        self.set_writable(is_held=True)
        note_id, signing, writing = self.id, self._desk.note_signing, self._desk.note_writing
        self.ask(
            lambda: (signing.sign(note_id), writing.open_note(note_id))[1], self._signed, self._still_open
        )

    def _signed(self, opened: OpenNote) -> None:
        if opened.note.id == self.id:
            self.show(opened)
        self.signed.emit()

    def add_addendum(self, text: str, reason: str, request: str | None, passage: str) -> None:
        """Add a later word to the signed note, or with a request what the client asked for."""
        note_id, service = self.id, self._desk.note_signing
        if request is None:
            self.ask(lambda: service.add_addendum(note_id, text, reason, passage=passage), self._added)
        else:
            self.ask(lambda: service.amend(note_id, text, reason, request, passage=passage), self._added)

    def _added(self, addendum: Addendum) -> None:
        if self.note is not None and addendum.note_id == self.id:
            self.note = replace(self.note, addenda=(*self.note.addenda, addendum))
            self.added.emit()

    def change_template(self, template_id: str) -> None:
        """Give a note without words another template."""
        if self.note is None:
            return
        self.autosave.flush()
        self.set_writable(is_held=True)
        note_id, service = self.id, self._desk.note_writing
        self.ask(lambda: service.change_template(note_id, template_id), self._laid_anew, self._still_open)

    def _laid_anew(self, opened: OpenNote) -> None:
        if opened.note.id == self.id:
            self.show(opened)

    def _still_open(self, error: Exception) -> None:
        self.set_writable()
        self.told.emit(error)
        self.opened.emit()


def _span(one: Observation) -> Span | None:
    if one.place == "tray" or one.start is None or one.end is None:
        return None
    return Span(one.start, one.end)
