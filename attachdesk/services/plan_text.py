"""A plan in plain words: what is agreed on, kept whole in each version; ratings stand beside, with dates."""

from collections.abc import Iterable, Iterator, Sequence

from attachdesk.library import Library
from attachdesk.services.plan_reading import GoalLine, ObjectiveLine, ProblemLine

STEP = "    "


def plan_text(problems: Sequence[ProblemLine], library: Library) -> str:
    """Return the plan's words, one line for each thing, indented; empty while there is none.

    What has ended is left out, unless it was reached: that is part of the plan's story.
    """
    return "\n".join(_lines(problems, library))


def _lines(problems: Iterable[ProblemLine], library: Library) -> Iterator[str]:
    say = library.words().say
    for one in problems:
        goals = [goal for goal in one.goals if goal.goal.until is None]
        if one.problem is not None and one.problem.until is not None and not goals:
            continue
        depth = ""
        if one.problem is not None:
            yield say("plan.text_problem", words=one.problem.words)
            depth = STEP
        for goal in goals:
            yield from (depth + line for line in _goal(goal, library))


def _goal(one: GoalLine, library: Library) -> Iterator[str]:
    say = library.words().say
    yield say("plan.text_goal", words=one.goal.words)
    if one.goal.benefit:
        yield STEP + say("plan.text_benefit", name=library.benefits[one.goal.benefit].name)
    for objective in one.objectives:
        if objective.objective.state != "dropped":
            yield from (STEP + line for line in _objective(objective, library))


def _objective(one: ObjectiveLine, library: Library) -> Iterator[str]:
    say = library.words().say
    is_reached = one.objective.state == "reached"
    words = one.objective.words
    yield (
        say("plan.text_objective_reached", words=words)
        if is_reached
        else say("plan.text_objective", words=words)
    )
    if one.objective.measured_by:
        yield STEP + say("plan.text_measured_by", words=one.objective.measured_by)
    for level, said in sorted(one.levels.items()):
        yield STEP + say("plan.text_level", level=f"{level:+d}" if level else "0", words=said)
    for mean in one.interventions:
        if mean.until is None:
            yield STEP + say("plan.text_intervention", words=mean.words)
