"""The open note as it is kept: which it is, its page and history, its draft, its way to the vault."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.overview import OpenNote
from attachdesk.services.desk import Desk
from attachdesk.services.note_writing import Draft
from attachdesk.ui.kit.autosave import Autosave
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.screens.note_editor.history import History
from attachdesk.ui.screens.note_editor.page import NotePage


class KeptNote(QObject):
    """What tags and ratings need of the note they are on; ``session_note`` adds opening and signing."""

    told = Signal(object)
    """Something was refused or failed: the error."""
    kept = Signal()
    """All that is written here is on its way to the vault, and what lies beside it should be."""

    def __init__(self, desk: Desk, lane: Lane, page: NotePage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._lane, self.page = desk, lane, page
        self.note: OpenNote | None = None
        self._unkept: dict[str, Draft] = {}
        self.history = History(page)
        self.autosave = Autosave(lane, self._collect, self._save, self)
        page.edited.connect(self.autosave.touched)
        page.refused.connect(lambda key: self.told.emit(RuleBroken(key)))

    @property
    def id(self) -> str:
        """The id of the open note, or nothing."""
        return self.note.note.id if self.note is not None else ""

    @property
    def is_signed(self) -> bool:
        """Whether the note is final."""
        return self.note is not None and self.note.note.status == "signed"

    @property
    def can_be_tagged(self) -> bool:
        """Whether its words take codes: a discharge summary is of no meeting, so it has none."""
        return self.note is None or self.note.episode is None

    # keeping

    def keep(self) -> None:
        """Save what is unsaved, and the place of the cursor."""
        if self.note is not None and not self.is_signed and self.page.point() != self.note.note.cursor:
            self.autosave.touched()
        self.autosave.flush()
        self.kept.emit()

    def _collect(self) -> tuple[str, Draft] | None:
        if self.note is None or self.is_signed:
            return None
        tracking = self.page.tracking
        draft = Draft(
            text=tracking.text,
            cursor=self.page.point(),
            headings=tuple(tracking.headings.items()),
            passages=tuple(tracking.passages.items()),
            lost=tuple((name, tracking.lost[name]) for name in tracking.tray() if name in tracking.lost),
            carried=tracking.carried,
            confided=tuple(span for span in tracking.confided.values() if span is not None),
        )
        return self.note.note.id, draft

    def _save(self, collected: tuple[str, Draft] | None) -> None:
        """Keep a draft, on the lane. One that cannot be kept stays here, for when the note is next shown."""
        if collected is None:
            return
        note_id, draft = collected
        self._unkept[note_id] = draft
        self._desk.note_writing.save(note_id, draft)
        del self._unkept[note_id]

    # the lane

    def new_id(self) -> str:
        """Return an id for a record that is about to be made."""
        return self._desk.records.identify()

    def ask(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None] | None = None,
        fail: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run work on the lane; what is refused is told."""
        self._lane.ask(work, then, fail or self.told.emit, owner=self)
