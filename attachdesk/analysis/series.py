"""The series behind the trend screen: one per code and unit, every point with its evidence."""

from collections.abc import Iterator

from attachdesk.domain.trend import Cell, CodeRow, SessionSpot, TrendPoint, TrendSeries, TrendsView, Unit

UNITS: tuple[Unit, ...] = ("count", "share", "per_100_words", "mean_intensity")
_NOTHING = Cell("")


def series_of(view: TrendsView) -> tuple[TrendSeries, ...]:
    """Return four series for each code: count, share, per_100_words, mean_intensity.

    count and per_100_words rest on passages: one point for each attended session in which the code was
    looked for, 0 only where it was rated 0. share is the running share on the source of the row
    (``CodeRow.share``), mean_intensity one point where there is something to average, on that same source.
    A code that was never looked for has no points: not rated is missing, never zero.
    """
    return tuple(
        TrendSeries(
            code=row.code,
            kind=row.family,
            unit=unit,
            points=tuple(_POINTS[unit](row, view.sessions)),
            toward=view.toward,
            source="passage" if unit in {"count", "per_100_words"} else row.share.source,
        )
        for row in view.rows
        for unit in UNITS
    )


def _with_cells(row: CodeRow, sessions: tuple[SessionSpot, ...]) -> Iterator[tuple[SessionSpot, Cell]]:
    found = {cell.session: cell for cell in row.cells}
    return ((spot, found.get(spot.id, _NOTHING)) for spot in sessions)


def _was_counted(cell: Cell) -> bool:
    return bool(cell.passages) or cell.rating == 0


def _count(row: CodeRow, sessions: tuple[SessionSpot, ...]) -> Iterator[TrendPoint]:
    for spot, cell in _with_cells(row, sessions):
        if _was_counted(cell):
            n = len(cell.passages)
            yield TrendPoint(spot.date, spot.id, float(n), n, cell.passages or cell.ratings)


def _per_100_words(row: CodeRow, sessions: tuple[SessionSpot, ...]) -> Iterator[TrendPoint]:
    for spot, cell in _with_cells(row, sessions):
        if spot.words and _was_counted(cell):
            rate = round(100 * len(cell.passages) / spot.words, 4)
            yield TrendPoint(spot.date, spot.id, rate, spot.words, cell.passages or cell.ratings)


def _share(row: CodeRow, sessions: tuple[SessionSpot, ...]) -> Iterator[TrendPoint]:
    if not row.cells:
        return
    is_rated = row.share.source == "session"
    seen = n = 0
    for spot, cell in _with_cells(row, sessions):
        if cell.rating is None if is_rated else spot.words is None and not cell.passages:
            continue
        evidence = cell.ratings if is_rated else cell.passages
        n += 1
        seen += bool(cell.rating) if is_rated else bool(cell.passages)
        yield TrendPoint(spot.date, spot.id, round(seen / n, 4), n, evidence)


def _mean_intensity(row: CodeRow, sessions: tuple[SessionSpot, ...]) -> Iterator[TrendPoint]:
    is_rated = row.share.source == "session"
    for spot, cell in _with_cells(row, sessions):
        if is_rated and cell.rating is not None:
            yield TrendPoint(spot.date, spot.id, float(cell.rating), len(cell.ratings), cell.ratings)
        elif not is_rated and cell.intensities:
            n = len(cell.intensities)
            mean = round(sum(cell.intensities) / n, 4)
            yield TrendPoint(spot.date, spot.id, mean, n, cell.passages)


_POINTS = {
    "count": _count,
    "share": _share,
    "per_100_words": _per_100_words,
    "mean_intensity": _mean_intensity,
}
