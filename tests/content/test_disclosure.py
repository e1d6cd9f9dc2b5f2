"""What may have to be disclosed of private notes: said for each country, and never as a promise."""

import pytest

from attachdesk.library import Library
from attachdesk.locations import content

ALL = Library(content()).disclosures


def test_the_countries_are_there_and_another_one() -> None:
    assert list(ALL) == ["uk", "us", "de", "at", "ie", "other"]


@pytest.mark.parametrize(
    ("country", "found"),
    [("england ", ["uk"]), ("USA", ["us"]), ("Deutschland", ["de"]), ("Österreich", ["at"]), ("", [])],
)
def test_a_practice_is_found_by_the_names_of_its_country(country: str, found: list[str]) -> None:
    assert [one.id for one in ALL.values() if one.is_of(country)] == found


@pytest.mark.parametrize("country", list(ALL))
def test_none_promises_secrecy_and_each_says_what_may_be_asked_for(country: str) -> None:
    said = " ".join(ALL[country].words).casefold()
    for promise in ("never", "guarantee", "nobody can", "always protected", "immune"):
        assert promise not in said
    assert any(word in said for word in ("see", "access", "produced", "asked for"))
