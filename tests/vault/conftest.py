"""A vault to try things on: real files, real encryption, a cheap cost."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from attachdesk.vault import vault
from attachdesk.vault.vault import Vault
from tests.unlocked import pytest_runtest_setup, pytest_runtest_teardown  # noqa: F401
from tests.vault.trial import CANARY, CHEAP, PASSPHRASE, migrate, write


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the vault of a test lies."""
    return tmp_path / "vault"


@pytest.fixture
def paper(place: Path) -> str:
    """Make a closed vault with one canary in it; return its recovery key."""
    made, key = vault.create(place, PASSPHRASE, cost=CHEAP, migrate=migrate)
    write(made.database, CANARY)
    made.close()
    return key


@pytest.fixture
def opened(place: Path, paper: str) -> Iterator[Vault]:
    """An open vault with one canary in it."""
    found = vault.open_vault(place, PASSPHRASE, migrate=migrate)
    yield found
    found.close()


@pytest.fixture
def open_ground() -> Iterator[Path]:
    """A folder that anybody may reach, unlike pytest's own."""
    ground = Path(tempfile.mkdtemp(prefix="attachdesk-test-"))
    ground.chmod(0o755)
    yield ground
    shutil.rmtree(ground)
