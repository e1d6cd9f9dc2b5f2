"""The trend: what is drawn, and that every mark opens the words behind it."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.ui.screens.seen import nameless, shown, words_on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from attachdesk.ui.kit.workplace import Workplace
    from attachdesk.ui.screens.client_file.trends_tab import TrendsTab
    from tests.ui.conftest import Journey


def of(place: "Workplace", area: "QWidget", code: str, width: int = 1230) -> "TrendsTab":
    from attachdesk.ui.screens.client_file.trends_tab import TrendsTab

    tab = TrendsTab(place)
    shown(area, tab.widget(), width)
    tab.show_client(place.desk.caseload.named(code).id)
    assert place.lane.settled()
    return tab


def test_a_mark_opens_its_passage_with_the_words_around(
    qtbot: "QtBot", demo_place: "Workplace", area: "QWidget", journey: "Journey"
) -> None:
    from PySide6.QtCore import QPoint

    from tests.ui.keys import click

    tab = of(demo_place, area, "INE-01")
    view = tab.pictures.views[0]
    mark = next(one for one in view.picture.stops() if one.row == "anxious_preoccupied")
    scale = view.width() / view.picture.width
    spot = QPoint(round(mark.centre[0] * scale), round(mark.centre[1] * scale))
    click(view, spot)
    assert demo_place.lane.settled()
    assert tab.panel.title.text() == "Anxious-preoccupied"
    assert set(mark.evidence) <= {one.observation.id for one in tab.panel.shown}
    written = [one for one in tab.panel.shown if one.passage]
    assert written
    assert tab.panel.note_button is not None
    tab.panel.note_button.click()
    assert journey.targets[-1].screen == "note"


def test_a_mark_is_hit_within_a_target_of_24_px(demo_place: "Workplace", area: "QWidget") -> None:
    from PySide6.QtCore import QPoint

    from attachdesk.domain.observation import BENEFITS
    from tests.ui.keys import click

    tab = of(demo_place, area, "INE-01")
    view = tab.pictures.views[0]
    scale = view.width() / view.picture.width
    marks = [one for one in view.picture.stops() if one.row in BENEFITS]
    assert marks
    for mark in marks[:3]:
        left, _top, right, _bottom = mark.box
        assert right - left >= 6.75  # a hollow one draws its line on the edge of 8 px
        x, y = mark.centre
        click(view, QPoint(round((x - 3) * scale), round((y + 11) * scale)))
        assert demo_place.lane.settled()
        assert set(mark.evidence) <= {one.observation.id for one in tab.panel.shown}


def test_who_is_at_a_mark_stays_there_when_the_picture_is_laid_out_again(
    demo_place: "Workplace", area: "QWidget"
) -> None:
    from PySide6.QtCore import Qt

    from tests.ui.keys import press

    tab = of(demo_place, area, "INE-01")
    view = tab.pictures.views[0]
    for _ in range(3):
        press(view, Qt.Key.Key_Right)
    mark, width = view.mark, view.picture.width
    assert mark is not None
    area.resize(1900, 900)
    tab._lay_out()
    assert demo_place.lane.settled()
    assert view.picture.width > width
    assert view.mark is not None
    assert (view.mark.row, view.mark.evidence) == (mark.row, mark.evidence)


def test_the_picture_is_laid_out_for_the_width_there_is(demo_place: "Workplace", area: "QWidget") -> None:
    tab, glyphs = of(demo_place, area, "INE-01"), []
    for width in (1224, 1704):
        area.resize(width, 860)
        tab._lay_out()
        assert demo_place.lane.settled()
        view = tab.pictures.views[0]
        assert view.width() >= width - tab.panel.width() - 32 - 16 - 24
        assert view.width() == round(view.picture.width)  # laid out, not scaled
        glyphs.append(max(one.box[2] - one.box[0] for one in view.picture.stops() if one.row == "secure"))
    assert glyphs[0] == glyphs[1]


def test_the_keyboard_goes_from_mark_to_mark_and_opens_them(
    qtbot: "QtBot", demo_place: "Workplace", area: "QWidget"
) -> None:
    from PySide6.QtCore import Qt

    from tests.ui.keys import press

    tab = of(demo_place, area, "MAR-11")
    view = tab.pictures.views[0]
    view.setFocus()
    seen = []
    for _ in range(3):
        press(view, Qt.Key.Key_Right)
        press(view, Qt.Key.Key_Return)
        assert demo_place.lane.settled()
        seen.append({one.observation.id for one in tab.panel.shown})
    assert all(seen)
    before = tab.panel.shown
    tab.next_mark()
    assert demo_place.lane.settled()
    assert tab.panel.shown != before


def test_a_reading_of_a_typed_field_opens_its_session_by_mouse_and_by_keyboard(
    demo_place: "Workplace", area: "QWidget", journey: "Journey"
) -> None:
    from PySide6.QtCore import QPoint, Qt

    from tests.ui.keys import click, press

    tab = of(demo_place, area, "DAN-05")
    assert tab.fields.isVisible()
    views = tab.fields.pictures.views
    names = [view.accessibleName() for view in views]
    assert names[:2] == ["Distress (SUD)", "How true it feels (VOC)"] and "EMDR phase" in names
    mark = next(iter(views[0].picture.stops()))
    scale = views[0].width() / views[0].picture.width
    click(views[0], QPoint(round(mark.centre[0] * scale), round(mark.centre[1] * scale)))
    assert (journey.targets[-1].screen, journey.targets[-1].thing_id) == ("note", mark.evidence[0])
    views[-1].setFocus()
    press(views[-1], Qt.Key.Key_Right)
    press(views[-1], Qt.Key.Key_Return)
    assert views[-1].mark is not None
    assert journey.targets[-1].thing_id == views[-1].mark.evidence[0]
    assert (
        "at the start" in views[0].accessibleDescription() or "at the end" in views[0].accessibleDescription()
    )
    assert names == list(tab.table.rows[0][-len(names) :])  # the same, for who reads the table
    tab.show_client(demo_place.desk.caseload.named("INE-01").id)
    assert demo_place.lane.settled()
    assert not tab.fields.isVisible()


def test_one_relationship_or_each_apart(demo_place: "Workplace", area: "QWidget") -> None:
    tab = of(demo_place, area, "HAR-02")
    everyone = tab.pictures.views[0].picture
    tab.controls.toward.setCurrentIndex(2)
    tab.controls.changed.emit()
    assert demo_place.lane.settled()
    assert set(tab.pictures.views[0].picture.evidence()) < set(everyone.evidence())
    tab.controls.toward.setCurrentIndex(1)
    tab.controls.changed.emit()
    assert demo_place.lane.settled()
    assert len(tab.pictures.views) > 1
    assert words_on(tab.pictures).count("(n = ") == len(tab.pictures.views)


def of_a_couple(place: "Workplace") -> tuple[str, list[str]]:
    """Return the code of the couple in the demo, and the ids of its two partners."""
    lines = [line for line in place.desk.caseload.lines() if line.client.client_kind == "couple"]
    file = place.desk.caseload.file(lines[0].client.id)
    return lines[0].client.code, [one.id for one in file.people if one.is_member]


def test_the_records_of_two_partners_do_not_mix(demo_place: "Workplace", area: "QWidget") -> None:
    code, partners = of_a_couple(demo_place)
    assert len(partners) == 2
    tab = of(demo_place, area, code)
    field = tab.controls.shown_by
    assert field.isVisible()
    by = {one.id: one.shown_by for one in demo_place.desk.reviewing.course(tab._client_id).observations}
    seen: list[set[str]] = []
    for place, partner in enumerate([*partners, None]):
        field.setCurrentIndex(place)
        field.edited.emit()
        assert demo_place.lane.settled()
        assert field.currentIndex() == place
        shown = set(tab.pictures.views[0].picture.evidence())
        assert {by[one] for one in shown} <= {partner}
        seen.append(shown)
        for at in range(2, tab.controls.toward.count()):  # nobody here is of the other's list
            tab.controls.toward.setCurrentIndex(at)
            tab.controls.toward.edited.emit()
            assert demo_place.lane.settled()
            narrow = set(tab.pictures.views[0].picture.evidence())
            assert narrow <= shown
            assert tab.controls.toward.currentIndex() == at
    assert seen[0]
    assert seen[1]
    assert not seen[0] & seen[1]


def test_a_couple_begins_with_one_partner_and_each_apart_keeps_to_that_partner(
    demo_place: "Workplace", area: "QWidget"
) -> None:
    code, partners = of_a_couple(demo_place)
    tab = of(demo_place, area, code)
    assert tab._wanted().shown_by == partners[0]
    assert [tab.controls.shown_by.itemText(at)[:10] for at in range(3)] == ["Shown by: "] * 3
    tab.controls.toward.setCurrentIndex(1)
    tab.controls.toward.edited.emit()
    assert demo_place.lane.settled()
    name = tab.controls.shown_by.currentText().removeprefix("Shown by: ")
    titles = words_on(tab.pictures).splitlines()
    assert titles
    assert all(one.startswith(f"{name}, toward ") for one in titles)


def test_a_client_alone_is_not_asked_by_whom(demo_place: "Workplace", area: "QWidget") -> None:
    code, _ = of_a_couple(demo_place)
    tab = of(demo_place, area, code)
    assert tab.controls.shown_by.isVisible()
    tab.show_client(demo_place.desk.caseload.named("INE-01").id)
    assert demo_place.lane.settled()
    assert not tab.controls.shown_by.isVisible()
    assert tab._wanted().shown_by is None


def test_a_period_leaves_out_what_lies_before(demo_place: "Workplace", area: "QWidget") -> None:
    tab = of(demo_place, area, "INE-01")
    whole = tab.pictures.views[0].picture.evidence()
    tab.controls.period.put(92)
    tab.controls.changed.emit()
    assert demo_place.lane.settled()
    part = tab.pictures.views[0].picture.evidence()
    assert set(part) < set(whole)


def test_the_picture_follows_the_width(qtbot: "QtBot", demo_place: "Workplace", area: "QWidget") -> None:
    tab = of(demo_place, area, "INE-01")
    before = tab.pictures.views[0].picture.width
    area.resize(1000, 860)
    qtbot.waitUntil(lambda: tab.pictures.views[0].picture.width < before)


def test_the_table_says_the_same_and_can_be_copied(demo_place: "Workplace", area: "QWidget") -> None:
    from PySide6.QtGui import QGuiApplication

    tab = of(demo_place, area, "INE-01")
    tab.toggle_table()
    assert tab.table.isVisible()
    assert tab.table.rowCount() == len(tab.table.rows) - 1
    tab.table.copy_all()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == len(tab.table.rows)
    assert copied[0].split("\t") == list(tab.table.rows[0])


def test_ratings_counts_and_shares_are_three_views(demo_place: "Workplace", area: "QWidget") -> None:
    tab = of(demo_place, area, "INE-01")
    reviewing, today = demo_place.desk.reviewing, demo_place.desk.records.today()
    for mode in ("rating", "count", "share"):
        tab.controls.mode.put(mode)
        tab.controls.changed.emit()
        assert demo_place.lane.settled()
        assert tab.controls.wanted(today).mode == mode
        picture = tab.pictures.views[0].picture
        view = reviewing.trends(tab._client_id)
        assert picture == reviewing.picture(view, (picture.width, 0.0), mode)


def test_a_zero_and_a_passage_of_one_session_are_said_to_disagree(
    demo_place: "Workplace", area: "QWidget"
) -> None:
    tab = of(demo_place, area, "INE-01")
    view = demo_place.desk.reviewing.trends(tab._client_id)
    cells = [cell for row in view.of_family("pattern") for cell in row.cells]
    both = [cell for cell in cells if cell.passages and cell.ratings]
    found = demo_place.desk.reviewing.evidence([*both[0].passages, *both[0].ratings])
    zero = tuple(
        replace(one, observation=one.observation.changed(intensity=0)) if not one.passage else one
        for one in found
    )
    tab.panel.show_evidence(zero, {})
    assert "Both stay" in words_on(tab.panel)
    tab.panel.show_evidence([one for one in zero if one.passage], {})
    assert "Both stay" not in words_on(tab.panel)


def test_without_a_session_it_says_what_comes(
    place: "Workplace", area: "QWidget", journey: "Journey"
) -> None:
    client = place.desk.caseload.take_on(
        code="ELM-01", started_on=date(2026, 1, 5), date_of_birth=date(1990, 1, 1)
    )
    tab = of(place, area, "ELM-01")
    assert "No session in this period yet" in words_on(tab.widget())
    tab.actions()
    record = next(
        one for one in tab.widget().findChildren(type(tab.controls.table)) if one.text() == "Record a session"
    )
    record.click()
    assert (journey.targets[-1].screen, journey.targets[-1].client_id) == ("session_form", client.id)


def test_the_caution_stands_at_the_foot_wide_and_narrow(demo_place: "Workplace", area: "QWidget") -> None:
    for width in (1230, 700):
        assert "not diagnoses" in words_on(of(demo_place, area, "INE-01", width).widget())


def test_everything_that_takes_the_keyboard_has_a_name(demo_place: "Workplace", area: "QWidget") -> None:
    assert nameless(of(demo_place, area, "KIT-04").widget()) == []
