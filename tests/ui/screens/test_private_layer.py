"""Record, private, hypothesis: one journey through the switch, the first sheet, writing, closing, opening."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from attachdesk.domain.note import Note
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.private_sheets import ASKED
from tests.ui.screens import note_bench
from tests.ui.screens.note_bench import Bench

OWN = "eleven green boats upon the lake"
CANARY = "Canary-44af what he does to me"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key of a test cost little."""
    from attachdesk.services import private_notes
    from attachdesk.vault.keyring import Cost

    make = private_notes.PrivateNotes.make
    cost = Cost(64, 1, 1)
    monkeypatch.setattr(
        private_notes.PrivateNotes, "make", lambda *given, **named: make(*given, **{**named, "cost": cost})
    )


@pytest.fixture
def bench(place: Workplace) -> Iterator[Bench]:
    """Sit down at a note editor."""
    made = note_bench.bench(place)
    made.editor.widget().resize(1440, 860)
    made.editor.widget().show()
    yield made
    made.put_away()


def begin(bench: Bench) -> None:
    """Make the private file by hand: country, groups from paper, a passphrase of its own."""
    layers = bench.editor.layers
    layers.switch.buttons[1].click()
    bench.settle()
    sheet = layers.first
    assert not sheet.isHidden()
    sheet.confirm.click()
    assert sheet.error.text() == "Choose the country first."
    sheet.country.put("uk")
    sheet.country.edited.emit()
    sheet.confirm.click()
    assert "not the groups" in sheet.error.text()
    for place, field in zip(ASKED, sheet.back, strict=True):
        QTest.keyClicks(field, sheet.key.split("-")[place].lower())
    sheet.which.buttons[1].click()
    QTest.keyClicks(sheet.field, OWN)
    sheet.confirm.click()
    assert "not the same" in sheet.error.text()
    QTest.keyClicks(sheet.again, OWN)
    sheet.confirm.click()
    bench.settle()
    bench.settle()


def test_a_private_note_from_the_first_sheet_to_the_closed_file(bench: Bench) -> None:
    desk, layers = bench.place.desk, bench.editor.layers
    bench.open(bench.session())
    bench.type("for the record")
    begin(bench)
    assert (layers.switch.value(), layers.pane.isHidden(), layers.record_parts.isHidden()) == (
        "process", False, True,
    )  # fmt: skip
    assert desk.keeping.practice().country == "United Kingdom"
    QTest.keyClicks(layers.pane.page, CANARY)
    QTest.keyClick(layers.pane.page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(layers.pane.page, CANARY)
    layers.switch.buttons[2].click()
    bench.settle()
    bench.settle()
    assert layers.switch.value() == "hypothesis"
    QTest.keyClicks(layers.pane.page, "perhaps shame")
    layers.keep()
    bench.settle()
    with desk.private_notes.records().work() as work:
        assert {note.layer: note.text for note in work.find(Note)} == {
            "process": CANARY,
            "hypothesis": "perhaps shame",
        }
    layers.pane.close_button.click()
    bench.settle()
    assert (desk.private_notes.is_open, layers.switch.value()) == (False, "record")
    assert CANARY not in layers.pane.page.toPlainText()
    assert "for the record" in bench.text
    written = [one.read_bytes() for one in Path(desk.keeping.folder).rglob("*") if one.is_file()]
    assert not [one for one in written if b"Canary-44af" in one]


def test_the_passphrase_is_asked_again_and_a_find_leads_to_its_meeting(bench: Bench) -> None:
    desk, layers = bench.place.desk, bench.editor.layers
    first, second = bench.session(2), bench.session(1)
    bench.open(first)
    begin(bench)
    QTest.keyClicks(layers.pane.page, CANARY)
    layers.keep()
    bench.settle()
    layers.close()
    bench.settle()
    bench.open(second)
    layers.switch.buttons[1].click()
    bench.settle()
    assert not layers.asking.isHidden()
    QTest.keyClicks(layers.asking.field, "not the passphrase at all")
    QTest.keyClick(layers.asking.field, Qt.Key.Key_Return)
    bench.settle()
    assert "does not open the private notes" in layers.asking.error.text()
    QTest.keyClick(layers.asking.field, Qt.Key.Key_Escape)
    assert layers.switch.value() == "record"
    layers.switch.buttons[1].click()
    bench.settle()
    QTest.keyClicks(layers.asking.field, OWN)
    QTest.keyClick(layers.asking.field, Qt.Key.Key_Return)
    bench.settle()
    bench.settle()
    assert layers.pane.page.toPlainText() == ""
    QTest.keyClicks(layers.pane.finder, "Canary-44af")
    QTest.keyClick(layers.pane.finder, Qt.Key.Key_Return)
    bench.settle()
    assert layers.pane.found.count() == 2
    trail = [one.what for one in desk.keeping.audit_trail() if one.kind == "process"]
    assert (trail.count("private.failed"), trail.count("private.opened")) == (1, 1)
