"""The plan: from what brings a client to what a session did about it, every step back, versions that stay."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attachdesk.domain.client import Client
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import ClientChanged
from attachdesk.domain.plan import Due, Goal
from attachdesk.domain.signing import Signature
from attachdesk.domain.treatment import Objective, PlanVersion, Problem
from attachdesk.services.plan_edit import Edit
from attachdesk.services.planning import Planning
from tests.services.conftest import START, Practice

TODAY = START.date()
PLAN = ("problems", "goals", "goal_ratings", "objectives", "attainment_levels", "attainment_ratings",
        "planned_interventions", "session_works")  # fmt: skip
LEVELS = {-2: "rings six times", -1: "", 0: "asks once and waits", 1: "", 2: "waits with ease"}


@pytest.fixture
def client(practice: Practice) -> Client:
    return practice.client()


@pytest.fixture
def planning(practice: Practice) -> Planning:
    return practice.desk.planning


def grown(planning: Planning, client: Client) -> tuple[Problem, Goal, Objective]:
    """Return a problem, a goal and an objective below each other."""
    problem = planning.add_problem(client.id, " Panic when he is late ", TODAY).record
    goal = planning.add_goal(
        client.id, "Ask once, then wait", TODAY, problem_id=problem.id, benefit="regulation"
    ).record
    objective = planning.add_objective(
        client.id, goal.id, "One call in a late evening", TODAY, measured_by="her phone's list"
    ).record
    return problem, goal, objective


def states(practice: Practice) -> dict[str, list[dict[str, Any]]]:
    """Return what the plan says, whatever the versions of its records."""
    return {
        kind: sorted((one.model_dump(exclude={"version"}) for one in found), key=str)
        for kind, found in practice.everything().items()
        if kind in PLAN
    }


def test_the_outline_goes_from_problem_to_intervention(
    practice: Practice, planning: Planning, client: Client
) -> None:
    problem, goal, objective = grown(planning, client)
    own = planning.add_goal(client.id, "Sleep through", TODAY).record
    planning.add_objective(client.id, own.id, "No clock by the bed", TODAY)
    planning.describe_levels(objective.id, LEVELS)
    planning.rate_attainment(objective.id, -2, TODAY - timedelta(days=30))
    planning.rate_attainment(objective.id, 0, TODAY)
    planning.rate_goal(goal.id, 4, TODAY)
    planning.plan_intervention(objective.id, "naming feelings", "anxious_preoccupied")
    planning.plan_intervention(objective.id, "a bath until he comes")
    plan = planning.plan(client.id)
    assert [line.problem for line in plan.problems] == [problem, None]
    assert problem.words == "Panic when he is late"
    assert [line.goal for line in plan.goals] == [goal, own]
    assert plan.objectives[0].objective == objective
    assert plan.objectives[0].levels == {-2: LEVELS[-2], 0: LEVELS[0], 2: LEVELS[2]}
    assert [one.level for one in plan.objectives[0].ratings] == [-2, 0]
    assert [one.value for one in plan.goals[0].ratings] == [4]
    assert [one.option for one in plan.objectives[0].interventions] == ["anxious_preoccupied", ""]
    assert plan.text.splitlines() == [
        "Problem: Panic when he is late",
        "    Goal: Ask once, then wait",
        f"        Toward: {practice.desk.library.benefits['regulation'].name}",
        "        Objective: One call in a late evening",
        "            Known by: her phone's list",
        "            -2: rings six times",
        "            0: asks once and waits",
        "            +2: waits with ease",
        "            By: naming feelings",
        "            By: a bath until he comes",
        "Goal: Sleep through",
        "    Objective: No clock by the bed",
    ]
    assert practice.told[-1] == ClientChanged(client.id)


def test_what_is_over_leaves_the_words_of_the_plan_but_what_was_reached_stays(
    planning: Planning, client: Client
) -> None:
    problem, goal, objective = grown(planning, client)
    planning.set_objective_state(objective.id, "reached", TODAY)
    assert "Objective, reached: One call" in planning.plan(client.id).text
    dropped = planning.set_objective_state(objective.id, "dropped", TODAY).record
    assert dropped.until == TODAY
    assert "One call" not in planning.plan(client.id).text
    assert planning.set_objective_state(objective.id, "open", TODAY).record.until is None
    mean = planning.plan_intervention(objective.id, "maps of the cycle").record
    planning.end_intervention(mean.id, TODAY)
    assert "maps" not in planning.plan(client.id).text
    planning.plan_intervention(objective.id, "maps of the cycle")  # planned again after it had ended
    ended = planning.end(goal, TODAY, " reached in spring ").record
    assert (ended.until, ended.remark) == (TODAY, "reached in spring")
    assert planning.plan(client.id).text == "Problem: Panic when he is late"
    planning.end(problem, TODAY)
    assert planning.plan(client.id).text == ""


def test_a_second_rating_of_a_day_replaces_the_first(planning: Planning, client: Client) -> None:
    _, goal, objective = grown(planning, client)
    planning.describe_levels(objective.id, LEVELS)
    for value in (3, 5):
        planning.rate_goal(goal.id, value, TODAY)
    for level in (-1, 1):
        planning.rate_attainment(objective.id, level, TODAY)
    plan = planning.plan(client.id)
    assert [one.value for one in plan.goals[0].ratings] == [5]
    assert [one.level for one in plan.objectives[0].ratings] == [1]


def test_levels_are_described_before_anything_is_rated(planning: Planning, client: Client) -> None:
    *_, objective = grown(planning, client)
    with pytest.raises(RuleBroken, match=r"plan.levels_first"):
        planning.rate_attainment(objective.id, 0, TODAY)
    with pytest.raises(RuleBroken, match=r"plan.levels_wanted"):
        planning.describe_levels(objective.id, {**LEVELS, 2: "  "})
    planning.describe_levels(objective.id, {**LEVELS, 1: "asks once"})
    planning.rate_attainment(objective.id, 1, TODAY)
    with pytest.raises(RuleBroken, match=r"plan.level_rated"):
        planning.describe_levels(objective.id, {1: ""})
    edit = planning.describe_levels(objective.id, {**LEVELS, 0: "asks, then reads", 1: "asks once"})
    assert len(edit.steps) == 1
    assert planning.plan(client.id).objectives[0].levels[0] == "asks, then reads"
    planning.describe_levels(objective.id, {-1: "four times"})
    planning.describe_levels(objective.id, {-1: ""})
    assert -1 not in planning.plan(client.id).objectives[0].levels


def test_days_that_have_not_come_and_words_that_say_nothing_are_refused(
    practice: Practice, planning: Planning, client: Client
) -> None:
    problem, goal, objective = grown(planning, client)
    planning.describe_levels(objective.id, LEVELS)
    before, tomorrow = practice.everything(), TODAY + timedelta(days=1)
    planned = planning.plan_intervention(objective.id, "Naming feelings")
    planning.take_back(planned)
    refused: list[tuple[str, Callable[[], object]]] = [
        ("plan.needs_words", lambda: planning.add_problem(client.id, " \n", TODAY)),
        ("plan.needs_words", lambda: planning.change(goal, words="")),
        ("plan.needs_words", lambda: planning.plan_intervention(objective.id, " ")),
        ("plan.unknown_benefit", lambda: planning.add_goal(client.id, "x", TODAY, benefit="luck")),
        ("plan.unknown_option", lambda: planning.plan_intervention(objective.id, "x", "luck")),
        ("plan.state_in_future", lambda: planning.set_objective_state(objective.id, "reached", tomorrow)),
        ("plan.rated_in_future", lambda: planning.rate_goal(goal.id, 1, tomorrow)),
        ("plan.agreed_in_future", lambda: planning.agree(client.id, agreed_on=tomorrow)),
        ("plan.review_before_agreed",
         lambda: planning.agree(client.id, agreed_on=TODAY, review_on=TODAY)),
        ("record.ends_before_start", lambda: planning.end(problem, TODAY - timedelta(days=1))),
    ]  # fmt: skip
    for key, act in refused:
        with pytest.raises(RuleBroken, match=key):
            act()
    assert practice.everything() == before


def test_an_intervention_is_planned_once_for_an_objective(planning: Planning, client: Client) -> None:
    *_, objective = grown(planning, client)
    planning.plan_intervention(objective.id, "Naming feelings")
    with pytest.raises(RuleBroken, match=r"plan.intervention_twice"):
        planning.plan_intervention(objective.id, "naming FEELINGS ")


def test_a_plan_never_points_into_another_clients_file(
    practice: Practice, planning: Planning, client: Client
) -> None:
    other = practice.client("MAR-11")
    problem, goal, objective = grown(planning, client)
    theirs = practice.met(other)
    mine = practice.met(client)
    their_problem, their_goal, their_objective = grown(planning, other)
    their_mean = planning.plan_intervention(their_objective.id, "x").record
    my_second = planning.add_objective(client.id, goal.id, "Second", TODAY).record
    my_mean = planning.plan_intervention(my_second.id, "x").record
    refused: list[Callable[[], object]] = [
        lambda: planning.add_goal(client.id, "x", TODAY, problem_id=their_problem.id),
        lambda: planning.add_objective(client.id, their_goal.id, "x", TODAY),
        lambda: planning.change(goal, problem_id=their_problem.id),
        lambda: planning.rate_goal(goal.id, 3, TODAY, theirs.id),
        lambda: planning.work_on(theirs.id, objective.id),
        lambda: planning.work_on(mine.id, objective.id, their_mean.id),
    ]
    for act in refused:
        with pytest.raises(RuleBroken, match=r"record.of_another_client"):
            act()
    with pytest.raises(RuleBroken, match=r"plan.of_another_objective"):
        planning.work_on(mine.id, objective.id, my_mean.id)
    moved = planning.change(goal, problem_id=problem.id, words="Ask once").record
    assert (moved.words, moved.problem_id) == ("Ask once", problem.id)


def test_the_golden_thread_is_seen_from_both_ends(
    practice: Practice, planning: Planning, client: Client
) -> None:
    _, goal, objective = grown(planning, client)
    mean = planning.plan_intervention(objective.id, "naming feelings").record
    first, second = practice.met(client, days_ago=0.2), practice.met(client, days_ago=0.1)
    note = practice.wrote(second, "She rang once.")
    planning.work_on(first.id, objective.id)
    planning.work_on(second.id, objective.id, mean.id)
    line = planning.plan(client.id).objectives[0]
    assert [(one.session.id, one.note_id, one.interventions) for one in line.worked] == [
        (second.id, note.note.id, ("naming feelings",)),
        (first.id, "", ()),
    ]
    assert line.worked[0].on == TODAY
    thread = planning.thread(second.id)
    assert [(one.objective, one.goal, one.is_worked_on) for one in thread.lines] == [(objective, goal, True)]
    assert thread.lines[0].interventions == ((mean, True),)
    assert thread.ticks == {(objective.id, None), (objective.id, mean.id)}
    planning.work_on(second.id, objective.id, mean.id, is_on=False)
    assert planning.thread(second.id).ticks == {(objective.id, None)}
    planning.work_on(second.id, objective.id, mean.id)
    planning.work_on(second.id, objective.id, is_on=False)
    assert planning.thread(second.id).ticks == frozenset()


def test_a_thread_offers_what_was_open_that_day_and_whatever_was_ticked(
    practice: Practice, planning: Planning, client: Client
) -> None:
    _, goal, objective = grown(planning, client)
    mean = planning.plan_intervention(objective.id, "maps").record
    session = practice.met(client, days_ago=0)
    other = planning.add_objective(client.id, goal.id, "Later", TODAY + timedelta(days=1)).record
    practice.later(days=9)
    planning.set_objective_state(objective.id, "reached", TODAY + timedelta(days=2))
    planning.end_intervention(mean.id, TODAY + timedelta(days=2))
    after = practice.met(client, days_ago=0)
    assert [one.objective.id for one in planning.thread(session.id).lines] == [objective.id]
    assert len(planning.thread(session.id).lines[0].interventions) == 1
    assert [one.objective.id for one in planning.thread(after.id).lines] == [other.id]
    planning.work_on(after.id, objective.id)
    lines = planning.thread(after.id).lines
    assert [one.is_worked_on for one in lines] == [True, False]
    assert lines[0].interventions == ()


def test_a_session_that_did_not_take_place_worked_on_nothing(
    practice: Practice, planning: Planning, client: Client
) -> None:
    *_, objective = grown(planning, client)
    missed = practice.met(client, status="no_show")
    with pytest.raises(RuleBroken, match=r"plan.session_not_held"):
        planning.work_on(missed.id, objective.id)


def test_a_removal_takes_along_what_hangs_on_it_and_all_of_it_comes_back(
    practice: Practice, planning: Planning, client: Client
) -> None:
    problem, goal, objective = grown(planning, client)
    planning.describe_levels(objective.id, LEVELS)
    planning.rate_attainment(objective.id, 0, TODAY)
    planning.rate_goal(goal.id, 6, TODAY)
    mean = planning.plan_intervention(objective.id, "maps").record
    planning.work_on(practice.met(client).id, objective.id, mean.id)
    before = states(practice)
    for record in (problem, goal, objective, mean):
        edit = planning.remove(record)
        left = practice.everything()
        assert record.id not in {one.id for one in left[record.kind]}
        assert len(left["goals"]) == (0 if record is goal else 1)
        assert planning.plan(client.id).text.count("Problem") == (0 if record is problem else 1)
        planning.take_back(edit)
        assert states(practice) == before


def test_an_addition_is_not_undone_under_what_hangs_on_it(planning: Planning, client: Client) -> None:
    goal = planning.add_goal(client.id, "Ask once", TODAY)
    planning.add_objective(client.id, goal.record.id, "Once", TODAY)
    with pytest.raises(RuleBroken, match=r"plan.more_hangs_on_it"):
        planning.take_back(goal)
    with pytest.raises(RuleBroken, match=r"record.gone"):
        planning.take_back(Edit(client.id, ((None, goal.record.changed(id="elsewhere")),)))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.integers(0, 8), min_size=1, max_size=8))
def test_whatever_was_done_is_taken_back_and_done_again(
    practice: Practice, planning: Planning, acts: list[int]
) -> None:
    # what earlier examples left stands beside
    client = practice.client(f"N{len(practice.told)}")
    _, goal, objective = grown(planning, client)
    mean = planning.plan_intervention(objective.id, "maps").record
    session = practice.met(client)
    planning.describe_levels(objective.id, LEVELS)
    all_acts = [
        lambda at: planning.rate_goal(goal.id, at, TODAY),
        lambda at: planning.rate_attainment(objective.id, at % 5 - 2, TODAY),
        lambda at: planning.describe_levels(objective.id, {0: f"expected {at}"}),
        lambda at: planning.work_on(session.id, objective.id, mean.id, is_on=bool(at % 2)),
        lambda at: planning.work_on(session.id, objective.id, is_on=bool(at % 2)),
        lambda at: planning.set_objective_state(objective.id, ("open", "reached")[at % 2], TODAY),
        lambda at: planning.end_intervention(mean.id, TODAY),
        lambda at: planning.add_objective(client.id, goal.id, f"step {at}", TODAY),
        lambda at: planning.add_problem(client.id, f"problem {at}", TODAY),
    ]
    before = states(practice)
    edits = [all_acts[act](place) for place, act in enumerate(acts)]
    after = states(practice)
    again = [planning.take_back(edit) for edit in reversed(edits)]
    assert states(practice) == before
    for edit in reversed(again):
        planning.take_back(edit)
    assert states(practice) == after
    assert practice.desk.keeping.verify() == []


def test_an_agreed_version_is_signed_kept_whole_and_reminds_of_its_review(
    practice: Practice, planning: Planning, client: Client
) -> None:
    with pytest.raises(RuleBroken, match=r"plan.empty"):
        planning.agree(client.id, agreed_on=TODAY)
    _, goal, _ = grown(planning, client)
    review = TODAY + timedelta(days=90)
    first = planning.agree(client.id, agreed_on=TODAY, agreed_with=" Ines ", review_on=review)
    assert (first.number, first.agreed_with) == (1, "Ines")
    assert not planning.plan(client.id).is_changed
    planning.change(goal, words="Ask once")
    assert planning.plan(client.id).is_changed
    second = planning.agree(client.id, agreed_on=TODAY, review_on=date(2026, 9, 1))
    third = planning.agree(client.id, agreed_on=TODAY)
    assert [one.number for one in planning.plan(client.id).versions] == [3, 2, 1]
    assert "Ask once, then wait" in first.text and "then wait" not in second.text
    with practice.desk.records.work() as work:
        dues = work.find(Due, client_id=client.id)
        assert [(one.about, one.due_on) for one in dues] == [
            ("plan_review", review), ("plan_review", date(2026, 9, 1)),
        ]  # fmt: skip
        assert all(one.done_at == practice.now for one in dues)
        signed = {one.of_id for one in work.find(Signature, of_kind="plan_versions")}
        assert signed == {first.id, second.id, third.id}
        with pytest.raises(RuleBroken, match=r"record.version_stays"):
            work.replace(work.get(PlanVersion, first.id).changed(text="otherwise"))
    assert practice.desk.keeping.verify() == []
