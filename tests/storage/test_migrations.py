"""The steps of the tables: what they make, what they refuse, and that a failed one leaves nothing."""

from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel

from attachdesk.domain.errors import RuleBroken
from attachdesk.storage import migrations
from attachdesk.storage.database import Database
from attachdesk.storage.migrations import m0002_standing
from tests.storage.practice_for_tests import KEY, Desk


def columns(connection: sa.Connection, name: str) -> set[tuple[Any, ...]]:
    rows = connection.exec_driver_sql(f'PRAGMA table_info("{name}")')
    return {(row.name, row.type.partition("(")[0], row.notnull, row.pk) for row in rows}


def indexes(connection: sa.Connection) -> dict[str, tuple[Any, ...]]:
    found = {}
    rows = connection.exec_driver_sql("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index'")
    for row in rows.all():
        parts = connection.exec_driver_sql(f'PRAGMA index_info("{row.name}")').all()
        where = (row.sql or "").partition(" WHERE ")[2]
        found[row.name] = (
            row.tbl_name,
            tuple(part.name for part in parts),
            where,
            "UNIQUE" in (row.sql or ""),
        )
    return found


def test_the_steps_make_the_very_tables_that_the_code_reads(desk: Desk, tmp_path: Path) -> None:
    declared = Database.create(tmp_path / "declared.adk", KEY)
    SQLModel.metadata.create_all(declared.connection())
    made = desk.database.connection()
    for name in SQLModel.metadata.tables:
        assert columns(made, name) == columns(declared.connection(), name), name
    ours = {name: found for name, found in indexes(made).items() if not found[0].startswith("search_words_")}
    ours = {name: found for name, found in ours.items() if not found[0].startswith("search_trigrams_")}
    assert ours == indexes(declared.connection())
    declared.close()


def test_each_step_leaves_the_triggers_it_names(desk: Desk) -> None:
    there = migrations.written_triggers(desk.database.connection())
    assert there.keys() == m0002_standing.TRIGGERS
    assert there == migrations.TRIGGERS
    assert migrations.version_of(desk.database.connection()) == migrations.CURRENT == len(migrations.STEPS)


def test_the_search_forgets_for_good(desk: Desk) -> None:
    for index in ("search_words", "search_trigrams"):
        query = f"SELECT v FROM {index}_config WHERE k = 'secure-delete'"
        assert desk.database.connection().exec_driver_sql(query).scalar_one() == 1


def test_a_vault_of_today_is_left_alone(desk: Desk) -> None:
    assert migrations.bring_up(desk.database, before=lambda: pytest.fail("no copy is needed")) == 0


def test_a_vault_of_a_newer_version_is_refused_untouched(desk: Desk) -> None:
    desk.client()
    desk.database.driver.execute(f"PRAGMA user_version = {migrations.CURRENT + 1}")
    desk.database.close()
    before = desk.database.path.read_bytes()
    again = Database.open(desk.database.path, KEY)
    with pytest.raises(RuleBroken) as refusal:
        migrations.bring_up(again)
    again.close()
    assert refusal.value.key == "storage.newer_version"
    assert refusal.value.values == {"found": migrations.CURRENT + 1, "known": migrations.CURRENT}
    assert desk.database.path.read_bytes() == before


def next_step(monkeypatch: pytest.MonkeyPatch, step: SimpleNamespace) -> None:
    """Let there be one more step than there is."""
    known = import_module
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, "m0003_next"))
    monkeypatch.setattr(migrations, "CURRENT", 3)
    monkeypatch.setattr(
        migrations, "import_module", lambda name: step if name.endswith("m0003_next") else known(name)
    )


def test_a_copy_is_made_before_the_first_step_of_a_vault_that_holds_something(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = SimpleNamespace(
        TRIGGERS=m0002_standing.TRIGGERS,
        up=lambda operations: operations.add_column("goals", sa.Column("place", sa.String)),
    )
    next_step(monkeypatch, step)
    copies: list[int] = []
    assert migrations.bring_up(desk.database, before=lambda: copies.append(1)) == 1
    assert copies == [1]
    assert ("place", "VARCHAR", 0, 0) in columns(desk.database.connection(), "goals")


def test_a_step_that_loses_a_trigger_leaves_nothing_behind(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def up(operations: Any) -> None:
        operations.add_column("goals", sa.Column("place", sa.String))
        operations.execute("DROP TRIGGER link_stays")

    next_step(monkeypatch, SimpleNamespace(TRIGGERS=m0002_standing.TRIGGERS, up=up))
    with pytest.raises(AssertionError, match="link_stays"):
        migrations.bring_up(desk.database)
    connection = desk.database.connection()
    assert "place" not in {name for name, *_ in columns(connection, "goals")}
    assert migrations.written_triggers(connection) == migrations.TRIGGERS
    assert migrations.version_of(connection) == 2
