"""The treatment plan: problems, goals, objectives, how far they are attained, and what sessions worked on."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from attachdesk.domain.client import Client
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import ClientChanged
from attachdesk.domain.plan import Due, Goal, GoalRating
from attachdesk.domain.record import Record
from attachdesk.domain.session import Session
from attachdesk.domain.treatment import (
    AttainmentLevel,
    AttainmentRating,
    Objective,
    PlannedIntervention,
    PlanVersion,
    Problem,
)
from attachdesk.library import Library
from attachdesk.services import plan_steps
from attachdesk.services.plan_edit import Edit, Step, carry_out, removal_of, taken_back
from attachdesk.services.plan_reading import Thread, TreatmentPlan, read_plan, read_thread
from attachdesk.services.plan_steps import ANCHORS, Rating, Tick, own
from attachdesk.services.plan_text import plan_text
from attachdesk.services.records import Records
from attachdesk.storage.sealed_content import digest_of
from attachdesk.storage.unit_of_work import Work

Steps = tuple[str, list[Step]]
"""Whose plan, and what is done to it."""


class Planning:
    """Each verb returns an ``Edit``, which ``take_back`` undoes. Files of two clients never mix."""

    def __init__(self, records: Records, library: Library) -> None:
        self._records = records
        self._library = library

    # reading

    def plan(self, client_id: str) -> TreatmentPlan:
        """Return the whole plan as an outline, with its words as text and its agreed versions."""
        with self._records.work() as work:
            return self._read(work, client_id)

    def thread(self, session_id: str) -> Thread:
        """Return the objectives a session could work on, and those it did."""
        with self._records.work() as work:
            return read_thread(work, work.get(Session, session_id))

    # problems, goals, objectives

    def add_problem(self, client_id: str, words: str, since: date) -> Edit:
        """Add what brings the client, in the client's words."""
        return self._add(Problem, client_id, words=said(words), since=since)

    def add_goal(
        self, client_id: str, words: str, since: date, *, problem_id: str | None = None, benefit: str = ""
    ) -> Edit:
        """Add a goal, perhaps for a problem and toward one of the eight benefits."""
        self._known_benefit(benefit)
        fields = {"words": said(words), "since": since, "benefit": benefit, "problem_id": problem_id}
        return self._add(Goal, client_id, (Problem, problem_id), **fields)

    def add_objective(
        self, client_id: str, goal_id: str, words: str, since: date, *, measured_by: str = ""
    ) -> Edit:
        """Add a step toward a goal that both can see."""
        fields = {
            "words": said(words),
            "since": since,
            "measured_by": measured_by.strip(),
            "goal_id": goal_id,
        }
        return self._add(Objective, client_id, (Goal, goal_id), **fields)

    def change(self, record: Problem | Goal | Objective, **fields: Any) -> Edit:
        """Change the words or days of a part of the plan."""
        if "words" in fields:
            fields["words"] = said(fields["words"])
        self._known_benefit(fields.get("benefit", ""))

        def steps(work: Work) -> Steps:
            if (problem_id := fields.get("problem_id")) is not None:
                own(work, Problem, problem_id, record.client_id)
            return record.client_id, [(record, record.changed(**fields))]

        return self._act(steps)

    def end(self, record: Problem | Goal, until: date, remark: str = "") -> Edit:
        """End a problem or a goal on a day; what became of a goal goes into its remark."""
        if isinstance(record, Goal):
            return self.change(record, until=until, remark=remark.strip() or record.remark)
        return self.change(record, until=until)

    def set_objective_state(self, objective_id: str, state: str, on: date) -> Edit:
        """Say that an objective is open again, or was reached or dropped on a day."""
        self._records.not_in_future(on, "plan.state_in_future")

        def steps(work: Work) -> Steps:
            one = work.get(Objective, objective_id)
            return one.client_id, [(one, one.changed(state=state, until=None if state == "open" else on))]

        return self._act(steps)

    # how far

    def rate_goal(self, goal_id: str, value: int, on: date, session_id: str | None = None) -> Edit:
        """Keep the client's own rating of a goal, 0-10; a second one of the same day replaces the first."""

        def steps(work: Work) -> Steps:
            of = {"client_id": work.get(Goal, goal_id).client_id, "goal_id": goal_id}
            rating = Rating(GoalRating, of, on, session_id, {"value": value})
            return of["client_id"], plan_steps.rated(work, self._records, rating)

        return self._act(steps)

    def describe_levels(self, objective_id: str, levels: Mapping[int, str]) -> Edit:
        """Say what the levels from -2 to +2 look like; -2, 0 and +2 are needed, the others may stay empty."""

        def steps(work: Work) -> Steps:
            one = work.get(Objective, objective_id)
            return one.client_id, plan_steps.described(work, self._records, one, levels)

        return self._act(steps)

    def rate_attainment(self, objective_id: str, level: int, on: date, session_id: str | None = None) -> Edit:
        """Keep which level an objective has reached on a day; needs the levels described."""

        def steps(work: Work) -> Steps:
            of = {"client_id": work.get(Objective, objective_id).client_id, "objective_id": objective_id}
            known = {one.level for one in work.find(AttainmentLevel, objective_id=objective_id)}
            if not known.issuperset(ANCHORS):
                raise RuleBroken("plan.levels_first")
            rating = Rating(AttainmentRating, of, on, session_id, {"level": level})
            return of["client_id"], plan_steps.rated(work, self._records, rating)

        return self._act(steps)

    # by what means, and the golden thread

    def plan_intervention(self, objective_id: str, words: str, option: str = "") -> Edit:
        """Plan what is to be done for an objective, in own words or those of a pick list.

        ``option`` is the id of the pick list that the words were taken from.
        """
        words = said(words)
        if option and option not in self._library.interventions:
            raise RuleBroken("plan.unknown_option")

        def steps(work: Work) -> Steps:
            one = work.get(Objective, objective_id)
            running = work.find(PlannedIntervention, objective_id=objective_id, until=None)
            if any(other.words.casefold() == words.casefold() for other in running):
                raise RuleBroken("plan.intervention_twice")
            of = {"client_id": one.client_id, "objective_id": objective_id, "option": option}
            return one.client_id, [(None, self._records.new(PlannedIntervention, **of, words=words))]

        return self._act(steps)

    def end_intervention(self, intervention_id: str, until: date) -> Edit:
        """Stop planning something; the sessions that did it keep their ticks."""

        def steps(work: Work) -> Steps:
            one = work.get(PlannedIntervention, intervention_id)
            return one.client_id, [(one, one.changed(until=until))]

        return self._act(steps)

    def work_on(
        self, session_id: str, objective_id: str, intervention_id: str | None = None, *, is_on: bool = True
    ) -> Edit:
        """Tick or untick that a session worked on an objective, perhaps by one of its interventions."""
        tick = (objective_id, intervention_id)
        with self._records.work() as work:
            ticks = plan_steps.ticks_of(work, session_id)
        if is_on:
            return self.put_work(session_id, ticks | {(objective_id, None), tick})
        is_whole = intervention_id is None
        return self.put_work(
            session_id, {one for one in ticks if one != tick and not (is_whole and one[0] == objective_id)}
        )

    def put_work(self, session_id: str, ticks: Collection[Tick]) -> Edit:
        """Let a session have worked on just these."""

        def steps(work: Work) -> Steps:
            session = work.get(Session, session_id)
            return session.client_id, plan_steps.ticked(work, self._records, session, ticks)

        return self._act(steps)

    # taking away, taking back

    def remove(self, record: Record) -> Edit:
        """Take a part of the plan away with all that hangs on it; goals of a problem stay."""

        def steps(work: Work) -> Steps:
            now: Any = work.get(type(record), record.id)
            return now.client_id, removal_of(work, now)

        return self._act(steps)

    def take_back(self, edit: Edit) -> Edit:
        """Undo an edit, and return the edit that does it again."""
        with self._records.work() as work:
            opposite = taken_back(work, edit)
        self._records.announce(ClientChanged(edit.client_id))
        return opposite

    # agreed versions

    def agree(
        self, client_id: str, *, agreed_on: date, agreed_with: str = "", review_on: date | None = None
    ) -> PlanVersion:
        """Keep the plan's words as they stand as a signed version, and remind of its review.

        What was still due of earlier reviews is done with it.
        """
        self._records.not_in_future(agreed_on, "plan.agreed_in_future")
        if review_on is not None and review_on <= agreed_on:
            raise RuleBroken("plan.review_before_agreed")
        with self._records.work() as work:
            plan = self._read(work, client_id)
            if not plan.text:
                raise RuleBroken("plan.empty")
            days = {"agreed_on": agreed_on, "review_on": review_on, "agreed_with": agreed_with.strip()}
            number = 1 + (plan.versions[0].number if plan.versions else 0)
            version: PlanVersion = self._records.new(
                PlanVersion, client_id=client_id, number=number, text=plan.text, **days
            )
            work.add(version)
            work.add(self._records.signature(version, digest_of(version)))
            for due in work.find(Due, client_id=client_id, about="plan_review", done_at=None):
                work.replace(due.changed(done_at=self._records.now()))
            if review_on is not None:
                work.add(self._records.new(Due, client_id=client_id, about="plan_review", due_on=review_on))
        self._records.announce(ClientChanged(client_id))
        return version

    # inside

    def _read(self, work: Work, client_id: str) -> TreatmentPlan:
        plan = read_plan(work, work.get(Client, client_id).id)
        return plan.with_text(plan_text(plan.problems, self._library))

    def _add(
        self,
        kind: type[Record],
        client_id: str,
        above: tuple[type[Record], str | None] = (Record, None),
        **fields: Any,
    ) -> Edit:
        def steps(work: Work) -> Steps:
            work.get(Client, client_id)
            if above[1] is not None:
                own(work, above[0], above[1], client_id)
            return client_id, [(None, self._records.new(kind, client_id=client_id, **fields))]

        return self._act(steps)

    def _act(self, steps_of: Callable[[Work], Steps]) -> Edit:
        with self._records.work() as work:
            client_id, steps = steps_of(work)
            carry_out(work, steps)
        self._records.announce(ClientChanged(client_id))
        return Edit(client_id, tuple(steps))

    def _known_benefit(self, benefit: str) -> None:
        if benefit and benefit not in self._library.benefits:
            raise RuleBroken("plan.unknown_benefit")


def said(words: str) -> str:
    """Return words without space at their ends; nothing said is refused."""
    words = words.strip()
    if not words:
        raise RuleBroken("plan.needs_words")
    return words
