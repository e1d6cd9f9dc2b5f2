"""On which days a recurring appointment falls, and the moment at which it starts on each of them."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from attachdesk.domain.around import Appointment
from attachdesk.domain.plan import Break

_LATER_PART = re.compile(r"(~\d+)?(\.\d{8})?$")
_NUMBER = re.compile(r"~(\d+)$")
_LONGEST_ROOT = 40


def days_of(appointment: Appointment, since: date, until: date) -> Iterator[date]:
    """Yield its days from ``since`` to ``until``, both included, counted from the day it began."""
    first = appointment.since + timedelta(days=(appointment.weekday - appointment.since.weekday()) % 7)
    step = timedelta(weeks=appointment.every_weeks)
    behind = max(0, -((first - since) // step))
    day, last = first + behind * step, min(until, appointment.until or until)
    while day <= last:
        yield day
        day += step


def moment_of(appointment: Appointment, day: date) -> datetime:
    """Return when it starts on a day, aware, by the clock on the wall of its zone.

    Of an hour that comes twice it is the first; of an hour that is left out, as much later as the clock is
    put forward (PEP 495, ``fold=0``).
    """
    at = time.fromisoformat(appointment.at)
    return datetime.combine(day, at, ZoneInfo(appointment.zone)).astimezone(UTC)


def session_id(appointment: Appointment, day: date) -> str:
    """Return the id of its session on a day: one that was moved or cancelled keeps it.

    A series that goes on differently gives the same ids as before.
    """
    return f"{root_of(appointment.id)}.{day:%Y%m%d}"


def root_of(any_id: str) -> str:
    """Return the id under which a series began, from that of the series or of one of its sessions."""
    root = _LATER_PART.sub("", any_id)
    # an id that came from elsewhere may leave no room for the day behind it
    return root if len(root) <= _LONGEST_ROOT else sha256(root.encode()).hexdigest()[:_LONGEST_ROOT]


def next_id(appointment_ids: Sequence[str]) -> str:
    """Return the id under which a series goes on differently, from all it had so far."""
    numbers = [int(found[1]) if (found := _NUMBER.search(one)) else 0 for one in appointment_ids]
    return f"{root_of(appointment_ids[0])}~{max(numbers) + 1}"


def is_free(day: date, client_id: str, breaks: list[Break]) -> bool:
    """Say whether a day lies in no break of the practice or of this client."""
    return not any(
        pause.client_id in {None, client_id} and pause.since <= day <= pause.until for pause in breaks
    )
