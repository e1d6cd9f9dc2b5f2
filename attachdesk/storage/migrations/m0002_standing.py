"""What a record that one can sign needs: signatures, versions, plans, what stands around a note."""

import sqlalchemy as sa
from alembic.operations import Operations

from attachdesk.storage.migrations.columns import RECORD, column, columns
from attachdesk.storage.migrations.triggers_0002 import ADDED, REWRITTEN, TRIGGERS_0002

TRIGGERS = frozenset(TRIGGERS_0002)

RECORDS = {
    "signatures": "zone client_id of_kind of_id algorithm form:int public_key digest value",
    "entered_in_error": "zone client_id note_id reason refiled_note_id? meeting",
    "own_templates": "name is_retired:flag",
    "own_sections": "own_template_id place:int heading prompt default field",
    "snippets": "trigger text is_retired:flag",
    "jottings": "client_id session_id jotted_at:moment code text",
    "field_readings": "client_id session_id field when number:real? word",
    "safety_plans": (
        "client_id number:int made_on:day warning_signs own_steps places people professionals safer_place "
        "reasons"
    ),
    "formulations": (
        "client_id number:int written_on:day history people cycle alternatives medication professionals"
    ),
    "problems": "client_id words since:day until:day?",
    "objectives": "client_id goal_id words measured_by since:day until:day? state",
    "attainment_levels": "client_id objective_id level:int words",
    "attainment_ratings": "client_id objective_id session_id? rated_on:day level:int",
    "planned_interventions": "client_id objective_id option words until:day?",
    "session_works": "client_id session_id objective_id intervention_id?",
    "plan_versions": "client_id number:int agreed_on:day review_on:day? agreed_with text",
    "session_arrangements": (
        "client_id session_id interpreter_agency interpreter_language interpreter_is_same:flag? online_place "
        "online_is_private:flag? fallback emergency_there whose_break announced_on:day? cover"
    ),
    "supervisions": "zone held_on:day minutes:int supervisor setting text",
    "supervision_topics": "client_id supervision_id question outcome",
    "enclosures": "client_id session_id? name media_type size:int sha256 received_on:day remark",
    "enclosure_contents": "client_id enclosure_id base64",
    "appointments": (
        "zone client_id weekday:int at minutes:int every_weeks:int since:day until:day? session_kind medium"
    ),
    "court_orders": "client_id ordered_on:day until:day? court words",
    "capacities": "client_id judged_on:day decision finding assent grounds",
    "sharings": "client_id person_id agreed_on:day receives private address_withheld:flag",
    "secrets_agreements": "client_id agreed_on:day policy words",
    "screenings": "client_id person_id screened_on:day was_alone:flag outcome words",
}
BESIDE = {"draft_state": "sequence:int! note_id at:moment word_count:int text headings"}
NEW_COLUMNS = {
    "notes": "episode_id?",
    "risk_entries": "protective consulted told_on_basis",
    "contacts": "direction is_confidential:flag",
    "consents": "document",
    "addenda": "request passage",
    "goals": "problem_id? benefit",
    "audit": "who?",
}
INDEXED = (
    "signatures.of_id entered_in_error.note_id own_sections.own_template_id jottings.session_id "
    "field_readings.session_id objectives.goal_id attainment_levels.objective_id "
    "attainment_ratings.objective_id planned_interventions.objective_id session_works.session_id "
    "session_works.objective_id session_arrangements.session_id supervision_topics.supervision_id "
    "enclosure_contents.enclosure_id sharings.person_id screenings.person_id risk_entries.contact_id"
)


def up(operations: Operations) -> None:
    """Add tables and columns, and the triggers that seal a meeting when its note is signed."""
    # first, since SQLite reads the whole schema again after each column: the less there is, the better
    for name in REWRITTEN:
        operations.execute(f"DROP TRIGGER {name}")
    for name, line in NEW_COLUMNS.items():
        for word in line.split():
            empty = None if word.endswith("?") else "0" if word.endswith(":flag") else ""
            operations.add_column(name, column(word, server_default=empty))
    for name, line in RECORDS.items():
        operations.create_table(name, *columns(RECORD + line))
        operations.execute(f"CREATE UNIQUE INDEX one_{name} ON {name} (id)")
        if "client_id" in line.split():
            operations.execute(f"CREATE INDEX ix_{name}_client_id ON {name} (client_id)")
    for name, line in BESIDE.items():
        operations.create_table(name, *columns(line))
    for place in INDEXED.split():
        name, _, field = place.partition(".")
        operations.execute(f"CREATE INDEX ix_{name}_{field} ON {name} ({field})")
    operations.execute("CREATE INDEX states_of_draft ON draft_state (note_id, sequence)")
    for statement in (*REWRITTEN.values(), *ADDED.values()):
        operations.execute(sa.text(statement))
