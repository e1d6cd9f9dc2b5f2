"""A signed note in the wrong file: sealed from search, lists, trends and reports, filed anew elsewhere.

Ratings of the whole session were given with the note, so they go with it: they stay tied to the sealed note
and no trend counts them. What was ticked as worked on leaves the wrong session. Facts of the session and
what was asked about risk stay where they are and can be put right: no signed note seals them any more.
"""

from typing import Any

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import NoteSaved, ObservationsChanged
from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.observation import Observation, SessionTarget
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.session import Session
from attachdesk.domain.signing import EnteredInError
from attachdesk.services.note_reading import gathered
from attachdesk.services.records import Records
from attachdesk.storage import search
from attachdesk.storage.in_error import is_in_error, standing
from attachdesk.storage.unit_of_work import Work

OF_NOTE: tuple[type[Addendum] | type[Observation], ...] = (Addendum, Observation)


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
            ratings, targets = _of_session(work, note)
            refiled = None
            if refile_to_session_id is not None:
                refiled = self._refiled(work, note, work.get(Session, refile_to_session_id))
                self._copied(work, note, refiled, ratings, targets)
            for rating in ratings:
                work.replace(rating.changed(note_id=note_id))
            for target in targets:
                work.remove(target)
            entered = self._entered(work, note, reason, refiled)
        self._records.announce(ObservationsChanged(note.client_id, note_id))
        if refiled is not None:
            self._records.announce(NoteSaved(refiled.client_id, refiled.id))
        return entered

    def of_meeting(
        self, *, session_id: str | None = None, contact_id: str | None = None
    ) -> list[EnteredInError]:
        """Return what was entered in error of one meeting."""
        with self._records.work() as work:
            notes = work.find(Note, session_id=session_id, contact_id=contact_id, layer="record")
            return work.find(EnteredInError, note_id=tuple(note.id for note in notes))

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
        targets: list[SessionTarget],
    ) -> None:
        """Write anew what lay on the note; people are named only where they are of the same client."""
        of: dict[str, Any] = {"client_id": draft.client_id, "version": 1}
        for mark in work.find(NoteMark, note_id=note.id):
            work.add(self._again(mark, **of, note_id=draft.id))
        of["session_id"] = draft.session_id
        is_other = draft.client_id != note.client_id
        nobody: dict[str, Any] = {"shown_by": None, "toward": None} if is_other else {}
        for one in work.find(Observation, note_id=note.id):
            work.add(self._again(one, **of, **nobody, note_id=draft.id, contact_id=None))
        for rating in ratings:
            work.add(self._again(rating, **of, **nobody))
        for target in targets:
            work.add(self._again(target, **of))

    def _again(self, record: Any, **fields: Any) -> Any:
        new = {"id": self._records.identify(), "made_at": self._records.now()}
        return type(record)(**{**record.model_dump(), **new, **fields})


def _of_session(work: Work, note: Note) -> tuple[list[Observation], list[SessionTarget]]:
    if note.session_id is None:
        return [], []
    of = {"session_id": note.session_id}
    return work.find(Observation, scope="session", note_id=None, **of), work.find(SessionTarget, **of)
