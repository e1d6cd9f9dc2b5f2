"""What Today shows, read on the lane; the first time already while the window is being built."""

from attachdesk.domain.overview import Today
from attachdesk.services.desk import Desk
from attachdesk.ui.kit.background import Lane

Reading = tuple[Today, bool]
"""The day, and whether there is any client at all."""


def day_of(desk: Desk) -> Reading:
    """Read the day; runs on the lane."""
    day = desk.diary.today()
    has_work = bool(day.sessions or day.owed or day.unrecorded or day.dues or day.ruptures or day.follow_ups)
    return day, has_work or bool(desk.caseload.lines())


class DayAhead:
    """The day as it was when the vault was opened, once, and only if nothing happened since."""

    def __init__(self, desk: Desk, lane: Lane) -> None:
        self._desk = desk
        self._found: Reading | None = None
        lane.ask(self._read, None, lambda _error: None)  # told when the screen asks in vain too

    def _read(self) -> None:
        self._found = day_of(self._desk)

    def forget(self) -> None:
        """Something happened: the day is read anew when it is asked for."""
        self._found = None

    def take(self) -> Reading:
        """Return the day, read anew but for the first time; runs on the lane."""
        found, self._found = self._found, None
        return found or day_of(self._desk)
