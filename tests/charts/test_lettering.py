"""Widths from the bundled font, against the painter of the page that measures for itself."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.charts import lettering
from attachdesk.charts.lettering import elided, width_of


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


def test_without_the_font_widths_are_guessed_rather_too_wide(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = width_of("Anxious-preoccupied")
    monkeypatch.setattr(lettering, "resources", lambda: tmp_path)
    lettering._face.cache_clear()
    width_of.cache_clear()
    assert width_of("Anxious-preoccupied") > real
    lettering._face.cache_clear()
    width_of.cache_clear()
