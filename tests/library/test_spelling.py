"""English in both ways of spelling, the words of the profession, and one's own; the rest is wrong."""

import pytest

from attachdesk.domain.passage import Span
from attachdesk.library.spelling import Speller, word_at
from attachdesk.locations import resources


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(resources() / "spelling", ["Oakfield"])


@pytest.mark.parametrize(
    "word",
    ["color", "colour", "realise", "client's", "don\u2019t", "countertransference", "dysregulated",
     "hypervigilant", "Mentalizing", "sertraline", "EMDR", "Oakfield", "Oakfield\u2019s", "בסדר", "她说",
     "x"],
)  # fmt: skip
def test_these_are_right(speller: Speller, word: str) -> None:
    assert speller.knows(word)


def test_wrong_words_are_found_with_their_places_and_better_ones_offered(speller: Speller) -> None:
    text = "They recieve 3 lettters, 😀 teh end."
    assert [one.of(text) for one in speller.wrong_in(text)] == ["recieve", "lettters", "teh"]
    assert "receive" in speller.suggest("recieve")


def test_a_word_that_was_learnt_is_right(speller: Speller) -> None:
    assert not speller.knows("Maribowl")
    speller.learn("Maribowl")
    assert speller.knows("maribowl")


def test_names_are_right_until_others_are_called(speller: Speller) -> None:
    speller.call(["Amara O\u2019Dwyerly", "Ana-Zulmira", ""])
    for word in ("Amara", "Amara's", "amara\u2019s", "O'Dwyerly", "Zulmira"):
        assert speller.knows(word)
    speller.call(["Emeka"])
    assert speller.knows("Emeka") and not speller.knows("Amara")
    speller.call([])
    assert not speller.knows("Emeka")


def test_the_word_at_a_place_is_the_one_it_is_in_or_ends() -> None:
    assert word_at("one two", 2) == Span(0, 3)
    assert word_at("one two", 7) == Span(4, 7)
    assert word_at("one  two", 4) is None


def test_every_word_of_our_own_list_is_needed_and_stands_alone() -> None:
    listed = (resources() / "spelling" / "clinical.txt").read_text(encoding="utf-8").split()
    assert sorted(set(listed), key=str.casefold) == listed
