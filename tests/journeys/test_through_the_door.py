"""From nothing to a locked vault and back, through the real windows."""

import subprocess
import sys
from functools import partial

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from attachdesk.services import opening
from attachdesk.ui.desk_window import DeskWindow
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.shell.main_window import MainWindow
from attachdesk.ui.shell.recovery import RecoveryWindow
from attachdesk.ui.shell.unlock import UnlockWindow
from tests.journeys.person import CHEAP, PASSPHRASE, Person, make_vault, open_vault, unlock
from tests.ui.keys import press, type_words


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
    one = open_vault(person)
    one.window.close()
    made = [path.name for path in (person.vault / "backups").iterdir()]
    assert made == ["000001"]
    opening.restore(person.vault / "backups" / "000001", person.vault.parent / "again", PASSPHRASE)


def test_a_recovery_key_sets_a_new_passphrase(
    person: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "recover", partial(opening.recover, cost=CHEAP))
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
    one = open_vault(person)
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


def test_one_comes_back_to_the_note_that_was_open(person: Person, qtbot: QtBot) -> None:
    one = open_vault(person)
    desk = one.desk_window.desk
    client = desk.caseload.take_on(code="ASH-01", started_on=desk.records.today())
    session = desk.diary.record(client.id, desk.records.now(), status="attended")
    here = Target("note", client.id, session.id)
    one.window.go(here)
    one.lane.settled()
    type_words(one.window.screens["note"].page, "She waited by the window.")
    one.window.screens["note"].note.keep()
    one.lane.settled()
    desk.close()  # as abruptly as a killed process: nothing else is written
    one.window.locking.is_locked = True
    one.window.close()
    again = unlock(person)
    person.wait(again, lambda: isinstance(again.window, MainWindow) and again.window.here == here)
    again.lane.settled()
    assert "She waited by the window." in again.window.screens["note"].page.tracking.text


def test_a_fault_while_the_desk_is_built_leads_back_to_the_door(
    person: Person, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = open_vault(person)
    one.window.close()

    def broken(_self: DeskWindow) -> None:
        raise ValueError("a word of a client")

    monkeypatch.setattr(DeskWindow, "come_back", broken)
    monkeypatch.setenv("XDG_STATE_HOME", str(person.vault.parent))
    again = unlock(person)
    person.wait(again, lambda: isinstance(again.window, UnlockWindow) and bool(again.window.error.text()))
    assert "ValueError" in again.window.error.text()
    assert "a word of a client" not in again.window.error.text()


def test_the_window_comes_back_in_the_size_it_was_left_in(person: Person, qtbot: QtBot) -> None:
    made = open_vault(person)
    made.window.resize(800, 590)
    made.window.close()
    made.lane.finish()
    again = person.start()
    assert isinstance(again.window, UnlockWindow)
    left = again.window.size()
    # Qt keeps room for a frame on a screen that is no wider
    assert (left.height(), left.width()) in {(590, 800), (590, 798)}
    again.window.close()
    again.lane.finish()
    opened = unlock(person)
    person.wait(opened, lambda: isinstance(opened.window, MainWindow))
    assert (opened.window.height(), opened.window.width()) in {(590, 800), (590, 798)}
