"""The starter practice, built once for every test that looks at it."""

from collections.abc import Iterator

import pytest

from attachdesk.bootstrap import fill_demo
from attachdesk.services.desk import Desk
from tests.demo.practice_for_tests import fresh


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over the starter practice, on the demo's own clock. Tests only read it."""
    desk = fill_demo(fresh(tmp_path_factory.mktemp("starter") / "vault"), "starter", 1)
    yield desk
    desk.close()
