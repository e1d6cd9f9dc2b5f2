"""Looking back on a real vault: what is read, what stays out, the words behind a mark."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from attachdesk.charts.picture import Label
from attachdesk.domain.client import Client, Person
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import Note
from attachdesk.domain.observation import Observation, SessionTarget, family_of
from attachdesk.domain.passage import Span, anchored
from attachdesk.domain.plan import Break, Phase
from attachdesk.domain.session import Contact, Session
from attachdesk.domain.writing import FieldReading
from attachdesk.library import Library
from attachdesk.locations import content
from attachdesk.services.event_bus import EventBus
from attachdesk.services.records import Records
from attachdesk.services.reviewing import REACH, Reviewing
from attachdesk.vault.root import Root
from attachdesk.vault.signing import Signer
from tests.storage.practice_for_tests import START, Desk, opened

TEXT = "She was early.\nShe said 😀 that it was fine, then asked whether I was tired. A pause.\nWe went on."
QUOTE = "asked whether I was tired"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = opened(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def client(desk: Desk) -> Client:
    return desk.client(code="INE-01")


@pytest.fixture
def reviewing(desk: Desk) -> Reviewing:
    now = lambda: desk.clock  # noqa: E731
    return Reviewing(
        Records(desk.work, now, desk.identify, "Europe/Vienna", EventBus(), Signer(Root.random())),
        Library(content()),
    )


def tagged(desk: Desk, note: Note, code: str = "secure", quote: str = QUOTE, **fields: Any) -> Observation:
    at = note.text.index(quote)
    anchor = anchored(note.text, Span(at, at + len(quote)))
    place = {
        "start": at,
        "end": at + len(quote),
        "quote": quote,
        "before": anchor.before,
        "after": anchor.after,
    }
    scale = {"intensity": 2} if family_of(code) == "pattern" else {"sense": "forward"}
    whose = {"client_id": note.client_id, "session_id": note.session_id, "contact_id": note.contact_id}
    body = {"note_id": note.id, "code": code, "family": family_of(code), **whose, **place, **scale, **fields}
    return desk.put(Observation, **body)


def rated(desk: Desk, session: Session, value: int, **fields: Any) -> Observation:
    whose = {"client_id": session.client_id, "session_id": session.id, "scope": "session"}
    return desk.put(Observation, code="secure", family="pattern", intensity=value, **whose, **fields)


def months_of(desk: Desk, client: Client, count: int = 6) -> list[tuple[Session, Note]]:
    met = []
    for week in range(count, 0, -1):
        session = desk.session(client, days_ago=7 * week)
        met.append((session, desk.note(session, TEXT, word_count=20)))
    return met


def test_a_view_holds_sessions_passages_targets_and_both_kinds_of_breaks(
    desk: Desk, client: Client, reviewing: Reviewing
) -> None:
    met = months_of(desk, client)
    seen = tagged(desk, met[0][1])
    desk.put(SessionTarget, client_id=client.id, session_id=met[1][0].id, benefit="mood")
    for owner in (None, client.id, desk.client().id):
        desk.put(Break, client_id=owner, since=START.date() - timedelta(days=20), until=START.date())
    desk.session(client, days_ago=3, status="no_show")
    view = reviewing.trends(client.id)
    assert [spot.id for spot in view.sessions] == [session.id for session, _ in met]
    assert len(view.missed) == 1
    assert view.row("secure").cells[0].passages == (seen.id,)
    assert (view.row("secure").tagged.n, view.row("mood").targeted) == (6, (met[1][0].id,))
    assert len(view.breaks) == 2


def test_nothing_of_a_process_note_enters_a_trend_or_its_evidence(
    desk: Desk, client: Client, reviewing: Reviewing
) -> None:
    (session, _), *_ = months_of(desk, client, 1)
    private = desk.note(session, TEXT, layer="process", word_count=400)
    hidden = tagged(desk, private)
    view = reviewing.trends(client.id)
    assert view.row("secure").cells == ()
    assert view.sessions[0].words == 20
    assert reviewing.evidence([hidden.id]) == ()


def test_what_was_read_in_typed_fields_has_a_chart_and_a_column(
    desk: Desk, client: Client, reviewing: Reviewing
) -> None:
    (session, _), *_ = months_of(desk, client, 2)
    whose = {"client_id": client.id, "session_id": session.id}
    read = [desk.put(FieldReading, **whose, field="sud", when="start", number=8.0)]
    view = reviewing.trends(client.id)
    (picture,) = reviewing.readings(view, read, 640.0, "rating")
    assert (picture.title, picture.evidence()) == ("Distress (SUD)", (session.id,))
    assert [row[-1] for row in reviewing.table(view, read)[:2]] == ["Distress (SUD)", "8 at the start"]
    assert len(reviewing.table(view)[0]) == len(reviewing.table(view, read)[0]) - 1
    assert reviewing.readings(view, [], 640.0, "rating") == ()


def test_an_unknown_client_is_refused(reviewing: Reviewing) -> None:
    with pytest.raises(RuleBroken):
        reviewing.trends("nobody")


def test_the_series_hold_four_units_for_each_code_with_evidence(
    desk: Desk, client: Client, reviewing: Reviewing
) -> None:
    met = months_of(desk, client, 2)
    seen = tagged(desk, met[1][1])
    series = {(one.code, one.unit): one for one in reviewing.series(client.id)}
    assert len(series) == 48
    assert [(point.value, point.evidence) for point in series["secure", "count"].points] == [
        (1.0, (seen.id,))
    ]
    assert series["secure", "per_100_words"].points[0].value == 5.0
    assert series["secure", "count"].kind == "pattern"


def test_a_picture_narrows_to_one_person_without_reading_again(
    desk: Desk, client: Client, reviewing: Reviewing
) -> None:
    met = months_of(desk, client)
    tomas = desk.put(Person, client_id=client.id, name="Tomas", relation="partner")
    toward, other = tagged(desk, met[0][1], toward=tomas.id), tagged(desk, met[1][1])
    view = reviewing.trends(client.id)
    assert reviewing.picture(view, (700, 500)).evidence() == (toward.id, other.id)
    assert reviewing.picture(view, (700, 500), toward=tomas.id).evidence() == (toward.id,)
    assert reviewing.picture(view, (700, 500)).width == 700


def test_small_multiples_are_one_picture_per_relationship_with_its_n(
    desk: Desk, client: Client, reviewing: Reviewing
) -> None:
    met = months_of(desk, client)
    yara, bea = (
        desk.put(Person, client_id=client.id, name=name, relation="partner", is_member=True)
        for name in ("Yara", "Bea")
    )
    one = tagged(desk, met[0][1], shown_by=yara.id, toward=bea.id)
    two = tagged(desk, met[0][1], toward=bea.id)
    made = reviewing.by_relationship(reviewing.trends(client.id), 300)
    assert [(bond.n, picture.title) for bond, picture in made] == [
        (1, "Toward Bea"), (1, "Yara, toward Bea"),
    ]  # fmt: skip
    assert [picture.evidence() for _, picture in made] == [(two.id,), (one.id,)]


def test_evidence_gives_the_words_around_a_passage_in_the_order_asked_for(
    desk: Desk, client: Client, reviewing: Reviewing
) -> None:
    met = months_of(desk, client, 2)
    tomas = desk.put(Person, client_id=client.id, name="Tomas", relation="partner")
    first, second = tagged(desk, met[0][1], toward=tomas.id), rated(desk, met[1][0], 3, toward=tomas.id)
    third = tagged(desk, met[0][1], "mood")
    found = reviewing.evidence([second.id, first.id, "gone", first.id])
    assert [one.observation.id for one in found] == [second.id, first.id]
    assert found[1].before + found[1].passage + found[1].after == TEXT.split("\n")[1]
    assert (found[1].toward, found[1].shown_by, found[1].note_id) == ("Tomas", "", met[0][1].id)
    assert (found[0].passage, found[0].session) == ("", met[1][0])
    # a note, a session and a person that several share are read once
    shared = reviewing.evidence([first.id, second.id, third.id])
    assert [one.toward for one in shared] == ["Tomas", "Tomas", ""]
    assert reviewing.evidence([]) == ()


def test_evidence_keeps_whole_words_of_long_lines(desk: Desk, client: Client, reviewing: Reviewing) -> None:
    session = desk.session(client)
    words = "word " * 100
    note = desk.note(session, f"{words}{QUOTE} {words}".strip())
    (found,) = reviewing.evidence([tagged(desk, note).id])
    assert found.before.startswith("…word ")
    assert found.after.endswith(" word…")
    assert len(found.before) <= REACH + 1
    assert len(found.after) <= REACH + 1


def test_a_tag_in_the_tray_shows_what_it_remembers(desk: Desk, client: Client, reviewing: Reviewing) -> None:
    note = desk.note(desk.session(client), TEXT)
    tray = tagged(desk, note, place="tray", start=None, end=None)
    (found,) = reviewing.evidence([tray.id])
    assert (found.before, found.passage) == (tray.before, QUOTE)
    assert reviewing.trends(client.id).row("secure").cells == ()


def test_a_contact_has_evidence_and_is_no_session_of_a_trend(
    desk: Desk, client: Client, reviewing: Reviewing
) -> None:
    call = desk.put(Contact, client_id=client.id, starts_at=START, contact_kind="crisis_call")
    seen = tagged(desk, desk.note(call, TEXT))
    (found,) = reviewing.evidence([seen.id])
    assert found.contact is not None
    assert reviewing.trends(client.id).sessions == ()


def test_a_report_shows_the_patterns_of_its_period_without_names_of_phases(
    desk: Desk, client: Client, reviewing: Reviewing
) -> None:
    met = months_of(desk, client)
    seen = tagged(desk, met[-1][1])
    desk.put(Phase, client_id=client.id, name="The waiting cycle", since=client.started_on)
    picture = reviewing.report_picture(client.id, client.started_on, START.date())
    assert picture is not None
    assert picture.evidence() == (seen.id,)
    assert not any("waiting" in mark.text for mark in picture.marks if isinstance(mark, Label))
    none_shared = reviewing.report_picture(client.id, None, None, codes=frozenset())
    assert none_shared is not None
    assert none_shared.evidence() == ()
    assert reviewing.report_picture(client.id, date(2020, 1, 1), date(2020, 2, 1)) is None


def test_a_table_has_a_row_for_each_session(desk: Desk, client: Client, reviewing: Reviewing) -> None:
    months_of(desk, client, 3)
    assert len(reviewing.table(reviewing.trends(client.id))) == 1 + 3 + 2  # a header, and two shares
