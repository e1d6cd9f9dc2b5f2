"""Settings: what is kept where, a backup that counts, a check, another passphrase."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.ui.conftest import PASSPHRASE
from tests.ui.screens.seen import nameless, shown, words_on

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from attachdesk.ui.kit.workplace import Workplace
    from attachdesk.ui.screens.settings import SettingsScreen


@pytest.fixture
def kept(tmp_path: Path) -> Iterator["QSettings"]:
    """Settings of a machine of their own."""
    from PySide6.QtCore import QSettings

    yield QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat)


def entered(
    place: "Workplace", area: "QWidget", kept: "QSettings", lock_after: Any = None
) -> "SettingsScreen":
    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.settings import Preferences, SettingsScreen

    screen = SettingsScreen(place, Preferences(kept, lock_after))
    shown(area, screen.widget(), height=1400)
    screen.enter(Target("settings"))
    assert place.lane.settled()
    return screen


def test_the_practice_is_kept_when_a_field_is_left(
    qtbot: "QtBot", place: "Workplace", area: "QWidget", kept: "QSettings"
) -> None:
    screen = entered(place, area, kept)
    name = screen.practice.field("name")
    name.setFocus()
    name.setText("Praxis Ölberg 山")
    screen.practice.field("therapist").setFocus()
    screen.practice.keep()
    assert place.lane.settled()
    assert place.desk.keeping.practice().name == "Praxis Ölberg 山"
    version = place.desk.keeping.practice().version
    screen.leave()
    assert place.lane.settled()
    assert place.desk.keeping.practice().version == version


def test_theme_and_size_are_worn_at_once_and_kept_on_the_machine(
    place: "Workplace", area: "QWidget", kept: "QSettings"
) -> None:
    from attachdesk.ui.kit.appearance import appearance

    screen = entered(place, area, kept)
    screen.look.theme.buttons[2].click()
    screen.look.scale.buttons[4].click()
    assert (appearance().theme.name, appearance().scale) == ("dark", 2.0)
    assert kept.value("appearance/theme") == "dark"
    assert int(str(kept.value("appearance/text_scale"))) == 200


def test_the_lock_is_told_its_minutes(place: "Workplace", area: "QWidget", kept: "QSettings") -> None:
    told: list[int] = []
    screen = entered(place, area, kept, told.append)
    screen.look.minutes.setValue(12)
    assert told == [12]
    assert int(str(kept.value("lock/minutes"))) == 12
    screen.look.minutes.setValue(999)
    assert told[-1] == 60


def test_nothing_of_a_client_is_kept_on_the_machine(
    place: "Workplace", area: "QWidget", kept: "QSettings"
) -> None:
    screen = entered(place, area, kept)
    screen.look.minutes.setValue(9)
    screen.look.theme.buttons[1].click()
    assert set(kept.allKeys()) <= {"appearance/theme", "appearance/text_scale", "lock/minutes"}


def test_a_backup_goes_where_one_says_and_is_told(
    place: "Workplace", area: "QWidget", kept: "QSettings", tmp_path: Path
) -> None:
    screen = entered(place, area, kept)
    target = tmp_path / "elsewhere"
    target.mkdir()
    screen.vault._ask = lambda _parent, _words: target
    screen.vault.back_up_button.click()
    assert place.lane.settled()
    made = list(target.iterdir())
    assert [one.name.startswith("attachdesk-backup-") for one in made] == [True]
    assert any("found sound" in toast.accessibleName() for toast in place.notices.toasts)
    assert screen.vault.back_up_button.isEnabled()


def test_a_backup_can_be_stopped(
    place: "Workplace", area: "QWidget", kept: "QSettings", tmp_path: Path
) -> None:
    screen = entered(place, area, kept)
    target = tmp_path / "elsewhere"
    target.mkdir()
    screen.vault._ask = lambda _parent, _words: target
    screen.vault.back_up()
    screen.vault._stop.set()
    assert place.lane.settled()
    assert list(target.iterdir()) == []
    assert any("stopped" in toast.accessibleName() for toast in place.notices.toasts)


def test_a_sound_vault_is_said_to_be_sound(place: "Workplace", area: "QWidget", kept: "QSettings") -> None:
    screen = entered(place, area, kept)
    screen.vault.check_button.click()
    assert place.lane.settled()
    assert "Sound:" in words_on(screen.vault)


def test_the_passphrase_is_changed_only_with_the_old_one(
    place: "Workplace", area: "QWidget", kept: "QSettings", tmp_path: Path
) -> None:
    block = entered(place, area, kept).passphrase
    new = "another seven plain words for this box"
    block.open_button.click()
    block.form.put(old=PASSPHRASE, new=new, again="another")
    block.change()
    assert "The two are not the same." in words_on(block)
    block.form.put(old="wrong wrong wrong wrong", new=new, again=new)
    block.change()
    assert place.lane.settled()
    assert block.form.has_errors
    assert block.change_button.isEnabled()
    block.forget()
    assert [block.form.field(name).text() for name in ("old", "new", "again")] == ["", "", ""]


def test_everything_that_takes_the_keyboard_has_a_name(
    place: "Workplace", area: "QWidget", kept: "QSettings"
) -> None:
    assert nameless(entered(place, area, kept).widget()) == []


def test_the_private_notes_get_another_passphrase_and_show_their_line_again(
    place: "Workplace", area: "QWidget", kept: "QSettings", monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from attachdesk.ui.kit.screen import Target
    from attachdesk.vault.keyring import Cost

    cheap, private = Cost(8 * 1024, 1, 1), place.desk.private_notes
    monkeypatch.setattr(private, "change_passphrase", partial(private.change_passphrase, cost=cheap))
    screen = entered(place, area, kept)
    block = screen.private
    acts = {one.id: one for one in screen.actions()}
    assert "none yet" in words_on(screen.widget()) and not acts["private.line"].is_enabled()
    line = private.new_line()
    private.make(PASSPHRASE, line, cost=cheap)
    private.close()
    screen.enter(Target("settings"))
    assert place.lane.settled()
    acts["private.passphrase"].do()
    form = block.passphrase.form
    own = "nine slow barges under the bridge"
    for words in ("eleven wrong words that open nothing", PASSPHRASE):
        for name, typed in (("old", words), ("new", own), ("again", own)):
            form.field(name).clear()
            QTest.keyClicks(form.field(name), typed)
        QTest.keyClick(form.field("again"), Qt.Key.Key_Return)
        assert place.lane.settled()
        assert ("does not open the private notes" in words_on(screen.widget())) is (words != PASSPHRASE)
    assert form.isHidden() and form.field("new").text() == ""
    QTest.mouseClick(block.line.open_button, Qt.MouseButton.LeftButton)
    field = block.line.form.field("passphrase")
    QTest.keyClicks(field, PASSPHRASE)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert place.lane.settled()
    assert "does not open the private notes" in words_on(screen.widget()) and not block.line.shown.isVisible()
    field.clear()
    QTest.keyClicks(field, own)
    QTest.mouseClick(block.line.show_button, Qt.MouseButton.LeftButton)
    assert place.lane.settled()
    assert block.line.line.text().split() == line.split("-")
    assert not nameless(screen.widget())
    QTest.keyClick(block.line.done_button, Qt.Key.Key_Space)
    assert block.line.line.text() == "" and block.line.open_button.hasFocus()
    acts["private.line"].do()
    field.setText(own)
    block.line.show_line()
    screen.leave()
    assert place.lane.settled()
    assert block.line.line.text() == "" and field.text() == ""
    assert [one.what for one in place.desk.keeping.audit_trail()].count("private.line_shown") == 2
