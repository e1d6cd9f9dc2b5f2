"""The first tables, indexes, search tables and triggers. Never edited: a change is a new step."""

import sqlalchemy as sa
from alembic.operations import Operations

from attachdesk.storage.migrations.columns import RECORD, columns
from attachdesk.storage.migrations.triggers_0001 import TRIGGERS_0001

TRIGGERS = frozenset(TRIGGERS_0001)
RECORDS = {
    "practices": "name therapist title country zone",
    "codes": "name letter ink definition caution parent_id? is_retired:flag",
    "clients": (
        "code client_kind state name? pronouns? date_of_birth:day? age_band? started_on:day frequency "
        "retention_class about legal_hold"
    ),
    "client_names": "client_id recipient name pronouns",
    "people": (
        "client_id name relation remark is_member:flag is_cared_for:flag holds_responsibility:flag withhold"
    ),
    "reaches": "client_id medium value whose safe_voicemail is_emergency:flag remark",
    "consents": "client_id about state since:day until:day? recipient scope legal_basis given_by",
    "episodes": "client_id started_on:day ended_on:day? ending? remark",
    "sessions": (
        "zone client_id episode_id starts_at:moment minutes:int session_kind medium approach status "
        "number:int? cancelled_by? reason is_charged:flag?"
    ),
    "attendees": "client_id session_id person_id role",
    "contacts": "zone client_id starts_at:moment minutes:int contact_kind with_whom",
    "risk_entries": (
        "client_id session_id? contact_id? area asked words action follow_up_at:moment? "
        "followed_up_at:moment?"
    ),
    "notes": (
        "zone client_id session_id? contact_id? layer status template_id text cursor:int word_count:int "
        "saved_at:moment signed_at:moment?"
    ),
    "note_marks": "client_id note_id mark section start:int end:int",
    "addenda": "zone client_id note_id addendum_kind reason text",
    "observations": (
        "client_id session_id? contact_id? note_id? scope family code intensity:int? shown_by? toward? "
        "basis sense? memo rival certainty? is_exemplar:flag place start:int? end:int? quote before after"
    ),
    "session_targets": "client_id session_id benefit",
    "goals": "client_id words since:day until:day? remark",
    "goal_ratings": "client_id goal_id session_id? rated_on:day value:int",
    "benefits_in_focus": "client_id benefit since:day until:day? why",
    "phases": "client_id name since:day until:day?",
    "breaks": "client_id? since:day until:day why announced_on:day?",
    "ruptures": (
        "client_id session_id movement my_part outcome closed_session_id? closed_on:day? what_helped remark"
    ),
    "dues": "client_id about due_on:day words done_at:moment?",
    "file_events": "client_id about happened_on:day words",
    "shared_words": "client_id code shared_on:day wording",
    "administrations": (
        "client_id session_id? instrument form name taken_on:day about? entered is_assisted:flag"
    ),
    "answers": "client_id administration_id item:int value:real?",
    "scores": "client_id administration_id name value:real is_prorated:flag",
    "report_texts": "client_id audience section from_on:day? to_on:day? text",
}
BESIDE = {
    "chain": (
        "sequence:int! at:moment zone kind record_id version:int change is_full:flag nonce:bytes? "
        "digest:bytes head:bytes"
    ),
    "audit": "sequence:int! at:moment zone what kind record_id reason",
    "setting": "name! value",
    "stale": "kind! record_id!",
    "owed": "meeting_id!",
    "search_entry": (
        "sequence:int! kind record_id client_id? note_id? session_id? contact_id? layer at:moment "
        "is_unspaced:flag text"
    ),
}
OF_CLIENT = (
    "client_names people reaches consents episodes sessions attendees contacts risk_entries notes addenda "
    "observations session_targets goals goal_ratings benefits_in_focus phases breaks ruptures dues "
    "file_events shared_words administrations report_texts"
)
INDEXES = {
    "ix_sessions_starts_at": "sessions (starts_at)",
    "held_sessions": "sessions (client_id, starts_at, zone) WHERE status = 'attended'",
    "booked_sessions": "sessions (client_id, starts_at, zone) WHERE status = 'booked'",
    "ix_attendees_session_id": "attendees (session_id)",
    "risk_of_session": "risk_entries (session_id) WHERE session_id IS NOT NULL",
    "follow_ups": "risk_entries (follow_up_at) WHERE follow_up_at IS NOT NULL",
    "ix_notes_session_id": "notes (session_id)",
    "ix_notes_contact_id": "notes (contact_id)",
    "signed_notes": "notes (session_id) WHERE status = 'signed' AND layer = 'record'",
    "ix_note_marks_note_id": "note_marks (note_id)",
    "ix_addenda_note_id": "addenda (note_id)",
    "ix_observations_session_id": "observations (session_id)",
    "ix_observations_note_id": "observations (note_id)",
    "observed_codes": "observations (session_id, code, intensity)",
    "observed_in_contacts": "observations (contact_id) WHERE contact_id IS NOT NULL",
    "toward": "observations (toward) WHERE toward IS NOT NULL",
    "shown_by": "observations (shown_by) WHERE shown_by IS NOT NULL",
    "ix_session_targets_session_id": "session_targets (session_id)",
    "ix_goal_ratings_goal_id": "goal_ratings (goal_id)",
    "open_ruptures": "ruptures (client_id) WHERE outcome = 'open'",
    "open_dues": "dues (due_on) WHERE done_at IS NULL",
    "ix_answers_administration_id": "answers (administration_id)",
    "ix_scores_administration_id": "scores (administration_id)",
    "links_of_record": "chain (record_id, kind, sequence)",
    "search_entries_of_note": "search_entry (note_id) WHERE note_id IS NOT NULL",
    "private_search_entries": "search_entry (sequence, layer) WHERE layer <> 'record'",
    "unspaced_search_entries": "search_entry (sequence) WHERE is_unspaced = 1",
}
SEARCH = (
    "CREATE VIRTUAL TABLE search_words USING fts5(text, content='search_entry', content_rowid='sequence',"
    " tokenize='unicode61 remove_diacritics 2', prefix='2 3 4')",
    "CREATE VIRTUAL TABLE search_trigrams USING fts5(text, content='search_entry', content_rowid='sequence',"
    " tokenize='trigram')",
    "INSERT INTO search_words(search_words, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search_trigrams(search_trigrams, rank) VALUES ('secure-delete', 1)",
)


def up(operations: Operations) -> None:
    """Make everything in an empty database."""
    for name, line in RECORDS.items():
        operations.create_table(name, *columns(RECORD + line))
        operations.execute(f"CREATE UNIQUE INDEX one_{name} ON {name} (id)")
    for name, line in BESIDE.items():
        operations.create_table(name, *columns(line))
    operations.execute("CREATE UNIQUE INDEX one_search_entry ON search_entry (record_id, kind)")
    for name in OF_CLIENT.split():
        operations.execute(f"CREATE INDEX ix_{name}_client_id ON {name} (client_id)")
    for name, place in INDEXES.items():
        operations.execute(f"CREATE INDEX {name} ON {place}")
    for statement in (*SEARCH, *TRIGGERS_0001.values()):
        operations.execute(sa.text(statement))
