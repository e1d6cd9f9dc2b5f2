"""The printed page: the same case the same bytes, each audience its own words, hostile text only text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pikepdf import PasswordError, Pdf

from attachdesk.charts.picture import GlyphMark, Label, Picture
from attachdesk.domain.client import Client
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import ReportPrinted
from attachdesk.domain.note import Note
from attachdesk.domain.plan import Break, Goal, GoalRating, SharedWords
from attachdesk.domain.practice import AUDIENCES, Audience
from attachdesk.reports.blocks import Bullets, Document, Figure, Paragraph, Run, SideHead
from attachdesk.reports.case import Case
from attachdesk.reports.document import compose
from attachdesk.reports.pdf import painter, stylesheet, typesetter
from attachdesk.reports.pdf.typesetter import typeset
from attachdesk.services.desk import Desk
from attachdesk.services.reporting import Printed
from tests.services.conftest import START, Practice

CODES = ["INE-01", "MAR-11", "CPL-03", "THE-06"]
UNSEEN = re.compile("[\ufffe\u200e\u200f]")
"""What pdfium reads for a word parted at the end of a line, and marks of direction."""
HOSTILE = [
    "<img src=/etc/passwd>", "5 < 6 & <b>not bold", "&lt;", "<para><a href='file:///etc/passwd'>x</a>",
    "</para>", "{person} {0} %s", "\x00\x07", "a\u2028b\u00a0c\tt",
]  # fmt: skip


def words_of(pdf: bytes) -> str:
    """Return the text of all pages, in one line."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    return " ".join(UNSEEN.sub("", " ".join(pages)).split())


def printed(desk: Desk, client: Client, audience: Audience) -> str:
    return words_of(desk.reporting.printed(desk.reporting.case(client.id, audience)).pdf)


Prints = Callable[[str, Audience], Printed]


@pytest.fixture(scope="module")
def prints(demo: Desk) -> Prints:
    """What prints a client of the demo practice for somebody, once for all tests."""
    return cache(lambda code, audience: demo.reporting.printed(case_of(demo, code, audience)))


def case_of(demo: Desk, code: str, audience: Audience) -> Case:
    return demo.reporting.case(demo.caseload.named(code).id, audience)


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("code", CODES)
def test_the_same_case_gives_the_same_bytes_with_every_page_numbered(
    demo: Desk, prints: Prints, code: str, audience: Audience
) -> None:
    one, case = prints(code, audience), case_of(demo, code, audience)
    assert demo.reporting.printed(case) == one
    if code == CODES[0]:
        assert demo.reporting.printed(replace(case, made_on=case.made_on + timedelta(days=1))) != one
    said = words_of(one.pdf)
    for page in range(1, one.pages + 1):
        assert f"Page {page} of {one.pages}" in said
    with Pdf.open(BytesIO(one.pdf)) as opened:
        assert code not in str(opened.docinfo)
        assert str(opened.Root.Lang) == "en"


@pytest.mark.parametrize("code", CODES)
def test_who_reads_it_decides_what_it_names(demo: Desk, prints: Prints, code: str) -> None:
    client = demo.caseload.named(code)
    names = [one.name for one in demo.caseload.file(client.id).people if one.relation != "therapist"]
    patterns = [pattern.name for pattern in demo.library.patterns.values()]
    told = words_of(prints(code, "client").pdf)
    assert not [name for name in patterns if name.casefold() in told.casefold()]
    assert "therapist" not in told.replace("Psychotherapist", "")
    pages = {audience: words_of(prints(code, audience).pdf) for audience in ("referrer", "supervisor")}
    assert not [name for name in names for page in pages.values() if f" {name} " in page]
    assert code not in pages["supervisor"]


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_page_quotes_a_note_or_a_private_layer(demo: Desk, prints: Prints, audience: Audience) -> None:
    client = demo.caseload.named("INE-01")
    page = words_of(prints("INE-01", audience).pdf)
    with demo.records.work() as work:
        notes = work.find(Note, client_id=client.id)
    lines = {line.strip() for note in notes for line in note.text.splitlines() if len(line.split()) > 4}
    assert len(lines) > 50
    assert not [line for line in lines if line in page]
    assert not {"notes", "process", "observations"} & {one.name for one in fields(Case)}


def test_a_process_note_never_reaches_a_case(practice: Practice) -> None:
    client = practice.client()
    note = practice.wrote(practice.met(client), "open words")
    with practice.desk.records.work() as work:
        private = replace_layer(note.note)
        work.add(private)
    for audience in AUDIENCES:
        case = practice.desk.reporting.case(client.id, audience)
        assert "secret" not in repr(case)
        assert "secret" not in words_of(practice.desk.reporting.printed(case).pdf)


def replace_layer(note: Note) -> Note:
    """Return a process note beside another."""
    return Note(**{**note.model_dump(), "id": "private", "layer": "process", "text": "secret words"})


def test_the_clients_page_uses_only_words_that_were_shared(practice: Practice) -> None:
    client = practice.client()
    session = practice.met(client)
    therapist = practice.desk.caseload.file(client.id).people[0]
    practice.desk.coding.rate(session.id, "secure", 2, toward=therapist.id)
    practice.desk.coding.rate(session.id, "fearful_avoidant", 3)
    assert "We have not yet put words to this together" in printed(practice.desk, client, "client")
    words = {"code": "secure", "shared_on": START.date()}
    shared = practice.desk.caseload.put_in_file(
        SharedWords, client.id, wording="Near {person} you { rest", **words
    )
    page = printed(practice.desk, client, "client")
    assert "Near me you { rest" in page
    assert "I noted this in the one session" in page
    assert "pulled two ways" not in page
    practice.desk.caseload.change_in_file(shared, wording="")
    assert "With me you can say what you need" in printed(practice.desk, client, "client")
    assert "therapist" in printed(practice.desk, client, "supervisor")


def test_partners_of_a_couple_are_told_apart_with_and_without_names(practice: Practice) -> None:
    couple = practice.client(code="CPL", client_kind="couple")
    bea, yara = (practice.person(couple, name, "partner", is_member=True) for name in ("Bea", "Yara"))
    child = practice.person(couple, "Mila", "child")
    session = practice.met(couple)
    for by, toward, value in ((bea, yara, 1), (yara, bea, 2), (yara, child, 2), (bea, bea, 0)):
        practice.desk.coding.rate(session.id, "secure", value, shown_by=by.id, toward=toward.id)
    practice.desk.caseload.change_in_file(child, is_cared_for=True)
    wording = {"code": "secure", "shared_on": START.date(), "wording": "You rest with {person}."}
    practice.desk.caseload.put_in_file(SharedWords, couple.id, **wording)
    mine = printed(practice.desk, couple, "client")
    assert "Bea: You rest with Yara." in mine
    assert "Yara: You rest with Bea." in mine
    assert "Mila" not in mine
    theirs = printed(practice.desk, couple, "supervisor")
    assert "partner A toward partner B" in theirs
    assert "partner B toward partner A" in theirs
    case = practice.desk.reporting.case(couple.id, "referrer")
    on = replace(case.template, sections=tuple(replace(one, is_on=True) for one in case.template.sections))
    page = words_of(practice.desk.reporting.printed(replace(case, template=on)).pdf)
    assert "partner A: You rest with partner B." in page
    assert "Bea" not in page


def test_two_people_of_one_relation_are_told_apart_and_one_alone_needs_no_letter(practice: Practice) -> None:
    client = practice.client()
    named = (("Ada", "sister"), ("Ivo", "sister"), ("Ruth", "mother"))
    people = [practice.person(client, name, relation) for name, relation in named]
    session = practice.met(client)
    for person in people:
        practice.desk.coding.rate(session.id, "secure", 2, toward=person.id)
    case = practice.desk.reporting.case(client.id, "supervisor")
    assert {line.toward_role for line in case.patterns} == {"sister A", "sister B", "mother"}
    page = printed(practice.desk, client, "supervisor")
    assert "sister A" in page
    assert "Ada" not in page


def test_one_is_said_in_the_singular_and_why_nobody_came_is_not_said(practice: Practice) -> None:
    client = practice.client()
    assert "No session took place" in printed(practice.desk, client, "referrer")
    practice.met(client, days_ago=9)
    practice.met(client, days_ago=5, status="no_show", reason="overslept")
    practice.desk.diary.record(client.id, START + timedelta(days=7))
    page = printed(practice.desk, client, "referrer")
    assert "1 session took place, on 21 February 2026. 1 more was booked and did not take place." in page
    assert "1 session from" in page
    assert "The next session is booked for 9 March 2026." in page
    assert "overslept" not in page
    assert "We met once, on 21 February 2026." in printed(practice.desk, client, "client")
    practice.met(client, days_ago=4, status="cancelled", cancelled_by="client")
    practice.met(client, days_ago=3)
    put = practice.desk.caseload.put_in_file
    put(Break, client.id, since=date(2026, 2, 22), until=date(2026, 2, 24))
    page = printed(practice.desk, client, "referrer")
    assert "2 sessions took place between 21 February 2026 and 27 February 2026. 2 more were booked" in page
    assert "Breaks: 22 February – 24 February 2026." in page


def test_goals_stand_in_the_clients_words_with_three_ratings(practice: Practice) -> None:
    client = practice.client()
    practice.met(client)
    put = practice.desk.caseload.put_in_file
    goal = put(Goal, client.id, words="Ask once, then wait", since=date(2026, 1, 5))
    put(Goal, client.id, words="Long done", since=date(2026, 1, 5), until=date(2026, 1, 6))
    assert "Midway" not in printed(practice.desk, client, "client")
    for day, value in ((3, 9), (1, 2), (2, 5)):
        put(GoalRating, client.id, goal_id=goal.id, rated_on=date(2026, 2, day), value=value)
    page = printed(practice.desk, client, "client")
    assert "Your goal, in your words First Midway Latest Ask once, then wait 2 5 9" in page
    assert "Long done" not in page
    with pytest.raises(RuleBroken, match=r"report.period_backwards"):
        practice.desk.reporting.case(client.id, "client", START.date(), date(2026, 1, 1))
    early = practice.desk.reporting.case(client.id, "client", date(2025, 12, 1), date(2026, 2, 1))
    assert "2025" in words_of(practice.desk.reporting.printed(early).pdf)


def test_the_summary_is_the_therapists_per_audience(practice: Practice) -> None:
    client = practice.client()
    reporting = practice.desk.reporting
    for text in ("First.\n\nSecond.", "First.\n\nSecond.", "Third."):
        reporting.write_summary(client.id, "client", text)
    assert (reporting.summary(client.id, "client"), reporting.summary(client.id, "referrer")) == (
        "Third.",
        "",
    )
    assert "Third." in printed(practice.desk, client, "client")
    assert "Third." not in printed(practice.desk, client, "referrer")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_is_only_text(practice: Practice, words: str) -> None:
    client = practice.client(name=words)
    practice.desk.keeping.change_practice(name=words, therapist=words, title=words)
    practice.desk.caseload.put_in_file(Goal, client.id, words=words, since=date(2026, 1, 5))
    practice.desk.reporting.write_summary(client.id, "client", words)
    page = printed(practice.desk, client, "client")
    assert page.count(words[:3]) >= 3 or not words.isprintable()
    assert "root:" not in page


@pytest.mark.parametrize(
    ("words", "shown"),
    [("\U00012000\U00012001", 2), ("\U00016b50", 1), ("\x07", 1)],
)
def test_a_letter_without_a_glyph_is_seen_to_be_missing(words: str, shown: int) -> None:
    assert typesetter.markup([Run(words)]) == "□" * shown
    assert words_of(typeset(_page([Run(words)]))).count("□") == shown


def test_very_long_texts_and_words_are_set_whole() -> None:
    pdf = typeset(_page([Run("word " * 15_000), Run("x" * 5_000, is_strong=True)]))
    said = words_of(pdf)
    assert said.count("word") == 15_000
    assert said.count("x") == 5_000


def _page(runs: Sequence[Run]) -> Document:
    blocks = (SideHead("Head"), Paragraph(tuple(runs)), Bullets(((Run("one"),),)))
    return Document("title", "en", "foot", "Page {page} of {pages}", blocks)


def test_the_badge_of_a_benefit_carries_its_numeral() -> None:
    badge = GlyphMark(x=20, y=20, size=20, glyph="badge", ink="mood", text="6")
    pdf = typeset(
        Document("t", "en", "foot", "{page} {pages}", (Figure(Picture(40, 40, (badge,)), "c", "a"),))
    )
    assert words_of(pdf) == "6 c foot 1 1"


def test_a_block_or_a_mark_that_nobody_knows_is_our_fault() -> None:
    with pytest.raises(TypeError, match="str"):
        typesetter._set("words", stylesheet.LOOSE)
    with pytest.raises(TypeError, match="str"):
        painter._paint("mark", None)  # type: ignore[arg-type]


def test_the_chart_says_in_words_what_it_shows_and_names_patterns_to_the_supervisor_alone(demo: Desk) -> None:
    client = demo.caseload.named("INE-01")
    assert sum(line.observed for line in demo.reporting.case(client.id, "client").benefits) == 28
    for audience in AUDIENCES:
        document = compose(demo.reporting.case(client.id, audience))
        figures = [one for one in document.blocks if isinstance(one, Figure)]
        assert len(figures) == (audience != "referrer")
        assert all("24 sessions" in one.alternative for one in figures)
        labels = {one.text for figure in figures for one in figure.picture.marks if isinstance(one, Label)}
        names = {pattern.name for pattern in demo.library.patterns.values()}
        assert bool(labels & names) == (audience == "supervisor")


def test_chosen_sections_are_printed_and_the_head_limits_and_signature_always(demo: Desk) -> None:
    client = demo.caseload.named("INE-01")
    case = demo.reporting.case(client.id, "client", sections=frozenset({"goals"}))
    said = words_of(demo.reporting.printed(case).pdf)
    assert [head in said for head in ("Your goals", "What it cannot say", "Signature")] == [True] * 3
    assert "What we worked on" not in said


def test_a_report_goes_out_once_with_a_password_and_is_audited(practice: Practice, tmp_path: Path) -> None:
    client = practice.client()
    out = practice.desk.reporting.hand_out
    made = out(client.id, "client", tmp_path / "one.pdf", password="cafe\u0301")
    assert (tmp_path / "one.pdf").read_bytes() == made.pdf
    with Pdf.open(tmp_path / "one.pdf", password="caf\u00e9") as opened:
        assert len(opened.pages) == made.pages
    with pytest.raises(PasswordError):
        Pdf.open(tmp_path / "one.pdf")
    for password in ("", "é" * 64):
        with pytest.raises(RuleBroken, match=r"report.password_length"):
            out(client.id, "client", tmp_path / "two.pdf", password=password)
    with pytest.raises(RuleBroken, match=r"handing_out.exists"):
        out(client.id, "client", tmp_path / "one.pdf")
    assert out(client.id, "client", tmp_path / "three.pdf").pdf.startswith(b"%PDF")
    assert practice.told[-1] == ReportPrinted(client.id, "client")
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == ["one.pdf", "three.pdf"]
    trail = practice.desk.keeping.audit_trail()[-1]
    assert (trail.what, trail.record_id, trail.reason) == ("report", client.id, "client")


def test_one_month_and_one_day_are_named_once(practice: Practice) -> None:
    client = practice.client()
    day = date(2026, 2, 21)
    for hour in (9, 12, 15):
        practice.desk.diary.record(client.id, datetime(2026, 2, 21, hour, tzinfo=UTC), status="attended")
    case = replace(practice.desk.reporting.case(client.id, "client"), since=day, until=day)
    page = words_of(practice.desk.reporting.printed(case).pdf)
    assert "We met 3 times on 21 February 2026." in page
    assert "Your progress, February 2026" in page and "February to February" not in page
    assert "3 sessions on 21 February 2026" in page
