"""What a check of a vault finds, each with its place and what to do about it; nothing is changed."""

from contextlib import closing
from pathlib import Path

from attachdesk.domain.errors import Damaged, Told
from attachdesk.domain.overview import Finding
from attachdesk.storage.checks import check
from attachdesk.storage.database import Database
from attachdesk.vault import keyring, manifest, sealed_form
from attachdesk.vault.manifest import Manifest
from attachdesk.vault.root import Root
from attachdesk.vault.vault import CLINICAL


def of_keyring(folder: Path, root: Root) -> list[Finding]:
    """Look at both keyring files."""
    where = "check.where_keyring"
    try:
        pair = keyring.read_pair(folder)
    except Told:
        return [Finding(where, "check.keyring_both", "check.advice_recover")]
    if not pair.keyring.is_of(root):
        return [Finding(where, "check.keyring_forged", "check.advice_recover")]
    return [
        Finding(where, "check.keyring_unsound", "check.advice_keyring", (("file", name),))
        for name in pair.unsound
    ]


def of_pages(database: Database) -> list[Finding]:
    """Run both integrity checks on the open database."""
    found = check(database)
    if not found:
        return []
    values = (("found", _counted(found)),)
    return [Finding("check.where_database", "check.pages", "check.advice_restore", values)]


def of_backup(folder: Path, root: Root, *, deep: bool) -> list[Finding]:
    """Compare a backup with its manifest; ``deep`` also opens it and checks its pages."""
    listed = manifest_or_none(folder)
    if listed is None or not listed.is_of(root):
        return [_backup_finding(folder, "check.backup_manifest")]
    found = [_backup_finding(folder, "check.backup_file", file=name) for name in listed.altered(folder)]
    found += _keyring_of_backup(folder, root)
    return found if found or not deep else _opened(folder, root)


def _keyring_of_backup(folder: Path, root: Root) -> list[Finding]:
    try:
        pair = keyring.read_pair(folder)
    except Told:
        unsound: tuple[str, ...] = keyring.NAMES
    else:
        if not pair.keyring.is_of(root):
            return [_backup_finding(folder, "check.backup_key")]
        unsound = pair.unsound
    return [_backup_finding(folder, "check.backup_file", file=name) for name in unsound]


def manifest_or_none(folder: Path) -> Manifest | None:
    """Return the manifest of a backup, None when it is damaged, missing, or of a newer AttachDesk."""
    try:
        return manifest.read(folder)
    except (Told, OSError, sealed_form.Unsound):
        return None


def _opened(folder: Path, root: Root) -> list[Finding]:
    try:
        with closing(Database.examine(folder / CLINICAL, root.clinical_key())) as copy:
            found = check(copy)
    except Damaged as damaged:
        found = [damaged.key]
    return [_backup_finding(folder, "check.backup_pages", found=_counted(found))] if found else []


def _backup_finding(folder: Path, what: str, **values: str) -> Finding:
    pairs = (("backup", folder.name), *values.items())
    return Finding("check.where_backup", what, "check.advice_backup", pairs)


def _counted(found: list[str]) -> str:
    return f"{len(found)}: {found[0]}"
