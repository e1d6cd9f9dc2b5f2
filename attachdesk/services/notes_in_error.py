"""A signed note in the wrong file: sealed from search, lists, trends and reports, filed anew elsewhere.

Ratings of the whole session were given with the note, so they go with it: they stay tied to the sealed note
and no trend counts them. What was ticked as worked on and what was read in typed fields leaves the wrong
session. Facts of the session and what was asked about risk stay where they are and can be put right: no
signed note seals them any more.
"""

from typing import Any

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import NoteSaved, ObservationsChanged
from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.observation import Observation, SessionTarget
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.record import Record
from attachdesk.domain.session import Session
from attachdesk.domain.signing import EnteredInError
from attachdesk.domain.treatment import SessionWork
from attachdesk.domain.writing import FieldReading
from attachdesk.services.note_reading import gathered
from attachdesk.services.records import Records
from attachdesk.storage import search
from attachdesk.storage.in_error import is_in_error, standing
from attachdesk.storage.unit_of_work import Work

OF_NOTE: tuple[type[Addendum] | type[Observation], ...] = (Addendum, Observation)
WITH_NOTE: tuple[type[Record], ...] = (SessionTarget, SessionWork, FieldReading)
"""What is said of a session while its note is written."""


class NotesInError:
    """Puts a note out of the file it stood in by mistake; nothing of it is destroyed."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def enter_in_error(
        self, note_id: str, reason: str, refile_to_session_id: str | None = None
    ) -> EnteredInError:
        """Seal a signed note that stands in the wrong file; with a session, write it there as a new draft."""
        reason = reason.strip()
        if not reason:
            raise RuleBroken("note.error_needs_reason")
        with self._records.work() as work:
            note = work.get(Note, note_id)
            if note.status != "signed":
                raise RuleBroken("note.error_is_draft")
            if is_in_error(work, note_id):
                raise RuleBroken("note.in_error")
            ratings, said = _of_session(work, note)
            refiled = None
            if refile_to_session_id is not None:
                refiled = self._refiled(work, note, work.get(Session, refile_to_session_id))
                self._copied(work, note, refiled, ratings, said)
            for rating in ratings:
                work.replace(rating.changed(note_id=note_id))
            entered = self._entered(work, note, reason, refiled)
            for one in said:
                work.remove(one)
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
        """Return a sealed note to be read; the reason goes into the audit trail."""
        reason = reason.strip()
        if not reason:
            raise RuleBroken("note.error_needs_reason")
        with self._records.work() as work:
            if not is_in_error(work, note_id):
                raise RuleBroken("record.gone")
            work.audit("note.in_error.opened", kind=Note.kind, record_id=note_id, reason=reason)
            return gathered(work, work.get(Note, note_id))

    def _entered(self, work: Work, note: Note, reason: str, refiled: Note | None) -> EnteredInError:
        entered: EnteredInError = self._records.new(
            EnteredInError,
            client_id=note.client_id,
            note_id=note.id,
            zone=self._records.zone,
            reason=reason,
            refiled_note_id=refiled.id if refiled else None,
        )
        work.add(entered)
        work.audit("note.entered_in_error", kind=Note.kind, record_id=note.id, reason=reason)
        search.refresh(work, Note.kind, [note.id])
        for kind in OF_NOTE:
            search.refresh(work, kind.kind, [one.id for one in work.find(kind, note_id=note.id)])
        return entered

    def _refiled(self, work: Work, note: Note, session: Session) -> Note:
        if standing(work, work.find(Note, session_id=session.id, layer="record")):
            raise RuleBroken("note.already_started")
        kept = {"text": note.text, "template_id": note.template_id, "word_count": note.word_count}
        draft: Note = self._records.new(
            Note,
            client_id=session.client_id,
            session_id=session.id,
            zone=self._records.zone,
            saved_at=self._records.now(),
            **kept,
        )
        work.add(draft)
        return draft

    def _copied(
        self,
        work: Work,
        note: Note,
        draft: Note,
        ratings: list[Observation],
        said: list[Record],
    ) -> None:
        """Write anew what lay on the note; people and objectives only where they are of the same client."""
        of: dict[str, Any] = {"client_id": draft.client_id, "version": 1}
        for mark in work.find(NoteMark, note_id=note.id):
            work.add(self._again(mark, **of, note_id=draft.id))
        of["session_id"] = draft.session_id
        is_other = draft.client_id != note.client_id
        nobody: dict[str, Any] = {"shown_by": None, "toward": None} if is_other else {}
        for seen in work.find(Observation, note_id=note.id):
            work.add(self._again(seen, **of, **nobody, note_id=draft.id, contact_id=None))
        for rating in ratings:
            work.add(self._again(rating, **of, **nobody))
        there = {kind for kind in WITH_NOTE if work.find(kind, session_id=draft.session_id)}
        for one in said:
            # what is already said of the right session stays; objectives are of the wrong client's plan
            if type(one) not in there and not (is_other and isinstance(one, SessionWork)):
                work.add(self._again(one, **of))

    def _again(self, record: Any, **fields: Any) -> Any:
        new = {"id": self._records.identify(), "made_at": self._records.now()}
        return type(record)(**{**record.model_dump(), **new, **fields})


def _of_session(work: Work, note: Note) -> tuple[list[Observation], list[Record]]:
    if note.session_id is None:
        return [], []
    of = {"session_id": note.session_id}
    ratings = work.find(Observation, scope="session", note_id=None, **of)
    return ratings, [one for kind in WITH_NOTE for one in work.find(kind, **of)]


def _place_of(note: Note) -> str:
    return note.session_id or note.contact_id or note.episode_id or ""
