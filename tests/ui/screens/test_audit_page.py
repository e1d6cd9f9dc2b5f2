"""The page with the audit trail says what was done in words, and filters by kind and by words."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtTest import QTest

from attachdesk.domain.overview import AuditLine
from attachdesk.services.note_writing import Draft
from attachdesk.ui.kit.isolates import without
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.settings.audit_page import AuditPage
from attachdesk.ui.screens.settings.audit_rows import rows_of, what_words
from attachdesk.ui.screens.settings.screen import SettingsScreen
from tests.ui.conftest import Journey


def test_the_trail_is_listed_newest_first_and_filtered(place: Workplace, journey: Journey) -> None:
    desk = place.desk
    client = desk.caseload.take_on(code="RIVER-12", started_on=date(2020, 3, 10))
    session = desk.diary.record(client.id, datetime(2024, 5, 6, 8, tzinfo=UTC), status="attended")
    note = desk.note_writing.start("free", session_id=session.id).note
    desk.note_writing.save(note.id, Draft("Came.", 5))
    desk.note_signing.sign(note.id)
    desk.note_signing.add_addendum(note.id, "Came late.", "wrong hour")
    settings = SettingsScreen(place)
    settings.trail.click()
    assert journey.targets == [Target("audit")]
    page = AuditPage(place)
    page.widget().show()
    page.enter(Target("audit"))
    assert place.lane.settled()
    shown = page.table.records.rows
    assert [(row.what, row.client, row.why) for row in shown[:2]] == [
        ("Addendum signed", "RIVER-12", "wrong hour"),
        ("Note signed", "RIVER-12", ""),
    ]
    assert shown[-1].what == "Vault created"
    QTest.keyClicks(page.words, "river hour")
    assert [row.what for row in page.table.records.rows] == ["Addendum signed"]
    page.words.clear()
    page.kinds.put("vault")
    page.show_matching()
    assert {row.group for row in page.table.records.rows} == {"vault"}
    QTest.keyClicks(page.words, "no such word")
    assert page.table.records.rows == []
    assert page.nothing.isVisible()


@pytest.mark.parametrize(
    ("what", "kind", "group", "words"),
    [
        ("report", "clients", "out", "Printed or saved as PDF"),
        ("report.failed", "clients", "out", "Printed or saved as PDF: it failed"),
        ("unlock.failed", "vault", "opened", "Unlocking failed"),
        ("clock.moved_back", "", "vault", "The clock had moved back"),
        ("of a later version", "", "vault", "of a later version"),
        ("of a later version.failed", "", "vault", "of a later version: it failed"),
    ],
)
def test_every_line_has_words_and_a_kind(what: str, kind: str, group: str, words: str) -> None:
    reason = "count=2 first=2026-03-02T09:00:00+00:00 last=2026-03-02T09:01:00+00:00"
    line = AuditLine(1, datetime(2026, 3, 2, 9, tzinfo=UTC), "UTC", what, kind, "", reason)
    row = rows_of([line], {})[0]
    assert (row.group, without(what_words(line))) == (group, words)
    told = "2 times, from 2026-03-02 09:00:00 to 2026-03-02 09:01:00 (UTC)"
    assert row.why == (told if what == "unlock.failed" else reason)
