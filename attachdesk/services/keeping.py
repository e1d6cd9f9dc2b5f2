"""Keep the vault: backups that were reopened, checks, the audit trail, what the practice is called."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from attachdesk.domain.errors import StorageTrouble
from attachdesk.domain.events import BackupVerified
from attachdesk.domain.overview import AuditLine, Finding
from attachdesk.domain.practice import Practice
from attachdesk.services.audit_reasons import record_practice
from attachdesk.services.handing_out import record_failure
from attachdesk.services.private_notes import PrivateNotes
from attachdesk.services.records import Records
from attachdesk.storage import audit, chain, search
from attachdesk.vault import backups, signatures
from attachdesk.vault.keyring import FULL, Cost
from attachdesk.vault.vault import Vault, change_passphrase


class Keeping:
    """What keeps the record safe. Methods run on the thread that owns the vault."""

    def __init__(self, records: Records, vault: Vault, private: PrivateNotes) -> None:
        self._records = records
        self._vault = vault
        self._private = private

    @property
    def vault(self) -> Vault:
        """The open vault."""
        return self._vault

    @property
    def folder(self) -> Path:
        """The vault's folder."""
        return self._vault.folder

    def practice(self) -> Practice:
        """Return whose vault it is."""
        with self._records.work() as work:
            return work.find(Practice)[0]

    def change_practice(self, **fields: Any) -> Practice:
        """Change the practice's name, therapist, title, country, zone; the audit trail says which of them."""
        with self._records.work() as work:
            practice = work.find(Practice)[0]
            changed = practice.changed(**fields)
            record_practice(work, practice, changed)
            work.replace(changed)
        return changed

    def backup(self, destination: Path, progress: Callable[[int, int], None] | None = None) -> Path:
        """Make a backup elsewhere; it was opened and checked when this returns."""
        with self._records.work() as work:
            work.audit("backup")
        try:
            made = backups.backup(self._vault, destination, progress)
        except BaseException:
            record_failure(self._records, "backup")
            raise
        self._records.announce(BackupVerified(path=str(made.path)))
        return made.path

    def backup_inside(self, progress: Callable[[int, int], None] | None = None) -> Path:
        """Make the vault's own next backup and prune the old ones by sequence.

        None is taken away while the private file is not as it was left: one may hold the last good one.
        """
        is_whole = not self._private.findings()
        made = backups.backup_inside(self._vault, self._records.now(), progress, prune=is_whole)
        self._records.announce(BackupVerified(path=str(made.path)))
        return made.path

    def backup_state(self) -> backups.BackupState | None:
        """Return the last verified backup, or None when there is none."""
        return backups.latest(self._vault.folder)

    def finish(self) -> None:
        """Index what is new, give back what lies free, make the closing backup and close the vault."""
        with self._records.work() as work:
            search.catch_up(work)
        try:
            self._private.close()
            with suppress(StorageTrouble):  # a disk too full to rewrite the file is no reason to keep it open
                self._vault.database.shrink()
            self.backup_inside()
        finally:
            self._vault.close()

    def close(self) -> None:
        """Close the private notes and the vault, without a backup."""
        try:
            self._private.close()
        finally:
            self._vault.close()

    def verify(self, *, deep: bool = False) -> list[Finding]:
        """Check pages, chain, cross-references and backups; ``deep`` opens each backup too.

        The private file is checked unopened, by what was kept of it at its last closing.
        """
        findings = [Finding("check.where_keyring", key, "check.advice_disk") for key in self._vault.notices]
        findings += backups.check_vault(self._vault, deep=deep) + self._private.findings()
        with self._records.work() as work:
            return findings + chain.verify(work) + signatures.verify(work)

    def change_passphrase(self, old: str, new: str, cost: Cost = FULL) -> None:
        """Give the vault another passphrase; nothing is re-encrypted."""
        change_passphrase(self._vault, old, new, cost=cost)
        with self._records.work() as work:
            work.audit("passphrase", kind="vault")

    def audit_trail(self) -> list[AuditLine]:
        """Return the audit trail, oldest first."""
        with self._records.work() as work:
            return audit.trail(work)
