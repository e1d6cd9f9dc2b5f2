"""Readings of typed fields in a session: distress, a phase, a stage; each can be taken back until signing."""

from collections.abc import Mapping

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.session import Session
from attachdesk.domain.session_field import SessionField
from attachdesk.domain.writing import FieldReading
from attachdesk.services.records import Records
from attachdesk.services.sealing import refuse_sealed

Value = float | str | None
"""A number, a word, or nothing read."""


class FieldReadings:
    """What was read in a session, once for each field and moment."""

    def __init__(self, records: Records, fields: Mapping[str, SessionField]) -> None:
        self._records, self._fields = records, fields

    def of_session(self, session_id: str) -> dict[tuple[str, str], float | str]:
        """Return what was read, by field and moment."""
        with self._records.work() as work:
            found = work.find(FieldReading, session_id=session_id)
        return {(one.field, one.when): one.word if one.number is None else one.number for one in found}

    def of_client(self, client_id: str) -> list[FieldReading]:
        """Return all readings of a client in the order made, for a line over time."""
        with self._records.work() as work:
            return work.find(FieldReading, client_id=client_id)

    def read(self, session_id: str, field: str, when: str, value: Value) -> None:
        """Keep a reading; None takes it away.

        ``field.unknown``, ``field.out_of_range``; ``session.sealed``: the note of the session is signed.
        """
        known = self._fields.get(field)
        if known is None or when not in known.moments:
            raise RuleBroken("field.unknown")
        number, word = (None, value) if isinstance(value, str) else (value, "")
        if value is not None and not known.takes(number, word):
            raise RuleBroken("field.out_of_range", field=known.name)
        with self._records.work() as work:
            session = work.get(Session, session_id)
            refuse_sealed(work, session_id)
            old = work.find(FieldReading, session_id=session_id, field=field, when=when)
            if value is None:
                for one in old:
                    work.remove(one)
            elif old:
                work.replace(old[0].changed(number=number, word=word))
            else:
                of = {"client_id": session.client_id, "session_id": session_id}
                work.add(
                    self._records.new(FieldReading, **of, field=field, when=when, number=number, word=word)
                )
