"""What a report counts is what the trend screen counts: one truth for each pattern and person."""

from pathlib import Path

from attachdesk.analysis.between import between, pairs_of
from attachdesk.analysis.trends import view_of
from attachdesk.charts.picture import GlyphMark, Label
from attachdesk.domain.client import Client
from attachdesk.domain.passage import Span
from attachdesk.domain.practice import AUDIENCES
from attachdesk.reports.case import PatternLine
from attachdesk.reports.document import compose
from attachdesk.services.desk import Desk
from attachdesk.services.note_writing import Draft
from tests.services.conftest import Practice
from tests.services.demo_for_tests import demo_desk


def as_on_screen(desk: Desk, client: Client, line: PatternLine, toward: str | None) -> tuple[object, ...]:
    share = desk.reviewing.trends(client.id, toward=toward).row(line.code).share
    return (share.seen, share.n, share.source)


def test_a_line_of_the_report_says_what_the_screen_says_of_the_same_person(practice: Practice) -> None:
    client, desk = practice.client(), practice.desk
    lia = practice.person(client, "Lia", "partner")
    first, second = (practice.met(client, days_ago=days) for days in (14, 7))
    one = practice.wrote(first, "She asked whether I was tired and then she leaned on it.")
    other = practice.wrote(second, "She said so and she leaned on it again.")
    desk.coding.rate(first.id, "secure", 0, toward=lia.id)
    desk.coding.rate(first.id, "anxious_preoccupied", 1, toward=lia.id)
    practice.tagged(one, "leaned on it", "secure", toward=lia.id, intensity=2)
    practice.tagged(other, "leaned on it", "secure", toward=lia.id, intensity=2)
    practice.tagged(one, "asked whether", "anxious_preoccupied", toward=lia.id, intensity=2)
    case = desk.reporting.case(client.id, "supervisor")
    figures = {line.code: (line.seen, line.of, line.source) for line in case.patterns}
    assert figures == {"secure": (2, 2, "passage"), "anxious_preoccupied": (1, 2, "passage")}
    for line in case.patterns:
        assert (line.seen, line.of, line.source) == as_on_screen(desk, client, line, lia.id)
    series = {(each.code, each.unit): each for each in desk.reviewing.series(client.id)}
    last = series["anxious_preoccupied", "share"].points[-1]
    assert (last.value, last.n) == (0.5, 2)


def test_every_line_of_the_demo_practice_agrees_with_its_trend(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path / "vault")
    try:
        for code in ("INE-01", "MAR-11", "CPL-03"):
            client = desk.caseload.named(code)
            case = desk.reporting.case(client.id, "supervisor")
            view = desk.reviewing.trends(client.id, since=case.since, until=case.until)
            narrow = [view_of(between(view.course, pair)) for pair in pairs_of(view)]
            counted = [
                (name, row.share.seen, row.share.n, row.share.source)
                for name in desk.library.patterns
                for each in narrow
                if (row := each.row(name)).cells
            ]
            said = [(line.code, line.seen, line.of, line.source) for line in case.patterns]
            assert sorted(said) == sorted(counted)
            assert said
    finally:
        desk.close()


def test_only_a_supervisor_reads_intervals_and_of_ruptures(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path / "vault")
    try:
        client = desk.caseload.named("INE-01")
        assert desk.reviewing.trends(client.id).ruptures
        told = {}
        for audience in AUDIENCES:
            picture = desk.reporting.case(client.id, audience).patterns_picture
            assert picture is not None
            signs = {mark.glyph for mark in picture.marks if isinstance(mark, GlyphMark)}
            words = " ".join(mark.text for mark in picture.marks if isinstance(mark, Label))
            told[audience] = ("zigzag" in signs or "arch" in signs, "%" in words)
        assert told == {"client": (False, False), "referrer": (False, False), "supervisor": (True, True)}
    finally:
        desk.close()


def test_what_others_told_in_confidence_is_in_no_report_and_held_for_review(practice: Practice) -> None:
    client, desk = practice.client(), practice.desk
    lia = practice.person(client, "Lia", "sister")
    opened = practice.wrote(practice.met(client), "Lia says he hides bottles. She waited by the gate.")
    confided = Span(0, len("Lia says he hides bottles"))
    desk.note_writing.save(opened.note.id, Draft(opened.note.text, 0, confided=(confided,)))
    practice.tagged(opened, "hides bottles", "anxious_preoccupied", toward=lia.id, intensity=3)
    practice.tagged(opened, "hides bottles", "mood", sense="setback")
    practice.tagged(opened, "She waited", "secure", toward=lia.id, intensity=2)
    secret = "Dr Quillfeather"
    call = desk.diary.record_contact(
        client.id, practice.now, contact_kind="outreach", with_whom=secret, is_confidential=True
    )
    desk.diary.note_risk(client.id, "substances", "told", contact_id=call.id, words="hides bottles")
    assert desk.safeguarding.safeguards(client.id).confidences == 2
    assert desk.reviewing.trends(client.id).row("anxious_preoccupied").cells
    for audience in AUDIENCES:
        case = desk.reporting.case(client.id, audience)
        assert [line.code for line in case.patterns] == ["secure"]
        assert not [line.code for line in case.benefits if line.observed]
        for unsaid in (secret, "bottles", "Lia says"):
            assert unsaid not in repr(compose(case))
