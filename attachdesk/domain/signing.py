"""Signatures over what became final, and notes that were put into the wrong file.

A signature is Ed25519 over SHA-256 of the canonical form (RFC 8785) of what was sealed: see
``storage.sealed_content``. It names the public key, so that it can be checked without the vault's root.
"""

import json
from datetime import datetime
from typing import Any, Literal

from pydantic import field_validator
from sqlmodel import Field

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Note
from attachdesk.domain.record import Record, Zoned, choice

SignedKind = Literal["notes", "addenda", "plan_versions", "formulations", "safety_plans"]


class Signature(Zoned):
    """Who stands by which record in which state. ``public_key``, ``digest``, ``value``: lower-case hex."""

    kind = "signatures"

    client_id: str = Field(index=True)
    of_kind: SignedKind = choice("notes")
    of_id: str = Field(index=True)
    algorithm: Literal["Ed25519"] = choice("Ed25519")
    form: int = Field(1, ge=1)
    """Number of the canonical form that was signed."""
    public_key: str = Field(min_length=64, max_length=64)
    digest: str = Field(min_length=64, max_length=64)
    value: str = Field(min_length=128, max_length=128)


def final_at(record: Record) -> datetime:
    """Return the moment at which a record became final, as the record itself says and its digest holds."""
    return (record.signed_at if isinstance(record, Note) else None) or record.made_at


class EnteredInError(Zoned):
    """A signed note that stood in the wrong file: sealed from search, print and export, never destroyed."""

    kind = "entered_in_error"
    later = {"meeting": ""}

    client_id: str = Field(index=True)
    note_id: str = Field(index=True)
    reason: str = Field(min_length=1)
    refiled_note_id: str | None = None
    """The draft that took over its words in the right file; it may be another client's."""
    meeting: str = ""
    """What was signed with the note beside its own words, as canonical JSON: the facts of its meeting, what
    was read off and what was asked about risk, by kind. It is no part of the file any more."""

    @field_validator("meeting")
    @classmethod
    def _meeting_is_of_records(cls, told: str) -> str:
        if told:
            facts_in(told)
        return told


def facts_in(meeting: str) -> dict[str, list[dict[str, Any]]]:
    """Return the facts that a note entered in error was signed with, by kind."""
    try:
        facts = json.loads(meeting)
    except (ValueError, RecursionError):
        raise RuleBroken("note.error_meeting_unreadable") from None
    if not isinstance(facts, dict) or not all(map(_is_of_facts, facts.values())):
        raise RuleBroken("note.error_meeting_unreadable")
    return facts


def _is_of_facts(told: object) -> bool:
    return isinstance(told, list) and all(isinstance(one, dict) for one in told)
