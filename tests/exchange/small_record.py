"""A small whole record with one of every kind, as the JSON form holds it."""

from datetime import date, datetime
from typing import Any

from attachdesk.domain.formulation import Formulation
from attachdesk.storage.sealed_content import digest_of
from attachdesk.vault.root import Root
from attachdesk.vault.signing import Signer

MADE = "2026-03-02T09:00:00Z"
BEFORE = "2026-03-02T08:00:00Z"
"""Before anything was signed with a signature."""
C = {"client_id": "c1"}
FORMULATION: dict[str, Any] = {
    **C, "number": 1, "written_on": date(2026, 1, 5), "cycle": "calls, silence",
}  # fmt: skip


def signature() -> dict[str, str]:
    """Return a good signature under the formulation of the small record."""
    signer = Signer(Root(bytes(32)))
    digest = digest_of(Formulation(id="formulations-1", made_at=datetime.fromisoformat(MADE), **FORMULATION))
    return {"public_key": signer.public_key, "digest": digest, "value": signer.sign(digest)}


BODIES: dict[str, dict[str, Any]] = {
    "practices": {"name": "Ellery", "zone": "Europe/Vienna"},
    "codes": {"name": "humour", "letter": "h"},
    "own_templates": {"name": "Mine"},
    "own_sections": {"own_template_id": "t1", "place": 0, "heading": "Seen"},
    "snippets": {"trigger": "gr", "text": "greeted {person}"},
    "clients": {"code": "INE-01", "started_on": "2026-01-05", "name": "أميرة 林 🦊"},
    "client_names": {**C, "recipient": "insurer", "name": "K"},
    "people": {**C, "name": "דניאל", "relation": "friend"},
    "reaches": {**C, "value": "0123"},
    "consents": {**C, "about": "release", "recipient": "Dr Sand", "since": "2026-01-05"},
    "episodes": {**C, "started_on": "2026-01-05", "ended_on": "2026-02-05", "ending": "agreed"},
    "court_orders": {**C, "ordered_on": "2026-01-05", "words": "lives with her aunt"},
    "capacities": {**C, "judged_on": "2026-01-05", "decision": "a letter to school", "finding": "has"},
    "sharings": {**C, "person_id": "p1", "agreed_on": "2026-01-05", "receives": "dates"},
    "secrets_agreements": {**C, "agreed_on": "2026-01-05", "policy": "no_secrets"},
    "screenings": {**C, "person_id": "p1", "screened_on": "2026-01-05"},
    "sessions": {**C, "episode_id": "e1", "starts_at": MADE, "status": "attended", "number": 1},
    "session_arrangements": {**C, "session_id": "s1", "online_place": "at home"},
    "appointments": {**C, "weekday": 2, "at": "09:30", "since": "2026-01-05"},
    "attendees": {**C, "session_id": "s1", "person_id": "p1"},
    "contacts": {**C, "starts_at": MADE, "contact_kind": "email"},
    "risk_entries": {**C, "session_id": "s1", "area": "suicide", "asked": "told", "words": "“no”"},
    "safety_plans": {**C, "number": 1, "made_on": "2026-01-05", "own_steps": "walk"},
    "field_readings": {**C, "session_id": "s1", "field": "sud", "number": 6.5},
    "jottings": {**C, "session_id": "s1", "jotted_at": MADE, "text": "door"},
    "notes": {**C, "session_id": "s1", "text": "She 😀 wept.", "saved_at": MADE, "word_count": 2,
        "status": "signed", "signed_at": BEFORE},
    "note_marks": {**C, "note_id": "n1", "start": 0, "end": 3},
    "addenda": {**C, "made_at": BEFORE, "note_id": "n1", "reason": "asked for", "text": "later"},
    "entered_in_error": {**C, "note_id": "n1", "reason": "another file", "meeting": "{}"},
    "observations": {
        **C, "session_id": "s1", "note_id": "n1", "family": "pattern", "code": "secure", "intensity": 2,
        "toward": "p1", "shown_by": "p1", "start": 6, "end": 10, "quote": "wept",
        "before": "She 😀 ", "after": ".",
    },
    "session_targets": {**C, "session_id": "s1", "benefit": "mood"},
    "problems": {**C, "words": "sleep", "since": "2026-01-05"},
    "goals": {**C, "words": "wait", "since": "2026-01-05"},
    "goal_ratings": {**C, "goal_id": "g1", "session_id": "s1", "rated_on": "2026-01-05", "value": 3},
    "objectives": {**C, "goal_id": "g1", "words": "one call", "since": "2026-01-05"},
    "attainment_levels": {**C, "objective_id": "o1", "level": -2, "words": "ten calls"},
    "attainment_ratings": {**C, "objective_id": "o1", "rated_on": "2026-01-05", "level": 1},
    "planned_interventions": {**C, "objective_id": "o1", "words": "slow down"},
    "session_works": {**C, "session_id": "s1", "objective_id": "o1", "intervention_id": "i1"},
    "plan_versions": {**C, "number": 1, "agreed_on": "2026-01-05", "text": "wait"},
    "formulations": FORMULATION | {"written_on": "2026-01-05"},
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
    "supervisions": {"held_on": "2026-01-05", "text": "the pace"},
    "supervision_topics": {**C, "supervision_id": "u1", "question": "whose hurry"},
    "enclosures": {**C, "name": "letter.pdf", "size": 3, "sha256": "ab" * 32, "received_on": "2026-01-05"},
    "enclosure_contents": {**C, "enclosure_id": "x1", "base64": "YWJj"},
    "report_texts": {**C, "text": "5 < 6 & <b>"},
    "signatures": {**C, "of_kind": "formulations", "of_id": "formulations-1", **signature()},
}  # fmt: skip
IDS = {
    "clients": "c1", "people": "p1", "episodes": "e1", "sessions": "s1", "notes": "n1", "goals": "g1",
    "administrations": "a1", "practices": "v1", "own_templates": "t1", "objectives": "o1",
    "planned_interventions": "i1", "supervisions": "u1", "enclosures": "x1",
}  # fmt: skip


def small_record() -> dict[str, Any]:
    """Return the document anew, free to be spoilt."""
    head = {"format": "attachdesk", "version": 1, "exported_at": MADE, "vault_id": "v1"}
    bodies = {
        kind: [{"id": IDS.get(kind, f"{kind}-1"), "version": 1, "made_at": MADE, **body}]
        for kind, body in BODIES.items()
    }
    return head | bodies
