"""Makes what a client's file says beside sessions: the plan, focus, phases, ruptures, events, measures."""

from datetime import time

from attachdesk.demo import treatment_writer
from attachdesk.demo.calendar import DAY_ZERO
from attachdesk.demo.client_writer import Made, Table
from attachdesk.demo.pen import Pen
from attachdesk.domain.administration import Administration, Answer, Score
from attachdesk.domain.plan import (
    BenefitInFocus,
    Break,
    Due,
    FileEvent,
    Phase,
    Rupture,
    SharedWords,
)

SAFETY_ITEM = {"phq_9": 9, "core_10": 6, "pcl5": 16}


def plan(pen: Pen, table: Table, made: Made) -> None:
    """Write goals and ratings, benefits in focus, phases, breaks, what is due, events, words shared."""
    treatment_writer.treatment(pen, table, made)
    _focus(pen, table, made)
    _phases_and_breaks(pen, table, made)
    _events(pen, table, made.client.id)
    _ruptures(pen, table, made)
    for code in table.get("words_shared", ()):
        shared = made.day_of(min(3, max(made.sessions)))
        at = pen.calendar.at(shared, time(19))
        pen.write(SharedWords, at, client_id=made.client.id, code=code, shared_on=shared)


def _focus(pen: Pen, table: Table, made: Made) -> None:
    calendar = pen.calendar
    for one in table.get("focus", ()):
        since = calendar.day(one["week"])
        pen.write(
            BenefitInFocus,
            calendar.at(since, time(12, 0)),
            client_id=made.client.id,
            benefit=one["benefit"],
            since=since,
            until=calendar.day(one["until_week"], "fri") if "until_week" in one else None,
            why=one.get("why", ""),
        )


def _phases_and_breaks(pen: Pen, table: Table, made: Made) -> None:
    calendar, client_id = pen.calendar, made.client.id
    for one in table.get("phases", ()):
        since = made.day_of(one["from_session"])
        until = made.day_of(one["to_session"]) if "to_session" in one else None
        at = calendar.at(since, time(20))
        pen.write(Phase, at, client_id=client_id, name=one["name"], since=since, until=until)
    for one in table.get("breaks", ()):
        since, until = calendar.day(one["from_week"]), calendar.day(one["to_week"], "sun")
        at = calendar.at(since, time(9))
        pen.write(Break, at, client_id=client_id, since=since, until=until, why=one.get("why", ""))


def _events(pen: Pen, table: Table, client_id: str) -> None:
    calendar = pen.calendar
    for one in table.get("requests", ()):
        on = calendar.day(one["week"], one.get("day", "wed"))
        about = one.get("kind", "request")
        about = about if about in {"request", "complaint", "letter", "event"} else "request"
        pen.write(
            FileEvent,
            calendar.at(on, time(17)),
            client_id=client_id,
            about=about,
            happened_on=on,
            words=one["words"],
        )
    for one in table.get("due", ()):
        on = calendar.day(one["week"], one.get("day", "fri"))
        pen.write(
            Due,
            calendar.at(min(on, DAY_ZERO), time(9)),
            client_id=client_id,
            about=one["kind"],
            due_on=on,
            words=one.get("words", ""),
            done_at=calendar.at(on, time(17)) if one.get("done") else None,
        )


def _ruptures(pen: Pen, table: Table, made: Made) -> None:
    for one in table.get("ruptures", ()):
        opened = made.sessions[one["opened"]]
        closed = made.sessions.get(one.get("closed", 0))
        on = closed.starts_at.date() if closed else None
        if closed is None and one.get("outcome", "open") != "open":
            week = one.get("closed_week")
            on = pen.calendar.day(week, "fri") if week is not None else made.episode.ended_on
        pen.write(
            Rupture,
            opened.ends_at,
            client_id=made.client.id,
            session_id=opened.id,
            movement=one["kind"],
            my_part=one.get("my_part", ""),
            outcome=one.get("outcome", "repaired" if closed else "open"),
            closed_session_id=closed.id if closed else None,
            closed_on=on,
            what_helped=one.get("what_helped", ""),
            remark=one.get("note", ""),
        )


def measures(pen: Pen, table: Table, made: Made) -> None:
    """Write the measures as taken, with their totals and the raw safety item."""
    for one in table.get("measures", ()):
        session = made.sessions[one["session"]]
        own = one["instrument"] == "own"
        sitting = pen.write(
            Administration,
            session.ends_at,
            client_id=made.client.id,
            session_id=session.id,
            instrument=one["instrument"],
            form=one.get("form", "standard"),
            name=one.get("name", "") if own else "",
            taken_on=made.day_of(one["session"]),
            about=made.people[one["about"]] if one.get("about") else None,
            is_assisted=one.get("assisted", False),
        )
        for name, value in one["scores"].items():
            pen.write(
                Score,
                session.ends_at,
                client_id=made.client.id,
                administration_id=sitting.id,
                name=name,
                value=float(value),
                is_prorated=one.get("prorated", False),
            )
        if "safety_item" in one and one["instrument"] in SAFETY_ITEM:
            raw = one["safety_item"]
            pen.write(
                Answer,
                session.ends_at,
                client_id=made.client.id,
                administration_id=sitting.id,
                item=SAFETY_ITEM[one["instrument"]],
                value=None if raw == "not_answered" else float(raw),
            )
