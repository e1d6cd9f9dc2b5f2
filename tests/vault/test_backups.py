"""Backups count when they were reopened; restore never overwrites; rotation goes by sequence."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from attachdesk.domain.errors import Damaged, RuleBroken, StorageTrouble, Told, WrongKey
from attachdesk.storage.checks import check
from attachdesk.vault import backups, keyring, manifest, rotation, sealed_form, vault
from attachdesk.vault.root import Root
from attachdesk.vault.vault import Vault
from tests.vault.trial import (
    CANARY,
    CHEAP,
    NEW,
    NOW,
    PASSPHRASE,
    contents,
    flip,
    forge_manifest,
    migrate,
    small_disk,
    swap_record,
    texts_in,
    write,
)


@pytest.fixture
def made(opened: Vault, tmp_path: Path) -> Path:
    """A backup elsewhere."""
    return backups.backup(opened, tmp_path / "backup").path


def restored_texts(place: Path, passphrase: str = PASSPHRASE) -> list[str]:
    opened = vault.open_vault(place, passphrase, migrate=migrate)
    texts = texts_in(opened.database)
    assert check(opened.database) == []
    opened.close()
    return texts


def test_a_backup_restores_to_a_vault_with_everything(opened: Vault, tmp_path: Path) -> None:
    write(opened.database, *("z" * 2000 for _ in range(1500)))
    steps: list[int] = []

    def draft(done: int, _whole: int) -> None:
        steps.append(done)
        write(opened.database, "a draft saved meanwhile")

    one = backups.backup(opened, tmp_path / "backup", draft, made_at=NOW)
    assert (one.path, one.size) == (
        tmp_path / "backup",
        (tmp_path / "backup" / "clinical.adk").stat().st_size,
    )
    assert len(steps) > 2
    backups.restore(one.path, tmp_path / "again", PASSPHRASE)
    texts = restored_texts(tmp_path / "again")
    assert texts[0] == CANARY and texts.count("z" * 2000) == 1500
    assert {path.name for path in (tmp_path / "again").iterdir()} == {
        "keyring.json", "keyring.copy.json", "clinical.adk", "ballast", "backups",
    }  # fmt: skip


def test_a_backup_shows_no_word_of_the_record(made: Path) -> None:
    assert set(contents(made)) == {"clinical.adk", "keyring.json", "keyring.copy.json", "manifest.json"}
    assert all(CANARY[:10].encode() not in content for content in contents(made).values())
    assert made.stat().st_mode & 0o777 == 0o700


def test_the_recovery_key_restores_too(made: Path, paper: str, tmp_path: Path) -> None:
    backups.restore(made, tmp_path / "again", paper)
    assert restored_texts(tmp_path / "again") == [CANARY]


def test_a_backup_opens_with_the_passphrase_it_was_made_under(
    opened: Vault, made: Path, tmp_path: Path
) -> None:
    vault.change_passphrase(opened, PASSPHRASE, "nine loud geese over the marsh", cost=CHEAP)
    backups.restore(made, tmp_path / "again", PASSPHRASE)
    assert restored_texts(tmp_path / "again") == [CANARY]


def test_the_vaults_own_backups_follow_a_new_passphrase(opened: Vault, paper: str, tmp_path: Path) -> None:
    first, second = (backups.backup_inside(opened, NOW + timedelta(days=day)).path for day in (0, 1))
    kept_back = {name: (second / name).read_bytes() for name in keyring.NAMES}
    (first / "keyring.json").write_bytes(b"")
    (first / "keyring.copy.json").write_bytes(b"")
    vault.change_passphrase(opened, PASSPHRASE, NEW, cost=CHEAP)
    with pytest.raises(WrongKey):
        backups.restore(second, tmp_path / "again", PASSPHRASE)
    backups.restore(second, tmp_path / "again", NEW)
    assert (first / "keyring.json").read_bytes() == b""
    for name, content in kept_back.items():
        (second / name).write_bytes(content)
    backups.backup_inside(opened, NOW + timedelta(days=2))
    assert keyring.read_pair(second).keyring == opened.keyring
    opened.close()
    vault.recover(opened.folder, paper, PASSPHRASE, cost=CHEAP)
    backups.restore(second, tmp_path / "recovered", PASSPHRASE)
    assert restored_texts(tmp_path / "recovered") == [CANARY]


def test_nothing_is_overwritten(opened: Vault, made: Path, tmp_path: Path) -> None:
    before = contents(made)
    with pytest.raises(RuleBroken, match=r"backup\.exists"):
        backups.backup(opened, made)
    for target in (made, opened.folder, tmp_path):
        with pytest.raises(RuleBroken, match=r"backup\.exists") as told:
            backups.restore(made, target, PASSPHRASE)
        assert told.value.exit_code == 5
    assert contents(made) == before


def test_a_backup_is_not_opened_as_a_vault(made: Path) -> None:
    with pytest.raises(RuleBroken, match=r"vault\.is_a_backup"):
        vault.open_vault(made, PASSPHRASE, migrate=migrate)


def _list_no_record(made: Path) -> None:
    root = keyring.read_pair(made).keyring.unlock(PASSPHRASE)
    manifest.write(made, ["keyring.json"], root, 1, NOW)


def _claim_newer(made: Path) -> None:
    sealed = b'{"format":"attachdesk-backup","version":7}'
    (made / "manifest.json").write_bytes(sealed)


FAULTS: list[tuple[Callable[[Path], object], type[Told], str]] = [
    (shutil.rmtree, StorageTrouble, "vault.gone"),
    (lambda made: (made / "manifest.json").unlink(), Damaged, "backup.not_a_backup"),
    (lambda made: flip(made / "manifest.json", 40), Damaged, "backup.damaged"),
    (forge_manifest, Damaged, "backup.damaged"),
    (_list_no_record, Damaged, "backup.damaged"),
    (_claim_newer, RuleBroken, "vault.newer"),
    (lambda made: flip(made / "clinical.adk", 5000), Damaged, "backup.damaged"),
    (lambda made: (made / "clinical.adk").unlink(), Damaged, "backup.damaged"),
    (swap_record, Damaged, "backup.failed"),
    (
        lambda made: [(made / name).write_bytes(b"") for name in keyring.NAMES],
        Damaged,
        "vault.keyring_damaged",
    ),
]


@pytest.mark.parametrize(("harm", "kind", "key"), FAULTS)
def test_a_faulty_backup_is_told_and_makes_no_vault(
    made: Path, tmp_path: Path, harm: Callable[[Path], object], kind: type[Told], key: str
) -> None:
    harm(made)
    with pytest.raises(Told) as told:
        backups.restore(made, tmp_path / "again", PASSPHRASE)
    assert (type(told.value), told.value.key) == (kind, key)
    assert not [path for path in tmp_path.iterdir() if "again" in path.name]


def test_the_wrong_secret_is_told_before_a_damaged_record(made: Path, tmp_path: Path) -> None:
    flip(made / "clinical.adk", 5000)
    other, other_paper = vault.create(tmp_path / "other", PASSPHRASE, cost=CHEAP, migrate=migrate)
    other.close()
    for secret in ("a wrong but long passphrase", other_paper):
        with pytest.raises(WrongKey):
            backups.restore(made, tmp_path / "again", secret)


def test_one_damaged_keyring_does_not_hinder_restoring(made: Path, tmp_path: Path) -> None:
    (made / "keyring.json").write_bytes(b"{")
    backups.restore(made, tmp_path / "again", PASSPHRASE)
    assert keyring.read_pair(tmp_path / "again").unsound == ()


def test_a_file_or_nothing_is_no_backup(tmp_path: Path, opened: Vault) -> None:
    (tmp_path / "file").touch()
    for source in (tmp_path / "file", opened.folder):
        with pytest.raises(Damaged, match=r"backup\.not_a_backup"):
            backups.restore(source, tmp_path / "again", PASSPHRASE)


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "a/b"])
def test_a_manifest_points_at_no_file_elsewhere(tmp_path: Path, name: str) -> None:
    one = {"size": 0, "sha256": ""}
    fields = {"format": manifest.FORMAT, "version": 1, "vault_id": "x", "sequence": 1, "made_at": None}
    content = sealed_form.write({**fields, "files": {name: one}}, Root.random())
    (tmp_path / manifest.NAME).write_bytes(content)
    with pytest.raises(sealed_form.Unsound):
        manifest.read(tmp_path)


@pytest.mark.parametrize("files", [None, [], {"x": None}, {"x": {"size": "y", "sha256": ""}}])
def test_a_manifest_that_we_never_wrote_is_unsound(tmp_path: Path, files: object) -> None:
    fields = {"format": manifest.FORMAT, "version": 1, "vault_id": "x", "sequence": 1, "made_at": None}
    (tmp_path / manifest.NAME).write_bytes(sealed_form.write({**fields, "files": files}, Root.random()))
    with pytest.raises(sealed_form.Unsound):
        manifest.read(tmp_path)


def test_a_damaged_vault_gives_no_backup(opened: Vault, tmp_path: Path) -> None:
    write(opened.database, *("w" * 900 for _ in range(200)))
    opened.close()
    path = opened.folder / "clinical.adk"
    flip(path, path.stat().st_size // 2)
    again = vault.open_vault(opened.folder, PASSPHRASE, migrate=migrate)
    with pytest.raises(Damaged):
        backups.backup(again, tmp_path / "backup")
    again.close()
    assert [one.name for one in tmp_path.iterdir()] == ["vault"]


def test_a_copy_that_fails_its_checks_is_no_backup(opened: Vault, made: Path) -> None:
    flip(made / "clinical.adk", 5000)
    with pytest.raises(Damaged, match=r"backup\.failed"):
        backups._demand_sound(made, opened.root)
    with pytest.raises(Damaged, match=r"backup\.failed"):
        backups._demand_sound(made, Root.random())


def test_a_cancelled_backup_leaves_nothing(opened: Vault, tmp_path: Path) -> None:
    def cancel(_done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backups.backup(opened, tmp_path / "backup", cancel)
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]
    assert texts_in(opened.database) == [CANARY]


def test_a_full_disk_gives_one_sentence_and_leaves_nothing(opened: Vault, tmp_path: Path) -> None:
    write(opened.database, *("v" * 3000 for _ in range(1000)))
    (tmp_path / "stick").mkdir()
    with small_disk(tmp_path / "stick", 2) as is_there:
        if not is_there:
            pytest.skip("this machine lets us mount no small disk")
        with pytest.raises(StorageTrouble, match=r"disk\.full") as told:
            backups.backup(opened, tmp_path / "stick" / "backup")
        assert told.value.values["path"] == str(tmp_path / "stick" / "backup")
        assert list((tmp_path / "stick").iterdir()) == []
    assert (opened.folder / "ballast").exists()


def test_a_missing_drive_is_told(opened: Vault, tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match=r"disk\.gone"):
        backups.backup(opened, tmp_path / "stick" / "backup")


def test_the_vaults_own_backups_are_counted_dated_and_pruned(opened: Vault) -> None:
    assert backups.latest(opened.folder) is None
    shutil.rmtree(opened.folder / "backups")
    for day in range(30):
        backups.backup_inside(opened, NOW + timedelta(days=day))
    newest = backups.latest(opened.folder)
    assert newest is not None
    assert (newest.sequence, newest.made_at) == (30, NOW + timedelta(days=29))
    assert newest.path == opened.folder / "backups" / "000030"
    there = {int(path.name) for path in (opened.folder / "backups").iterdir()}
    assert there == rotation.kept((day + 1, (NOW + timedelta(days=day)).date()) for day in range(30))
    assert set(range(19, 31)) < there
    assert backups.check_vault(opened, deep=True) == []


def test_a_backup_that_cannot_be_read_is_neither_latest_nor_pruned(opened: Vault) -> None:
    backups.backup_inside(opened, NOW - timedelta(days=1))
    backups.backup_inside(opened, NOW)
    (opened.folder / "backups" / ".000003.making-left by a kill").mkdir()
    (opened.folder / "backups" / "000002" / "manifest.json").unlink()
    (opened.folder / "backups" / "7 notes of mine").mkdir()
    newest = backups.latest(opened.folder)
    assert newest is not None and newest.sequence == 1
    for _ in range(rotation.LATEST):
        backups.backup_inside(opened, NOW - timedelta(days=1))
    names = sorted(path.name for path in (opened.folder / "backups").iterdir())
    assert names == ["000002", *(f"{number:06}" for number in range(3, 8)), "7 notes of mine"]


def test_a_second_closing_on_one_day_leaves_the_first_backup_where_it_is(opened: Vault) -> None:
    for _ in range(rotation.LATEST + 2):
        backups.backup_inside(opened, NOW)
    there = sorted(path.name for path in (opened.folder / "backups").iterdir())
    assert there == ["000003", "000004", "000005", "000006", "000007"]


def test_a_copy_made_before_a_change_outlives_its_day(opened: Vault) -> None:
    for day in range(1, 60, 2):
        for reason in ("", manifest.BEFORE_MIGRATION, "") if day % 10 == 3 else ("",):
            backups.backup_inside(opened, NOW + timedelta(days=day), reason=reason)
    found = [manifest.read(path) for path in sorted((opened.folder / "backups").iterdir())]
    before_change = [one.made_at for one in found if one.reason == manifest.BEFORE_MIGRATION]
    assert before_change == [NOW + timedelta(days=day) for day in (33, 43, 53)]
    assert backups.check_vault(opened) == []
