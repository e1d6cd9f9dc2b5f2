"""Recurring appointments, the sessions that are booked from them, the breaks between, and the week."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from attachdesk.domain.around import Appointment
from attachdesk.domain.client import Client, Episode
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import ClientChanged, SessionRecorded
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.overview import SessionLine
from attachdesk.domain.plan import Break
from attachdesk.domain.recurring import days_of, is_free, moment_of, next_id, root_of, session_id
from attachdesk.domain.session import NOT_HELD, Session, day_of
from attachdesk.services.records import Records
from attachdesk.storage import overviews
from attachdesk.storage.unit_of_work import Work

AHEAD = timedelta(weeks=8)
"""How far ahead sessions are booked from an appointment."""
_HANGS_ON = [kind for kind in KINDS.values() if "session_id" in kind.model_fields]


@dataclass(frozen=True)
class Booked:
    """What was booked; ``taken`` are (client's id, moment) that were not, since a session starts then."""

    made: tuple[Session, ...] = ()
    taken: tuple[tuple[str, datetime], ...] = ()


@dataclass(frozen=True)
class Freed:
    """What a break did: ``removed`` sessions that a series had booked, ``left`` that are booked in it."""

    pause: Break
    removed: int
    left: int


@dataclass(frozen=True)
class Week:
    """Seven days of one's practice; series and breaks stand with the client's code, empty for all clients."""

    since: date
    sessions: tuple[SessionLine, ...]
    breaks: tuple[tuple[str, Break], ...]
    series: tuple[tuple[str, Appointment], ...]


class Appointments:
    """Sessions are real ones with the id of series and day, so that none is made a second time."""

    def __init__(self, records: Records) -> None:
        self._records = records

    # the week

    def week(self, since: date) -> Week:
        """Return the seven days from ``since``, in the therapist's zone; series that run after it began."""
        zone = ZoneInfo(self._records.zone)
        until = since + timedelta(days=7)
        bounds = [datetime.combine(day, time(), zone) for day in (since, until)]
        with self._records.work() as work:
            lines = overviews.session_lines(work, since=bounds[0], until=bounds[1], contacts=False)
            codes = {client.id: client.code for client in work.find(Client)}
            breaks = [one for one in work.find(Break) if one.since < until and one.until >= since]
            series = [one for one in work.find(Appointment) if one.until is None or one.until >= since]
        breaks.sort(key=lambda one: (one.since, one.client_id or ""))
        series.sort(key=lambda one: (one.weekday, one.at))
        return Week(
            since,
            tuple(lines),
            tuple((codes.get(one.client_id or "", ""), one) for one in breaks),
            tuple((codes.get(one.client_id, ""), one) for one in series),
        )

    def of_session(self, session: Session) -> Appointment | None:
        """Return the series that a session was booked from, or None."""
        with self._records.work() as work:
            found = _line_of(work, session.client_id, session.id)
        return found[-1] if found else None

    # series

    def make(self, client_id: str, *, at: str, since: date, **fields: Any) -> tuple[Appointment, Booked]:
        """Make a series on the weekday of ``since`` at a wall-clock time (``09:30``) and book from it.

        ``fields``: ``minutes``, ``every_weeks``, ``until``, ``session_kind``, ``medium``.
        """
        made = self._new(client_id, at, since, fields)
        with self._records.work() as work:
            _refuse_ended(work, client_id)
            work.add(made)
            booked = self._book(work)
        self._records.announce(SessionRecorded(client_id))
        return made, booked

    def change(self, appointment_id: str, *, since: date, **fields: Any) -> tuple[Appointment, Booked]:
        """Let a series go on differently from a day: the old one ends the day before, a new one follows.

        What was moved, cancelled or written about stays; the weekday is that of ``since``.
        """
        with self._records.work() as work:
            old = work.get(Appointment, appointment_id)
            kept = {name: getattr(old, name) for name in ("minutes", "every_weeks", "session_kind", "medium")}
            at = fields.pop("at", old.at)
            line = [one.id for one in _line_of(work, old.client_id, old.id)]
            made = self._new(old.client_id, at, since, {**kept, **fields, "id": next_id(line)})
            self._end(work, old, since - timedelta(days=1))
            work.add(made)
            booked = self._book(work)
        self._records.announce(SessionRecorded(old.client_id))
        return made, booked

    def end(self, appointment_id: str, on: date) -> int:
        """End a series after a day; return how many booked sessions behind it were let go."""
        with self._records.work() as work:
            old = work.get(Appointment, appointment_id)
            count = self._end(work, old, on)
        self._records.announce(SessionRecorded(old.client_id))
        return count

    def book_ahead(self) -> Booked:
        """Book what the series of current clients give for the coming weeks; a second time nothing."""
        with self._records.work() as work:
            booked = self._book(work)
        if booked.made:
            self._records.announce(SessionRecorded())
        return booked

    # breaks

    def take_break(
        self, since: date, until: date, *, client_id: str | None = None, why: str = "",
        announced_on: date | None = None,
    ) -> Freed:  # fmt: skip
        """Keep a break of the practice, or of one client; sessions that a series booked in it are let go.

        ``break.announced_in_future``, ``record.ends_before_start``.
        """
        self._records.not_in_future(announced_on, "break.announced_in_future")
        dated = {"since": since, "until": until, "announced_on": announced_on}
        pause: Break = self._records.new(Break, client_id=client_id, why=why, **dated)
        with self._records.work() as work:
            if client_id is not None:
                work.get(Client, client_id)
            work.add(pause)
            inside = self._booked_in(work, since, until, client_id)
            free = [one for one in inside if is_untouched(work, one, self._records.now())]
            for one in free:
                work.remove(one)
        self._records.announce(ClientChanged(client_id))
        return Freed(pause, len(free), len(inside) - len(free))

    def drop_break(self, break_id: str) -> Booked:
        """Take a break back; the series book again what would have been in it."""
        with self._records.work() as work:
            pause = work.get(Break, break_id)
            work.remove(pause)
            booked = self._book(work)
        self._records.announce(ClientChanged(pause.client_id))
        return booked

    # inside

    def _new(self, client_id: str, at: str, since: date, fields: dict[str, Any]) -> Appointment:
        if since < self._records.today() - timedelta(days=366):
            raise RuleBroken("appointment.long_past")
        of = {"client_id": client_id, "weekday": since.weekday(), "at": at, "since": since}
        made: Appointment = self._records.new(Appointment, zone=self._records.zone, **of, **fields)
        return made

    def _end(self, work: Work, old: Appointment, on: date) -> int:
        today = self._records.today()
        behind = [
            one for one in self._booked_in(work, max(today, on + timedelta(days=1)), today + 2 * AHEAD, None)
            if root_of(one.id) == root_of(old.id) and is_untouched(work, one, self._records.now())
        ]  # fmt: skip
        for one in behind:
            work.remove(one)
        if on < old.since:
            work.remove(old)
        else:
            work.replace(old.changed(until=min(on, old.until or on)))
        return len(behind)

    def _book(self, work: Work) -> Booked:
        series = work.find(Appointment)
        if not series:
            return Booked()
        today = self._records.today()
        current = {client.id for client in work.find(Client, state="current")}
        breaks = work.find(Break)
        wanted = {
            session_id(one, day): (one, moment_of(one, day))
            for one in series
            if one.client_id in current
            for day in days_of(one, today, today + AHEAD)
            if is_free(day, one.client_id, breaks)
        }
        known = {one.id for one in work.find(Session, id=tuple(wanted))}
        there: dict[datetime, list[Session]] = {}
        for one in self._between(work, today, today + AHEAD):
            there.setdefault(one.starts_at, []).append(one)
        made, taken = [], []
        for new_id, (appointment, at) in wanted.items():
            if new_id in known:
                continue
            if any(_is_in_the_way(one, appointment) for one in there.get(at, ())):
                taken.append((appointment.client_id, at))
                continue
            session = self._session(work, new_id, appointment, at)
            there.setdefault(at, []).append(session)
            made.append(session)
        work.add_all(made)
        return Booked(tuple(made), tuple(taken))

    def _session(self, work: Work, new_id: str, appointment: Appointment, at: datetime) -> Session:
        episodes = work.find(Episode, client_id=appointment.client_id)
        if not episodes:
            client = work.get(Client, appointment.client_id)
            # a record that came from elsewhere need not have one
            episodes = [self._records.new(Episode, client_id=client.id, started_on=client.started_on)]
            work.add(episodes[0])
        kept = {name: getattr(appointment, name) for name in ("minutes", "session_kind", "medium", "zone")}
        session: Session = self._records.new(
            Session, id=new_id, client_id=appointment.client_id, episode_id=episodes[-1].id, starts_at=at,
            **kept,
        )  # fmt: skip
        return session

    def _between(self, work: Work, since: date, until: date) -> list[Session]:
        zone = ZoneInfo(self._records.zone)
        first, last = (datetime.combine(day, time(), zone) for day in (since, until + timedelta(days=2)))
        lines = overviews.session_lines(work, since=first, until=last, contacts=False)
        return [line.session for line in lines if line.session is not None]

    def _booked_in(self, work: Work, since: date, until: date, client_id: str | None) -> list[Session]:
        return [
            one for one in self._between(work, since, until)
            if one.status == "booked" and since <= day_of(one) <= until
            and client_id in {None, one.client_id}
        ]  # fmt: skip


def is_untouched(work: Work, session: Session, now: datetime) -> bool:
    """Say whether a series booked it and nobody moved it or wrote about it since."""
    series = _line_of(work, session.client_id, session.id)
    if not series or session.version > 1 or session.starts_at < now:
        return False
    return not any(work.find(kind, session_id=session.id) for kind in _HANGS_ON)


def _line_of(work: Work, client_id: str, any_id: str) -> list[Appointment]:
    """Return a series in all the ways it went on, oldest first."""
    own = work.find(Appointment, client_id=client_id)
    return [one for one in own if root_of(one.id) == root_of(any_id)]


def _is_in_the_way(there: Session, wanted: Appointment) -> bool:
    """Say whether a session that starts at the same moment keeps another from being booked."""
    if there.client_id == wanted.client_id:
        return True  # one that was cancelled then is not made anew either
    both_group = there.session_kind == wanted.session_kind == "group"
    return there.status not in NOT_HELD and not both_group


def _refuse_ended(work: Work, client_id: str) -> None:
    if work.get(Client, client_id).state == "ended":
        raise RuleBroken("appointment.client_ended")
