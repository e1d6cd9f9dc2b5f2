"""Earlier states of the open draft: a list, what differs now, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QListWidget

from attachdesk.domain.draft_state import DraftState
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.record import local
from attachdesk.ui.kit.appearance import appearance, font, px
from attachdesk.ui.kit.difference import Difference
from attachdesk.ui.kit.time_words import clock_words, day_and_year
from attachdesk.ui.kit.words import label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.foot_sheet import FootSheet
from attachdesk.ui.screens.note_editor.session_note import SessionNote

translate = QCoreApplication.translate
HEIGHT, LOW = 184, 112


class DraftHistory(FootSheet):
    """Shows a state as what is gone since and what is new; what is brought back can be taken back here."""

    def __init__(self, place: Workplace, note: SessionNote) -> None:
        super().__init__(
            translate("NoteEditor", "Earlier states of this draft"),
            translate("NoteEditor", "Bring back"),
            self.bring_back,
        )
        self._place, self._note = place, note
        self._states: Sequence[DraftState] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(translate("NoteEditor", "Earlier states"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._show_state)
        self.difference = Difference(translate("NoteEditor", "What changed since"))
        both = row(self.list, self.difference, gap=16)
        both.setStretch(1, 1)
        what = translate(
            "NoteEditor",
            "Struck through: said then, gone now. Underlined: new since. "
            "What the draft says now is kept first. All of this goes when the note is signed.",
        )
        self.fill(label(what, "small", "muted", wraps=True), both)
        appearance().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        for part in (self.list, self.difference):
            part.setMinimumHeight(px(LOW))
            part.setMaximumHeight(px(HEIGHT))
        self.list.setFixedWidth(px(288))
        self.list.setFont(font("small"))

    def open(self) -> None:
        """Ask for the states of the open draft."""
        if self._note.note is None:
            return
        self._note.keep()
        note_id, service = self._note.id, self._place.desk.note_history
        self._place.lane.ask(lambda: service.states(note_id), self._show, self._place.tell, owner=self)

    def _show(self, states: Sequence[DraftState]) -> None:
        if not states:
            self._place.notices.say(translate("NoteEditor", "Nothing earlier of this note is kept."))
            return
        self._states = states
        self.confirm.setEnabled(not self._note.is_signed)
        self.list.clear()
        zone = self._place.desk.records.zone
        for state in states:
            at = local(state.at, zone)
            count = translate("NoteEditor", "%n word(s)", "", state.word_count)
            self.list.addItem(f"{day_and_year(at.date())}, {clock_words(at)}  ·  {count}")
        self.ask(self.list)
        self.list.setCurrentRow(0)

    def _show_state(self, place: int) -> None:
        if 0 <= place < len(self._states):
            self.difference.show_difference(self._states[place].text, self._note.page.tracking.text)

    def bring_back(self) -> None:
        """Let the draft say what it said; the page shows it."""
        place = self.list.currentRow()
        if not 0 <= place < len(self._states) or self._note.is_signed:
            return
        self._note.keep()
        state, service = self._states[place], self._place.desk.note_history
        self._place.lane.ask(
            lambda: service.bring_back(state.note_id, state.number), self._back, self._place.tell, owner=self
        )

    def _back(self, opened: OpenNote) -> None:
        self.put_off()
        if opened.note.id == self._note.id:
            self._note.show(opened)
            words = translate("NoteEditor", "Brought back. What it said before is among the earlier states.")
            self._place.notices.say(words)
