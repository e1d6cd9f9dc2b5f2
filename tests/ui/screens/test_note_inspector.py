"""The inspector holds several observations without growing past its edge, and says each when asked."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from attachdesk.ui.kit.appearance import appearance
from attachdesk.ui.kit.workplace import Workplace
from tests.ui.screens.note_bench import CTRL, Bench, bench


@pytest.fixture
def desk(place: Workplace) -> Iterator[Bench]:
    one = bench(place)
    place.desk.coding.add_code("Looks away from whoever is speaking, unusually often", letter="L")
    one.person("Ann Elizabeth of the long name", "mother")
    one.editor.widget().resize(1230, 700)
    one.editor.widget().show()
    one.open(one.session())
    one.type("she wept and then she rang her mother")
    yield one
    one.put_away()


def three(desk: Bench) -> None:
    desk.tag("wept", 3)
    desk.tag("wept", 8, shift=True)
    own = next(code for code, words in desk.editor.inspector.codes.items() if words.letter == "L")
    desk.choose("wept")
    desk.editor.note.tags.put(own)
    desk.settle()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_three_observations_stay_inside_the_panel_at_every_text_size(desk: Bench, scale: float) -> None:
    three(desk)
    appearance().set(scale=scale)
    desk.editor.widget().resize(1900, 700)
    desk.editor.inspector.show()
    desk.settle()
    scroll = desk.editor.inspector.findChild(QScrollArea)
    assert scroll is not None and scroll.verticalScrollBar().isVisible()
    inner = scroll.widget()
    assert inner is not None
    assert inner.width() == scroll.viewport().width() and scroll.horizontalScrollBar().maximum() == 0
    for child in inner.findChildren(QWidget):
        if child.isVisible():
            right = child.mapTo(inner, QPoint(child.width(), 0)).x()
            assert right <= inner.width(), type(child).__name__
    # what has its own words must have room for them; a long word may only wrap
    for card in desk.editor.inspector.cards.values():
        assert card.minimumSizeHint().width() <= card.width()
        if card.is_open:
            lines = card.memo.fontMetrics().lineSpacing()
            assert card.memo.height() >= 2 * lines and card.rival.height() >= lines


def test_one_card_is_open_and_a_click_or_enter_opens_another(desk: Bench) -> None:
    three(desk)
    cards = desk.editor.inspector.cards
    assert [card.is_open for card in cards.values()].count(True) == 1
    newest = max(cards.values(), key=lambda card: card.observation.made_at)
    assert newest.is_open, "what was just tagged is what there is more to say about"
    first, second = (card for card in cards.values() if not card.is_open)
    QTest.mouseClick(first.head, Qt.MouseButton.LeftButton)
    assert [card for card in cards.values() if card.is_open] == [first]
    second.toggle.setFocus()
    QTest.keyClick(second.toggle, Qt.Key.Key_Return)
    assert [card for card in cards.values() if card.is_open] == [second]


def test_a_lone_observation_is_open(desk: Bench) -> None:
    desk.tag("wept")
    [card] = desk.editor.inspector.cards.values()
    assert card.is_open and card.toggle.isHidden()
    desk.press(Qt.Key.Key_Z, CTRL)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_list_of_choices_opens_with_all_its_rows(desk: Bench) -> None:
    desk.tag("wept")
    [card] = desk.editor.inspector.cards.values()
    for field in (card.shown_by, card.toward, card.basis):
        field.showPopup()
        QApplication.processEvents()
        view = field.view()
        last = view.visualRect(view.model().index(field.count() - 1, 0))
        assert last.top() >= 0 and last.bottom() < view.viewport().height()
        field.hidePopup()
