"""Codes and names of every script keep their own direction in a sentence, and leave the sentence its own."""

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.ui.screens.by_hand import press, settle
from tests.ui.screens.seen import words_on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from attachdesk.services.desk import Desk
    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.background import Lane

MARYAM = "\u0645\u0631\u064a\u0645-\u0663"


@pytest.mark.parametrize("code", [MARYAM, "ELM-01"])
def test_a_code_that_is_taken_is_said_apart_from_its_sentence(
    code: str, fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from attachdesk.ui.screens.new_client.screen import NewClient

    fresh.caseload.take_on(code=code, started_on=date(2026, 1, 5))
    settle(lane)
    press(fresh_window, lane, "New client")
    screen = fresh_window.window.current
    assert isinstance(screen, NewClient)
    screen.form.put(code=code, age_band="26_40")
    press(fresh_window, lane, "Take on")
    assert f"\u2068{code}\u2069" in words_on(screen.widget())
    assert len(fresh.caseload.lines()) == 1


def test_the_palette_keeps_code_and_name_apart_and_opens_the_file(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from attachdesk.ui.shell.matching import Entry

    client = fresh.caseload.take_on(
        code=MARYAM, started_on=date(2026, 1, 5), name="\u05e0\u05d5\u05d9\u05d4 Levi"
    )
    press(fresh_window, lane, "Find anything")
    palette = fresh_window.window.palette_of_acts
    palette.field.setText("levi")
    settle(lane)
    line = next(one for one in palette.lines.lines if isinstance(one, Entry) and MARYAM in one.words)
    assert line.words == f"\u2068{MARYAM}\u2069 \u2068{client.name}\u2069"
    assert line.words[slice(*line.marked)] == "Levi"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    settle(lane)
    here = fresh_window.window.here
    assert here is not None
    assert (here.screen, here.client_id) == ("client_file", client.id)


def test_commands_and_documents_say_a_code_plainly() -> None:
    from attachdesk.library.words import load
    from attachdesk.locations import content
    from attachdesk.ui.kit.window_words import WindowWords

    words = load(content())
    assert "\u2068" not in words.say("client.unknown", code=MARYAM)
    said = WindowWords(WindowWords(words))
    assert said.say("client.unknown", code=MARYAM).count("\u2068") == 1
    assert said.keys() == words.keys()
    assert "client.unknown" in said


@pytest.mark.parametrize(
    ("words", "typed", "marked"),
    [
        ("\u2068ELM-01\u2069 \u2068Ana\u2069", "elm", "ELM"),
        ("\u2068ELM-01\u2069 \u2068Ana\u2069", "ana", "Ana"),
        ("\u2068ELM-01\u2069", "oak", ""),
        ("\u2068\u00df\u2069", "ss", ""),
        ("\u2068ELM-01\u2069", "", ""),
    ],
)
def test_the_letters_that_fit_are_marked_as_they_were_typed(words: str, typed: str, marked: str) -> None:
    from attachdesk.ui.shell.matching import marked_in

    assert words[slice(*marked_in(words, typed))] == marked


def test_a_code_of_the_other_direction_keeps_the_edge_of_its_column(
    fresh_window: "DeskWindow", lane: "Lane", fresh: "Desk"
) -> None:
    from PySide6.QtWidgets import QLabel

    client = fresh.caseload.take_on(code=MARYAM, started_on=date(2026, 1, 5)).id
    fresh.diary.record(client, fresh.records.now(), minutes=600)
    settle(lane)
    labels = fresh_window.window.current.widget().findChildren(QLabel)  # type: ignore[union-attr]
    code = next(one for one in labels if one.isVisible() and MARYAM in one.text())
    assert ink_at_the_start(code)
    press(fresh_window, lane, f"Open the file of \u2068{MARYAM}\u2069")
    head = fresh_window.window.current.header.code  # type: ignore[union-attr]
    assert head.text() == MARYAM
    assert ink_at_the_start(head)


def ink_at_the_start(one: "QLabel") -> bool:
    """Return whether there is ink in the first 40 px of a label that is wider, and none at its end."""
    picture = one.grab().toImage()
    ground = picture.pixelColor(0, 0)
    inked = [
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) != ground
    ]
    return min(inked) < 40 and max(inked) < picture.width() - 40
