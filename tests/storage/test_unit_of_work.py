"""One unit of work: all or nothing, versions, order, the clock, the audit trail, settings."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2

from attachdesk.domain.administration import Score
from attachdesk.domain.client import Client, Person
from attachdesk.domain.errors import RuleBroken, StorageTrouble
from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.observation import Observation
from attachdesk.domain.practice import Practice
from attachdesk.domain.session import Session
from attachdesk.storage import audit, chain
from attachdesk.storage.keeping_tables import CHAIN, STALE
from attachdesk.storage.links import audit_body, canonical
from tests.storage.practice_for_tests import START, Desk


def refused(key: str) -> "pytest.RaisesExc[RuleBroken]":
    return pytest.RaisesExc(RuleBroken, check=lambda error: error.key == key)


def links_of(desk: Desk, record_id: str) -> list[tuple[str, int, bool]]:
    with desk.work() as work:
        rows = work.connection.execute(CHAIN.select().where(CHAIN.c.record_id == record_id))
        return [(row.change, row.version, row.is_full) for row in rows]


def observation(desk: Desk, note: Note, **fields: object) -> Observation:
    place = {"client_id": note.client_id, "session_id": note.session_id, "note_id": note.id}
    passage = {"start": 0, "end": 5, "quote": "Words", "after": " of a note."}
    code = {"family": "pattern", "code": "secure", "intensity": 2}
    return desk.new(Observation, **{**place, **passage, **code, **fields})


def test_what_was_added_is_there_after_the_block(desk: Desk) -> None:
    client = desk.client(name="Żółć 😀", about="line\nline\0end")
    with desk.work() as work:
        assert work.get(Client, client.id) == client


def test_nothing_remains_of_a_block_that_failed(desk: Desk) -> None:
    client = desk.new(Client, code="A", started_on=date(2026, 1, 1))
    with pytest.raises(ZeroDivisionError), desk.work() as work:
        work.add(client)
        work.audit("export")
        work.put_setting("place", "x")
        raise ZeroDivisionError
    with desk.work() as work:
        assert work.find(Client) == []
        assert work.setting("place") is None
        assert chain.head(work).sequence == 0


def test_a_unit_of_work_is_of_no_use_outside_its_block(desk: Desk) -> None:
    with pytest.raises(AssertionError):
        desk.work().find(Client)


def test_a_statement_that_is_wrong_stays_our_fault(desk: Desk) -> None:
    with pytest.raises(OperationalError), desk.work() as work:
        work.connection.execute(text("SELECT nothing FROM nowhere"))
    assert desk.client().version == 1


def test_a_full_disk_inside_a_block_is_told_and_nothing_is_half_written(desk: Desk) -> None:
    client = desk.client()
    desk.database.driver.set_authorizer(None)
    desk.database.driver.execute("PRAGMA max_page_count = 200").fetchall()
    with pytest.raises(StorageTrouble), desk.work() as work:
        work.replace(client.changed(about="x" * 3_000_000))
    with desk.work() as work:
        assert work.get(Client, client.id) == client
        assert chain.verify(work) == []


def test_a_commit_that_fails_leaves_nothing_and_the_next_one_works(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = desk.client()
    connection = desk.database.connection()

    def fail() -> None:
        raise dbapi2.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "commit", fail)
        with pytest.raises(StorageTrouble), desk.work() as work:
            work.replace(client.changed(about="lost"))
    with desk.work() as work:
        assert work.get(Client, client.id) == client


def test_an_id_is_used_once(desk: Desk) -> None:
    client = desk.client()
    with refused("record.id_in_use"), desk.work() as work:
        work.add(client)


def test_moments_come_back_in_utc_and_a_naive_one_is_refused(desk: Desk) -> None:
    client = desk.client()
    there = datetime(2026, 3, 1, 18, 30, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    session = desk.session(client, starts_at=there)
    with desk.work() as work:
        stored = work.get(Session, session.id)
        assert chain.verify(work) == []
    assert stored == session
    assert stored.starts_at.tzinfo is UTC
    with pytest.raises(ValueError, match="without a zone"), desk.work() as work:
        work.add(session.model_copy(update={"id": "other", "starts_at": datetime(2026, 3, 1)}))


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_without_a_form_is_refused(desk: Desk, value: float) -> None:
    score: Score = desk.new(Score, client_id="c", administration_id="a", name="total", value=1.0)
    with refused("record.number_has_no_form"), desk.work() as work:
        work.add(score.model_copy(update={"value": value}))


def test_the_next_version_takes_the_place_of_the_one_before(desk: Desk) -> None:
    client = desk.client()
    with desk.work() as work:
        work.replace(client.changed(about="new"))
        assert work.get(Client, client.id).about == "new"
    assert links_of(desk, client.id) == [("added", 1, False), ("changed", 2, False)]


def test_a_version_that_does_not_follow_is_refused(desk: Desk) -> None:
    client = desk.client()
    with desk.work() as work:
        work.replace(client.changed(about="first"))
    for attempt in (client.changed(about="second"), client.changed().changed().changed()):
        with refused("record.changed_meanwhile"), desk.work() as work:
            work.replace(attempt)


def test_what_is_gone_can_neither_be_read_nor_changed_nor_removed(desk: Desk) -> None:
    client = desk.client()
    with desk.work() as work:
        work.remove(client)
    for verb in ("replace", "remove"):
        with refused("record.gone"), desk.work() as work:
            getattr(work, verb)(client.changed())
    with refused("record.gone"), desk.work() as work:
        work.get(Client, client.id)


def test_a_record_that_was_removed_can_be_put_back(desk: Desk) -> None:
    client = desk.client()
    with desk.work() as work:
        work.remove(client)
        work.add(client.changed())
        assert chain.verify(work) == []
    assert [change for change, _, _ in links_of(desk, client.id)] == ["added", "removed", "added"]


def test_a_draft_moves_without_links_and_keeps_its_version(desk: Desk) -> None:
    note = desk.note(desk.session(desk.client()))
    with desk.work() as work:
        work.redraw(note.redrawn(text="Other words.", cursor=3))
        stored = work.get(Note, note.id)
        assert (stored.text, stored.cursor, stored.version) == ("Other words.", 3, 1)
        assert chain.verify(work) == []
    assert len(links_of(desk, note.id)) == 1


def test_a_draft_changed_meanwhile_is_not_drawn_over(desk: Desk) -> None:
    note = desk.note(desk.session(desk.client()))
    with refused("record.changed_meanwhile"), desk.work() as work:
        work.redraw(note.changed().redrawn(text="late"))


def test_a_redrawn_passage_is_not_read_again_by_the_search(desk: Desk) -> None:
    note = desk.note(desk.session(desk.client()))
    tag = observation(desk, note, memo="a memo")
    with desk.work() as work:
        work.add(tag)
        work.connection.execute(STALE.delete())
        work.redraw(tag.redrawn(place="tray", start=None, end=None))
        assert work.connection.execute(STALE.select()).all() == []
        work.redraw(note.redrawn(text="Words again."))
        assert [row.kind for row in work.connection.execute(STALE.select())] == ["notes"]


def test_signing_vouches_for_the_text_itself(desk: Desk) -> None:
    note = desk.note(desk.session(desk.client()))
    signed = desk.sign(note)
    assert links_of(desk, note.id) == [("added", 1, False), ("changed", 2, True)]
    with desk.work() as work:
        assert work.get(Note, note.id) == signed
        assert chain.verify(work) == []


def test_a_signed_note_refuses_every_change(desk: Desk) -> None:
    note = desk.note(desk.session(desk.client()))
    mark = desk.put(NoteMark, client_id=note.client_id, note_id=note.id, start=0, end=5)
    tag = observation(desk, note)
    with desk.work() as work:
        work.add(tag)
        work.seal(mark)
        work.seal(tag)
    signed = desk.sign(note)
    changes = (
        ("redraw", signed.redrawn(text="forged")),
        ("replace", signed.changed(text="forged")),
        ("remove", signed),
        ("redraw", mark.redrawn(start=1)),
        ("remove", mark),
        ("redraw", tag.redrawn(place="tray", start=None, end=None)),
        ("replace", tag.changed(quote="Other")),
    )
    for verb, record in changes:
        with refused("note.already_signed"), desk.work() as work:
            getattr(work, verb)(record)


def test_what_is_said_of_a_signed_passage_may_still_change(desk: Desk) -> None:
    note = desk.note(desk.session(desk.client()))
    tag = observation(desk, note)
    with desk.work() as work:
        work.add(tag)
        work.seal(tag)
        work.seal(tag)
    desk.sign(note)
    with desk.work() as work:
        work.replace(tag.changed(intensity=3))
        work.remove(tag.changed(intensity=3))
        work.add(tag.changed(intensity=3).changed())
        assert chain.verify(work) == []
    assert links_of(desk, tag.id) == [
        ("added", 1, False), ("sealed", 1, True), ("changed", 2, True), ("removed", 2, True),
        ("added", 3, True),
    ]  # fmt: skip


def test_a_passage_tagged_after_signing_is_sealed_at_once(desk: Desk) -> None:
    note = desk.sign(desk.note(desk.session(desk.client())))
    tag = observation(desk, note)
    with desk.work() as work:
        work.add(tag)
        work.seal(tag)
    assert links_of(desk, tag.id) == [("added", 1, True)]


def test_an_addendum_stays(desk: Desk) -> None:
    note = desk.sign(desk.note(desk.session(desk.client())))
    later = desk.put(Addendum, client_id=note.client_id, note_id=note.id, reason="left out", text="Also.")
    for verb, record in (("replace", later.changed(text="Other.")), ("remove", later)):
        with refused("note.already_signed"), desk.work() as work:
            getattr(work, verb)(record)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE chain SET zone = 'UTC'",
        "UPDATE chain SET nonce = x'00'",
        "UPDATE chain SET nonce = NULL, digest = x'00'",
        "DELETE FROM chain",
        "UPDATE audit SET reason = 'other'",
        "DELETE FROM audit",
    ],
)
def test_history_is_only_added_to(desk: Desk, statement: str) -> None:
    with desk.work() as work:
        work.audit("export", reason="json")
    with pytest.raises(dbapi2.IntegrityError, match=r"storage\.history_stays"):
        desk.database.driver.execute(statement)
    desk.database.driver.execute("ROLLBACK")


def test_destroying_a_nonce_is_the_one_change_history_allows(desk: Desk) -> None:
    client = desk.client()
    with desk.work() as work:
        work.remove(client)
    desk.raw("UPDATE chain SET nonce = NULL WHERE record_id = ?", client.id)
    with desk.work() as work:
        assert chain.verify(work) == []


def test_records_come_in_the_order_made_whatever_the_clock_says(desk: Desk) -> None:
    first = desk.client(code="Z")
    desk.clock = START - timedelta(days=400)
    second = desk.client(code="A")
    with desk.work() as work:
        assert work.find(Client) == [first, second]
        assert work.find(Client, order_by="code") == [second, first]


def test_a_clock_that_moved_back_is_in_the_audit_trail_once_a_block(desk: Desk) -> None:
    desk.client()
    desk.clock = START - timedelta(hours=1)
    with desk.work() as work:
        work.audit("export", kind="clients", record_id="x", reason="json")
        work.add(desk.new(Client, code="B", started_on=date(2026, 1, 1)))
        lines = audit.trail(work)
        assert [(line.what, line.at) for line in lines] == [
            ("clock.moved_back", desk.clock), ("export", desk.clock),
        ]  # fmt: skip
        assert lines[0].reason == "from=2026-03-02T09:00:00+00:00 to=2026-03-02T08:00:00+00:00"
        assert (lines[1].kind, lines[1].record_id, lines[1].reason) == ("clients", "x", "json")
        assert lines[1].zone == "Europe/Vienna"
        assert chain.verify(work) == []


def test_a_line_of_an_older_version_says_not_who_and_still_verifies(desk: Desk) -> None:
    older = dict.fromkeys(("zone", "what", "kind", "record_id", "reason"), "x")
    said = canonical({**older, "at": "2026-03-02T09:00:00+00:00"})
    assert audit_body({**older, "at": START, "who": None}) == said
    assert audit_body({**older, "at": START, "who": ""}) != said
    desk.put(Practice, therapist="Ann")
    with desk.work() as work:
        work.audit("export")
        assert audit.trail(work)[0].who == "Ann"
        assert chain.verify(work) == []


def test_finding_takes_one_value_several_or_none(desk: Desk) -> None:
    client = desk.client()
    people = [
        desk.put(Person, client_id=client.id, name=name, relation=relation)
        for name, relation in (("Ada", "mother"), ("Bo", "father"), ("Cy", "friend"))
    ]
    sessions = [desk.session(client, number=number) for number in (1, None)]
    with desk.work() as work:
        assert work.find(Person, relation=("mother", "friend")) == [people[0], people[2]]
        assert work.find(Person, client_id=client.id, name="Bo") == [people[1]]
        assert work.find(Person, relation=()) == []
        assert work.find(Session, number=None) == [sessions[1]]


def test_a_setting_is_kept_and_replaced(desk: Desk) -> None:
    with desk.work() as work:
        assert work.setting("place") is None
        work.put_setting("place", "today")
        work.put_setting("place", "client")
    with desk.work() as work:
        assert work.setting("place") == "client"


def test_a_large_import_is_written_in_pieces(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attachdesk.storage.unit_of_work.PIECE", 3)
    clients = [desk.new(Client, code=f"C{number}", started_on=date(2026, 1, 1)) for number in range(8)]
    with desk.work() as work:
        work.add_all(iter(clients))
        work.add_all([])
        assert work.find(Client) == clients
        assert chain.verify(work) == []
