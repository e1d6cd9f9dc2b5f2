"""Risk as it was recorded stands in the timeline; the client's words stay folded until asked for."""

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file.screen import ClientFileScreen
from attachdesk.ui.screens.client_file.timeline_risk import RiskBlock
from attachdesk.ui.screens.client_file.timeline_tab import TimelineTab
from tests.ui.screens.seen import words_on

WORDS = "I will not be here in spring"


def test_what_was_told_of_risk_stands_in_the_row_and_its_words_wait_to_be_asked_for(place: Workplace) -> None:
    desk = place.desk
    client = desk.caseload.take_on(code="RIVER-12", started_on=date(2024, 3, 10))
    at = datetime(2024, 5, 6, 10, 30, tzinfo=UTC)
    session = desk.diary.record(client.id, at, status="attended")
    call = desk.diary.record_contact(client.id, at.replace(day=5), contact_kind="crisis_call")
    desk.diary.record(client.id, at.replace(day=4), status="attended")
    desk.diary.note_risk(client.id, "self_harm", "asked_none_told", session_id=session.id)
    desk.diary.note_risk(
        client.id, "suicide", "told", session_id=session.id, words=WORDS, action="made a safety plan",
        follow_up_at=at.replace(day=8), protective="her dog", consulted="Dr Aust",
        told_on_basis="danger to life",
    )  # fmt: skip
    desk.diary.note_risk(client.id, "substances", "asked_none_told", contact_id=call.id)
    screen = ClientFileScreen(place)
    screen.widget().resize(1224, 900)
    screen.widget().show()
    screen.enter(Target("client_file", client.id, part="timeline"))
    assert place.lane.settled()
    timeline = screen.made[screen.header.tabs.value()]
    assert isinstance(timeline, TimelineTab)
    seconds = [row.second for row in timeline.rows]
    assert "Risk told: suicide" in seconds[0] and "Risk: asked, none told" in seconds[1]
    assert "isk" not in seconds[2], "silence claims nothing"
    said = words_on(timeline.panel)
    assert "Suicide: told" in said and "Self-harm: asked, none told" in said and WORDS not in said
    [block] = timeline.panel.findChildren(RiskBlock)
    QTest.mouseClick(block.fold, Qt.MouseButton.LeftButton)
    said = words_on(timeline.panel)
    assert WORDS in said and "made a safety plan" in said and "8 May 2024" in said
    assert "her dog" in said and "Dr Aust" in said and "danger to life" in said
    QTest.mouseClick(block.fold, Qt.MouseButton.LeftButton)
    assert WORDS not in words_on(timeline.panel)
    screen.widget().close()
