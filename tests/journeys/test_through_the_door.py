"""From nothing to a locked vault and back, through the real windows."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from attachdesk import bootstrap
from attachdesk.services import opening
from attachdesk.ui.application import Application
from attachdesk.ui.shell.create_vault import CreateVaultWindow
from attachdesk.ui.shell.main_window import MainWindow
from attachdesk.ui.shell.recovery import RecoveryWindow
from attachdesk.ui.shell.unlock import UnlockWindow
from attachdesk.vault.keyring import Cost
from tests.ui.keys import press, type_words

PASSPHRASE = "seven plain words open this small box"
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


@pytest.fixture
def person(tmp_path: Path, dressed: QApplication) -> Iterator[Person]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    somebody = Person(tmp_path / "vault", settings, dressed)
    yield somebody
    somebody.leave()


def make_vault(person: Person) -> tuple[Application, str]:
    one = person.start()
    window = one.window
    assert isinstance(window, CreateVaultWindow)
    type_words(window.passphrase.first, PASSPHRASE)
    type_words(window.passphrase.again, PASSPHRASE)
    one.lane.settled()
    press(window.passphrase.again, Qt.Key.Key_Return)
    person.wait(one, lambda: hasattr(window.key_page, "confirmed"))
    page: Any = window.key_page
    key = window.findChild(type(page)).accessibleName() or ""
    groups = page._groups
    type_words(page.first, groups[1])
    type_words(page.second, groups[-2])
    press(page.second, Qt.Key.Key_Return)
    person.wait(one, lambda: isinstance(one.window, MainWindow))
    return one, key or "-".join(groups)


def unlock(person: Person, passphrase: str = PASSPHRASE) -> Application:
    one = person.start()
    window = one.window
    assert isinstance(window, UnlockWindow)
    type_words(window.field, passphrase)
    press(window.field, Qt.Key.Key_Return)
    one.lane.settled()
    return one


def test_a_vault_is_made_locked_and_opened_again(person: Person, qtbot: QtBot) -> None:
    one, _ = make_vault(person)
    main = one.window
    press(main, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert person.replaced == [[sys.executable, "-m", "attachdesk", "open", str(person.vault)]]
    main.close()  # the process that was replaced takes its window with it
    again = unlock(person, "a wrong passphrase, plainly")
    person.wait(again, lambda: bool(again.window.error.text()))
    assert again.window.error.text() == one.words.say("vault.wrong_passphrase")
    type_words(again.window.field, PASSPHRASE)
    press(again.window.field, Qt.Key.Key_Return)
    person.wait(again, lambda: isinstance(again.window, MainWindow))


def test_closing_the_window_leaves_a_verified_backup(person: Person, qtbot: QtBot) -> None:
    one, _ = make_vault(person)
    one.window.close()
    made = [path.name for path in (person.vault / "backups").iterdir()]
    assert made == ["000001"]
    opening.restore(person.vault / "backups" / "000001", person.vault.parent / "again", PASSPHRASE)


def test_a_recovery_key_sets_a_new_passphrase(person: Person, qtbot: QtBot) -> None:
    one, key = make_vault(person)
    one.window.close()
    again = person.start()
    again.window.recovery_asked.emit()
    window = again.window
    assert isinstance(window, RecoveryWindow)
    window.key.setPlainText(key.lower())
    fresh = "another seven words for the same box"
    type_words(window.passphrase.first, fresh)
    type_words(window.passphrase.again, fresh)
    again.lane.settled()
    press(window.passphrase.again, Qt.Key.Key_Return)
    person.wait(again, lambda: isinstance(again.window, MainWindow))
    again.window.close()
    person.wait(unlocked := unlock(person, fresh), lambda: isinstance(unlocked.window, MainWindow))


def test_a_vault_in_use_says_so(person: Person, qtbot: QtBot) -> None:
    one, _ = make_vault(person)
    child = (
        "import sys; from pathlib import Path; from attachdesk import bootstrap\n"
        "from attachdesk.domain.errors import VaultInUse\n"
        "try: bootstrap.open_desk(Path(sys.argv[1]), sys.argv[2])\n"
        "except VaultInUse: sys.exit(7)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", child, str(person.vault), PASSPHRASE], check=False, timeout=60
    )
    assert done.returncode == 7
    assert isinstance(one.window, MainWindow)
