"""Brings a vault's tables up to today's: numbered steps, each one transaction, each leaving its triggers.

A step is a module ``mNNNN_name`` with ``TRIGGERS`` (the names there must be after it) and
``up(operations)``. Alembic and the steps are imported only for a vault that is behind.
"""

from collections.abc import Callable
from importlib import import_module

from sqlalchemy import Connection

from attachdesk.domain.errors import RuleBroken
from attachdesk.storage.database import Database
from attachdesk.storage.migrations.triggers_0002 import TRIGGERS_0002
from attachdesk.storage.troubles import told

STEPS: tuple[str, ...] = ("m0001_first", "m0002_standing")
CURRENT = len(STEPS)
TRIGGERS: dict[str, str] = TRIGGERS_0002
"""The triggers of a vault of today, by name, as they were written."""


def version_of(connection: Connection) -> int:
    """Return the number of the newest step a database has gone through; 0: none, it is empty."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def written_triggers(connection: Connection) -> dict[str, str]:
    """Return the triggers in a database by name, as they were written."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    return {row.name: row.sql for row in connection.exec_driver_sql(query)}


def bring_up(database: Database, *, before: Callable[[], None] | None = None) -> int:
    """Take a database through the steps it lacks and return how many those were.

    ``before`` runs once ahead of the first step of a database that holds something: it makes the verified
    copy. A database of a newer version is refused with ``storage.newer_version``, untouched.
    """
    connection = database.connection()
    with told(database):
        found = version_of(connection)
        connection.rollback()
    if found > CURRENT:
        raise RuleBroken("storage.newer_version", found=found, known=CURRENT)
    if 0 < found < CURRENT and before is not None:
        before()
    for number in range(found + 1, CURRENT + 1):
        with told(database):
            _take(connection, number)
    return CURRENT - found


def _take(connection: Connection, number: int) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    step = import_module(f"{__name__}.{STEPS[number - 1]}")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        step.up(Operations(MigrationContext.configure(connection)))
        missing = step.TRIGGERS ^ written_triggers(connection).keys()
        if missing:
            raise AssertionError(f"{STEPS[number - 1]} leaves other triggers than it says: {sorted(missing)}")
        connection.exec_driver_sql(f"PRAGMA user_version = {number:d}")
        connection.commit()
    except BaseException:
        connection.rollback()
        raise
