"""The tab Notes: every note of the file in a table, newest first; Enter opens one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, Qt

from attachdesk.domain.note import Note
from attachdesk.domain.overview import SessionLine
from attachdesk.domain.record import local
from attachdesk.services.desk import Desk
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.record_table import Column, RecordTable
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import column, ground, holding, label
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file import wording
from attachdesk.ui.screens.client_file.happenings import session_title
from attachdesk.ui.screens.client_file.read_tab import ReadTab

translate = QCoreApplication.translate


@dataclass(frozen=True)
class NoteRow:
    """One note, or one that is owed; the same meeting is the same row. ``line`` None: a discharge summary."""

    id: str
    line: SessionLine | None = field(compare=False)
    at: datetime = field(compare=False)
    zone: str = field(compare=False)
    template: str = field(compare=False)
    note: Note | None = field(default=None, compare=False)

    @property
    def day(self) -> str:
        """The local day of the meeting, or of the ending."""
        return day_and_year(local(self.at, self.zone).date())

    @property
    def meeting(self) -> str:
        """Which meeting it is of."""
        if self.line is None:
            return translate("ClientFile", "Discharge summary")
        if self.line.session is not None:
            return session_title(self.line.session)
        contact = self.line.contact
        return wording.contact_kinds()[contact.contact_kind] if contact else ""

    @property
    def status(self) -> tuple[str, str, str]:
        """How it stands: words, icon, ink."""
        stands = self.line.note_status if self.line else self.note.status if self.note else None
        if stands is None:
            return translate("ClientFile", "owed"), "circle-dashed", "warning"
        if stands == "signed":
            return translate("ClientFile", "signed"), "file-check-2", "text"
        return translate("ClientFile", "draft"), "file-pen-line", "text"

    @property
    def words(self) -> int:
        """How many words the therapist wrote."""
        return self.line.word_count if self.line else self.note.word_count if self.note else 0

    @property
    def codes(self) -> tuple[str, ...]:
        """What was seen in it."""
        return self.line.codes if self.line else ()


def read_notes(desk: Desk, client_id: str) -> list[NoteRow]:
    """Return the notes there are and those owed, newest first; runs on the lane."""
    with desk.records.work() as work:
        forms = {note.id: note.template_id for note in work.find(Note, client_id=client_id)}
    names = {one: form.name for one in set(forms.values()) if (form := desk.templates.form(one))}
    rows, now = [], desk.records.now()
    for line in desk.diary.sessions(client_id):
        meeting = line.meeting
        is_owed = line.contact is not None or (line.session is not None and line.session.is_held)
        if line.note_id is None and not (is_owed and meeting.starts_at < now):
            continue
        name = names.get(forms.get(line.note_id or "", ""), "")
        rows.append(NoteRow(meeting.id, line, meeting.starts_at, meeting.zone, name))
    rows += _summaries(desk, client_id)
    return sorted(rows, key=lambda row: row.at, reverse=True)


def _summaries(desk: Desk, client_id: str) -> list[NoteRow]:
    """Return the discharge summaries, each at the end of the day on which care ended."""
    form, zone = desk.library.note_templates["discharge"].name, desk.records.zone
    found = []
    for line in desk.episodes.care(client_id).lines:
        if line.summary is not None and line.episode.ended_on is not None:
            at = datetime.combine(line.episode.ended_on, time(23, 59), ZoneInfo(zone))
            found.append(NoteRow(line.summary.id, None, at, zone, form, line.summary))
    return found


class NotesTab(ReadTab[list[NoteRow]]):
    """The notes of one client."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, "file.notes", read_notes)
        self.table = RecordTable(_columns(), translate("ClientFile", "Notes"))
        words = translate("ClientFile", "No note yet: a note belongs to a session or a contact.")
        self.nothing = label(words, "body", "muted", wraps=True)
        whole = column(self.nothing, self.table, gap=8, margins=(20, 12, 20, 12))
        self._widget = ground(holding(whole), "surface")
        self._widget.setMinimumWidth(1)
        self.table.opened.connect(self._open)

    def take_keys(self) -> None:
        """Put the keyboard on the notes."""
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def actions(self) -> Sequence[Action]:
        """Return what can be done with the chosen note."""
        words, group = translate("ClientFile", "Open the chosen note"), translate("ClientFile", "Notes")
        return [Action("notes.open", words, self.open_chosen, icon="notebook-pen", group=group)]

    def open_chosen(self) -> None:
        """Open the note under the cursor."""
        if (chosen := self.table.chosen_row()) is not None:
            self._open(chosen)

    def _open(self, chosen: NoteRow) -> None:
        part = "note" if chosen.line is None else "contact" if chosen.line.contact is not None else ""
        self._place.go(Target("note", self.client_id, chosen.id, part))

    def _show(self, rows: list[NoteRow]) -> None:
        self.table.show_rows(rows)
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))


def _columns() -> list[Column[NoteRow]]:
    return [
        Column(translate("ClientFile", "Day"), lambda row: row.day, width=150, order=lambda row: row.at),
        Column(translate("ClientFile", "Meeting"), lambda row: row.meeting, "code", 170),
        Column(translate("ClientFile", "Form"), lambda row: row.template, "muted"),
        Column(
            translate("ClientFile", "Status"), lambda row: row.status[0], "notice", 112,
            icon=lambda row: row.status[1:],
        ),
        Column(
            translate("ClientFile", "Words"), lambda row: row.words, "number", 80,
            order=lambda row: row.words,
        ),
        Column(translate("ClientFile", "Seen in it"), lambda row: row.codes, "signs", 220),
    ]  # fmt: skip
