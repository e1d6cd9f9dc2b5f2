"""The links of the chain: what each vouches for, and how one holds on to the one before it.

A link's digest is SHA-256(nonce || canonical record), so that destroying the nonce at erasure leaves a chain
that still verifies and confirms nothing. Its head is SHA-256(previous head || digest || what the link says).
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import Any, Literal, get_args

import rfc8785
from pydantic_core import to_json
from sqlalchemy import Connection, select

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.record import Record
from attachdesk.storage.keeping_tables import CHAIN
from attachdesk.storage.putting import put_all

Change = Literal["added", "changed", "removed", "sealed", "audited"]
NONCE = 32
FIRST_HEAD = bytes(32)
SAFE = 2**53
"""Whole numbers beyond it have no one form in JSON."""
LEAST = 1e-4
"""Smaller fractions are written with an exponent, by each in a way of its own."""


@dataclass(frozen=True)
class Said:
    """What one link is to say of one record; ``body`` is the canonical form of what it vouches for."""

    kind: str
    record_id: str
    version: int
    change: Change
    is_full: bool
    body: bytes


def said(record: Record, change: Change, *, is_full: bool) -> Said:
    """Return what a link says of ``record``: of all its fields, or of all but the volatile ones."""
    body = body_of(record, is_full=is_full)
    return Said(record.kind, record.id, record.version, change, is_full, body)


def body_of(record: Record, *, is_full: bool) -> bytes:
    """Return the canonical form (RFC 8785) of what a link vouches for.

    With names in order and numbers that have one form it is what pydantic writes at once, ten times faster;
    a record with anything else takes the long way.
    """
    names, numbers = _fields(type(record), is_full)
    told = _plain(record, names, numbers)
    return canonical(_dumped(record, names)) if told is None else to_json(told)


Facts = tuple[Record, tuple[str, ...] | None]
"""A record and the fields that are told of it beside its id; None: all of them."""


def told_together(parts: Mapping[str, Iterable[Facts]]) -> bytes:
    """Return the canonical form of several lists of records, by name."""
    told = {}
    for name in sorted(parts):
        told[name] = [_plain(record, *_wanted(record, chosen)) for record, chosen in parts[name]]
    if all(None not in ones for ones in told.values()):
        return to_json(told)
    return canonical(
        {
            name: [_dumped(record, _wanted(record, chosen)[0]) for record, chosen in ones]
            for name, ones in parts.items()
        }
    )


def _wanted(record: Record, chosen: tuple[str, ...] | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _fields(type(record), True) if chosen is None else _chosen(type(record), chosen)


def _plain(record: Record, names: tuple[str, ...], numbers: tuple[str, ...]) -> dict[str, Any] | None:
    """Return fields in order as pydantic writes them canonically; None when one of them has no such form."""
    fields = record.__dict__
    for name in numbers:
        if _is_odd(fields[name]):
            return None
    if not record.later:
        return {name: fields[name] for name in names}
    unsaid = record.unsaid()
    return {name: fields[name] for name in names if name not in unsaid}


def _dumped(record: Record, names: tuple[str, ...]) -> dict[str, Any]:
    return record.model_dump(mode="json", include=set(names) - record.unsaid())


@cache
def _fields(kind: type[Record], is_full: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names a link vouches for, in order, and those of them that may hold a number."""
    names = kind.model_fields.keys() - (frozenset() if is_full else kind.volatile)
    return _with_numbers(kind, names)


@cache
def _chosen(kind: type[Record], chosen: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return _with_numbers(kind, {"id", *chosen})


def _with_numbers(kind: type[Record], names: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return names in order, and those of them whose fields may hold a number."""
    ordered, numbers = sorted(names), []
    for name in ordered:
        wanted = kind.model_fields[name].annotation
        if {wanted, *get_args(wanted)} & {int, float}:
            numbers.append(name)
    return tuple(ordered), tuple(numbers)


def canonical(fields: Mapping[str, Any]) -> bytes:
    """Return the one canonical form (RFC 8785); a number that has none (NaN, 2**53) is refused."""
    try:
        return rfc8785.dumps(dict(fields))
    except rfc8785.CanonicalizationError:
        raise RuleBroken("record.number_has_no_form") from None


def _is_odd(value: object) -> bool:
    if isinstance(value, float):
        # within these bounds both write the shortest digits that read back; a whole one would get a ".0"
        return value.is_integer() or not LEAST <= abs(value) < SAFE
    return isinstance(value, int) and not -SAFE < value < SAFE


def audit_body(line: Mapping[str, Any]) -> bytes:
    """Return the canonical form of a line of the audit trail; older ones do not say who."""
    at: datetime = line["at"]
    told = {name: line[name] for name in ("zone", "what", "kind", "record_id", "reason")}
    if line["who"] is not None:
        told["who"] = line["who"]
    return canonical({**told, "at": at.astimezone(UTC).isoformat()})


def digest_of(nonce: bytes, body: bytes) -> bytes:
    """Return what a link keeps of a record, 32 bytes."""
    return sha256(nonce + body).digest()


def head_after(previous: bytes, link: Mapping[str, Any]) -> bytes:
    """Return the head of the chain behind ``link`` (a row of ``chain``, its own head aside), 32 bytes."""
    at: datetime = link["at"]
    told = [
        link["sequence"], at.astimezone(UTC).isoformat(), link["zone"], link["kind"], link["record_id"],
        link["version"], link["change"], link["is_full"],
    ]  # fmt: skip
    return sha256(previous + link["digest"] + to_json(told)).digest()


@dataclass(frozen=True)
class Head:
    """Where the chain ends: the number of its last link, that link's head, and when it was made."""

    sequence: int = 0
    head: bytes = FIRST_HEAD
    at: datetime | None = None


def head_of(connection: Connection) -> Head:
    """Return where the chain ends."""
    newest = select(CHAIN.c.sequence, CHAIN.c.head, CHAIN.c.at).order_by(CHAIN.c.sequence.desc()).limit(1)
    row = connection.execute(newest).first()
    return Head(*row) if row else Head()


def append(connection: Connection, head: Head, links: Iterable[Said], at: datetime, zone: str) -> Head:
    """Write links (at least one) behind ``head`` and return where the chain ends now."""
    all_said = list(links)
    nonces = os.urandom(NONCE * len(all_said))
    rows: list[dict[str, Any]] = []
    sequence, last = head.sequence, head.head
    for place, one in enumerate(all_said):
        sequence += 1
        nonce = nonces[NONCE * place : NONCE * (place + 1)]
        row = {
            "sequence": sequence,
            "at": at,
            "zone": zone,
            "kind": one.kind,
            "record_id": one.record_id,
            "version": one.version,
            "change": one.change,
            "is_full": one.is_full,
            "nonce": nonce,
            "digest": digest_of(nonce, one.body),
        }
        row["head"] = last = head_after(last, row)
        rows.append(row)
    put_all(connection, CHAIN, rows)
    return Head(sequence, last, at)
