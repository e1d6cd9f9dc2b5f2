"""The rota of a career: who comes when, planned backwards from W0; no hour is given twice."""

import random
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from attachdesk.demo.calendar import DAY_ZERO

DAYS = ("mon", "tue", "wed", "thu", "fri")
HOURS = ("08:30", "09:35", "10:40", "11:45", "13:30", "14:35", "15:40", "16:45")
SLOTS = len(DAYS) * len(HOURS)
A_WEEK = 26
"""Sessions in an ordinary week."""
WEEKS_OFF = frozenset({52, 1, 16, 32, 33, 34})
"""ISO weeks in which the practice is closed."""
LONGEST = 500
ENDED, ON_HOLD = 2 / 3, 0.06
REGULAR = 30
"""Clients who come week by week at the end; other current ones come when they need to."""
MISSED = 0.06
STEPS = ("weekly", "weekly", "weekly", "fortnightly", "monthly")
STEP_OF = {"weekly": 1, "fortnightly": 2, "monthly": 4, "irregular": 5}


@dataclass(frozen=True)
class Visit:
    """One booked hour: week relative to W0, slot of the week, whether it was held."""

    week: int
    slot: int
    is_held: bool = True

    @property
    def day(self) -> str:
        """The weekday."""
        return DAYS[self.slot // len(HOURS)]

    @property
    def hour(self) -> str:
        """The local hour as HH:MM."""
        return HOURS[self.slot % len(HOURS)]


@dataclass(frozen=True)
class Course:
    """One client's work: ``visits`` oldest first, ``booked`` the next one of those who come regularly."""

    number: int
    state: str
    frequency: str
    visits: tuple[Visit, ...]
    booked: Visit | None = None


def is_off(week: int) -> bool:
    """Return whether the practice is closed in a week."""
    return (DAY_ZERO + timedelta(weeks=week)).isocalendar().week in WEEKS_OFF


def weeks_off(first: int) -> list[tuple[int, int]]:
    """Return the practice's breaks since a week, each as its first and last week."""
    runs = groupby((week for week in range(first, 1)), key=is_off)
    return [(weeks[0], weeks[-1]) for off, run in runs if off and (weeks := list(run))]


class Rota:
    """The hours of a practice as they are given away."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._taken: dict[int, set[int]] = {}

    def place(self, week: int, slot: int) -> Visit:
        """Take a slot of a week, or the next free one; a week off or full passes on to the week before."""
        while is_off(week) or len(self._taken.setdefault(week, set())) == SLOTS:
            week -= 1
        while slot in self._taken[week]:
            slot = (slot + 1) % SLOTS
        self._taken[week].add(slot)
        return Visit(week, slot)

    def course(self, number: int, state: str, count: int, last: int, frequency: str) -> Course:
        """Plan one client's visits backwards from the week of the last."""
        slot, week, step = self._chance.randrange(SLOTS), last, STEP_OF[frequency]
        visits: list[Visit] = []
        while count:
            visit = self.place(week, slot)
            is_held = not visits or self._chance.random() >= MISSED
            visits.append(Visit(visit.week, visit.slot, is_held))
            count -= is_held
            week = visit.week - step
        is_regular = state == "current" and last == 0
        booked = Visit(step, visits[0].slot) if is_regular else None
        return Course(number, state, frequency, tuple(reversed(visits)), booked)


def plan(seed: int, clients: int, sessions: int, longest: int | None = None) -> list[Course]:
    """Return the courses of a career with exactly ``sessions`` held, in the order of their first visits."""
    chance = random.Random(f"rota {seed}")  # noqa: S311 - a demo must come out the same again
    counts = _counts(chance, clients, sessions, longest)
    span = round(sessions / A_WEEK * 52 / (52 - len(WEEKS_OFF)))
    ended, held = round(clients * ENDED), max(1, round(clients * ON_HOLD))
    states = ["ended"] * ended + ["on_hold"] * held + ["current"] * (clients - ended - held)
    states = [states[0], *chance.sample(states[1:], clients - 1)]
    rota, courses, regular = Rota(chance), [], 0
    for number, (state, count) in enumerate(zip(states, counts, strict=True)):
        frequency, last = chance.choice(STEPS), -chance.randint(4, 30)
        if state == "current":
            regular += 1
            last = 0 if regular <= REGULAR else -chance.randint(1, 100)
            frequency = chance.choice(STEPS[:4]) if regular <= REGULAR else "irregular"
        elif state == "ended":
            frequency = "weekly" if count * STEP_OF[frequency] > span / 2 else frequency
            room = max(0, span - round(count * STEP_OF[frequency] * 1.2))
            last = -6 - chance.randint(0, room)
        courses.append(rota.course(number, state, count, last, frequency))
    return sorted(courses, key=lambda course: (course.visits[0].week, course.visits[0].slot))


def _counts(chance: random.Random, clients: int, sessions: int, longest: int | None) -> list[int]:
    """Share the sessions out: many short pieces of work, some long, the first client's the longest."""
    longest = longest or min(LONGEST, max(1, sessions // 100))
    left, others = sessions - longest, clients - 1
    if not others:
        return [sessions]
    weights = [chance.lognormvariate(0, 0.7) for _ in range(others)]
    whole = sum(weights)
    counts = [max(1, int(left * weight / whole)) for weight in weights]
    spare = left - sum(counts)
    for place in range(abs(spare)):
        at = place % others
        counts[at] = max(1, counts[at] + (1 if spare > 0 else -1))
    return [sessions - sum(counts), *counts]
