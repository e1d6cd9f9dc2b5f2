"""Files that leave the vault: written whole under a new name, or not at all; the audit trail knows which."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from attachdesk.domain.errors import RuleBroken, StorageTrouble, Told
from attachdesk.services.records import Records


def write_new(path: Path, content: bytes) -> None:
    """Write ``content`` to a file that must not exist yet, readable by its owner alone."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise RuleBroken("handing_out.exists", file=path.name) from None
    except OSError as error:
        raise _told(error, path) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _told(error, path) from None


def write_recorded(records: Records, file: Path, content: bytes, what: str, **about: str) -> None:
    """Write ``content`` to a new file and keep in the audit trail that it went out.

    The line stands before the file does, so that nothing leaves the vault unrecorded, whatever ends this
    process in between; where the file could not be written, a second line says so (``what.failed``).
    """
    refuse_taken(file)
    with records.work() as work:
        work.audit(what, **about)
    try:
        write_new(file, content)
    except Told:
        record_failure(records, what, **about)
        raise


def record_failure(records: Records, what: str, **about: str) -> None:
    """Keep in the audit trail that what was announced there did not come about.

    On a disk that is full the first try gives the ballast up and the second one writes; where neither can,
    the trail claims more than went out, never less.
    """
    for _ in range(2):
        with suppress(StorageTrouble), records.work() as work:
            work.audit(f"{what}.failed", **about)
            return


def refuse_taken(file: Path) -> None:
    """Refuse the name of something that is there."""
    if os.path.lexists(file):
        raise RuleBroken("handing_out.exists", file=file.name)


def _told(error: OSError, path: Path) -> StorageTrouble:
    full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return StorageTrouble("handing_out.disk_full" if full else "handing_out.cannot_write", file=str(path))
