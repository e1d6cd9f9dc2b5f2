"""One encrypted file, one locked connection; each way in which opening fails is told."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlcipher3 import dbapi2

from attachdesk.domain.errors import Damaged, StorageTrouble, Told, VaultInUse
from attachdesk.storage import disk, pragmas
from attachdesk.storage.checks import check
from attachdesk.storage.copying import copy_into
from attachdesk.storage.database import Database
from attachdesk.storage.troubles import told

KEY = bytes(range(32))
SECRET = "Canary-51ac speaks of her brother"

SECOND_PROCESS = """
import sys
from pathlib import Path
from attachdesk.domain.errors import Told
from attachdesk.storage.database import Database
try:
    opened = Database.open(Path(sys.argv[1]), bytes(range(32)))
    print("opened", *opened.driver.execute("PRAGMA cipher_memory_security").fetchone())
    opened.close()
except Told as told:
    print(told.key)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some thing?#%.adk"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    made = Database.create(path, KEY)
    write(made, SECRET)
    yield made
    made.close()


def write(database: Database, *texts: str) -> None:
    connection = database.connection()
    connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS word (text TEXT)")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    for text in texts:
        connection.exec_driver_sql("INSERT INTO word VALUES (?)", (text,))
    connection.commit()


def texts(database: Database) -> list[str]:
    found = [row.text for row in database.connection().exec_driver_sql("SELECT text FROM word")]
    database.connection().rollback()
    return found


def in_second_process(path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SECOND_PROCESS, str(path)], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_what_was_committed_is_there_again_and_what_was_not_is_not(path: Path) -> None:
    database = Database.create(path, KEY)
    write(database, "kept")
    database.connection().exec_driver_sql("INSERT INTO word VALUES ('open')")
    database.close()
    database.close()
    again = Database.open(path, KEY)
    assert texts(again) == ["kept"]
    assert check(again) == []
    again.close()


def test_a_write_outside_a_unit_of_work_begins_one_by_itself(database: Database) -> None:
    database.connection().exec_driver_sql("INSERT INTO word VALUES ('first')")
    database.connection().exec_driver_sql("INSERT INTO word VALUES ('second')")
    database.connection().rollback()
    assert texts(database) == [SECRET]


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_the_file_is_private_and_encrypted(database: Database, path: Path) -> None:
    journal = path.with_name(path.name + "-journal")
    database.connection().exec_driver_sql("BEGIN IMMEDIATE")
    database.connection().exec_driver_sql("UPDATE word SET text = 'other'")
    assert {path.stat().st_mode & 0o777, journal.stat().st_mode & 0o777} == {0o600}
    database.close()
    content = path.read_bytes()
    assert not content.startswith(b"SQLite") and SECRET.encode() not in content


def test_another_process_is_told_that_the_vault_is_in_use(
    database: Database, path: Path, tmp_path: Path
) -> None:
    assert in_second_process(path) == "vault.in_use"
    # nothing that this process does meanwhile may drop the lock
    with pytest.raises(VaultInUse):
        Database.open(path, KEY)
    copy_into(database, tmp_path / "copy")
    with database.lifted():
        pass
    database.vacuum()
    assert check(database) == []
    assert in_second_process(path) == "vault.in_use"
    database.close()
    # there the memory of keys is locked, which tests of the rooms leave out (tests/unlocked)
    assert in_second_process(path) == "opened 1"


def test_a_connected_file_is_never_opened(database: Database, path: Path, tmp_path: Path) -> None:
    for act in (disk.read, disk.sha256, disk.sync_file):
        with pytest.raises(AssertionError):
            act(path)
    with pytest.raises(AssertionError):
        disk.copy_new(path, tmp_path / "copy")
    with pytest.raises(AssertionError):
        disk.connect(path)
    link = tmp_path / "link"
    link.symlink_to(path)
    with pytest.raises(VaultInUse):
        Database.open(link, KEY)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (None, "vault.database_missing"),
        (b"", "vault.database_empty"),
        (b"SQLite format 3\0" + bytes(4080), "vault.database_plaintext"),
        (b"garbage", "vault.database_damaged"),
        (b"garbage!" * 512, "vault.database_damaged"),
    ],
)
def test_each_file_that_is_no_database_has_its_sentence(path: Path, content: bytes | None, key: str) -> None:
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Damaged) as damaged:
        Database.open(path, KEY)
    assert damaged.value.key == key
    assert not disk.is_connected(path)
    assert content is None or path.read_bytes() == content


def test_another_key_is_damage(database: Database, path: Path) -> None:
    database.close()
    with pytest.raises(Damaged, match=r"vault\.database_damaged"):
        Database.open(path, bytes(32))
    with pytest.raises(Damaged, match=r"vault\.database_damaged"):
        Database.examine(path, bytes(32))


def test_a_folder_in_the_place_of_the_file_is_no_database(path: Path) -> None:
    path.mkdir()
    with pytest.raises(Damaged, match=r"vault\.database_missing"):
        Database.open(path, KEY)


def test_a_new_database_takes_no_others_place(database: Database, path: Path) -> None:
    with pytest.raises(StorageTrouble):
        Database.create(path, KEY)
    assert texts(database) == [SECRET]


@pytest.mark.parametrize("key", [b"", bytes(31), bytes(33)])
def test_a_key_of_another_form_is_our_fault(path: Path, key: bytes) -> None:
    with pytest.raises(AssertionError):
        Database.create(path, key)
    assert not disk.is_connected(path)
    assert path.read_bytes() == b""


def test_a_module_without_encryption_is_our_fault() -> None:
    import sqlite3

    plain = sqlite3.connect(":memory:")
    with pytest.raises(AssertionError, match="not SQLCipher"):
        pragmas.set_key(plain.execute, KEY)
    plain.close()


def test_a_pragma_that_takes_no_effect_is_our_fault(path: Path) -> None:
    driver = dbapi2.connect(str(path))
    driver.execute("BEGIN")
    with pytest.raises((AssertionError, dbapi2.OperationalError)):
        pragmas.set_up(driver.execute)
    driver.close()


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA temp_store = FILE",
        "PRAGMA temp_store_directory = '/'",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = OFF",
        "PRAGMA locking_mode = NORMAL",
        "PRAGMA writable_schema = ON",
        "PRAGMA main.secure_delete = OFF",
        "PRAGMA rekey = \"x'00'\"",
        "PRAGMA key = 'x'",
        "PRAGMA hexrekey",
        "PRAGMA cipher_plaintext_header_size = 32",
        "ATTACH DATABASE ':memory:' AS plain KEY ''",
        "DETACH DATABASE main",
        "SELECT sqlcipher_export('main')",
        "SELECT load_extension('x')",
        "VACUUM",
        "VACUUM INTO 'plain'",
    ],
)
def test_no_statement_weakens_an_open_database(database: Database, statement: str) -> None:
    with pytest.raises(DatabaseError):
        database.connection().exec_driver_sql(statement)
    database.connection().rollback()
    assert texts(database) == [SECRET]


@pytest.mark.parametrize(
    "statement", ["PRAGMA journal_mode", "PRAGMA user_version = 3", "PRAGMA table_info(word)"]
)
def test_what_services_need_is_allowed(database: Database, statement: str) -> None:
    database.connection().exec_driver_sql(statement)


def test_the_lifted_authorizer_comes_back(database: Database) -> None:
    database.vacuum()
    with pytest.raises(KeyError), database.lifted():
        raise KeyError
    with pytest.raises(DatabaseError):
        database.connection().exec_driver_sql("VACUUM")


def test_an_error_shows_no_parameter(database: Database) -> None:
    with pytest.raises(OperationalError) as error:
        database.connection().exec_driver_sql("INSERT INTO nowhere VALUES (?)", (SECRET,))
    assert SECRET not in str(error.value)


def test_examining_changes_nothing_beside_or_inside(database: Database, path: Path) -> None:
    database.close()
    before, names = path.read_bytes(), sorted(path.parent.iterdir())
    examined = Database.examine(path, KEY)
    assert check(examined) == [] and texts(examined) == [SECRET]
    with pytest.raises(StorageTrouble, match=r"disk\.read_only"), told(examined):
        write(examined, "more")
    examined.close()
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == (before, names)


def test_both_checks_see_what_one_alone_misses(database: Database, path: Path) -> None:
    write(database, *("x" * 900 for _ in range(200)))
    database.close()
    whole = path.read_bytes()
    faults = [whole[:-4096], whole[:-8192]]
    faults += [_flipped(whole, at) for at in range(len(whole) // 40, len(whole), len(whole) // 40)]
    for fault in faults:
        path.write_bytes(fault)
        assert _is_seen(path)
    path.write_bytes(whole)
    assert not _is_seen(path)


def _flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 4]) + content[at + 1 :]


def _is_seen(path: Path) -> bool:
    try:
        opened = Database.open(path, KEY)
    except Damaged:
        return True
    try:
        return bool(check(opened))
    finally:
        opened.close()


def test_a_torn_last_page_is_seen_at_once(database: Database, path: Path) -> None:
    database.close()
    path.write_bytes(path.read_bytes() + b"half a page")
    with pytest.raises(Damaged, match=r"vault\.database_damaged"):
        Database.open(path, KEY)


def test_a_full_disk_is_told_room_is_made_and_nothing_is_lost(database: Database) -> None:
    freed: list[str] = []
    with database.lifted():
        database.connection().exec_driver_sql("PRAGMA max_page_count = 3")
    for relief in (None, lambda: freed.append("ballast")):
        database.relief = relief
        with pytest.raises(StorageTrouble) as trouble, told(database):
            write(database, "x" * 100_000)
        database.connection().rollback()
        assert trouble.value.key == "disk.full"
    assert freed == ["ballast"]
    assert texts(database) == [SECRET]


def test_our_own_faults_are_not_told_as_the_disks(database: Database) -> None:
    with pytest.raises(OperationalError), told(database):
        database.connection().exec_driver_sql("SELECT nonsense")
    with pytest.raises(dbapi2.ProgrammingError), told(database):
        raise dbapi2.ProgrammingError("without a code")
    with pytest.raises(Told), told(database):
        raise VaultInUse("vault.in_use")


@pytest.mark.parametrize("is_replaced", [True, False])
def test_a_file_replaced_or_taken_away_underneath_is_noticed(
    database: Database, path: Path, is_replaced: bool
) -> None:
    away = path.with_name("away")
    path.rename(away)
    if is_replaced:
        path.write_bytes(away.read_bytes())
    with pytest.raises(StorageTrouble, match=r"vault\.displaced"):
        database.connection()
    path.unlink(missing_ok=True)
    away.rename(path)
    assert texts(database) == [SECRET]


def test_a_copy_carries_everything_under_the_same_key(database: Database, tmp_path: Path) -> None:
    write(database, *("y" * 3000 for _ in range(1200)))
    steps: list[tuple[int, int]] = []

    def progress(done: int, whole: int) -> None:
        steps.append((done, whole))
        write(database, f"during {len(steps)}")

    copy_into(database, tmp_path / "copy", progress)
    assert len(steps) > 2 and steps[-1][0] == steps[-1][1]
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    copy = Database.examine(tmp_path / "copy", KEY)
    assert check(copy) == []
    assert [text for text in texts(copy) if not text.startswith("during")] == [SECRET, *["y" * 3000] * 1200]
    copy.close()
    assert len(texts(database)) == 1201 + len(steps)


def test_a_copy_can_be_cancelled(database: Database, tmp_path: Path) -> None:
    def cancel(_done: int, _whole: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        copy_into(database, tmp_path / "copy", cancel)
    assert texts(database) == [SECRET]


def test_a_copy_takes_no_others_place(database: Database, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("something")
    with pytest.raises(StorageTrouble):
        copy_into(database, tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "something"
