"""A signed note in the wrong file: the sheet that seals it, and the one that opens it with a reason."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.overview import ClientLine, OpenNote, SessionLine
from attachdesk.domain.record import local
from attachdesk.domain.signing import EnteredInError
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.difference import Difference
from attachdesk.ui.kit.fields import ChoiceField, TextField
from attachdesk.ui.kit.risk_words import around_words, by_weight, risk_in_full
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.time_words import clock_words, day_and_year
from attachdesk.ui.kit.words import label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.foot_sheet import FootSheet
from attachdesk.ui.screens.note_editor.session_note import SessionNote

translate = QCoreApplication.translate
LOW, HEIGHT = 72, 168


class ErrorSheet(FootSheet):
    """Asks why, and where the note belongs; the place may be left open."""

    def __init__(self, place: Workplace, note: SessionNote) -> None:
        title = translate("NoteEditor", "Entered in error")
        super().__init__(title, translate("NoteEditor", "Seal this note"), self.seal)
        self._place, self._note = place, note
        self._contacts: set[str] = set()
        self.reason = TextField(translate("NoteEditor", "Why it stands in the wrong file"))
        self.reason.setAccessibleName(translate("NoteEditor", "Reason"))
        self.client, self.session = ChoiceField([]), ChoiceField([])
        self.client.setAccessibleName(translate("NoteEditor", "Client it belongs to"))
        self.session.setAccessibleName(translate("NoteEditor", "Session or contact it belongs to"))
        self.client.edited.connect(self._ask_sessions)
        what = translate(
            "NoteEditor",
            "The note is sealed: search, lists, trends and exports leave it out, and it opens with a "
            "reason only. Nothing is destroyed. Choose the right session or contact to write it "
            "there as a new draft.",
        )
        where = row(self.client, self.session, gap=8)
        where.setStretch(0, 1)
        where.setStretch(1, 1)
        self.fill(label(what, "small", "muted", wraps=True), self.reason, where)

    def open(self) -> None:
        """Ask about the open note, if it is signed."""
        if self._note.note is None:
            return
        if not self._note.is_signed:
            self._place.tell(RuleBroken("note.error_is_draft"))
            return
        caseload = self._place.desk.caseload
        self._place.lane.ask(caseload.lines, self._show, self._place.tell, owner=self)

    def _show(self, lines: Sequence[ClientLine]) -> None:
        self.reason.put("")
        options = [(line.client.id, line.client.code) for line in lines]
        self.client.offer(options, none=translate("NoteEditor", "File it later"))
        self._offer(())
        self.ask(self.reason)

    def _ask_sessions(self) -> None:
        client_id, diary = self.client.value(), self._place.desk.diary
        if client_id is None:
            self._offer(())
            return
        self._place.lane.ask(lambda: diary.sessions(client_id), self._offer, self._place.tell, owner=self)

    def _offer(self, lines: Sequence[SessionLine]) -> None:
        free = sorted((line for line in lines if line.note_id is None), key=self._distance)
        self._contacts = {line.contact.id for line in free if line.contact}
        options = []
        for line in free:
            at = local(line.meeting.starts_at, line.meeting.zone)
            kind = ", " + translate("NoteEditor", "contact") if line.contact else ""
            options.append((line.meeting.id, f"{day_and_year(at.date())}, {clock_words(at)}{kind}"))
        none = translate("NoteEditor", "No session or contact without a note")
        self.session.offer(options, none=None if options else none)
        self.session.setEnabled(bool(options))
        self.session.setVisible(self.client.value() is not None)

    def _distance(self, line: SessionLine) -> tuple[int, bool, timedelta]:
        """Return how far a meeting is from that of the note: in days, what was before it first."""
        opened, at = self._note.note, line.meeting.starts_at
        if opened is None:
            return 0, False, timedelta(0)
        own = opened.session or opened.contact
        here = own.starts_at if own else opened.note.made_at
        zone = own.zone if own else opened.note.zone
        days = (local(at, line.meeting.zone).date() - local(here, zone).date()).days
        return abs(days), days > 0, abs(at - here)

    def seal(self) -> None:
        """Seal the note, and go to where it belongs."""
        opened = self._note.note
        if opened is None:
            return
        errors, reason, to = self._place.desk.notes_in_error, self.reason.value(), self.session.value()
        client_id = self.client.value() if to else opened.client.id
        is_contact = to in self._contacts
        where = {f"refile_to_{'contact' if is_contact else 'session'}_id": to}
        self._place.lane.ask(
            lambda: errors.enter_in_error(opened.note.id, reason, **where),
            lambda _entered: self._sealed(client_id, to, is_contact=is_contact),
            self._place.tell,
            owner=self,
        )

    def _sealed(self, client_id: str, to: str | None, *, is_contact: bool) -> None:
        self.put_off()
        self._place.notices.say(translate("NoteEditor", "The note is sealed as entered in error."))
        part = "contact" if is_contact else ""
        here = Target("note", client_id, to, part) if to else Target("client_file", client_id)
        self._place.go(here)


class SealedSheet(FootSheet):
    """Opens what was entered in error of this meeting; the reason goes into the audit trail."""

    def __init__(self, place: Workplace, note: SessionNote) -> None:
        title = translate("NoteEditor", "Notes entered in error")
        super().__init__(title, translate("NoteEditor", "Open to read"), self.read)
        self._place, self._note = place, note
        self.which = ChoiceField([])
        self.which.setAccessibleName(translate("NoteEditor", "Sealed note"))
        self.reason = TextField(translate("NoteEditor", "Why you open it; this is kept"))
        self.reason.setAccessibleName(translate("NoteEditor", "Reason"))
        self.words = Difference(translate("NoteEditor", "Text of the sealed note"))
        self.fill(self.which, self.reason, self.words)
        appearance().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.words.setMinimumHeight(px(LOW))
        self.words.setMaximumHeight(px(HEIGHT))

    def open(self) -> None:
        """Look for sealed notes of this meeting."""
        opened = self._note.note
        if opened is None:
            return
        errors, note = self._place.desk.notes_in_error, opened.note
        of = {"session_id": note.session_id, "contact_id": note.contact_id, "episode_id": note.episode_id}
        self._place.lane.ask(
            lambda: errors.of_meeting(**of),
            self._show, self._place.tell, owner=self,
        )  # fmt: skip

    def _show(self, found: Sequence[EnteredInError]) -> None:
        if not found:
            words = translate("NoteEditor", "Nothing of this meeting was entered in error.")
            self._place.notices.say(words)
            return
        options = []
        for one in found:
            at = local(one.made_at, one.zone)
            options.append((one.note_id, f"{day_and_year(at.date())}, {clock_words(at)}: {one.reason}"))
        self.which.offer(options)
        self.reason.put("")
        self.words.hide()
        self.ask(self.reason)

    def read(self) -> None:
        """Show the words of the sealed note."""
        errors, note_id, reason = self._place.desk.notes_in_error, self.which.value(), self.reason.value()
        self._place.lane.ask(
            lambda: errors.open(note_id, reason), self._show_words, self._place.tell, owner=self
        )

    def _show_words(self, opened: OpenNote) -> None:
        self.words.show_text("\n\n".join([opened.note.text, *_asked(opened)]))
        self.words.show()
        self.words.setFocus()


def _asked(opened: OpenNote) -> list[str]:
    """Return what was asked about risk and signed with the note, in full; nothing where nothing was."""
    if not opened.risk:
        return []
    told = []
    for one in by_weight(opened.risk):
        if one.words:
            told.append(f"“{one.words}”")
        told += around_words(one)
    return ["\n".join([risk_in_full(opened.risk), *told])]
