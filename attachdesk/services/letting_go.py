"""Sessions that are still booked when care ends: let go in the same step, if the therapist says so.

What a series booked and nobody touched is taken out, as with a break; what somebody moved, wrote about or
booked by hand stays in the record as cancelled. The series end with care.
"""

from datetime import date, datetime
from typing import Literal

from attachdesk.domain.around import Appointment
from attachdesk.domain.session import Session, day_of
from attachdesk.services.appointments import is_untouched
from attachdesk.storage.unit_of_work import Work

By = Literal["client", "therapist", "other"]
ENDED_BY: dict[str, By] = {"by_client": "client", "client_left": "client", "by_therapist": "therapist"}
"""Who cancelled what was booked, by how care ended; else somebody or something else."""


def booked_after(work: Work, client_id: str, on: date, now: datetime) -> list[Session]:
    """Return the sessions of a client that lie ahead, booked for a later day than ``on``."""
    booked = work.find(Session, client_id=client_id, status="booked", order_by="starts_at")
    return [one for one in booked if one.starts_at >= now and day_of(one) > on]


def let_go_after(work: Work, client_id: str, on: date, now: datetime, ending: str) -> int:
    """Let go of what is booked after care ended on a day, and end the series; return how many that were."""
    booked = booked_after(work, client_id, on, now)
    for session in booked:
        if is_untouched(work, session, now):
            work.remove(session)
        else:
            work.replace(session.changed(status="cancelled", cancelled_by=ENDED_BY.get(ending, "other")))
    for series in work.find(Appointment, client_id=client_id):
        if on < series.since:
            work.remove(series)
        elif series.until is None or series.until > on:
            work.replace(series.changed(until=on))
    return len(booked)
