"""Fresh vaults under a cheap key, and the whole record of one as plain data."""

from pathlib import Path
from typing import Any

from attachdesk.bootstrap import new_desk
from attachdesk.domain.kinds import KINDS
from attachdesk.services.desk import Desk
from attachdesk.vault.keyring import Cost

PASSPHRASE = "twelve invented clients and one kettle"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)


def fresh(folder: Path) -> Desk:
    """Return a desk over a new, empty vault."""
    return new_desk(folder, PASSPHRASE, cost=CHEAP)[0]


def record_of(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Return every record by kind, in the order written; each vault signs with a key of its own."""
    own = {"signatures": {"public_key", "value"}}
    with desk.records.work() as work:
        return {
            name: [one.model_dump(exclude=own.get(name)) for one in work.find(kind)]
            for name, kind in KINDS.items()
        }
