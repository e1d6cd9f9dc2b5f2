"""Compares the list of notes owed, which triggers keep, with what the meetings and notes themselves say."""

from collections.abc import Iterator

from sqlalchemy import Connection, exists, select, union_all

from attachdesk.domain.note import Note
from attachdesk.domain.overview import Finding
from attachdesk.domain.session import Contact, Session
from attachdesk.domain.signing import EnteredInError
from attachdesk.storage.keeping_tables import OWED
from attachdesk.storage.tables import table_of

SESSIONS, CONTACTS, NOTES = table_of(Session), table_of(Contact), table_of(Note)
ERRORS = table_of(EnteredInError)


def differences(connection: Connection) -> Iterator[Finding]:
    """Yield each meeting whose note is owed unlisted, and each that is listed and owes none.

    A note is owed for an attended session, and for a contact, until one is signed in the record layer that
    was not entered in error.
    """
    in_error = exists().where(ERRORS.c.note_id == NOTES.c.id)
    signed = NOTES.c.status == "signed", NOTES.c.layer == "record", ~in_error
    sessions = select(SESSIONS.c.id).where(
        SESSIONS.c.status == "attended", ~exists().where(NOTES.c.session_id == SESSIONS.c.id, *signed)
    )
    contacts = select(CONTACTS.c.id).where(~exists().where(NOTES.c.contact_id == CONTACTS.c.id, *signed))
    owed = union_all(sessions, contacts).subquery()
    listed = select(OWED.c.meeting_id)
    unlisted = select(owed.c.id).where(owed.c.id.not_in(listed)).order_by(owed.c.id)
    for meeting in connection.execute(unlisted).scalars():
        yield _found("owed_missing", meeting)
    superfluous = listed.where(OWED.c.meeting_id.not_in(select(owed.c.id))).order_by(OWED.c.meeting_id)
    for meeting in connection.execute(superfluous).scalars():
        yield _found("owed_superfluous", meeting)


def _found(what: str, meeting: object) -> Finding:
    place = ("kind", "owed"), ("place", str(meeting))
    return Finding("storage.where", f"storage.{what}", "storage.advice_owed", place)
