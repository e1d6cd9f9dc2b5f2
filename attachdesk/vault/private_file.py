"""The private notes: a database with a root of its own, beside the record and never derived from it.

It is made last of all: first its key lies in the keyring, then the file gets its name. Killed in between,
there is a slot without a file, which the next making replaces; never a file that nothing opens.
"""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from attachdesk.domain.errors import Damaged, StorageTrouble, WrongKey
from attachdesk.storage import disk
from attachdesk.storage.checks import check
from attachdesk.storage.copying import Progress, copy_into
from attachdesk.storage.database import Database
from attachdesk.vault import keyring, recovery_key
from attachdesk.vault.keyring import Keyring
from attachdesk.vault.root import Root
from attachdesk.vault.staging import refuse_existing

NAME = "process.adk"
JOURNAL = f"{NAME}-journal"
MAKING = f".{NAME}.making"

Migrate = Callable[[Database], object]


@dataclass(frozen=True)
class Mark:
    """What the clinical record keeps of the closed file: length, SHA-256 (hex), the end of its chain."""

    size: int
    sha256: str
    sequence: int
    head: str

    def __str__(self) -> str:
        return f"{self.size} {self.sha256} {self.sequence} {self.head}"

    @classmethod
    def of(cls, written: str) -> "Mark":
        """Return a mark as it was written."""
        size, sha256, sequence, head = written.split()
        return cls(int(size), sha256, int(sequence), head)


def new_line() -> str:
    """Return a new second recovery line: 56 characters that hold a new root."""
    return line_of(Root.random())


def line_of(root: Root) -> str:
    """Return the line on paper that holds this root."""
    return recovery_key.write(root.secret)


def root_of(line: str) -> Root:
    """Return the root on a second recovery line; ``WrongKey`` for a typo."""
    return Root(recovery_key.read(line))


def make(folder: Path, ring: Keyring, migrate: Migrate, line: str) -> Database:
    """Make the file under the root on ``line``, whose slot is in ``ring`` already; return it open.

    Raises ``RuleBroken`` where one lies there, and ``StorageTrouble``; nothing has its name then.
    """
    refuse_existing(folder / NAME, "private.exists")
    key, making = root_of(line).process_key(), folder / MAKING
    _sweep(folder)
    try:
        with closing(Database.create(making, key)) as database:
            migrate(database)
        keyring.replace_pair(folder, ring)
        with disk.told_about(folder):
            making.rename(folder / NAME)
            disk.sync_folder(folder)
    except BaseException:
        _sweep(folder)
        raise
    return Database.open(folder / NAME, key)


def open_file(folder: Path, root: Root) -> Database:
    """Open the file; ``Damaged`` when it is missing or not what that root opens."""
    try:
        return Database.open(folder / NAME, root.process_key())
    except Damaged as damaged:
        missing = damaged.key == "vault.database_missing"
        raise Damaged("private.missing" if missing else "private.damaged", path=str(folder)) from None


def proven(folder: Path, line: str) -> Root:
    """Return the root on a second recovery line that opens this vault's closed file; else ``WrongKey``."""
    root = root_of(line)
    if not (folder / NAME).exists():
        raise Damaged("private.missing", path=str(folder))
    try:
        Database.examine(folder / NAME, root.process_key()).close()
    except Damaged:
        raise WrongKey("private.other_line", path=str(folder)) from None
    return root


def root_under(ring: Keyring, passphrase: str) -> Root | None:
    """Return the root of the private notes when this passphrase opens it, else None."""
    try:
        return ring.unlock_private(passphrase)
    except WrongKey:
        return None


def measured(folder: Path, sequence: int, head: bytes) -> Mark:
    """Return the mark of the closed file; raises ``StorageTrouble``."""
    path = folder / NAME
    with disk.told_about(folder):
        return Mark(path.stat().st_size, disk.sha256(path), sequence, head.hex())


def wrong_with(folder: Path, closings: Sequence[Mark], *, is_dirty: bool) -> str:
    """Say what became of the closed file since ``closings`` (oldest first), unopened; "" when it is as left.

    ``is_dirty``: it was opened after the last of them and not closed, so that it may have grown since.
    """
    if not (folder / NAME).is_file():
        return "missing" if closings or is_dirty else ""
    try:
        now = measured(folder, 0, b"")
    except StorageTrouble:
        return "unreadable"
    seen = [one.sha256 for one in closings]
    if not seen or now.sha256 == seen[-1]:
        return ""
    if now.sha256 in seen:
        return "rolled_back"
    grown = "shorter" if now.size < closings[-1].size else "changed"
    return "" if is_dirty else grown


def copy_to(
    making: Path, folder: Path, opened: Database | None, progress: Progress | None = None
) -> list[str]:
    """Put the private notes into a backup, through the connection when they are open; return the names.

    Raises ``Damaged`` when the copy is not what was copied.
    """
    if opened is not None:
        copy_into(opened, making / NAME, progress)
        with closing(Database.examine(making / NAME, opened.key)) as copy:
            if check(copy):
                raise Damaged("backup.failed", path=str(making))
        return [NAME]
    # a journal that a killed process left belongs to the file: only both together are whole
    names = [name for name in (NAME, JOURNAL) if (folder / name).is_file()]
    with disk.told_about(folder):
        for name in names:
            disk.copy_new(folder / name, making / name)
            if disk.sha256(folder / name) != disk.sha256(making / name):
                raise Damaged("backup.failed", path=str(making))
    return names if NAME in names else []


def _sweep(folder: Path) -> None:
    """Take away what a making that was stopped left behind."""
    for left in (MAKING, f"{MAKING}-journal"):
        (folder / left).unlink(missing_ok=True)
