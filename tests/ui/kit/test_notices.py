"""A refusal goes by itself, a trouble stays, and no notice lies over what one has to see."""

from PySide6.QtWidgets import QWidget
from pytest import MonkeyPatch
from pytestqt.qtbot import QtBot

from attachdesk.ui.kit import notices
from attachdesk.ui.kit.notices import Notices
from attachdesk.ui.kit.words import column


def _area(qtbot: QtBot) -> QWidget:
    area = QWidget()
    qtbot.addWidget(area)
    area.resize(800, 600)
    area.show()
    return area


def test_a_refusal_goes_by_itself_and_a_trouble_stays(
    dressed: object, qtbot: QtBot, monkeypatch: MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "REFUSED_MS", 10)
    said = Notices(_area(qtbot))
    trouble = said.trouble("The disk is full.")
    warned = said.warn("Locks in 30 seconds.")
    refused = said.refuse("Select some words first.")
    qtbot.waitUntil(lambda: refused.is_over)
    assert not trouble.is_over and not warned.is_over


def test_no_notice_lies_over_a_strip_that_is_seen(dressed: object, qtbot: QtBot) -> None:
    area = _area(qtbot)
    strip, page = QWidget(), QWidget()
    strip.setFixedHeight(90)
    whole = column(page, strip, gap=0)
    whole.setStretch(0, 1)
    area.setLayout(whole)
    said = Notices(area)
    said.keep_clear_of(strip)
    toast = said.refuse("Select some words first.")
    qtbot.waitUntil(lambda: toast.geometry().bottom() < strip.y())
    strip.hide()
    qtbot.waitUntil(lambda: toast.geometry().bottom() > area.height() - 40)
    strip.show()
    qtbot.waitUntil(lambda: toast.geometry().bottom() < strip.y())
    strip.deleteLater()
    qtbot.waitUntil(lambda: toast.geometry().bottom() > area.height() - 40 or not said._clear)
