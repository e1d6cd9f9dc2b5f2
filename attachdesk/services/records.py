"""How services reach the vault: one unit of work at a time, with the clock and the ids of the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from attachdesk.domain.client import Client, Person
from attachdesk.domain.errors import NotUnderstood, RuleBroken
from attachdesk.domain.events import Event
from attachdesk.domain.record import Record, local
from attachdesk.domain.signing import Signature, final_at
from attachdesk.services.event_bus import EventBus
from attachdesk.storage.unit_of_work import Work
from attachdesk.vault.signing import Signer


@dataclass(frozen=True)
class Records:
    """The open vault as services see it.

    ``now`` gives aware UTC, ``identify`` a new id, ``zone`` the IANA name of the therapist's wall clock.
    """

    work: Callable[[], Work]
    now: Callable[[], datetime]
    identify: Callable[[], str]
    zone: str
    events: EventBus
    signer: Signer
    """Signs what becomes final, for the owner of the vault."""

    def new(self, kind: type[Record], **fields: Any) -> Any:
        """Return a new record of ``kind`` with an id (unless given) and its moment; not yet in the vault."""
        return kind(**{"id": self.identify(), "made_at": self.now(), **fields})

    def signature(self, record: Any, digest: str) -> Signature:
        """Return the signature under a final record with this digest (hex); not yet in the vault."""
        signer = self.signer
        signature: Signature = self.new(
            Signature,
            made_at=final_at(record),
            client_id=record.client_id,
            of_kind=record.kind,
            of_id=record.id,
            zone=self.zone,
            public_key=signer.public_key,
            digest=digest,
            value=signer.sign(digest),
        )
        return signature

    def today(self) -> date:
        """Return the day on the therapist's wall."""
        return local(self.now(), self.zone).date()

    def announce(self, event: Event) -> None:
        """Tell the listeners what is now in the vault."""
        self.events.announce(event)

    def not_in_future(self, day: date | None, key: str) -> None:
        """Refuse a day after today with the sentence ``key``."""
        if day is not None and day > self.today():
            raise RuleBroken(key)


def refuse_stranger(work: Work, client_id: str, *people: str | None) -> None:
    """Refuse somebody who is not on this client's own list: files of clients do not mix."""
    for person_id in people:
        if person_id is not None and work.get(Person, person_id).client_id != client_id:
            raise RuleBroken("record.of_another_client")


def client_named(work: Work, code: str) -> Client:
    """Return the client with this code, whatever the case of its letters."""
    for client in work.find(Client):
        if client.code.casefold() == code.strip().casefold():
            return client
    raise NotUnderstood("client.unknown", code=code)
