"""What the tests of storage share: one open, encrypted database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.practice_for_tests import Desk, opened
from tests.unlocked import pytest_runtest_setup, pytest_runtest_teardown  # noqa: F401


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over an empty encrypted database."""
    made = opened(tmp_path)
    yield made
    made.database.close()
