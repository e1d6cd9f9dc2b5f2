"""Every screen and tab of the real window over the demo practice: named, uncut, in the language in force."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from attachdesk.library import pseudo
from attachdesk.library.words import load
from attachdesk.locations import content
from attachdesk.services.desk import Desk
from attachdesk.ui.desk_window import DeskWindow
from attachdesk.ui.kit.appearance import dress
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.translation import speak
from attachdesk.ui.shots import targets
from tests.ui import walls
from tests.ui.accessible import unnamed

Look = Callable[[QWidget], list[str]]
LARGE, SMALL = (1440, 900), (1024, 640)
SPOKEN = re.compile(r"⟦[^⟦⟧]*⟧")


@pytest.fixture(autouse=True)
def plain_again(qapp: QApplication) -> Iterator[None]:
    """English, left to right and a text scale of 1 after each test."""
    yield
    speak(qapp)
    dress(qapp, "light", 1.0)


def faults(
    desk: Desk, lane: Lane, folder: Path, looks: list[Look], size: tuple[int, int], locale: str = "en"
) -> list[str]:
    """Show every screen and return what ``looks`` find, each line with its screen."""
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    whole = DeskWindow(desk, lane, settings, load(content(), locale), lambda: None)
    whole.idle.end()
    window = whole.window
    window.resize(*size)
    window.show()
    found = []
    for name, target in targets(desk):
        window.go(target)
        _settle(lane)
        assert window.size().toTuple() == size, name
        found += [f"{name}: {line}" for look in looks for line in look(window)]
    whole.put_away()
    window.deleteLater()
    return found


def _settle(lane: Lane) -> None:
    for _ in range(4):
        lane.settled()
        QApplication.processEvents()


ROOM: list[Look] = [walls.cut, walls.outside, walls.overlapping, walls.sideways]


def test_whatever_takes_the_keyboard_has_a_name(demo_desk: Desk, lane: Lane, tmp_path: Path) -> None:
    assert faults(demo_desk, lane, tmp_path, [unnamed, *ROOM], LARGE) == []


def test_nothing_is_cut_in_a_small_window(demo_desk: Desk, lane: Lane, tmp_path: Path) -> None:
    assert faults(demo_desk, lane, tmp_path, ROOM, SMALL) == []


def test_nothing_is_cut_at_twice_the_size_of_text(
    demo_desk: Desk, lane: Lane, tmp_path: Path, qapp: QApplication
) -> None:
    dress(qapp, "light", 2.0)
    assert faults(demo_desk, lane, tmp_path, ROOM, LARGE) == []


def test_nothing_is_cut_when_mirrored(
    demo_desk: Desk, lane: Lane, tmp_path: Path, qapp: QApplication
) -> None:
    qapp.setLayoutDirection(qapp.layoutDirection().RightToLeft)
    assert faults(demo_desk, lane, tmp_path, ROOM, LARGE) == []


def test_every_sentence_is_translated(
    demo_desk: Desk, lane: Lane, tmp_path: Path, qapp: QApplication
) -> None:
    speak(qapp, "xx", pseudo.say)
    known = _said_by_clients(demo_desk)
    assert faults(demo_desk, lane, tmp_path, [lambda window: _strays(window, known)], LARGE, "xx") == []


def _said_by_clients(desk: Desk) -> str:
    """Return the words of the vault and of the content, and how days are written: no sentences of ours."""
    days = " ".join(f"{date(2026, month, 1):%B %b}" for month in range(1, 13)) + " Sept"
    week = " ".join(f"{date(2026, 11, day):%A %a}" for day in range(1, 8))
    words = [path.read_text("utf-8") for path in content().rglob("*.toml") if "words" not in path.parts]
    every = " ".join((desk.exchanging.json_text(), days, week, str(desk.keeping.folder), *words))
    return every.casefold()


def _strays(window: QWidget, known: str) -> list[str]:
    found = []
    for widget in walls.shown(window):
        rest, before = walls.words_of(widget), ""
        while rest != before:
            rest, before = SPOKEN.sub("", rest), rest
        strange = [word for word in re.findall(r"[^\W\d_]{2,}", rest) if word.casefold() not in known]
        if strange:
            found.append(f"{type(widget).__name__}: {' '.join(strange)[:90]}")
    return found
