"""Length decides, the meter advises."""

import subprocess
import sys

import pytest

from attachdesk.domain.errors import RuleBroken
from attachdesk.vault import passphrase


@pytest.mark.parametrize("text", ["a" * 15, "one two six ten be", "ﬁ" * 8, "пять слов на этой строке"])
def test_fifteen_characters_or_five_words_are_enough(text: str) -> None:
    passphrase.demand_length(text)


@pytest.mark.parametrize("text", ["", "a" * 14, "four little words a", "  a  b  c  d  ", "é" * 14])
def test_less_is_refused_with_the_rule(text: str) -> None:
    if len(text) >= 15:
        text = text[:14]
    with pytest.raises(RuleBroken) as refused:
        passphrase.demand_length(text)
    assert refused.value.key == "passphrase.too_short"
    assert refused.value.values == {"characters": 15, "words": 5}


def test_each_keyboards_form_of_a_letter_is_the_same() -> None:
    assert passphrase.normalised("cafe\u0301 ﬁne") == passphrase.normalised("café fine")


def test_the_meter_advises_and_never_decides() -> None:
    empty, weak = passphrase.strength(""), passphrase.strength("aaaaaaaaaaaaaaaaaaaa")
    strong = passphrase.strength("gravel otter parade nineteen lantern")
    assert (empty.score, empty.is_long_enough) == (0, False)
    assert weak.score < 2 and weak.is_long_enough
    assert strong.score == 4 and strong.words == "passphrase.strength_4"


def test_a_very_long_passphrase_is_measured_by_its_beginning() -> None:
    assert passphrase.strength("gravel otter parade " * 500).score == 4


def test_unlocking_imports_no_meter() -> None:
    program = "import sys, attachdesk.vault.vault; print('zxcvbn' in sys.modules, 'sqlmodel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
