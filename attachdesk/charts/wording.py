"""The words of charts: names of rows, days, what is said of a mark."""

from collections.abc import Iterable, Mapping
from datetime import date

from attachdesk.domain.trend import Cell, CodeRow, Mode, SessionSpot, Share
from attachdesk.domain.words import Words


class Wording:
    """Sentences of one language with the names of codes; ``names`` by code id, as short as rows need."""

    def __init__(self, words: Words, names: Mapping[str, str]) -> None:
        self._words = words
        self._names = names
        self._days: dict[date, str] = {}
        self._sessions: dict[str, str] = {}
        self._cells: dict[tuple[object, ...], str] = {}

    def say(self, key: str, /, **values: object) -> str:
        """Return a sentence of ``charts``."""
        return self._words.say(f"charts.{key}", **values)

    def count(self, key: str, n: int) -> str:
        """Return a number, one at least, with its noun."""
        return self.say(f"{key}_one" if n == 1 else f"{key}_many", n=n)

    def name(self, row: CodeRow) -> str:
        """Return what a row is called."""
        return row.name or self._names.get(row.code, row.code)

    def month(self, day: date) -> str:
        """Return the short name of a month."""
        return self.say(f"month_{day.month}")

    def day(self, day: date) -> str:
        """Return a day with its year."""
        if day not in self._days:
            self._days[day] = self.say("day", day=day.day, month=self.month(day), year=day.year)
        return self._days[day]

    def session(self, spot: SessionSpot) -> str:
        """Return which session, and when."""
        said = self._sessions.get(spot.id)
        if said is None:
            key = "session_unnumbered" if spot.number is None else "session"
            said = self._sessions[spot.id] = self.say(key, number=spot.number, day=self.day(spot.date))
        return said

    def cell(self, row: CodeRow, cell: Cell, *, is_targeted: bool = False) -> str:
        """Return the numbers of a cell: rating, passages with intensity, senses, targeted."""
        senses = (cell.forward, cell.worked_on, cell.setback)
        key = (row.family, cell.rating, len(cell.passages), cell.strongest, senses, is_targeted)
        said = self._cells.get(key)
        if said is None:
            said = self._cells[key] = self._cell(row, cell, is_targeted=is_targeted)
        return said

    def _cell(self, row: CodeRow, cell: Cell, *, is_targeted: bool) -> str:
        parts = []
        if cell.rating is not None:
            parts.append(self.say("rated", rating=cell.rating) if cell.rating else self.say("rated_zero"))
        if cell.passages:
            passages = self.count("passages", len(cell.passages))
            intensity = cell.strongest
            parts.append(
                self.say("strongest", passages=passages, intensity=intensity) if intensity else passages
            )
        if row.family == "benefit" and cell.observed:
            parts.append(
                self.say("senses", forward=cell.forward, worked_on=cell.worked_on, setback=cell.setback)
            )
        if is_targeted:
            parts.append(self.say("ticked"))
        return "; ".join(parts)

    def row(self, row: CodeRow, mode: Mode = "share") -> str:
        """Return on how much a row rests, with its interval or why there is none."""
        share = share_drawn(row, mode)
        if not row.cells:
            return self._with_history(row, self.say("row_nothing", name=self.name(row)))
        if not share.n:
            return self._with_history(row, self.say("row_unrated", name=self.name(row)))
        said = self.say(f"row_{share.source}", name=self.name(row), seen=share.seen, n=share.n)
        if share.low is None or share.high is None:
            said = self.say("row_few", row=said)
        else:
            low, high = percent(share.low), percent(share.high)
            said = self.say("row_interval", row=said, low=low, high=high)
        return self._with_history(row, said)

    def head(self, mode: Mode, rows: Iterable[CodeRow] = (), *, is_plain: bool = False) -> str:
        """Return what stands over the figures of ``rows``; an interval is named only where there is one."""
        if mode == "count":
            return self.say("head_count")
        has_interval = any(share_drawn(row, mode).low is not None for row in rows if row.cells)
        return self.say("head_share" if has_interval and not is_plain else "head_plain")

    def _with_history(self, row: CodeRow, said: str) -> str:
        return f"{said}. {self.say('history', n=len(row.history))}" if row.history else said

    def figures(self, row: CodeRow, mode: Mode = "share", *, is_plain: bool = False) -> tuple[str, str]:
        """Return the two figures at the right of a row: what was seen, and how sure or how widely.

        A row at which nobody looked has a dash and no second one: that is missing, not zero. ``is_plain``
        leaves out how sure.
        """
        if mode == "count":
            widely = self.say("in_sessions", n=row.tagged.seen) if row.cells else ""
            return str(row.passages), widely
        share = share_drawn(row, mode)
        if not row.cells or not share.n:
            return self.say("no_share"), ""
        if is_plain:
            return self.say("seen_of", seen=share.seen, n=share.n), ""
        return self.share(share)

    def share(self, share: Share) -> tuple[str, str]:
        """Return a share, saying of what, and its interval; under five sessions it has none."""
        if not share.n:
            return self.say("no_share"), ""
        seen = self.say(f"seen_of_{share.source}", seen=share.seen, n=share.n)
        if share.low is None or share.high is None:
            return seen, ""
        return seen, self.say("interval", low=percent(share.low), high=percent(share.high))


def share_drawn(row: CodeRow, mode: Mode) -> Share:
    """Return the share that a row shows: of ratings alone where those are asked for, else the row's own.

    Benefits are not rated after a session; their share stays that of passages.
    """
    return row.rated if mode == "rating" and row.family == "pattern" else row.share


def percent(share: float) -> int:
    """Return a share from 0 to 1 in whole per cent."""
    return round(100 * share)
