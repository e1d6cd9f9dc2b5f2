"""Looks for what became final without a signature although the vault signs."""

from sqlalchemy import exists, func, select

from attachdesk.domain.note import Addendum, Note
from attachdesk.domain.record import Record
from attachdesk.domain.signing import Signature
from attachdesk.storage.keeping_tables import CHAIN
from attachdesk.storage.tables import table_of
from attachdesk.storage.unit_of_work import Work

ALWAYS_SIGNED: tuple[type[Record], ...] = (Note, Addendum)
SIGNATURES, NOTES = table_of(Signature), table_of(Note)


def unsigned_of(work: Work) -> list[tuple[str, str]]:
    """Return kind and id of notes and addenda that became final after the first signature and have none.

    The order is that of the chain, whose links nobody takes away unseen. A vault older than signatures, and
    an import (which adds signatures last, to an empty vault), have their earlier notes before the first one.
    """
    first = select(func.min(CHAIN.c.sequence)).where(CHAIN.c.kind == Signature.kind)
    since = work.connection.execute(first).scalar()
    if since is None:
        return []
    found = []
    for kind in ALWAYS_SIGNED:
        table = table_of(kind)
        signed = exists().where(SIGNATURES.c.of_id == table.c.id, SIGNATURES.c.of_kind == kind.kind)
        late = exists().where(
            CHAIN.c.record_id == table.c.id, CHAIN.c.kind == kind.kind, CHAIN.c.sequence > since
        )
        query = select(table.c.id).where(late, ~signed).order_by(table.c.sequence)
        if kind is Note:
            query = query.where(NOTES.c.status == "signed")
        found += [(kind.kind, one) for one in work.connection.execute(query).scalars()]
    return found


def ids_of(work: Work, kind: type[Record]) -> list[str]:
    """Return the ids of all records of a kind, whether the rest of them can be read or not."""
    table = table_of(kind)
    return [str(one) for one in work.connection.execute(select(table.c.id)).scalars()]
