"""A mistake in a content file is told with its file and its key, in one sentence."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from attachdesk.domain.errors import Damaged
from attachdesk.library import Library
from attachdesk.locations import content

WORDS = Library(content()).words()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("patterns", "benefits", "note_templates", "report_templates", "interventions",
                 "session_fields", "snippets", "disclosure"):  # fmt: skip
        shutil.copytree(content() / name, tmp_path / name)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(read: Callable[[], object]) -> Damaged:
    with pytest.raises(Damaged) as caught:
        read()
    return caught.value


MISTAKES = [
    ("order = 1", "", "library.missing_key", "order"),
    ("order = 1", "order = 1\nordre = 2", "library.unknown_key", "ordre"),
    ("order = 1", 'order = "1"', "library.wrong_kind_whole", "order"),
    ("order = 1", "order = true", "library.wrong_kind_whole", "order"),
    ('name = "Secure"', "name = 7", "library.wrong_kind_text", "name"),
    ('name = "Secure"', 'name = "  "', "library.empty_text", "name"),
    ('glyph = "circle"', 'glyph = "heart"', "library.not_a_choice", "glyph"),
    ('domain = "narrative"', 'domain = "dreams"', "library.not_a_choice", "markers[3].domain"),
    ('domain = "speech"', 'domain = "speech"\ntone = "x"', "library.unknown_key", "markers[1].tone"),
    ('domain = "speech"', 'domain = "speech"\ntrauma_signal = 1', "library.wrong_kind_flag",
     "markers[1].trauma_signal"),
    ("rivals = [", "rivals = [ 3,", "library.wrong_kind_text", "rivals[1]"),
    ("rivals = [", "rivals = []\nstray = [", "library.empty_list", "rivals"),
    ("rivals = [", "rivals = 1\nstray = [", "library.wrong_kind_list", "rivals"),
    ("With {person} you can", "With {person you can", "library.bad_places", "client_words"),
    ("With {person} you can", "With {} you can", "library.bad_places", "client_words"),
    ("With {person} you can", "With {person.name} you can", "library.bad_places", "client_words"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "key", "place"), MISTAKES)
def test_a_mistake_is_told_with_file_and_key(folder: Path, old: str, new: str, key: str, place: str) -> None:
    change(folder / "patterns" / "secure.toml", old, new)
    trouble = told(lambda: Library(folder).patterns)
    assert (trouble.key, trouble.values["file"], trouble.values["place"]) == (key, "secure.toml", place)
    sentence = WORDS.of(trouble)
    assert "secure.toml" in sentence
    assert place in sentence


def test_a_syntax_error_is_told_with_its_line(folder: Path) -> None:
    change(folder / "patterns" / "secure.toml", "order = 1", "order = = 1")
    sentence = WORDS.of(told(lambda: Library(folder).patterns))
    assert "secure.toml" in sentence
    assert "line 2" in sentence


def test_a_file_that_is_not_utf_8_is_told_with_its_line(folder: Path) -> None:
    file = folder / "benefits" / "mood.toml"
    file.write_bytes(b'id = "mood"\nname = "caf\xe9"\n')
    trouble = told(lambda: Library(folder).benefits)
    assert (trouble.key, trouble.values) == ("library.not_text", {"file": "mood.toml", "line": 2})


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(folder: Path) -> None:
    file = folder / "patterns" / "secure.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert Library(folder).patterns == Library(content()).patterns


def test_an_entry_that_cannot_be_opened_is_told(folder: Path) -> None:
    (folder / "patterns" / "a.toml").mkdir()
    trouble = told(lambda: Library(folder).patterns)
    assert (trouble.key, trouble.values) == ("library.cannot_read", {"file": "a.toml"})


def test_a_folder_without_content_is_told(tmp_path: Path) -> None:
    trouble = told(lambda: Library(tmp_path).benefits)
    assert (trouble.key, trouble.values) == ("library.empty_folder", {"file": "benefits"})


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("id", 'id = "secure"', 'id = "fearful_avoidant"'),
        ("key", 'key = "1"', 'key = "4"'),
        ("glyph", 'glyph = "circle"', 'glyph = "diamond"'),
    ],
)
def test_what_two_files_claim_is_told_with_both(folder: Path, key: str, old: str, new: str) -> None:
    change(folder / "patterns" / "secure.toml", old, new)
    trouble = told(lambda: Library(folder).patterns)
    assert trouble.key == "library.value_in_two_files"
    assert trouble.values["place"] == key
    assert {trouble.values["file"], trouble.values["other"]} == {"secure.toml", "fearful_avoidant.toml"}


def test_a_short_name_must_fit_the_row_of_a_chart(folder: Path) -> None:
    change(folder / "benefits" / "mood.toml", 'short = "', f'short = "{"x" * 20}')
    assert told(lambda: Library(folder).benefits).key == "library.too_long"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('heading = "Plan"', 'heading = "Plan\\nB"', "library.not_one_line"),
        ('key = "plan"', 'key = "data"', "library.value_twice"),
    ],
)
def test_a_note_template_keeps_its_headings_apart(folder: Path, old: str, new: str, key: str) -> None:
    change(folder / "note_templates" / "dap.toml", old, new)
    assert told(lambda: Library(folder).note_templates).key == key


def test_a_list_of_sections_holds_tables(folder: Path) -> None:
    file = folder / "note_templates" / "free.toml"
    file.write_text('id = "free"\norder = 1\nname = "Free"\nsections = ["text"]\n', encoding="utf-8")
    trouble = told(lambda: Library(folder).note_templates)
    assert (trouble.key, trouble.values["place"]) == ("library.wrong_kind_table", "sections[1]")
    file.write_text('id = "free"\norder = 1\nname = "Free"\nsections = []\n', encoding="utf-8")
    assert told(lambda: Library(folder).note_templates).key == "library.empty_list"


@pytest.mark.parametrize("section", ["header", "limits", "signature"])
def test_no_report_goes_out_without_its_limits_and_its_author(folder: Path, section: str) -> None:
    file = folder / "report_templates" / "client.toml"
    change(file, f'id = "{section}"', f'id = "{section}"\non = false')
    trouble = told(lambda: Library(folder).report_templates)
    assert (trouble.key, trouble.values["section"]) == ("library.must_print", section)
    change(file, f'[[sections]]\nid = "{section}"\non = false\n', "")
    assert told(lambda: Library(folder).report_templates).key == "library.must_print"


def test_a_report_has_each_section_once(folder: Path) -> None:
    change(folder / "report_templates" / "client.toml", 'id = "goals"', 'id = "summary"')
    assert told(lambda: Library(folder).report_templates).key == "library.value_twice"


def test_a_new_file_adds_an_entry_and_changes_nothing_else(folder: Path) -> None:
    before = Library(folder).note_templates
    own = (folder / "note_templates" / "dap.toml").read_text(encoding="utf-8")
    (folder / "note_templates" / "own.toml").write_text(
        own.replace('"dap"', '"own"').replace("order = 1", "order = 99"), encoding="utf-8"
    )
    after = Library(folder).note_templates
    assert list(after)[-1] == "own"
    assert {name: one for name, one in after.items() if name != "own"} == before


def test_hidden_files_of_a_foreign_file_system_are_no_content(folder: Path) -> None:
    (folder / "patterns" / "._secure.toml").write_bytes(b"\x00\x05\x16\x07")
    assert list(Library(folder).patterns) == list(Library(content()).patterns)


def test_content_is_read_when_first_asked_for_and_then_kept(folder: Path) -> None:
    library = Library(folder)
    (folder / "patterns" / "secure.toml").write_text("=", encoding="utf-8")
    assert library.benefits is library.benefits
    assert told(lambda: library.patterns).key == "library.not_toml"


def test_a_moment_that_is_none_is_told(folder: Path) -> None:
    change(folder / "session_fields" / "sud.toml", '"start"', '"sometime"')
    assert told(lambda: Library(folder).session_fields).key == "library.not_a_choice"
