"""A vault from new to closed: each way in which opening can fail has its own class and sentence."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from attachdesk import locations
from attachdesk.domain.errors import Damaged, RuleBroken, StorageTrouble, Told, WrongKey
from attachdesk.storage import disk
from attachdesk.storage.database import Database
from attachdesk.storage.troubles import told
from attachdesk.vault import ballast, keyring, private_file, recovery_key
from attachdesk.vault.keyring import FULL, Cost, Keyring
from attachdesk.vault.passphrase import demand_length
from attachdesk.vault.root import Root
from attachdesk.vault.staging import staged

CLINICAL = "clinical.adk"
BACKUPS = "backups"
MANIFEST = "manifest.json"


class Vault:
    """An open vault: its folder, its database, the root.

    ``notices`` are keys of what to tell on opening; ``was_interrupted`` says that the last process ended
    without closing, which is a reason to check the pages at the next quiet moment.
    """

    def __init__(self, folder: Path, root: Root, ring: Keyring, database: Database) -> None:
        self.folder = folder
        self.root = root
        self.keyring = ring
        self.database = database
        self.notices: tuple[str, ...] = ()
        self.was_interrupted = False
        self.private: Database | None = None
        """The private notes, while they are open."""
        database.relief = lambda: ballast.free(folder)

    @property
    def id(self) -> str:
        """The vault's name among vaults, 32 hex digits."""
        return self.keyring.vault_id

    def close(self) -> None:
        """Let go of databases and locks; a second time does nothing. The backup on closing comes before."""
        if self.private is not None:
            self.private.close()
            self.private = None
        self.database.close()
        ballast.lay(self.folder)


Migrate = Callable[[Vault], object]
"""Brings an open vault to the present schema; raises ``RuleBroken`` when it is of a newer one."""


def create(folder: Path, passphrase: str, *, cost: Cost = FULL, migrate: Migrate) -> tuple[Vault, str]:
    """Create a vault where nothing lies yet; return it open, with the recovery key to be shown once.

    Raises ``RuleBroken`` (something lies there, passphrase too short) and ``StorageTrouble``. When it
    fails or is killed, nothing lies at ``folder``.
    """
    demand_length(passphrase)
    _make_own_place(folder)
    root = Root.random()
    ring = None
    with staged(folder, "vault.exists") as making:
        ring = keyring.new(root, passphrase, cost)
        keyring.write_pair(making, ring)
        database = Database.create(making / CLINICAL, root.clinical_key())
        try:
            with told(database):
                migrate(Vault(making, root, ring, database))
        finally:
            database.close()
        with disk.told_about(making):
            disk.make_folder(making / BACKUPS)
        ballast.lay(making)
    opened = Vault(folder, root, ring, Database.open(folder / CLINICAL, root.clinical_key()))
    return opened, recovery_key.write(root.secret)


def open_vault(folder: Path, passphrase: str, *, migrate: Migrate) -> Vault:
    """Open a vault; looks at the keyring, then the passphrase, then the database.

    Raises ``StorageTrouble`` (not there, read-only), ``Damaged`` (keyring, database, not a vault),
    ``WrongKey``, ``VaultInUse``, ``RuleBroken`` (made by a newer AttachDesk, a backup).
    """
    look_at(folder)
    pair = keyring.read_pair(folder)
    root = pair.keyring.unlock(passphrase)
    was_interrupted = (folder / f"{CLINICAL}-journal").exists()
    database = _open_database(folder, root)
    try:
        vault = Vault(folder, root, pair.keyring, database)
        with told(database):
            migrate(vault)
        vault.was_interrupted = was_interrupted
        if pair.unsound:
            vault.notices = (_repair(folder, pair),)
    except BaseException:
        database.close()
        raise
    ballast.lay(folder)
    return vault


def recover(
    folder: Path, key_on_paper: str, new_passphrase: str, second_line: str | None = None, *, cost: Cost = FULL
) -> None:
    """Give the vault a new passphrase with the recovery key, even when both keyrings are lost.

    With the second line from paper the private notes get it too, in the same write; else they keep theirs.
    Raises ``WrongKey`` for a typo and for the key of another vault; the record is not touched.
    """
    look_at(folder)
    root = Root(recovery_key.read(key_on_paper))
    private = None if second_line is None else private_file.proven(folder, second_line)
    try:
        ring: Keyring | None = keyring.read_pair(folder).keyring
    except Damaged:
        if not (folder / CLINICAL).exists():
            raise
        ring = None
    if ring is not None and not ring.is_of(root):
        raise WrongKey("recovery.other_vault", path=str(folder))
    demand_length(new_passphrase)
    try:
        database = _open_database(folder, root)
    except Damaged as damaged:
        if ring is not None or damaged.key != "vault.database_damaged":
            raise
        # without a keyring nothing but the database can prove the key
        raise WrongKey("recovery.unproven", path=str(folder)) from None
    try:
        ring = ring or keyring.new(root, new_passphrase, cost, generation=0)
        new = ring.rewrapped(root, new_passphrase, cost, private)
        keyring.replace_pair(folder, new)
        rewrap_backups(folder, new)
    finally:
        database.close()


def change_passphrase(vault: Vault, old: str, new: str, *, cost: Cost = FULL) -> None:
    """Rewrap the root under a new passphrase; nothing is re-encrypted. Killed half-way, one of them opens.

    Private notes that the old passphrase opened are opened by the new one; a second passphrase stays. The
    vault's own backups follow; those made elsewhere keep the passphrase they were made under.
    """
    root = vault.keyring.unlock(old)
    demand_length(new)
    ring = vault.keyring.rewrapped(root, new, cost, private_file.root_under(vault.keyring, old))
    keyring.replace_pair(vault.folder, ring)
    vault.keyring = ring
    rewrap_backups(vault.folder, ring)


def rewrap_backups(folder: Path, ring: Keyring) -> None:
    """Give the vault's own backups its present keyring, so that an old passphrase opens none of them.

    One that cannot be written now is tried again at the next backup; a damaged one is left to ``verify``.
    """
    for backup in folder.glob(f"{BACKUPS}/[0-9]*"):
        with suppress(Told):
            found = keyring.read_pair(backup).keyring
            if found.vault_id == ring.vault_id and found.content != ring.content:
                keyring.write_pair(backup, ring)


def _make_own_place(folder: Path) -> None:
    """Make the parent of the therapist's own vault; elsewhere a missing parent may be a missing drive."""
    if folder == locations.default_vault():
        with disk.told_about(folder.parent):
            folder.parent.mkdir(mode=disk.PRIVATE_FOLDER, parents=True, exist_ok=True)


def look_at(folder: Path) -> None:
    """Refuse what cannot be a vault by its outside: nothing there, a file, a backup."""
    with disk.told_about(folder):
        if not folder.exists():
            raise StorageTrouble("vault.gone", path=str(folder))
        if not folder.is_dir():
            is_empty = folder.stat().st_size == 0
            raise Damaged("vault.empty_file" if is_empty else "vault.not_a_vault", path=str(folder))
        if (folder / MANIFEST).exists():
            raise RuleBroken("vault.is_a_backup", path=str(folder))


def _open_database(folder: Path, root: Root) -> Database:
    path = folder / CLINICAL
    if path.exists() and not (_may_write(folder) and _may_write(path)):
        raise StorageTrouble("disk.read_only", path=str(folder))
    return Database.open(path, root.clinical_key())


def _repair(folder: Path, pair: keyring.Pair) -> str:
    try:
        keyring.write_pair(folder, pair.keyring, pair.unsound)
    except StorageTrouble:
        return "vault.keyring_not_repaired"
    return "vault.keyring_repaired"


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
