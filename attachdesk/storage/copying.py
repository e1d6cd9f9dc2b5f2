"""A copy of an open database made through its kept connection, in steps, while drafts go on being saved."""

from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2

from attachdesk.storage import disk, pragmas
from attachdesk.storage.database import Database
from attachdesk.storage.troubles import told

PAGES = 500
"""Pages in one step; between two steps ``progress`` runs."""

Progress = Callable[[int, int], None]
"""Told (pages done, pages altogether); what it writes on the same connection does not restart the copy."""


def copy_into(database: Database, target: Path, progress: Progress | None = None) -> None:
    """Copy ``database`` to a new private file under the same key and wait until the disk has it.

    The backup interface needs neither ATTACH nor a second reader. Raises ``StorageTrouble``; what is left
    of ``target`` then is for the caller to remove.
    """

    def step(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    with disk.told_about(target.parent):
        disk.make_empty(target)
    with told(_Copy(target)):
        copy = dbapi2.connect(str(target), timeout=0, isolation_level=None)
        try:
            pragmas.set_key(copy.execute, database.key)
            copy.execute("PRAGMA synchronous = EXTRA")
            database.driver.backup(copy, pages=PAGES, progress=step)
        finally:
            copy.close()
    with disk.told_about(target.parent):
        disk.sync_file(target)


class _Copy:
    """The file being written; the room that was kept belongs to the vault, not to its copies."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def make_room(self) -> None:
        """Nothing is kept for copies."""
