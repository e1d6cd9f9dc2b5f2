"""Readings of typed fields over time: one small chart a field, raw dots on the axis of the trend above it.

Numbers stand at their height, words in a row each, in the order the field names them. What was read at the
start of a session is a ring, at its end a dot; only those two are joined, never one session with another.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from attachdesk.charts import timeline
from attachdesk.charts.lettering import elided, width_of
from attachdesk.charts.picture import Dot, Label, Line, Mark, Picture
from attachdesk.charts.rows import NAME, Sheet
from attachdesk.charts.table import Rows
from attachdesk.charts.wording import Wording
from attachdesk.domain.session_field import MOMENTS, SessionField
from attachdesk.domain.trend import Mode, SessionSpot, TrendsView
from attachdesk.domain.writing import FieldReading

NARROWEST, ROOMY = 240.0, 80.0
"""Px: the least width of a chart; what the column of names has where words have room in it."""
HEAD, SCALE, STEP, CLOSE_STEP = 26.0, 72.0, 22.0, 34.0
"""Px of the heading, of a scale of numbers, of a row of words, of one with its word above the line."""
RADIUS, RING = 3.0, 4.5
"""Px of a dot, and of the ring of what was read at the start; where both are one, the dot lies in it."""


@dataclass(frozen=True)
class FieldCourse:
    """What was read in one field, by session that the view shows, oldest first; moments in their order."""

    field: SessionField
    taken: tuple[tuple[SessionSpot, tuple[FieldReading, ...]], ...]

    @cached_property
    def options(self) -> tuple[str, ...]:
        """The words of the field, then words that it no longer names."""
        words = (one.word for _, readings in self.taken for one in readings)
        return tuple(dict.fromkeys((*self.field.options, *words)))

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The least and the most number, wider where something beyond was read."""
        numbers = [one.number for _, readings in self.taken for one in readings if one.number is not None]
        return min((self.field.least, *numbers)), max((self.field.most, *numbers))


def courses(
    fields: Mapping[str, SessionField], readings: Sequence[FieldReading], view: TrendsView
) -> tuple[FieldCourse, ...]:
    """Return each field that was read in a session of the view, in the order of the fields."""
    found: dict[tuple[str, str], list[FieldReading]] = {}
    for one in readings:
        known = fields.get(one.field)
        if known is not None and (known.kind == "number") == (one.number is not None):
            found.setdefault((one.field, one.session_id), []).append(one)
    made = []
    for known in sorted(fields.values(), key=lambda one: one.order):
        taken = tuple(
            (spot, tuple(sorted(found[known.id, spot.id], key=lambda one: MOMENTS.index(one.when))))
            for spot in view.sessions
            if (known.id, spot.id) in found
        )
        made += [FieldCourse(known, taken)] if taken else []
    return tuple(made)


def readings_picture(
    course: FieldCourse, view: TrendsView, wording: Wording, width: float, mode: Mode
) -> Picture:
    """Return the chart of one field, its days below those of ``trends_picture`` of that view and mode."""
    sheet = Sheet.over(view, wording, max(width, NARROWEST), mode)
    lane = _Lane.of(course, sheet)
    bottom = HEAD + lane.height
    # the names of phases stand above the lanes and need no second place
    marks = list(
        timeline.ground(replace(view, phases=()), sheet.axis, HEAD - timeline.PHASE_ROW, bottom, wording)
    )
    marks += timeline.strokes(view, sheet.axis, HEAD, bottom)
    marks += [*_heading(course, sheet), *lane.edges()]
    for spot, readings in course.taken:
        marks += lane.dots(spot, readings)
    marks += _on_top(marks)
    marks += timeline.foot(sheet.axis, bottom, wording)
    first, last = (wording.day(spot.date) for spot, _ in (course.taken[0], course.taken[-1]))
    sessions = wording.count("sessions", len(course.taken))
    said = wording.say("reading_description", sessions=sessions, first=first, last=last)
    return Picture(sheet.frame.width, bottom + timeline.AXIS_ROW, tuple(marks), course.field.name, said)


def with_readings(rows: Rows, found: Sequence[FieldCourse], view: TrendsView, wording: Wording) -> Rows:
    """Return the table of a view with a column for each field; its rows of shares have nothing there."""
    none = wording.say("table_none")
    said = [{spot.id: value_words(read, wording) for spot, read in course.taken} for course in found]
    columns = [
        (course.field.name, *(words.get(spot.id, none) for spot in view.sessions))
        for course, words in zip(found, said, strict=True)
    ]
    return tuple(
        (*cells, *(column[place] if place < len(column) else "" for column in columns))
        for place, cells in enumerate(rows)
    )


def value_words(readings: Sequence[FieldReading], wording: Wording) -> str:
    """Return what was read in one session: ``8 at the start, 5 at the end``."""
    parts = []
    for one in readings:
        value = one.word if one.number is None else f"{one.number:g}"
        parts.append(wording.say(f"reading_{one.when}", value=value))
    return "; ".join(parts)


@dataclass(frozen=True)
class _Lane:
    """Where the values of one field stand; the column of names may be too narrow for words."""

    course: FieldCourse
    sheet: Sheet
    step: float
    height: float

    @classmethod
    def of(cls, course: FieldCourse, sheet: Sheet) -> "_Lane":
        step = STEP if sheet.frame.left >= ROOMY else CLOSE_STEP
        is_number = course.field.kind == "number"
        return cls(course, sheet, step, SCALE if is_number else step * len(course.options))

    def y(self, one: FieldReading) -> float:
        if one.number is None:
            return self._row(self.course.options.index(one.word))
        low, high = self.course.ends
        return self._height((one.number - low) / (high - low))

    def _row(self, place: int) -> float:
        return HEAD + self.step * (place + 1) - STEP / 2

    def _height(self, share: float) -> float:
        return HEAD + STEP / 2 + (1 - share) * (SCALE - STEP)

    def edges(self) -> Iterator[Mark]:
        """Yield a line for each word, or for the ends of the numbers, with what it means."""
        field, (low, high) = self.course.field, self.course.ends
        if field.kind == "word":
            for place, word in enumerate(self.course.options):
                yield from self._edge(self._row(place), word, is_word=True)
        else:
            for share, number, meaning in ((1.0, high, field.high), (0.0, low, field.low)):
                is_roomy = self.step == STEP
                words = f"{number:g} {meaning}".strip() if is_roomy else f"{number:g}"
                yield from self._edge(self._height(share), words, is_word=False)

    def _edge(self, y: float, words: str, *, is_word: bool) -> Iterator[Mark]:
        frame = self.sheet.frame
        yield Line(points=((frame.left, y), (frame.right, y)), ink="grid")
        is_above = is_word and self.step == CLOSE_STEP
        x, baseline = (frame.left, y - 9) if is_above else (0.0, y + 4)
        text = elided(words, frame.right - x if is_above else frame.left - 8)
        full = words if text != words else ""
        yield Label(x, baseline, text, width=width_of(text), full=full, hint=words)

    def dots(self, spot: SessionSpot, readings: Sequence[FieldReading]) -> Iterator[Mark]:
        """Yield what was read in one session: every dot says all of it and opens the session."""
        axis, row = self.sheet.axis, self.course.field.id
        said = value_words(readings, self.sheet.wording)
        hint = self.sheet.wording.say("reading", session=self.sheet.wording.session(spot), said=said)
        x, heights = axis.spots[spot.id], [self.y(one) for one in readings]
        if len(heights) > 1:
            yield Line(tuple((x, y) for y in heights), "axis", 1.25)
        for y, one in zip(heights, readings, strict=True):
            is_ring = one.when == "start"
            r = RING if is_ring else RADIUS
            yield Dot(x, y, r, "measure", is_ring, evidence=(spot.id,), hint=hint, row=row)


def _on_top(marks: Sequence[Mark]) -> list[Mark]:
    """Return the dots once more, to be painted over rings of sessions near by; who goes from mark to mark
    still meets the sessions in their order."""
    dots = [one for one in marks if isinstance(one, Dot) and one.row]
    is_ringed = any(one.is_hollow for one in dots)
    return [replace(one, evidence=(), hint="") for one in dots if is_ringed and not one.is_hollow]


def _heading(course: FieldCourse, sheet: Sheet) -> Iterator[Mark]:
    """Yield the name of the field, and at the right what ring and dot mean where both can be."""
    width = sheet.frame.width
    name = elided(course.field.name, width, NAME, 600)
    wide = width_of(name, NAME, 600)
    yield Label(0, 16, name, "text", NAME, 600, width=wide)
    end = width - 2
    if "start" in course.field.moments:
        signs = [(key, sheet.wording.say(key)) for key in ("at_end", "at_start")]
        if wide + sum(width_of(words) + 26 for _, words in signs) > end:
            return  # each dot says it
        for key, words in signs:
            yield Label(end, 16, words, anchor="end", width=width_of(words))
            end -= width_of(words) + 10
            is_ring = key == "at_start"
            yield Dot(end, 12, RING if is_ring else RADIUS, "measure", is_ring)
            end -= 16
