"""Goals and their ratings, benefits in focus, phases, breaks, ruptures, and what is coming due."""

from datetime import date, datetime
from typing import Literal, Self

from pydantic import model_validator
from sqlmodel import Field

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.record import Record, choice


def _in_order(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise RuleBroken("record.ends_before_start")


class Goal(Record):
    """A goal in the client's words."""

    kind = "goals"
    searchable = ("words",)
    later = {"problem_id": None, "benefit": ""}

    client_id: str = Field(index=True)
    words: str = Field(min_length=1)
    since: date
    until: date | None = None
    remark: str = ""
    problem_id: str | None = None
    benefit: str = ""
    """Id of the benefit it serves; empty: its own."""

    @model_validator(mode="after")
    def _order(self) -> Self:
        _in_order(self.since, self.until)
        return self


class GoalRating(Record):
    """The client's own rating of a goal: 0 not at all there, 10 all the way there."""

    kind = "goal_ratings"

    client_id: str = Field(index=True)
    goal_id: str = Field(index=True)
    session_id: str | None = None
    rated_on: date
    value: int = Field(ge=0, le=10)


class BenefitInFocus(Record):
    """A benefit that the work is aimed at: since when, until when, why."""

    kind = "benefits_in_focus"

    client_id: str = Field(index=True)
    benefit: str
    since: date
    until: date | None = None
    why: str = ""

    @model_validator(mode="after")
    def _order(self) -> Self:
        _in_order(self.since, self.until)
        return self


class Phase(Record):
    """A named stretch of the work."""

    kind = "phases"

    client_id: str = Field(index=True)
    name: str = Field(min_length=1)
    since: date
    until: date | None = None

    @model_validator(mode="after")
    def _order(self) -> Self:
        _in_order(self.since, self.until)
        return self


class Break(Record):
    """Days without sessions: the practice's holiday (no client) or one client's own."""

    kind = "breaks"

    client_id: str | None = Field(None, index=True)
    since: date
    until: date
    why: str = ""
    announced_on: date | None = None

    @model_validator(mode="after")
    def _order(self) -> Self:
        _in_order(self.since, self.until)
        return self


class Rupture(Record):
    """A strain in the alliance, and what became of it. A fact about the two of us, not a fault of the client.

    ``movement`` after Eubanks, Muran & Safran 2018: withdrawal or confrontation.
    """

    kind = "ruptures"
    searchable = ("my_part", "what_helped", "remark")

    client_id: str = Field(index=True)
    session_id: str
    movement: Literal["withdrawal", "confrontation"] = choice()
    my_part: str = ""
    outcome: Literal["open", "repaired", "partly", "not_repaired", "client_left"] = choice("open")
    closed_session_id: str | None = None
    closed_on: date | None = None
    what_helped: str = ""
    remark: str = ""


class Due(Record):
    """Something that comes due on a day: a plan review, a safety follow-up, a promise."""

    kind = "dues"

    client_id: str = Field(index=True)
    about: Literal["plan_review", "safety_follow_up", "measure", "promise", "consent"] = choice()
    due_on: date
    words: str = ""
    done_at: datetime | None = None


class FileEvent(Record):
    """A dated fact of the file that is no session: a request, a complaint, a letter, a life event."""

    kind = "file_events"
    searchable = ("words",)

    client_id: str = Field(index=True)
    about: Literal["request", "complaint", "letter", "event"] = choice("event")
    happened_on: date
    words: str = Field(min_length=1)


class SharedWords(Record):
    """The words for a code that the client has been told: only these may reach a client's page."""

    kind = "shared_words"

    client_id: str = Field(index=True)
    code: str
    shared_on: date
    wording: str = ""
