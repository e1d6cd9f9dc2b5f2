"""Forms: values by name, dates as people write them, errors beside the field."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from attachdesk.ui.kit.fields import read_date
from attachdesk.ui.kit.form import ChoiceField, DateField, Form, LongField, Segments, TextField
from attachdesk.ui.kit.words import column, holding
from tests.ui.accessible import unnamed
from tests.ui.keys import press


def _form(qtbot: QtBot) -> Form:
    form = Form()
    form.add("code", "Code", TextField(), "A code is enough.")
    form.add("since", "Since", DateField())
    form.add("memo", "Memo", LongField())
    form.add("about", "About", ChoiceField([("self", "Self"), ("partner", "Partner")], none="Nobody"))
    form.add("how", "Intensity", Segments([(1, "1"), (2, "2"), (3, "3")], "Intensity"))
    qtbot.addWidget(form)
    form.show()
    return form


def test_values_go_in_and_come_out(dressed: object, qtbot: QtBot) -> None:
    form = _form(qtbot)
    values = {
        "code": "LARCH-27",
        "since": date(2026, 11, 24),
        "memo": "a\n\u00a0b",
        "about": "partner",
        "how": 2,
    }
    form.put(**values)
    assert form.values() == values


def test_an_error_is_said_beside_its_field_and_taken_back(dressed: object, qtbot: QtBot) -> None:
    form = _form(qtbot)
    form.say("since", "This is no date.")
    assert form.has_errors
    form.focus_first_error()
    assert form.focusWidget() is form.field("since")
    form.clear_errors()
    assert not form.has_errors


def test_every_field_has_an_accessible_name(dressed: object, qtbot: QtBot) -> None:
    assert unnamed(_form(qtbot)) == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-11-24", date(2026, 11, 24)), (" 2026-3-1 ", date(2026, 3, 1)),
        ("24.11.2026", date(2026, 11, 24)),
        ("24 Nov 2026", date(2026, 11, 24)), ("24 November 2026", date(2026, 11, 24)),
        ("1899-12-31", date(1899, 12, 31)), ("31.2.2026", None), ("24.11.26", None), ("soon", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(words: str, day: date | None, dressed: object) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    assert read_date(words) == day


def test_words_that_are_no_date_are_told_from_none(dressed: object, qtbot: QtBot) -> None:
    field = DateField()
    qtbot.addWidget(field)
    assert not field.is_wrong
    field.setText("soon")
    assert field.is_wrong


def test_segments_are_chosen_by_digits_and_walked_by_arrows(dressed: object, qtbot: QtBot) -> None:
    segments = Segments([(value, str(value)) for value in range(4)], "Intensity", may_be_empty=True)
    qtbot.addWidget(segments)
    segments.show()
    segments.buttons[0].setFocus()
    told: list[object] = []
    segments.chosen.connect(told.append)
    press(segments.buttons[0], Qt.Key.Key_2)
    assert segments.focusWidget() is segments.buttons[2]
    press(segments.buttons[2], Qt.Key.Key_Right)
    assert segments.focusWidget() is segments.buttons[3]
    press(segments.buttons[3], Qt.Key.Key_3)
    assert told == [2, 3, None]
    assert segments.value() is None


def test_segments_are_one_stop_of_tab_and_the_arrows_choose(dressed: object, qtbot: QtBot) -> None:
    segments, after = Segments([(one, one) for one in "abc"], "Kind"), TextField()
    window = holding(column(TextField(), segments, after))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    press(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is segments.buttons[0]
    press(window.focusWidget(), Qt.Key.Key_Right)
    assert segments.value() == "a"
    press(window.focusWidget(), Qt.Key.Key_Right)
    press(window.focusWidget(), Qt.Key.Key_Right)
    press(window.focusWidget(), Qt.Key.Key_Left)
    assert (segments.value(), window.focusWidget()) == ("b", segments.buttons[1])
    press(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is after
    press(after, Qt.Key.Key_Backtab)
    assert window.focusWidget() is segments.buttons[1]


def test_zero_is_a_value_and_not_nothing(dressed: object, qtbot: QtBot) -> None:
    segments = Segments([(0, "0"), (1, "1")], "Intensity")
    qtbot.addWidget(segments)
    segments.put(0)
    assert segments.value() == 0
    assert segments.buttons[0].isChecked()


@pytest.mark.qt_log_level_fail("CRITICAL")  # offscreen Qt warns of what its popups cannot do
def test_the_list_of_a_choice_shows_all_of_a_few_lines(dressed: object, qtbot: QtBot) -> None:
    field = ChoiceField([(place, f"Entry {place}") for place in range(6)])
    qtbot.addWidget(field)
    field.show()
    field.showPopup()
    QApplication.processEvents()
    lines = field.view()
    assert lines.viewport().height() >= 6 * lines.sizeHintForRow(0)
    field.hidePopup()
