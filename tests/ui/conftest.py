"""A real small encrypted vault with a real lane, for every test of a screen."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

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


def fresh_desk(folder: Path, *, demo: bool = False) -> "Desk":
    """Return the desk over a new vault, with a cheap key; ``demo`` fills in the starter practice."""
    from attachdesk import bootstrap
    from attachdesk.demo import starter
    from attachdesk.library import Library
    from attachdesk.locations import content
    from attachdesk.services import opening
    from attachdesk.vault.keyring import Cost

    outside = opening.real_world("Europe/London")
    vault, _ = opening.new_vault(folder, PASSPHRASE, outside, Cost(8 * 1024, 1, 1))
    if demo:
        starter.build(opening.records(vault, outside), content(), Library(content()).note_templates)
    return bootstrap.desk_over(vault, outside)


def workplace(desk: "Desk", lane: "Lane", area: "QWidget", journey: Journey) -> "Workplace":
    """Return the surroundings of a screen over ``desk``."""
    from attachdesk.library.words import load
    from attachdesk.locations import content
    from attachdesk.ui.kit.event_bridge import EventBridge
    from attachdesk.ui.kit.notices import Notices
    from attachdesk.ui.kit.workplace import Workplace

    bridge, notices = EventBridge(desk.events, area), Notices(area)
    words = load(content())
    return Workplace(desk, lane, bridge, notices, words, journey.targets.append, journey.back)


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
