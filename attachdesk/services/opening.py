"""Vaults from outside: create, open, restore, recover. What an open one is used for stands in the others."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from attachdesk.domain.errors import Damaged, RuleBroken, StorageTrouble, WrongKey
from attachdesk.domain.practice import Practice
from attachdesk.services import private_marks
from attachdesk.services.event_bus import EventBus
from attachdesk.services.practice_clock import demo_clock
from attachdesk.services.records import Records
from attachdesk.storage import migrations
from attachdesk.storage.unit_of_work import Work
from attachdesk.vault import attempts, backups, keyring, private_file, vault
from attachdesk.vault.attempts import Attempts
from attachdesk.vault.manifest import BEFORE_MIGRATION
from attachdesk.vault.signing import Signer
from attachdesk.vault.vault import Vault


@dataclass(frozen=True)
class Outside:
    """What a record needs from the world: a clock (aware UTC), new ids, the wall clock's zone."""

    now: Callable[[], datetime]
    identify: Callable[[], str]
    zone: str


def real_world(zone: str | None = None) -> Outside:
    """Return this machine's clock, random ids and its zone."""
    return Outside(lambda: datetime.now(UTC), lambda: uuid4().hex, zone or local_zone())


def local_zone() -> str:
    """Return the IANA name of this machine's zone; UTC where it has none."""
    for source in (Path("/etc/timezone"), Path("/etc/localtime")):
        try:
            name = source.read_text().strip() if source.name == "timezone" else _zone_in(source.resolve())
        except (OSError, UnicodeDecodeError):
            continue
        if name:
            return name
    return "UTC"


def _zone_in(path: Path) -> str:
    _, _, name = str(path).partition("zoneinfo/")
    return name


def new_vault(
    folder: Path, passphrase: str, outside: Outside, cost: keyring.Cost = keyring.FULL
) -> tuple[Vault, str]:
    """Create a vault with an empty record; return it open, with the recovery key that is shown once."""
    made, recovery_key = vault.create(
        folder, passphrase, cost=cost, migrate=lambda fresh: _migrate(fresh, outside.now())
    )
    with records(made, outside).work() as work:
        now = outside.now()
        work.add(Practice(id=outside.identify(), version=1, made_at=now, zone=outside.zone))
        work.audit("created", kind="vault")
    return made, recovery_key


def open_vault(folder: Path, passphrase: str, outside: Outside | None = None) -> Vault:
    """Open a vault; each way in which that fails has a sentence of its own.

    One of an older AttachDesk is brought to today's schema, after a verified copy in its backups; where
    that copy cannot be made, nothing is changed and the vault stays closed.
    """
    outside, steps = outside or real_world(), list[int]()
    try:
        opened = vault.open_vault(
            folder, passphrase, migrate=lambda found: steps.append(_migrate(found, outside.now()))
        )
    except WrongKey:
        attempts.happened(folder, attempts.FAILED, outside.now())
        raise
    counted = attempts.waiting(folder)
    if counted or any(steps):
        _put_in_trail(opened, outside, counted, is_migrated=any(steps))
    return opened


def world_of(opened: Vault, outside: Outside) -> tuple[Outside, bool]:
    """Return the world of a vault, with the practice's zone; and whether it is a demo with its own clock."""
    with records(opened, outside).work() as work:
        practices, clock = work.find(Practice), demo_clock(work)
    zone = practices[0].zone if practices else outside.zone
    return Outside(clock or outside.now, outside.identify, zone), clock is not None


def _put_in_trail(
    opened: Vault, outside: Outside, counted: Mapping[str, Attempts], *, is_migrated: bool
) -> None:
    """Tell the audit trail what happened before the vault was open, by the clock the practice keeps."""
    own, is_demo = world_of(opened, outside)
    with records(opened, own).work() as work:
        for what, one in counted.items():
            told = one.moved(own.now() - outside.now()) if is_demo else one
            kind = private_marks.KIND if what == attempts.PRIVATE_RECOVERED else "vault"
            work.audit(what, kind=kind, reason=told.reason)
        if is_migrated:
            work.audit("migrated", kind="vault", reason=str(migrations.CURRENT))
    attempts.forget(opened.folder)


def look_for(folder: Path) -> None:
    """Refuse a path where no vault can lie: nothing there, a file, a backup, a folder of other things."""
    vault.look_at(folder)
    if not (folder / vault.CLINICAL).exists() and not any((folder / name).exists() for name in keyring.NAMES):
        raise Damaged("vault.not_a_vault", path=str(folder))


def look_at(folder: Path) -> None:
    """Refuse what is no vault or has no sound keyring, before anybody is asked for a passphrase."""
    vault.look_at(folder)
    keyring.read_pair(folder)


def look_at_backup(folder: Path) -> None:
    """Refuse a path where nothing lies, before anybody is asked for a passphrase."""
    if not os.path.exists(folder):  # noqa: PTH110 - unlike Path.exists it never raises
        raise StorageTrouble("vault.gone", path=str(folder))


def refuse_taken(folder: Path) -> None:
    """Refuse a place for a new vault at which something lies."""
    if os.path.lexists(folder):
        raise RuleBroken("vault.exists", path=str(folder))


def refuse_within_vault(folder: Path) -> None:
    """Refuse a place inside a vault, which holds nothing but what is its own."""
    for above in Path(os.path.abspath(folder)).parents:  # noqa: PTH100 - as it was named, links and all
        if (above / vault.CLINICAL).exists():
            raise RuleBroken("vault.inside_another", path=str(above))


def records(opened: Vault, outside: Outside, events: EventBus | None = None) -> Records:
    """Return how services reach an open vault."""

    def work() -> Work:
        return Work(opened.database, now=outside.now, zone=outside.zone, identify=outside.identify)

    return Records(
        work, outside.now, outside.identify, outside.zone, events or EventBus(), Signer(opened.root)
    )


def restore(backup: Path, target: Path, passphrase: str, outside: Outside | None = None) -> None:
    """Make a vault of a backup; never overwrites, and the vault was opened and checked when this returns.

    When it is opened next, its audit trail says that it was restored.
    """
    backups.restore(backup, target, passphrase, (outside or real_world()).now())


def recover(
    folder: Path,
    recovery_key: str,
    new_passphrase: str,
    cost: keyring.Cost = keyring.FULL,
    *,
    second_line: str | None = None,
    outside: Outside | None = None,
) -> None:
    """Set a new passphrase with the recovery key; with the second line, for the private notes as well.

    When the vault is opened next, its audit trail has this, and each key that was refused.
    """
    look_for(folder)
    now = (outside or real_world()).now()
    try:
        vault.recover(folder, recovery_key, new_passphrase, second_line, cost=cost)
    except WrongKey:
        attempts.happened(folder, attempts.NOT_RECOVERED, now)
        raise
    attempts.happened(folder, attempts.RECOVERED, now)
    if second_line is not None:
        attempts.happened(folder, attempts.PRIVATE_RECOVERED, now)


def has_private_file(folder: Path) -> bool:
    """Return whether a private file lies in the vault, which keeps a passphrase and a line of its own."""
    return (folder / private_file.NAME).exists()


def _migrate(opened: Vault, now: datetime) -> int:
    return migrations.bring_up(opened.database, before=lambda: copy_before_change(opened, now))


def copy_before_change(opened: Vault, now: datetime) -> None:
    """Make the verified copy without which no schema is changed."""
    try:
        backups.backup_inside(opened, now, reason=BEFORE_MIGRATION)
    except StorageTrouble as trouble:
        is_full = trouble.key == "disk.full"
        key = "backup.no_room_before_change" if is_full else "backup.none_before_change"
        raise StorageTrouble(key, path=str(opened.folder)) from None
    except Damaged:
        raise Damaged("backup.unsound_before_change", path=str(opened.folder)) from None
