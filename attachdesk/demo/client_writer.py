"""Makes a client's file of one demo file: the client, the people, ways to reach them, consents."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from attachdesk.demo.calendar import DAY_ZERO, Calendar
from attachdesk.demo.pen import Pen
from attachdesk.domain.client import Client, ClientName, Consent, Episode, Person, Reach
from attachdesk.domain.note import Note
from attachdesk.domain.session import Session

Table = dict[str, Any]
Astray = tuple[str, datetime, str]
"""The id of a note in the wrong file, when it was found there, and what was said of it."""


@dataclass
class Made:
    """What later parts of the file point at."""

    client: Client
    episode: Episode
    people: dict[str, str]
    in_room: frozenset[str]
    """Keys of people who are met in the session itself: the therapist, the members of a couple."""
    own_codes: dict[str, str]
    sessions: dict[int, Session] = field(default_factory=dict)
    notes: dict[int, Note] = field(default_factory=dict)
    """The notes of the sessions, by the same numbers."""
    astray: list[Astray] = field(default_factory=list)

    def day_of(self, number: int) -> date:
        """Return the day of a session by its number."""
        return self.sessions[number].starts_at.date()


def open_file(pen: Pen, table: Table, own_codes: dict[str, str]) -> Made:
    """Write the client, the first episode, the people, ways to reach, names and consents."""
    calendar = pen.calendar
    start = calendar.day(table["start_week"])
    at = calendar.at(start - timedelta(days=3), time(9, 30))
    client = pen.write(
        Client,
        at,
        code=table["code"],
        client_kind=table["kind"],
        state=table.get("state", "current"),
        name=table.get("first_name"),
        pronouns=table.get("pronouns"),
        date_of_birth=_born(table),
        started_on=start,
        frequency=table.get("frequency", "weekly"),
        retention_class=table.get("retention_class", "adult"),
        about=table.get("about", ""),
        legal_hold=table.get("legal_hold", ""),
    )
    ended = calendar.day(table["ended_week"], "fri") if "ended_week" in table else None
    episode = pen.write(
        Episode, at, client_id=client.id, started_on=start, ended_on=ended, ending=table.get("ending")
    )
    people = _people(pen, client, table)
    _reaches(pen, client, table)
    _consents(pen, client, table)
    members = {one["key"] for one in table.get("people", ()) if one.get("is_client")}
    return Made(client, episode, people, frozenset({"therapist", *members}), own_codes)


def _born(table: Table) -> date | None:
    if "age" not in table:
        return None
    if "birthday_week" in table:
        birthday = DAY_ZERO + timedelta(weeks=table["birthday_week"])
        return birthday.replace(year=birthday.year - table["age"])
    return date(DAY_ZERO.year - table["age"], 3 + table["age"] % 6, 1 + (table["age"] * 7) % 27)


def _people(pen: Pen, client: Client, table: Table) -> dict[str, str]:
    therapist = pen.write(Person, client.made_at, client_id=client.id, name="therapist", relation="therapist")
    people = {"therapist": therapist.id}
    for one in table.get("people", ()):
        if one["key"] == "therapist":
            continue
        person = pen.write(
            Person,
            client.made_at,
            client_id=client.id,
            name=one["name"],
            relation=one["relation"],
            remark=one.get("note", ""),
            is_member=one.get("is_client", False),
            is_cared_for=one.get("is_child", False),
            holds_responsibility=one.get("holds_responsibility", False),
            withhold=one.get("withhold", ""),
        )
        people[one["key"]] = person.id
    return people


def _reaches(pen: Pen, client: Client, table: Table) -> None:
    for one in table.get("reach", ()):
        pen.write(
            Reach,
            client.made_at,
            client_id=client.id,
            medium=one["kind"],
            value=one["value"],
            whose=one.get("whose", ""),
            safe_voicemail=one.get("safe_voicemail", "not_asked"),
            is_emergency=one.get("emergency", False),
            remark=one.get("note", ""),
        )
    for one in table.get("names", ()):
        pen.write(
            ClientName,
            client.made_at,
            client_id=client.id,
            recipient=one["recipient"],
            name=one.get("name", ""),
            pronouns=one.get("pronouns", ""),
        )


def _consents(pen: Pen, client: Client, table: Table) -> None:
    calendar = pen.calendar
    names = {one["key"]: one["name"] for one in table.get("people", ())}
    for one in table.get("consents", ()):
        since = calendar.day(one["week"], one.get("day", "mon"))
        given_by = one.get("given_by", "")
        given = given_by if isinstance(given_by, str) else ", ".join(given_by)
        pen.write(
            Consent,
            calendar.at(since, time(12, 0)),
            client_id=client.id,
            about=one["kind"],
            state=one.get("state", "given"),
            since=since,
            until=calendar.day(one["until_week"], "fri") if "until_week" in one else None,
            recipient=one.get("recipient", ""),
            scope=one.get("scope", ""),
            legal_basis=one.get("legal_basis", ""),
            given_by=names.get(given, given),
        )


def calendar_of(practice: Table) -> Calendar:
    """Return the calendar on the practice's wall clock."""
    return Calendar(practice.get("zone", "Europe/London"))
