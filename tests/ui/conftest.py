"""A real small encrypted vault with a real lane, for every test of a screen."""

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from attachdesk.library import Library
    from attachdesk.services.desk import Desk
    from attachdesk.ui.kit.background import Lane
    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.kit.workplace import Workplace

PASSPHRASE = "seven plain words open this small box"


@dataclass
class Journey:
    """Where the screens asked to go, and how often back."""

    targets: list["Target"] = field(default_factory=list)
    backs: int = 0

    def back(self) -> None:
        """Count a step back."""
        self.backs += 1


@cache
def empty_vault() -> TemporaryDirectory[str]:
    """Return where an empty vault lies, with a cheap key: made once, copied for each test."""
    from attachdesk.services import opening
    from attachdesk.vault.keyring import Cost

    place = TemporaryDirectory()
    outside = opening.real_world("Europe/London")
    made, _ = opening.new_vault(Path(place.name) / "vault", PASSPHRASE, outside, Cost(8 * 1024, 1, 1))
    made.close()
    return place


@cache
def library() -> "Library":
    """Return the clinical content, read once for all desks."""
    from attachdesk.library import Library
    from attachdesk.locations import content

    return Library(content())


@cache
def demo_vault() -> TemporaryDirectory[str]:
    """Return where the vault of the starter practice lies: built once, copied for whoever wants it."""
    from attachdesk.demo import starter
    from attachdesk.locations import content
    from attachdesk.services import opening

    place = TemporaryDirectory()
    folder = Path(place.name) / "vault"
    shutil.copytree(Path(empty_vault().name) / "vault", folder)
    vault = opening.open_vault(folder, PASSPHRASE)
    records = opening.records(vault, opening.real_world("Europe/London"))
    starter.build(records, content(), library().note_templates)
    vault.close()
    return place


def fresh_desk(folder: Path, *, demo: bool = False) -> "Desk":
    """Return the desk over a new vault, with a cheap key; ``demo`` has the starter practice in it."""
    from attachdesk import bootstrap
    from attachdesk.services import opening

    outside = opening.real_world("Europe/London")
    shutil.copytree(Path((demo_vault() if demo else empty_vault()).name) / "vault", folder)
    return bootstrap.desk_over(opening.open_vault(folder, PASSPHRASE), outside, library())


def workplace(desk: "Desk", lane: "Lane", area: "QWidget", journey: Journey) -> "Workplace":
    """Return the surroundings of a screen over ``desk``."""
    from attachdesk.ui.kit.event_bridge import EventBridge
    from attachdesk.ui.kit.notices import Notices
    from attachdesk.ui.kit.workplace import Workplace

    bridge, notices = EventBridge(desk.events, area), Notices(area)
    return Workplace(desk, lane, bridge, notices, library().words(), journey.targets.append, journey.back)


def delete_windows() -> None:
    """Delete every window at once."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    for window in QApplication.topLevelWidgets():
        window.hide()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Delete the windows a test leaves: each later change of the look would restyle them all again.

    A lane that a failed test left running is ended too, as its thread would keep the run from ending.
    """
    yield
    for thread in threading.enumerate():
        if thread.name == "lane" and (runs := vars(thread).get("_target")) is not None:
            runs.__self__.finish()
    delete_windows()


@pytest.fixture
def journey() -> Journey:
    """Where the screen under test asked to go."""
    return Journey()


@pytest.fixture
def area(dressed: "QApplication") -> Iterator["QWidget"]:
    """The window's area in which notices appear and screens may be put."""
    from PySide6.QtWidgets import QWidget

    one = QWidget()
    one.resize(1440, 900)
    yield one
    one.close()
    one.deleteLater()


@pytest.fixture
def place(tmp_path: Path, lane: "Lane", area: "QWidget", journey: Journey) -> Iterator["Workplace"]:
    """The surroundings of a screen over a fresh, empty vault."""
    desk = fresh_desk(tmp_path / "vault")
    yield workplace(desk, lane, area, journey)
    lane.finish()
    desk.close()


@pytest.fixture(scope="session")
def demo_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Desk"]:
    """The demo practice, built once: tests may read it, and must not count on what others left alone."""
    desk = fresh_desk(tmp_path_factory.mktemp("demo") / "vault", demo=True)
    yield desk
    desk.close()


@pytest.fixture
def demo_place(demo_desk: "Desk", lane: "Lane", area: "QWidget", journey: Journey) -> Iterator["Workplace"]:
    """The surroundings of a screen over the demo practice; the vault is shared, the lane is its own."""
    here = workplace(demo_desk, lane, area, journey)
    yield here
    lane.finish()
    here.bridge.end()
