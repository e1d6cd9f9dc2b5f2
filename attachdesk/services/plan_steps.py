"""What the longer acts on a plan come to, as steps: levels described, ratings kept, sessions ticked."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.record import Record
from attachdesk.domain.session import NOT_HELD, Session
from attachdesk.domain.treatment import (
    AttainmentLevel,
    AttainmentRating,
    Objective,
    PlannedIntervention,
    SessionWork,
)
from attachdesk.services.plan_edit import Step
from attachdesk.services.records import Records
from attachdesk.storage.unit_of_work import Work

ANCHORS = (-2, 0, 2)
"""The levels that have to be described before an objective is rated (Kiresuk & Sherman 1968)."""
Tick = tuple[str, str | None]
"""An objective that a session worked on, and by which intervention; None: the objective itself."""


def own(work: Work, kind: type[Any], record_id: str, client_id: str) -> Any:
    """Return a record of this client; one of another client is refused."""
    record = work.get(kind, record_id)
    if record.client_id != client_id:
        raise RuleBroken("record.of_another_client")
    return record


def described(work: Work, records: Records, one: Objective, levels: Mapping[int, str]) -> list[Step]:
    """Return the steps that describe levels; -2, 0 and +2 are needed, a rated level stays described."""
    had = {level.level: level for level in work.find(AttainmentLevel, objective_id=one.id)}
    wanted = {level: words.strip() for level, words in levels.items()}
    after = {level: each.words for level, each in had.items()} | wanted
    if not all(after.get(level) for level in ANCHORS):
        raise RuleBroken("plan.levels_wanted")
    rated = {rating.level for rating in work.find(AttainmentRating, objective_id=one.id)}
    steps: list[Step] = []
    for level, words in wanted.items():
        old = had.get(level)
        if old is None and words:
            of = {"client_id": one.client_id, "objective_id": one.id}
            steps.append((None, records.new(AttainmentLevel, **of, level=level, words=words)))
        elif old is not None and not words:
            if level in rated:
                raise RuleBroken("plan.level_rated")
            steps.append((old, None))
        elif old is not None and old.words != words:
            steps.append((old, old.changed(words=words)))
    return steps


@dataclass(frozen=True)
class Rating:
    """A rating about to be kept; ``of`` are pointers by name, ``value`` its figure by name."""

    kind: type[Record]
    of: Mapping[str, str]
    on: date
    session_id: str | None
    value: Mapping[str, int]


def rated(work: Work, records: Records, one: Rating) -> list[Step]:
    """Return the step that keeps a rating; a second one of the same day replaces the first."""
    records.not_in_future(one.on, "plan.rated_in_future")
    if one.session_id is not None:
        own(work, Session, one.session_id, one.of["client_id"])
    old = work.find(one.kind, **one.of, rated_on=one.on)
    if old:
        return [(old[0], old[0].changed(session_id=one.session_id, **one.value))]
    return [(None, records.new(one.kind, **one.of, session_id=one.session_id, rated_on=one.on, **one.value))]


def ticks_of(work: Work, session_id: str) -> set[Tick]:
    """Return what a session worked on."""
    return {(one.objective_id, one.intervention_id) for one in work.find(SessionWork, session_id=session_id)}


def ticked(work: Work, records: Records, session: Session, ticks: Collection[Tick]) -> list[Step]:
    """Return the steps after which a session has worked on just these."""
    if session.status in NOT_HELD:
        raise RuleBroken("plan.session_not_held")
    for objective_id, intervention_id in ticks:
        own(work, Objective, objective_id, session.client_id)
        if intervention_id is not None:
            one = own(work, PlannedIntervention, intervention_id, session.client_id)
            if one.objective_id != objective_id:
                raise RuleBroken("plan.of_another_objective")
    had = {
        (one.objective_id, one.intervention_id): one for one in work.find(SessionWork, session_id=session.id)
    }
    steps: list[Step] = [(one, None) for tick, one in had.items() if tick not in ticks]
    of = {"client_id": session.client_id, "session_id": session.id}
    for objective_id, intervention_id in sorted(set(ticks) - set(had), key=str):
        at = {"objective_id": objective_id, "intervention_id": intervention_id}
        steps.append((None, records.new(SessionWork, **of, **at)))
    return steps
