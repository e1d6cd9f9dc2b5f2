"""A note in the wrong file written anew where it belongs, with all that was said while it was written."""

from dataclasses import dataclass
from typing import Any

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.observation import Observation, SessionTarget
from attachdesk.domain.passage import Span
from attachdesk.domain.record import Record, local
from attachdesk.domain.session import Contact, RiskEntry, Session
from attachdesk.domain.treatment import SessionWork
from attachdesk.domain.words import Words
from attachdesk.domain.writing import FieldReading
from attachdesk.services.note_text import fit_to_keep, words_in
from attachdesk.services.records import Records
from attachdesk.storage.in_error import standing
from attachdesk.storage.unit_of_work import Work

OF_SESSION: tuple[type[Record], ...] = (SessionTarget, SessionWork, FieldReading)
"""What is said of a session while its note is written."""


@dataclass(frozen=True)
class Said:
    """What was said of a meeting while its note was written, beside the words."""

    ratings: tuple[Observation, ...] = ()
    of_session: tuple[Record, ...] = ()
    risk: tuple[RiskEntry, ...] = ()


def said_with(work: Work, note: Note) -> Said:
    """Return what goes with a note of the record; what another note of the meeting stands by stays there."""
    if note.layer != "record" or note.episode_id is not None:
        return Said()
    of = {"session_id": note.session_id, "contact_id": note.contact_id}
    if len(standing(work, work.find(Note, **of, layer="record"))) > 1:
        return Said()
    risk = tuple(work.find(RiskEntry, **of))
    if note.session_id is None:
        return Said(risk=risk)
    here = {"session_id": note.session_id}
    ratings = work.find(Observation, scope="session", note_id=None, **here)
    return Said(tuple(ratings), tuple(one for kind in OF_SESSION for one in work.find(kind, **here)), risk)


class Refiling:
    """Writes a draft from a signed note; nothing of it is signed, and all of it can be changed."""

    def __init__(self, records: Records, words: Words) -> None:
        self._records, self._say = records, words.say

    def write(self, work: Work, note: Note, said: Said, there: Session | Contact) -> Note:
        """Write the words of a note as the draft of another meeting, with later words at their end."""
        where = {f"{'session' if isinstance(there, Session) else 'contact'}_id": there.id}
        if standing(work, work.find(Note, layer="record", **where)):
            raise RuleBroken("note.already_started")
        marks = work.find(NoteMark, note_id=note.id)
        text = fit_to_keep(note.text + self._later_words(work, note))
        headings = [Span(mark.start, mark.end) for mark in marks if mark.mark == "heading"]
        draft: Note = self._records.new(
            Note,
            client_id=there.client_id,
            **where,
            template_id=note.template_id,
            zone=self._records.zone,
            saved_at=self._records.now(),
            text=text,
            word_count=words_in(text, headings),
        )
        work.add(draft)
        self._copy(work, note, draft, marks, said)
        return draft

    def _later_words(self, work: Work, note: Note) -> str:
        """Return the addenda as text, each under its day and its reason."""
        told = ""
        for one in work.find(Addendum, note_id=note.id, order_by="made_at"):
            day = local(one.made_at, one.zone).date().isoformat()
            told += "\n\n" + self._say(f"note.refiled_{one.addendum_kind}", day=day, reason=one.reason)
            if one.passage:
                told += "\n" + self._say("note.refiled_passage", words=one.passage)
            if one.request:
                told += "\n" + self._say("note.refiled_request", words=one.request)
            told += f"\n{one.text}"
        return told

    def _copy(self, work: Work, note: Note, draft: Note, marks: list[NoteMark], said: Said) -> None:
        """Write anew what lay on the note; people and objectives only where they are of the same client."""
        of: dict[str, Any] = {"client_id": draft.client_id, "version": 1}
        for mark in marks:
            work.add(self._again(mark, **of, note_id=draft.id))
        of["session_id"] = draft.session_id
        is_other = draft.client_id != note.client_id
        nobody: dict[str, Any] = {"shown_by": None, "toward": None} if is_other else {}
        here = {"contact_id": draft.contact_id}
        for seen in work.find(Observation, note_id=note.id):
            work.add(self._again(seen, **of, **nobody, note_id=draft.id, **here))
        self._copy_risk(work, draft, said, of | here)
        if draft.session_id is None:
            return
        for rating in said.ratings:
            work.add(self._again(rating, **of, **nobody))
        there = {kind for kind in OF_SESSION if work.find(kind, session_id=draft.session_id)}
        for one in said.of_session:
            # what is already said of the right session stays; objectives are of the wrong client's plan
            if type(one) not in there and not (is_other and isinstance(one, SessionWork)):
                work.add(self._again(one, **of))

    def _copy_risk(self, work: Work, draft: Note, said: Said, of: dict[str, Any]) -> None:
        """Write what was asked about risk, to be followed up anew; what the right meeting says stays."""
        meeting = {"session_id": draft.session_id, "contact_id": draft.contact_id}
        there = {one.area: one for one in work.find(RiskEntry, **meeting)}
        for entry in said.risk:
            old = there.get(entry.area)
            if old is not None and old.asked == "not_asked" and entry.asked != "not_asked":
                work.remove(old)
                old = None
            if old is None:
                work.add(self._again(entry, **of, followed_up_at=None))

    def _again(self, record: Any, **fields: Any) -> Any:
        new = {"id": self._records.identify(), "made_at": self._records.now()}
        return type(record)(**{**record.model_dump(), **new, **fields})
