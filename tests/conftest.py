"""What every test shares: no display, no settings of the machine, our look."""

import gc
import os
from collections.abc import Iterator

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_STYLE_OVERRIDE"] = "fusion"

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import offline

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from attachdesk.ui.kit.background import Lane


# a busy machine is slow: no test of ours may fail by the clock
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    """Let the one warning of the offscreen platform that says nothing about us pass."""
    offline.watch()
    offline.watch_children()
    config.addinivalue_line("qt_log_ignore", "This plugin does not support propagateSizeHints")


def pytest_collection_finish() -> None:
    """Look through what was imported and collected no more: it is much, and stays to the end."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_unconfigure() -> None:
    """Leave no file behind."""
    offline.forget_children()


@pytest.fixture(autouse=True)
def stays_offline() -> Iterator[None]:
    """Fail a test that reached for the internet, in a program it started too, even if it hid it."""
    yield
    assert offline.taken() == []


@pytest.fixture
def dressed(qapp: "QApplication") -> Iterator["QApplication"]:
    """The application in the light theme at a text scale of 1, put back afterwards."""
    from PySide6.QtCore import QEvent

    from attachdesk.ui.kit.appearance import dress

    # what is left to be deleted would be restyled again and again
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dress(qapp, "light", 1.0)
    yield qapp
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dress(qapp, "light", 1.0)


@pytest.fixture
def lane(dressed: "QApplication") -> Iterator["Lane"]:
    """A lane that has ended when the test has."""
    from attachdesk.ui.kit.background import Lane

    one = Lane()
    yield one
    one.finish()
