"""A note editor over a real small vault, and the hands that use it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from attachdesk.domain.client import Client, Person
from attachdesk.domain.observation import Observation
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.passage import Span
from attachdesk.domain.session import Session
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.screen import NoteEditor

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Bench:
    """One client with sessions; ``editor`` shows the note of one of them."""

    place: Workplace
    editor: NoteEditor
    client: Client

    def session(self, days_ago: int = 1) -> Session:
        """Record a held session."""
        at = datetime.now(UTC) - timedelta(days=days_ago)
        made: Session = self.place.desk.diary.record(self.client.id, at, status="attended")
        return made

    def person(self, name: str, relation: str, **fields: Any) -> Person:
        """Put somebody on the client's list."""
        made: Person = self.place.desk.caseload.put_in_file(
            Person, self.client.id, name=name, relation=relation, **fields
        )
        return made

    def open(self, session: Session) -> None:
        """Open the note of a session, as the window does."""
        self.editor.enter(Target("note", self.client.id, session.id))
        self.settle()

    def settle(self) -> None:
        """Let the lane finish and everything be shown."""
        assert self.place.lane.settled()
        QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type on the page."""
        QTest.keyClicks(self.editor.page, words)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key on the page."""
        QTest.keyClick(self.editor.page, key, held)

    def undo(self) -> None:
        """Press Ctrl+Z on the page and wait."""
        self.press(Qt.Key.Key_Z, CTRL)
        self.settle()

    def redo(self) -> None:
        """Press Ctrl+Shift+Z on the page and wait."""
        self.press(Qt.Key.Key_Z, CTRL | SHIFT)
        self.settle()

    def choose(self, words: str) -> None:
        """Select words on the page."""
        at = self.text.index(words)
        self.editor.page.select(Span(at, at + len(words)))

    def tag(self, words: str, number: int = 1, *, shift: bool = False) -> None:
        """Select words, press Ctrl (Shift) with a digit, and wait."""
        self.choose(words)
        self.press(Qt.Key(int(Qt.Key.Key_0) + number), CTRL | SHIFT if shift else CTRL)
        self.settle()

    @property
    def text(self) -> str:
        """The text on the page."""
        return self.editor.page.tracking.text

    @property
    def tagged(self) -> list[tuple[str, str]]:
        """The codes on the page with their words."""
        spans = self.editor.page.tracking.passages
        found = []
        for one in self.editor.note.tags.on_passages():
            span = spans[one.id]
            assert span is not None
            found.append((one.code, span.of(self.text)))
        return found

    @property
    def only(self) -> Observation:
        """The one tag there is, as the editor knows it."""
        [one] = self.editor.note.tags.all.values()
        return one

    def kept(self) -> OpenNote:
        """Save, and return the note as the vault has it."""
        self.editor.leave()
        self.settle()
        return self.place.desk.note_writing.open_note(self.editor.note.id)

    def kept_tags(self) -> list[tuple[str, str, str]]:
        """The tags in the vault: code, place, words."""
        kept = self.kept()
        on_passages = [one for one in kept.observations if one.scope == "passage"]
        for one in on_passages:
            if one.place == "placed":
                assert kept.note.text[one.start : one.end] == one.quote
        return [(one.code, one.place, one.quote) for one in on_passages]

    def put_away(self) -> None:
        """Close the editor and delete it at once, so that no later test dresses it again."""
        self.settle()
        delete(self.editor.widget())

    def notices(self) -> list[str]:
        """What is said at the edge."""
        return [toast.accessibleName() for toast in self.place.notices.toasts]


def bench(place: Workplace) -> Bench:
    """Return an editor over a vault with one client."""
    client = place.desk.caseload.take_on(code="OAK-11", started_on=date.today() - timedelta(days=90))
    return Bench(place, NoteEditor(place), client)
