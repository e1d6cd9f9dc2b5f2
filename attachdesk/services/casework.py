"""Gathers a case for a report: counts with the evidence behind each, from one period of one client."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from attachdesk.analysis.between import Pair, between, pairs_of
from attachdesk.analysis.trends import view_of
from attachdesk.domain.client import Client, Person
from attachdesk.domain.errors import NotUnderstood
from attachdesk.domain.observation import PATTERNS
from attachdesk.domain.plan import BenefitInFocus, Break, Goal, GoalRating, SharedWords
from attachdesk.domain.practice import Audience, Practice, ReportText
from attachdesk.domain.session import NOT_HELD, Session, day_of
from attachdesk.domain.trend import CodeRow, Course, TrendsView
from attachdesk.library import Library
from attachdesk.reports.case import BenefitLine, Case, PatternLine
from attachdesk.services.records import Records
from attachdesk.services.reviewing import Reviewing
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


class Casework:
    """Reads what a report may say. Process notes are never read here."""

    def __init__(self, records: Records, library: Library, reviewing: Reviewing) -> None:
        self._records = records
        self._library = library
        self._reviewing = reviewing

    def case(
        self, client_id: str, audience: Audience, since: date | None = None, until: date | None = None
    ) -> Case:
        """Return the case of a period (by default all until today), made today."""
        today = self._records.today()
        course = self._reviewing.course(client_id, for_page=True)
        with self._records.work() as work:
            client = work.get(Client, client_id)
            sessions = work.find(Session, client_id=client_id, order_by="starts_at")
            held = [session for session in sessions if session.is_held]
            begun = day_of(held[0]) if held else min(client.started_on, today)
            period = Period(since or begun, until or today)
            if period.until < period.since:
                raise NotUnderstood("report.period_backwards")
            return self._filled(work, course, audience, sessions, period)

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
        self, work: Work, course: Course, audience: Audience, sessions: list[Session], period: Period
    ) -> Case:
        today = self._records.today()
        client = work.get(Client, course.client_id)
        view = view_of(course, since=period.since, until=period.until)
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
            patterns=self._patterns(work, client, view),
            patterns_picture=None,
            benefits=tuple(self._benefits(work, client, view, period)),
            summary=_summary(work, client.id, audience),
        )

    def _patterns(self, work: Work, client: Client, view: TrendsView) -> tuple[PatternLine, ...]:
        """Return a line for each pattern and relationship, with the very figures of the trend screen."""
        people = {person.id: person for person in work.find(Person, client_id=client.id)}
        shared = {one.code: one for one in work.find(SharedWords, client_id=client.id)}
        narrow = {
            pair: view_of(between(view.course, pair), since=view.since, until=view.until)
            for pair in pairs_of(view)
        }
        lines = []
        for code in PATTERNS:
            for pair, one in narrow.items():
                row = one.row(code)
                if row.cells:
                    line = self._pattern_line(row, pair, people)
                    wording = shared[code].wording if code in shared else ""
                    wording = wording or self._wording(code)
                    lines.append(replace(line, is_shared=code in shared, client_wording=wording))
        return tuple(lines)

    def _pattern_line(self, row: CodeRow, pair: Pair, people: dict[str, Person]) -> PatternLine:
        words = self._library.words()
        unnamed = words.say("relation.unnamed")
        person, shower = (people.get(one or "") for one in pair)
        is_me = person is not None and person.relation == SELF_EVIDENT
        name = person.name if person is not None else unnamed
        return PatternLine(
            code=row.code,
            name=self._library.patterns[row.code].name,
            client_wording="",
            toward=words.say("relation.me") if is_me else name,
            toward_role=self._role(person, people) if person is not None else unnamed,
            shown_by=shower.name if shower is not None else "",
            shown_by_role=self._role(shower, people) if shower is not None else "",
            seen=row.share.seen,
            of=row.share.n,
            source=row.share.source,
            evidence=tuple(_counted(row)),
            is_shared=False,
        )

    def _role(self, person: Person, people: dict[str, Person]) -> str:
        """Return how a page without names calls somebody; those of one relation are told apart."""
        say = self._library.words().say
        alike = [one.id for one in people.values() if _relation(one) == _relation(person)]
        letter = chr(ord("A") + alike.index(person.id) % 26)
        if person.is_member:
            return say("relation.member", letter=letter)
        role = say(f"relation.{person.relation}")
        return say("relation.one_of_many", role=role, letter=letter) if len(alike) > 1 else role

    def _wording(self, code: str) -> str:
        return self._library.patterns[code].client_words[0]

    def _benefits(self, work: Work, client: Client, view: TrendsView, period: Period) -> list[BenefitLine]:
        focus = {
            one.benefit
            for one in work.find(BenefitInFocus, client_id=client.id)
            if one.since <= period.until and (one.until is None or one.until >= period.since)
        }
        return [
            BenefitLine(
                code=row.code,
                name=self._library.benefits[row.code].short,
                is_in_focus=row.code in focus,
                targeted=len(row.targeted),
                forward=sum(cell.forward for cell in row.cells),
                worked_on=sum(cell.worked_on for cell in row.cells),
                setback=sum(cell.setback for cell in row.cells),
                evidence=tuple(one for cell in row.cells for one in cell.evidence),
            )
            for row in view.of_family("benefit")
        ]


def _relation(person: Person) -> str:
    return "member" if person.is_member else person.relation


def _counted(row: CodeRow) -> Iterator[str]:
    """Yield the observations that a row's share rests on: ratings above 0, or passages."""
    for cell in row.cells:
        if row.share.source == "passage":
            yield from cell.passages
        elif cell.rating:
            yield from cell.ratings


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
