"""A person with a machine of their own: no vault yet, no settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from tests.journeys.person import Person


@pytest.fixture
def person(tmp_path: Path, dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    somebody = Person(tmp_path / "vault", settings, dressed)
    yield somebody
    somebody.leave()
