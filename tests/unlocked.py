"""Lets the memory of databases be swapped out while the tests of a room run.

SQLCipher locks each allocation in memory by a system call of its own; reading the schema alone is some
thousands of them, nine parts in ten of what opening a small vault costs. Nothing else differs by it. It is
proven to take effect whenever a program of its own, the windows or the commands open a vault, which
tests of storage, services, cli and ui do. SQLCipher never lets it be undone within a process.

A room's ``conftest`` imports both hooks, which pytest then calls for the tests of that room alone.
"""

from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import pytest

from attachdesk.storage import pragmas

LOCKS = "cipher_memory_security"
_ROOM = ExitStack()


@contextmanager
def swappable() -> Iterator[None]:
    """Leave the lock out of what a database is set to, and out of what is proven of it."""
    without = [{name: value for name, value in one.items() if name != LOCKS} for one in _SETTINGS]
    with patch.object(pragmas, "BEFORE_KEY", without[0]), patch.object(pragmas, "PROOF", without[1]):
        yield


_SETTINGS = (pragmas.BEFORE_KEY, pragmas.PROOF)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Begin before the first fixture of a test is made."""
    _ROOM.enter_context(swappable())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """End after its last fixture is gone."""
    try:
        yield
    finally:
        _ROOM.close()
