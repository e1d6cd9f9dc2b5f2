"""The trend screen's picture: patterns, benefits and own codes on one axis of real dates."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from attachdesk.charts import benefits, patterns, timeline
from attachdesk.charts.lettering import elided, width_of
from attachdesk.charts.picture import Dot, Label, Mark, Picture
from attachdesk.charts.rows import Sheet
from attachdesk.charts.wording import Wording, share_drawn
from attachdesk.domain.trend import CodeRow, Mode, TrendsView

TOP = timeline.PHASE_ROW + timeline.EVENT_ROW
LEGEND_ROW, NOTE_ROW, GAP = 26.0, 18.0, 6.0
NARROWEST = 240.0


def trends_picture(
    view: TrendsView, wording: Wording, width: float = 820.0, *, mode: Mode = "share", title: str = ""
) -> Picture:
    """Return patterns and benefits of a view, ``width`` px wide (at least 240), as high as the rows need.

    ``mode``: share of sessions with its interval, ratings of sessions alone, or counts of passages, at the
    right and in the lanes.
    """
    lower = view.of_family("benefit") + view.of_family("code")
    title = title or wording.say("title")
    return _drawn(_sheet(view, wording, width, mode), view.of_family("pattern"), lower, title)


def patterns_picture(
    view: TrendsView,
    wording: Wording,
    width: float = 400.0,
    *,
    mode: Mode = "share",
    title: str = "",
    codes: frozenset[str] | None = None,
    is_plain: bool = False,
) -> Picture:
    """Return the patterns alone: one relationship among small multiples, or a page of a report.

    ``codes`` leaves only some patterns (those that a client has been told), ``is_plain`` leaves out
    intervals, ruptures and repairs.
    """
    rows = tuple(row for row in view.of_family("pattern") if codes is None or row.code in codes)
    title = title or wording.say("title_patterns")
    shown = replace(view, ruptures=()) if is_plain else view
    return _drawn(_sheet(shown, wording, width, mode, is_plain=is_plain), rows, (), title)


def _sheet(view: TrendsView, wording: Wording, width: float, mode: Mode, *, is_plain: bool = False) -> Sheet:
    return Sheet.over(view, wording, max(width, NARROWEST), mode, is_plain=is_plain)


def _drawn(sheet: Sheet, upper: Sequence[CodeRow], lower: Sequence[CodeRow], title: str) -> Picture:
    view, wording, width = sheet.view, sheet.wording, sheet.frame.width
    if not view.sessions:
        return _empty(wording, width, title)
    middle = TOP + patterns.LANE * len(upper)
    bottom = middle + (GAP + LEGEND_ROW + benefits.LANE * len(lower) if lower else 0) + GAP
    marks = list(timeline.ground(view, sheet.axis, 0, bottom, wording))
    marks += timeline.strokes(view, sheet.axis, timeline.PHASE_ROW + 18, bottom)
    marks += _headings(sheet)
    for index, row in enumerate(upper):
        marks += patterns.lane(row, sheet, TOP + patterns.LANE * index)
    if lower:
        marks += _lower(lower, sheet, middle + GAP)
    marks += timeline.foot(sheet.axis, bottom, wording)
    foot = bottom + timeline.AXIS_ROW
    if lower:
        marks += benefits.legend(sheet, foot + 13)
        foot += NOTE_ROW
    for note in _notes((*upper, *lower), sheet, foot):
        marks.append(note)
        foot += NOTE_ROW
    return Picture(width, foot, tuple(marks), title, _description(view, wording))


def _headings(sheet: Sheet) -> Iterator[Mark]:
    """Yield the two rows above the lanes."""
    view, frame, wording = sheet.view, sheet.frame, sheet.wording
    key = "blocks_are_passages" if sheet.mode == "count" else "height_is_intensity"
    yield from _fitted(wording.say(key), 0, 15, frame.left - 8)
    yield from _fitted(wording.say("observed"), 0, timeline.PHASE_ROW + 16, frame.left - 8, weight=600)
    yield from timeline.phase_names(view, sheet.axis, 15, wording)
    yield from timeline.events(view, sheet.axis, timeline.PHASE_ROW + 11, wording)
    zero = wording.say("zero")
    room = frame.sure_x - frame.right - 6
    if width_of(zero) + 14 <= room:
        yield Label(x=frame.sure_x, y=15, text=zero, anchor="end", width=width_of(zero))
        yield Dot(x=frame.sure_x - width_of(zero) - 8, y=11, r=2.75, ink="axis", is_hollow=True)
    text = elided(wording.head(sheet.mode, view.rows, is_plain=sheet.is_plain), room)
    x, y = frame.sure_x, timeline.PHASE_ROW + 16
    yield Label(x=x, y=y, text=text, anchor="end", width=width_of(text))


def _lower(rows: Sequence[CodeRow], sheet: Sheet, top: float) -> Iterator[Mark]:
    yield from _fitted(sheet.wording.say("benefits"), 0, top + 17, sheet.frame.left - 8, weight=600)
    for index, row in enumerate(rows):
        yield from benefits.lane(row, sheet, top + LEGEND_ROW + benefits.LANE * index)


def _notes(rows: Sequence[CodeRow], sheet: Sheet, top: float) -> Iterator[Mark]:
    """Yield the lines under the axis: too few sessions for shares, what is history."""
    wording, room = sheet.wording, sheet.frame.width - 4
    shares = [share_drawn(row, sheet.mode) for row in rows]
    if sheet.mode != "count" and not sheet.is_plain and any(share.n for share in shares):
        yield from _fitted(wording.say("told_apart"), 0, top + 13, room)
        top += NOTE_ROW
    if sheet.mode == "rating" and sheet.is_few:
        yield from _fitted(wording.say("few_signs"), 0, top + 13, room)
        top += NOTE_ROW
    if not sheet.is_plain and any(share.n and share.low is None for share in shares):
        yield from _fitted(wording.say("few"), 0, top + 13, room)
        top += NOTE_ROW
    if history := tuple(one for row in rows for one in row.history):
        text = elided(wording.say("history", n=len(history)), room)
        yield Label(x=0, y=top + 13, text=text, width=width_of(text), evidence=history, row="history")


def _fitted(text: str, x: float, y: float, room: float, weight: int = 400) -> Iterator[Mark]:
    heavy = weight == 600
    if cut := elided(text, room, 12, 600 if heavy else 400):
        width = width_of(cut, 12, 600 if heavy else 400)
        ink = "text" if heavy else "muted"
        full = text if cut != text else ""
        yield Label(x=x, y=y, text=cut, ink=ink, weight=600 if heavy else 400, width=width, full=full)


def _empty(wording: Wording, width: float, title: str) -> Picture:
    said = wording.say("empty")
    text = elided(said, width - 16)
    mark = Label(x=8, y=28, text=text, width=width_of(text), full=said)
    return Picture(width, 48, (mark,), title, wording.say("description_empty"))


def _description(view: TrendsView, wording: Wording) -> str:
    return wording.say(
        "description",
        sessions=wording.count("sessions", len(view.sessions)),
        first=wording.day(view.sessions[0].date),
        last=wording.day(view.sessions[-1].date),
    )
