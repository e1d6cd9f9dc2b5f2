"""The plan as it is read: an outline with everything that hangs on each part, and a session's thread."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from attachdesk.domain.note import Note
from attachdesk.domain.plan import Goal, GoalRating
from attachdesk.domain.session import Session, day_of
from attachdesk.domain.treatment import (
    AttainmentLevel,
    AttainmentRating,
    Objective,
    PlannedIntervention,
    PlanVersion,
    Problem,
    SessionWork,
)
from attachdesk.storage.in_error import standing
from attachdesk.storage.unit_of_work import Work

T = TypeVar("T")


@dataclass(frozen=True)
class Worked:
    """A session that worked on an objective, its note's id (empty: none), and by which interventions."""

    session: Session
    note_id: str
    interventions: tuple[str, ...]

    @property
    def on(self) -> date:
        """The day on the client's wall."""
        return day_of(self.session)


@dataclass(frozen=True)
class ObjectiveLine:
    """An objective with the words of its levels, its ratings by day, its means, and who worked on it."""

    objective: Objective
    levels: dict[int, str]
    ratings: tuple[AttainmentRating, ...] = ()
    interventions: tuple[PlannedIntervention, ...] = ()
    worked: tuple[Worked, ...] = ()


@dataclass(frozen=True)
class GoalLine:
    """A goal with the client's ratings by day and its objectives."""

    goal: Goal
    ratings: tuple[GoalRating, ...]
    objectives: tuple[ObjectiveLine, ...]


@dataclass(frozen=True)
class ProblemLine:
    """A problem with its goals; None holds the goals of no problem."""

    problem: Problem | None
    goals: tuple[GoalLine, ...]


@dataclass(frozen=True)
class TreatmentPlan:
    """One client's plan; ``versions`` newest first, ``text`` its words as they stand (empty: no plan)."""

    client_id: str
    problems: tuple[ProblemLine, ...]
    versions: tuple[PlanVersion, ...]
    text: str = ""

    def with_text(self, text: str) -> "TreatmentPlan":
        """Return it with its words."""
        return replace(self, text=text)

    @property
    def is_changed(self) -> bool:
        """Whether the plan says something else than when it was last agreed."""
        return bool(self.versions) and self.versions[0].text != self.text

    @property
    def goals(self) -> tuple[GoalLine, ...]:
        """All goals in the order of the outline."""
        return tuple(goal for problem in self.problems for goal in problem.goals)

    @property
    def objectives(self) -> tuple[ObjectiveLine, ...]:
        """All objectives in the order of the outline."""
        return tuple(one for goal in self.goals for one in goal.objectives)


@dataclass(frozen=True)
class ThreadLine:
    """One objective for a session: under which goal, whether ticked, its means each with its tick."""

    objective: Objective
    goal: Goal
    is_worked_on: bool
    interventions: tuple[tuple[PlannedIntervention, bool], ...]


@dataclass(frozen=True)
class Thread:
    """What a session could work on and did."""

    session_id: str
    lines: tuple[ThreadLine, ...]

    @property
    def ticks(self) -> frozenset[tuple[str, str | None]]:
        """What is ticked: objectives, and interventions of them."""
        return frozenset(
            tick
            for line in self.lines
            for tick, is_on in [
                ((line.objective.id, None), line.is_worked_on),
                *(((line.objective.id, one.id), is_on) for one, is_on in line.interventions),
            ]
            if is_on
        )


def read_plan(work: Work, client_id: str) -> TreatmentPlan:
    """Return the outline of a client's plan, without its text."""
    problems = work.find(Problem, client_id=client_id)
    goals = _goals(work, client_id, {problem.id for problem in problems})
    lines = [ProblemLine(problem, tuple(goals[problem.id])) for problem in problems]
    if goals[None]:
        lines.append(ProblemLine(None, tuple(goals[None])))
    versions = tuple(reversed(work.find(PlanVersion, client_id=client_id, order_by="number")))
    return TreatmentPlan(client_id, tuple(lines), versions)


def read_thread(work: Work, session: Session) -> Thread:
    """Return the objectives that were open on the day of a session, and those it worked on anyway."""
    ticks = {(one.objective_id, one.intervention_id) for one in work.find(SessionWork, session_id=session.id)}
    goals = {goal.id: goal for goal in work.find(Goal, client_id=session.client_id)}
    means = _by(work.find(PlannedIntervention, client_id=session.client_id), "objective_id")
    day, lines = day_of(session), []
    for one in work.find(Objective, client_id=session.client_id):
        is_worked_on = (one.id, None) in ticks
        if is_worked_on or (one.since <= day and (one.until is None or one.until >= day)):
            chosen = tuple(
                (mean, (one.id, mean.id) in ticks)
                for mean in means[one.id]
                if (one.id, mean.id) in ticks or mean.until is None or mean.until >= day
            )
            lines.append(ThreadLine(one, goals[one.goal_id], is_worked_on, chosen))
    order = {goal: place for place, goal in enumerate(goals)}
    return Thread(session.id, tuple(sorted(lines, key=lambda line: order[line.goal.id])))


def _goals(work: Work, client_id: str, problems: Collection[str]) -> defaultdict[str | None, list[GoalLine]]:
    """Return the goals by their problem; one whose problem is gone is of none."""
    ratings = _by(work.find(GoalRating, client_id=client_id, order_by="rated_on"), "goal_id")
    objectives: defaultdict[str, list[ObjectiveLine]] = defaultdict(list)
    for line in _objectives(work, client_id):
        objectives[line.objective.goal_id].append(line)
    found: defaultdict[str | None, list[GoalLine]] = defaultdict(list)
    for goal in work.find(Goal, client_id=client_id):
        line_of = GoalLine(goal, tuple(ratings[goal.id]), tuple(objectives[goal.id]))
        found[goal.problem_id if goal.problem_id in problems else None].append(line_of)
    return found


def _objectives(work: Work, client_id: str) -> list[ObjectiveLine]:
    levels = _by(work.find(AttainmentLevel, client_id=client_id, order_by="level"), "objective_id")
    ratings = _by(work.find(AttainmentRating, client_id=client_id, order_by="rated_on"), "objective_id")
    means = _by(work.find(PlannedIntervention, client_id=client_id), "objective_id")
    worked = _worked(work, client_id)
    return [
        ObjectiveLine(
            one,
            {level.level: level.words for level in levels[one.id]},
            tuple(ratings[one.id]),
            tuple(means[one.id]),
            tuple(worked[one.id]),
        )
        for one in work.find(Objective, client_id=client_id)
    ]


def _worked(work: Work, client_id: str) -> defaultdict[str, list[Worked]]:
    """Return the sessions that worked on each objective, newest first."""
    ticks = _by(work.find(SessionWork, client_id=client_id), "session_id")
    words = {one.id: one.words for one in work.find(PlannedIntervention, client_id=client_id)}
    sessions = work.find(Session, id=tuple(ticks)) if ticks else []
    notes = work.find(Note, session_id=tuple(ticks), layer="record") if ticks else []
    note_of = {note.session_id: note.id for note in standing(work, notes)}
    found: defaultdict[str, list[Worked]] = defaultdict(list)
    for session in sorted(sessions, key=lambda one: one.starts_at, reverse=True):
        here = _by(ticks[session.id], "objective_id")
        for objective_id, some in here.items():
            by = tuple(words[one.intervention_id] for one in some if one.intervention_id)
            found[objective_id].append(Worked(session, note_of.get(session.id, ""), by))
    return found


def _by(records: Iterable[T], name: str) -> defaultdict[Any, list[T]]:
    found: defaultdict[Any, list[T]] = defaultdict(list)
    for record in records:
        found[getattr(record, name)].append(record)
    return found
