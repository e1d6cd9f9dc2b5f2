"""What a trend is made of is what the records say, in fewer columns."""

from attachdesk.domain.client import Person
from attachdesk.domain.note import NoteMark
from attachdesk.domain.observation import Observation
from attachdesk.domain.session import Contact
from attachdesk.domain.trend import Sighting
from attachdesk.storage import sightings
from tests.storage.practice_for_tests import START, Desk


def test_what_was_seen_is_what_the_observations_say_in_their_order(desk: Desk) -> None:
    client = desk.client()
    session, person = desk.session(client), desk.put(Person, client_id=client.id, name="M", relation="mother")
    note = desk.note(session, text="She waited by the gate.")
    on_session = {"client_id": client.id, "session_id": session.id, "scope": "session"}
    made: list[Sighting] = [
        desk.put(Observation, family="benefit", code="mood", sense="forward", **on_session),
        desk.put(Observation, family="pattern", code="secure", intensity=0, basis="past", **on_session),
        desk.put(
            Observation, client_id=client.id, session_id=session.id, note_id=note.id, family="pattern",
            code="secure", intensity=3, toward=person.id, shown_by=person.id, basis="recent", start=0, end=3,
            quote="She",
        ),
    ]  # fmt: skip
    desk.put(Observation, **{**on_session, "client_id": desk.client().id}, family="code", code="own")
    with desk.work() as work:
        seen = sightings.seen_of(work, client.id)
    assert len(seen) == len(made)
    for one, record in zip(seen, made, strict=True):
        assert one._asdict() == {name: getattr(record, name) for name in one._fields}
        assert one.moves_trends == record.moves_trends


def test_only_notes_of_the_record_on_sessions_are_counted_as_written(desk: Desk) -> None:
    client = desk.client()
    session = desk.session(client)
    note = desk.note(session, word_count=7)
    desk.note(session, layer="process")
    call = desk.put(Contact, client_id=client.id, starts_at=START, contact_kind="email")
    desk.note(call)
    desk.note(desk.session(desk.client()))
    with desk.work() as work:
        assert sightings.written_of(work, client.id) == ((note.id, session.id, 7),)


def test_what_was_seen_in_confidence_is_known_by_contact_and_by_passage(desk: Desk) -> None:
    client = desk.client()
    session = desk.session(client)
    note = desk.note(session, text="His sister rang. She waited.")
    of = {"client_id": client.id, "note_id": note.id}
    desk.put(NoteMark, **of, mark="third_party", start=0, end=15)
    desk.put(NoteMark, **of, mark="bold", start=17, end=27)
    at_gate = {"family": "pattern", "code": "secure", "intensity": 2}
    told = desk.put(Observation, **of, **at_gate, session_id=session.id, start=4, end=10, quote="sister")
    desk.put(Observation, **of, **at_gate, session_id=session.id, start=17, end=20, quote="She")
    of_call = {"client_id": client.id, "starts_at": START, "contact_kind": "phone_call"}
    quiet, open_call = desk.put(Contact, **of_call, is_confidential=True), desk.put(Contact, **of_call)
    mood = {"client_id": client.id, "family": "benefit", "code": "mood", "sense": "forward"}
    heard = desk.put(Observation, **mood, contact_id=quiet.id, scope="session")
    desk.put(Observation, **mood, contact_id=open_call.id, scope="session")
    with desk.work() as work:
        assert sightings.confided_of(work, client.id) == {told.id, heard.id}
