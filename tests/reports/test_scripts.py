"""Names and words of any script on the printed page: drawn, found again, the same bytes twice."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from unicodedata import normalize

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.charts.picture import Anchor, Label, Picture
from attachdesk.domain.plan import Goal
from attachdesk.domain.practice import AUDIENCES
from attachdesk.reports.blocks import (
    Block,
    Bullets,
    Document,
    Figure,
    Letterhead,
    Paragraph,
    Run,
    SideHead,
    SignatureLines,
    Table,
    Title,
)
from attachdesk.reports.pdf import lines, ordering, scripts, shaping
from attachdesk.reports.pdf.typesetter import typeset
from tests.reports.test_printed_reports import words_of
from tests.services.conftest import Practice

NAMES = [
    "נועם",
    "نهر",
    "السلام",
    "林小梅",
    "さくらカナ",
    "สมชาย",
    "น้ำใจ",
    "आशा",
    "क्षत्रिय",
    "हिन्दी",
    "রহিমা",
    "স্ত্রী",
    "தமிழ்",
    "홍길동",
    "똠방각하",
    "🌊",
    "👩‍👧",
    "❤️",
]
PLAIN = lines.Type("AttachDeskSans-Regular", 10)


def page(*blocks: Block) -> bytes:
    return typeset(Document("title", "en", "foot", "Page {page} of {pages}", blocks))


def said(text: str) -> str:
    return words_of(page(Paragraph((Run(text),))))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_any_script_is_drawn_and_found_in_every_kind_of_block(name: str) -> None:
    anchors: tuple[Anchor, ...] = ("start", "middle", "end")
    labels = tuple(Label(x=60, y=20, text=name, width=30, anchor=anchor) for anchor in anchors)
    blocks: list[Block] = [
        Letterhead(name, name, "3 May 2026", f"For {name}"),
        Title(f"Course of therapy of {name}", f"With {name} since May"),
        SideHead(name),
        Paragraph((Run("We met "), Run(name, is_strong=True), Run(" again.\nAnd again."))),
        Bullets(((Run(name),),)),
        Table((name, "n"), ((name, name),), (0.5, 0.5), frozenset({1})),
        Figure(Picture(120, 40, labels), f"Chart of {name}", "said"),
        SignatureLines(name, "title", ("Date", "Signature")),
    ]
    made = page(*blocks)
    assert page(*blocks) == made
    text = words_of(made)
    assert "□" not in text
    # how often a chart's three labels are told apart is up to the reader of the file
    assert text.count(name) >= 12


@pytest.mark.parametrize("name", ["נועם", "نهر", "林小梅", "สมชาย", "आशा", "রহিমা", "தமிழ்", "홍길동", "🌊"])
def test_a_name_in_an_english_sentence_reads_right(name: str) -> None:
    assert f"We met {name} again on 3 May 2026." in said(f"We met {name} again on 3 May 2026.")


@pytest.mark.parametrize(
    "text",
    [
        "זו פסקה שלמה בעברית שנמשכת מעבר לשורה אחת כדי לבדוק את שבירת השורות בדף ואת הסדר של המילים",
        "هذه فقرة كاملة باللغة العربية وتستمر أكثر من سطر واحد كي نرى كسر الأسطر في الصفحة وترتيب الكلمات",
        "यह हिन्दी में एक पूरा अनुच्छेद है और ज्ञान जैसे शब्दों के साथ जो एक पंक्ति से आगे जाता है ताकि पंक्ति तोड़ना जाँचा जा सके",
        "นี่คือย่อหน้าภาษาไทยที่ยาวมากพอ ที่จะขึ้นบรรทัดใหม่ น้ำใจเป็นสิ่งสำคัญ และเราจะดูว่าการตัดบรรทัดทำงานอย่างไร",
    ],
)
def test_a_whole_paragraph_comes_back_in_its_written_order(text: str) -> None:
    assert text in said(text)


@pytest.mark.parametrize("word", ["السَّلامُ", "שָׁלוֹם", "می\u200cخواهم", "عبد الله"])
def test_points_and_vowels_come_back_on_their_letters(word: str) -> None:
    # the order of two points on one letter, and a joiner that is not seen, are up to the reader of the file
    assert normalize("NFC", word.replace("\u200c", "")) in normalize("NFC", said(word)).replace("\u200c", "")


def test_chinese_breaks_anywhere_but_before_a_stop_and_after_a_bracket() -> None:
    text = "这是一个完整的中文段落，里面有标点（括号）和数字，它会超过一行，以便检查换行是否正确。" * 4
    letters, _ = lines.lines_of([Run(text)])[0]
    for room in range(40, 140, 7):
        rows = list(lines.broken(letters, room, PLAIN))
        assert "".join(one.letter for row in rows for one in row) == text
        assert not [row for row in rows if row[0].letter in "，。）" or row[-1].letter == "（"]


def test_a_word_wider_than_the_line_is_never_parted_within_a_sign() -> None:
    sign = "ก\u0e33"
    letters, _ = lines.lines_of([Run(sign * 9)])[0]
    rows = [
        "".join(one.letter for one in row)
        for row in lines.broken(letters, 3 * PLAIN.width(letters[:2]), PLAIN)
    ]
    assert len(rows) > 1
    assert {row.replace(sign, "") for row in rows} == {""}


def test_a_letter_that_no_font_draws_is_still_seen_to_be_missing() -> None:
    assert said("\U00012000 and 林").startswith("□ and 林")
    assert said("\U00012000").startswith("□")


def test_marks_of_direction_and_joiners_are_no_missing_letters() -> None:
    assert "□" not in said("a\u200eb \u2066c\u2069 \ufeff")
    assert "□" not in said("\u200fנועם\u200e 👩\u200d👧 \u2067x\u2069")


def test_a_long_text_flows_over_pages_whole() -> None:
    text = "שלום לכולם " * 1000
    made = page(Paragraph((Run("first"),)), Paragraph((Run(text.strip()),)))
    assert words_of(made).count("שלום") == 1000
    with pikepdf.open(BytesIO(made)) as opened:
        assert len(opened.pages) > 3


def test_a_cell_and_a_bullet_taller_than_a_page_are_set_whole() -> None:
    # of 600 all would fit where the table asks for two parts
    text = "林小梅来了" * 600
    for block in (Table(("a", "b"), ((text, "b"),), (0.5, 0.5)), Bullets(((Run(text),),))):
        made = page(block)
        assert words_of(made).count("梅") == 600
        with pikepdf.open(BytesIO(made)) as opened:
            assert len(opened.pages) > 1


def test_a_plain_report_reads_no_font_of_another_script() -> None:
    scripts.font.cache_clear()
    scripts.face_of.cache_clear()
    shaping.shaped.cache_clear()
    page(Paragraph((Run("Übergänge – plain “words” ₪ → €"),)))
    assert scripts.font.cache_info().currsize == 0
    page(Paragraph((Run("נועם"),)))
    assert scripts.font.cache_info().currsize == 1


@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [
        ("נועם came to 24 sessions", False),
        ("For נועם-12", False),
        ("זו פסקה שלמה in English", True),
        ("12", False),
    ],
)
def test_a_line_runs_as_its_first_and_most_letters_do(text: str, is_rtl: bool) -> None:
    assert ordering.runs_from_right(text) is is_rtl


def test_a_date_after_a_name_stays_with_the_words_that_follow() -> None:
    def shown(text: str) -> str:
        letters, _ = lines.lines_of([Run(text)])[0]
        return " | ".join(piece.text for piece in ordering.from_left(lines.pieces(letters)))

    assert shown("Of נועם · 3 May") == "Of  | נועם |  · 3 May"
    assert shown("Our נועם 12 כהן came") == "Our  | כהן |   | 12 |   | נועם |  came"


@settings(max_examples=40, deadline=None)
@given(
    st.text(st.sampled_from("ab 1(.-נעםםنهرسกำाआशक्林，🌊\u200d\ufe0f\n\t\U00012000"), max_size=60),
    st.integers(1, 300),
)
def test_any_text_is_broken_without_loss_into_lines_that_fit_or_hold_one_letter(text: str, room: int) -> None:
    for letters, _ in lines.lines_of([Run(text)]):
        rows = list(lines.broken(letters, room, PLAIN))
        written = "".join(one.letter for one in letters)
        assert "".join(one.letter for row in rows for one in row) == written
        for row in rows:
            assert PLAIN.width(lines.bare(row)) <= room or _is_one(lines.bare(row))
        shown = ordering.from_left(lines.pieces(letters))
        assert sorted(piece.text for piece in shown) == sorted(piece.text for piece in lines.pieces(letters))


def _is_one(row: Sequence[lines.Letter]) -> bool:
    return lines._head(row, 0, PLAIN) == len(row)


@pytest.mark.parametrize("name", ["נועם-12", "نهر 🌊", "林小梅", "สมชาย", "आशा"])
def test_a_client_of_any_script_is_named_to_every_audience(practice: Practice, name: str) -> None:
    client = practice.client(name=name, code=name)
    practice.met(client)
    practice.desk.caseload.put_in_file(Goal, client.id, words=f"{name} asks", since=date(2026, 1, 5))
    word = name.replace("-", " ").split()[0]
    for audience in AUDIENCES:
        practice.desk.reporting.write_summary(client.id, audience, f"{name} came.\n\n{name}")
        case = practice.desk.reporting.case(client.id, audience)
        made = practice.desk.reporting.printed(case)
        if audience == "supervisor":
            assert practice.desk.reporting.printed(case) == made
        text = words_of(made.pdf)
        assert text.count(word) >= 2
        assert "□" not in text
