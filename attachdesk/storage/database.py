"""One encrypted file, one kept connection, locked from the first moment to the last."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from attachdesk.domain.errors import Damaged, StorageTrouble, VaultInUse
from attachdesk.storage import disk, pragmas
from attachdesk.storage.authorizer import authorize
from attachdesk.storage.troubles import told

PLAINTEXT = b"SQLite format 3\0"
PAGE = 4096
FREE_PAGES, FREE_SHARE = 256, 5
"""From so many free pages on, and from one page in so many, a file is rewritten without them."""
STATEMENTS = 0
"""Prepared statements kept: none. They fill SQLite's lookaside memory, and every allocation then is a system
call of its own, since SQLCipher locks each in memory: 20 a row, and inserting took 2.5 times as long."""


class Alike(SQLiteDialect_pysqlite):
    """How every database here is spoken to; since all are alike, a statement is compiled once for all."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(Alike)


registry.register("sqlite.alike", __name__, Alike.__name__)
_COMPILED: LRUCache[Any, Any] = LRUCache(2000)
"""Statements of all databases; a check of the record alone asks some three hundred."""


class Database:
    """An open SQLCipher database. One thread owns it by convention; its file is never opened meanwhile.

    ``engine`` and ``connection()`` share the one driver connection. A unit of work begins with
    ``BEGIN IMMEDIATE``; a writing statement outside one begins it by itself and waits for ``commit``.
    """

    def __init__(self, path: Path, key: bytes, driver: dbapi2.Connection, held: disk.Identity) -> None:
        self.path = path
        self.driver = driver
        self.engine = _engine(driver)
        self.key = key
        self.relief: Callable[[], None] | None = None
        self._held = held
        self._connection: Connection | None = None

    @classmethod
    def create(cls, path: Path, key: bytes) -> Self:
        """Make a new database file (private to its owner) and open it."""
        with disk.told_about(path.parent):
            disk.make_empty(path)
        return cls._connect(path, key)

    @classmethod
    def open(cls, path: Path, key: bytes) -> Self:
        """Open a database and lock it at once.

        Raises ``Damaged`` (missing, empty, plaintext, cut, wrong key), ``VaultInUse``, ``StorageTrouble``.
        """
        _look_before(path)
        return cls._connect(path, key)

    @classmethod
    def examine(cls, path: Path, key: bytes) -> Self:
        """Open a finished database for reading only, changing no byte beside or inside it: for checks."""
        _look_before(path)
        return cls._connect(path, key, is_examined=True)

    @classmethod
    def _connect(cls, path: Path, key: bytes, *, is_examined: bool = False) -> Self:
        where = f"{path.absolute().as_uri()}?mode={'ro&immutable=1' if is_examined else 'rw'}"
        with disk.told_about(path.parent), told(_Unopened(path)), ExitStack() as undo:
            held = disk.connect(path)
            undo.callback(disk.disconnect, held)
            driver = dbapi2.connect(
                where,
                uri=True,
                timeout=0,
                isolation_level="IMMEDIATE",
                check_same_thread=False,
                cached_statements=STATEMENTS,
            )
            undo.callback(driver.close)
            _set_up(driver, key, is_examined=is_examined)
            undo.pop_all()
        return cls(path, key, driver, held)

    def connection(self) -> Connection:
        """Return the one connection; it is kept until the database is closed.

        Raises ``StorageTrouble`` when the file was taken away or replaced underneath (cloud sync, a drive
        pulled out): what would be written then would be lost.
        """
        if not self._is_in_place():
            raise StorageTrouble("vault.displaced", path=str(self.path.parent))
        if self._connection is None:
            self._connection = self.engine.connect()
        return self._connection

    def make_room(self) -> None:
        """Free what was kept for the day the disk is full."""
        if self.relief is not None:
            self.relief()

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """Lift the authorizer for one statement of ours that needs what it denies."""
        self.driver.set_authorizer(None)
        try:
            yield
        finally:
            self.driver.set_authorizer(authorize)

    def vacuum(self) -> None:
        """Rewrite the file without the pages that erasure freed; outside any unit of work."""
        with told(self), self.lifted():
            self.driver.execute("VACUUM")

    def shrink(self) -> bool:
        """Rewrite the file when much of it lies free, and say whether it was; outside any unit of work.

        A fifth of the pages and at least 1 MiB: what a large paste taken back or an erasure leaves. Raises
        ``StorageTrouble``; the file is then as it was.
        """
        free, pages = (
            int(self.driver.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("freelist_count", "page_count")
        )
        if free < FREE_PAGES or free * FREE_SHARE < pages:
            return False
        self.vacuum()
        return True

    def close(self) -> None:
        """Take back what was not committed and let go of file and lock; a second time does nothing."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self.engine.dispose()
        with suppress(dbapi2.ProgrammingError):
            self.driver.close()
        disk.disconnect(self._held)

    def _is_in_place(self) -> bool:
        try:
            return disk.identity(self.path) == self._held
        except OSError:
            return False


class _Unopened:
    """A database that cannot make room yet."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def make_room(self) -> None:
        """There is nothing to free before opening."""


def _look_before(path: Path) -> None:
    """Read the header while nothing is connected, so that each state gets its own sentence."""
    if not path.is_file():
        raise Damaged("vault.database_missing", path=str(path.parent))
    if disk.is_connected(path):
        raise VaultInUse("vault.in_use", path=str(path.parent))
    with disk.told_about(path):
        header, size = disk.read(path, len(PLAINTEXT)), path.stat().st_size
    if not size:
        raise Damaged("vault.database_empty", path=str(path.parent))
    if header == PLAINTEXT:
        raise Damaged("vault.database_plaintext", path=str(path.parent))
    has_journal = path.with_name(path.name + "-journal").exists()
    if size % PAGE and not has_journal:
        raise Damaged("vault.database_damaged", path=str(path.parent))


def _set_up(driver: dbapi2.Connection, key: bytes, *, is_examined: bool) -> None:
    pragmas.set_key(driver.execute, key)
    if not is_examined:
        pragmas.set_up(driver.execute)
        driver.execute("BEGIN EXCLUSIVE")
        driver.execute("COMMIT")
    driver.execute("SELECT count(*) FROM sqlite_master").fetchone()
    driver.set_authorizer(authorize)


def _engine(driver: dbapi2.Connection) -> Engine:
    return create_engine(
        "sqlite+alike://",
        module=dbapi2,
        creator=lambda: driver,
        poolclass=StaticPool,
        hide_parameters=True,
        execution_options={"compiled_cache": _COMPILED},
    )
