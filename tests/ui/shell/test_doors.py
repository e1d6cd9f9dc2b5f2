"""Unlock, create, recover: one field with its name, errors said beside it, nothing heavy before the paint."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from attachdesk.ui.kit.background import Lane
from attachdesk.ui.shell.create_vault import CreateVaultWindow, RecoveryKeyPage, groups_of
from attachdesk.ui.shell.new_passphrase import NewPassphrase, Strength
from attachdesk.ui.shell.recovery import RecoveryWindow
from attachdesk.ui.shell.unlock import UnlockWindow
from tests.ui.accessible import unnamed
from tests.ui.keys import click, press, type_words

VAULT = Path("Documents/practice")
KEY = "-".join(f"{number:04d}" for number in range(14))
GOOD = "a long enough sentence of mine"


def _judge(passphrase: str) -> Strength:
    return Strength(4 if len(passphrase) > 14 else 1, len(passphrase) > 14, "Longer, please.")


def _open(_vault: Path, passphrase: str) -> object:
    if passphrase != GOOD:
        raise ValueError("wrong")
    return "desk"


def _unlock(qtbot: QtBot, lane: Lane) -> UnlockWindow:
    window = UnlockWindow(lane, VAULT, _open, lambda error: f"Said: {error}")
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_the_right_passphrase_opens_and_leaves_the_field(lane: Lane, qtbot: QtBot) -> None:
    window = _unlock(qtbot, lane)
    assert window.focusWidget() is window.field
    type_words(window.field, GOOD)
    with qtbot.waitSignal(window.opened) as told:
        press(window.field, Qt.Key.Key_Return)
    assert told.args == ["desk"]
    assert window.field.text() == ""


def test_a_wrong_passphrase_is_said_and_can_be_typed_over(lane: Lane, qtbot: QtBot) -> None:
    window = _unlock(qtbot, lane)
    type_words(window.field, "wrong")
    press(window.field, Qt.Key.Key_Return)
    assert not window.unlock.isEnabled()
    assert lane.settled()
    assert (window.error.text(), window.unlock.isEnabled()) == ("Said: wrong", True)
    press(window.field, Qt.Key.Key_A)
    assert window.field.text() == "a"
    assert window.error.isHidden()


def _type(window: UnlockWindow, text: str, modifiers: Qt.KeyboardModifier) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_B, modifiers, text)
    QApplication.sendEvent(window.field, event)


def test_caps_lock_is_said_while_typing(lane: Lane, qtbot: QtBot) -> None:
    window = _unlock(qtbot, lane)
    press(window.field, Qt.Key.Key_A)
    assert window.caps.isHidden()
    _type(window, "B", Qt.KeyboardModifier.NoModifier)
    assert not window.caps.isHidden()
    _type(window, "b", Qt.KeyboardModifier.ShiftModifier)
    assert not window.caps.isHidden()
    press(window.field, Qt.Key.Key_C)
    assert window.caps.isHidden()


def test_the_eye_shows_the_passphrase_and_hides_it(lane: Lane, qtbot: QtBot) -> None:
    window = _unlock(qtbot, lane)
    modes = [window.field.echoMode()]
    for _ in range(2):
        window.field.eye.click()
        modes.append(window.field.echoMode())
    assert [mode.name for mode in modes] == ["Password", "Normal", "Password"]


def test_tab_leaves_the_line_and_the_eye_has_a_key(lane: Lane, qtbot: QtBot) -> None:
    pair = NewPassphrase(lane, lambda _typed: Strength(4, True, "good"))
    qtbot.addWidget(pair)
    with qtbot.waitActive(pair):
        pair.show()
        pair.activateWindow()
    pair.first.setFocus()
    for line in (pair.first, pair.again):
        assert pair.focusWidget() is line
        type_words(line, "one two")
        press(line, Qt.Key.Key_Tab)
    assert (pair.first.text(), pair.again.text()) == ("one two", "one two")
    press(pair.first, Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert pair.first.echoMode() == pair.first.EchoMode.Normal
    assert pair.first.text() == "one two"
    pair.first.eye.click()
    assert pair.first.echoMode() == pair.first.EchoMode.Password


def test_enter_on_the_recovery_key_goes_to_the_empty_line_and_on(lane: Lane, qtbot: QtBot) -> None:
    page = RecoveryKeyPage(KEY)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    type_words(page.first, "9999")
    press(page.first, Qt.Key.Key_Return)
    assert page.focusWidget() is page.second
    type_words(page.second, "0012")
    press(page.second, Qt.Key.Key_Return)
    assert not page.error.isHidden()
    page.first.put("")
    type_words(page.first, "0001")
    assert page.error.isHidden()
    with qtbot.waitSignal(page.confirmed):
        press(page.first, Qt.Key.Key_Return)


def test_the_lane_is_warmed_after_the_first_paint(lane: Lane, qtbot: QtBot) -> None:
    warmed: list[bool] = []
    window = UnlockWindow(lane, VAULT, _open, str, warm=lambda: warmed.append(True))
    qtbot.addWidget(window)
    assert lane.settled()
    assert warmed == []
    with qtbot.waitSignal(window.painted):
        window.show()
    assert lane.settled()
    assert warmed == [True]


def test_only_the_toolkit_is_imported_before_the_paint() -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from attachdesk.ui.kit.appearance import dress\n"
        "dress(app, 'light')\n"
        "from attachdesk.ui.kit.background import Lane\n"
        "from attachdesk.ui.shell.unlock import UnlockWindow\n"
        "lane = Lane()\n"
        "window = UnlockWindow(lane, Path('a/b'), lambda v, p: None, str)\n"
        "from PySide6 import QtCore\n"
        "names = []\n"
        "window.painted.connect(lambda: (names.append('Qt' in vars(QtCore)), app.quit()))\n"
        "window.show()\n"
        "app.exec()\n"
        "lane.finish()\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'pydantic', 'cryptography', 'reportlab', 'alembic', 'zxcvbn',\n"
        "         'fontTools', 'sqlcipher3', 'PySide6.QtNetwork', 'attachdesk.services', 'tomllib'}\n"
        "print(sorted(heavy & set(sys.modules)), names)\n"
    )
    root = Path(__file__).parents[3]
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=root, check=True)
    assert ran.stdout.strip() == "[] [False]", "Qt's own names take 20 ms: see attachdesk/ui/kit/numbers.py"


def _create(qtbot: QtBot, lane: Lane) -> tuple[CreateVaultWindow, list[tuple[Path, str]]]:
    made: list[tuple[Path, str]] = []

    def create(folder: Path, passphrase: str) -> tuple[object, str]:
        made.append((folder, passphrase))
        return "desk", KEY

    window = CreateVaultWindow(lane, VAULT, create, _judge, str)
    qtbot.addWidget(window)
    window.show()
    return window, made


def _key_page(window: CreateVaultWindow, lane: Lane) -> RecoveryKeyPage:
    """Make the vault, as far as the page that shows its recovery key."""
    type_words(window.passphrase.first, GOOD)
    type_words(window.passphrase.again, GOOD)
    assert lane.settled()
    window.make.click()
    assert lane.settled()
    assert isinstance(window.key_page, RecoveryKeyPage)
    return window.key_page


def test_a_vault_is_made_and_its_key_checked_before_it_opens(lane: Lane, qtbot: QtBot) -> None:
    window, made = _create(qtbot, lane)
    page = _key_page(window, lane)
    assert made == [(VAULT, GOOD)]
    assert window.passphrase.value() == ""
    page.first.put("0001")
    page.second.put("9999")
    page.try_it()
    assert not page.error.isHidden()
    page.second.put("oO1z".replace("o", "0").replace("z", "2"))
    with qtbot.waitSignal(window.created) as told:
        page.try_it()
    assert told.args == ["desk"]


def test_closing_before_the_key_is_on_paper_is_asked_for_twice(lane: Lane, qtbot: QtBot) -> None:
    window, _ = _create(qtbot, lane)
    page = _key_page(window, lane)
    assert not window.close()
    assert "never shown again" in page.error.text() and page.error.isVisible()
    assert window.close()


def test_choosing_a_folder_begins_at_the_nearest_that_is_there(
    lane: Lane, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _ = _create(qtbot, lane)
    asked: list[str] = []

    def choose(_window: object, _words: str, start: str) -> str:
        asked.append(start)
        return str(tmp_path / "practice")

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", choose)
    window.folder.put(str(tmp_path / "not" / "yet" / "vault"))
    window.choose.click()
    assert asked == [str(tmp_path)]
    assert window.folder.value() == str(tmp_path / "practice" / "vault")


def test_while_a_vault_is_made_that_is_said_and_nothing_makes_a_second(lane: Lane, qtbot: QtBot) -> None:
    made, may_go_on = list[Path](), threading.Event()

    def create(folder: Path, _passphrase: str) -> tuple[object, str]:
        made.append(folder)
        may_go_on.wait(20)
        return "desk", KEY

    window = CreateVaultWindow(lane, VAULT, create, _judge, str)
    qtbot.addWidget(window)
    window.show()
    type_words(window.passphrase.first, GOOD)
    type_words(window.passphrase.again, GOOD)
    assert lane.settled()
    press(window.passphrase.again, Qt.Key.Key_Return)
    assert (window.make.text(), window.make.isEnabled()) == ("Making the vault …", False)
    assert window.busy.isVisible()
    assert not window.folder.isEnabled()
    for _ in range(3):
        click(window.make)
        press(window.passphrase.again, Qt.Key.Key_Return)
        window.try_it()
    may_go_on.set()
    assert lane.settled()
    assert made == [VAULT]
    assert not window.busy.isVisible()
    assert isinstance(window.key_page, RecoveryKeyPage)


def test_a_vault_that_was_not_made_can_be_tried_again(lane: Lane, qtbot: QtBot) -> None:
    def create(_folder: Path, _passphrase: str) -> tuple[object, str]:
        raise ValueError("no room")

    window = CreateVaultWindow(lane, VAULT, create, _judge, str)
    qtbot.addWidget(window)
    window.show()
    type_words(window.passphrase.first, GOOD)
    type_words(window.passphrase.again, GOOD)
    assert lane.settled()
    window.make.click()
    assert lane.settled()
    assert (window.error.text(), window.make.text()) == ("no room", "Make the vault")
    assert window.make.isEnabled()
    assert window.busy.isHidden()


def test_the_groups_of_a_recovery_key_are_numbered_as_they_are_asked_for(qtbot: QtBot) -> None:
    page = RecoveryKeyPage(KEY)
    qtbot.addWidget(page)
    page.show()
    words = [one.text() for one in page.findChildren(QLabel)]
    for place, group in enumerate(groups_of(KEY)):
        assert words[words.index(f"{place + 1}.") + 1] == group
    assert page.first.accessibleName() == "Group 2"
    page.first.put(words[words.index("2.") + 1])
    page.second.put(words[words.index("13.") + 1])
    with qtbot.waitSignal(page.confirmed):
        press(page.second, Qt.Key.Key_Return)


def test_a_key_typed_back_is_counted(lane: Lane, qtbot: QtBot) -> None:
    window = RecoveryWindow(lane, VAULT, lambda *_: None, _judge, str)
    qtbot.addWidget(window)
    window.show()
    assert window.count.isHidden()
    type_words(window.key, "0000-0001 00")
    assert window.count.text() == "10 of 56 characters"


@pytest.mark.parametrize(("first", "again"), [("short", "short"), (GOOD, GOOD + "x"), ("", "")])
def test_a_weak_or_unequal_passphrase_makes_nothing(first: str, again: str, lane: Lane, qtbot: QtBot) -> None:
    window, made = _create(qtbot, lane)
    type_words(window.passphrase.first, first)
    type_words(window.passphrase.again, again)
    assert lane.settled()
    window.make.click()
    assert lane.settled()
    assert made == []


def test_a_key_comes_in_groups() -> None:
    assert groups_of(KEY)[:2] == ["0000", "0001"]
    assert groups_of("ABCDEFGH") == ["ABCD", "EFGH"]


def test_the_recovery_key_and_a_new_passphrase_open(lane: Lane, qtbot: QtBot) -> None:
    given: list[tuple[Path, str, str]] = []

    def recover(vault: Path, key: str, passphrase: str) -> object:
        given.append((vault, key, passphrase))
        return "desk"

    window = RecoveryWindow(lane, VAULT, recover, _judge, str)
    qtbot.addWidget(window)
    window.show()
    window.try_it()
    assert not window.error.isHidden()
    window.key.setPlainText("0000 0001\n0002")
    type_words(window.passphrase.first, GOOD)
    type_words(window.passphrase.again, GOOD)
    assert lane.settled()
    with qtbot.waitSignal(window.opened):
        window.try_it()
    assert given == [(VAULT, "000000010002", GOOD)]


def test_every_door_can_be_read_out(lane: Lane, qtbot: QtBot) -> None:
    create, _ = _create(qtbot, lane)
    recovery = RecoveryWindow(lane, VAULT, lambda *_: None, _judge, str)
    qtbot.addWidget(recovery)
    recovery.show()
    page = RecoveryKeyPage(KEY)
    qtbot.addWidget(page)
    page.show()
    for window in (_unlock(qtbot, lane), create, recovery, page):
        assert unnamed(window) == []
