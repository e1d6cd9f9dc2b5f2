"""A fault that nobody caught is said once, calmly, and logged without any client's words."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from attachdesk.ui.kit.background import Lane
from attachdesk.ui.shell import crash


def fail(*_any: object) -> None:
    raise KeyError("what Mira told")


def test_a_fault_in_a_slot_or_in_what_the_lane_calls_back_is_told_and_logged_without_its_words(
    lane: Lane, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def tell(error: Exception) -> None:
        told.append(type(error).__name__)
        crash.keep(error, tmp_path)

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.watch(tell)
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: told == ["KeyError"])
    lane.ask(lambda: 1, fail)
    qtbot.waitUntil(lambda: told == ["KeyError", "KeyError"])
    assert lane.settled()
    log = (tmp_path / "faults.log").read_text(encoding="utf-8")
    assert "KeyError" in log
    assert "Mira" not in log


def test_where_even_telling_fails_the_log_has_both(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(crash, "keep", kept.append)

    def tell(_error: Exception) -> None:
        raise RuntimeError

    crash.watch(tell)
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: [type(one) for one in kept] == [KeyError, RuntimeError])
