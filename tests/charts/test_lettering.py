"""Widths from the bundled font, against the painter of the page that measures for itself."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.charts import lettering
from attachdesk.charts.lettering import elided, width_of
from attachdesk.charts.picture import Weight


@settings(max_examples=60)
@given(st.text(max_size=60), st.floats(0, 300))
def test_what_is_cut_fits_and_begins_as_the_text_does(text: str, most: float) -> None:
    cut = elided(text, most)
    assert width_of(cut) <= most or cut == text == ""
    assert cut in ("", text) or text.startswith(cut.removesuffix("…").rstrip())


def test_what_fits_is_not_cut() -> None:
    assert elided("Secure", 100) == "Secure"
    assert elided("Secure", 30).endswith("…")


def test_digits_are_as_wide_as_each_other() -> None:
    assert width_of("111") == width_of("888")
    assert width_of("words", 12, 600) > width_of("words", 12, 400)


def test_the_page_measures_the_same_words_alike() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from attachdesk.locations import resources

    pdfmetrics.registerFont(TTFont("measured", str(resources() / "fonts" / "AttachDeskSans-Regular.ttf")))
    for words in ("Anxious-preoccupied", "not in focus, none observed", "Übergänge in Sitzungen"):
        assert width_of(words) == pytest.approx(pdfmetrics.stringWidth(words, "measured", 12), abs=0.1)


@pytest.mark.parametrize(
    "name",
    [
        "נועם כהן",
        "نهر السلام",
        "आशा क्षत्रिय",
        "স্ত্রী আক্তার",
        "தமிழ் கொழும்பு",
        "สมชาย น้ำใจ",
        "홍길동",
        "林小梅",
        "👩 ❤",
    ],
)
def test_names_of_other_scripts_are_measured_so_that_they_never_run_out_of_their_place(name: str) -> None:
    from attachdesk.reports.blocks import Run
    from attachdesk.reports.pdf.lines import Type, lines_of

    letters, _ = lines_of([Run(name)])[0]
    drawn = Type("AttachDeskSans-Regular", 12).width(letters)
    assert drawn - 0.1 <= width_of(name) <= 1.45 * drawn


def test_without_the_font_widths_are_guessed_rather_too_wide(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = width_of("Anxious-preoccupied")
    monkeypatch.setattr(lettering, "resources", lambda: tmp_path)
    for kept in (lettering._face, lettering._widths, lettering._foreign, width_of):
        kept.cache_clear()
    assert width_of("Anxious-preoccupied") > real
    assert width_of("נועם") == pytest.approx(4 * 12 * 0.62)
    for kept in (lettering._face, lettering._widths, lettering._foreign, width_of):
        kept.cache_clear()


@pytest.mark.parametrize("weight", [400, 500, 600])
def test_the_marks_of_direction_are_in_the_face_and_take_no_room(weight: Weight) -> None:
    # a mark that the face lacks makes Qt look through every font of the machine before the first paint
    for mark in "\u200e\u200f\u2066\u2067\u2068\u2069":
        assert mark in lettering._face(weight)
        assert width_of(mark, 12, weight) == 0
