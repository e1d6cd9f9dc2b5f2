"""A file of random bytes that is given up when the disk is full, since even deleting needs room then."""

import secrets
from contextlib import suppress
from pathlib import Path

from attachdesk.storage import disk

NAME = "ballast"
SIZE = 1 << 20


def lay(folder: Path) -> None:
    """Lay the ballast where it is missing or short; a disk too full for it is no trouble."""
    path = folder / NAME
    with suppress(OSError):
        if path.exists() and path.stat().st_size == SIZE:
            return
        disk.write_whole(path, secrets.token_bytes(SIZE))


def free(folder: Path) -> None:
    """Give the ballast up."""
    with suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)
