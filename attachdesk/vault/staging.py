"""Folders that appear whole or not at all: made beside the target, put in its place at the end."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from attachdesk.domain.errors import RuleBroken, Told
from attachdesk.storage import disk

_MAKING = ".making-"


def refuse_existing(target: Path, key: str) -> None:
    """Refuse a target where something lies already, an empty folder and a broken link included."""
    if os.path.lexists(target):
        raise RuleBroken(key, path=str(target))


@contextmanager
def staged(target: Path, key: str) -> Iterator[Path]:
    """Give a private folder to fill; afterwards it is called ``target``, and the disk has it.

    When filling fails, nothing remains. Raises ``RuleBroken(key)`` when the target exists, and
    ``StorageTrouble`` for what the disk refuses.
    """
    refuse_existing(target, key)
    making = _hidden(target)
    with disk.told_about(target.parent):
        disk.make_folder(making)
    try:
        yield making
        refuse_existing(target, key)
        with disk.told_about(target.parent):
            disk.sync_folder(making)
            making.rename(target)
            disk.sync_folder(target.parent)
    except BaseException as error:
        disk.remove_folder(making)
        if isinstance(error, Told) and "path" in error.values:
            # nobody has seen the name that the folder had meanwhile
            error.values["path"] = str(target)
        raise


def take_away(folder: Path) -> None:
    """Remove a folder so that, killed half-way, no half of it has its name."""
    with suppress(OSError):
        folder = folder.rename(_hidden(folder))
    disk.remove_folder(folder)


def sweep(folder: Path) -> None:
    """Take away what killed processes left half made in a folder that is ours alone."""
    for left in folder.glob(f".*{_MAKING}*"):
        disk.remove_folder(left)


def _hidden(target: Path) -> Path:
    return target.with_name(f".{target.name}{_MAKING}{secrets.token_hex(4)}")
