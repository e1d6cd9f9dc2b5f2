"""Which of the vault's own backups stay: the latest, then days, weeks, months and years, by sequence."""

from collections.abc import Callable, Iterable
from datetime import date

LATEST, DAILY, WEEKLY, MONTHLY, YEARLY = 5, 12, 10, 9, 7
OF_CHANGES = 3
"""Copies made before the schema changed that stay whatever their day."""

_RULES: tuple[tuple[int, Callable[[date], object]], ...] = (
    (DAILY, lambda day: day),
    (WEEKLY, lambda day: day.isocalendar()[:2]),
    (MONTHLY, lambda day: (day.year, day.month)),
    (YEARLY, lambda day: day.year),
)


def kept(backups: Iterable[tuple[int, date]]) -> set[int]:
    """Return the sequence numbers to keep: the latest, and the last of each of the latest days and so on.

    Latest means highest in sequence, never in time: a clock that was wrong once makes an odd label but
    cannot push out what was made after it. The latest stay even when they are all of one day, so that a
    morning's work that was spoilt at noon is still in the one before.
    """
    newest_first = sorted(backups, reverse=True)
    staying = {sequence for sequence, _ in newest_first[:LATEST]}
    for count, label in _RULES:
        seen: set[object] = set()
        for sequence, day in newest_first:
            if len(seen) < count and label(day) not in seen:
                seen.add(label(day))
                staying.add(sequence)
    return staying


def kept_of_changes(sequences: Iterable[int]) -> set[int]:
    """Return those of the copies made before a change of the schema that stay: the last of them."""
    return set(sorted(sequences)[-OF_CHANGES:])
