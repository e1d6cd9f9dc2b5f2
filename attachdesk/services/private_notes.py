"""The private file: made once, opened for a purpose, closed soon; each of it is in the audit trail."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from attachdesk.domain.errors import Damaged, RuleBroken, Told, WrongKey
from attachdesk.domain.note_template import NoteTemplate
from attachdesk.domain.overview import Finding
from attachdesk.services import private_marks
from attachdesk.services.audit_reasons import READ
from attachdesk.services.event_bus import EventBus
from attachdesk.services.private_writing import PrivateWriting
from attachdesk.services.records import Records
from attachdesk.storage import chain, migrations, search
from attachdesk.storage.checks import check
from attachdesk.storage.database import Database
from attachdesk.storage.unit_of_work import Work
from attachdesk.vault import keyring, private_file
from attachdesk.vault.passphrase import demand_length
from attachdesk.vault.root import Root
from attachdesk.vault.vault import Vault, rewrap_backups

IDLE = timedelta(minutes=5)


class PrivateNotes:
    """Process notes and hypotheses. ``writing`` is there while the file is open, and None otherwise.

    ``notice`` is the key of what is to be told after opening, or nothing.
    """

    def __init__(
        self,
        records: Records,
        vault: Vault,
        templates: Callable[[], dict[str, NoteTemplate]],
        before_migration: Callable[[], None],
    ) -> None:
        self._records, self._vault, self._templates = records, vault, templates
        self._before_migration = before_migration
        self._used = datetime.min
        self.writing: PrivateWriting | None = None
        self.notice = ""

    @property
    def is_there(self) -> bool:
        """Whether there is a private file; a lost one counts, so that nothing is made in its place."""
        return (self._vault.folder / private_file.NAME).exists() or self._marks().is_known

    @property
    def is_open(self) -> bool:
        """Whether private notes can be read and written now."""
        return self._vault.private is not None

    def opens_vault(self, passphrase: str) -> bool:
        """Whether this passphrase is the vault's own."""
        try:
            self._vault.keyring.unlock(passphrase)
        except WrongKey:
            return False
        return True

    @staticmethod
    def new_line() -> str:
        """Return a second recovery line, to be written down before the file is made under it."""
        return private_file.new_line()

    def make(
        self, passphrase: str, line: str, *, is_second: bool = False, cost: keyring.Cost = keyring.FULL
    ) -> PrivateWriting:
        """Make the private file under ``line`` and open it.

        The passphrase is that of the vault, typed again, or with ``is_second`` one of its own.
        """
        if self.is_there:
            raise RuleBroken("private.exists", path=str(self._vault.folder))
        if is_second:
            demand_length(passphrase)
        else:
            self._vault.keyring.unlock(passphrase)
        root = private_file.root_of(line)
        ring = self._vault.keyring.with_private(self._vault.root, root, passphrase, cost)
        self._audit("private.making")
        database = private_file.make(self._vault.folder, ring, migrations.bring_up, line)
        self._vault.keyring = ring
        return self._opened(database, "private.made")

    def open(self, passphrase: str, purpose: str = READ) -> PrivateWriting:
        """Open the private file; the audit trail says what for, and has a failed try as well."""
        if self.writing is not None:
            return self.writing
        root = self._root_under(passphrase)
        try:
            database = self._connected(root)
        except Told as refused:
            self._audit("private.failed", refused.key)
            raise
        return self._opened(database, "private.opened", purpose)

    def line(self, passphrase: str) -> str:
        """Return the second recovery line again, for who knows the passphrase; the audit trail has it."""
        line = private_file.line_of(self._root_under(passphrase))
        self._audit("private.line_shown")
        return line

    def recover(self, line: str, passphrase: str, *, cost: keyring.Cost = keyring.FULL) -> None:
        """Set a new passphrase for the private notes with their own recovery line."""
        self.close()
        try:
            root = private_file.proven(self._vault.folder, line)
        except Told as refused:
            self._audit("private.failed", refused.key)
            raise
        self._put_under(root, passphrase, cost, "private.recovered")

    def change_passphrase(self, old: str, new: str, *, cost: keyring.Cost = keyring.FULL) -> None:
        """Give the private notes another passphrase than they had: one of their own, or the vault's."""
        self._put_under(self._root_under(old), new, cost, "private.passphrase")

    def close(self) -> None:
        """Close the file and keep its length, SHA-256 and end of chain in the clinical record."""
        database, writing = self._vault.private, self.writing
        if database is None:
            return
        self._vault.private, self.writing = None, None
        try:
            with self._work(database) as work:
                search.catch_up(work)
                head = chain.head(work)
            database.shrink()
        finally:
            database.close()
            del writing
        mark = private_file.measured(self._vault.folder, head.sequence, head.head)
        self._audit("private.closed", str(mark))

    def close_when_idle(self, after: timedelta = IDLE) -> bool:
        """Close the file when nothing was done in it for so long; return whether it was."""
        if not self.is_open or self._records.now() - self._used < after:
            return False
        self.close()
        return True

    def records(self) -> Records:
        """Return how services reach the open private file; refused while it is closed."""
        if self._vault.private is None:
            raise RuleBroken("private.closed")
        database = self._vault.private
        return replace(self._records, work=lambda: self._work(database), events=EventBus())

    def findings(self) -> list[Finding]:
        """Return what is wrong with the file: unopened by its mark, and when it is open by its chain."""
        if self._vault.private is None:
            wrong = self._marks().wrong_with(self._vault.folder)
            return [_finding(private_marks.SENTENCES[wrong])] if wrong else []
        pages = [_finding("check.private_pages")] if check(self._vault.private) else []
        with self._work(self._vault.private) as work, self._records.work() as clinical:
            return pages + chain.verify(work, elsewhere=clinical)

    # inside

    def _root_under(self, passphrase: str) -> Root:
        """Return the root of the private notes; a failed try is in the audit trail."""
        try:
            if not self.is_there:
                raise RuleBroken("private.none")
            return self._vault.keyring.unlock_private(passphrase)
        except Told as refused:
            self._audit("private.failed", refused.key)
            raise

    def _opened(self, database: Database, what: str, purpose: str = "") -> PrivateWriting:
        try:
            # the mark that it is open stands before anything can change in it
            before = self._marks()
            self._audit(what, purpose)
            self._vault.private = database
            migrations.bring_up(database, before=self._before_migration)
            self.notice = self._notice_of(before, database)
        except BaseException:
            self._vault.private = None
            database.close()
            raise
        self._used = self._records.now()
        self.writing = PrivateWriting(self.records(), self._records, self._templates())
        return self.writing

    def _connected(self, root: Root) -> Database:
        wrong = self._marks().wrong_with(self._vault.folder)
        if wrong == "missing":
            raise Damaged("private.missing", path=str(self._vault.folder))
        self._differs = wrong
        return private_file.open_file(self._vault.folder, root)

    _differs = ""

    def _notice_of(self, before: private_marks.Marks, database: Database) -> str:
        """Return what is to be told: the file is not the one that was closed last."""
        differs, self._differs = self._differs, ""
        if not differs and before.last is not None:
            with self._work(database) as work:
                goes_on = chain.holds(work, before.last.sequence, bytes.fromhex(before.last.head))
            differs = "" if goes_on else "rolled_back"
        if not differs:
            return ""
        self._audit("private.differs", differs)
        return private_marks.SENTENCES[differs]

    def _put_under(self, root: Root, passphrase: str, cost: keyring.Cost, what: str) -> None:
        demand_length(passphrase)
        ring = self._vault.keyring.with_private(self._vault.root, root, passphrase, cost)
        keyring.replace_pair(self._vault.folder, ring)
        self._vault.keyring = ring
        rewrap_backups(self._vault.folder, ring)
        self._audit(what)

    def _marks(self) -> private_marks.Marks:
        with self._records.work() as work:
            return private_marks.read(work)

    def _work(self, database: Database) -> Work:
        self._used = self._records.now()
        records = self._records
        return Work(database, now=records.now, zone=records.zone, identify=records.identify)

    def _audit(self, what: str, reason: str = "") -> None:
        with self._records.work() as work:
            work.audit(what, kind=private_marks.KIND, reason=reason)


def _finding(what: str) -> Finding:
    return Finding("check.where_private", what, "check.advice_private")
