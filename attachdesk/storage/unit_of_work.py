"""One unit of work: when it ends all of it is in the vault, with its links of the chain, or nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from types import TracebackType
from typing import Any, Self, TypeVar

from pydantic_core import to_json
from sqlalchemy import Column, Connection, Select, Table, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as put
from sqlalchemy.exc import DBAPIError, IntegrityError

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Note
from attachdesk.domain.practice import Practice
from attachdesk.domain.record import Record
from attachdesk.storage import links
from attachdesk.storage.database import Database
from attachdesk.storage.keeping_tables import AUDIT, CHAIN, SETTING, STALE
from attachdesk.storage.putting import put_all, put_anew
from attachdesk.storage.records_in_rows import in_utc, read, searchable_text
from attachdesk.storage.tables import table_of
from attachdesk.storage.troubles import told

R = TypeVar("R", bound=Record)
PIECE = 5000
"""Records written at a time, so that a large import needs little memory."""


class Work:
    """A transaction over the record. ``now`` gives aware UTC, ``zone`` is the therapist's wall clock."""

    def __init__(
        self, database: Database, *, now: Callable[[], datetime], zone: str, identify: Callable[[], str]
    ) -> None:
        self._database = database
        self._now = now
        self.zone = zone
        self.identify = identify
        self._connection: Connection | None = None
        self._head: links.Head | None = None

    def __enter__(self) -> Self:
        connection = self._database.connection()
        with told(self._database):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        self._connection, self._head = connection, None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        connection, self._connection = self.connection, None
        if error is None:
            self._commit(connection)
            return
        connection.rollback()
        if isinstance(error, DBAPIError):
            # what the disk or the file did to a statement is told in one sentence
            with told(self._database):
                raise error

    def _commit(self, connection: Connection) -> None:
        try:
            with told(self._database):
                connection.commit()
        except BaseException:
            connection.rollback()
            raise

    @property
    def connection(self) -> Connection:
        """The connection inside this unit of work, for storage's own reading."""
        assert self._connection is not None, "a unit of work is used inside its with block"
        return self._connection

    # writing

    def add(self, record: Record) -> None:
        """Put a new record into the vault; an id that is there already is refused."""
        self.add_all([record])

    def add_all(self, records: Iterable[Record]) -> None:
        """Put new records into the vault, in this order."""
        waiting = list(records)
        for start in range(0, len(waiting), PIECE):
            self._add_piece([in_utc(record) for record in waiting[start : start + PIECE]])

    def replace(self, record: Record) -> None:
        """Put the next version of a record in the place of the stored one."""
        record = in_utc(record)
        table = table_of(type(record))
        there = table.c.id == record.id, table.c.version == record.version - 1
        was_full = self._is_full(record)
        self._change(update(table).where(*there).values(**record.model_dump()), record)
        self._link([self._said(record, "changed", was_full)])
        self._mark_stale([record])

    def redraw(self, record: Record) -> None:
        """Move the volatile fields of a draft; no link is written and the version stays."""
        record = in_utc(record)
        moved = {name: record.__dict__[name] for name in sorted(record.volatile)}
        there = {"id": record.id, "version": record.version}
        with _told_by_triggers():
            count = put_anew(self.connection, table_of(type(record)), moved, there)
        self._demand_change(count, record)
        if record.volatile.intersection(record.searchable):
            self._mark_stale([record])

    def remove(self, record: Record) -> None:
        """Take a record out of the vault; its links remain."""
        table = table_of(type(record))
        was_full = self._is_full(record)
        there = table.c.id == record.id, table.c.version == record.version
        self._change(delete(table).where(*there), record)
        self._link([self._said(record, "removed", was_full)])
        self._mark_stale([record])

    def seal(self, record: Record) -> None:
        """Vouch for every field of a stored record as it is now; a second time changes nothing."""
        if not self._is_full(record):
            self._link([links.said(in_utc(record), "sealed", is_full=True)])

    # reading

    def get(self, kind: type[R], record_id: str) -> R:
        """Return one record, or refuse with ``record.gone``."""
        found = self.find(kind, id=record_id)
        if not found:
            raise RuleBroken("record.gone")
        return found[0]

    def find(self, kind: type[R], *, order_by: str | None = None, **equals: Any) -> list[R]:
        """Return records with these values, in the order made or by one field.

        A tuple of values means one of them; None means that the field is empty.
        """
        table = table_of(kind)
        if any(value is None or isinstance(value, tuple) for value in equals.values()):
            query = select(table).where(*_conditions(table, equals)).order_by(*_order(table, order_by))
            return read(kind, self.connection.execute(query))
        query = _plain_query(table, tuple(equals), order_by)
        return read(kind, self.connection.execute(query, equals))

    # beside the record

    def audit(self, what: str, *, kind: str = "", record_id: str = "", reason: str = "") -> None:
        """Write one line of the audit trail, with its own link of the chain."""
        self._audit(what, kind, record_id, reason, self._now())

    def setting(self, name: str) -> str | None:
        """Return a setting that belongs to the record, or None."""
        return self.connection.execute(select(SETTING.c.value).where(SETTING.c.name == name)).scalar()

    def put_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        now = {"value": value}
        statement = put(SETTING).values(name=name, value=value)
        self.connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=now))

    # inside

    def _add_piece(self, records: Sequence[Record]) -> None:
        signed = self._signed_notes(records)
        first = self._link(
            [self._said(record, "added", getattr(record, "note_id", None) in signed) for record in records]
        )
        rows: dict[type[Record], list[dict[str, Any]]] = {}
        for place, record in enumerate(records):
            rows.setdefault(type(record), []).append({**record.__dict__, "sequence": first + place})
        for kind, bodies in rows.items():
            try:
                put_all(self.connection, table_of(kind), bodies)
            except IntegrityError as error:
                # a trigger refuses with the key of its sentence
                said = str(error.orig)
                raise RuleBroken("record.id_in_use" if said.startswith("UNIQUE") else said) from None
        self._mark_stale([record for record in records if searchable_text(record)])

    def _said(self, record: Record, change: links.Change, is_full: bool) -> links.Said:
        signed = isinstance(record, Note) and record.status == "signed"
        return links.said(record, change, is_full=signed or is_full)

    def _signed_notes(self, records: Sequence[Record]) -> set[str]:
        notes = {note for record in records if record.volatile and (note := getattr(record, "note_id", None))}
        table = table_of(Note)
        query = select(table.c.id).where(table.c.id.in_(notes), table.c.status == "signed")
        return set(self.connection.execute(query).scalars()) if notes else set()

    def _is_full(self, record: Record) -> bool:
        query = (
            select(CHAIN.c.is_full)
            .where(CHAIN.c.record_id == record.id, CHAIN.c.kind == record.kind)
            .order_by(CHAIN.c.sequence.desc())
            .limit(1)
        )
        return bool(self.connection.execute(query).scalar())

    def _change(self, statement: Any, record: Record) -> None:
        with _told_by_triggers():
            count = self.connection.execute(statement).rowcount
        self._demand_change(count, record)

    def _demand_change(self, count: int, record: Record) -> None:
        if count == 0:
            self.get(type(record), record.id)
            raise RuleBroken("record.changed_meanwhile")

    def _link(self, all_said: Sequence[links.Said]) -> int:
        """Write links and return the number of the first."""
        at = self._now()
        head = self._chain_end(at)
        self._head = links.append(self.connection, head, all_said, at, self.zone)
        return head.sequence + 1

    def _chain_end(self, at: datetime) -> links.Head:
        """Return the end of the chain; a clock that moved back since is put into the audit trail first."""
        if self._head is None:
            self._head = links.head_of(self.connection)
            if self._head.at is not None and at < self._head.at:
                moved = f"from={self._head.at.isoformat()} to={at.isoformat()}"
                self._audit("clock.moved_back", "", "", moved, at)
        return self._head

    def _audit(self, what: str, kind: str, record_id: str, reason: str, at: datetime) -> None:
        head = self._chain_end(at)
        line = {"at": at, "zone": self.zone, "what": what, "kind": kind, "record_id": record_id}
        line["reason"], line["who"] = reason, self._who()
        number = head.sequence + 1
        link = links.Said("audit", str(number), 1, "audited", True, links.audit_body(line))
        self._head = links.append(self.connection, head, [link], at, self.zone)
        self.connection.execute(insert(AUDIT).values(sequence=number, **line))

    def _who(self) -> str:
        """Return the therapist's name as it is now; empty while none is given, and beside the record."""
        return self.connection.execute(select(table_of(Practice).c.therapist)).scalar() or ""

    def _mark_stale(self, records: Sequence[Record]) -> None:
        stale = [{"kind": one.kind, "record_id": one.id} for one in records if one.searchable]
        if stale:
            self.connection.execute(put(STALE).on_conflict_do_nothing(), stale)


@contextmanager
def _told_by_triggers() -> Iterator[None]:
    """Raise what a trigger refuses with: it names the sentence."""
    try:
        yield
    except IntegrityError as error:
        raise RuleBroken(str(error.orig)) from None


@cache
def _plain_query(table: Table, names: tuple[str, ...], order_by: str | None) -> Select[Any]:
    """Return the query for rows with one value in each of these columns; making it costs more than asking."""
    wanted = (table.c[name] == bindparam(name) for name in names)
    return select(table).where(*wanted).order_by(*_order(table, order_by))


def _order(table: Table, order_by: str | None) -> list[Column[Any]]:
    return [table.c.sequence] if order_by is None else [table.c[order_by], table.c.sequence]


def _conditions(table: Table, equals: dict[str, Any]) -> list[Any]:
    return [
        _among(table.c[name], value) if isinstance(value, tuple) else table.c[name] == value
        for name, value in equals.items()
    ]


def _among(column: Column[Any], values: tuple[Any, ...]) -> Any:
    """Return the condition that a column has one of the values.

    Texts go to SQLite as one value: as many as there are would be more than it takes, and slow to write out.
    """
    if not values or not all(isinstance(value, str) for value in values):
        return column.in_(values)
    listed = func.json_each(to_json(values).decode()).table_valued("value")
    return column.in_(select(listed.c.value))
