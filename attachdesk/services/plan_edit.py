"""One change of a plan as a value: what was before, what is now; so every step can be taken back."""

from dataclasses import dataclass
from typing import Any

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.plan import Goal, GoalRating
from attachdesk.domain.record import Record
from attachdesk.domain.treatment import (
    AttainmentLevel,
    AttainmentRating,
    Objective,
    PlannedIntervention,
    Problem,
    SessionWork,
)
from attachdesk.storage.unit_of_work import Work

Step = tuple[Record | None, Record | None]
"""Before and after; None: it was not there, or is no longer."""
OWN = frozenset({"id", "version", "made_at"})
HANGING: dict[type[Record], tuple[tuple[type[Record], str], ...]] = {
    Goal: ((Objective, "goal_id"), (GoalRating, "goal_id")),
    Objective: (
        (SessionWork, "objective_id"),
        (PlannedIntervention, "objective_id"),
        (AttainmentRating, "objective_id"),
        (AttainmentLevel, "objective_id"),
    ),
    PlannedIntervention: ((SessionWork, "intervention_id"),),
}
"""What goes with a record when it is removed. Goals stay when their problem goes."""


@dataclass(frozen=True)
class Edit:
    """What one act of a therapist changed in one client's plan, in the order done."""

    client_id: str
    steps: tuple[Step, ...] = ()

    @property
    def record(self) -> Any:
        """The record that the act was about, as it is now or was last."""
        before, after = self.steps[-1]
        return after or before


def carry_out(work: Work, steps: list[Step]) -> None:
    """Write the steps."""
    for before, after in steps:
        if before is None:
            assert after is not None
            work.add(after)
        elif after is None:
            work.remove(before)
        else:
            work.replace(after)


def taken_back(work: Work, edit: Edit) -> Edit:
    """Write the opposite of an edit, last step first, and return it: taking that back does it again.

    Refuses when something hangs meanwhile on what the edit had added.
    """
    steps: list[Step] = []
    for before, after in reversed(edit.steps):
        step = _opposite(work, before, after)
        carry_out(work, [step])
        steps.append(step)
    return Edit(edit.client_id, tuple(steps))


def _opposite(work: Work, before: Record | None, after: Record | None) -> Step:
    if after is None:
        assert before is not None
        return None, before.changed()
    now = work.get(type(after), after.id)
    if before is None:
        if removal_of(work, now)[:-1]:
            raise RuleBroken("plan.more_hangs_on_it")
        return now, None
    return now, now.changed(**before.model_dump(exclude=set(OWN)))


def removal_of(work: Work, record: Record) -> list[Step]:
    """Return the steps that remove a record with all that hangs on it, the record last."""
    steps: list[Step] = []
    for kind, pointer in HANGING.get(type(record), ()):
        for one in work.find(kind, **{pointer: record.id}):
            steps += [step for step in removal_of(work, one) if step not in steps]
    if isinstance(record, Problem):
        steps += [(goal, goal.changed(problem_id=None)) for goal in work.find(Goal, problem_id=record.id)]
    return [*steps, (record, None)]
