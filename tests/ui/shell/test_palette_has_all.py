"""The palette lists whatever can be done on a screen with its shortcut, and no shortcut does two things."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from attachdesk.library.words import load
from attachdesk.locations import content
from attachdesk.ui.desk_window import DeskWindow
from attachdesk.ui.shell.matching import Entry
from attachdesk.ui.shots import targets

if TYPE_CHECKING:
    from attachdesk.services.desk import Desk
    from attachdesk.ui.kit.background import Lane


def test_every_act_of_every_screen_is_in_the_palette_with_its_shortcut(
    demo_desk: "Desk", lane: "Lane", tmp_path: Path
) -> None:
    screens = list(targets(demo_desk))  # while nothing else reads the vault
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    whole = DeskWindow(demo_desk, lane, settings, load(content()), lambda: None, remembers=False)
    whole.idle.end()
    window = whole.window
    missing, twice = [], []
    for name, target in screens:
        window.go(target)
        for _ in range(3):
            lane.settled()
            QApplication.processEvents()
        assert window.current is not None
        acts = [one for one in window.current.actions() if one.is_enabled()]
        palette = window.palette_of_acts
        palette.open()
        for one in acts:
            palette.field.setText(one.words)
            found = [line for line in palette.lines.lines if isinstance(line, Entry)]
            if (one.words, one.keys) not in {(line.words, line.keys) for line in found}:
                missing.append(f"{name}: {one.words}")
        palette.close_it()
        counted = Counter(one.shortcut for one in acts if one.shortcut)
        twice += [f"{name}: {keys}" for keys, count in counted.items() if count > 1]
    whole.put_away()
    assert missing == []
    assert twice == []
