"""The private file: a root of its own, a slot of its own, in every backup, with either line of the paper."""

from pathlib import Path

import pytest

from attachdesk.domain.errors import Damaged, RuleBroken, StorageTrouble, WrongKey
from attachdesk.storage import disk
from attachdesk.storage.database import Database
from attachdesk.vault import backups, keyring, private_file, vault
from attachdesk.vault.private_file import Mark
from attachdesk.vault.vault import Vault
from tests.vault.trial import CHEAP, NEW, PASSPHRASE, contents, lose_both_keyrings, reopen

SECOND = "eleven green boats upon the lake"
WORDS = "Canary-5e0c only for myself"


def nothing(_database: Database) -> None:
    """Bring up no schema."""


def fill(database: Database) -> None:
    """Bring up one table with a canary."""
    connection = database.connection()
    connection.exec_driver_sql("CREATE TABLE word (text TEXT NOT NULL)")
    connection.exec_driver_sql("INSERT INTO word VALUES (?)", (WORDS,))
    connection.commit()


def make(opened: Vault, passphrase: str = PASSPHRASE) -> str:
    """Make the private file of a vault and close it; return its line."""
    line = private_file.new_line()
    root = private_file.root_of(line)
    ring = opened.keyring.with_private(opened.root, root, passphrase, CHEAP)
    private_file.make(opened.folder, ring, fill, line).close()
    opened.keyring = ring
    return line


def words(folder: Path, passphrase: str) -> str:
    """Open the private file with a passphrase and read it."""
    root = keyring.read_pair(folder).keyring.unlock_private(passphrase)
    database = private_file.open_file(folder, root)
    found = str(database.connection().exec_driver_sql("SELECT text FROM word").scalar_one())
    database.close()
    return found


def test_nothing_of_the_vaults_root_opens_it(opened: Vault, place: Path) -> None:
    line = make(opened)
    assert private_file.root_of(line).secret != opened.root.secret
    with pytest.raises(Damaged, match=r"private\.damaged"):
        private_file.open_file(place, opened.root)
    assert words(place, PASSPHRASE) == WORDS
    assert not [one for one in contents(place).values() if b"Canary-5e0c" in one or one[:6] == b"SQLite"]


def test_a_new_passphrase_of_the_vault_opens_it_where_the_old_one_did(opened: Vault, place: Path) -> None:
    make(opened)
    vault.change_passphrase(opened, PASSPHRASE, NEW, cost=CHEAP)
    assert words(place, NEW) == WORDS
    with pytest.raises(WrongKey, match=r"private\.wrong_passphrase"):
        words(place, PASSPHRASE)
    assert keyring.read_pair(place).unsound == ()


def test_a_second_passphrase_stays_when_that_of_the_vault_changes(opened: Vault, place: Path) -> None:
    make(opened, SECOND)
    vault.change_passphrase(opened, PASSPHRASE, NEW, cost=CHEAP)
    assert words(place, SECOND) == WORDS


def test_the_recovery_key_alone_gives_the_vault_back_and_not_the_private_notes(
    opened: Vault, place: Path, paper: str
) -> None:
    line = make(opened)
    opened.close()
    vault.recover(place, paper, NEW, cost=CHEAP)
    reopen(place, NEW).close()
    assert words(place, PASSPHRASE) == WORDS
    with pytest.raises(WrongKey, match=r"private\.other_line"):
        vault.recover(place, paper, SECOND, paper, cost=CHEAP)
    reopen(place, NEW).close()
    vault.recover(place, paper, SECOND, line, cost=CHEAP)
    reopen(place, SECOND).close()
    assert words(place, SECOND) == WORDS


def test_both_lines_bring_both_files_back_when_the_keyrings_are_lost(
    opened: Vault, place: Path, paper: str
) -> None:
    line = make(opened)
    opened.close()
    lose_both_keyrings(place)
    vault.recover(place, paper, NEW, cost=CHEAP)
    with pytest.raises(WrongKey, match=r"private\.no_slot"):
        words(place, NEW)
    vault.recover(place, paper, NEW, line, cost=CHEAP)
    assert words(place, NEW) == WORDS


def test_a_vault_without_private_notes_takes_no_second_line(place: Path, paper: str) -> None:
    with pytest.raises(Damaged, match=r"private\.missing"):
        vault.recover(place, paper, NEW, private_file.new_line(), cost=CHEAP)


def test_it_is_made_only_once_and_what_fails_leaves_nothing(opened: Vault, place: Path) -> None:
    def fail(_database: Database) -> None:
        raise StorageTrouble("disk.full", path="x")

    line, before = private_file.new_line(), contents(place)
    with pytest.raises(StorageTrouble):
        private_file.make(place, opened.keyring, fail, line)
    assert contents(place) == before
    make(opened)
    with pytest.raises(RuleBroken, match=r"private\.exists"):
        private_file.make(place, opened.keyring, nothing, line)


def test_a_backup_carries_it_open_and_closed_with_the_journal_of_a_killed_process(
    opened: Vault, place: Path, tmp_path: Path
) -> None:
    make(opened)
    (place / private_file.JOURNAL).write_bytes(b"")
    backups.backup(opened, tmp_path / "closed")
    root = opened.keyring.unlock_private(PASSPHRASE)
    (place / private_file.JOURNAL).unlink()
    opened.private = private_file.open_file(place, root)
    backups.backup(opened, tmp_path / "open")
    opened.close()
    assert (tmp_path / "closed" / private_file.JOURNAL).exists()
    for name in ("closed", "open"):
        target = tmp_path / f"restored-{name}"
        backups.restore(tmp_path / name, target, PASSPHRASE)
        assert words(target, PASSPHRASE) == WORDS
    (tmp_path / "closed" / private_file.NAME).unlink()
    with pytest.raises(Damaged, match=r"backup\.damaged"):
        backups.restore(tmp_path / "closed", tmp_path / "none", PASSPHRASE)


def test_a_copy_that_is_not_what_was_copied_is_no_backup(
    opened: Vault, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(opened)
    root = opened.keyring.unlock_private(PASSPHRASE)
    monkeypatch.setattr(disk, "copy_new", lambda _source, target: target.write_bytes(b"less"))
    with pytest.raises(Damaged, match=r"backup\.failed"):
        backups.backup(opened, tmp_path / "closed")
    monkeypatch.undo()
    opened.private = private_file.open_file(place, root)
    monkeypatch.setattr(private_file, "check", lambda _copy: ["page 3"])
    with pytest.raises(Damaged, match=r"backup\.failed"):
        backups.backup(opened, tmp_path / "open")
    assert not (tmp_path / "closed").exists() and not (tmp_path / "open").exists()


def test_the_mark_of_a_closing_is_written_and_read() -> None:
    mark = Mark(4096, "ab" * 32, 7, "cd" * 32)
    assert Mark.of(str(mark)) == mark


def test_what_cannot_be_read_is_said(opened: Vault, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(opened)
    mark = private_file.measured(place, 0, b"")
    assert private_file.wrong_with(place, [mark], is_dirty=False) == ""
    assert private_file.wrong_with(place, [], is_dirty=False) == ""

    def torn(_path: Path) -> str:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(disk, "sha256", torn)
    assert private_file.wrong_with(place, [mark], is_dirty=False) == "unreadable"
