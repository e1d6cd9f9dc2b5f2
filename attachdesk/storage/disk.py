"""Files beside the database: written whole or not at all, and never opened while SQLite holds them.

On POSIX, closing any descriptor of a file drops the locks that this process has on it, SQLite's included;
another process could then write. So the files that are connected are remembered here, and reading one of
them is our fault and fails loudly.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from attachdesk.domain.errors import StorageTrouble

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
BLOCK = 1 << 20

Identity: TypeAlias = tuple[int, int]
_connected: set[Identity] = set()

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {
    errno.ENOENT,
    errno.ENOTDIR,
    errno.ENODEV,
    errno.ENXIO,
    errno.ESTALE,
    errno.ENOTCONN,
    errno.ENAMETOOLONG,
}


@contextmanager
def told_about(path: Path) -> Iterator[None]:
    """Turn what the operating system says about files into one sentence (``StorageTrouble``)."""
    try:
        yield
    except OSError as error:
        raise StorageTrouble(_key(error.errno), path=str(path)) from None


def _key(number: int | None) -> str:
    if number in _FULL:
        return "disk.full"
    if number in _READ_ONLY:
        return "disk.read_only"
    return "disk.gone" if number in _GONE else "disk.failed"


def identity(path: Path) -> Identity:
    """Return what makes this file this file (device and inode), without opening it."""
    found = path.stat()
    return found.st_dev, found.st_ino


def connect(path: Path) -> Identity:
    """Remember that this process holds the database file; False twice for the same file is our fault."""
    one = identity(path)
    assert one not in _connected, "this process has the file connected already"
    _connected.add(one)
    return one


def disconnect(one: Identity) -> None:
    """Forget a file that is no longer held."""
    _connected.discard(one)


def is_connected(path: Path) -> bool:
    """Return whether this process holds the database file."""
    try:
        return identity(path) in _connected
    except OSError:
        return False


def read(path: Path, size: int = -1) -> bytes:
    """Return the first ``size`` bytes of a file that is not connected (all of them by default)."""
    assert not is_connected(path), "a connected database file is never opened"
    with path.open("rb") as file:
        return file.read(size)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file that is not connected, in hex."""
    assert not is_connected(path), "a connected database file is never opened"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def make_folder(path: Path) -> None:
    """Make a folder that only its owner may enter; it must not exist yet."""
    path.mkdir(mode=PRIVATE_FOLDER)
    path.chmod(PRIVATE_FOLDER)


def make_empty(path: Path) -> None:
    """Make an empty file that only its owner may read; it must not exist yet."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))


def write_new(path: Path, content: bytes) -> None:
    """Write a new private file and wait until the disk has it."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def write_whole(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of a file so that after a power cut the old or the new one is there."""
    waiting = path.with_name(path.name + ".new")
    waiting.unlink(missing_ok=True)
    try:
        write_new(waiting, content)
        waiting.replace(path)
    except OSError:
        with suppress(OSError):
            waiting.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def copy_new(source: Path, target: Path) -> None:
    """Copy a file that is not connected to a new private file, and wait until the disk has it."""
    assert not is_connected(source), "a connected database file is never opened"
    make_empty(target)
    with source.open("rb") as wanted, target.open("r+b") as file:
        shutil.copyfileobj(wanted, file, BLOCK)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Wait until the disk has a file that is not connected."""
    assert not is_connected(path), "a connected database file is never opened"
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Wait until the disk has the names in a folder; only POSIX can."""
    if os.name != "posix":  # pragma: no cover
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove_folder(path: Path) -> None:
    """Take away a half-made folder of ours, as far as that goes."""
    shutil.rmtree(path, ignore_errors=True)
