"""The starter practice, built once for every test that looks at it."""

from collections.abc import Iterator

import pytest

from attachdesk.services.desk import Desk
from tests.demo.practice_for_tests import starter_desk


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over the starter practice, on the demo's own clock. Tests only read it."""
    desk = starter_desk(tmp_path_factory.mktemp("starter") / "vault")
    yield desk
    desk.close()
