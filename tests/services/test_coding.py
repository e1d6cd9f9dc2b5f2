"""Codes on passages and sessions: what is refused, what moves a trend, and every step taken back."""

import pytest

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.observation import BENEFITS, PATTERNS
from attachdesk.domain.passage import Span
from attachdesk.services.note_writing import Draft
from tests.services.conftest import Practice

TEXT = "She 😀 asked Lia to stay, then said that it was fine. e\u0301 \u05d0\u05d1 end"


def test_every_pattern_and_benefit_sits_on_its_words(practice: Practice) -> None:
    note = practice.wrote(practice.met(practice.client()), TEXT)
    for code in (*PATTERNS, *BENEFITS):
        made = practice.tagged(note, "asked Lia", code)
        assert (made.quote, made.before, made.after[:8]) == ("asked Lia", "She 😀 ", " to stay")
        assert (made.intensity, made.sense) == ((2, None) if code in PATTERNS else (None, "worked_on"))
        assert (made.place, made.basis, made.toward, made.shown_by) == ("placed", "room", None, None)
    seen = practice.desk.coding.of_client(note.client.id)
    assert [one.code for one in seen] == [*PATTERNS, *BENEFITS]


@pytest.mark.parametrize(
    "span", [Span(4, 4), Span(3, 4), Span(0, 9000), Span(9000, 9001), Span(len(TEXT), len(TEXT) + 1)]
)
def test_a_tag_over_nothing_is_refused(practice: Practice, span: Span) -> None:
    note = practice.wrote(practice.met(practice.client()), TEXT)
    with pytest.raises(RuleBroken, match=r"observation.over_nothing"):
        practice.desk.coding.tag(note.note.id, span, "secure")
    assert practice.desk.coding.of_client(note.client.id) == []


def test_behaviour_toward_ones_own_child_is_caregiving(practice: Practice) -> None:
    client = practice.client()
    child = practice.person(client, "Mila", "child", is_cared_for=True)
    session = practice.met(client)
    note = practice.wrote(session, TEXT)
    lia = practice.person(client, "Lia", "friend")
    with pytest.raises(RuleBroken, match=r"observation.caregiving"):
        practice.tagged(note, "asked Lia", "secure", toward=child.id)
    with pytest.raises(RuleBroken, match=r"observation.caregiving"):
        practice.desk.coding.rate(session.id, "secure", 2, toward=child.id)
    kept = practice.tagged(note, "asked Lia", "secure", toward=lia.id)
    with pytest.raises(RuleBroken, match=r"observation.caregiving"):
        practice.desk.coding.change(kept.id, toward=child.id)
    benefit = practice.tagged(note, "asked Lia", "regulation", toward=child.id)
    own = practice.desk.coding.add_code("caregiving", letter="c")
    assert practice.tagged(note, "asked Lia", own.id, toward=child.id).family == "code"
    assert [one.code for one in practice.desk.coding.of_client(client.id)] == ["secure", benefit.code, own.id]


def test_nobody_of_another_client_is_pointed_at(practice: Practice) -> None:
    client, other = practice.client(), practice.client(code="OTH")
    stranger = practice.person(other, "Tom", "friend")
    session = practice.met(client)
    note = practice.wrote(session, TEXT)
    kept = practice.tagged(note, "asked Lia", "secure")
    before = practice.everything()
    for whom in ("toward", "shown_by"):
        with pytest.raises(RuleBroken, match=r"record.of_another_client"):
            practice.tagged(note, "fine", "mood", **{whom: stranger.id})
        with pytest.raises(RuleBroken, match=r"record.of_another_client"):
            practice.desk.coding.change(kept.id, **{whom: stranger.id})
        with pytest.raises(RuleBroken, match=r"record.of_another_client"):
            practice.desk.coding.rate(session.id, "mood", 1, sense="forward", **{whom: stranger.id})
    with pytest.raises(RuleBroken, match=r"record.gone"):
        practice.tagged(note, "fine", "mood", toward="nobody")
    assert practice.everything() == before


@pytest.mark.parametrize(
    ("code", "fields", "key"),
    [
        ("secure", {"intensity": 0}, "observation.zero_is_for_sessions"),
        ("secure", {"intensity": None}, "observation.pattern_needs_intensity"),
        ("secure", {"sense": "forward"}, "observation.sense_is_for_benefits"),
        ("mood", {"sense": None}, "observation.sense_is_for_benefits"),
        ("no_such_code", {}, "observation.unknown_code"),
    ],
)
def test_a_tag_that_says_nonsense_is_refused(
    practice: Practice, code: str, fields: dict[str, object], key: str
) -> None:
    note = practice.wrote(practice.met(practice.client()), TEXT)
    with pytest.raises(RuleBroken, match=key):
        practice.tagged(note, "asked Lia", code, **fields)
    assert practice.desk.coding.of_client(note.client.id) == []


def test_unrated_is_missing_and_never_zero(practice: Practice) -> None:
    client = practice.client()
    session = practice.met(client)
    rate = practice.desk.coding.rate
    assert rate(session.id, "secure", None) is None
    assert practice.desk.coding.of_client(client.id) == []
    zero = rate(session.id, "secure", 0)
    two = rate(session.id, "secure", 2)
    assert zero is not None and two is not None
    assert (zero.intensity, two.id, two.version, two.scope) == (0, zero.id, 2, "session")
    view = practice.desk.reviewing.trends(client.id)
    assert view.row("secure").cells[0].rating == 2
    assert view.row("fearful_avoidant").cells == ()
    assert rate(session.id, "secure", None) is None
    assert practice.desk.coding.of_client(client.id) == []


def test_ratings_toward_different_people_stand_apart(practice: Practice) -> None:
    client = practice.client()
    session = practice.met(client)
    lia, tom = (practice.person(client, name, "friend").id for name in ("Lia", "Tom"))
    for toward, value in ((None, 1), (lia, 2), (tom, 3), (lia, 0)):
        practice.desk.coding.rate(session.id, "secure", value, toward=toward)
    seen = [(one.toward, one.intensity) for one in practice.desk.coding.of_client(client.id)]
    assert seen == [(None, 1), (lia, 0), (tom, 3)]


def test_only_the_room_and_the_recent_move_trends(practice: Practice) -> None:
    client = practice.client()
    note = practice.wrote(practice.met(client), TEXT)
    for basis in ("room", "recent", "past", "other"):
        practice.tagged(note, "asked Lia", "secure", basis=basis)
    row = practice.desk.reviewing.trends(client.id).row("secure")
    assert (row.passages, len(row.history)) == (2, 2)


def test_the_senses_of_a_benefit_are_counted_apart_and_beside_what_was_targeted(practice: Practice) -> None:
    client = practice.client()
    session = practice.met(client)
    note = practice.wrote(session, TEXT)
    for sense in ("forward", "forward", "worked_on", "setback"):
        practice.tagged(note, "asked Lia", "mood", sense=sense)
    for ticked in (True, True):
        practice.desk.coding.target(session.id, "resilience", ticked)
    rows = practice.desk.reviewing.trends(client.id)
    (cell,) = rows.row("mood").cells
    assert (cell.forward, cell.worked_on, cell.setback) == (2, 1, 1)
    assert (rows.row("mood").targeted, rows.row("resilience").targeted) == ((), (session.id,))
    assert rows.row("resilience").cells == ()
    case = practice.desk.reporting.case(client.id, "client")
    lines = {line.code: (line.targeted, line.observed) for line in case.benefits}
    assert (lines["mood"], lines["resilience"]) == ((0, 4), (1, 0))
    practice.desk.coding.target(session.id, "resilience", False)
    practice.desk.coding.target(session.id, "resilience", False)
    assert practice.desk.reviewing.trends(client.id).row("resilience").targeted == ()
    with pytest.raises(RuleBroken, match=r"observation.unknown_code"):
        practice.desk.coding.target(session.id, "secure", True)


def test_removing_and_putting_back_is_as_if_nothing_had_been(practice: Practice) -> None:
    client = practice.client()
    note = practice.wrote(practice.met(client), TEXT)
    made = practice.tagged(note, "asked Lia", "secure", memo="long pause", intensity=3)
    removed = practice.desk.coding.remove(made.id)
    assert practice.desk.coding.of_client(client.id) == []
    back = practice.desk.coding.put_back(removed)
    assert back == made.model_copy(update={"version": 2})
    assert practice.desk.coding.of_client(client.id) == [back]
    with pytest.raises(RuleBroken, match=r"record.id_in_use"):
        practice.desk.coding.put_back(removed)


def test_a_tag_put_back_finds_its_words_or_waits_in_the_tray(practice: Practice) -> None:
    client = practice.client()
    note = practice.wrote(practice.met(client), TEXT)
    moved, lost = practice.tagged(note, "asked Lia", "secure"), practice.tagged(note, "fine", "mood")
    for one in (moved, lost):
        practice.desk.coding.remove(one.id)
    practice.desk.note_writing.save(note.note.id, Draft("Late today. She asked Lia to stay.", 0))
    back = practice.desk.coding.put_back(moved)
    assert (back.start, back.quote, back.before) == (16, "asked Lia", "Late today. She ")
    tray = practice.desk.coding.put_back(lost)
    assert (tray.place, tray.quote, tray.start) == ("tray", "fine", None)
    in_tray_again = practice.desk.coding.put_back(practice.desk.coding.remove(tray.id))
    assert (in_tray_again.place, in_tray_again.quote) == ("tray", "fine")


def test_a_rating_of_the_session_is_put_back_too(practice: Practice) -> None:
    client = practice.client()
    session = practice.met(client)
    rating = practice.desk.coding.rate(session.id, "secure", 0)
    assert rating is not None
    back = practice.desk.coding.put_back(practice.desk.coding.remove(rating.id))
    assert (back.intensity, back.scope) == (0, "session")


def test_what_it_says_can_be_changed_after_signing_but_not_where_it_sits(practice: Practice) -> None:
    client = practice.client()
    note = practice.wrote(practice.met(client), TEXT)
    before = practice.tagged(note, "asked Lia", "secure")
    practice.desk.note_signing.sign(note.note.id)
    after = practice.tagged(note, "fine", "mood")
    for one in (before, after):
        assert practice.desk.coding.change(one.id, memo="seen again").memo == "seen again"
        with pytest.raises(RuleBroken, match=r"note.already_signed"):
            practice.desk.coding.change(one.id, start=0, end=len(one.quote))
    assert [one.start for one in practice.desk.coding.of_client(client.id)] == [before.start, after.start]
    assert practice.desk.keeping.verify() == []


def test_own_codes_are_named_and_kept(practice: Practice) -> None:
    made = practice.desk.coding.add_code("humour as bridge", letter="h", definition="a joke that lets me in")
    assert practice.desk.coding.own_codes() == [made]
