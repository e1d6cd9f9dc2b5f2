"""The audit trail, read; it is written by the unit of work."""

from collections.abc import Iterable

from sqlalchemy import case, false, func, select

from attachdesk.domain.client import Client
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.note import Addendum
from attachdesk.domain.overview import AuditLine
from attachdesk.domain.signing import Signature
from attachdesk.storage.in_error import NOTES_IN_ERROR
from attachdesk.storage.keeping_tables import AUDIT
from attachdesk.storage.tables import table_of
from attachdesk.storage.unit_of_work import Work


def trail(work: Work) -> list[AuditLine]:
    """Return every line, oldest first by sequence."""
    rows = work.connection.execute(select(AUDIT).order_by(AUDIT.c.sequence))
    return [AuditLine(**row._mapping) for row in rows]


def signed(work: Work) -> list[AuditLine]:
    """Return one line for each signature; its place is that in the chain.

    That of an addendum has its reason, unless the note was entered in error: then it is of another's file.
    """
    signatures, addenda = table_of(Signature), table_of(Addendum)
    is_told = addenda.c.note_id.not_in(NOTES_IN_ERROR)
    rows = work.connection.execute(
        select(
            signatures.c.sequence,
            signatures.c.made_at.label("at"),
            signatures.c.zone,
            signatures.c.of_kind.label("kind"),
            signatures.c.of_id.label("record_id"),
            case((is_told, func.coalesce(addenda.c.reason, "")), else_="").label("reason"),
            signatures.c.client_id,
            func.coalesce(addenda.c.addendum_kind == "amendment", false()).label("is_amendment"),
        )
        .outerjoin(addenda, addenda.c.id == signatures.c.of_id)
        .order_by(signatures.c.sequence)
    )
    return [AuditLine(what="signed", **row._mapping) for row in rows]


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
