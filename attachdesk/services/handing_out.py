"""Files that leave the vault: written whole under a new name, or not at all."""

import errno
import os
from pathlib import Path

from attachdesk.domain.errors import RuleBroken, StorageTrouble


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


def _told(error: OSError, path: Path) -> StorageTrouble:
    full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return StorageTrouble("handing_out.disk_full" if full else "handing_out.cannot_write", file=str(path))
