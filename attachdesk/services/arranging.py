"""How a session was arranged: interpreter, the client's place when online, whose break, who covers."""

from datetime import datetime, timedelta
from typing import Any

from attachdesk.domain.around import SessionArrangement
from attachdesk.domain.events import SessionRecorded
from attachdesk.domain.session import Session
from attachdesk.services.records import Records
from attachdesk.services.sealing import refuse_sealed
from attachdesk.storage.unit_of_work import Work

SOON = timedelta(hours=12)
"""A place agreed for a session later this day is known already."""
NOTHING = ("", None)
"""What a field of an arrangement holds while nothing was said."""


class Arranging:
    """One arrangement for a session at most, sealed with the session's note."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of_session(self, session_id: str) -> SessionArrangement | None:
        """Return how a session was arranged, or None when nothing was said."""
        with self._records.work() as work:
            return _of(work, session_id)

    def latest(self, client_id: str) -> tuple[Session, SessionArrangement] | None:
        """Return a client's last session that has a place or a number to call, with its arrangement."""
        with self._records.work() as work:
            return latest_place(work, client_id, self._records.now() + SOON)

    def arrange(self, session_id: str, **fields: Any) -> SessionArrangement | None:
        """Keep how a session was arranged; with nothing in any field none is kept.

        ``session.sealed``: its note is signed.
        """
        with self._records.work() as work:
            session, old = work.get(Session, session_id), _of(work, session_id)
            if old is not None and all(getattr(old, name) == value for name, value in fields.items()):
                return old
            if all(value in NOTHING for value in fields.values()):
                made = None
                if old is not None:
                    refuse_sealed(work, session_id)
                    work.remove(old)
            else:
                refuse_sealed(work, session_id)
                made = self._put(work, session, old, fields)
        self._records.announce(SessionRecorded(session.client_id, session_id))
        return made

    def _put(
        self, work: Work, session: Session, old: SessionArrangement | None, fields: dict[str, Any]
    ) -> SessionArrangement:
        if old is not None:
            made = old.changed(**fields)
            work.replace(made)
            return made
        of = {"client_id": session.client_id, "session_id": session.id}
        new: SessionArrangement = self._records.new(SessionArrangement, **of, **fields)
        work.add(new)
        return new


def latest_place(work: Work, client_id: str, until: datetime) -> tuple[Session, SessionArrangement] | None:
    """Return a client's last session that has a place or somebody to call there, with its arrangement."""
    known = {one.session_id: one for one in work.find(SessionArrangement, client_id=client_id)}
    found = work.find(Session, id=tuple(known), order_by="starts_at")
    sessions = [one for one in found if one.starts_at <= until]
    there = [one for one in sessions if known[one.id].online_place or known[one.id].emergency_there]
    return (there[-1], known[there[-1].id]) if there else None


def _of(work: Work, session_id: str) -> SessionArrangement | None:
    found = work.find(SessionArrangement, session_id=session_id)
    return found[0] if found else None
