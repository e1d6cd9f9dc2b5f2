"""Which of the vault's own backups stay: 12 daily, 10 weekly, 9 monthly, counted by sequence."""

from collections.abc import Callable, Iterable
from datetime import date

DAILY, WEEKLY, MONTHLY = 12, 10, 9

_RULES: tuple[tuple[int, Callable[[date], object]], ...] = (
    (DAILY, lambda day: day),
    (WEEKLY, lambda day: day.isocalendar()[:2]),
    (MONTHLY, lambda day: (day.year, day.month)),
)


def kept(backups: Iterable[tuple[int, date]]) -> set[int]:
    """Return the sequence numbers to keep: the last of each of the latest days, weeks and months.

    Latest means highest in sequence, never in time: a clock that was wrong once makes an odd label but
    cannot push out what was made after it.
    """
    newest_first = sorted(backups, reverse=True)
    staying: set[int] = set()
    for count, label in _RULES:
        seen: set[object] = set()
        for sequence, day in newest_first:
            if len(seen) < count and label(day) not in seen:
                seen.add(label(day))
                staying.add(sequence)
    return staying
