"""The jot pad: lines with their time, kept while one listens; they become the draft and go at signing."""

from datetime import datetime

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.observation import family_of
from attachdesk.domain.record import local
from attachdesk.domain.session import Session
from attachdesk.domain.writing import Jotting
from attachdesk.services.records import Records
from attachdesk.services.sealing import refuse_sealed
from attachdesk.storage.unit_of_work import Work


class JotPad:
    """Lines of one session at a time. Signing purges them unless the client's file is on hold."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of_session(self, session_id: str) -> list[Jotting]:
        """Return the lines of a session in the order jotted."""
        with self._records.work() as work:
            return work.find(Jotting, session_id=session_id, order_by="jotted_at")

    def running(self, now: datetime | None = None) -> Session | None:
        """Return the session that is under way at ``now``, or the one that began last within the day."""
        now = now or self._records.now()
        with self._records.work() as work:
            begun = [one for one in work.find(Session) if 0 <= (now - one.starts_at).total_seconds() < 86400]
        return max(begun, key=lambda one: one.starts_at, default=None)

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


def purge(work: Work, session_id: str) -> int:
    """Take away every line of a session, inside a unit of work (signing does); return how many."""
    gone = work.find(Jotting, session_id=session_id)
    for one in gone:
        work.remove(one)
    return len(gone)
