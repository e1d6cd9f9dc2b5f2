"""The audit trail as it is read: signing, addenda, what went out, failed unlocks, by client and day."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from attachdesk import bootstrap
from attachdesk.domain.errors import WrongKey
from attachdesk.domain.overview import AuditLine
from attachdesk.services import opening
from attachdesk.services.auditing import Auditing
from attachdesk.services.note_writing import Draft
from attachdesk.services.opening import Outside
from tests.services.conftest import CHEAP, PASSPHRASE, Practice, raw
from tests.services.demo_for_tests import demo_desk
from tests.ui.conftest import PASSPHRASE as OF_DEMO
from tests.ui.conftest import library

OTHER = "seven other words to open this same box"


def test_signing_and_addenda_stand_in_the_trail_with_their_client_and_reason(
    practice: Practice, tmp_path: Path
) -> None:
    client, other = practice.client(), practice.client(code="OTH")
    note = practice.wrote(practice.met(client), "Came early.")
    practice.desk.note_signing.sign(note.note.id)
    practice.later(days=2)
    addendum = practice.desk.note_signing.add_addendum(note.note.id, "Came late.", "wrong hour")
    plan = practice.desk.safety_planning.new_version(other.id, {"people": "Mara"})
    practice.desk.safety_planning.hand_out(plan.id, tmp_path / "plan.pdf")
    with practice.desk.records.work() as work:
        work.audit("opened", kind="snippets", record_id="s1")
    trail = practice.desk.auditing.lines()
    assert [line.sequence for line in trail] == sorted(line.sequence for line in trail)
    told = [(line.what, line.kind, line.record_id, line.reason, line.client_id) for line in trail]
    assert told == [
        ("created", "vault", "", "", ""),
        ("signed", "notes", note.note.id, "", client.id),
        ("signed", "addenda", addendum.id, "wrong hour", client.id),
        ("signed", "safety_plans", plan.id, "", other.id),
        ("report", "safety_plans", plan.id, "client", other.id),
        ("opened", "snippets", "s1", "", ""),
    ]
    of_client = practice.desk.auditing.lines(client_id=client.id)
    assert [line.kind for line in of_client] == ["notes", "addenda"]
    late = practice.desk.auditing.lines(client_id=client.id, since=date(2026, 3, 4))
    assert [line.kind for line in late] == ["addenda"]


def test_each_line_names_who_worked_with_the_vault_at_that_time(practice: Practice) -> None:
    desk = practice.desk
    note = practice.wrote(practice.met(practice.client()), "Came early.")
    desk.keeping.change_practice(therapist="Ann Old", name="Praxis", zone="UTC")
    desk.note_signing.sign(note.note.id)
    raw(practice, "DROP TRIGGER audit_stays")
    raw(practice, "UPDATE audit SET who = NULL WHERE what = 'created'")
    desk.keeping.change_practice(therapist="Ann New", name="Praxis")
    desk.keeping.change_practice(name="Praxis")
    desk.note_signing.add_addendum(note.note.id, "Came late.", "wrong hour")
    told = [(line.what, line.who, line.reason) for line in desk.auditing.lines()]
    assert told == [
        ("created", "", ""),
        ("practice", "", "name\ntherapist=Ann Old\nzone"),
        ("signed", "Ann Old", ""),
        ("practice", "Ann Old", "therapist=Ann New"),
        ("signed", "Ann New", "wrong hour"),
    ]


def test_an_amendment_is_told_from_an_addendum_and_a_note_in_error_keeps_its_reasons(
    practice: Practice,
) -> None:
    desk, client = practice.desk, practice.client()
    note = practice.wrote(practice.met(client), "Came early.").note
    desk.note_signing.sign(note.id)
    desk.note_signing.add_addendum(note.id, "Came late.", "wrong hour")
    desk.note_signing.amend(note.id, "Came on time.", "agreed", "I was not early")

    def signed() -> list[tuple[str, str, bool]]:
        lines = desk.auditing.lines(client_id=client.id)
        return [(line.kind, line.reason, line.is_amendment) for line in lines if line.what == "signed"]

    assert signed() == [("notes", "", False), ("addenda", "wrong hour", False), ("addenda", "agreed", True)]
    desk.notes_in_error.enter_in_error(note.id, "not hers")
    assert signed() == [("notes", "", False), ("addenda", "", False), ("addenda", "", True)]


def test_a_legal_hold_is_set_changed_and_lifted_with_its_words(practice: Practice) -> None:
    caseload = practice.desk.caseload
    client = practice.client(legal_hold="court, 2 March")
    for hold in ("court, 2 March", "appeal", ""):
        caseload.change(client.id, legal_hold=hold)
    trail = practice.desk.auditing.lines(client_id=client.id)
    assert [(line.what, line.reason) for line in trail] == [
        ("hold.set", "court, 2 March"),
        ("hold.changed", "appeal"),
        ("hold.lifted", "appeal"),
    ]


def test_private_notes_are_opened_for_a_purpose_and_an_import_brings_the_name(
    practice: Practice, tmp_path: Path
) -> None:
    desk = practice.desk
    desk.keeping.change_practice(therapist="Ann")
    client = practice.client()
    session = practice.met(client)
    private = desk.private_notes
    writing = private.make(PASSPHRASE, private.new_line(), cost=CHEAP)
    writing.save(writing.open_or_start(session_id=session.id, layer="process").note.id, Draft("Mine.", 5))
    private.close()
    desk.exchanging.hand_out(tmp_path / "all.json", private_passphrase=PASSPHRASE)
    private.open(PASSPHRASE)
    other = Practice(tmp_path / "other")
    other.desk.keeping.change_practice(therapist="Ben")
    text = (tmp_path / "all.json").read_text(encoding="utf-8")
    assert other.desk.exchanging.bring_in(text, private_passphrase=PASSPHRASE, cost=CHEAP).faults == ()
    lines = [*desk.auditing.lines(), *other.desk.auditing.lines()]
    told = [(line.what, line.who, line.reason) for line in lines if line.what != "private.closed"]
    assert told == [
        ("created", "", ""),
        ("practice", "", "therapist=Ann"),
        ("private.making", "Ann", ""),
        ("private.made", "Ann", ""),
        ("private.opened", "Ann", "export"),
        ("export", "Ann", "json, private notes"),
        ("private.opened", "Ann", "read"),
        ("created", "", ""),
        ("practice", "", "therapist=Ben"),
        ("private.making", "Ben", ""),
        ("private.made", "Ben", ""),
        ("practice", "Ben", "therapist=Ann"),
        ("import", "Ann", "json"),
    ]
    other.desk.close()


def test_a_report_of_a_client_is_a_line_of_that_client(practice: Practice, tmp_path: Path) -> None:
    client = practice.client()
    practice.met(client)
    practice.desk.reporting.hand_out(client.id, "client", tmp_path / "r.pdf")
    line = practice.desk.auditing.lines(client_id=client.id)[-1]
    assert (line.what, line.kind, line.client_id) == ("report", "clients", client.id)


def test_failed_unlocks_come_into_the_trail_with_the_next_that_succeeds(practice: Practice) -> None:
    practice.desk.close()
    outside = Outside(lambda: practice.now, lambda: "new", "Europe/Vienna")
    for _ in range(2):
        with pytest.raises(WrongKey):
            opening.open_vault(practice.folder, "not these words, not at all", outside)
        practice.later(minutes=1)
    beside = {path.name for path in practice.folder.iterdir()}
    assert "attempts.json" in beside
    desk = bootstrap.desk_over(opening.open_vault(practice.folder, PASSPHRASE, outside), outside)
    failed = [line for line in desk.auditing.lines() if line.what == "unlock.failed"]
    assert [line.reason for line in failed] == [
        "count=2 first=2026-03-02T09:00:00+00:00 last=2026-03-02T09:01:00+00:00"
    ]
    desk.close()
    assert {path.name for path in practice.folder.iterdir()} == beside - {"attempts.json"}
    desk = bootstrap.desk_over(opening.open_vault(practice.folder, PASSPHRASE, outside), outside)
    assert sum(line.what == "unlock.failed" for line in desk.auditing.lines()) == 1
    assert desk.keeping.verify() == []
    desk.close()


def test_recovery_and_restore_come_into_the_trail_with_the_next_opening(
    practice: Practice, tmp_path: Path
) -> None:
    made = practice.desk.keeping.backup(tmp_path / "made")
    private = practice.desk.private_notes
    line = private.new_line()
    private.make(PASSPHRASE, line, cost=CHEAP)
    practice.desk.close()
    outside = Outside(lambda: practice.now, lambda: "new", "Europe/Vienna")
    recover = partial(opening.recover, practice.folder, outside=outside, cost=CHEAP)
    for key in ("no key", practice.recovery_key):
        with pytest.raises(WrongKey):
            recover(key, OTHER, second_line="no line")
    recover(practice.recovery_key, OTHER, second_line=line)
    opening.restore(made, tmp_path / "again", PASSPHRASE, outside)
    once = "count={} first=2026-03-02T09:00:00+00:00 last=2026-03-02T09:00:00+00:00"

    def lately(folder: Path, passphrase: str) -> list[tuple[str, str, str]]:
        desk = bootstrap.desk_over(opening.open_vault(folder, passphrase, outside), outside)
        lines = [line for line in desk.auditing.lines() if line.reason.startswith("count=")]
        assert desk.keeping.verify() == []
        desk.close()
        return [(line.what, line.kind, line.reason) for line in lines]

    assert lately(practice.folder, OTHER) == [
        ("recover.failed", "vault", once.format(2)),
        ("recovered", "vault", once.format(1)),
        ("private.recovered", "process", once.format(1)),
    ]
    assert lately(tmp_path / "again", PASSPHRASE) == [("restored", "vault", once.format(1))]


def test_failed_unlocks_of_a_demo_keep_the_clock_of_its_practice(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    demo_desk(folder).close()
    real = datetime(2031, 6, 1, 12, tzinfo=UTC)
    outside = Outside(lambda: real, lambda: "new", "Europe/Vienna")
    with pytest.raises(WrongKey):
        opening.open_vault(folder, "not these words, not at all", outside)
    real += timedelta(minutes=5)
    desk = bootstrap.desk_over(opening.open_vault(folder, OF_DEMO, outside), outside, library())
    tried = next(line for line in desk.auditing.lines() if line.what == "unlock.failed")
    assert tried.at - timedelta(minutes=5, seconds=1) <= _first(tried) <= tried.at - timedelta(minutes=5)
    assert timedelta() <= desk.records.now() - tried.at < timedelta(hours=1)
    desk.caseload.put_on_hold(desk.caseload.lines()[0].client.id)
    assert "clock.moved_back" not in {line.what for line in desk.auditing.lines()}
    desk.close()


def _first(line: AuditLine) -> datetime:
    return datetime.fromisoformat(line.reason.split("first=")[1].split()[0])


ONCE = "count=1 first=2026-03-02T09:00:00+00:00 last=2026-03-02T09:00:00+00:00"
TWICE = "count=2 first=2026-03-02T09:00:00+00:00 last=2026-03-02T09:01:00+00:00"
MOVED = "from=2026-03-02T09:00:00+00:00 to=2026-03-01T09:00:00+00:00"


@pytest.mark.parametrize(
    ("what", "reason", "told"),
    [
        ("created", "", []),
        ("signed", "wrong hour", [("words", {"words": "wrong hour"})]),
        ("export", "json", [("form", {"form": "JSON"}), ("of_everyone", {})]),
        ("export.failed", "json, private notes",
         [("form", {"form": "JSON"}), ("of_everyone", {}), ("with_private", {})]),
        ("note.entered_in_error", "not hers", [("words", {"words": "not hers"})]),
        ("note.entered_in_error", "not hers → id7", [("words", {"words": "not hers"}), ("refiled", {})]),
        ("note.refiled", "← id6", []),
        ("import", "json", [("form", {"form": "JSON"})]),
        ("report", "client", [("for_client", {})]),
        ("migrated", "2", [("to_form", {"number": "2"})]),
        ("unlock.failed", TWICE,
         [("times", {"count": "2", "first": "2026-03-02 10:00:00", "last": "2026-03-02 10:01:00"})]),
        ("restored", ONCE, [("once", {"first": "2026-03-02 10:00:00"})]),
        ("private.recovered", "", []),
        ("clock.moved_back", "", []),
        ("clock.moved_back", MOVED,
         [("moved_back", {"since": "2026-03-02 10:00:00", "until": "2026-03-01 10:00:00"})]),
        ("practice", "name\ntherapist=Ann", [("practice_name", {}), ("practice_therapist", {"new": "Ann"})]),
        ("private.opened", "", [("opened_to_read", {})]),
        ("private.opened", "import", [("opened_to_import", {})]),
        ("private.failed", "private.wrong_passphrase", [("refused_wrong_passphrase", {})]),
        ("private.failed", "recovery.typo", [("refused_line", {})]),
        ("private.differs", "shorter", [("differs_shorter", {})]),
        ("private.closed", "4096 00ff 7 00ff", []),
    ],
)  # fmt: skip
def test_why_is_told_as_sentences(what: str, reason: str, told: list[tuple[str, dict[str, str]]]) -> None:
    line = AuditLine(1, datetime(2026, 3, 2, 9, tzinfo=UTC), "Europe/Vienna", what, "vault", "", reason)
    assert Auditing.why(line) == told


@pytest.mark.parametrize(
    ("what", "who", "told"),
    [
        ("export", "Ann", ("words", {"words": "Ann"})),
        ("export", "", ("nobody_named", {})),
        ("unlock.failed", "Ann", ("whoever_tried", {})),
    ],
)
def test_who_is_a_name_of_its_time_and_nobody_at_the_door(
    what: str, who: str, told: tuple[str, dict[str, str]]
) -> None:
    line = AuditLine(1, datetime(2026, 3, 2, 9, tzinfo=UTC), "UTC", what, "vault", "", "", who)
    assert Auditing.who(line) == told


def test_an_export_of_one_client_and_an_amendment_say_so() -> None:
    out = AuditLine(1, datetime(2026, 3, 2, 9, tzinfo=UTC), "UTC", "export", "clients", "", "json")
    assert Auditing.why(out)[1] == ("of_one_client", {})
    asked = replace(out, what="signed", kind="addenda", is_amendment=True)
    assert Auditing.why(asked) == [("asked_by_client", {"words": "json"})]
    assert Auditing.why(replace(asked, reason="")) == [("asked_by_client_alone", {})]
