"""An empty vault that a document comes into, and the demo practice to take one out of."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from attachdesk.services.desk import Desk
from tests.services.conftest import Practice
from tests.services.demo_for_tests import demo_desk
from tests.unlocked import pytest_runtest_setup, pytest_runtest_teardown  # noqa: F401


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Practice]:
    """A practice with an empty vault."""
    made = Practice(tmp_path / "vault")
    yield made
    made.desk.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The demo practice, to be read only."""
    desk = demo_desk(tmp_path_factory.mktemp("demo") / "vault")
    yield desk
    desk.close()
