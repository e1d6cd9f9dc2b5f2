"""The text of a note keeps its headings, and every passage follows the words it sits on."""

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from attachdesk.domain.passage import Span
from attachdesk.ui.screens.note_editor.history import History
from attachdesk.ui.screens.note_editor.writing import Writing

LAID_OUT = "Data\n\nPlan\n\n"
HEADINGS = (("data", Span(0, 4)), ("plan", Span(6, 10)))
LETTERS = "ab \n😀é\u0301\u00a0\u2028אع中"


def opened(qtbot: QtBot, text: str = LAID_OUT, passages: tuple[tuple[str, Span], ...] = ()) -> Writing:
    note = Writing()
    qtbot.addWidget(note)
    note.load(text, HEADINGS if text.startswith("Data") else (), passages, 5)
    return note


def words_of(note: Writing, name: str) -> str | None:
    span = note.tracking.passages[name]
    return None if span is None else span.of(note.tracking.text)


def test_typing_goes_under_the_heading_and_not_into_it(qtbot: QtBot) -> None:
    note = opened(qtbot)
    for place in (0, 2, 4):
        note.select(Span(place, place))
        QTest.keyClicks(note, "x")
    assert note.tracking.text == "Data\nxxx\nPlan\n\n"


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_no_single_key_deletes_a_heading(qtbot: QtBot, key: Qt.Key) -> None:
    note = opened(qtbot)
    for place in range(len(LAID_OUT) + 1):
        for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
            note.select(Span(place, place))
            QTest.keyClick(note, key, modifier)
    assert "Data\n" in note.tracking.text
    assert "\nPlan" in note.tracking.text


def test_deleting_everything_leaves_the_headings(qtbot: QtBot) -> None:
    note = opened(qtbot, "Data\nshe came\nPlan\nrest\n")
    note.load("Data\nshe came\nPlan\nrest\n", (("data", Span(0, 4)), ("plan", Span(14, 18))), ())
    note.selectAll()
    QTest.keyClick(note, Qt.Key.Key_Delete)
    assert note.tracking.text == "Data\n\nPlan\n"
    assert [span.of(note.tracking.text) for span in note.tracking.headings.values()] == ["Data", "Plan"]


def test_pasting_over_everything_keeps_the_headings(qtbot: QtBot) -> None:
    note = opened(qtbot)
    note.selectAll()
    mime = QMimeData()
    mime.setText("from\r\nelsewhere")
    note.insertFromMimeData(mime)
    assert note.tracking.text.startswith("Data\n")
    assert "Plan" in note.tracking.text
    assert "from\nelsewhere" in note.tracking.text


def test_non_breaking_spaces_and_line_separators_stay(qtbot: QtBot) -> None:
    note = opened(qtbot, "a\u00a0b\u2028c")
    QTest.keyClicks(note, "x")
    assert note.tracking.text == "a\u00a0b\u2028cx"


def test_an_emoji_before_a_passage_does_not_shift_it(qtbot: QtBot) -> None:
    note = opened(qtbot, "before wept after", (("one", Span(7, 11)),))
    note.select(Span(0, 0))
    note.insertFromMimeData(_mime("😀😀 "))
    assert words_of(note, "one") == "wept"
    assert note.tracking.passages["one"] == Span(10, 14)


def test_undoing_a_deletion_brings_the_passage_home_from_the_tray(qtbot: QtBot) -> None:
    note = opened(qtbot, "she wept a little", (("one", Span(4, 8)),))
    history = History(note)
    note.select(Span(2, 12))
    QTest.keyClick(note, Qt.Key.Key_Delete)
    assert note.tracking.tray() == ["one"]
    history.undo()
    assert words_of(note, "one") == "wept"
    history.redo()
    assert note.tracking.tray() == ["one"]


def test_replacing_all_keeps_passages_between_the_places(qtbot: QtBot) -> None:
    note = opened(qtbot, "he said that he wept and he left", (("one", Span(16, 20)),))
    history = History(note)
    assert note.replace_all("he", "they") == 3
    assert words_of(note, "one") == "wept"
    history.undo()
    assert note.tracking.text == "he said that he wept and he left"
    assert words_of(note, "one") == "wept"


def test_words_and_tags_are_taken_back_in_the_order_made(qtbot: QtBot) -> None:
    note = opened(qtbot, "")
    history, log = History(note), list[str]()
    QTest.keyClicks(note, "ab")
    history.push_step("tag", lambda: log.append("again"), lambda: log.append("back"))
    QTest.keyClicks(note, "cd")
    history.undo()
    assert (note.tracking.text, log) == ("ab", [])
    history.undo()
    assert (note.tracking.text, log) == ("ab", ["back"])
    history.undo()
    assert note.tracking.text == ""
    history.redo()
    history.redo()
    assert (note.tracking.text, log) == ("ab", ["back", "again"])


def _mime(words: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(words)
    return mime


@dataclass
class Model:
    """An independent account: letters with names of their own, passages as sets of those names."""

    letters: list[tuple[str, int]]
    passages: dict[str, set[int]]
    count: int = 10_000

    def fresh(self, size: int) -> str:
        """Return letters that stand nowhere yet, so that an edit is what it is: every second one wide."""
        return "".join(chr((0x1F300 if one % 2 else 0x4E00) + self.count % 700 + one) for one in range(size))

    past: list[tuple[list[tuple[str, int]], dict[str, set[int]]]] = field(default_factory=list)

    def change(self, at: int, removed: int, words: str) -> None:
        self.past.append((list(self.letters), {name: set(held) for name, held in self.passages.items()}))
        gone = {name for _, name in self.letters[at : at + removed]}
        before = self.letters[at - 1][1] if at else None
        behind = self.letters[at + removed][1] if at + removed < len(self.letters) else None
        new = [(letter, self.count + place) for place, letter in enumerate(words)]
        self.count += len(words)
        for held in self.passages.values():
            if before in held and behind in held:
                held.update(name for _, name in new)
            held.difference_update(gone)
        self.letters[at : at + removed] = new

    def back(self) -> None:
        self.letters, self.passages = self.past.pop()

    def words(self, name: str) -> str | None:
        held = self.passages[name]
        return "".join(letter for letter, one in self.letters if one in held) or None


edits = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.floats(0, 1), st.text(LETTERS, min_size=1, max_size=4)),
        st.tuples(st.just("cut"), st.floats(0, 1), st.floats(0, 0.5)),
        st.tuples(st.just("over"), st.floats(0, 1), st.text(LETTERS, min_size=1, max_size=3)),
        st.tuples(st.just("replace"), st.sampled_from("ab😀"), st.sampled_from(["", "zz", "😀"])),
        st.tuples(st.just("undo"), st.none(), st.none()),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=st.text(LETTERS, min_size=8, max_size=30),
    cuts=st.lists(st.integers(0, 30), min_size=4, max_size=4),
    steps=edits,
)
def test_every_passage_follows_its_words_as_an_independent_model_says(
    qtbot: QtBot, start: str, cuts: list[int], steps: list[tuple[str, object, object]]
) -> None:
    places = sorted(min(cut, len(start)) for cut in cuts)
    spans = {"one": Span(places[0], places[2]), "two": Span(places[1], places[3])}
    spans = {name: span for name, span in spans.items() if span.start < span.end}
    note = Writing()
    note.load(start, (), spans.items())
    history = History(note)
    model = Model(
        [(letter, place) for place, letter in enumerate(start)],
        {name: set(range(span.start, span.end)) for name, span in spans.items()},
    )
    for step in steps:
        _do(note, history, model, step)
        assert note.tracking.text == "".join(letter for letter, _ in model.letters)
        for name in spans:
            assert words_of(note, name) == model.words(name)


def _do(note: Writing, history: History, model: Model, step: tuple[str, object, object]) -> None:
    kind, first, second = step
    length = len(model.letters)
    if kind == "undo":
        if model.past:
            history.undo()
            model.back()
        return
    if kind == "replace":
        _replace(note, model, str(first), str(second))
        return
    assert isinstance(first, float)
    at = int(first * length)
    size = int(second * length) if isinstance(second, float) else (1 if kind == "over" else 0)
    size = min(size, length - at)
    words = model.fresh(len(second)) if isinstance(second, str) else ""
    if not size and not words:
        return
    cursor = note.textCursor()
    start, end = note.units(Span(at, at + size))
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    note.setTextCursor(cursor)
    note.document().setModified(False)
    if words:
        note.insertFromMimeData(_mime(words))
    else:
        QTest.keyClick(note, Qt.Key.Key_Delete)
    model.change(at, size, words)


def _replace(note: Writing, model: Model, find: str, by: str) -> None:
    text = note.tracking.text
    places = [place for place, letter in enumerate(text) if letter == find]
    note.document().setModified(False)
    if note.replace_all(find, by):
        before = (list(model.letters), {name: set(held) for name, held in model.passages.items()})
        kept = len(model.past)
        for place in reversed(places):
            model.change(place, 1, by)
        model.past[kept:] = [before]
