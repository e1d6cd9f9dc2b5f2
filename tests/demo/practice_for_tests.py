"""Fresh vaults under a cheap key, and the whole record of one as plain data."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attachdesk.bootstrap import fill_demo, new_desk, open_desk
from attachdesk.domain.kinds import KINDS
from attachdesk.services.desk import Desk
from attachdesk.vault.keyring import Cost

PASSPHRASE = "twelve invented clients and one kettle"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)


def fresh(folder: Path) -> Desk:
    """Return a desk over a new, empty vault."""
    return new_desk(folder, PASSPHRASE, cost=CHEAP)[0]


@cache
def _starter(seed: int) -> TemporaryDirectory[str]:
    place = TemporaryDirectory()
    desk, key = new_desk(Path(place.name) / "vault", PASSPHRASE, cost=CHEAP)
    fill_demo(desk, "starter", seed).close()
    (Path(place.name) / "key").write_text(key + "\n")
    return place


def starter_vault(folder: Path, seed: int = 1) -> str:
    """Put the vault of a starter practice, built once, in ``folder``; return its recovery key."""
    place = Path(_starter(seed).name)
    shutil.copytree(place / "vault", folder)
    return (place / "key").read_text()


def starter_desk(folder: Path, seed: int = 1) -> Desk:
    """Return a desk of one's own over a starter practice, on the demo's own clock."""
    starter_vault(folder, seed)
    return open_desk(folder, PASSPHRASE)


def record_of(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Return every record by kind, in the order written; each vault signs with a key of its own."""
    own = {"signatures": {"public_key", "value"}}
    with desk.records.work() as work:
        return {
            name: [one.model_dump(exclude=own.get(name)) for one in work.find(kind)]
            for name, kind in KINDS.items()
        }
