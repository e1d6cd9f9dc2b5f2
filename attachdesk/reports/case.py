"""Everything a report may say, gathered once. There is no field for process notes, so none can be printed."""

from dataclasses import dataclass
from datetime import date

from attachdesk.charts.picture import Picture
from attachdesk.domain.client import Client
from attachdesk.domain.plan import Break, Goal, GoalRating
from attachdesk.domain.practice import Audience, Practice
from attachdesk.domain.report_template import ReportTemplate
from attachdesk.domain.trend import Source
from attachdesk.domain.words import Words


@dataclass(frozen=True)
class PatternLine:
    """One pattern toward one person: in how many sessions it was seen, of how many."""

    code: str
    name: str
    client_wording: str
    toward: str
    toward_role: str
    """As a page without names calls the person; ``toward`` is what the client calls them."""
    shown_by: str
    """Which partner of a couple showed it; empty: the client."""
    shown_by_role: str
    seen: int
    of: int
    source: Source
    """Of what: sessions rated, or sessions with a note. The same as on the trend screen."""
    evidence: tuple[str, ...]
    is_shared: bool
    """Whether the client has been told the words."""


@dataclass(frozen=True)
class BenefitLine:
    """One benefit: sessions that worked on it, and what was observed, by sense."""

    code: str
    name: str
    is_in_focus: bool
    targeted: int
    forward: int
    worked_on: int
    setback: int
    evidence: tuple[str, ...]

    @property
    def observed(self) -> int:
        """All observations of it."""
        return self.forward + self.worked_on + self.setback


@dataclass(frozen=True)
class Case:
    """One client, one audience, one period. Same case, same bytes: ``made_on`` is part of it."""

    practice: Practice
    client: Client
    audience: Audience
    template: ReportTemplate
    words: Words
    made_on: date
    since: date
    until: date
    attended: tuple[date, ...]
    missed: int
    booked_next: date | None
    breaks: tuple[Break, ...]
    goals: tuple[tuple[Goal, tuple[GoalRating, ...]], ...]
    patterns: tuple[PatternLine, ...]
    patterns_picture: Picture | None
    benefits: tuple[BenefitLine, ...]
    summary: str

    @property
    def shown_name(self) -> str:
        """Return how the report calls the client: the code, unless it is a supervisor's pseudonym."""
        return self.words.say("report.pseudonym") if self.audience == "supervisor" else self.client.code

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence: the audience's own (``key.audience``), else the common one."""
        own = f"{key}.{self.audience}"
        return self.words.say(own if own in self.words else f"{key}.all", **values)

    def counted(self, key: str, count: int, **values: object) -> str:
        """Return a sentence with a count in it, in the singular for one."""
        return self.say(f"{key}_one" if count == 1 else key, count=count, **values)

    def day(self, day: date, *, with_year: bool = True) -> str:
        """Return a day in words."""
        month = self.words.say(f"month.{day.month}")
        return f"{day.day} {month} {day.year}" if with_year else f"{day.day} {month}"
