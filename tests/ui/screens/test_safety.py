"""A safety plan in versions, and the one sheet for a crisis, by mouse and by key."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from attachdesk.domain.client import Client, Reach
from attachdesk.library.words import load
from attachdesk.locations import content
from attachdesk.services.desk import Desk
from attachdesk.ui.desk_window import DeskWindow
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.safety.crisis import CrisisScreen
from attachdesk.ui.screens.safety.plan_words import Changed
from attachdesk.ui.screens.safety.screen import SafetyPlanScreen
from tests.ui.conftest import Journey


@pytest.fixture
def client(place: Workplace) -> Client:
    return place.desk.caseload.take_on(code="RIVER-12", started_on=date(2020, 3, 10))


def opened(place: Workplace, client: Client) -> SafetyPlanScreen:
    screen = SafetyPlanScreen(place)
    screen.widget().resize(1224, 900)
    screen.widget().show()
    screen.enter(Target("safety_plan", client.id))
    assert place.lane.settled()
    return screen


def words_on(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_a_plan_is_written_signed_changed_and_told_apart(
    place: Workplace, client: Client, tmp_path: Path
) -> None:
    screen = opened(place, client)
    assert screen.is_writing
    assert screen.form.field("made_on").value() == place.desk.records.today()
    QTest.keyClicks(screen.form.field("people"), "Mara")
    screen.form.put(made_on=None)
    screen.keep()
    assert screen.form.has_errors  # on which day?
    screen.form.put(made_on=date(2024, 5, 6))
    screen.keep()
    assert place.lane.settled()
    assert not screen.is_writing
    assert "Mara" in words_on(screen.words)
    screen.begin()
    assert screen.form.field("made_on").value() == place.desk.records.today()
    screen.form.put(made_on=date(2024, 6, 3))
    QTest.keyClicks(screen.form.field("people"), "Tom and ")
    screen.sign.click()
    assert place.lane.settled()
    plans = place.desk.safety_planning.versions(client.id)
    assert [(one.number, one.people) for one in plans] == [(2, "Tom and Mara"), (1, "Mara")]
    screen._compare()
    changed = screen.words.findChildren(Changed)
    assert [one.accessibleName() for one in changed] == ["new: Tom and; Mara"]
    screen._pick(1)
    assert "later one is in force" in screen.said.text()
    screen.hand_out(plans[0].id, tmp_path / "plan.pdf")
    assert place.lane.settled()
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_what_is_not_signed_waits_and_can_be_discarded(place: Workplace, client: Client) -> None:
    place.desk.safety_planning.new_version(client.id, {"people": "Mara"})
    screen = opened(place, client)
    assert not screen.is_writing
    screen.begin()
    QTest.keyClicks(screen.form.field("reasons"), "the dog")
    screen.leave()
    assert place.lane.settled()
    again = opened(place, client)
    assert again.is_writing
    assert again.form.field("reasons").value() == "the dog"
    again.discard.click()
    assert place.lane.settled()
    assert not again.is_writing
    assert again.form.field("reasons").value() == ""
    assert len(place.desk.safety_planning.versions(client.id)) == 1


def test_a_version_that_says_the_same_is_refused_and_stays_to_be_changed(
    place: Workplace, client: Client
) -> None:
    place.desk.safety_planning.new_version(client.id, {"people": "Mara"})
    screen = opened(place, client)
    screen.begin()
    screen.form.put(made_on=date(2024, 5, 6))
    screen.keep()
    assert place.lane.settled()
    assert screen.is_writing
    assert screen.sign.isEnabled()


def settle(lane: Lane) -> None:
    """Let everything that was asked arrive."""
    for _ in range(3):
        assert lane.settled()
        QApplication.processEvents()


def test_the_sheet_for_a_crisis_says_what_is_on_file_and_records_the_call(
    place: Workplace, client: Client, journey: Journey
) -> None:
    put, now = place.desk.caseload.put_in_file, datetime(2024, 5, 6, 8, tzinfo=UTC)
    screen = CrisisScreen(place)
    screen.widget().resize(1224, 900)
    screen.widget().show()
    screen.enter(Target("crisis", client.id))
    settle(place.lane)
    assert words_on(screen.widget()).count("None on file.") == 3
    screen.widget().resize(788, 640)  # beside the sidebar of a window 1024 px wide
    assert screen.words.toolTip() == "", "the foot has room for its words"
    put(Reach, client.id, value="+43 1 555 01", safe_voicemail="no")
    put(Reach, client.id, value="+43 1 555 02", whose="sister", is_emergency=True)
    session = place.desk.diary.record(client.id, now, status="attended", medium="video")
    place.desk.arranging.arrange(session.id, online_place="at her mother's", emergency_there="Rosa")
    place.desk.safety_planning.new_version(client.id, {"own_steps": "walk to the river"})
    screen.enter(Target("crisis", client.id))
    settle(place.lane)
    said = words_on(screen.widget())
    for words in (
        "+43 1 555 01",
        "no voicemail",
        "+43 1 555 02",
        "sister",
        "at her mother's",
        "Rosa",
        "river",
    ):
        assert words in said
    screen.record.click()
    screen.plan.click()
    assert journey.targets == [
        Target("session_form", client.id, part="contact_crisis"),
        Target("safety_plan", client.id),
    ]


def press_f2(window: QWidget) -> None:
    """Press F2, as the window listens to it."""
    next(one for one in window.actions() if one.shortcut().toString() == "F2").trigger()


def test_one_key_opens_the_sheet_for_the_client_in_front(
    demo_desk: Desk, lane: Lane, tmp_path: Path, qapp: QApplication
) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    whole = DeskWindow(demo_desk, lane, settings, load(content()), lambda: None)
    whole.idle.end()
    window = whole.window
    window.show()
    window.activateWindow()
    window.go(Target("today"))
    settle(lane)
    upcoming = demo_desk.diary.today().sessions
    rows = [
        one for one in window.screens["today"].widget().findChildren(QWidget) if one.property("client_id")
    ]
    rows[-1].findChildren(QPushButton)[0].setFocus()
    press_f2(window)
    here = window.here
    assert here == Target("crisis", upcoming[-1].client_id)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    settle(lane)
    assert window.here == Target("today")
    window.go(Target("client_file", upcoming[0].client_id))
    settle(lane)
    press_f2(window)
    assert window.here == Target("crisis", upcoming[0].client_id)
    settle(lane)
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(lane)
    form = window.screens["session_form"]
    assert form.contact.field("contact_kind").value() == "crisis_call"  # type: ignore[attr-defined]
    window.go(Target("codebook"))
    press_f2(window)
    assert window.here == Target("codebook")
    whole.put_away()
    window.deleteLater()
