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

    With names in order and whole numbers within bounds it is what pydantic writes at once, ten times faster;
    a record with anything else takes the long way.
    """
    names, numbers = _fields(type(record), is_full)
    fields, unsaid = record.__dict__, record.unsaid()
    if any(_is_odd(fields[name]) for name in numbers):
        return canonical(record.model_dump(mode="json", exclude=unsaid) if is_full else record.chained())
    return to_json({name: fields[name] for name in names if name not in unsaid})


@cache
def _fields(kind: type[Record], is_full: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names a link vouches for, in order, and those of them that may hold a number."""
    names = sorted(kind.model_fields.keys() - (frozenset() if is_full else kind.volatile))
    numbers = []
    for name in names:
        wanted = kind.model_fields[name].annotation
        if {wanted, *get_args(wanted)} & {int, float}:
            numbers.append(name)
    return tuple(names), tuple(numbers)


def canonical(fields: Mapping[str, Any]) -> bytes:
    """Return the one canonical form (RFC 8785); a number that has none (NaN, 2**53) is refused."""
    try:
        return rfc8785.dumps(dict(fields))
    except rfc8785.CanonicalizationError:
        raise RuleBroken("record.number_has_no_form") from None


def _is_odd(value: object) -> bool:
    return isinstance(value, float) or (isinstance(value, int) and not -SAFE < value < SAFE)


def audit_body(line: Mapping[str, Any]) -> bytes:
    """Return the canonical form of a line of the audit trail."""
    at: datetime = line["at"]
    told = {name: line[name] for name in ("zone", "what", "kind", "record_id", "reason")}
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
