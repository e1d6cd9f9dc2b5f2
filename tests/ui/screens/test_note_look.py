"""Headings look like headings and the therapist's own words never do, whatever is done to the text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from attachdesk.ui.kit.appearance import appearance
from attachdesk.ui.kit.workplace import Workplace
from tests.ui.screens.note_bench import CTRL, SHIFT, Bench, bench

SAID = ["She came late", "and was calm.", "", "Last line"]


@pytest.fixture
def desk(place: Workplace) -> Iterator[Bench]:
    one = bench(place)
    one.editor.widget().resize(1230, 900)
    one.editor.widget().show()
    one.open(one.session())
    desk_type(one, SAID)
    yield one
    one.put_away()


def desk_type(desk: Bench, lines: list[str]) -> None:
    for place, line in enumerate(lines):
        if place:
            desk.press(Qt.Key.Key_Return)
        desk.type(line)


def headed(desk: Bench) -> list[str]:
    """The lines that have the look and the room of a heading, or only one of the two."""
    document, found = desk.editor.page.document(), []
    for number in range(document.blockCount()):
        block = document.findBlockByNumber(number)
        if block.layout().formats() or block.blockFormat().bottomMargin():
            assert block.layout().formats() and block.blockFormat().bottomMargin(), block.text()
            found.append(block.text())
    return found


HEADINGS = ["Data", "Assessment", "Plan"]


def test_headings_keep_their_look_through_deleting_all_and_taking_it_back(desk: Bench) -> None:
    assert headed(desk) == HEADINGS
    before = desk.text
    for _ in range(2):
        desk.press(Qt.Key.Key_A, CTRL)
        desk.press(Qt.Key.Key_Backspace)
        assert headed(desk) == HEADINGS and "late" not in desk.text
        desk.undo()
        assert desk.text == before and headed(desk) == HEADINGS
        desk.redo()
        assert headed(desk) == HEADINGS
        desk.undo()
        assert headed(desk) == HEADINGS


def test_replacing_everywhere_and_typing_over_all_leave_the_look_of_every_line(desk: Bench) -> None:
    desk.editor.page.replace_all("a", "ä\nä")
    assert headed(desk) == HEADINGS
    desk.undo()
    assert headed(desk) == HEADINGS
    desk.press(Qt.Key.Key_A, CTRL)
    desk_type(desk, ["new", "words", "here"])
    assert headed(desk) == HEADINGS
    while desk.editor.note.history.canUndo():
        desk.undo()
        assert headed(desk) == HEADINGS
    while desk.editor.note.history.canRedo():
        desk.redo()
        assert headed(desk) == HEADINGS


def test_pasting_lines_over_headings_and_another_size_leave_the_look(desk: Bench) -> None:
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_X, CTRL)
    assert headed(desk) == HEADINGS
    desk.press(Qt.Key.Key_End, CTRL)
    desk.press(Qt.Key.Key_V, CTRL)
    assert headed(desk) == HEADINGS
    desk.press(Qt.Key.Key_Home, CTRL | SHIFT)
    desk.press(Qt.Key.Key_Delete)
    assert headed(desk) == HEADINGS
    desk.undo()
    assert headed(desk) == HEADINGS
    appearance().set(scale=1.5)
    assert headed(desk) == HEADINGS
