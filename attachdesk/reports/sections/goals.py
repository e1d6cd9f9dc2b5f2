"""The goals in one paragraph, in the client's words, with the client's own ratings beneath."""

from attachdesk.domain.plan import GoalRating
from attachdesk.reports.blocks import Block, SideHead, Table, text
from attachdesk.reports.case import Case


def blocks(case: Case) -> tuple[Block, ...]:
    """Return the goals, or nothing when none was kept."""
    if not case.goals:
        return ()
    listed = "; ".join(f"“{goal.words}”" for goal, _ in case.goals)
    made: list[Block] = [
        SideHead(case.say("report.goals_head")),
        text(case.say("report.goals", goals=listed)),
    ]
    rated = [(goal, ratings) for goal, ratings in case.goals if ratings]
    if rated:
        heads = tuple(case.say(f"report.goal_{name}") for name in ("words", "first", "middle", "latest"))
        rows = tuple((goal.words, *_three(ratings)) for goal, ratings in rated)
        made.append(Table(heads, rows, (0.58, 0.14, 0.14, 0.14), frozenset({1, 2, 3})))
        made.append(text(case.say("report.goal_scale"), "small"))
    return tuple(made)


def _three(ratings: tuple[GoalRating, ...]) -> tuple[str, str, str]:
    ordered = sorted(ratings, key=lambda rating: rating.rated_on)
    middle = str(ordered[len(ordered) // 2].value) if len(ordered) > 2 else "–"
    latest = str(ordered[-1].value) if len(ordered) > 1 else "–"
    return str(ordered[0].value), middle, latest
