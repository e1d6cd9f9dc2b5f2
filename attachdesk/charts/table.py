"""The same data as rows of words: for screen readers, and for who prefers a table."""

from attachdesk.charts.picture import Picture
from attachdesk.charts.wording import Wording
from attachdesk.domain.trend import Cell, CodeRow, TrendsView

Rows = tuple[tuple[str, ...], ...]
_NOTHING = Cell("")


def as_table(view: TrendsView, wording: Wording) -> Rows:
    """Return a header, one row per attended session (session, date, each code), and two rows of shares.

    The first share is of ratings of whole sessions, the last of passages: two counts that never mix.
    Codes of the therapist's own stand last. A session in which nothing was seen or rated has a dash.
    """
    rows = view.rows
    found = {row.code: {cell.session: cell for cell in row.cells} for row in rows}
    header = (wording.say("table_session"), wording.say("table_date"), *(wording.name(row) for row in rows))
    body = [
        (
            str(spot.number or ""),
            wording.day(spot.date),
            *(_said(row, found[row.code].get(spot.id, _NOTHING), spot.id, wording) for row in rows),
        )
        for spot in view.sessions
    ]
    rated = tuple(_joined(wording.share(row.rated)) if row.family == "pattern" else "" for row in rows)
    tagged = tuple(
        _joined(wording.share(row.tagged)) if row.cells else wording.say("no_share") for row in rows
    )
    foot = (
        ("", wording.say("foot_rated"), *rated),
        ("", wording.say("foot_tagged"), *tagged),
    )
    return (header, *body, *foot)


def _joined(figures: tuple[str, str]) -> str:
    return ", ".join(one for one in figures if one)


def _said(row: CodeRow, cell: Cell, session: str, wording: Wording) -> str:
    return wording.cell(row, cell, is_targeted=session in row.targeted) or wording.say("table_none")


def spoken(picture: Picture) -> Rows:
    """Return (row, words) for every mark that says something, each once, in the order of the marks."""
    return tuple(dict.fromkeys((mark.row, mark.hint) for mark in picture.marks if mark.hint))
