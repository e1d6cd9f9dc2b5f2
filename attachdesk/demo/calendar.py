"""The demo's own time: relative weeks and local hours become moments. W0 is one Friday, 18:00."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_ZERO = date(2026, 11, 27)
"""W0: a Friday late in November. Fixed, so that the same seed gives the same practice on any day."""
OPENS_AT = time(18, 0)
_DAYS = {"mon": -4, "tue": -3, "wed": -2, "thu": -1, "fri": 0, "sat": 1, "sun": 2}


@dataclass(frozen=True)
class Calendar:
    """Weeks relative to W0 on the wall clock of ``zone``."""

    zone: str = "Europe/London"

    def day(self, week: int, day: str = "mon") -> date:
        """Return a weekday of a week; a week runs from Monday to Sunday."""
        return DAY_ZERO + timedelta(weeks=week, days=_DAYS[day])

    def moment(self, week: int, day: str, at: str) -> datetime:
        """Return an aware UTC moment of a local hour written as HH:MM."""
        hour, minute = (int(part) for part in at.split(":"))
        return self.at(self.day(week, day), time(hour, minute))

    def at(self, day: date, hour: time) -> datetime:
        """Return an aware UTC moment of a local day and hour."""
        return datetime.combine(day, hour, ZoneInfo(self.zone)).astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment at which the demo opens."""
        return self.at(DAY_ZERO, OPENS_AT)
