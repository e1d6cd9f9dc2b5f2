"""Sessions and the contacts between them: book, record, cancel, ask about risk; the day and the timeline."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from attachdesk.domain.administration import Administration
from attachdesk.domain.client import Client, Episode
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import SessionRecorded
from attachdesk.domain.overview import SessionLine, TimelineEntry, Today
from attachdesk.domain.plan import Break, FileEvent, Phase, Rupture
from attachdesk.domain.record import EARLIEST, local
from attachdesk.domain.session import NOT_HELD, Attendee, Contact, RiskEntry, Session, day_of
from attachdesk.services.records import Records, refuse_stranger
from attachdesk.services.safeguarding import coming_of_age
from attachdesk.services.sealing import CONTACT_FACTS, SESSION_FACTS, differs, refuse_sealed
from attachdesk.storage import counts, overviews
from attachdesk.storage.unit_of_work import Work

HORIZON = timedelta(days=366 * 2)


class Diary:
    """What took place, what is booked, what is owed."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def record(
        self, client_id: str, starts_at: datetime, *, attendees: Sequence[tuple[str, str]] = (), **fields: Any
    ) -> Session:
        """Book or record a session that starts at an aware moment.

        ``attendees`` are (person's id, role). An attended session gets the client's next number. A held
        session lies in the past; a booked one at most two years ahead.
        """
        fields.setdefault("zone", self._records.zone)
        _refuse_before_1900(starts_at)
        with self._records.work() as work:
            episode = self._running_episode(work, client_id)
            session: Session = self._records.new(
                Session, client_id=client_id, episode_id=episode.id, starts_at=starts_at, **fields
            )
            session = self._numbered(work, self._plausible(session))
            work.add(session)
            self._put_attendees(work, session, attendees)
        self._records.announce(SessionRecorded(client_id, session.id))
        return session

    def change(
        self, session_id: str, *, attendees: Sequence[tuple[str, str]] | None = None, **fields: Any
    ) -> Session:
        """Change a session: its time, that it was attended or not, who was there."""
        _refuse_before_1900(fields.get("starts_at"))
        with self._records.work() as work:
            before = work.get(Session, session_id)
            session = self._plausible(before.changed(**fields), before)
            if attendees is not None or differs(before, session, SESSION_FACTS):
                refuse_sealed(work, session_id)
            if session.is_held and session.number is None:
                session = self._numbered(work, session)
            elif not session.is_held and session.number is not None:
                session = Session(**{**session.model_dump(), "number": None})
            work.replace(session)
            if attendees is not None:
                for attendee in work.find(Attendee, session_id=session_id):
                    work.remove(attendee)
                self._put_attendees(work, session, attendees)
        self._records.announce(SessionRecorded(session.client_id, session_id))
        return session

    def begin(self, session_id: str) -> Session:
        """Keep that a booked session takes place, from its day on (``session.held_in_future``)."""
        with self._records.work() as work:
            session = work.get(Session, session_id)
            if local(session.starts_at, self._records.zone).date() > self._records.today():
                raise RuleBroken("session.held_in_future")
            if session.is_held:
                return session
            refuse_sealed(work, session_id)
            session = self._numbered(work, session.changed(status="attended"))
            work.replace(session)
        self._records.announce(SessionRecorded(session.client_id, session_id))
        return session

    def record_contact(self, client_id: str, starts_at: datetime, **fields: Any) -> Contact:
        """Record a contact outside sessions; it has its own note."""
        fields.setdefault("zone", self._records.zone)
        _refuse_before_1900(starts_at)
        contact: Contact = self._records.new(Contact, client_id=client_id, starts_at=starts_at, **fields)
        if starts_at > self._records.now():
            raise RuleBroken("contact.in_future")
        with self._records.work() as work:
            work.get(Client, client_id)
            work.add(contact)
        self._records.announce(SessionRecorded(client_id))
        return contact

    def change_contact(self, contact_id: str, **fields: Any) -> Contact:
        """Change a contact's own fields: when it was, of what kind, with whom."""
        _refuse_before_1900(fields.get("starts_at"))
        with self._records.work() as work:
            before = work.get(Contact, contact_id)
            contact = before.changed(**fields)
            if differs(before, contact, CONTACT_FACTS):
                refuse_sealed(work, None, contact_id)
            if contact.starts_at > self._records.now():
                raise RuleBroken("contact.in_future")
            work.replace(contact)
        self._records.announce(SessionRecorded(contact.client_id))
        return contact

    def doubts(self, client_id: str, starts_at: datetime, session_id: str = "") -> list[str]:
        """Return the keys of the sentences that make one look again before a session is kept; often none.

        ``session_id`` is the session that is changed, if it is none of the new ones.
        """
        with self._records.work() as work:
            client = work.get(Client, client_id)
            others = [one for one in work.find(Session, client_id=client_id) if one.id != session_id]
            started = [one.started_on for one in work.find(Episode, client_id=client_id)]
        found = []
        if any(one.starts_at == starts_at and one.status not in NOT_HELD for one in others):
            found.append("session.same_start")
        if starts_at.date() < min([client.started_on, *started]):
            found.append("session.before_care")
        if client.state == "on_hold" and not session_id:
            found.append("session.client_on_hold")
        return found

    def put_unfinished(self, client_id: str, about: str, text: str) -> None:
        """Keep what a form says and its writer has not kept yet; empty words let go of it.

        ``about`` is the id of a session or contact, or ``session`` and ``contact`` for a new one. It is no
        part of the record: no overview, report or export shows it.
        """
        with self._records.work() as work:
            work.put_setting(_unfinished(client_id, about), text)

    def unfinished(self, client_id: str, about: str) -> str | None:
        """Return what is unfinished, or None."""
        with self._records.work() as work:
            return work.setting(_unfinished(client_id, about)) or None

    def note_risk(self, client_id: str, area: str, asked: str, **fields: Any) -> RiskEntry:
        """Keep what was asked about one area of risk; a second entry on the same meeting replaces the first.

        ``fields`` hold ``session_id`` or ``contact_id``, ``words``, ``protective``, ``action``,
        ``consulted``, ``told_on_basis``, ``follow_up_at``. Nothing of an earlier meeting is taken over.
        """
        entry: RiskEntry = self._records.new(RiskEntry, client_id=client_id, area=area, asked=asked, **fields)
        with self._records.work() as work:
            meeting = {"session_id": entry.session_id, "contact_id": entry.contact_id}
            held = work.get(Session, entry.session_id) if entry.session_id else None
            if (held or work.get(Contact, entry.contact_id or "")).client_id != client_id:
                raise RuleBroken("record.of_another_client")
            refuse_sealed(work, entry.session_id, entry.contact_id)
            old = work.find(RiskEntry, area=area, client_id=client_id, **meeting)
            if old:
                kept = {"id": old[0].id, "made_at": old[0].made_at, "version": old[0].version + 1}
                if entry.follow_up_at == old[0].follow_up_at:
                    kept["followed_up_at"] = old[0].followed_up_at
                entry = RiskEntry(**{**entry.model_dump(), **kept})
                work.replace(entry)
            else:
                work.add(entry)
        self._records.announce(SessionRecorded(client_id, entry.session_id or ""))
        return entry

    def follow_up_done(self, entry_id: str) -> RiskEntry:
        """Keep that a follow-up on risk took place now."""
        with self._records.work() as work:
            entry = work.get(RiskEntry, entry_id).changed(followed_up_at=self._records.now())
            work.replace(entry)
        self._records.announce(SessionRecorded(entry.client_id, entry.session_id or ""))
        return entry

    def attendees(self, session_id: str) -> list[Attendee]:
        """Return who was there besides the client and the therapist."""
        with self._records.work() as work:
            return work.find(Attendee, session_id=session_id)

    def risk(self, *, session_id: str | None = None, contact_id: str | None = None) -> list[RiskEntry]:
        """Return what was asked about risk in one meeting."""
        with self._records.work() as work:
            return work.find(RiskEntry, session_id=session_id, contact_id=contact_id)

    def sessions(self, client_id: str) -> list[SessionLine]:
        """Return a client's sessions and contacts, oldest first."""
        with self._records.work() as work:
            return overviews.session_lines(work, client_id=client_id)

    def today(self, ahead: timedelta = timedelta(days=14)) -> Today:
        """Return the first screen: the day's sessions, notes owed, open ruptures, what is due ``ahead``."""
        day = self._records.today()
        since = datetime.combine(day, time(), ZoneInfo(self._records.zone))
        with self._records.work() as work:
            return Today(
                day=day,
                sessions=tuple(
                    overviews.session_lines(
                        work, since=since, until=since + timedelta(days=1), contacts=False
                    )
                ),
                owed=tuple(overviews.session_lines(work, owed_before=self._records.now())),
                unrecorded=tuple(overviews.session_lines(work, unrecorded_before=since, contacts=False)),
                ruptures=tuple(overviews.open_ruptures(work)),
                dues=tuple(overviews.dues(work, day + ahead)),
                follow_ups=tuple(overviews.follow_ups(work)),
                of_age=coming_of_age(work, day),
            )

    def count_today(self) -> int:
        """Return how many sessions stand on this day, cancelled ones too."""
        since = datetime.combine(self._records.today(), time(), ZoneInfo(self._records.zone))
        with self._records.work() as work:
            return counts.sessions_between(work, since, since + timedelta(days=1))

    def timeline(self, client_id: str) -> list[TimelineEntry]:
        """Return all dated things of a client's file, newest first."""
        with self._records.work() as work:
            entries = [_of_line(line) for line in overviews.session_lines(work, client_id=client_id)]
            days = {entry.line.session.id: entry.on for entry in entries if entry.line and entry.line.session}
            for sitting in work.find(Administration, client_id=client_id):
                entries.append(TimelineEntry(sitting.taken_on, None, "measure", sitting))
            for event in work.find(FileEvent, client_id=client_id):
                entries.append(TimelineEntry(event.happened_on, None, event.about, event))
            for rupture in work.find(Rupture, client_id=client_id):
                if rupture.session_id in days:
                    entries.append(TimelineEntry(days[rupture.session_id], None, "rupture", rupture))
                if rupture.outcome != "open" and rupture.closed_on:
                    entries.append(TimelineEntry(rupture.closed_on, None, "rupture_closed", rupture))
            for phase in work.find(Phase, client_id=client_id):
                entries.append(TimelineEntry(phase.since, None, "phase", phase))
            for pause in (*work.find(Break, client_id=client_id), *work.find(Break, client_id=None)):
                if days and pause.until >= min(days.values()) and pause.since <= max(days.values()):
                    entries.append(TimelineEntry(pause.since, None, "break", pause))
        return sorted(entries, key=_newest_last, reverse=True)

    def _running_episode(self, work: Work, client_id: str) -> Episode:
        client = work.get(Client, client_id)
        episodes = work.find(Episode, client_id=client_id)
        if not episodes:
            # a record that came from elsewhere need not have one
            episodes = [self._records.new(Episode, client_id=client_id, started_on=client.started_on)]
            work.add(episodes[0])
        return episodes[-1]

    def _plausible(self, session: Session, before: Session | None = None) -> Session:
        now = self._records.now()
        began = before is not None and before.is_held and before.starts_at == session.starts_at
        if session.is_held and session.starts_at > now and not began:
            raise RuleBroken("session.held_in_future")
        if session.starts_at > now + HORIZON:
            raise RuleBroken("session.too_far_ahead")
        return session

    def _numbered(self, work: Work, session: Session) -> Session:
        if not session.is_held:
            return session
        held = work.find(Session, client_id=session.client_id, status="attended")
        number = max((other.number or 0 for other in held), default=0) + 1
        return Session(**{**session.model_dump(), "number": number})

    def _put_attendees(self, work: Work, session: Session, attendees: Sequence[tuple[str, str]]) -> None:
        for person_id, role in attendees:
            refuse_stranger(work, session.client_id, person_id)
            work.add(
                self._records.new(
                    Attendee,
                    client_id=session.client_id,
                    session_id=session.id,
                    person_id=person_id,
                    role=role,
                )
            )


def _refuse_before_1900(starts_at: datetime | None) -> None:
    if starts_at is not None and starts_at.year < EARLIEST.year:
        raise RuleBroken("session.before_1900")


def _unfinished(client_id: str, about: str) -> str:
    return f"unfinished.{client_id}.{about}"


def _newest_last(entry: TimelineEntry) -> tuple[date, bool, datetime, str]:
    """Order by day and hour; on its day, what has no hour stands below what has one."""
    return entry.on, entry.at is not None, entry.at or datetime.min.replace(tzinfo=UTC), entry.kind


def _of_line(line: SessionLine) -> TimelineEntry:
    kind = "session" if line.session else "contact"
    return TimelineEntry(day_of(line.meeting), line.meeting.starts_at, kind, line.meeting, line)
