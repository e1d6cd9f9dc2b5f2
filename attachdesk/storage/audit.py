"""The audit trail, read; it is written by the unit of work."""

from collections.abc import Iterable

from sqlalchemy import func, select

from attachdesk.domain.client import Client
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.note import Addendum
from attachdesk.domain.overview import AuditLine
from attachdesk.domain.signing import Signature
from attachdesk.storage.keeping_tables import AUDIT
from attachdesk.storage.tables import table_of
from attachdesk.storage.unit_of_work import Work


def trail(work: Work) -> list[AuditLine]:
    """Return every line, oldest first by sequence."""
    rows = work.connection.execute(select(AUDIT).order_by(AUDIT.c.sequence))
    return [AuditLine(**row._mapping) for row in rows]


def signed(work: Work) -> list[AuditLine]:
    """Return one line for each signature, with the reason of an addendum; its place is that in the chain."""
    signatures, addenda = table_of(Signature), table_of(Addendum)
    columns = signatures.c.sequence, signatures.c.made_at, signatures.c.zone, signatures.c.of_kind
    reason = func.coalesce(addenda.c.reason, "")
    rows = work.connection.execute(
        select(*columns, signatures.c.of_id, reason, signatures.c.client_id)
        .outerjoin(addenda, addenda.c.id == signatures.c.of_id)
        .order_by(signatures.c.sequence)
    )
    return [
        AuditLine(sequence, at, zone, "signed", kind, of_id, why, client_id)
        for sequence, at, zone, kind, of_id, why, client_id in rows
    ]


def owners(work: Work, lines: Iterable[AuditLine]) -> dict[tuple[str, str], str]:
    """Return whose file the records of lines without a client are in, by kind and id."""
    wanted: dict[str, set[str]] = {}
    for line in lines:
        if not line.client_id and line.record_id:
            wanted.setdefault(line.kind, set()).add(line.record_id)
    found = {(Client.kind, one): one for one in wanted.pop(Client.kind, ())}
    for kind in wanted.keys() & KINDS.keys():
        table = table_of(KINDS[kind])
        if "client_id" in table.c:
            rows = work.connection.execute(select(table.c.id, table.c.client_id))
            found |= {(kind, one): owner or "" for one, owner in rows if one in wanted[kind]}
    return found


def lines_about(work: Work, kind: str) -> list[AuditLine]:
    """Return the lines about one kind of thing, oldest first by sequence."""
    rows = work.connection.execute(select(AUDIT).where(AUDIT.c.kind == kind).order_by(AUDIT.c.sequence))
    return [AuditLine(**row._mapping) for row in rows]
