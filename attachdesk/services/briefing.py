"""The brief before a session: last plan, open ruptures, last observed, what is due, risk as last recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from attachdesk.domain.client import Person
from attachdesk.domain.note import Note
from attachdesk.domain.observation import Observation
from attachdesk.domain.overview import SessionLine
from attachdesk.domain.plan import Due, Rupture
from attachdesk.domain.session import RiskEntry, Session, day_of
from attachdesk.services.last_plan import LastPlan, is_delicate, last_plan
from attachdesk.services.records import Records
from attachdesk.storage import overviews
from attachdesk.storage.in_error import among
from attachdesk.storage.unit_of_work import Work


@dataclass(frozen=True)
class Seen:
    """One code of the last session with observations: how strongly, toward whom (empty: nobody named)."""

    code: str
    intensity: int | None
    toward: str
    sense: str | None


@dataclass(frozen=True)
class Brief:
    """What to know before a session; days are local days, None where there is nothing.

    ``ruptures`` are the open ones, newest first, else the last one alone. ``risk`` is the last entry of each
    area that was asked about, what was told first: a meeting in which an area was not asked about says
    nothing of it. Each stands with the day of its meeting.
    """

    client_id: str
    next_number: int
    plan: LastPlan
    ruptures: tuple[tuple[Rupture, date], ...]
    seen: tuple[Seen, ...]
    seen_on: date | None
    dues: tuple[Due, ...]
    risk: tuple[tuple[RiskEntry, date], ...]


class Briefing:
    """Reads what a therapist wants to know in the minute before a session."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def brief(self, client_id: str) -> Brief:
        """Return the brief of one client. ``RuleBroken``: there is no such client."""
        with self._records.work() as work:
            lines = overviews.session_lines(work, client_id=client_id)
            seen, seen_on = _seen(work, client_id, lines)
            return Brief(
                client_id=client_id,
                next_number=1 + max((line.session.number or 0 for line in lines if line.session), default=0),
                plan=last_plan(work, lines),
                ruptures=_ruptures(work, client_id, lines),
                seen=seen,
                seen_on=seen_on,
                dues=tuple(work.find(Due, client_id=client_id, done_at=None, order_by="due_on")),
                risk=_risk(work, client_id, lines),
            )

    def is_delicate(self, line: SessionLine) -> bool:
        """Say whether a meeting with a note touches trauma processing, or a risk that was told."""
        with self._records.work() as work:
            return line.note_id is not None and is_delicate(work, line, work.get(Note, line.note_id))

    def next_numbers(self, client_ids: Sequence[str]) -> dict[str, int]:
        """Return the number that the next attended session of each client will get."""
        with self._records.work() as work:
            held = work.find(Session, client_id=tuple(client_ids), status="attended") if client_ids else []
        numbers = dict.fromkeys(client_ids, 1)
        for session in held:
            numbers[session.client_id] = max(numbers[session.client_id], (session.number or 0) + 1)
        return numbers


def _ruptures(work: Work, client_id: str, lines: Sequence[SessionLine]) -> tuple[tuple[Rupture, date], ...]:
    """Return the open ruptures, newest first, else the last one."""
    of: dict[str, list[Rupture]] = {}
    for one in work.find(Rupture, client_id=client_id):
        of.setdefault(one.session_id, []).append(one)
    dated = [
        (one, day_of(line.meeting))
        for line in reversed(lines)
        for one in reversed(of.get(line.meeting.id, []))
    ]
    still_open = [(one, on) for one, on in dated if one.outcome == "open"]
    return tuple(still_open or dated[:1])


def _seen(work: Work, client_id: str, lines: Sequence[SessionLine]) -> tuple[tuple[Seen, ...], date | None]:
    """Return the codes of the last session in which something was observed, strongest first in each."""
    last = next(
        (line for line in reversed(lines) if line.session and line.session.is_held and line.codes), None
    )
    if last is None or last.session is None:
        return (), None
    names = {person.id: person.name for person in work.find(Person, client_id=client_id)}
    seen = work.find(Observation, session_id=last.session.id)
    astray = among(work, (one.note_id for one in seen))
    found = [one for one in seen if one.intensity != 0 and one.note_id not in astray]
    found.sort(key=lambda one: -(one.intensity or 0))
    best: dict[tuple[str, str], Seen] = {}
    for one in found:
        toward = names.get(one.toward or "", "")
        best.setdefault((one.code, toward), Seen(one.code, one.intensity, toward, one.sense))
    named = {code for code, toward in best if toward}
    kept = [seen for seen in best.values() if seen.toward or seen.code not in named]
    return tuple(sorted(kept, key=lambda seen: overviews.in_order(seen.code))), day_of(last.meeting)


def _risk(work: Work, client_id: str, lines: Sequence[SessionLine]) -> tuple[tuple[RiskEntry, date], ...]:
    """Return the last entry of each area that was asked about, told before none told, newest first."""
    of: dict[str | None, list[RiskEntry]] = {}
    for one in work.find(RiskEntry, client_id=client_id):
        if one.asked != "not_asked":
            of.setdefault(one.session_id or one.contact_id, []).append(one)
    last: dict[str, tuple[RiskEntry, date]] = {}
    for line in reversed(lines):
        for one in of.get(line.meeting.id, []):
            last.setdefault(one.area, (one, day_of(line.meeting)))
    return tuple(sorted(last.values(), key=lambda known: known[0].asked != "told"))
