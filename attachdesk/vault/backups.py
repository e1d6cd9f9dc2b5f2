"""Backups: copied through the kept connection, reopened and checked before they count; restore; rotation."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from attachdesk.domain.errors import Damaged, RuleBroken, StorageTrouble, Told
from attachdesk.domain.overview import Finding
from attachdesk.storage import disk
from attachdesk.storage.checks import check
from attachdesk.storage.copying import Progress, copy_into
from attachdesk.storage.database import Database
from attachdesk.vault import (
    attempts,
    ballast,
    inspection,
    keyring,
    manifest,
    private_file,
    recovery_key,
    rotation,
    sealed_form,
)
from attachdesk.vault.manifest import Manifest
from attachdesk.vault.root import Root
from attachdesk.vault.staging import refuse_existing, staged, sweep, take_away
from attachdesk.vault.vault import BACKUPS, CLINICAL, Vault, rewrap_backups

__all__ = ["BackupMade", "BackupState", "backup", "backup_inside", "check_vault", "latest", "restore"]


@dataclass(frozen=True)
class BackupMade:
    """A backup that was reopened and found sound: its folder, its length in bytes."""

    path: Path
    size: int


@dataclass(frozen=True)
class BackupState:
    """The newest of the vault's own backups."""

    path: Path
    sequence: int
    made_at: datetime


def backup(
    vault: Vault, destination: Path, progress: Progress | None = None, *, made_at: datetime | None = None
) -> BackupMade:
    """Make a backup of an open vault in a new folder. It counts only when this returns.

    Between steps ``progress(done, all)`` runs and may write to the vault. Raises ``RuleBroken`` when
    something lies at ``destination``, ``StorageTrouble``, ``Damaged`` when the copy fails its checks.
    """
    return _backup(vault, destination, progress, sequence=0, made_at=made_at)


def backup_inside(
    vault: Vault, now: datetime, progress: Progress | None = None, *, reason: str = "", prune: bool = True
) -> BackupMade:
    """Make the vault's own next backup and take away those that rotation no longer keeps.

    ``reason`` is kept in its manifest (``manifest.BEFORE_MIGRATION``). Without ``prune`` all stay: one of
    them may be the last that is whole. Raises as ``backup`` does.
    """
    there = list(_own(vault.folder))
    sequence = max((number for number, _, _ in there), default=0) + 1
    folder = vault.folder / BACKUPS
    with disk.told_about(vault.folder):
        if not folder.exists():
            disk.make_folder(folder)
    sweep(folder)
    rewrap_backups(vault.folder, vault.keyring)
    made = _backup(vault, folder / f"{sequence:06}", progress, sequence=sequence, made_at=now, reason=reason)
    if prune:
        _prune(vault)
    return made


def latest(folder: Path) -> BackupState | None:
    """Return the newest of the vault's own backups, by sequence, or None. Opens no database."""
    states = [
        BackupState(path, sequence, found.made_at)
        for sequence, path, found in _own(folder)
        if found is not None and found.made_at is not None
    ]
    return max(states, key=lambda one: one.sequence, default=None)


def restore(source: Path, target: Path, secret: str, now: datetime | None = None) -> None:
    """Make a vault of a backup, with the passphrase it was made under or the recovery key.

    With ``now`` the vault comes with a count of it, for its audit trail.
    Every file is compared with the manifest, and the copy is opened and checked, before ``target``
    appears. Never overwrites. Raises as opening a vault does.
    """
    refuse_existing(target, "backup.exists")
    listed = _manifest_of(source)
    ring = keyring.read_pair(source).keyring
    root = _unlocked(ring, secret, source)
    if not listed.is_of(root):
        raise Damaged("backup.damaged", path=str(source), file=manifest.NAME)
    altered = listed.altered(source)
    if altered or CLINICAL not in listed.files:
        raise Damaged("backup.damaged", path=str(source), file=", ".join(altered) or CLINICAL)
    with staged(target, "backup.exists") as making:
        with disk.told_about(target.parent):
            for name in listed.files:
                disk.copy_new(source / name, making / name)
            disk.make_folder(making / BACKUPS)
        keyring.write_pair(making, ring)
        ballast.lay(making)
        _demand_sound(making, root)
        if now is not None:
            attempts.happened(making, attempts.RESTORED, now)


def check_vault(vault: Vault, *, deep: bool = False) -> list[Finding]:
    """Check an open vault: keyring pair, pages, the manifest of each backup; ``deep`` opens each backup."""
    findings = inspection.of_keyring(vault.folder, vault.root) + inspection.of_pages(vault.database)
    for _, path, _ in _own(vault.folder):
        findings += inspection.of_backup(path, vault.root, deep=deep)
    return findings


def _backup(
    vault: Vault,
    destination: Path,
    progress: Progress | None,
    *,
    sequence: int,
    made_at: datetime | None,
    reason: str = "",
) -> BackupMade:
    with staged(destination, "backup.exists") as making:
        copy_into(vault.database, making / CLINICAL, progress)
        keyring.write_pair(making, vault.keyring)
        _demand_sound(making, vault.root)
        names = [CLINICAL, *private_file.copy_to(making, vault.folder, vault.private, progress)]
        with disk.told_about(destination.parent):
            manifest.write(making, names, vault.root, sequence, made_at, reason=reason)
            size = sum((making / name).stat().st_size for name in names)
    return BackupMade(destination, size)


def _demand_sound(folder: Path, root: Root) -> None:
    """Reopen a copy with its own keyring and run both checks on it."""
    if not keyring.read_pair(folder).keyring.is_of(root):
        raise Damaged("backup.failed", path=str(folder))
    with closing(Database.examine(folder / CLINICAL, root.clinical_key())) as copy:
        if check(copy):
            raise Damaged("backup.failed", path=str(folder))


def _unlocked(ring: keyring.Keyring, secret: str, source: Path) -> Root:
    try:
        root = Root(recovery_key.read(secret))
    except Told:
        return ring.unlock(secret)
    return root if ring.is_of(root) else ring.unlock(secret)


def _manifest_of(source: Path) -> Manifest:
    if not source.exists():
        raise StorageTrouble("vault.gone", path=str(source))
    try:
        return manifest.read(source)
    except RuleBroken as newer:
        raise RuleBroken(newer.key, path=str(source)) from None
    except (FileNotFoundError, NotADirectoryError):
        raise Damaged("backup.not_a_backup", path=str(source)) from None
    except sealed_form.Unsound:
        raise Damaged("backup.damaged", path=str(source), file=manifest.NAME) from None


def _own(folder: Path) -> Iterator[tuple[int, Path, Manifest | None]]:
    """Give (sequence, folder, manifest or None) of each of the vault's own backups, in sequence."""
    for path in sorted(folder.glob(f"{BACKUPS}/[0-9]*")):
        if path.name.isdecimal():
            yield int(path.name), path, inspection.manifest_or_none(path)


def _prune(vault: Vault) -> None:
    own = [(sequence, path, found) for sequence, path, found in _own(vault.folder) if found is not None]
    dated = {sequence: found.made_at.date() for sequence, _, found in own if found.made_at is not None}
    staying = rotation.kept(dated.items())
    before_change = [sequence for sequence, _, found in own if found.reason == manifest.BEFORE_MIGRATION]
    staying |= rotation.kept_of_changes(before_change)
    for sequence, path, _ in own:
        if sequence in dated and sequence not in staying:
            take_away(path)
