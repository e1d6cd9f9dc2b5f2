"""Any row of drafting, tagging, taking back, signing and adding leaves each passage on its words.

What must come out is told by a model that knows nothing of positions: every letter has an identity, a passage
is the letters it was laid on, and what is typed between two of them belongs to it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.passage import Edit, Span
from attachdesk.services.note_writing import Draft
from tests.services.conftest import Practice

Letter = tuple[int, str]
Step = tuple[str, int, Any]
WORDS = st.text(st.sampled_from("ab .é😀\u05d0"), min_size=1, max_size=6)
PLACE = st.integers(0, 60)
STEP = st.one_of(
    st.tuples(st.just("type"), PLACE, WORDS),
    st.tuples(st.just("delete"), PLACE, st.integers(1, 12)),
    st.tuples(st.just("tag"), PLACE, st.integers(1, 9)),
    st.tuples(st.sampled_from(("untag", "undo", "save")), PLACE, st.none()),
)
CODES = ("secure", "anxious_preoccupied", "dismissive_avoidant", "fearful_avoidant")


@dataclass
class Hands:
    """A therapist on one note; beside what the services are told stands what the model says of it."""

    practice: Practice
    note_id: str
    letters: list[Letter] = field(default_factory=list)
    members: dict[str, set[int]] = field(default_factory=dict)
    spans: dict[str, Span | None] = field(default_factory=dict)
    before: list[tuple[list[Letter], dict[str, set[int]], dict[str, Span | None]]] = field(
        default_factory=list
    )
    numbers: Iterator[int] = field(default_factory=count)

    @property
    def text(self) -> str:
        return "".join(letter for _number, letter in self.letters)

    def write(self, what: str, place: int, more: Any) -> None:
        """Do one step with the words; a place beyond the text is its end."""
        at = min(place, len(self.letters))
        if what == "type":
            self._type(at, more)
        elif what == "delete":
            self._delete(at, more)
        elif what == "undo" and self.before:
            self.letters, self.members, self.spans = self.before.pop()
        draft = Draft(self.text, at, passages=tuple(self.spans.items()))
        self.practice.desk.note_writing.save(self.note_id, draft)

    def observe(self, what: str, place: int, more: Any) -> None:
        """Do one step with the tags."""
        at = min(place, len(self.letters))
        if what == "tag":
            self._tag(at, more)
        elif self.members:
            self._untag(sorted(self.members)[at % len(self.members)])

    def _remember(self) -> None:
        members = {one: set(ids) for one, ids in self.members.items()}
        self.before.append((list(self.letters), members, dict(self.spans)))

    def _type(self, at: int, words: str) -> None:
        self._remember()
        new = [(next(self.numbers), letter) for letter in words]
        ahead, behind = {one for one, _ in self.letters[:at]}, {one for one, _ in self.letters[at:]}
        for ids in self.members.values():
            if ids & ahead and ids & behind:
                ids |= {one for one, _ in new}
        self.letters[at:at] = new
        self._follow(Edit(at, 0, len(new)))

    def _delete(self, at: int, length: int) -> None:
        gone = {one for one, _ in self.letters[at : at + length]}
        if gone:
            self._remember()
            self.members = {one: ids - gone for one, ids in self.members.items()}
            del self.letters[at : at + length]
            self._follow(Edit(at, len(gone), 0))

    def _follow(self, edit: Edit) -> None:
        self.spans = {one: span and span.after(edit) for one, span in self.spans.items()}

    def _tag(self, at: int, length: int) -> None:
        span = Span(at, min(at + length, len(self.letters)))
        if span.of(self.text).strip():
            code = CODES[len(self.members) % len(CODES)]
            made = self.practice.desk.coding.tag(self.note_id, span, code).id
            self.members[made], self.spans[made] = (
                {one for one, _ in self.letters[span.start : span.end]},
                span,
            )
            self.before.clear()  # the editor takes a tag back by a step of its own

    def _untag(self, observation_id: str) -> None:
        self.practice.desk.coding.remove(observation_id)
        del self.members[observation_id], self.spans[observation_id]
        self.before.clear()

    def check(self) -> None:
        """Every passage lies on the letters it was laid on, or waits in the tray."""
        opened = self.practice.desk.note_writing.open_note(self.note_id)
        assert opened.note.text == self.text
        lying = {one.id: one for one in opened.observations}
        assert set(lying) == set(self.members)
        for observation_id, ids in self.members.items():
            one, places = lying[observation_id], [n for n, (i, _) in enumerate(self.letters) if i in ids]
            assert (one.place == "placed") == bool(places)
            if places:
                assert (one.start, one.end) == (places[0], places[-1] + 1)
                assert one.quote == self.text[places[0] : places[-1] + 1]
            assert one.quote


@contextmanager
def begun() -> Iterator[Hands]:
    with TemporaryDirectory() as folder:
        practice = Practice(Path(folder) / "vault")
        note = practice.wrote(practice.met(practice.client()), "She came late and smiled.").note
        hands = Hands(practice, note.id)
        hands.letters = [(next(hands.numbers), letter) for letter in note.text]
        yield hands
        practice.desk.close()


@settings(max_examples=12, deadline=None)
@given(steps=st.lists(STEP, max_size=14), later=st.lists(STEP, max_size=4))
def test_passages_stay_on_their_words(steps: list[Step], later: list[Step]) -> None:
    with begun() as hands:
        for step in steps:
            (hands.observe if "tag" in step[0] else hands.write)(*step)
        hands.check()
        desk, text = hands.practice.desk, hands.text
        desk.note_signing.sign(hands.note_id)
        for step in later:
            if "tag" in step[0]:  # what was observed stays open; the words do not
                hands.observe(*step)
            else:
                desk.note_signing.add_addendum(hands.note_id, "More.", "forgotten", passage=text[:4])
                with pytest.raises(RuleBroken):
                    desk.note_writing.save(hands.note_id, Draft(text + "x", 0))
            hands.check()
        assert desk.keeping.verify() == []
