"""What SQLite says, turned into the three kinds of trouble; anything else stays ours and goes on upwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from attachdesk.domain.errors import Damaged, StorageTrouble, Told, VaultInUse

BUSY, LOCKED, READ_ONLY, IO_ERROR, CORRUPT, FULL, CANNOT_OPEN, NOT_A_DATABASE = 5, 6, 8, 10, 11, 13, 14, 26
"""SQLite's primary result codes (sqlite.org/rescode.html); sqlcipher3 does not name all of them."""

_KINDS: dict[int, tuple[type[Told], str]] = {
    BUSY: (VaultInUse, "vault.in_use"),
    LOCKED: (VaultInUse, "vault.in_use"),
    READ_ONLY: (StorageTrouble, "disk.read_only"),
    IO_ERROR: (StorageTrouble, "disk.failed"),
    CANNOT_OPEN: (StorageTrouble, "disk.read_only"),
    FULL: (StorageTrouble, "disk.full"),
    CORRUPT: (Damaged, "vault.database_damaged"),
    NOT_A_DATABASE: (Damaged, "vault.database_damaged"),
}

_SAID: dict[str, int] = {
    "database is locked": BUSY,
    "database table is locked": LOCKED,
    "attempt to write a readonly database": READ_ONLY,
    "disk I/O error": IO_ERROR,
    "database disk image is malformed": CORRUPT,
    "database or disk is full": FULL,
    "unable to open database file": CANNOT_OPEN,
    "file is not a database": NOT_A_DATABASE,
}
"""SQLite's own text of each code (sqlite3_errstr): the backup interface of the module gives no other."""


class Lying(Protocol):
    """A database that lies somewhere and can make room."""

    @property
    def path(self) -> Path:
        """Its file."""

    def make_room(self) -> None:
        """Free what was kept for the day the disk is full."""


@contextmanager
def told(database: Lying) -> Iterator[None]:
    """Run statements; what the disk or the file does to them is raised as one sentence.

    Full disk, read-only, disk failing: ``StorageTrouble``; locked: ``VaultInUse``; not a database or
    damaged pages: ``Damaged``. When the disk is full, room is made at once, so that the next try succeeds.
    """
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        trouble = trouble_of(error, database.path)
        if trouble is None:
            raise
        if trouble.key == "disk.full":
            database.make_room()
        raise trouble from None


def trouble_of(error: DBAPIError | dbapi2.Error, path: Path) -> Told | None:
    """Return the trouble behind an error of the database module, or None when it is our own fault."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None) or _SAID.get(str(cause), 0)
    found = _KINDS.get(code & 0xFF)
    return found[0](found[1], path=str(path.parent)) if found else None
