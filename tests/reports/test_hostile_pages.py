"""What a page does with what no form expects: letters without a glyph, any end of line, no sessions."""

from datetime import date
from functools import cache

import pytest
from pikepdf import Pdf

from attachdesk.charts.picture import Label, Picture
from attachdesk.domain.plan import Goal
from attachdesk.domain.practice import AUDIENCES
from attachdesk.reports.blocks import (
    Block,
    Document,
    Figure,
    Paragraph,
    Run,
    SideHead,
    SignatureLines,
    Table,
    Title,
    text,
)
from attachdesk.reports.pdf.typesetter import typeset
from tests.reports.test_printed_reports import words_of
from tests.services.conftest import Practice

ONE, MANY = "{count} letter: {points}.", "{count} letters: {points}."
SIGNED = SignatureLines("M. Ellery", "title", ("Date", "Signature"))


def page(*blocks: Block) -> bytes:
    return typeset(Document("title", "en", "foot", "Page {page} of {pages}", blocks, (ONE, MANY)))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("\U00012000 came, \U00012000 went", "1 letter: U+12000."),
        ("\U00012000\x07", "2 letters: U+12000, U+0007."),
        ("".join(chr(0x12000 + place) for place in range(14)), "14 letters: "),
        ("נועם, 홍길동, e\u0301, \u200d, \t, \u2028", ""),
    ],
)
def test_letters_that_could_not_be_printed_are_told_over_the_signature(words: str, said: str) -> None:
    for block in (text(words), Table(("a",), ((words,),), (1.0,)), Figure(_chart(words), "c", "alternative")):
        read = words_of(page(SideHead("Head"), block, SIGNED))
        assert said in read
        assert ("□" in read, " letter" in read) == (bool(said), bool(said))
        assert read.index(said) < read.index("Signature")
    assert words_of(page(text(words))).count(said)


def _chart(words: str) -> Picture:
    return Picture(200, 40, (Label(x=4, y=20, text=words, width=100),))


def test_every_end_of_a_line_breaks_it_and_a_tab_is_a_space() -> None:
    for end in ("\r\n", "\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"):
        for word in ("plain", "נועם"):
            assert words_of(page(text(f"{word}{end}next\tone"))).startswith(f"{word} next one")


def test_a_summary_of_twenty_thousand_words_keeps_the_signature_with_the_words_before_it() -> None:
    blocks: list[Block] = [SideHead("Summary"), *(text("word " * 200) for _ in range(100)), SIGNED]
    pdf = page(*blocks)
    assert words_of(pdf).count("word") == 20_000
    assert _last_page(pdf).count("word") >= 20
    assert "Signature" in _last_page(pdf)


def test_no_name_of_a_section_stands_alone_and_a_small_table_is_not_parted_from_its_note() -> None:
    rows = tuple((f"row {number}", "1") for number in range(8))
    for lines in range(room() - 12, room() + 1):
        start: list[Block] = [SideHead("First"), *(text("line") for _ in range(lines))]
        table: list[Block] = [
            SideHead("Second"),
            Table(("head", "n"), rows, (0.5, 0.5)),
            text("the note", "small"),
        ]
        with_table = [one for one in _pages(page(*start, *table)) if "Second" in one]
        assert [one for one in with_table if "row 0" in one and "row 7" in one and "the note" in one]
        with_text = _pages(page(*start, SideHead("Second"), text("flowing " * 200)))
        assert [one for one in with_text if "Second" in one and one.count("flowing") >= 10]


def test_a_long_table_says_its_heads_on_every_page() -> None:
    rows = tuple((f"row {number}", "1") for number in range(90))
    pages = _pages(page(SideHead("Head"), Table(("the heads", "n"), rows, (0.5, 0.5))))
    assert len(pages) > 2
    assert all("the heads" in one for one in pages)


def test_a_chart_stands_under_words_of_its_section_on_the_same_page() -> None:
    for lines in range(room() - 15, room() + 1, 3):
        start = [text("line") for _ in range(lines)]
        chart = Figure(Picture(640, 260, (Label(x=4, y=20, text="CHART", width=100),)), "caption", "a")
        listed = _bullets("first", "last")
        pages = _pages(page(SideHead("Other"), *start, SideHead("Head"), listed, chart))
        assert [one for one in pages if "last" in one and "CHART" in one and "caption" in one]


def _bullets(*items: str) -> Block:
    from attachdesk.reports.blocks import Bullets

    return Bullets(tuple((Run(item),) for item in items))


def _pages(pdf: bytes) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    read = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    document.close()
    return read


@cache
def room() -> int:
    """Return how many lines fit on the first page: what must not be parted is set from there upwards."""
    return _pages(page(*(text("line") for _ in range(99))))[0].count("line")


def _last_page(pdf: bytes) -> str:
    return _pages(pdf)[-1]


NAMES = ["e\u0301a\u0308 & <b>", "x" * 60, "a\u00a0b", "👩‍👧 & 林", "\u202eevil\u202c"]


@pytest.mark.parametrize("name", NAMES)
def test_odd_names_and_no_session_make_a_whole_report_for_everybody(practice: Practice, name: str) -> None:
    client = practice.client(name=name, code="X-1")
    practice.desk.keeping.change_practice(name=name, therapist=name, title="")
    practice.desk.caseload.put_in_file(Goal, client.id, words=name * 3, since=date(1900, 1, 1))
    for audience in AUDIENCES:
        practice.desk.reporting.write_summary(client.id, audience, f"{name}\u2028{name}")
        case = practice.desk.reporting.case(client.id, audience, date(1899, 12, 31))
        made = practice.desk.reporting.printed(case)
        if audience == "supervisor":
            assert practice.desk.reporting.printed(case) == made
        read = words_of(made.pdf)
        assert "□" not in read
        assert "took place" in read or audience == "client"


def test_the_file_says_nothing_of_the_practice_or_the_client(practice: Practice) -> None:
    from io import BytesIO

    client = practice.client(name="Zora Quill", code="ZQ-1")
    practice.desk.keeping.change_practice(name="Quill House", therapist="Quentin Ade", title="therapist")
    pdf = practice.desk.reporting.printed(practice.desk.reporting.case(client.id, "client")).pdf
    with Pdf.open(BytesIO(pdf)) as opened:
        told = {str(key): str(value) for key, value in opened.docinfo.items()}
        assert "/Metadata" not in opened.Root
    assert not [word for word in ("Zora", "Quill", "ZQ-1", "Quentin") if word in repr(told)]
    assert told["/Title"] == "Your progress"
    assert told["/CreationDate"].startswith("D:2000")


def test_a_paragraph_of_two_lines_is_not_parted() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen end"
    for lines in range(room() - 4, room() + 2):
        filled = [text("line") for _ in range(lines)]
        pages = _pages(page(*filled, Paragraph((Run(words),))))
        assert [one for one in pages if "one two" in one and "end" in one]


def test_a_title_a_little_too_wide_is_set_on_one_line_and_a_signature_never_alone() -> None:
    title = "Your progress, November 2025 to November 2026"
    assert title in _pages(page(Title(title, "line")))[0]
    long = " ".join(["Progress"] * 14)
    assert long in words_of(page(Title(long, "line")))
    pages = _pages(page(SideHead("Words"), *(text("word " * 200) for _ in range(9)), SIGNED))
    assert "word" in pages[-1]
    assert "Signature" in pages[-1]
