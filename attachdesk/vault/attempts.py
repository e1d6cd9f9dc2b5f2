"""Unlocks that failed, counted beside the keyring until one succeeds: how many, since when, nothing else.

The file holds no secret and nothing typed. Whoever can write in the folder can take it away; what stands in
the audit trail from the next opening on is under the chain.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from attachdesk.storage import disk

ATTEMPTS = "attempts.json"
MOST = 1_000_000
"""A count is not believed beyond: the file is nobody's word until it is in the trail."""


@dataclass(frozen=True)
class Attempts:
    """How many unlocks failed since the last that succeeded; moments in ISO 8601, UTC."""

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


def failed(folder: Path, now: datetime) -> None:
    """Count one more; where the disk refuses, the passphrase is refused all the same."""
    before, at = waiting(folder), now.isoformat(timespec="seconds")
    count, first = (before.count + 1, before.first) if before else (1, at)
    content = json.dumps({"count": count, "first": first, "last": at})
    with suppress(OSError):
        disk.write_whole(folder / ATTEMPTS, content.encode())


def waiting(folder: Path) -> Attempts | None:
    """Return what was counted and is not in the audit trail yet, or None; nonsense counts as nothing."""
    try:
        said = json.loads((folder / ATTEMPTS).read_bytes())
        count, moments = said["count"], [datetime.fromisoformat(said[name]) for name in ("first", "last")]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if type(count) is not int or not 0 < count <= MOST:
        return None
    first, last = (one.isoformat(timespec="seconds") for one in moments)
    return Attempts(count, first, last)


def forget(folder: Path) -> None:
    """Take the count away: it stands in the trail."""
    with suppress(OSError):
        (folder / ATTEMPTS).unlink(missing_ok=True)
