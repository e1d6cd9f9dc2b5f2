"""Makes the recurring appointments of clients who go on, and the sessions that are booked from them."""

from datetime import timedelta

from attachdesk.demo.calendar import DAY_ZERO
from attachdesk.demo.client_writer import Made, Table
from attachdesk.demo.pen import Pen
from attachdesk.domain.around import Appointment
from attachdesk.domain.plan import Break
from attachdesk.domain.record import local
from attachdesk.domain.recurring import days_of, is_free, moment_of, session_id
from attachdesk.domain.session import Session
from attachdesk.services.appointments import AHEAD


def series(pen: Pen, table: Table, made: Made, breaks: list[Break]) -> None:
    """Write the series of one client from the next hour on, and what it gives for the weeks ahead."""
    last = max(made.sessions.values(), key=lambda one: one.starts_at)
    weeks = 2 if table.get("frequency") == "fortnightly" else 1
    began = local(last.starts_at, last.zone)
    since = began.date() + timedelta(weeks=weeks)
    while since <= DAY_ZERO:
        since += timedelta(weeks=weeks)
    is_couple = table["kind"] == "couple"
    usual = {
        "client_id": made.client.id,
        "minutes": 75 if is_couple else 50,
        "session_kind": "couple" if is_couple else "individual",
        "medium": table.get("medium", "in_person"),
        "zone": pen.calendar.zone,
    }
    now = pen.calendar.now() - timedelta(hours=1)
    clock = f"{began:%H:%M}"
    until = pen.calendar.day(table["series_until_week"], "sun") if "series_until_week" in table else None
    told = {"every_weeks": weeks, "since": since, "until": until}
    kept = pen.write(Appointment, now, weekday=since.weekday(), at=clock, **told, **usual)
    for day in days_of(kept, since, DAY_ZERO + AHEAD):
        if is_free(day, made.client.id, breaks):
            pen.write(
                Session,
                now,
                id=session_id(kept, day),
                episode_id=made.episode.id,
                starts_at=moment_of(kept, day),
                approach=table.get("approach", ""),
                **usual,
            )
