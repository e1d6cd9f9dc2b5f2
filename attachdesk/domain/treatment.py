"""The treatment plan: problems, objectives of goals, interventions, and the thread from sessions to them."""

from datetime import date
from typing import Literal, Self

from pydantic import model_validator
from sqlmodel import Field

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.record import Record, choice


class Problem(Record):
    """What brings the client, in the client's words; goals point at it."""

    kind = "problems"
    searchable = ("words",)

    client_id: str = Field(index=True)
    words: str = Field(min_length=1)
    since: date
    until: date | None = None

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.until is not None and self.until < self.since:
            raise RuleBroken("record.ends_before_start")
        return self


class Objective(Record):
    """A step toward a goal that both can see: what will be different, and how one will know."""

    kind = "objectives"
    searchable = ("words", "measured_by")

    client_id: str = Field(index=True)
    goal_id: str = Field(index=True)
    words: str = Field(min_length=1)
    measured_by: str = ""
    since: date
    until: date | None = None
    state: Literal["open", "reached", "dropped"] = choice("open")

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.until is not None and self.until < self.since:
            raise RuleBroken("record.ends_before_start")
        return self


class AttainmentLevel(Record):
    """What one level of goal attainment scaling looks like for an objective (Kiresuk & Sherman 1968).

    -2 is where the client stood or worse, 0 the expected outcome, +2 much more than expected.
    """

    kind = "attainment_levels"

    client_id: str = Field(index=True)
    objective_id: str = Field(index=True)
    level: int = Field(ge=-2, le=2)
    words: str = Field(min_length=1)


class AttainmentRating(Record):
    """The level an objective had reached on a day, -2 to +2."""

    kind = "attainment_ratings"

    client_id: str = Field(index=True)
    objective_id: str = Field(index=True)
    session_id: str | None = None
    rated_on: date
    level: int = Field(ge=-2, le=2)


class PlannedIntervention(Record):
    """What the therapist means to do for an objective: an option of a pick list, or own words."""

    kind = "planned_interventions"
    searchable = ("words",)

    client_id: str = Field(index=True)
    objective_id: str = Field(index=True)
    option: str = ""
    """Id of the option in the pick list, or empty."""
    words: str = Field(min_length=1)
    until: date | None = None


class SessionWork(Record):
    """The golden thread: a session worked on an objective, perhaps by one of its interventions."""

    kind = "session_works"

    client_id: str = Field(index=True)
    session_id: str = Field(index=True)
    objective_id: str = Field(index=True)
    intervention_id: str | None = None


class PlanVersion(Record):
    """The plan as it stood when it was agreed: its words, kept whole. ``number`` counts from 1."""

    kind = "plan_versions"
    searchable = ("text",)

    client_id: str = Field(index=True)
    number: int = Field(ge=1)
    agreed_on: date
    review_on: date | None = None
    agreed_with: str = ""
    text: str = Field(min_length=1)
