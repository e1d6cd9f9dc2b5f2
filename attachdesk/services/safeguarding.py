"""Minors and couples: orders, capacity, what each person may receive, secrets, partners seen alone."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from attachdesk.domain.client import Client, Consent, Person
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import ClientChanged
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.overview import Majority
from attachdesk.domain.safeguards import Capacity, CourtOrder, Screening, SecretsAgreement, Sharing
from attachdesk.domain.session import Attendee, Contact, Session
from attachdesk.services.records import Records, refuse_stranger
from attachdesk.storage.in_error import standing
from attachdesk.storage.unit_of_work import Work

Safeguard = CourtOrder | Capacity | Sharing | SecretsAgreement | Screening
T = TypeVar("T", bound=Safeguard)
AHEAD = timedelta(days=28)
"""How long before a client comes of age one is told."""
BETWEEN = r"\s+and\s+|[,;&+/\n\u060c\u3001]"
"""What stands between the names of those who gave a consent."""
DAYS = ("ordered_on", "judged_on", "agreed_on", "screened_on")


@dataclass(frozen=True)
class Alone:
    """A meeting with one partner alone, and the names of those who came."""

    session: Session
    names: tuple[str, ...]


@dataclass(frozen=True)
class Safeguards:
    """What protects the people of one file; lists newest first, one ``sharing`` for each person at most."""

    client: Client
    people: tuple[Person, ...]
    majority: Majority | None
    orders: tuple[CourtOrder, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    sharings: tuple[Sharing, ...] = ()
    secrets: tuple[SecretsAgreement, ...] = ()
    screenings: tuple[Screening, ...] = ()
    alone: tuple[Alone, ...] = ()
    release: str = "missing"
    """How the release of this file stands: given, else as the latest one does, or missing."""
    releases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Each recipient of a release that stands, with the partners who have not given it."""
    confidences: int = 0
    """Contacts, and passages of notes in the record, that were told by others in confidence."""

    @property
    def responsible(self) -> tuple[Person, ...]:
        """Those who hold parental responsibility."""
        return tuple(one for one in self.people if one.holds_responsibility)

    @property
    def members(self) -> tuple[Person, ...]:
        """The partners of a couple."""
        return tuple(one for one in self.people if one.is_member)

    @property
    def unscreened(self) -> tuple[Person, ...]:
        """The partners who were not asked alone about fear and violence."""
        asked = {one.person_id for one in self.screenings if one.was_alone and one.outcome != "not_asked"}
        return tuple(one for one in self.members if one.id not in asked)

    def of_person(self, person_id: str) -> Person | None:
        """Return somebody on the list of people."""
        return next((one for one in self.people if one.id == person_id), None)


class Safeguarding:
    """Keeps what protects the people of a file, and says where it matters."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def safeguards(self, client_id: str) -> Safeguards:
        """Return what protects the people of one file. ``RuleBroken``: there is no such client."""
        today = self._records.today()
        with self._records.work() as work:
            client = work.get(Client, client_id)
            people = tuple(work.find(Person, client_id=client_id))
            consents = work.find(Consent, client_id=client_id)
            return Safeguards(
                client=client,
                people=people,
                majority=_majority(client, consents, today),
                orders=tuple(_newest(work, CourtOrder, client_id, "ordered_on")),
                capacities=tuple(_newest(work, Capacity, client_id, "judged_on")),
                sharings=tuple(_newest(work, Sharing, client_id, "agreed_on")),
                secrets=tuple(_newest(work, SecretsAgreement, client_id, "agreed_on")),
                screenings=tuple(_newest(work, Screening, client_id, "screened_on")),
                alone=_alone(work, client_id, people),
                release=_release(consents, today),
                releases=tuple(_releases(client, people, consents, today)),
                confidences=confidences(work, client_id),
            )

    def add(self, kind: type[T], client_id: str, **fields: Any) -> T:
        """Keep an order, a judgement, an agreement or a screening; none lies ahead, none is of a stranger."""
        record: T = self._records.new(kind, client_id=client_id, **fields)
        with self._records.work() as work:
            client = work.get(Client, client_id)
            self._check(work, record, client)
            if isinstance(record, Sharing) and work.find(Sharing, person_id=record.person_id):
                raise RuleBroken("safeguard.sharing_twice")
            work.add(record)
        self._records.announce(ClientChanged(client_id))
        return record

    def change(self, record: Safeguard, **fields: Any) -> Safeguard:
        """Change one of them."""
        changed = record.changed(**fields)
        with self._records.work() as work:
            self._check(work, changed, work.get(Client, record.client_id))
            work.replace(changed)
        self._records.announce(ClientChanged(record.client_id))
        return changed

    def _check(self, work: Work, record: Safeguard, client: Client) -> None:
        for name in DAYS:
            self._records.not_in_future(getattr(record, name, None), "safeguard.in_future")
        person_id = getattr(record, "person_id", None)
        refuse_stranger(work, client.id, person_id)
        if isinstance(record, Screening) and not work.get(Person, record.person_id).is_member:
            raise RuleBroken("screening.of_partner")


def coming_of_age(work: Work, today: date) -> tuple[Majority, ...]:
    """Return the minors who come of age soon, or are of age without consent of their own."""
    minors = [one for one in work.find(Client, client_kind="minor") if one.state != "ended"]
    ids = tuple(one.id for one in minors)
    consents = work.find(Consent, client_id=ids) if ids else []
    found = [_majority(one, [each for each in consents if each.client_id == one.id], today) for one in minors]
    due = [one for one in found if one is not None and not one.is_renewed and one.on <= today + AHEAD]
    return tuple(sorted(due, key=lambda one: one.on))


def _newest(work: Work, kind: type[T], client_id: str, day: str) -> list[T]:
    return work.find(kind, client_id=client_id, order_by=day)[::-1]


def _majority(client: Client, consents: Iterable[Consent], today: date) -> Majority | None:
    on = client.majority
    if client.client_kind != "minor" or on is None:
        return None
    renewed = any(
        one.about == "treatment_agreement" and one.since >= on and one.standing(today) == "given"
        for one in consents
    )
    return Majority(client, on, on <= today, renewed)


def _alone(work: Work, client_id: str, people: Sequence[Person]) -> tuple[Alone, ...]:
    names = {one.id: one.name for one in people if one.is_member}
    sessions = work.find(Session, client_id=client_id, session_kind="one_partner", status="attended")
    came = work.find(Attendee, session_id=tuple(one.id for one in sessions)) if sessions else []
    sessions.sort(key=lambda one: one.starts_at, reverse=True)
    return tuple(
        Alone(one, tuple(names[who.person_id] for who in came if _is_of(who, one, names))) for one in sessions
    )


def _is_of(who: Attendee, session: Session, members: dict[str, str]) -> bool:
    return who.session_id == session.id and who.person_id in members


def confidences(work: Work, client_id: str) -> int:
    """Return how many contacts, and passages of notes in the record, others told in confidence."""
    contacts = work.find(Contact, client_id=client_id, is_confidential=True)
    marks = work.find(NoteMark, client_id=client_id, mark="third_party")
    notes = work.find(Note, client_id=client_id, layer="record") if marks else []
    ids = {note.id for note in standing(work, notes)}
    return len(contacts) + sum(mark.note_id in ids for mark in marks)


def _release(consents: Iterable[Consent], today: date) -> str:
    releases = sorted((one for one in consents if one.about == "release"), key=lambda one: one.since)
    standings = [one.standing(today) for one in releases]
    return "given" if "given" in standings else standings[-1] if standings else "missing"


def _releases(
    client: Client, people: Sequence[Person], consents: Sequence[Consent], today: date
) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield each recipient of a standing release of a couple with the partners whose consent is missing."""
    if client.client_kind != "couple":
        return
    given: dict[str, str] = {}
    for one in consents:
        if one.about == "release" and one.standing(today) == "given":
            given[one.recipient] = given.get(one.recipient, "") + _named(one.given_by)
    members = [one for one in people if one.is_member]
    namesakes = Counter(_named(one.name) for one in members)
    for recipient, named in given.items():
        missing = [
            one.name
            for one in members
            if _named(one.id) not in named and named.count(_named(one.name)) < namesakes[_named(one.name)]
        ]
        yield recipient, tuple(missing)


def _named(names: str) -> str:
    """Return whole names, each between line breaks; case, width and spaces of letters say nothing."""
    each = re.split(BETWEEN, unicodedata.normalize("NFKC", names).casefold())
    return "".join(f"\n{' '.join(one.split())}\n" for one in each if one.strip())
