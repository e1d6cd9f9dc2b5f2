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

FIRST, LAST = "first=2026-03-02T09:00:00+00:00", "last=2026-03-02T09:01:00+00:00"


def test_the_trail_is_listed_newest_first_and_filtered(place: Workplace, journey: Journey) -> None:
    desk = place.desk
    client = desk.caseload.take_on(code="RIVER-12", started_on=date(2020, 3, 10))
    session = desk.diary.record(client.id, datetime(2024, 5, 6, 8, tzinfo=UTC), status="attended")
    note = desk.note_writing.start("free", session_id=session.id).note
    desk.note_writing.save(note.id, Draft("Came.", 5))
    desk.note_signing.sign(note.id)
    desk.note_signing.add_addendum(note.id, "Came late.", "wrong hour")
    desk.keeping.change_practice(therapist="Ann")
    desk.note_signing.amend(note.id, "Came.", "agreed", "I came")
    settings = SettingsScreen(place)
    settings.trail.click()
    assert journey.targets == [Target("audit")]
    page = AuditPage(place)
    page.widget().show()
    page.enter(Target("audit"))
    assert place.lane.settled()
    shown = page.table.records.rows
    nobody = "The therapist"
    assert [(row.who, row.what, row.client, without(row.why)) for row in shown[:4]] == [
        ("Ann", "Amendment signed", "RIVER-12", "asked for by the client: agreed"),
        (nobody, "Practice changed", "", "therapist, now Ann"),
        (nobody, "Addendum signed", "RIVER-12", "wrong hour"),
        (nobody, "Note signed", "RIVER-12", ""),
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
        ("recover.failed", "vault", "opened", "Recovery key refused"),
        ("of a later version", "", "vault", "of a later version"),
        ("of a later version.failed", "", "vault", "of a later version: it failed"),
    ],
)
def test_every_line_has_words_and_a_kind(what: str, kind: str, group: str, words: str) -> None:
    line = _line(what, kind, "client")
    assert (rows_of([line], {})[0].group, without(what_words(line))) == (group, words)


@pytest.mark.parametrize(
    ("what", "kind", "reason", "why"),
    [
        ("unlock.failed", "vault", f"count=2 {FIRST} {LAST}",
         "2 times, from 2026-03-02 09:00:00 to 2026-03-02 09:01:00"),
        ("recovered", "vault", f"count=1 {FIRST} {LAST}", "once, at 2026-03-02 09:00:00"),
        ("clock.moved_back", "", "from=2026-03-02T09:00:00+00:00 to=2026-03-01T09:00:00+00:00",
         "from 2026-03-02 09:00:00 to 2026-03-01 09:00:00"),
        ("export", "clients", "json, private notes", "JSON, one client, with the private notes"),
        ("export.failed", "vault", "json", "JSON, the whole record"),
        ("practice", "practices", "name\ntherapist=Ann", "name of the practice, therapist, now Ann"),
        ("private.closed", "process", "1 abc 2 def", ""),
        ("private.opened", "process", "", "opened"),
        ("private.opened", "process", "export", "for an export"),
        ("private.failed", "process", "private.wrong_passphrase", "wrong passphrase"),
        ("private.failed", "process", "recovery.typo", "no recovery line, or a typing error in it"),
        ("private.failed", "process", "private.of_later", "private.of_later"),
        ("private.differs", "process", "rolled_back", "file from an earlier day"),
        ("hold.set", "clients", "Court of 50% %1", "Court of 50% %1"),
        ("report", "clients", "client", "for the client"),
        ("report", "clients", "of_later", "of_later"),
        ("migrated", "vault", "2", "to form 2 of the tables"),
    ],
)  # fmt: skip
def test_why_is_told_in_words(what: str, kind: str, reason: str, why: str) -> None:
    row = rows_of([_line(what, kind, reason)], {})[0]
    who = "Whoever tried" if what == "unlock.failed" else "The therapist"
    assert (row.who, without(row.why)) == (who, why)


def _line(what: str, kind: str, reason: str) -> AuditLine:
    return AuditLine(1, datetime(2026, 3, 2, 9, tzinfo=UTC), "UTC", what, kind, "", reason)
