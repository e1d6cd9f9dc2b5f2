"""Opens the file of a career's client: a starter's client lends the voice, names and dates are its own."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from attachdesk.demo.calendar import DAY_ZERO
from attachdesk.demo.client_writer import Made
from attachdesk.demo.names import renaming
from attachdesk.demo.pen import Pen
from attachdesk.demo.rota import Course
from attachdesk.demo.voices import Table, Voice, piece
from attachdesk.domain.client import Client, Consent, Episode, Person, Reach
from attachdesk.domain.plan import BenefitInFocus, Due, Goal, Phase, SharedWords

AGES = {"minor": (8, 16), "individual": (19, 74)}
ENDINGS = ("agreed", "agreed", "agreed", "by_client", "referred_on", "by_therapist")
DRAMA_NUMBERS = 1000
"""Ofcom keeps 07700 900000 to 900999 for invented people."""


@dataclass
class Opened:
    """A client with what the sessions need: the voice, the names it was given, the goal that is rated."""

    made: Made
    course: Course
    voice: Voice
    names: Mapping[str, str]
    chance: random.Random
    goal: Goal
    approach: str
    cared_for: frozenset[str]
    """Keys of people the client looks after: toward them nothing is attachment."""
    written: int = 0

    @property
    def held(self) -> int:
        """How many sessions the whole work has."""
        return sum(visit.is_held for visit in self.course.visits)


def open_file(pen: Pen, course: Course, voice: Voice, own_codes: dict[str, str], seed: int) -> Opened:
    """Write the client, the episode, the people, consents, goal and focus, as at the beginning."""
    chance = random.Random(f"{seed} {course.number}")  # noqa: S311 - a demo must come out the same again
    names, calendar, table = renaming(chance, voice.names), pen.calendar, voice.table
    first, last = course.visits[0], course.visits[-1]
    start = calendar.day(first.week, first.day)
    at = calendar.at(start - timedelta(days=3), time(9, 30))
    name = _told(table["first_name"], names)
    client = pen.write(
        Client,
        at,
        code=f"{name[:3].upper()}-{course.number + 1:04d}",
        client_kind=table["kind"],
        state=course.state,
        name=name,
        pronouns=table.get("pronouns"),
        date_of_birth=_born(chance, table["kind"], start),
        started_on=start,
        frequency=course.frequency,
        retention_class="minor" if table["kind"] == "minor" else "adult",
        about=_told(table.get("about", ""), names),
    )
    ended = calendar.day(last.week, last.day) if course.state == "ended" else None
    ending = chance.choice(ENDINGS) if ended else None
    episode = pen.write(Episode, at, client_id=client.id, started_on=start, ended_on=ended, ending=ending)
    people = _people(pen, client, table, names)
    _agreements(pen, client, chance)
    goal = _aims(pen, client, table, names, start)
    _phases(pen, client, course)
    if course.booked is not None:
        _review(pen, client, chance)
    members = {one["key"] for one in table.get("people", ()) if one.get("is_client")}
    cared_for = frozenset(one["key"] for one in table.get("people", ()) if one.get("is_child"))
    made = Made(client, episode, people, frozenset({"therapist", *members}), own_codes)
    return Opened(made, course, voice, names, chance, goal, table.get("approach", ""), cared_for)


def _told(words: str, names: Mapping[str, str]) -> str:
    return piece(words, "career").told(names, 0)[0]


def _born(chance: random.Random, kind: str, start: date) -> date | None:
    if kind not in AGES:
        return None
    return start - timedelta(days=chance.randint(*AGES[kind]) * 365 + chance.randint(10, 350))


def _people(pen: Pen, client: Client, table: Table, names: Mapping[str, str]) -> dict[str, str]:
    therapist = pen.write(Person, client.made_at, client_id=client.id, name="therapist", relation="therapist")
    people = {"therapist": therapist.id}
    for one in table.get("people", ()):
        person = pen.write(
            Person,
            client.made_at,
            client_id=client.id,
            name=_told(one["name"], names),
            relation=one["relation"],
            is_member=one.get("is_client", False),
            is_cared_for=one.get("is_child", False),
            holds_responsibility=one.get("holds_responsibility", False),
        )
        people[one["key"]] = person.id
    return people


def _agreements(pen: Pen, client: Client, chance: random.Random) -> None:
    at, since = client.made_at, client.started_on
    number = chance.randrange(DRAMA_NUMBERS)
    voicemail = chance.choice(("yes", "yes", "no", "not_asked"))
    pen.write(Reach, at, client_id=client.id, value=f"07700 900{number:03d}", safe_voicemail=voicemail)
    for about, basis in (("treatment_agreement", ""), ("privacy_notice", "Article 9(2)(h)")):
        fields: dict[str, Any] = {"about": about, "since": since, "legal_basis": basis}
        pen.write(Consent, at, client_id=client.id, **fields)


def _aims(pen: Pen, client: Client, table: Table, names: Mapping[str, str], start: date) -> Goal:
    at = client.made_at
    for one in table.get("focus", ())[:1]:
        pen.write(BenefitInFocus, at, client_id=client.id, benefit=one["benefit"], since=start)
    for code in table.get("words_shared", ())[:1]:
        pen.write(SharedWords, at, client_id=client.id, code=code, shared_on=start)
    words = _told(table["goals"][0]["words"], names)
    return pen.write(Goal, at, client_id=client.id, words=words, since=start)


def _phases(pen: Pen, client: Client, course: Course) -> None:
    third = len(course.visits) // 3
    if third < 3:
        return
    days = [pen.calendar.day(visit.week, visit.day) for visit in course.visits]
    bounds = ((days[0], days[third - 1]), (days[third], days[-third - 1]), (days[-third], None))
    for name, (since, until) in zip(("Beginning", "Working", "Towards an ending"), bounds, strict=True):
        pen.write(Phase, client.made_at, client_id=client.id, name=name, since=since, until=until)


def _review(pen: Pen, client: Client, chance: random.Random) -> None:
    due_on = DAY_ZERO + timedelta(days=chance.randint(1, 90))
    pen.write(Due, pen.calendar.now(), client_id=client.id, about="plan_review", due_on=due_on)
