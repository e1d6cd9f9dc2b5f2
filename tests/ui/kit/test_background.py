"""The lane: one thread, in order, results on the window's thread."""

import threading
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from attachdesk.ui.kit.background import Lane


def test_work_runs_elsewhere_and_its_result_comes_back_here(lane: Lane) -> None:
    seen: list[tuple[str, threading.Thread]] = []
    here = threading.current_thread
    lane.ask(lambda: here().name, lambda name: seen.append((name, here())))
    assert lane.settled()
    assert seen == [("lane", threading.main_thread())]


def test_work_is_done_in_the_order_asked(lane: Lane) -> None:
    done: list[int] = []
    for number in range(50):
        lane.ask(partial(done.append, number))
    assert lane.settled()
    assert done == list(range(50))


def test_a_newer_request_with_the_same_key_drops_the_older_results(lane: Lane) -> None:
    gate = threading.Event()
    told: list[Any] = []
    lane.ask(gate.wait)
    for number in range(5):
        lane.ask(partial(int, number), told.append, key="search")
    gate.set()
    assert lane.settled()
    assert told == [4]


def test_a_superseded_request_that_runs_already_is_not_told(lane: Lane) -> None:
    begun, gate = threading.Event(), threading.Event()
    told: list[Any] = []

    def slow() -> str:
        begun.set()
        gate.wait()
        return "old"

    lane.ask(slow, told.append, key="search")
    begun.wait()
    lane.ask(lambda: "new", told.append, key="search")
    gate.set()
    assert lane.settled()
    assert told == ["new"]


def test_an_error_goes_to_whoever_asked(lane: Lane) -> None:
    errors: list[Exception] = []
    lane.ask(lambda: 1 / 0, None, errors.append)
    assert lane.settled()
    assert [type(error) for error in errors] == [ZeroDivisionError]


def test_an_error_nobody_takes_is_a_trouble(lane: Lane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lane.trouble) as told:
        lane.ask(lambda: 1 / 0)
    assert isinstance(told.args[0], ZeroDivisionError)


def test_nobody_is_told_when_the_owner_is_gone(lane: Lane) -> None:
    import shiboken6

    owner = QObject()
    told: list[Any] = []
    gate = threading.Event()
    lane.ask(gate.wait, told.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    assert lane.settled()
    assert told == []


def test_finishing_does_and_delivers_what_was_asked(dressed: object) -> None:
    lane = Lane()
    told: list[Any] = []
    for number in range(20):
        lane.ask(partial(int, number), told.append)
    lane.finish()
    assert told == list(range(20))
    lane.ask(lambda: 99, told.append)
    lane.finish()
    assert told == list(range(20))


@pytest.mark.parametrize("count", [200])
def test_results_keep_their_order(lane: Lane, count: int) -> None:
    told: list[int] = []
    for number in range(count):
        lane.ask(partial(int, number), told.append)
    assert lane.settled()
    assert told == list(range(count))
