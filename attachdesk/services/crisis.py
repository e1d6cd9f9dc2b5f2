"""All that one needs at once when a client is in danger: whom to ring, where they are, what was agreed."""

from dataclasses import dataclass

from attachdesk.domain.around import SessionArrangement
from attachdesk.domain.client import Client, Reach
from attachdesk.domain.formulation import Formulation
from attachdesk.domain.safety import SafetyPlan
from attachdesk.domain.session import Session
from attachdesk.services.arranging import SOON, latest_place
from attachdesk.services.records import Records
from attachdesk.services.safety_planning import versions_of


@dataclass(frozen=True)
class CrisisSheet:
    """What is on file; nothing is concluded from it, and what is not known is said to be not known."""

    client: Client
    reaches: tuple[Reach, ...]
    """Numbers first, then where else the client can be reached or found."""
    emergency: tuple[Reach, ...]
    place: tuple[Session, SessionArrangement] | None
    """The last session that had a place or somebody to call there."""
    plan: SafetyPlan | None
    professionals: str
    """Other professionals as the last formulation names them."""


class Crisis:
    """Reads the sheet; what is done then is a contact with its own note."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def sheet(self, client_id: str) -> CrisisSheet:
        """Return what is on file for a crisis."""
        with self._records.work() as work:
            client = work.get(Client, client_id)
            reaches = sorted(work.find(Reach, client_id=client_id), key=lambda one: one.medium != "phone")
            formulations = work.find(Formulation, client_id=client_id, order_by="number")
            return CrisisSheet(
                client=client,
                reaches=tuple(one for one in reaches if not one.is_emergency),
                emergency=tuple(one for one in reaches if one.is_emergency),
                place=latest_place(work, client_id, self._records.now() + SOON),
                plan=next(iter(versions_of(work, client_id)), None),
                professionals=formulations[-1].professionals if formulations else "",
            )
