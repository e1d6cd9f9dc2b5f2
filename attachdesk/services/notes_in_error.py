"""A signed note in the wrong file: sealed from search, lists, trends and reports, filed anew elsewhere.

What was signed with it stays with it: the facts of its meeting, what was read and what was asked about risk
are kept as they were signed and open with the sealed note. Ratings of the whole session were given with the
note, so they go with it: they stay tied to it and no trend counts them. What was asked about risk, ticked as
worked on and read in typed fields leaves the wrong file. Facts of the meeting can be put right: no signed
note seals them any more.
"""

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import NoteSaved, ObservationsChanged
from attachdesk.domain.note import Addendum, Note
from attachdesk.domain.observation import Observation
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.session import Contact, RiskEntry, Session
from attachdesk.domain.signing import EnteredInError
from attachdesk.domain.words import Words
from attachdesk.services.as_signed import as_signed
from attachdesk.services.note_reading import gathered
from attachdesk.services.records import Records
from attachdesk.services.refiling import Refiling, said_with
from attachdesk.storage import search
from attachdesk.storage.in_error import is_in_error
from attachdesk.storage.sealed_content import meeting_of
from attachdesk.storage.unit_of_work import Work

OF_NOTE: tuple[type[Addendum] | type[Observation], ...] = (Addendum, Observation)


class NotesInError:
    """Puts a note out of the file it stood in by mistake; nothing of it is destroyed."""

    def __init__(self, records: Records, words: Words) -> None:
        self._records = records
        self._refiling = Refiling(records, words)

    def enter_in_error(
        self,
        note_id: str,
        reason: str,
        refile_to_session_id: str | None = None,
        *,
        refile_to_contact_id: str | None = None,
    ) -> EnteredInError:
        """Seal a signed note that stands in the wrong file.

        With a session or a contact it is written there as a new draft; both files' trails name the other's
        note.
        """
        reason = reason.strip()
        if not reason:
            raise RuleBroken("note.error_needs_reason")
        with self._records.work() as work:
            note = work.get(Note, note_id)
            if note.status != "signed":
                raise RuleBroken("note.error_is_draft")
            if is_in_error(work, note_id):
                raise RuleBroken("note.in_error")
            said, refiled = said_with(work, note), None
            there = _meeting(work, refile_to_session_id, refile_to_contact_id)
            if there is not None:
                refiled = self._refiling.write(work, note, said, there)
            for rating in said.ratings:
                work.replace(rating.changed(note_id=note_id))
            entered = self._entered(work, note, reason, refiled)
            for one in (*said.of_session, *said.risk):
                work.remove(one)
            search.refresh(work, RiskEntry.kind, [one.id for one in said.risk])
        self._records.announce(ObservationsChanged(note.client_id, note_id))
        if refiled is not None:
            self._records.announce(NoteSaved(refiled.client_id, refiled.id))
        return entered

    def of_meeting(
        self,
        *,
        session_id: str | None = None,
        contact_id: str | None = None,
        episode_id: str | None = None,
    ) -> list[EnteredInError]:
        """Return what was entered in error of one meeting, or of the summary of one episode."""
        of = {"session_id": session_id, "contact_id": contact_id, "episode_id": episode_id}
        with self._records.work() as work:
            notes = work.find(Note, **of, layer="record")
            return work.find(EnteredInError, note_id=tuple(note.id for note in notes))

    def of_client(self, client_id: str) -> dict[str, EnteredInError]:
        """Return the last of each meeting (or episode) that has any, by the id of the meeting."""
        with self._records.work() as work:
            entered = work.find(EnteredInError, client_id=client_id)
            ids = tuple(one.note_id for one in entered)
            notes = {note.id: note for note in work.find(Note, id=ids)} if ids else {}
        return {_place_of(notes[one.note_id]): one for one in entered}

    def open(self, note_id: str, reason: str) -> OpenNote:
        """Return a sealed note as it was signed, to be read; the reason goes into the audit trail."""
        reason = reason.strip()
        if not reason:
            raise RuleBroken("note.error_needs_reason")
        with self._records.work() as work:
            entered = work.find(EnteredInError, note_id=note_id)
            if not entered:
                raise RuleBroken("record.gone")
            work.audit("note.in_error.opened", kind=Note.kind, record_id=note_id, reason=reason)
            return as_signed(gathered(work, work.get(Note, note_id)), entered[0])

    def _entered(self, work: Work, note: Note, reason: str, refiled: Note | None) -> EnteredInError:
        entered: EnteredInError = self._records.new(
            EnteredInError,
            client_id=note.client_id,
            note_id=note.id,
            zone=self._records.zone,
            reason=reason,
            refiled_note_id=refiled.id if refiled else None,
            meeting=meeting_of(work, note),
        )
        work.add(entered)
        # ids only: the trail of one client names no other
        to = f" → {refiled.id}" if refiled else ""
        work.audit("note.entered_in_error", kind=Note.kind, record_id=note.id, reason=reason + to)
        if refiled:
            work.audit("note.refiled", kind=Note.kind, record_id=refiled.id, reason=f"← {note.id}")
        search.refresh(work, Note.kind, [note.id])
        for kind in OF_NOTE:
            search.refresh(work, kind.kind, [one.id for one in work.find(kind, note_id=note.id)])
        return entered


def _meeting(work: Work, session_id: str | None, contact_id: str | None) -> Session | Contact | None:
    if session_id is not None:
        return work.get(Session, session_id)
    return work.get(Contact, contact_id) if contact_id is not None else None


def _place_of(note: Note) -> str:
    return note.session_id or note.contact_id or note.episode_id or ""
