"""An AttachDesk to come, whose schema has one step more; and a program whose workers are killed in it.

Called with a passphrase and vaults named after the place at which the worker that opens each ends itself by
``kill -9``: in the ``copy``, in the ``step``, ``after`` it. Prints as JSON how each worker ended. One thread
only, so that forking is safe.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import sqlalchemy as sa

from attachdesk.services import opening
from attachdesk.storage import migrations

NAME = "m0002_of_a_later_version"


def add_a_column(operations: Any) -> None:
    """Change a table, as a step to come may."""
    operations.add_column("clients", sa.Column("shoe_size", sa.Integer))
    operations.execute("UPDATE clients SET shoe_size = 41")


@contextmanager
def later_version(up: Callable[[Any], None] = add_a_column) -> Iterator[None]:
    """Let there be one more step than this version has."""
    known = import_module
    step = SimpleNamespace(TRIGGERS=frozenset(migrations.TRIGGERS), up=up)
    with (
        patch.object(migrations, "STEPS", (*migrations.STEPS, NAME)),
        patch.object(migrations, "CURRENT", migrations.CURRENT + 1),
        patch.object(migrations, "import_module", lambda name: step if name.endswith(NAME) else known(name)),
    ):
        yield


def end_at_once(*_: object, **_named: object) -> None:
    """End as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def end_in_the_step(operations: Any) -> None:
    """End when half of the step is done."""
    add_a_column(operations)
    end_at_once()


def take(folder: Path, passphrase: str) -> None:
    """Open the vault with a later version that ends at the place after which the vault is named."""
    if folder.name == "copy":
        with later_version(), patch("attachdesk.vault.manifest.write", end_at_once):
            opening.open_vault(folder, passphrase)
    elif folder.name == "step":
        with later_version(end_in_the_step):
            opening.open_vault(folder, passphrase)
    else:
        with later_version(), patch.object(opening, "records", end_at_once):
            opening.open_vault(folder, passphrase)


def ending(folder: Path, passphrase: str) -> int:
    """Fork a worker that opens the vault; return the signal that ended it, negative, or its exit code."""
    child = os.fork()
    if child == 0:
        try:
            take(folder, passphrase)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    vaults = [Path(name) for name in sys.argv[2:]]
    print(json.dumps({folder.name: ending(folder, sys.argv[1]) for folder in vaults}))
