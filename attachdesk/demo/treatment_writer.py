"""Makes the plan of a demo file: problems, goals, objectives, ticks, agreed versions, the formulation."""

from collections.abc import Iterator
from datetime import time
from typing import Any

from attachdesk.demo.client_writer import Made, Table
from attachdesk.demo.pen import Pen
from attachdesk.domain.formulation import Formulation
from attachdesk.domain.plan import Due, Goal, GoalRating
from attachdesk.domain.treatment import (
    AttainmentLevel,
    AttainmentRating,
    Objective,
    PlannedIntervention,
    PlanVersion,
    Problem,
    SessionWork,
)
from attachdesk.services.formulating import PARTS


def treatment(pen: Pen, table: Table, made: Made) -> None:
    """Write the plan from problems to ticks, then what was agreed and how it is understood."""
    problems = {one["key"]: _problem(pen, one, made) for one in table.get("problems", ())}
    for one in table.get("goals", ()):
        goal = _goal(pen, one, made, problems)
        for objective in one.get("objectives", ()):
            _objective(pen, objective, made, goal)
    for number, one in enumerate(table.get("plan_versions", ()), start=1):
        _version(pen, one, made, number)
    for number, one in enumerate(table.get("formulations", ()), start=1):
        on = made.day_of(one["session"])
        words = {name: one.get(name, "") for name in PARTS}
        at = pen.calendar.at(on, time(20))
        pen.write(Formulation, at, client_id=made.client.id, number=number, written_on=on, **words)


def _problem(pen: Pen, one: Table, made: Made) -> str:
    since = pen.calendar.day(one["week"])
    at = pen.calendar.at(since, time(11))
    return pen.write(Problem, at, client_id=made.client.id, words=one["words"], since=since).id


def _goal(pen: Pen, one: Table, made: Made, problems: dict[str, str]) -> Goal:
    since = pen.calendar.day(one["week"])
    goal = pen.write(
        Goal,
        pen.calendar.at(since, time(12)),
        client_id=made.client.id,
        words=one["words"],
        since=since,
        remark=str(one.get("attainment", "")),
        problem_id=problems.get(one.get("problem", "")),
        benefit=one.get("benefit", ""),
    )
    for session_id, fields in _rated(one, made):
        pen.write(
            GoalRating, fields["at"], client_id=made.client.id, goal_id=goal.id, session_id=session_id,
            rated_on=fields["on"], value=fields["figure"],
        )  # fmt: skip
    return goal


def _objective(pen: Pen, one: Table, made: Made, goal: Goal) -> None:
    since = made.day_of(one["session"])
    at, of = pen.calendar.at(since, time(18)), {"client_id": made.client.id}
    words = {"words": one["words"], "measured_by": one.get("measured_by", ""), "since": since}
    state = one.get("state", "open")
    until = made.day_of(one["until"]) if "until" in one else None
    objective = pen.write(Objective, at, **of, goal_id=goal.id, **words, state=state, until=until)
    to = {**of, "objective_id": objective.id}
    for level, said in one.get("levels", {}).items():
        pen.write(AttainmentLevel, at, **to, level=int(level), words=said)
    for session_id, fields in _rated(one, made):
        pen.write(
            AttainmentRating, fields["at"], **to, session_id=session_id, rated_on=fields["on"],
            level=fields["figure"],
        )  # fmt: skip
    for number in one.get("worked", ()):
        _tick(pen, made, number, to)
    for mean in one.get("interventions", ()):
        planned = pen.write(PlannedIntervention, at, **to, option=mean.get("option", ""), words=mean["words"])
        for number in mean.get("worked", ()):
            _tick(pen, made, number, {**to, "intervention_id": planned.id})


def _tick(pen: Pen, made: Made, number: int, to: dict[str, str]) -> None:
    session = made.sessions[number]
    pen.write(SessionWork, session.ends_at, **to, session_id=session.id)


def _version(pen: Pen, one: Table, made: Made, number: int) -> None:
    on, text = made.day_of(one["session"]), str(one["text"]).strip()
    at, review = pen.calendar.at(on, time(19)), pen.calendar.day(one["review_week"], "fri")
    of = {"client_id": made.client.id}
    pen.write(
        PlanVersion, at, **of, number=number, agreed_on=on, review_on=review,
        agreed_with=one.get("agreed_with", ""), text=text,
    )  # fmt: skip
    if one.get("reminds", True):
        pen.write(Due, at, **of, about="plan_review", due_on=review)


def _rated(one: Table, made: Made) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, figure in one.get("ratings", ()):
        session = made.sessions[number]
        yield session.id, {"at": session.ends_at, "on": made.day_of(number), "figure": figure}
