"""An AttachDesk to come, whose schema has one step more; and a program that is killed while it takes it.

Called with a vault and the place at which to end itself by ``kill -9``: in the copy, in the step, after it.
"""

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


def main(folder: Path, passphrase: str, where: str) -> None:
    """Open the vault with a later version that ends at ``where``."""
    if where == "copy":
        with later_version(), patch("attachdesk.vault.manifest.write", end_at_once):
            opening.open_vault(folder, passphrase)
    elif where == "step":
        with later_version(end_in_the_step):
            opening.open_vault(folder, passphrase)
    else:
        with later_version(), patch.object(opening, "records", end_at_once):
            opening.open_vault(folder, passphrase)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
