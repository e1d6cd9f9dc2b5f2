"""What the trials of the vault share: a small schema, a cheap cost, an ordinary person, a small disk."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from attachdesk.storage.database import Database
from attachdesk.vault import keyring, manifest, vault
from attachdesk.vault.root import Root
from attachdesk.vault.slots import Cost
from attachdesk.vault.vault import Vault

CHEAP = Cost(64, 1, 1)
PASSPHRASE = "seven quiet herons at the weir"
CANARY = "Canary-7c1d said that her sister never came back"
NEW = "nine loud geese over the marsh"
NOW = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
NOBODY = 65534


def migrate(opened: Vault) -> None:
    """Bring up a schema of one table with one row."""
    connection = opened.database.connection()
    if connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 0:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.exec_driver_sql("CREATE TABLE word (text TEXT NOT NULL)")
        connection.exec_driver_sql("CREATE VIRTUAL TABLE found USING fts5(text)")
        connection.exec_driver_sql("PRAGMA user_version = 1")
        connection.commit()
    connection.rollback()


def write(database: Database, *texts: str) -> None:
    """Write texts in one transaction."""
    connection = database.connection()
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    for text in texts:
        connection.exec_driver_sql("INSERT INTO word VALUES (?)", (text,))
        connection.exec_driver_sql("INSERT INTO found VALUES (?)", (text,))
    connection.commit()


def texts_in(database: Database) -> list[str]:
    """Return every text, in the order written."""
    connection = database.connection()
    texts = [row.text for row in connection.exec_driver_sql("SELECT text FROM word ORDER BY rowid")]
    connection.rollback()
    return texts


@contextmanager
def as_somebody(folder: Path) -> Iterator[None]:
    """Act as a person whom file modes bind: they do not bind root, so root gives the folder to nobody."""
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def small_disk(folder: Path, mebibytes: int) -> Iterator[bool]:
    """Put a disk of this size at ``folder``; gives False where this machine does not let us."""
    libc = ctypes.CDLL(None, use_errno=True)
    options = f"size={mebibytes}m".encode()
    is_there = libc.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, options) == 0
    try:
        yield is_there
    finally:
        if is_there:
            libc.umount2(os.fsencode(folder), 2)


def reopen(place: Path, passphrase: str = PASSPHRASE) -> Vault:
    """Open the vault again."""
    return vault.open_vault(place, passphrase, migrate=migrate)


def contents(place: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def damage_both_keyrings(place: Path) -> None:
    """Damage both keyring files."""
    (place / "keyring.json").write_bytes(b"{")
    (place / "keyring.copy.json").write_bytes(b"")


def lose_both_keyrings(place: Path) -> None:
    """Take both keyring files away."""
    (place / "keyring.json").unlink()
    (place / "keyring.copy.json").unlink()


def damage_a_page(place: Path) -> None:
    """Flip a bit in the first page of the database."""
    content = bytearray((place / "clinical.adk").read_bytes())
    content[100] ^= 1
    (place / "clinical.adk").write_bytes(content)


def flip(path: Path, at: int) -> None:
    """Flip one bit of a file."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)


def forge_manifest(made: Path) -> None:
    """Put a manifest there that another root sealed."""
    manifest.write(made, ["clinical.adk"], Root.random(), 1, NOW)


def swap_record(made: Path) -> None:
    """Damage the record of a backup and list it as if it were right."""
    root = keyring.read_pair(made).keyring.unlock(PASSPHRASE)
    content = bytearray((made / "clinical.adk").read_bytes())
    content[5000] ^= 1
    (made / "clinical.adk").write_bytes(content)
    manifest.write(made, ["clinical.adk"], root, 1, NOW)
