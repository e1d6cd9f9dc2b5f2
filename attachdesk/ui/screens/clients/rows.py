"""Rows of the list: what is shown, what is found by typing, how it is put in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.overview import ClientLine
from attachdesk.ui.kit.record_table import Column
from attachdesk.ui.screens.clients import wording

translate = QCoreApplication.translate
STATES = ("current", "on_hold", "ended")


@dataclass(frozen=True)
class Row:
    """One client in the list; two rows of the same client are the same row, whatever they show."""

    id: str
    line: ClientLine = field(compare=False)
    sought: str = field(compare=False)
    """Code, name and people, without case."""
    today: date = field(compare=False)
    notice: tuple[str, str, str] = field(compare=False)

    @property
    def last(self) -> str:
        """When the last session was."""
        return wording.when(self.line.last_at, self.line.zone, self.today)

    @property
    def next(self) -> str:
        """When the next session is."""
        return wording.when(self.line.next_at, self.line.zone, self.today)


def rows_of(
    lines: Sequence[ClientLine],
    people: Mapping[str, str],
    today: date,
    gaps: Mapping[str, Sequence[str]] | None = None,
) -> list[Row]:
    """Return the rows; ``people`` are the names on each client's list, ``gaps`` what a file lacks, by id."""
    return [
        Row(
            line.client.id,
            line,
            f"{line.client.code}\n{line.client.name or ''}\n{people.get(line.client.id, '')}".casefold(),
            today,
            wording.attention(line, today, (gaps or {}).get(line.client.id, ())),
        )
        for line in lines
    ]


def matching(rows: Sequence[Row], typed: str, state: str) -> list[Row]:
    """Return the rows in a state (empty: all) that hold every word typed."""
    sought = typed.casefold().split()
    return [
        row
        for row in rows
        if (not state or row.line.client.state == state) and all(word in row.sought for word in sought)
    ]


def soonest_first(rows: Sequence[Row]) -> list[Row]:
    """Return rows as one works: next session first, then those without one by code."""
    return sorted(
        rows,
        key=lambda row: (
            row.line.next_at is None,
            row.line.next_at.timestamp() if row.line.next_at else 0.0,
            row.line.client.code.casefold(),
        ),
    )


def columns() -> list[Column[Row]]:
    """Return the columns of the list."""
    return [
        Column(translate("Clients", "Client"), lambda row: row.line.client.code, "code", 100),
        Column(translate("Clients", "Frequency"), lambda row: wording.rhythm(row.line), "muted", 152),
        Column(
            translate("Clients", "Last session"), lambda row: row.last, width=112,
            order=lambda row: row.line.last_at,
        ),
        Column(
            translate("Clients", "Next session"), lambda row: row.next, width=106,
            order=lambda row: row.line.next_at,
        ),
        Column(
            translate("Clients", "Sessions"), lambda row: row.line.sessions, "number", 76,
            order=lambda row: row.line.sessions,
        ),
        Column(
            translate("Clients", "Notes owed"), lambda row: row.line.notes_owed, "number", 92,
            order=lambda row: row.line.notes_owed,
        ),
        Column(
            translate("Clients", "Needs attention"), lambda row: row.notice[0], "notice",
            order=lambda row: row.notice[0] or None, icon=lambda row: (row.notice[1], row.notice[2]),
        ),
    ]  # fmt: skip
