"""Somebody at the machine, for journeys: starts the application, sees its windows, presses keys."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication

from attachdesk import bootstrap
from attachdesk.ui.application import Application
from attachdesk.ui.shell.create_vault import CreateVaultWindow
from attachdesk.ui.shell.main_window import MainWindow
from attachdesk.ui.shell.unlock import UnlockWindow
from attachdesk.vault.keyring import Cost
from tests.ui.conftest import PASSPHRASE, delete_windows, empty_vault
from tests.ui.keys import press, type_words

__all__ = ["CHEAP", "PASSPHRASE", "Person", "make_vault", "open_vault", "unlock"]

CHEAP = Cost(8 * 1024, 1, 1)


def _new_desk(folder: Path, passphrase: str) -> tuple[Any, str]:
    return bootstrap.new_desk(folder, passphrase, cost=CHEAP)


class Person:
    """Somebody at the machine: starts the application, sees its window, presses keys."""

    def __init__(self, vault: Path, settings: QSettings, dressed: QApplication) -> None:
        self.vault, self._settings = vault, settings
        self.replaced: list[list[str]] = []
        self.open: list[Application] = []
        self._dressed = dressed

    def start(self) -> Application:
        one = Application(
            self.vault, bootstrap.open_desk, _new_desk, settings=self._settings, replace=self.replaced.append
        )
        self.open.append(one)
        one.start()
        return one

    def wait(self, one: Application, until: Callable[[], bool]) -> None:
        for _ in range(400):
            one.lane.settled()
            self._dressed.processEvents()
            if until():
                return
        raise AssertionError("it did not come")

    def leave(self) -> None:
        for one in self.open:
            if one.window is not None:
                one.window.close()
            one.lane.finish()
        delete_windows()  # each would see every event, and be restyled, in all journeys after this one


def make_vault(person: Person) -> tuple[Application, str]:
    """Make a vault by hand; return the application with its window, and the recovery key."""
    one = person.start()
    window = one.window
    assert isinstance(window, CreateVaultWindow)
    type_words(window.passphrase.first, PASSPHRASE)
    type_words(window.passphrase.again, PASSPHRASE)
    one.lane.settled()
    press(window.passphrase.again, Qt.Key.Key_Return)
    person.wait(one, lambda: hasattr(window.key_page, "confirmed"))
    page: Any = window.key_page
    groups = page._groups
    type_words(page.first, groups[1])
    type_words(page.second, groups[-2])
    press(page.second, Qt.Key.Key_Return)
    person.wait(one, lambda: isinstance(one.window, MainWindow))
    return one, "-".join(groups)


def open_vault(person: Person) -> Application:
    """Open a vault by hand that was made before, for journeys that begin behind the door."""
    shutil.copytree(Path(empty_vault().name) / "vault", person.vault)
    one = unlock(person)
    person.wait(one, lambda: isinstance(one.window, MainWindow))
    return one


def unlock(person: Person, passphrase: str = PASSPHRASE) -> Application:
    one = person.start()
    window = one.window
    assert isinstance(window, UnlockWindow)
    type_words(window.field, passphrase)
    press(window.field, Qt.Key.Key_Return)
    one.lane.settled()
    return one
