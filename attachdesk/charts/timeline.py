"""The axis of real dates that runs through all lanes: months, breaks, phases, ruptures, sessions missed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from attachdesk.charts.lettering import elided, width_of
from attachdesk.charts.picture import Band, GlyphMark, Label, Line, Mark
from attachdesk.charts.wording import Wording
from attachdesk.domain.trend import TrendsView

EDGE = 8.0
"""Px between the frame of the plot and the first or last day, so that glyphs stay inside."""
SHORTEST = 28
"""Days an axis spans at least."""
MONTH_APART = 24.0
"""Px between two grid lines at least."""
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
PHASE_ROW, EVENT_ROW, AXIS_ROW = 34.0, 24.0, 26.0
LINE = 14.0
"""Px between the two lines that the name of a phase may take."""
FEW, APART, FEW_APART = 5, 9.0, 14.0
"""Px between two sessions where there is room; under five sessions whole signs stand beside each other."""
LONG_BREAK = 14
"""Days; a longer break cuts lines in two."""


def spread(wanted: Sequence[float], low: float, high: float, apart: float) -> list[float]:
    """Return the places (ascending, from ``low`` to ``high``) moved so that neighbours stand apart.

    They keep ``apart`` px, or an even share of half the room where there are too many.
    """
    sep = min(apart, 0.5 * (high - low) / max(1, len(wanted) - 1))
    places: list[float] = []
    least = low
    for place in wanted:
        places.append(max(place, least))
        least = places[-1] + sep
    most = high
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], most)
        most = places[index] - sep
    return places


@dataclass(frozen=True)
class Axis:
    """Days laid out from ``left`` to ``right`` px; ``spots`` are the x of attended sessions by id.

    ``room`` is the width a session's mark may take without touching its neighbours, ``usual`` what most have.
    """

    left: float
    right: float
    first: date
    last: date
    spots: dict[str, float]
    room: dict[str, float]
    usual: float

    @classmethod
    def over(cls, view: TrendsView, left: float, right: float) -> "Axis":
        """Return the axis of a view; an empty view gets four weeks."""
        first, last = _span(view)
        days = (last - first).days
        low, high = left + EDGE, right - EDGE
        wanted = [low + (high - low) * (spot.date - first).days / days for spot in view.sessions]
        places = spread(wanted, low, high, FEW_APART if len(wanted) < FEW else APART)
        gaps = [after - before for before, after in pairwise(places)]
        sides = [2 * EDGE, *gaps, 2 * EDGE]
        room = [0.9 * min(pair) for pair in pairwise(sides)]
        ids = [spot.id for spot in view.sessions]
        usual = sorted(room)[len(room) // 4] if room else EDGE
        spots, rooms = dict(zip(ids, places, strict=True)), dict(zip(ids, room, strict=False))
        return cls(left, right, first, last, spots, rooms, usual)

    def x(self, day: date) -> float:
        """Return the place of a day, held inside the plot."""
        share = (day - self.first).days / (self.last - self.first).days
        place = self.left + EDGE + share * (self.right - self.left - 2 * EDGE)
        return min(max(place, self.left), self.right)

    def size(self, session: str, most: float) -> float:
        """Return the width of a session's mark: ``most``, thinner where sessions are dense."""
        return min(most, self.room[session], max(self.usual, 0.5))


def _span(view: TrendsView) -> tuple[date, date]:
    first = view.first or date(2000, 1, 1)
    last = max(view.last or first, first)
    short = SHORTEST - (last - first).days
    if short > 0:
        before = min(timedelta(days=short // 2), first - date.min)
        first, last = first - before, last + min(timedelta(days=short - before.days), date.max - last)
    return first, last


def ground(view: TrendsView, axis: Axis, top: float, bottom: float, wording: Wording) -> Iterator[Mark]:
    """Yield what lies under the marks: every second phase, breaks, months, edges of phases."""
    for index, phase in enumerate(view.phases):
        left, right = axis.x(phase.since), axis.x(phase.until or axis.last)
        hint = _phase_hint(phase.name, phase.since, phase.until, wording)
        if index % 2:
            yield Band(x=left, y=top, width=right - left, height=bottom - top, ink="phase", hint=hint)
    for one in view.breaks:
        left, right = axis.x(one.since), axis.x(one.until + timedelta(days=1))
        hint = wording.say("break_hint", first=wording.day(one.since), last=wording.day(one.until))
        y = top + PHASE_ROW
        yield Band(x=left, y=y, width=right - left, height=bottom - y, ink="break", hint=hint)
    for day in months(axis):
        x = axis.x(day)
        yield Line(points=((x, top + PHASE_ROW), (x, bottom)), ink="grid")
    for phase in view.phases[1:]:
        x = axis.x(phase.since)
        if axis.left < x < axis.right:
            yield Line(points=((x, top), (x, bottom)), ink="axis", dash=(2, 3))


def _phase_hint(name: str, since: date, until: date | None, wording: Wording) -> str:
    first = wording.day(since)
    if until is None:
        return wording.say("phase_hint", name=name, first=first)
    return wording.say("phase_hint_until", name=name, first=first, last=wording.day(until))


def months(axis: Axis) -> list[date]:
    """Return the firsts of months on the axis, thinned so that grid lines do not crowd."""
    a_day = (axis.right - axis.left - 2 * EDGE) / (axis.last - axis.first).days
    wide_enough = (step for step in STEPS if 30.4 * step * a_day >= MONTH_APART)
    return _firsts(axis, next(wide_enough, STEPS[-1]))


def _firsts(axis: Axis, step: int) -> list[date]:
    found = []
    count = axis.first.year * 12 + axis.first.month - 1
    count += -count % step
    while (day := _first_of(count)) is not None and day <= axis.last:
        if day >= axis.first:
            found.append(day)
        count += step
    return found


def _first_of(count: int) -> date | None:
    year, month = divmod(count, 12)
    return date(year, month + 1, 1) if date.min.year <= year <= date.max.year else None


def phase_names(view: TrendsView, axis: Axis, baseline: float, wording: Wording) -> Iterator[Mark]:
    """Yield the names of the phases, each in its own stretch: in two lines where it is long, then cut."""
    free = axis.left
    for index, phase in enumerate(view.phases):
        following = view.phases[index + 1].since if index + 1 < len(view.phases) else axis.last
        left = max(axis.x(phase.since) + 6, free)
        end = axis.x(following) if index + 1 < len(view.phases) else axis.right
        lines = _in_lines(phase.name, end - left - 4)
        if len(lines[0]) < 3 and lines[0] != phase.name:
            continue
        hint = _phase_hint(phase.name, phase.since, phase.until, wording)
        for place, text in enumerate(lines):
            width, y = width_of(text, 12, 600), baseline + LINE * place
            yield Label(
                x=left, y=y, text=text, ink="text", weight=600, width=width, full=phase.name, hint=hint
            )
            free = max(free, left + width + 6)


def _in_lines(name: str, room: float) -> tuple[str, ...]:
    """Return a name in one line or two, broken between words, the second cut where it is longer."""
    words = name.split()
    first = ""
    while words and width_of(longer := f"{first} {words[0]}".strip(), 12, 600) <= room:
        first = longer
        words.pop(0)
    if not first or not words:
        return (elided(name, room, 12, 600),)
    rest = elided(" ".join(words), room, 12, 600)
    return (first, rest) if rest else (elided(name, room, 12, 600),)


def events(view: TrendsView, axis: Axis, middle: float, wording: Wording) -> Iterator[Mark]:
    """Yield the event row: a cross for a session not held, a zigzag for a rupture, an arch for a repair."""
    found: list[tuple[date, int, str, str, str]] = [
        (spot.date, 0, "cross", "axis", wording.say("missed", day=wording.day(spot.date)))
        for spot in view.missed
    ]
    for strain in view.ruptures:
        said = wording.say("rupture", day=wording.day(strain.opened))
        found.append((strain.opened, 1, "zigzag", "rupture", said))
        if strain.is_repaired and strain.closed is not None and strain.closed <= axis.last:
            said = wording.say("repair", day=wording.day(strain.closed))
            found.append((strain.closed, 2, "arch", "repair", said))
    found.sort()
    low, high = axis.left + EDGE, axis.right - EDGE
    # the more there is, the less each may leave its day
    apart = min(14.0, 0.12 * (high - low) / max(1, len(found) - 1))
    places = spread([min(max(axis.x(one[0]), low), high) for one in found], low, high, apart)
    gaps = [14.5, *(after - before for before, after in pairwise(places)), 14.5]
    taken = []
    for place, sides, (_, _, glyph, ink, said) in zip(places, pairwise(gaps), found, strict=False):
        size = min(13.0, 0.9 * min(sides))
        taken.append((place - size / 2, place + size / 2))
        yield GlyphMark(x=place, y=middle, size=size, glyph=glyph, ink=ink, hint=said, row="events")
    yield from _break_names(view, axis, middle + 4, taken, wording)


def _break_names(
    view: TrendsView, axis: Axis, baseline: float, taken: list[tuple[float, float]], wording: Wording
) -> Iterator[Mark]:
    text = wording.say("break")
    width = width_of(text)
    for one in view.breaks:
        left, right = axis.x(one.since), axis.x(one.until + timedelta(days=1))
        start = (left + right - width) / 2
        span = (start - 1, start + width + 1)
        if right - left >= width + 4 and not any(a < span[1] and b > span[0] for a, b in taken):
            taken.append(span)
            yield Label(x=start, y=baseline, text=text, width=width)


def strokes(view: TrendsView, axis: Axis, top: float, bottom: float) -> Iterator[Mark]:
    """Yield the lines of ruptures and repairs through all lanes."""
    for strain in view.ruptures:
        x = axis.x(strain.opened)
        yield Line(points=((x, top), (x, bottom)), ink="rupture", dash=(3, 3))
        if strain.is_repaired and strain.closed is not None and strain.closed <= axis.last:
            x = axis.x(strain.closed)
            yield Line(points=((x, top), (x, bottom)), ink="repair", dash=(1, 3))


def foot(axis: Axis, top: float, wording: Wording) -> Iterator[Mark]:
    """Yield the axis with its months; the first name and each January carry the year."""
    yield Line(points=((axis.left, top), (axis.right, top)), ink="axis")
    free = axis.left
    days = months(axis)
    is_yearly = len(days) > 1 and (days[1] - days[0]).days > 300
    for day in days:
        x = axis.x(day)
        yield Line(points=((x, top), (x, top + 4)), ink="axis")
        text = str(day.year) if is_yearly else wording.month(day)
        if not is_yearly and (free == axis.left or day.month == 1):
            text = f"{text} {day.year}"
        width = width_of(text)
        if x + 3 >= free and x + 3 + width <= axis.right + EDGE:
            yield Label(x=x + 3, y=top + 18, text=text, width=width)
            free = x + 3 + width + 8


def is_cut(view: TrendsView, before: date, after: date) -> bool:
    """Whether a break of more than two weeks lies between two days: a line must not join them."""
    return any(
        (one.until - one.since).days + 1 > LONG_BREAK and one.since <= after and one.until >= before
        for one in view.breaks
    )
