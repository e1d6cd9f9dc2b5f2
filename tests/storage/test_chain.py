"""Whatever is changed behind the back of the unit of work is found."""

from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Table

from attachdesk.domain.client import Person
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.observation import Observation
from attachdesk.domain.overview import Finding
from attachdesk.storage import chain, links
from attachdesk.storage.database import Database
from attachdesk.storage.keeping_tables import AUDIT, CHAIN
from attachdesk.storage.migrations import TRIGGERS
from attachdesk.storage.tables import table_of
from tests.storage.practice_for_tests import KEY, START, Desk, opened


@cache
def filled() -> tuple[bytes, int]:
    """Return the file of such a practice, and the number of its next id: made once, copied for each test."""
    with TemporaryDirectory() as folder:
        desk = opened(Path(folder))
        fill(desk)
        desk.database.close()
        return desk.database.path.read_bytes(), desk.numbers()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Desk]:
    """A practice with a signed and a draft note, tags, an audit line; its guards are down."""
    content, number = filled()
    path = tmp_path / "clinical.adk"
    path.write_bytes(content)
    made = Desk(Database.open(path, KEY), numbers=count(number).__next__)
    yield made
    made.database.close()


def fill(desk: Desk) -> None:
    """Write the practice, and take its guards down."""
    client = desk.client()
    mother = desk.put(Person, client_id=client.id, name="Mum", relation="mother")
    for days_ago in (9, 2):
        note = desk.note(desk.session(client, days_ago=days_ago))
        mark = desk.put(NoteMark, client_id=client.id, note_id=note.id, start=0, end=5)
        desk.put(
            Observation, client_id=client.id, session_id=note.session_id, note_id=note.id, start=0, end=5,
            quote="Words", family="pattern", code="secure", intensity=2, toward=mother.id, memo="why",
        )  # fmt: skip
    with desk.work() as work:
        for one in [*work.find(NoteMark, note_id=note.id), *work.find(Observation, note_id=note.id)]:
            work.seal(one)
        work.audit("export", kind="clients", record_id=client.id, reason="json")
        work.replace(mother.changed(remark="calls daily"))
    assert mark.note_id == note.id
    desk.sign(note)
    with desk.work() as work:
        assert {name for name, kind in KINDS.items() if work.find(kind)} == set(RECORDS)
    assert found(desk) == []
    with desk.work() as work:
        for name in TRIGGERS:
            work.connection.exec_driver_sql(f"DROP TRIGGER {name}")


def found(desk: Desk, **options: Any) -> list[Finding]:
    with desk.work() as work:
        return [one for one in chain.verify(work, **options) if one.what != "storage.trigger_differs"]


def test_a_guard_that_is_missing_or_strange_is_found(kept: Desk) -> None:
    kept.database.driver.execute(TRIGGERS["link_stays"])
    kept.database.driver.execute("CREATE TRIGGER spy AFTER INSERT ON notes BEGIN SELECT 1; END")
    with kept.work() as work:
        places = {dict(one.values)["place"] for one in chain.verify(work)}
    assert places == {*TRIGGERS, "spy"} - {"link_stays"}


def other(value: Any) -> Any:
    """Return a value of the same type that says something else."""
    if value is None:
        return 1
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    if isinstance(value, str):
        return "2001" + value[4:] if value.startswith("2026") else value + "x"
    return 1 - value if value in {0, 1} else value + 1


SIGNED = ("notes", "note_marks", "observations")
RECORDS = ("clients", "people", "episodes", "sessions", *SIGNED)
TABLES = {"audit": AUDIT, **{name: table_of(name) for name in RECORDS}}


def names_of(table: Table) -> list[str]:
    return [column.name for column in table.columns]


class _Enough(Exception):
    """Ends a block without keeping what was in it."""


def found_after(desk: Desk, statement: str, *values: Any) -> list[Finding]:
    """Return what is found after one change from outside, and take the change back."""
    findings: list[Finding] = []
    with pytest.raises(_Enough), desk.work() as work:
        work.connection.exec_driver_sql(statement, values)
        findings = chain.verify(work)
        raise _Enough
    return [one for one in findings if one.what != "storage.trigger_differs"]


@pytest.mark.parametrize("name", TABLES)
def test_a_value_changed_from_outside_is_found(kept: Desk, name: str) -> None:
    for column in names_of(TABLES[name]):
        # of what was signed the last row is sealed, volatile fields included
        newest = f'SELECT sequence, "{column}" FROM {name} ORDER BY sequence DESC LIMIT 1'
        sequence, value = kept.database.driver.execute(newest).fetchone()
        changed = sequence + 5000 if column == "sequence" else other(value)
        statement = f'UPDATE {name} SET "{column}" = ? WHERE sequence = ?'
        findings = found_after(kept, statement, changed, sequence)
        assert any(dict(one.values)["kind"] == name for one in findings), column


def test_a_link_changed_from_outside_is_found(kept: Desk) -> None:
    for column in names_of(CHAIN):
        for number in () if column == "nonce" else (1, 7):
            row = kept.database.driver.execute(f"SELECT {column} FROM chain WHERE sequence = ?", (number,))
            changed = 5000 if column == "sequence" else other(row.fetchone()[0])
            findings = found_after(kept, f"UPDATE chain SET {column} = ? WHERE sequence = ?", changed, number)
            assert any(dict(one.values)["kind"] == "chain" for one in findings), column


@pytest.mark.parametrize(("name", "flag"), [("chain", "is_full"), ("people", "is_member")])
def test_a_flag_that_only_reads_as_a_yes_is_found(kept: Desk, name: str, flag: str) -> None:
    kept.raw(f"UPDATE {name} SET {flag} = 2 WHERE sequence = (SELECT max(sequence) FROM {name})")
    assert [dict(one.values)["kind"] for one in found(kept)] == [name]


def test_the_nonce_of_the_newest_link_counts(kept: Desk) -> None:
    kept.raw("UPDATE chain SET nonce = NULL WHERE kind = 'clients'")
    assert [one.what for one in found(kept)] == ["storage.row_differs"]


def test_a_link_taken_out_is_found(kept: Desk) -> None:
    kept.raw("DELETE FROM chain WHERE sequence = 5")
    assert Finding(
        "storage.where", "storage.link_missing", "storage.advice_compare", (("kind", "chain"), ("place", "5"))
    ) in found(kept)


@pytest.mark.parametrize("name", ["clients", "people", "notes", "observations", "audit"])
def test_a_row_taken_out_is_found(kept: Desk, name: str) -> None:
    kept.raw(f"DELETE FROM {name} WHERE sequence = (SELECT max(sequence) FROM {name})")
    assert "storage.row_vanished" in {one.what for one in found(kept)}


@pytest.mark.parametrize("name", ["people", "audit"])
def test_a_row_slipped_in_is_found(kept: Desk, name: str) -> None:
    copied = ", ".join(
        {"sequence": "900", "id": "'stranger'"}.get(column, f'"{column}"')
        for column in names_of(AUDIT if name == "audit" else table_of(name))
    )
    kept.raw(f"INSERT INTO {name} SELECT {copied} FROM {name} LIMIT 1")
    assert [one.what for one in found(kept)] == ["storage.row_without_link"]


def test_a_removed_row_put_back_from_outside_is_found(kept: Desk) -> None:
    kept.database.driver.execute("CREATE TEMP TABLE IF NOT EXISTS kept AS SELECT * FROM people")
    with kept.work() as work:
        work.remove(work.find(Person)[0])
    kept.raw("INSERT INTO people SELECT * FROM temp.kept")
    assert "storage.row_without_link" in {one.what for one in found(kept)}


def test_two_rows_that_changed_places_are_found(kept: Desk) -> None:
    low, high = (row[0] for row in kept.database.driver.execute("SELECT sequence FROM sessions"))
    for old, new in ((low, 9000), (high, low), (9000, high)):
        kept.raw("UPDATE sessions SET sequence = ? WHERE sequence = ?", new, old)
    assert [one.what for one in found(kept)] == ["storage.row_out_of_order"] * 2


@pytest.mark.parametrize("name", ["sessions", "audit", "chain"])
def test_a_row_that_cannot_be_read_is_named_and_the_others_are_checked(kept: Desk, name: str) -> None:
    column = "starts_at" if name == "sessions" else "at"
    kept.raw(
        f"UPDATE {name} SET {column} = 'not a moment' WHERE sequence = (SELECT max(sequence) FROM {name})"
    )
    kept.raw("UPDATE clients SET name = 'Forged'")
    places = {dict(one.values)["kind"] for one in found(kept)}
    assert places == {name, "clients"}


def test_a_signed_note_that_only_pretends_is_found(kept: Desk) -> None:
    kept.raw("UPDATE notes SET status = 'signed', signed_at = saved_at WHERE status = 'draft'")
    assert "storage.row_differs" in {one.what for one in found(kept)}


def test_a_note_signed_past_the_seal_is_found(kept: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with kept.work() as work:
        draft = work.find(Note, status="draft")[0]
        monkeypatch.setattr(type(work), "_said", lambda self, record, change, full: links.said(
            record, change, is_full=False))  # fmt: skip
        work.replace(draft.signed(START))
    # the triggers are down, so the list of notes owed does not hear of it either
    assert [one.what for one in found(kept)] == ["storage.row_differs", "storage.owed_superfluous"]


def test_a_pointer_that_leads_nowhere_is_found(kept: Desk) -> None:
    with kept.work() as work:
        work.remove(work.find(Person)[0])
    findings = found(kept)
    assert {one.what for one in findings} == {"storage.points_nowhere"}
    assert {dict(one.values)["field"] for one in findings} == {"toward"}
    assert len(findings) == 2


def test_a_head_kept_outside_is_a_witness(kept: Desk) -> None:
    with kept.work() as work:
        head = chain.head(work)
    assert found(kept, witnessed={head.sequence: head.head}) == []
    assert [one.what for one in found(kept, witnessed={head.sequence: bytes(32)})] == [
        "storage.witness_differs"
    ]
    assert [one.what for one in found(kept, witnessed={head.sequence + 1: head.head})] == [
        "storage.link_missing"
    ]


def test_many_rows_are_checked_in_pieces(kept: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "PIECE", 2)
    kept.clock = START + timedelta(days=1)
    kept.client()
    assert found(kept) == []
