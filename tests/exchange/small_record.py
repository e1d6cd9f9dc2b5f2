"""A small whole record with one of every kind, as the JSON form holds it."""

from typing import Any

MADE = "2026-03-02T09:00:00Z"
C = {"client_id": "c1"}
BODIES: dict[str, dict[str, Any]] = {
    "practices": {"name": "Ellery", "zone": "Europe/Vienna"},
    "codes": {"name": "humour", "letter": "h"},
    "clients": {"code": "INE-01", "started_on": "2026-01-05", "name": "أميرة 林 🦊"},
    "client_names": {**C, "recipient": "insurer", "name": "K"},
    "people": {**C, "name": "דניאל", "relation": "friend"},
    "reaches": {**C, "value": "0123"},
    "consents": {**C, "about": "release", "recipient": "Dr Sand", "since": "2026-01-05"},
    "episodes": {**C, "started_on": "2026-01-05", "ended_on": "2026-02-05", "ending": "agreed"},
    "sessions": {**C, "episode_id": "e1", "starts_at": MADE, "status": "attended", "number": 1},
    "attendees": {**C, "session_id": "s1", "person_id": "p1"},
    "contacts": {**C, "starts_at": MADE, "contact_kind": "email"},
    "risk_entries": {**C, "session_id": "s1", "area": "suicide", "asked": "told", "words": "“no”"},
    "notes": {**C, "session_id": "s1", "text": "She 😀 wept.", "saved_at": MADE, "word_count": 2,
        "status": "signed", "signed_at": MADE},
    "note_marks": {**C, "note_id": "n1", "start": 0, "end": 3},
    "addenda": {**C, "note_id": "n1", "reason": "asked for", "text": "later"},
    "observations": {
        **C, "session_id": "s1", "note_id": "n1", "family": "pattern", "code": "secure", "intensity": 2,
        "toward": "p1", "shown_by": "p1", "start": 6, "end": 10, "quote": "wept",
        "before": "She 😀 ", "after": ".",
    },
    "session_targets": {**C, "session_id": "s1", "benefit": "mood"},
    "goals": {**C, "words": "wait", "since": "2026-01-05"},
    "goal_ratings": {**C, "goal_id": "g1", "session_id": "s1", "rated_on": "2026-01-05", "value": 3},
    "benefits_in_focus": {**C, "benefit": "mood", "since": "2026-01-05"},
    "phases": {**C, "name": "first", "since": "2026-01-05"},
    "breaks": {**C, "since": "2026-01-05", "until": "2026-01-06"},
    "ruptures": {**C, "session_id": "s1", "movement": "withdrawal", "closed_session_id": "s1"},
    "dues": {**C, "about": "promise", "due_on": "2026-01-05"},
    "file_events": {**C, "happened_on": "2026-01-05", "words": "a letter"},
    "shared_words": {**C, "code": "secure", "shared_on": "2026-01-05", "wording": "With {person}"},
    "administrations": {**C, "instrument": "phq_9", "taken_on": "2026-01-05", "session_id": "s1"},
    "answers": {**C, "administration_id": "a1", "item": 1, "value": 2.5},
    "scores": {**C, "administration_id": "a1", "name": "total", "value": 7},
    "report_texts": {**C, "text": "5 < 6 & <b>"},
}  # fmt: skip
IDS = {
    "clients": "c1", "people": "p1", "episodes": "e1", "sessions": "s1", "notes": "n1", "goals": "g1",
    "administrations": "a1", "practices": "v1",
}  # fmt: skip


def small_record() -> dict[str, Any]:
    """Return the document anew, free to be spoilt."""
    head = {"format": "attachdesk", "version": 1, "exported_at": MADE, "vault_id": "v1"}
    bodies = {
        kind: [{"id": IDS.get(kind, f"{kind}-1"), "version": 1, "made_at": MADE, **body}]
        for kind, body in BODIES.items()
    }
    return head | bodies
