"""The triggers of the second step: signing seals the facts of the meeting, versions and signatures stay.

A note entered in error makes its meeting owe a note again; so the triggers of what is owed are written anew.
"""

from attachdesk.storage.migrations.triggers_0001 import TRIGGERS_0001, _after, _moved, _refuse

SESSION_FACTS = (
    "client_id", "episode_id", "starts_at", "zone", "minutes", "session_kind", "medium", "approach", "status",
    "cancelled_by", "reason",
)  # fmt: skip
RISK_FACTS = (
    "client_id", "session_id", "contact_id", "area", "asked", "words", "action", "follow_up_at", "protective",
    "consulted", "told_on_basis",
)  # fmt: skip
"""What signing seals of a risk entry: everything but whether it was followed up."""
CONTACT_FACTS = (
    "client_id", "starts_at", "zone", "minutes", "contact_kind", "with_whom", "direction", "is_confidential",
)  # fmt: skip
EPISODE_FACTS = ("client_id", "started_on", "ended_on", "ending", "remark")
"""What signing a discharge summary seals of the episode it closes: when and how care ended, and why."""
OF_SESSION = ("attendees", "session_arrangements", "field_readings")
FINAL = (
    "signatures",
    "entered_in_error",
    "safety_plans",
    "formulations",
    "plan_versions",
    "enclosure_contents",
)

_IN_ERROR = "SELECT note_id FROM entered_in_error"
_NONE_SIGNED = (
    "NOT EXISTS (SELECT 1 FROM notes WHERE {}_id = NEW.id AND status = 'signed' AND layer = 'record'"  # noqa: S608 (constants)
    f" AND id NOT IN ({_IN_ERROR}))"
)
_IS_OWED = "INSERT OR IGNORE INTO owed SELECT NEW.id WHERE "
_OWED_SESSION = _IS_OWED + "NEW.status = 'attended' AND " + _NONE_SIGNED.format("session")
_OWED_CONTACT = _IS_OWED + _NONE_SIGNED.format("contact")
_OWED_AGAIN = (
    "INSERT OR IGNORE INTO owed SELECT coalesce(session_id, contact_id) FROM notes AS gone"  # noqa: S608 (constants)
    " WHERE id = NEW.note_id AND layer = 'record' AND (contact_id IS NOT NULL"
    " OR EXISTS (SELECT 1 FROM sessions WHERE id = gone.session_id AND status = 'attended'))"
    " AND NOT EXISTS (SELECT 1 FROM notes WHERE session_id IS gone.session_id"
    " AND contact_id IS gone.contact_id AND status = 'signed' AND layer = 'record'"
    f" AND id NOT IN ({_IN_ERROR}))"
)


def _sealed(meeting: str, of: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM notes WHERE {meeting}_id = {of} AND status = 'signed' AND layer = 'record'"  # noqa: S608 (constants)
        f" AND id NOT IN ({_IN_ERROR}))"
    )


def _sealed_with(which: str) -> str:
    return f"({_sealed('session', f'{which}.session_id')} OR {_sealed('contact', f'{which}.contact_id')})"


def _meeting(name: str, facts: tuple[str, ...], told: str = "session.sealed") -> dict[str, str]:
    singular = name.removesuffix("s")
    held = _sealed(singular, "OLD.id")
    return {
        f"sealed_{singular}_stays": _refuse(
            f"sealed_{singular}_stays", f"UPDATE ON {name}", f"({_moved(facts)}) AND {held}", told
        ),
        f"sealed_{singular}_is_kept": _refuse(f"sealed_{singular}_is_kept", f"DELETE ON {name}", held, told),
    }


def _around(name: str) -> dict[str, str]:
    """Return the triggers by which nothing is added to, changed in or taken from a sealed meeting."""
    found = {}
    for what, which in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        trigger = f"sealed_{name}_{what.lower()}"
        held = _sealed("session", f"{which}.session_id")
        found[trigger] = _refuse(trigger, f"{what} ON {name}", held, "session.sealed")
    return found


def _risk() -> dict[str, str]:
    moved = f"({_moved(RISK_FACTS)}) AND {_sealed_with('OLD')}"
    whens = {"INSERT": _sealed_with("NEW"), "UPDATE": moved, "DELETE": _sealed_with("OLD")}
    return {
        f"sealed_risk_{what.lower()}": _refuse(
            f"sealed_risk_{what.lower()}", f"{what} ON risk_entries", when, "session.sealed"
        )
        for what, when in whens.items()
    }


def _final(name: str) -> dict[str, str]:
    return {
        f"{name}_{what.lower()}": _refuse(
            f"{name}_{what.lower()}", f"{what} ON {name}", "1", "record.version_stays"
        )
        for what in ("UPDATE", "DELETE")
    }


REWRITTEN = {
    "owed_session_new": _after("owed_session_new", "INSERT ON sessions", _OWED_SESSION),
    "owed_session_changed": _after(
        "owed_session_changed",
        "UPDATE OF status ON sessions",
        "DELETE FROM owed WHERE meeting_id = NEW.id",
        _OWED_SESSION,
    ),
    "owed_contact_new": _after("owed_contact_new", "INSERT ON contacts", _OWED_CONTACT),
}
ADDED = {
    **_meeting("sessions", SESSION_FACTS),
    **_meeting("contacts", CONTACT_FACTS),
    **_meeting("episodes", EPISODE_FACTS, "episode.sealed"),
    **{name: written for around in OF_SESSION for name, written in _around(around).items()},
    **_risk(),
    **{name: written for final in FINAL for name, written in _final(final).items()},
    "owed_note_in_error": _after("owed_note_in_error", "INSERT ON entered_in_error", _OWED_AGAIN),
}
TRIGGERS_0002 = {**TRIGGERS_0001, **REWRITTEN, **ADDED}
