"""Gathers a case for a report: counts with the evidence behind each, from one period of one client."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from attachdesk.domain.client import Client, Person
from attachdesk.domain.errors import NotUnderstood
from attachdesk.domain.observation import BENEFITS, PATTERNS, Observation, SessionTarget
from attachdesk.domain.plan import BenefitInFocus, Break, Goal, GoalRating, SharedWords
from attachdesk.domain.practice import Audience, Practice, ReportText
from attachdesk.domain.record import local
from attachdesk.domain.session import NOT_HELD, Session
from attachdesk.library import Library
from attachdesk.reports.case import BenefitLine, Case, PatternLine
from attachdesk.services.records import Records
from attachdesk.storage.unit_of_work import Work

SELF_EVIDENT = "therapist"


@dataclass(frozen=True)
class Period:
    """First and last day, both counted."""

    since: date
    until: date

    def holds(self, session: Session) -> bool:
        """Whether a session lies in it, by the day on the client's wall."""
        return self.since <= day_of(session) <= self.until


def day_of(session: Session) -> date:
    """Return the local day of a session."""
    return local(session.starts_at, session.zone).date()


class Casework:
    """Reads what a report may say. Process notes are never read here."""

    def __init__(self, records: Records, library: Library) -> None:
        self._records = records
        self._library = library

    def case(
        self, client_id: str, audience: Audience, since: date | None = None, until: date | None = None
    ) -> Case:
        """Return the case of a period (by default all until today), made today."""
        today = self._records.today()
        with self._records.work() as work:
            client = work.get(Client, client_id)
            sessions = work.find(Session, client_id=client_id, order_by="starts_at")
            held = [session for session in sessions if session.is_held]
            begun = day_of(held[0]) if held else min(client.started_on, today)
            period = Period(since or begun, until or today)
            if period.until < period.since:
                raise NotUnderstood("report.period_backwards")
            return self._filled(work, client, audience, sessions, period)

    def summary(self, client_id: str, audience: Audience) -> str:
        """Return the therapist's summary for one audience, empty while none is written."""
        with self._records.work() as work:
            return _summary(work, client_id, audience)

    def write_summary(self, client_id: str, audience: Audience, text: str) -> None:
        """Keep the therapist's summary for one audience."""
        with self._records.work() as work:
            old = work.find(ReportText, client_id=client_id, audience=audience, section="summary")
            if old and old[0].text != text:
                work.replace(old[0].changed(text=text))
            elif not old:
                work.add(self._records.new(ReportText, client_id=client_id, audience=audience, text=text))

    def _filled(
        self, work: Work, client: Client, audience: Audience, sessions: list[Session], period: Period
    ) -> Case:
        today = self._records.today()
        within = [session for session in sessions if period.holds(session)]
        held = [session for session in within if session.is_held]
        ahead = [day_of(one) for one in sessions if one.status == "booked" and day_of(one) >= today]
        return Case(
            practice=work.find(Practice)[0],
            client=client,
            audience=audience,
            template=self._library.report_templates[audience],
            words=self._library.words(),
            made_on=today,
            since=period.since,
            until=period.until,
            attended=tuple(day_of(session) for session in held),
            missed=sum(session.status in NOT_HELD for session in within),
            booked_next=min(ahead) if ahead else None,
            breaks=_breaks(work, client, period),
            goals=_goals(work, client, period),
            patterns=self._patterns(work, client, held),
            patterns_picture=None,
            benefits=self._benefits(work, client, held, period),
            summary=_summary(work, client.id, audience),
        )

    def _patterns(self, work: Work, client: Client, held: list[Session]) -> tuple[PatternLine, ...]:
        people = {person.id: person for person in work.find(Person, client_id=client.id)}
        shared = {one.code: one for one in work.find(SharedWords, client_id=client.id)}
        seen = _of_sessions(work.find(Observation, client_id=client.id, family="pattern"), held)
        lines = []
        for code in PATTERNS:
            of_code = [one for one in seen if one.code == code]
            for toward, shown_by in dict.fromkeys((one.toward, one.shown_by) for one in of_code):
                person = people.get(toward or "")
                if person is not None and person.is_cared_for:
                    continue
                told = [one for one in of_code if (one.toward, one.shown_by) == (toward, shown_by)]
                line = self._pattern_line(code, person, told)
                shower = people.get(shown_by or "")
                if shower is not None:
                    line = replace(line, shown_by=shower.name, shown_by_role=self._role(shower, people))
                if person is not None:
                    line = replace(line, toward_role=self._role(person, people))
                wording = shared[code].wording if code in shared else ""
                lines.append(
                    replace(
                        line,
                        is_shared=code in shared,
                        client_wording=wording or self._wording(code),
                    )
                )
        return tuple(lines)

    def _pattern_line(self, code: str, person: Person | None, told: list[Observation]) -> PatternLine:
        words = self._library.words()
        looked = {one.session_id for one in told}
        positive = [one for one in told if one.intensity]
        unnamed = words.say("relation.unnamed")
        is_me = person is not None and person.relation == SELF_EVIDENT
        name = person.name if person is not None else unnamed
        return PatternLine(
            code=code,
            name=self._library.patterns[code].name,
            client_wording="",
            toward=words.say("relation.me") if is_me else name,
            toward_role=unnamed,
            shown_by="",
            shown_by_role="",
            seen=len({one.session_id for one in positive}),
            of=len(looked),
            evidence=tuple(one.id for one in positive),
            is_shared=False,
        )

    def _role(self, person: Person, people: dict[str, Person]) -> str:
        """Return how a page without names calls somebody; partners of a couple are told apart."""
        if person.is_member:
            members = [one.id for one in people.values() if one.is_member]
            letter = chr(ord("A") + members.index(person.id) % 26)
            return self._library.words().say("relation.member", letter=letter)
        return self._library.words().say(f"relation.{person.relation}")

    def _wording(self, code: str) -> str:
        return self._library.patterns[code].client_words[0]

    def _benefits(
        self, work: Work, client: Client, held: list[Session], period: Period
    ) -> tuple[BenefitLine, ...]:
        here = {session.id for session in held}
        targets = [one for one in work.find(SessionTarget, client_id=client.id) if one.session_id in here]
        seen = _of_sessions(work.find(Observation, client_id=client.id, family="benefit"), held)
        focus = {
            one.benefit
            for one in work.find(BenefitInFocus, client_id=client.id)
            if one.since <= period.until and (one.until is None or one.until >= period.since)
        }
        lines = []
        for benefit in BENEFITS:
            mine = [one for one in seen if one.code == benefit]
            lines.append(
                BenefitLine(
                    code=benefit,
                    name=self._library.benefits[benefit].short,
                    is_in_focus=benefit in focus,
                    targeted=sum(one.benefit == benefit for one in targets),
                    forward=sum(one.sense == "forward" for one in mine),
                    worked_on=sum(one.sense == "worked_on" for one in mine),
                    setback=sum(one.sense == "setback" for one in mine),
                    evidence=tuple(one.id for one in mine),
                )
            )
        return tuple(lines)


def _of_sessions(seen: Iterable[Observation], held: list[Session]) -> list[Observation]:
    """Return what moves a trend: in these sessions, seen in the room or told of the recent."""
    here = {session.id for session in held}
    return [one for one in seen if one.session_id in here and one.moves_trends]


def _summary(work: Work, client_id: str, audience: Audience) -> str:
    texts = work.find(ReportText, client_id=client_id, audience=audience, section="summary")
    return texts[-1].text if texts else ""


def _breaks(work: Work, client: Client, period: Period) -> tuple[Break, ...]:
    known = [*work.find(Break, client_id=None), *work.find(Break, client_id=client.id)]
    known = [one for one in known if one.since <= period.until and one.until >= period.since]
    return tuple(sorted(known, key=lambda one: one.since))


def _goals(work: Work, client: Client, period: Period) -> tuple[tuple[Goal, tuple[GoalRating, ...]], ...]:
    ratings = work.find(GoalRating, client_id=client.id, order_by="rated_on")
    return tuple(
        (goal, tuple(one for one in ratings if one.goal_id == goal.id and one.rated_on <= period.until))
        for goal in work.find(Goal, client_id=client.id)
        if goal.since <= period.until and (goal.until is None or goal.until >= period.since)
    )
