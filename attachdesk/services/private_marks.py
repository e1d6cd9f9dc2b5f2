"""What the clinical record knows of the private file without opening it: lines of its own audit trail.

Each closing leaves length, SHA-256 and end of chain there, where the chain vouches for them; an opening after
the last closing is the mark that the file may have changed since.
"""

from dataclasses import dataclass
from pathlib import Path

from attachdesk.storage import audit
from attachdesk.storage.unit_of_work import Work
from attachdesk.vault import private_file
from attachdesk.vault.private_file import Mark

KIND = "process"
OPENED = frozenset({"private.made", "private.opened"})
CLOSED = "private.closed"
SENTENCES = {
    "missing": "check.private_missing",
    "shorter": "check.private_shorter",
    "changed": "check.private_changed",
    "rolled_back": "check.private_rolled_back",
    "unreadable": "check.private_unreadable",
}
"""What is said of each thing that may have become of the closed file."""


@dataclass(frozen=True)
class Marks:
    """The closings, oldest first, and whether the file was opened after the last of them."""

    closings: tuple[Mark, ...]
    is_dirty: bool

    @property
    def is_known(self) -> bool:
        """Whether there was a private file."""
        return bool(self.closings) or self.is_dirty

    @property
    def last(self) -> Mark | None:
        """The last closing."""
        return self.closings[-1] if self.closings else None

    def wrong_with(self, folder: Path) -> str:
        """Say what became of the closed file (a name in ``SENTENCES``), or ""."""
        return private_file.wrong_with(folder, self.closings, is_dirty=self.is_dirty)


def read(work: Work) -> Marks:
    """Return what the audit trail says of the private file."""
    closings, is_dirty = [], False
    for line in audit.lines_about(work, KIND):
        if line.what == CLOSED:
            closings.append(Mark.of(line.reason))
            is_dirty = False
        elif line.what in OPENED:
            is_dirty = True
    return Marks(tuple(closings), is_dirty)
