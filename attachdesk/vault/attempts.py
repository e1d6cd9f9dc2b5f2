"""What happened to a closed vault, counted beside the keyring until it is opened: how often, since when.

Unlocks and recovery keys that failed, a new passphrase set with the recovery key, a restore; nothing else.

The file holds no secret and nothing typed. Whoever can write in the folder can take it away; what stands in
the audit trail from the next opening on is under the chain.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from attachdesk.storage import disk

ATTEMPTS = "attempts.json"
FAILED, NOT_RECOVERED = "unlock.failed", "recover.failed"
RECOVERED, PRIVATE_RECOVERED, RESTORED = "recovered", "private.recovered", "restored"
COUNTED = frozenset({FAILED, NOT_RECOVERED, RECOVERED, PRIVATE_RECOVERED, RESTORED})
"""What is counted, by the names that the audit trail has for it."""
MOST = 1_000_000
"""A count is not believed beyond: the file is nobody's word until it is in the trail."""


@dataclass(frozen=True)
class Attempts:
    """How often it happened since the vault was opened last; moments in ISO 8601, UTC."""

    count: int
    first: str
    last: str

    @property
    def reason(self) -> str:
        """What the audit trail says of it."""
        return f"count={self.count} first={self.first} last={self.last}"

    def moved(self, by: timedelta) -> "Attempts":
        """Return them by another clock, which is ahead of this machine's ``by`` so much."""
        first, last = (datetime.fromisoformat(one) + by for one in (self.first, self.last))
        return Attempts(self.count, first.isoformat(timespec="seconds"), last.isoformat(timespec="seconds"))


def happened(folder: Path, what: str, now: datetime) -> None:
    """Count one more of ``what``; where the disk refuses, what happened has happened all the same."""
    known = waiting(folder)
    before, at = known.get(what), now.isoformat(timespec="seconds")
    known[what] = Attempts(before.count + 1, before.first, at) if before else Attempts(1, at, at)
    content = json.dumps({name: asdict(one) for name, one in known.items()})
    with suppress(OSError):
        disk.write_whole(folder / ATTEMPTS, content.encode())


def waiting(folder: Path) -> dict[str, Attempts]:
    """Return what was counted and is not in the audit trail yet, by its name; nonsense counts as nothing."""
    try:
        said = json.loads((folder / ATTEMPTS).read_bytes())
        return {what: _read(one) for what, one in said.items() if what in COUNTED}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def forget(folder: Path) -> None:
    """Take the counts away: they stand in the trail."""
    with suppress(OSError):
        (folder / ATTEMPTS).unlink(missing_ok=True)


def _read(said: Any) -> Attempts:
    count, moments = said["count"], [datetime.fromisoformat(said[name]) for name in ("first", "last")]
    if type(count) is not int or not 0 < count <= MOST:
        raise ValueError(count)
    first, last = (one.isoformat(timespec="seconds") for one in moments)
    return Attempts(count, first, last)
