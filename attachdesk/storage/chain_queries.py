"""What the check of the chain asks the database, each question built once: there are hundreds in a check."""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Select,
    Table,
    and_,
    bindparam,
    exists,
    false,
    func,
    or_,
    select,
    type_coerce,
)

from attachdesk.domain.kinds import POINTERS
from attachdesk.domain.record import Record
from attachdesk.storage.keeping_tables import AUDIT, CHAIN
from attachdesk.storage.tables import table_of

_VOUCHED = (CHAIN.c.version, CHAIN.c.change, CHAIN.c.is_full, CHAIN.c.nonce, CHAIN.c.digest)


class Pieces(NamedTuple):
    """One question in pieces by number.

    ``numbers`` takes ``last`` and ``piece`` (how many), ``rows`` takes ``last`` and ``upto``, ``one`` takes
    ``at``.
    """

    numbers: Select[Any]
    rows: Select[Any]
    one: Select[Any]


@cache
def links_in_order() -> Pieces:
    """Return the question for every link."""
    return _pieces(select(CHAIN, _odd(CHAIN)), CHAIN.c.sequence)


@cache
def audit_lines() -> Pieces:
    """Return the question for the lines of the audit trail, each with what is vouched for it."""
    vouched = and_(CHAIN.c.sequence == AUDIT.c.sequence, CHAIN.c.kind == "audit")
    return _pieces(select(AUDIT, *_labelled()).outerjoin(CHAIN, vouched), AUDIT.c.sequence)


@cache
def lost_audit_lines() -> Select[Any]:
    """Return the question for numbers of audit lines that a link vouches for and that are not there."""
    return select(CHAIN.c.sequence).where(
        CHAIN.c.kind == "audit", ~exists().where(AUDIT.c.sequence == CHAIN.c.sequence)
    )


@cache
def rows_of(kind: type[Record]) -> Pieces:
    """Return the question for the rows of a kind, each with its newest link and the one that added it."""
    table, added = table_of(kind), CHAIN.alias("added")
    newest = (
        select(func.max(CHAIN.c.sequence))
        .where(CHAIN.c.record_id == table.c.id, CHAIN.c.kind == kind.kind)
        .correlate(table)
        .scalar_subquery()
    )
    same = added.c.record_id == table.c.id, added.c.kind == kind.kind, added.c.change == "added"
    query = (
        select(table, *_labelled(), added.c.sequence.label("added_at"), _odd(table))
        .outerjoin(CHAIN, CHAIN.c.sequence == newest)
        .outerjoin(added, and_(added.c.sequence == table.c.sequence, *same))
    )
    return _pieces(query, table.c.sequence)


@cache
def vanished(kind: type[Record]) -> Select[Any]:
    """Return the question for ids that the newest link says are there, and are not."""
    table, later = table_of(kind), CHAIN.alias("later")
    behind = (
        later.c.record_id == CHAIN.c.record_id,
        later.c.kind == CHAIN.c.kind,
        later.c.sequence > CHAIN.c.sequence,
    )
    return select(CHAIN.c.record_id).where(
        CHAIN.c.kind == kind.kind,
        CHAIN.c.change != "removed",
        ~exists().where(table.c.id == CHAIN.c.record_id),
        ~exists().where(*behind),
    )


@cache
def lost_pointers(kind: type[Record]) -> tuple[tuple[str, str, Select[Any]], ...]:
    """Return each pointer of a kind, what kind it leads to, and the question for those that lead nowhere."""
    table, asked = table_of(kind), []
    for field in sorted(POINTERS.keys() & kind.model_fields.keys()):
        target = table_of(POINTERS[field]).alias("target")
        pointer = table.c[field]
        query = select(table.c.id, pointer.label("to")).where(
            pointer.is_not(None), ~exists().where(target.c.id == pointer)
        )
        asked.append((field, POINTERS[field], query))
    return tuple(asked)


def _odd(table: Table) -> ColumnElement[Any]:
    """Return ``is_odd``: whether a flag of the row is a number that only reads as a yes."""
    flags = (column for column in table.columns if isinstance(column.type, Boolean))
    odd = (func.coalesce(type_coerce(flag, Integer).not_in((0, 1)), false()) for flag in flags)
    return or_(false(), *odd).label("is_odd")


def _labelled() -> Iterable[ColumnElement[Any]]:
    return (column.label("link_" + column.name) for column in _VOUCHED)


def _pieces(query: Select[Any], number: ColumnElement[Any]) -> Pieces:
    last: ColumnElement[Any] = bindparam("last")
    return Pieces(
        select(number).where(number > last).order_by(number).limit(bindparam("piece")),
        query.where(number > last, number <= bindparam("upto")).order_by(number),
        query.where(number == bindparam("at")),
    )
