"""What belongs to Qt ends on the window's thread, whoever makes the garbage and whoever lets go last."""

import gc
import threading
from functools import partial
from typing import Any
from weakref import finalize, ref

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from attachdesk.ui.kit import tidying
from attachdesk.ui.kit.background import Lane


class Circle:
    """Holds a timer and itself, so that only the collector can end it."""

    def __init__(self, ends: list[threading.Thread]) -> None:
        self.me, self.timer = self, QTimer()
        self.timer.start(1)
        finalize(self, lambda: ends.append(threading.current_thread()))


def told_to(_held: QObject, _result: object) -> None:
    """Hold on to an object until the result is there."""


def make_garbage() -> None:
    """Allocate far more than the collector's own threshold."""
    circles: list[Any] = []
    for _ in range(3 * gc.get_threshold()[0]):
        one: list[Any] = []
        one.append(one)
        circles.append(one)


def test_a_circle_with_a_timer_ends_on_the_windows_thread(lane: Lane, qtbot: QtBot) -> None:
    ends: list[threading.Thread] = []
    Circle(ends)
    for _ in range(5):
        lane.ask(make_garbage)
    assert lane.settled()
    assert ends == []
    tidying.tidy()
    qtbot.waitUntil(lambda: ends != [], timeout=5000)
    assert ends == [threading.main_thread()]


def test_what_a_request_closes_over_ends_on_the_windows_thread(lane: Lane) -> None:
    ends: list[threading.Thread] = []
    for _ in range(200):
        held = QObject()
        finalize(held, lambda: ends.append(threading.current_thread()))
        lane.ask(held.objectName, partial(told_to, held))
        del held
    assert lane.settled()
    assert len(ends) == 200
    assert set(ends) == {threading.main_thread()}


def test_collecting_is_given_back_when_the_last_lane_ends() -> None:
    first, second = Lane(), Lane()
    first.finish()
    assert not gc.isenabled()
    second.finish()
    second.finish()
    assert gc.isenabled()


def test_a_generation_that_is_due_is_collected() -> None:
    gc.disable()
    try:
        one = Circle([])
        seen = ref(one)
        del one
        tidying.tidy()
        make_garbage()
        tidying.tidy()
        assert seen() is None
        assert gc.get_count()[0] < gc.get_threshold()[0]
    finally:
        gc.enable()
