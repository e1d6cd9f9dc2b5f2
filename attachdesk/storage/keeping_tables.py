"""The tables beside the record: the chain, the audit trail, settings, and what the search has yet to read."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, text
from sqlmodel import SQLModel, UTCDateTime

CHAIN = Table(
    "chain",
    SQLModel.metadata,
    Column("sequence", Integer, primary_key=True),
    Column("at", UTCDateTime, nullable=False),
    Column("zone", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("record_id", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("change", String, nullable=False),
    Column("is_full", Boolean, nullable=False),
    Column("nonce", LargeBinary),
    Column("digest", LargeBinary, nullable=False),
    Column("head", LargeBinary, nullable=False),
)
"""One link per change. ``is_full``: it vouches for all fields. ``nonce`` is None once it was destroyed."""
Index("links_of_record", CHAIN.c.record_id, CHAIN.c.kind, CHAIN.c.sequence)

AUDIT = Table(
    "audit",
    SQLModel.metadata,
    Column("sequence", Integer, primary_key=True),
    Column("at", UTCDateTime, nullable=False),
    Column("zone", String, nullable=False),
    Column("what", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("record_id", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("who", String),
)
"""``who``: the practice's therapist as named then; None in lines that older versions wrote."""

SETTING = Table(
    "setting",
    SQLModel.metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)

STALE = Table(
    "stale",
    SQLModel.metadata,
    Column("kind", String, primary_key=True),
    Column("record_id", String, primary_key=True),
)
"""Records that changed since the search read them."""

DRAFT_STATE = Table(
    "draft_state",
    SQLModel.metadata,
    Column("sequence", Integer, primary_key=True),
    Column("note_id", String, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("word_count", Integer, nullable=False),
    Column("text", String, nullable=False),
    Column("headings", String, nullable=False),
)
"""Earlier states of drafts, no part of the record; ``headings``: a line for each, start, end, section.

They are purged at signing, unless the file is on hold.
"""
Index("states_of_draft", DRAFT_STATE.c.note_id, DRAFT_STATE.c.sequence)

OWED = Table(
    "owed",
    SQLModel.metadata,
    Column("meeting_id", String, primary_key=True),
)
"""Ids of attended sessions and of contacts without a signed note in the record layer, kept by triggers."""

ENTRY = Table(
    "search_entry",
    SQLModel.metadata,
    Column("sequence", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("record_id", String, nullable=False),
    Column("client_id", String),
    Column("note_id", String),
    Column("session_id", String),
    Column("contact_id", String),
    Column("layer", String, nullable=False),
    Column("at", UTCDateTime, nullable=False),
    Column("is_unspaced", Boolean, nullable=False),
    Column("text", String, nullable=False),
)
"""One searchable text as the search read it. ``is_unspaced``: holds a script written without spaces."""
Index("one_search_entry", ENTRY.c.record_id, ENTRY.c.kind, unique=True)
Index("search_entries_of_note", ENTRY.c.note_id, sqlite_where=ENTRY.c.note_id.is_not(None))
Index("private_search_entries", ENTRY.c.sequence, ENTRY.c.layer, sqlite_where=text("layer <> 'record'"))
Index("unspaced_search_entries", ENTRY.c.sequence, sqlite_where=text("is_unspaced = 1"))
