"""What a check finds, each damage in its place."""

from datetime import timedelta

from attachdesk.vault import backups, inspection, keyring, manifest, vault
from attachdesk.vault.root import Root
from attachdesk.vault.vault import Vault
from tests.vault.trial import (
    CANARY,
    CHEAP,
    NOW,
    PASSPHRASE,
    flip,
    forge_manifest,
    migrate,
    swap_record,
    write,
)


def found(opened: Vault, *, deep: bool = False) -> list[tuple[str, str]]:
    return [(one.where, one.what) for one in backups.check_vault(opened, deep=deep)]


def test_a_sound_vault_has_no_findings(opened: Vault) -> None:
    backups.backup_inside(opened, NOW)
    assert found(opened) == found(opened, deep=True) == []


def test_each_damage_is_found_in_its_place(opened: Vault) -> None:
    for _ in range(4):
        backups.backup_inside(opened, NOW + timedelta(days=len(list((opened.folder / "backups").iterdir()))))
    first, second, third, fourth = sorted((opened.folder / "backups").iterdir())
    flip(first / "clinical.adk", 5000)
    (second / "manifest.json").write_bytes(b"{}")
    swap_record(third)
    (fourth / "keyring.copy.json").unlink()
    (opened.folder / "keyring.json").write_bytes(b"{")
    quick = [
        ("check.where_keyring", "check.keyring_unsound"),
        ("check.where_backup", "check.backup_file"),
        ("check.where_backup", "check.backup_manifest"),
        ("check.where_backup", "check.backup_file"),
    ]
    assert found(opened) == quick
    assert found(opened, deep=True) == [*quick[:3], ("check.where_backup", "check.backup_pages"), quick[3]]


def test_a_forged_manifest_and_a_foreign_keyring_are_found(opened: Vault) -> None:
    one = backups.backup_inside(opened, NOW).path
    keyring.write_pair(one, keyring.new(Root.random(), PASSPHRASE, CHEAP))
    manifest.write(one, ["clinical.adk"], opened.root, 1, NOW)
    assert found(opened, deep=True) == [("check.where_backup", "check.backup_key")]
    (one / "clinical.adk").write_bytes(b"")
    keyring.write_pair(one, opened.keyring)
    manifest.write(one, ["clinical.adk"], opened.root, 1, NOW)
    assert found(opened, deep=True) == [("check.where_backup", "check.backup_pages")]
    forge_manifest(one)
    assert found(opened) == [("check.where_backup", "check.backup_manifest")]


def test_a_backup_that_lost_both_keyrings_is_found(opened: Vault) -> None:
    one = backups.backup_inside(opened, NOW).path
    for name in keyring.NAMES:
        (one / name).unlink()
    assert found(opened) == [("check.where_backup", "check.backup_file")] * 2


def test_lost_and_foreign_keyrings_are_found(opened: Vault) -> None:
    keyring.write_pair(opened.folder, keyring.new(Root.random(), PASSPHRASE, CHEAP))
    assert found(opened) == [("check.where_keyring", "check.keyring_forged")]
    for name in keyring.NAMES:
        (opened.folder / name).unlink()
    assert found(opened) == [("check.where_keyring", "check.keyring_both")]


def test_damaged_pages_are_found(opened: Vault) -> None:
    write(opened.database, *("w" * 900 for _ in range(200)))
    opened.close()
    flip(opened.folder / "clinical.adk", 20_000)
    again = vault.open_vault(opened.folder, PASSPHRASE, migrate=migrate)
    (finding,) = inspection.of_pages(again.database)
    assert finding.what == "check.pages" and CANARY not in str(finding.values)
    again.close()
