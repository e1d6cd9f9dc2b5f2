"""The manifest of a backup: its databases with length and SHA-256, sealed by the root.

The keyring files are not in it: they carry a checksum and a seal of their own, and follow a new passphrase.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from attachdesk.storage import disk
from attachdesk.vault import sealed_form
from attachdesk.vault.root import Root

NAME = "manifest.json"
FORMAT, VERSION = "attachdesk-backup", 1
BEFORE_MIGRATION = "before migration"


@dataclass(frozen=True)
class Manifest:
    """What a backup says about itself. ``sequence`` is 0 and ``made_at`` None for one made elsewhere.

    ``reason`` is empty for the daily ones, ``BEFORE_MIGRATION`` for one made before a change of the schema.
    """

    vault_id: str
    sequence: int
    made_at: datetime | None
    files: Mapping[str, tuple[int, str]]
    fields: Mapping[str, Any]
    reason: str = ""

    def is_of(self, root: Root) -> bool:
        """Return whether this root sealed the manifest."""
        return sealed_form.is_sealed(dict(self.fields), root)

    def altered(self, folder: Path) -> list[str]:
        """Return the names of the files that are missing or not as they were written."""
        return [name for name, written in self.files.items() if _measured(folder / name) != written]


def write(
    folder: Path,
    names: Iterable[str],
    root: Root,
    sequence: int,
    made_at: datetime | None,
    *,
    reason: str = "",
) -> None:
    """Write the manifest over these files of a backup; none of them is connected."""
    files = {}
    for name in names:
        size, digest = (folder / name).stat().st_size, disk.sha256(folder / name)
        files[name] = {"size": size, "sha256": digest}
    fields = {
        "format": FORMAT,
        "version": VERSION,
        "vault_id": root.vault_id(),
        "sequence": sequence,
        "made_at": made_at.isoformat() if made_at else None,
        "files": files,
        "reason": reason,
    }
    disk.write_whole(folder / NAME, sealed_form.write(fields, root))


def read(folder: Path) -> Manifest:
    """Return the manifest of a backup; raises ``Unsound``, ``RuleBroken`` (newer) and ``OSError``."""
    fields = sealed_form.read(disk.read(folder / NAME), FORMAT, VERSION)
    try:
        files = {name: (int(one["size"]), str(one["sha256"])) for name, one in fields["files"].items()}
        made_at = datetime.fromisoformat(fields["made_at"]) if fields["made_at"] is not None else None
        sequence, reason = int(fields["sequence"]), str(fields.get("reason", ""))
        manifest = Manifest(str(fields["vault_id"]), sequence, made_at, files, fields, reason)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise sealed_form.Unsound from None
    if any(Path(name).name != name for name in files):
        raise sealed_form.Unsound
    return manifest


def _measured(path: Path) -> tuple[int, str] | None:
    try:
        return path.stat().st_size, disk.sha256(path)
    except OSError:
        return None
