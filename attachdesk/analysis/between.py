"""One relationship at a time: who showed a pattern toward whom, and the course with nothing but that."""

from dataclasses import replace

from attachdesk.domain.trend import Course, TrendsView

Pair = tuple[str | None, str | None]
"""Toward whom and shown by whom: ids of people; None where nobody was named."""


def between(course: Course, pair: Pair) -> Course:
    """Return the course with what one person showed toward another, and nothing else."""
    seen = (one for one in course.observations if (one.toward, one.shown_by) == pair)
    return replace(course, observations=tuple(seen))


def pairs_of(view: TrendsView) -> tuple[Pair, ...]:
    """Return the pairs toward and by whom a view counts patterns, in the order they came up."""
    rows = view.of_family("pattern")
    counted = {one for row in rows for cell in row.cells for one in cell.evidence}
    seen = (one for one in view.course.observations if one.id in counted)
    return tuple(dict.fromkeys((one.toward, one.shown_by) for one in seen))
