"""Checks the record against its chain: every link, every row, every pointer, the order and the triggers.

What it cannot see: the nonce of a link that a later one replaced (nothing is vouched for by it any more), and
a vault whose end was cut off together with its rows. The second is what witnessed heads are for.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, select

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.note import Note
from attachdesk.domain.overview import Finding
from attachdesk.domain.record import Record
from attachdesk.storage import chain_queries, links, owed_check
from attachdesk.storage.chain_queries import Pieces
from attachdesk.storage.keeping_tables import CHAIN
from attachdesk.storage.migrations import TRIGGERS, written_triggers
from attachdesk.storage.tables import table_of
from attachdesk.storage.unit_of_work import Work

PIECE = 2000
"""Rows read at a time."""


def verify(
    work: Work, *, witnessed: Mapping[int, bytes] | None = None, elsewhere: Work | None = None
) -> list[Finding]:
    """Return everything that is not as the chain says; an empty list is good news.

    ``witnessed`` maps numbers of links to heads kept outside the vault (on reports, in old backups). A
    pointer is lost when what it points to is neither here nor ``elsewhere``: private notes are about
    meetings of the clinical file.
    """
    connection = work.connection
    findings = [*_triggers(connection), *_heads(connection, witnessed or {}), *_audit_lines(connection)]
    linked = set(connection.execute(select(CHAIN.c.kind).distinct()).scalars())
    for name, kind in KINDS.items():
        if name in linked:
            findings += _vanished(connection, kind)
        if _has_rows(connection, kind):
            findings += _rows_of(connection, kind)
            findings += _lost_pointers(connection, kind, elsewhere)
    return [*findings, *owed_check.differences(connection)]


def holds(work: Work, sequence: int, head: bytes) -> bool:
    """Return whether the chain has this head at this link: it goes on from where it was witnessed."""
    query = select(CHAIN.c.head).where(CHAIN.c.sequence == sequence)
    return sequence == 0 or work.connection.execute(query).scalar() == head


def head(work: Work) -> links.Head:
    """Return where the chain ends, to be kept outside the vault as a witness."""
    return links.head_of(work.connection)


def _found(what: str, kind: str, place: object, **values: object) -> Finding:
    told = {"kind": kind, "place": place, **values}
    return Finding(
        "storage.where",
        f"storage.{what}",
        "storage.advice_compare",
        tuple((name, str(value)) for name, value in told.items()),
    )


def _triggers(connection: Connection) -> Iterator[Finding]:
    there = written_triggers(connection)
    for name in sorted(there.keys() | TRIGGERS.keys()):
        if there.get(name) != TRIGGERS.get(name):
            yield _found("trigger_differs", "triggers", name)


def _heads(connection: Connection, witnessed: Mapping[int, bytes]) -> Iterator[Finding]:
    """Check that each link holds on to the one before it; the first break is the one that is told."""
    last, number = links.FIRST_HEAD, 0
    for link in _in_pieces(connection, chain_queries.links_in_order()):
        number += 1
        if isinstance(link, int) or link.sequence != number:
            yield _found("link_missing", "chain", number)
            return
        last = _head_after(last, link)
        if last != link.head or link.is_odd:
            yield _found("link_differs", "chain", number)
            return
        if witnessed.get(number, last) != last:
            yield _found("witness_differs", "chain", number)
    for missing in sorted(place for place in witnessed if place > number):
        yield _found("link_missing", "chain", missing)


def _head_after(last: bytes, link: Row[Any]) -> bytes:
    """Return the head behind a link, or nothing that is one when the link holds what no link says."""
    try:
        return links.head_after(last, link._asdict())
    except (TypeError, AttributeError, ValueError):
        return b""


def _audit_lines(connection: Connection) -> Iterator[Finding]:
    for line in _in_pieces(connection, chain_queries.audit_lines()):
        if isinstance(line, int):
            yield _found("row_unreadable", "audit", line)
        elif line.link_digest is None:
            yield _found("row_without_link", "audit", line.sequence)
        elif not _agrees(line, links.audit_body(line._asdict())):
            yield _found("row_differs", "audit", line.sequence)
    for number in connection.execute(chain_queries.lost_audit_lines()).scalars():
        yield _found("row_vanished", "audit", number)


def _has_rows(connection: Connection, kind: type[Record]) -> bool:
    return connection.execute(select(table_of(kind).c.sequence).limit(1)).first() is not None


def _rows_of(connection: Connection, kind: type[Record]) -> Iterator[Finding]:
    for row in _in_pieces(connection, chain_queries.rows_of(kind)):
        if isinstance(row, int):
            yield _found("row_unreadable", kind.kind, row)
        elif what := _wrong_with(kind, row):
            yield _found(what, kind.kind, row.id)


def _wrong_with(kind: type[Record], row: Row[Any]) -> str | None:
    fields = {name: row._mapping[name] for name in kind.model_fields}
    if row.link_digest is None or row.link_change == "removed":
        return "row_without_link"
    if row.added_at is None:
        return "row_out_of_order"
    if row.is_odd:
        return "row_differs"
    try:
        record = kind.model_validate(fields)
        body = links.body_of(record, is_full=row.link_is_full)
    except (ValidationError, RuleBroken):
        return "row_unreadable"
    if isinstance(record, Note) and record.status == "signed" and not row.link_is_full:
        return "row_differs"
    return None if _agrees(row, body) and record.version == row.link_version else "row_differs"


def _agrees(row: Row[Any], body: bytes) -> bool:
    nonce: bytes | None = row.link_nonce
    return nonce is not None and links.digest_of(nonce, body) == row.link_digest


def _vanished(connection: Connection, kind: type[Record]) -> Iterator[Finding]:
    for record_id in connection.execute(chain_queries.vanished(kind)).scalars():
        yield _found("row_vanished", kind.kind, record_id)


def _lost_pointers(connection: Connection, kind: type[Record], elsewhere: Work | None) -> Iterator[Finding]:
    for field, target, query in chain_queries.lost_pointers(kind):
        for row in connection.execute(query):
            if elsewhere is None or not _is_there(elsewhere, target, row.to):
                yield _found("points_nowhere", kind.kind, row.id, field=field)


def _is_there(work: Work, kind: str, record_id: str) -> bool:
    table = table_of(kind)
    return work.connection.execute(select(table.c.id).where(table.c.id == record_id)).first() is not None


def _in_pieces(connection: Connection, pieces: Pieces) -> Iterator[Row[Any] | int]:
    """Yield rows in the order of their numbers; a row that cannot be read is yielded as its number."""
    last = -(2**63)
    while True:
        numbers = list(connection.execute(pieces.numbers, {"last": last, "piece": PIECE}).scalars())
        if not numbers:
            return
        try:
            between = {"last": last, "upto": numbers[-1]}
            rows: list[Row[Any] | int] = list(connection.execute(pieces.rows, between))
        except (ValueError, TypeError):
            rows = [_row_or_number(connection, pieces, number) for number in numbers]
        yield from rows
        last = numbers[-1]


def _row_or_number(connection: Connection, pieces: Pieces, number: int) -> Row[Any] | int:
    try:
        return connection.execute(pieces.one, {"at": number}).one()
    except (ValueError, TypeError):
        return number
