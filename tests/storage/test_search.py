"""Words are found again, in every script, whatever is typed, and private layers stay out."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attachdesk.domain.client import Client
from attachdesk.domain.note import Addendum, Note, NoteMark
from attachdesk.domain.observation import Code, Observation
from attachdesk.domain.overview import SearchHit
from attachdesk.domain.plan import FileEvent, Goal
from attachdesk.domain.session import Contact
from attachdesk.storage import search
from attachdesk.storage.keeping_tables import ENTRY
from attachdesk.storage.passages import passage, patterns_of
from attachdesk.storage.scripts import folded
from attachdesk.storage.search_query import terms_of
from tests.storage.practice_for_tests import Desk


def written(desk: Desk, *texts: str) -> list[Note]:
    """Write one note per text, each a day later than the one before."""
    client = desk.client(code="K-1")
    days = range(len(texts), 0, -1)
    return [
        desk.note(desk.session(client, days_ago=ago), text) for ago, text in zip(days, texts, strict=True)
    ]


def hits(desk: Desk, query: str, **options: object) -> list[SearchHit]:
    with desk.work() as work:
        search.catch_up(work)
        total, found = search.find(work, query, 50, **options)  # type: ignore[arg-type]
    assert total == len(found)
    return found


def marked(hit: SearchHit) -> list[str]:
    return [hit.passage[start:end] for start, end in hit.marked]


@pytest.mark.parametrize(
    ("query", "stretches"),
    [
        ("naive", ["Naïve"]),
        ("NAÏVE", ["Naïve"]),
        ("cafe\u0301", ["café"]),
        ("don't", ["don't"]),
        ("well-being", ["well-being"]),
        ('"said don\'t go"', ["said: “don't go"]),
        ("sai", ["said"]),
        ("said naive", ["said", "Naïve"]),
        ("不", ["不"]),
        ("不安", ["不安"]),
        ("不安な気持", ["不安な気持"]),
        ("ฉันกลัว", ["ฉันกลัว"]),
        ("不安 said", ["said", "不安"]),
        ("不安な気持 กลัว", ["不安な気持", "กลัว"]),
        ("हिन्दी", ["हिन्दी"]),
        ("أمي", ["أمي"]),
    ],
)
def test_words_are_found_without_accents_and_in_every_script(
    desk: Desk, query: str, stretches: list[str]
) -> None:
    text = "She said: “don't go”. Naïve cafe\u0301, café; well-being. 私は不安な気持ち ฉันกลัวมาก हिन्दी أمي."
    note, _ = written(desk, text, "Nothing of the kind.")
    found = hits(desk, query)
    assert [(hit.kind, hit.id) for hit in found] == [("notes", note.id)]
    assert set(stretches) <= set(marked(found[0]))


@pytest.mark.parametrize("query", ["", "  ", '"', '""', "%", "_", "*", "() -", '"..."', "\0"])
def test_a_query_without_words_finds_nothing(desk: Desk, query: str) -> None:
    written(desk, "Some words. 100% sure, a_b")
    assert hits(desk, query) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=30), st.text("ab\"'*()^:-+{}不% NEAR OR NOT AND", max_size=25)))
def test_no_query_is_an_error(desk: Desk, query: str) -> None:
    with desk.work() as work:
        assert search.find(work, query, 5) == (0, [])


def test_every_word_must_be_there_and_only_the_last_may_go_on(desk: Desk) -> None:
    both, one = written(desk, "anger and shame", "angered without")
    assert [hit.id for hit in hits(desk, "anger shame")] == [both.id]
    assert {hit.id for hit in hits(desk, "anger")} == {both.id, one.id}
    assert [hit.id for hit in hits(desk, '"anger"')] == [both.id]
    assert hits(desk, "shame ang wit") == []


def test_the_newest_comes_first_among_equals(desk: Desk) -> None:
    notes = written(desk, "the same 不安 words", "the same 不安 words", "the same 不安 words")
    for query in ("same", "不安", "不安 same"):
        assert [hit.id for hit in hits(desk, query)] == [note.id for note in reversed(notes)]


def test_a_hit_says_whose_and_when_it_was_and_what_was_observed_there(desk: Desk) -> None:
    note, _ = written(desk, "Words of calm. " + "filler " * 60 + "Words of storm.", "none")
    for start, code in ((0, "mood"), (0, "secure"), (len(note.text) - 15, "trauma")):
        family = "pattern" if code == "secure" else "benefit"
        desk.put(
            Observation, client_id=note.client_id, session_id=note.session_id, note_id=note.id, code=code,
            family=family, sense=None if family == "pattern" else "forward", intensity=2, start=start,
            end=start + 5, quote="Words", memo=f"memo on {code}",
        )  # fmt: skip
    calm, storm = hits(desk, "calm")[0], hits(desk, "storm")[0]
    assert (calm.client, calm.session, calm.date) == ("K-1", note.session_id, date(2026, 2, 28))
    assert (calm.codes, storm.codes) == (("secure", "mood"), ("trauma",))
    assert len(calm.passage) <= 160
    memo = hits(desk, '"on trauma"')[0]
    assert (memo.kind, memo.codes, memo.session) == ("observations", ("trauma",), note.session_id)


def test_a_contact_a_goal_an_event_a_client_and_a_code_are_found_with_their_day(desk: Desk) -> None:
    client = desk.client(code="K-2", name="Zoë", started_on=date(2026, 1, 7))
    call = desk.put(Contact, client_id=client.id, starts_at=desk.clock, contact_kind="crisis_call")
    desk.note(call, "an uneasy call")
    desk.put(Goal, client_id=client.id, words="sleep uneasily no more", since=date(2026, 2, 3))
    desk.put(FileEvent, client_id=client.id, words="uneasy letter", happened_on=date(2026, 2, 4))
    desk.put(Code, name="uneasy laughter")
    days = {hit.kind: (hit.client, hit.date) for hit in hits(desk, "uneas")}
    assert days == {
        "notes": ("K-2", date(2026, 3, 2)),
        "goals": ("K-2", date(2026, 2, 3)),
        "file_events": ("K-2", date(2026, 2, 4)),
        "codes": ("", date(2026, 3, 2)),
    }
    assert [(hit.kind, hit.client_id, hit.date) for hit in hits(desk, "zoe")] == [
        ("clients", client.id, date(2026, 1, 7))
    ]


def test_what_is_private_stays_out_with_all_that_hangs_on_it(desk: Desk) -> None:
    note = desk.note(desk.session(desk.client()), "a hunch of mine", layer="process")
    desk.put(
        Observation, client_id=note.client_id, session_id=note.session_id, note_id=note.id, family="code",
        code="own", start=0, end=7, quote="a hunch", memo="my hunch",
    )  # fmt: skip
    signed = desk.sign(note)
    desk.put(Addendum, client_id=note.client_id, note_id=signed.id, reason="later", text="the hunch again")
    assert hits(desk, "hunch") == []
    desk.note(desk.session(desk.client()), "a hunch that may be read")
    assert len(hits(desk, "hunch", layers=("record", "process"))) == 4
    assert {hit.kind for hit in hits(desk, "hunch", layers=("process",))} == {
        "notes", "observations", "addenda",
    }  # fmt: skip


def test_a_note_that_became_private_takes_its_memos_along(desk: Desk) -> None:
    (note,) = written(desk, "an open word")
    desk.put(
        Observation, client_id=note.client_id, session_id=note.session_id, note_id=note.id, family="code",
        code="own", start=3, end=7, quote="open", memo="open memo",
    )  # fmt: skip
    assert len(hits(desk, "open")) == 2
    with desk.work() as work:
        work.replace(note.changed(layer="process"))
    assert hits(desk, "open") == []


def test_the_index_follows_what_is_changed_and_forgets_what_is_gone(desk: Desk) -> None:
    client = desk.client(about="first 不安な words")
    assert len(hits(desk, "first")) == len(hits(desk, "不安な")) == 1
    with desk.work() as work:
        work.replace(client.changed(about="second words"))
        assert search.find(work, "second", 5)[0] == 0
        assert search.catch_up(work) == 1
        assert search.catch_up(work) == 0
    assert hits(desk, "first") == hits(desk, "不安な") == []
    assert len(hits(desk, "second")) == 1
    with desk.work() as work:
        work.remove(work.get(Client, client.id))
    assert hits(desk, "second") == []
    with desk.work() as work:
        assert work.connection.execute(ENTRY.select()).all() == []
    with desk.work() as work:
        for index in ("search_words", "search_trigrams"):
            work.connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('integrity-check')")


def test_headings_of_a_template_are_not_found_and_do_not_run_into_the_words(desk: Desk) -> None:
    heads = ("Data", "Assessment", "Plan")
    text = "Data\nShe came early.\nAssessment\nThe 🌊 assessment she asked for calmed her.\nPlan\nGo on."
    one, other = written(desk, text, "Assessment of the week")
    for head in heads:
        at = text.index(f"{head}\n")
        place = {"start": at, "end": at + len(head)}
        desk.put(NoteMark, client_id=one.client_id, note_id=one.id, mark="heading", section=head, **place)
    found = {hit.id: hit for hit in hits(desk, "assessment")}
    assert set(found) == {one.id, other.id}
    assert found[one.id].passage == "The 🌊 assessment she asked for calmed her."
    assert marked(found[one.id]) == ["assessment"]
    assert hits(desk, "plan") == []
    assert hits(desk, "early calmed")[0].passage == "She came early."


def test_the_limit_leaves_the_total(desk: Desk) -> None:
    written(desk, "word one", "word two", "word three")
    with desk.work() as work:
        search.catch_up(work)
        total, found = search.find(work, "word", 2)
    assert (total, len(found)) == (3, 2)


def test_the_passage_lies_where_most_of_the_query_is() -> None:
    text = "fear " + "blah " * 80 + "fear of\nlosing her " + "blah " * 80
    patterns = patterns_of([term.pattern() for term in terms_of("fear losing")])
    shown, stretches, (start, end) = passage(text, patterns)
    assert [shown[one:other] for one, other in stretches] == ["fear", "losing"]
    assert shown == text[start:end].replace("\n", " ")
    assert not shown.startswith(" ")
    assert len(shown) <= 160


def test_stretches_that_touch_are_one_and_a_text_without_spaces_is_cut_anywhere() -> None:
    shown, stretches, _ = passage("あ" * 400, patterns_of(["ああ", "あああ"]))
    assert (len(shown), stretches[0]) == (160, (0, 160))
    shown, stretches, place = passage("nothing here", [])
    assert (shown, stretches, place) == ("nothing here", (), (0, 12))


def test_a_text_that_begins_under_its_heading_is_shown_from_its_first_words() -> None:
    headless = "\n\n\n\n\nShe came late."
    assert passage(headless, [])[0].strip() == "She came late."
    assert passage(headless, patterns_of(["late"]))[0] == "She came late."


@given(st.text(max_size=60))
def test_folding_moves_no_place(text: str) -> None:
    assert len(folded(text)) == len(text)
