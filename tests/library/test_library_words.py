"""The sentences: merged from every file, each key once; other languages, and the one nobody speaks."""

import subprocess
import sys
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import attachdesk.library as library_package
from attachdesk.domain.errors import Damaged, NotUnderstood
from attachdesk.library import Library, pseudo
from attachdesk.library.words import load, without_words
from attachdesk.locations import content


def write(folder: Path, name: str, text: str) -> None:
    file = folder / "words" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_nested_tables_become_dotted_keys(tmp_path: Path) -> None:
    write(tmp_path, "en/a.toml", '[a.b]\nc = "one {n}"\n')
    write(tmp_path, "en/d.toml", '[d]\ne = "two"\n')
    words = load(tmp_path)
    assert words.keys() == {"a.b.c", "d.e"}
    assert words.say("a.b.c", n=1) == "one 1"


def test_a_flat_file_counts_too(tmp_path: Path) -> None:
    write(tmp_path, "en.toml", '[a]\nb = "one"\n')
    assert load(tmp_path).keys() == {"a.b"}
    write(tmp_path, "en/c.toml", '[c]\nd = "two"\n')
    assert load(tmp_path).keys() == {"a.b", "c.d"}


def test_a_key_in_two_files_is_told_with_both(tmp_path: Path) -> None:
    write(tmp_path, "en/a.toml", '[a]\nb = "one"\n')
    write(tmp_path, "en/z.toml", '[a]\nb = "two"\n')
    with pytest.raises(Damaged) as caught:
        load(tmp_path)
    assert caught.value.key == "library.key_twice"
    sentence = load(content()).of(caught.value)
    assert all(part in sentence for part in ("a.b", "a.toml", "z.toml"))


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("b = 3", "library.wrong_kind_text"),
        ('b = ""', "library.wrong_kind_text"),
        ('b = "{"', "library.bad_places"),
        ('b = "{}"', "library.bad_places"),
        ('b = "{n.real}"', "library.bad_places"),
    ],
)
def test_what_cannot_be_said_is_told_with_file_and_key(tmp_path: Path, line: str, key: str) -> None:
    write(tmp_path, "en/a.toml", f"[a]\n{line}\n")
    with pytest.raises(Damaged) as caught:
        load(tmp_path)
    assert (caught.value.key, caught.value.values) == (key, {"file": "a.toml", "place": "a.b"})


def test_without_words_there_is_still_one_sentence(tmp_path: Path) -> None:
    write(tmp_path, "en/a.toml", "[a]\nb = 3\n")
    with pytest.raises(Damaged) as caught:
        load(tmp_path)
    assert "a.toml, a.b" in without_words(caught.value)


def test_another_language_keeps_english_where_it_is_silent(tmp_path: Path) -> None:
    write(tmp_path, "en/a.toml", '[a]\nb = "one"\nc = "two"\n')
    write(tmp_path, "de/a.toml", '[a]\nb = "eins"\n')
    words = load(tmp_path, "de")
    assert (words.say("a.b"), words.say("a.c")) == ("eins", "two")


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotUnderstood) as caught:
        load(content(), "tlh")
    assert "tlh" in load(content()).of(caught.value)


@pytest.mark.parametrize("locale", ["xx", "xx-rtl"])
def test_the_pseudo_language_has_every_sentence(locale: str) -> None:
    library = Library(content())
    strange = library.words(locale)
    assert strange.keys() == library.words().keys()
    said = strange.say("library.missing_key", file="a.toml", place="id")
    assert said.startswith("⟦")
    assert said.endswith("⟧")
    assert "a.toml" in said
    assert "content" not in said


def test_words_are_read_once() -> None:
    library = Library(content())
    assert library.words("xx") is library.words("xx")


names = st.from_regex(r"\A[a-z][a-z_]{0,6}\Z")
place = st.builds(lambda name, form: f"{{{name}{form}}}", names, st.sampled_from(["", "!r", ":>8", "!s:.3"]))
literal = st.text(max_size=20).map(lambda text: text.replace("{", "{{").replace("}", "}}"))
sentences = st.lists(literal | place, min_size=1, max_size=6).map("".join).filter(str.strip)


def _places(sentence: str) -> list[tuple[str | None, str | None, str | None]]:
    return [part[1:] for part in Formatter().parse(sentence) if part[1] is not None]


@settings(max_examples=60)
@given(sentences)
def test_places_survive_the_pseudo_language(sentence: str) -> None:
    strange = pseudo.say(sentence)
    assert _places(strange) == _places(sentence)
    own = sum(len(part[0]) for part in Formatter().parse(sentence))
    longer = sum(len(part[0]) for part in Formatter().parse(strange))
    assert longer >= own * 1.3
    assert (strange[0], strange[-1]) == ("⟦", "⟧")


def test_numbers_as_qt_marks_them_survive_too() -> None:
    strange = pseudo.say("%n notes of %L1 (%2), name")
    assert all(mark in strange for mark in ("%n ", "%L1", "%2"))
    assert "name" not in strange


def test_nothing_said_stays_nothing() -> None:
    assert pseudo.say("") == ""


def test_the_library_has_no_other_names() -> None:
    with pytest.raises(AttributeError):
        getattr(library_package, "Librarian")  # noqa: B009


def test_the_words_load_without_the_record_and_the_toolkit() -> None:
    code = (
        "import sys; from attachdesk.library.words import load; from attachdesk.locations import content;"
        "load(content());"
        "heavy = ('sqlmodel', 'pydantic', 'sqlalchemy', 'PySide6', 'attachdesk.library.library');"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
