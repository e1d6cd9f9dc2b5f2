"""Before signing everything can be read at any size; after it later words go into addenda."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from attachdesk.ui.kit.appearance import appearance, code_colour
from attachdesk.ui.kit.workplace import Workplace
from tests.ui.screens.note_bench import CTRL, Bench, bench
from tests.ui.screens.seen import shown


@pytest.fixture
def desk(place: Workplace) -> Iterator[Bench]:
    one = bench(place)
    one.editor.widget().resize(1230, 900)
    one.editor.widget().show()
    one.open(one.session())
    yield one
    one.put_away()


def words_in(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.text() and one.isVisible()]


def signed(desk: Bench) -> None:
    desk.type("she wept")
    desk.editor.note.sign()
    desk.settle()


def add(desk: Bench, words: str, reason: str) -> None:
    act = next(one for one in desk.editor.actions() if one.shortcut == "Ctrl+E")
    act.do()
    QTest.keyClicks(desk.editor.later.sheet.reason, reason)
    QTest.keyClicks(desk.editor.later.sheet.text, words)
    QTest.keyClick(desk.editor.later.sheet.text, Qt.Key.Key_Return, CTRL)
    desk.settle()


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1024, 640)), (2.0, (1024, 640)), (1.5, (1440, 900))])
def test_no_sentence_of_the_sheet_is_cut_or_lies_on_another(
    desk: Bench, scale: float, size: tuple[int, int]
) -> None:
    appearance().set(scale=scale)
    desk.editor.widget().resize(*size)
    desk.type("x")
    desk.editor.review()
    desk.settle()
    sheet = desk.editor.sheet
    assert sheet.isVisible() and desk.editor.widget().height() == size[1]
    inner = sheet.sentences.widget()
    assert inner is not None
    labels = [one for one in inner.findChildren(QLabel) if one.text()]
    boxes = [QRect(one.mapTo(inner, QPoint()), one.size()) for one in labels]
    for one, box in zip(labels, boxes, strict=True):
        assert one.height() >= one.heightForWidth(one.width()), one.text()
        assert inner.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes if other is not box)
    assert sheet.sentences.viewport().height() >= labels[0].fontMetrics().lineSpacing()
    for button in (sheet.confirm, sheet.later):
        place = QRect(button.mapTo(sheet, QPoint()), button.size())
        assert sheet.rect().contains(place) and button.height() >= button.sizeHint().height()


def test_the_sheet_names_the_headings_with_nothing_under_them(desk: Bench) -> None:
    desk.type("she wept")
    desk.editor.review()
    desk.settle()
    assert any("headings: Assessment." in words for words in words_in(desk.editor.sheet))


def test_ctrl_e_adds_a_later_word_that_is_there_when_the_note_is_opened_again(desk: Bench) -> None:
    signed(desk)
    session = desk.editor.note.note.session  # type: ignore[union-attr]
    assert session is not None and desk.editor.later.shown.isHidden()
    add(desk, "she had rung before", "remembered")
    assert not desk.editor.later.sheet.isVisible()
    add(desk, "twice", "asked")
    desk.open(desk.session(5))
    assert desk.editor.later.shown.isHidden()
    desk.open(session)
    said = words_in(desk.editor.later.shown)
    assert said[1::2] == ["she had rung before", "twice"]
    assert said[0].endswith(": remembered") and said[2].endswith(": asked")
    assert [one.text for one in desk.kept().addenda] == said[1::2]


def test_an_addendum_without_a_reason_is_refused_and_its_words_stay(desk: Bench) -> None:
    signed(desk)
    add(desk, "a later word", "")
    assert desk.notices()[-1] == desk.place.words.say("note.addendum_needs_words")
    sheet = desk.editor.later.sheet
    QTest.keyClick(sheet.text, Qt.Key.Key_Escape)
    assert not sheet.isVisible() and sheet.text.value() == "a later word"
    assert desk.kept().addenda == ()


def test_a_draft_says_that_it_can_still_be_written_on(desk: Bench) -> None:
    desk.editor.later.add()
    assert desk.notices() == [desk.place.words.say("note.addendum_to_draft")]
    assert not desk.editor.later.sheet.isVisible()


def test_typing_into_a_signed_note_says_once_that_it_is_final(desk: Bench) -> None:
    signed(desk)
    before = len(desk.notices())
    desk.press(Qt.Key.Key_Left)
    assert len(desk.notices()) == before, "moving about is reading"
    desk.type("more")
    desk.press(Qt.Key.Key_Delete)
    assert len(desk.notices()) == before + 1 and "Ctrl E" in desk.notices()[-1]


@pytest.mark.parametrize(
    ("width", "height", "are_named"), [(1900, 900, True), (847, 840, True), (800, 600, False)]
)
def test_the_patterns_of_the_strip_are_named_and_what_it_rates_is_said_where_there_is_room(
    desk: Bench, width: int, height: int, are_named: bool
) -> None:
    strip = desk.editor.strip
    strip.setMaximumWidth(width)  # beside the panel
    desk.editor.widget().resize(1900, height)
    desk.settle()
    assert {one.isVisible() for one in strip.names} == {are_named}
    assert any(words.startswith("Whole session:") for words in words_in(strip)) == are_named


@pytest.mark.parametrize(
    ("width", "height", "are_named"), [(1900, 900, True), (900, 900, True), (900, 540, False)]
)
def test_the_benefits_worked_on_are_named_where_there_is_room(
    desk: Bench, width: int, height: int, are_named: bool
) -> None:
    desk.editor.widget().resize(width, height)
    desk.settle()
    strip, benefits = desk.editor.strip, desk.place.desk.library.benefits
    assert [one.text() for one in strip.benefit_names] == [benefits[code].short for code in strip.ticks]
    assert {one.isVisible() for one in strip.benefit_names} == {are_named}
    for code, tick in strip.ticks.items():
        assert tick.toolTip() == benefits[code].name
        # the badge of one that is not ticked shows its whole ink, not a pale one
        image, ink = tick.grab().toImage(), code_colour(code)
        assert any(
            image.pixelColor(x, y).rgb() == ink.rgb()
            for x in range(image.width())
            for y in range(image.height())
        )


def test_the_sheet_says_what_is_missing_and_takes_no_more_room_than_its_words(desk: Bench) -> None:
    opened = desk.editor.note.note
    assert opened is not None and opened.session is not None
    session = opened.session
    desk.place.desk.diary.note_risk(
        desk.client.id, "suicide", "told", session_id=session.id, words="I will not be here in spring"
    )
    desk.open(session)
    assert desk.editor.header.risk.text() == "Risk told: suicide"
    desk.type("she wept")
    QTest.mouseClick(desk.editor.sign_button, Qt.MouseButton.LeftButton)
    desk.settle()
    sheet = desk.editor.sheet
    said = " ".join(words_in(sheet))
    for part in ("what was done", "no day is set", "plan for next time", "Assessment", "goal", "benefit"):
        assert part in said, part
    lines = len(words_in(sheet)) + 1
    assert sheet.height() <= lines * 34 + 40, "no void"
    head = next(one for one in sheet.findChildren(QLabel) if one.text() == "Sign this note?")
    assert head.mapTo(sheet, QPoint()).y() <= 20 and head.height() <= 32
    inner = sheet.sentences
    assert inner.verticalScrollBar().maximum() == 0
    assert inner.mapTo(sheet, QPoint(0, inner.height())).y() <= sheet.confirm.y()
    QTest.keyClick(sheet.confirm, Qt.Key.Key_Return)
    desk.settle()
    assert desk.editor.note.is_signed, "it never blocks"


def test_a_signed_note_shows_the_way_to_an_addendum_and_nothing_that_does_nothing(desk: Bench) -> None:
    editor = desk.editor
    desk.type("she wept")
    assert editor.add_button.isHidden() and editor.toolbar.undo.isEnabled()
    desk.undo()
    assert editor.toolbar.redo.isEnabled() and not editor.toolbar.undo.isEnabled()
    QTest.mouseClick(editor.toolbar.redo, Qt.MouseButton.LeftButton)
    assert "she wept" in desk.text
    editor.note.sign()
    desk.settle()
    assert editor.sign_button.isHidden() and editor.toolbar.template.isHidden()
    for button in (editor.toolbar.undo, editor.toolbar.redo, editor.toolbar.replace_all):
        assert not button.isEnabled()
    QTest.mouseClick(editor.add_button, Qt.MouseButton.LeftButton)
    sheet = editor.later.sheet
    assert sheet.isVisible() and sheet.reason.hasFocus()
    assert sheet.text.height() >= 3 * sheet.text.fontMetrics().lineSpacing() and sheet.height() <= 240
    desk.tag("wept")
    assert editor.toolbar.undo.isEnabled(), "a tag on a signed note can be taken back"


def test_what_nobody_chose_yet_is_called_preset(desk: Bench) -> None:
    desk.type("she wept")
    desk.tag("wept", 6, shift=True)
    [card] = desk.editor.inspector.cards.values()
    assert card.sense is not None and card.sense.value() == "worked_on"
    assert card.preset.text().startswith("Sense and basis")
    rows = {button.y() for button in card.sense.buttons}
    assert len(rows) == 1, "one line, no open corner"
    QTest.mouseClick(card.sense.buttons[1], Qt.MouseButton.LeftButton)
    desk.settle()
    assert card.preset.text().startswith("The basis")
    card.basis.put("room")
    card.basis.edited.emit()
    desk.settle()
    assert card.preset.isHidden() and desk.only.basis == "room" and desk.only.sense == "worked_on"


def test_a_refusal_stands_above_the_strip_and_the_button_to_sign(desk: Bench, qtbot: QtBot) -> None:
    area = desk.place.notices.parent()
    assert isinstance(area, QWidget)
    shown(area, desk.editor.widget())
    desk.press(Qt.Key.Key_1, CTRL)  # nothing is selected
    desk.settle()
    [toast] = desk.place.notices.toasts
    strip = desk.editor.strip
    qtbot.waitUntil(lambda: toast.geometry().bottom() < strip.mapTo(area, QPoint()).y())
    assert toast.isVisible() and strip.isVisible()
    desk.editor.widget().setParent(None)
