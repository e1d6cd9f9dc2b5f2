"""The jot pad: lines with their time, kept while one listens; they become the draft and go at signing."""

from datetime import date, datetime

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.observation import family_of
from attachdesk.domain.record import local
from attachdesk.domain.session import Session, day_of
from attachdesk.domain.writing import Jotting
from attachdesk.services.records import Records
from attachdesk.services.sealing import is_sealed, refuse_sealed
from attachdesk.storage.unit_of_work import Work


class JotPad:
    """Lines of one session at a time. Signing purges them unless the client's file is on hold."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of_session(self, session_id: str) -> list[Jotting]:
        """Return the lines of a session in the order jotted."""
        with self._records.work() as work:
            return work.find(Jotting, session_id=session_id, order_by="jotted_at")

    def session_for(self, client_id: str = "", now: datetime | None = None) -> Session | None:
        """Return the session to jot for, never one whose note is signed, or None.

        Of a client: their session of today, else their next, else their last. Of nobody in particular:
        the one that goes on at ``now``, else the next of today.
        """
        now = now or self._records.now()
        whose = {"client_id": client_id} if client_id else {}
        with self._records.work() as work:
            found = work.find(Session, status=("booked", "attended"), order_by="starts_at", **whose)
            wanted = _by_time(found, now, local(now, self._records.zone).date(), is_today_only=not client_id)
            return next((one for one in wanted if not is_sealed(work, one.id)), None)

    def is_open(self, session_id: str) -> bool:
        """Say whether lines can still be jotted for a session: its note is not signed."""
        with self._records.work() as work:
            return not is_sealed(work, session_id)

    def jot(self, session_id: str, text: str = "", code: str = "", *, line_id: str = "") -> Jotting:
        """Begin a line now, or keep the line ``line_id`` as it stands; keystrokes are no links of the chain.

        ``code`` is the pattern or benefit of one key. ``jotting.nothing``: neither words nor a mark;
        ``session.sealed``: the note is signed.
        """
        if not text.strip() and not code:
            raise RuleBroken("jotting.nothing")
        if code:
            family_of(code)
        with self._records.work() as work:
            session = work.get(Session, session_id)
            refuse_sealed(work, session_id)
            begun = work.find(Jotting, id=line_id) if line_id else []
            if begun:
                return self._kept(work, begun[0], text.strip(), code)
            made: Jotting = self._records.new(
                Jotting,
                **({"id": line_id} if line_id else {}),
                client_id=session.client_id,
                session_id=session_id,
                jotted_at=self._records.now(),
                code=code,
                text=text.strip(),
            )
            work.add(made)
        return made

    @staticmethod
    def _kept(work: Work, line: Jotting, text: str, code: str) -> Jotting:
        if line.code == code:
            kept = line.redrawn(text=text)
            work.redraw(kept)
        else:
            kept = line.changed(code=code, text=text)
            work.replace(kept)
        return kept

    def drop(self, jotting_id: str) -> None:
        """Take a line away."""
        with self._records.work() as work:
            work.remove(work.get(Jotting, jotting_id))

    def as_text(self, session_id: str, names: dict[str, str]) -> str:
        """Return the lines as words for a draft, each with its time; ``names`` are those of the codes."""
        lines = []
        for one in self.of_session(session_id):
            at = local(one.jotted_at, self._records.zone)
            named = f"[{names[one.code]}]" if one.code in names else ""
            lines.append(" ".join(part for part in (f"{at:%H:%M}", named, one.text.strip()) if part))
        return "\n".join(lines)


def _by_time(found: list[Session], now: datetime, today: date, *, is_today_only: bool) -> list[Session]:
    """Return sessions (oldest first) as they come to mind: going on, of today, to come, then past."""
    going_on = [one for one in reversed(found) if one.starts_at <= now < one.ends_at]
    ahead = [one for one in found if one.starts_at > now]
    if is_today_only:
        return going_on + [one for one in ahead if day_of(one) == today]
    of_today = sorted(
        (one for one in found if day_of(one) == today), key=lambda one: abs(one.starts_at - now)
    )
    return [*going_on, *of_today, *ahead, *reversed(found)]


def purge(work: Work, session_id: str) -> int:
    """Take away every line of a session, inside a unit of work (signing does); return how many."""
    gone = work.find(Jotting, session_id=session_id)
    for one in gone:
        work.remove(one)
    return len(gone)
