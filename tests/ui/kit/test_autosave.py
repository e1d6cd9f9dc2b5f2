"""Autosave: nothing typed is left behind, and saving says how it went."""

from pytestqt.qtbot import QtBot

from attachdesk.ui.kit.autosave import LONGEST_MS, PAUSE_MS, Autosave
from attachdesk.ui.kit.background import Lane


def test_the_promise_of_a_second_leaves_room_for_the_commit() -> None:
    assert (PAUSE_MS, LONGEST_MS) == (300, 700)


def test_an_edit_is_saved_after_a_pause(lane: Lane, qtbot: QtBot) -> None:
    saved: list[str] = []
    autosave = Autosave(lane, lambda: "words", saved.append)
    autosave.touched()
    assert autosave.state == "waiting"
    qtbot.waitUntil(lambda: autosave.state == "saved")
    assert saved == ["words"]


def test_typing_without_a_pause_is_saved_all_the_same(lane: Lane, qtbot: QtBot) -> None:
    saved: list[int] = []
    typed = 0
    autosave = Autosave(lane, lambda: typed, saved.append)
    while not saved:
        typed += 1
        autosave.touched()
        qtbot.wait(20)
        assert typed < 500
    assert typed > PAUSE_MS / 20


def test_flush_saves_at_once_and_only_what_waits(lane: Lane) -> None:
    saved: list[str] = []
    autosave = Autosave(lane, lambda: "words", saved.append)
    autosave.flush()
    autosave.touched()
    autosave.flush()
    autosave.flush()
    assert lane.settled()
    assert saved == ["words"]
    assert autosave.state == "saved"


def test_an_edit_during_saving_is_not_taken_for_saved(lane: Lane) -> None:
    words = ["first"]
    saved: list[str] = []
    autosave = Autosave(lane, lambda: words[0], saved.append)
    autosave.touched()
    autosave.flush()
    words[0] = "second"
    autosave.touched()
    assert lane.settled()
    assert autosave.state == "waiting"
    autosave.flush()
    assert lane.settled()
    assert (saved, autosave.state) == (["first", "second"], "saved")


def test_a_failure_is_said_and_flush_tries_again(lane: Lane, qtbot: QtBot) -> None:
    fails = [True]
    saved: list[str] = []

    def save(words: str) -> None:
        if fails[0]:
            raise OSError("full")
        saved.append(words)

    autosave = Autosave(lane, lambda: "words", save)
    autosave.touched()
    with qtbot.waitSignal(autosave.failed_with):
        autosave.flush()
    assert autosave.state == "failed"
    fails[0] = False
    autosave.flush()
    assert lane.settled()
    assert (saved, autosave.state) == (["words"], "saved")
