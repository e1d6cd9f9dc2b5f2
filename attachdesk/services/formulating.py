"""The formulation: how what happens is understood, in versions that are signed and stay."""

from typing import Any

from attachdesk.domain.client import Client
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import ClientChanged
from attachdesk.domain.formulation import Formulation
from attachdesk.services.records import Records
from attachdesk.storage.sealed_content import digest_of

PARTS = ("history", "people", "cycle", "alternatives", "medication", "professionals")
"""What a formulation says, in the order of the page."""


class Formulating:
    """Reads versions and adds new ones; none is ever changed."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def current(self, client_id: str) -> Formulation | None:
        """Return the newest version, or None while there is none."""
        return next(iter(self.versions(client_id)), None)

    def versions(self, client_id: str) -> list[Formulation]:
        """Return every version, newest first."""
        with self._records.work() as work:
            return work.find(Formulation, client_id=client_id, order_by="number")[::-1]

    def new_version(self, client_id: str, **parts: str) -> Formulation:
        """Keep the words of ``PARTS`` as a new signed version of today; parts not named stay as they were.

        Refuses one without a word, and one that says the same as the last.
        """
        with self._records.work() as work:
            work.get(Client, client_id)
            before = work.find(Formulation, client_id=client_id, order_by="number")
            last = said_in(before[-1]) if before else dict.fromkeys(PARTS, "")
            words: dict[str, Any] = last | {name: text.strip() for name, text in parts.items()}
            if not any(words.values()):
                raise RuleBroken("formulation.empty")
            if words == last:
                raise RuleBroken("formulation.unchanged")
            number = 1 + (before[-1].number if before else 0)
            version: Formulation = self._records.new(
                Formulation, client_id=client_id, number=number, written_on=self._records.today(), **words
            )
            work.add(version)
            work.add(self._records.signature(version, digest_of(version)))
        self._records.announce(ClientChanged(client_id))
        return version


def said_in(version: Formulation) -> dict[str, str]:
    """Return the words of a version by part."""
    return {name: getattr(version, name) for name in PARTS}
