"""The triggers of the first step: what was signed stays as it was signed, and history is only added to.

Each of these refuses with the key of the sentence that says so. Erasure destroys a link's nonce and nothing
else. The others keep the list of meetings whose note is owed, so that nobody has to look for them.
"""

FROZEN_PLACE = ("start", "end", "quote", "before", "after", "place")


def _refuse(name: str, what: str, when: str, key: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {what} WHEN {when} BEGIN SELECT RAISE(ABORT, '{key}'); END"


def _on_signed(which: str) -> str:
    return f"EXISTS (SELECT 1 FROM notes WHERE id = {which}.note_id AND status = 'signed')"  # noqa: S608 (a constant)


def _moved(names: tuple[str, ...]) -> str:
    return " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in names)


def _after(name: str, what: str, *steps: str) -> str:
    return f"CREATE TRIGGER {name} AFTER {what} BEGIN {'; '.join(steps)}; END"


_NONE_SIGNED = (
    "NOT EXISTS (SELECT 1 FROM notes WHERE {}_id = NEW.id AND status = 'signed' AND layer = 'record')"
)
_IS_OWED = "INSERT OR IGNORE INTO owed SELECT NEW.id WHERE "
_OWED_SESSION = _IS_OWED + "NEW.status = 'attended' AND " + _NONE_SIGNED.format("session")
_OWED_CONTACT = _IS_OWED + _NONE_SIGNED.format("contact")
_SIGNED_NOW = "WHEN NEW.status = 'signed' AND NEW.layer = 'record'"
_NOT_OWED = "DELETE FROM owed WHERE meeting_id IN (NEW.session_id, NEW.contact_id)"
_FORGET_OLD, _FORGET_NEW = (f"DELETE FROM owed WHERE meeting_id = {which}.id" for which in ("OLD", "NEW"))  # noqa: S608 (a constant)

_KEPT_OF_LINK = (
    "sequence", "at", "zone", "kind", "record_id", "version", "change", "is_full", "digest", "head",
)  # fmt: skip

TRIGGERS_0001 = {
    "signed_note_stays": _refuse(
        "signed_note_stays", "UPDATE ON notes", "OLD.status = 'signed'", "note.already_signed"
    ),
    "signed_note_is_kept": _refuse(
        "signed_note_is_kept", "DELETE ON notes", "OLD.status = 'signed'", "note.already_signed"
    ),
    "signed_mark_stays": _refuse(
        "signed_mark_stays", "UPDATE ON note_marks", _on_signed("OLD"), "note.already_signed"
    ),
    "signed_mark_is_kept": _refuse(
        "signed_mark_is_kept", "DELETE ON note_marks", _on_signed("OLD"), "note.already_signed"
    ),
    "signed_place_stays": _refuse(
        "signed_place_stays",
        "UPDATE ON observations",
        f"({_moved((*FROZEN_PLACE, 'note_id'))}) AND {_on_signed('OLD')}",
        "note.already_signed",
    ),
    "addendum_stays": _refuse("addendum_stays", "UPDATE ON addenda", "1", "note.already_signed"),
    "addendum_is_kept": _refuse("addendum_is_kept", "DELETE ON addenda", "1", "note.already_signed"),
    "link_stays": _refuse(
        "link_stays",
        "UPDATE ON chain",
        f"NEW.nonce IS NOT NULL OR {_moved(_KEPT_OF_LINK)}",
        "storage.history_stays",
    ),
    "link_is_kept": _refuse("link_is_kept", "DELETE ON chain", "1", "storage.history_stays"),
    "audit_stays": _refuse("audit_stays", "UPDATE ON audit", "1", "storage.history_stays"),
    "owed_session_new": _after("owed_session_new", "INSERT ON sessions", _OWED_SESSION),
    "owed_session_changed": _after(
        "owed_session_changed", "UPDATE OF status ON sessions", _FORGET_NEW, _OWED_SESSION
    ),
    "owed_session_gone": _after("owed_session_gone", "DELETE ON sessions", _FORGET_OLD),
    "owed_contact_new": _after("owed_contact_new", "INSERT ON contacts", _OWED_CONTACT),
    "owed_contact_gone": _after("owed_contact_gone", "DELETE ON contacts", _FORGET_OLD),
    "owed_note_new": _after("owed_note_new", f"INSERT ON notes {_SIGNED_NOW}", _NOT_OWED),
    "owed_note_signed": _after(
        "owed_note_signed", f"UPDATE OF status, layer ON notes {_SIGNED_NOW}", _NOT_OWED
    ),
    "audit_is_kept": _refuse("audit_is_kept", "DELETE ON audit", "1", "storage.history_stays"),
}
