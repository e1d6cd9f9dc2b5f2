"""Observations: tag a passage, rate a session, say what was worked on; each step can be taken back."""

from typing import Any

from attachdesk.domain.client import Client, Person
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import ObservationsChanged
from attachdesk.domain.note import Note
from attachdesk.domain.observation import BENEFITS, PATTERNS, Code, Observation, SessionTarget, family_of
from attachdesk.domain.passage import Span
from attachdesk.domain.session import Session
from attachdesk.services.placing import found_place, placed
from attachdesk.services.records import Records, refuse_stranger
from attachdesk.storage.unit_of_work import Work


class Coding:
    """Codes on passages and sessions. Positions count code points of the note's text as last saved."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def tag(self, note_id: str, span: Span, code: str, **fields: Any) -> Observation:
        """Put ``code`` on a passage; a tag over nothing (or only white space) is refused.

        ``fields``: intensity 1-3 (2 unless given for patterns), shown_by, toward, basis, sense, memo …
        A pattern toward a child the client cares for is refused: that is caregiving, not attachment.
        """
        family = family_of(code)
        if family == "pattern":
            fields.setdefault("intensity", 2)
        if family == "benefit":
            fields.setdefault("sense", "worked_on")
        with self._records.work() as work:
            note = work.get(Note, note_id)
            if note.episode_id is not None:
                raise RuleBroken("episode.no_meeting")
            words = span.of(note.text)
            if not words.strip() or span.end > len(note.text):
                raise RuleBroken("observation.over_nothing")
            self._check(work, code, fields.get("toward"))
            refuse_stranger(work, note.client_id, fields.get("shown_by"), fields.get("toward"))
            observation: Observation = self._records.new(
                Observation,
                client_id=note.client_id,
                session_id=note.session_id,
                contact_id=note.contact_id,
                note_id=note_id,
                family=family,
                code=code,
                **placed(note.text, span),
                **fields,
            )
            work.add(observation)
            if note.status == "signed":
                work.seal(observation)
        self._tell(observation)
        return observation

    def change(self, observation_id: str, **fields: Any) -> Observation:
        """Change what an observation says: intensity, by and toward whom, basis, sense, memo …"""
        with self._records.work() as work:
            observation = work.get(Observation, observation_id).changed(**fields)
            self._check(work, observation.code, observation.toward)
            refuse_stranger(work, observation.client_id, observation.shown_by, observation.toward)
            work.replace(observation)
        self._tell(observation)
        return observation

    def remove(self, observation_id: str) -> Observation:
        """Take an observation away; the returned record can be put back."""
        with self._records.work() as work:
            observation = work.get(Observation, observation_id)
            work.remove(observation)
        self._tell(observation)
        return observation

    def put_back(self, observation: Observation) -> Observation:
        """Undo a removal: the same observation again, as its next version.

        Where its note was written on meanwhile the passage is looked for; gone, it waits in the tray.
        """
        with self._records.work() as work:
            fields: dict[str, Any] = {}
            if observation.scope == "passage" and observation.place == "placed":
                fields = found_place(work.get(Note, observation.note_id or "").text, observation)
            restored = observation.changed(**fields)
            work.add(restored)
        self._tell(restored)
        return restored

    def rate(
        self, session_id: str, code: str, value: int | None, *, toward: str | None = None, **fields: Any
    ) -> Observation | None:
        """Rate a code 0-3 for the whole session; 0 is looked for and not seen, None takes the rating away."""
        with self._records.work() as work:
            session = work.get(Session, session_id)
            old = work.find(
                Observation,
                session_id=session_id,
                scope="session",
                code=code,
                toward=toward,
                shown_by=fields.get("shown_by"),
                note_id=None,
            )
            rating = self._rated(work, session, old, code=code, intensity=value, toward=toward, **fields)
        self._records.announce(ObservationsChanged(session.client_id))
        return rating

    def _rated(
        self, work: Work, session: Session, old: list[Observation], **fields: Any
    ) -> Observation | None:
        if fields["intensity"] is None:
            for rating in old:
                work.remove(rating)
            return None
        if old:
            rating = old[0].changed(**fields)
            work.replace(rating)
            return rating
        self._check(work, fields["code"], fields["toward"])
        refuse_stranger(work, session.client_id, fields.get("shown_by"), fields["toward"])
        new: Observation = self._records.new(
            Observation,
            client_id=session.client_id,
            session_id=session.id,
            scope="session",
            family=family_of(fields["code"]),
            **fields,
        )
        work.add(new)
        return new

    def target(self, session_id: str, benefit: str, is_target: bool) -> None:
        """Tick or untick that a session worked on a benefit: targeted, kept apart from observed."""
        if benefit not in BENEFITS:
            raise RuleBroken("observation.unknown_code", code=benefit)
        with self._records.work() as work:
            session = work.get(Session, session_id)
            old = work.find(SessionTarget, session_id=session_id, benefit=benefit)
            if is_target and not old:
                work.add(
                    self._records.new(
                        SessionTarget, client_id=session.client_id, session_id=session_id, benefit=benefit
                    )
                )
            for ticked in () if is_target else old:
                work.remove(ticked)
        self._records.announce(ObservationsChanged(session.client_id))

    def of_client(self, client_id: str) -> list[Observation]:
        """Return all observations of a client in the order made."""
        with self._records.work() as work:
            work.get(Client, client_id)
            return work.find(Observation, client_id=client_id)

    def own_codes(self) -> list[Code]:
        """Return the therapist's own codes."""
        with self._records.work() as work:
            return work.find(Code)

    def add_code(self, name: str, **fields: Any) -> Code:
        """Make a code of the therapist's own."""
        code: Code = self._records.new(Code, name=name, **fields)
        with self._records.work() as work:
            work.add(code)
        return code

    def _check(self, work: Work, code: str, toward: str | None) -> None:
        if family_of(code) == "code":
            if not work.find(Code, id=code):
                raise RuleBroken("observation.unknown_code", code=code)
            return
        if code in PATTERNS and toward is not None and work.get(Person, toward).is_cared_for:
            raise RuleBroken("observation.caregiving")

    def _tell(self, observation: Observation) -> None:
        self._records.announce(ObservationsChanged(observation.client_id, observation.note_id or ""))
