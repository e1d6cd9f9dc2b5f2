"""A row that is sealed is not put over: INSERT OR REPLACE asks the same triggers as UPDATE and DELETE."""

from collections.abc import Iterator

import pytest
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from attachdesk.storage import authorizer
from tests.services.conftest import Practice

SEALED = {
    "notes": "note.already_signed",
    "addenda": "note.already_signed",
    "sessions": "session.sealed",
    "session_arrangements": "session.sealed",
    "risk_entries": "session.sealed",
    "signatures": "record.version_stays",
    "entered_in_error": "record.version_stays",
    "audit": "storage.history_stays",
    "chain": "storage.history_stays",
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """A practice with one row at least of everything that is sealed."""
    made = Practice(tmp_path_factory.mktemp("sealed") / "vault")
    client, desk = made.client(), made.desk
    astray = made.wrote(made.met(client, days_ago=3), "In the wrong file.").note
    desk.note_signing.sign(astray.id)
    desk.notes_in_error.enter_in_error(astray.id, "another's")
    session = made.met(client)
    desk.diary.note_risk(client.id, "suicide", "told", words="not now", session_id=session.id)
    desk.arranging.arrange(session.id, cover="the colleague next door")
    note = made.wrote(session, "She came on time.").note
    desk.note_signing.sign(note.id)
    desk.note_signing.add_addendum(note.id, "By the clock.", "remembered")
    yield made
    desk.close()


@pytest.mark.parametrize("table", SEALED)
def test_what_is_sealed_is_not_replaced(kept: Practice, table: str) -> None:
    with kept.desk.records.work() as work:
        rows = work.connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
    assert rows > 0
    # the newest row of each is under a note that stands
    newest = f"SELECT * FROM {table} ORDER BY sequence DESC LIMIT 1"
    if table == "sessions":
        newest = f"SELECT * FROM {table} ORDER BY starts_at DESC LIMIT 1"
    with pytest.raises(IntegrityError, match=SEALED[table]), kept.desk.records.work() as work:
        work.connection.exec_driver_sql(f"INSERT OR REPLACE INTO {table} {newest}")


def test_no_statement_turns_that_off(kept: Practice) -> None:
    assert authorizer.authorize(dbapi2.SQLITE_PRAGMA, "recursive_triggers", "OFF", None, None) == int(
        dbapi2.SQLITE_DENY
    )
    with kept.desk.records.work() as work:
        assert work.connection.exec_driver_sql("PRAGMA recursive_triggers").scalar() == 1
