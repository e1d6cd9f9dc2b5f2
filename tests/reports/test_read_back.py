"""What other programs read out of a page of two directions: poppler the whole line, pdfium every word."""

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from attachdesk.reports.blocks import Document, Paragraph, Run
from attachdesk.reports.pdf import lines, ordering, scripts, shaping
from attachdesk.reports.pdf.typesetter import typeset

LINES = [
    "We met נועם כהן and his mother נהר לוי in May, 12 times, then again.",
    "She said שלום לכולם (24 times) and نهر النيل كبير جدا before 3 May 2026.",
    "זו פסקה בעברית עם English words באמצע ומספר 24 וגם 3 May 2026 בסוף המשפט",
    "هذه فقرة باللغة العربية مع English words في الوسط ورقم 24 ثم تستمر إلى النهاية",
    "A (נועם) b, [نهر]: c",
    "12 נועם 34 כהן 56",
    "Seen 3 of 5 times · 홍길동 · রহিমা · தமிழ் · আক্তার and others",
]
UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e]")


def page(text: str) -> bytes:
    return typeset(Document("t", "en", "foot", "{page} {pages}", (Paragraph((Run(text),)),)))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed here")
@pytest.mark.parametrize("text", [*LINES, "He wrote שָׁלוֹם and السَّلامُ to her."])
def test_poppler_reads_a_line_of_both_directions_as_it_was_written(text: str, tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(page(text))
    read = subprocess.run(["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, check=True)
    assert text in " ".join(UNSEEN.sub("", read.stdout.decode()).split())


@pytest.mark.parametrize("text", LINES)
def test_pdfium_finds_every_word_of_a_line_of_both_directions(text: str) -> None:
    document = pypdfium2.PdfDocument(page(text))
    letters = document[0].get_textpage()
    words = [word.strip("().,[]:") for word in text.split()]
    assert not [word for word in words if letters.search(word, match_case=True).get_next() is None]
    letters.close()
    document.close()


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("We met נועם כהן and", ["", "", "", ordering.TO_RIGHT, ""]),
        ("שלום לכולם hello שלום", ["", ordering.TO_LEFT, "", "", "", "", ""]),
        ("plain words", [""]),
    ],
)
def test_a_mark_ends_what_runs_from_the_right_before_words_that_do_not(text: str, marks: list[str]) -> None:
    letters, is_rtl = lines.lines_of([Run(text)])[0]
    shown = ordering.from_left(lines.pieces(letters))
    pairs = zip(shown, [*shown[1:], None], strict=True)
    assert [ordering.mark_between(left, right, is_rtl=is_rtl) for left, right in pairs] == marks


def test_a_vowel_at_the_end_of_a_word_is_told_with_its_word_in_a_line_of_the_other_direction() -> None:
    glyphs = shaping.shaped("السَّلامُ", scripts.ARABIC, is_rtl=True).glyphs
    within = shaping.Said(is_rtl=True, is_within=True, after=ordering.TO_RIGHT).of(glyphs)
    alone = shaping.Said(is_rtl=True).of(glyphs)
    assert within[0].letters == ordering.TO_LEFT + alone[0].letters
    assert within[-1].letters == alone[-1].letters + ordering.TO_RIGHT
    assert within[1:-1] == alone[1:-1]
    assert shaping.Said(is_within=True).of(alone[1:]) == alone[1:]
