"""Carry over from the last note: choose sections, Enter puts them under the same headings, shaded."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout

from attachdesk.domain.passage import Span
from attachdesk.services.carrying import EarlierSection
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.words import STRETCH, cleared, column, ground, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.page import NotePage
from attachdesk.ui.screens.note_editor.session_note import SessionNote
from attachdesk.ui.screens.note_editor.tracking import Tracking

translate = QCoreApplication.translate
_SENTENCE = re.compile(r"\S[^.!?\n]*[.!?…]*")
START = 60
"""Code points of a section that its line shows."""


def sentences(text: str, at: int) -> list[Span]:
    """Return the sentences of words that begin at ``at``: each is touched on its own."""
    return [Span(at + one.start(), at + one.end()) for one in _SENTENCE.finditer(text)]


def places(tracking: Tracking, sections: Sequence[EarlierSection]) -> list[tuple[int, str, str]]:
    """Return where each section goes, what stands before its words, and the words, in order of place.

    Under the heading of the same key or name; without one, behind everything with its heading before.
    """
    found = []
    names = {span.of(tracking.text).casefold(): span for span in tracking.headings.values()}
    for one in sections:
        heading = tracking.headings.get(one.key) or names.get(one.heading.casefold())
        stretches = [part for part in tracking.open_stretches() if not heading or part.start > heading.end]
        stretch = (stretches[0] if heading else stretches[-1]) if stretches else Span(0, 0)
        there = stretch.of(tracking.text).rstrip()
        lead = "\n" if there else ""
        if heading is None and one.heading:
            lead += f"{one.heading}: "
        found.append((stretch.start + len(there), lead, one.text))
    return sorted(found, key=lambda one: one[0])


def put(page: NotePage, sections: Sequence[EarlierSection]) -> None:
    """Put the sections into the note as one step and shade their sentences."""
    pieces = places(page.tracking, sections)
    page.exchange([(Span(at, at), lead + words) for at, lead, words in pieces])
    carried, before = [], 0
    for at, lead, words in pieces:
        carried += sentences(words, at + before + len(lead))
        before += len(lead) + len(words)
    page.carry(carried)


class CarrySheet(QFrame):
    """A sheet below the page; Enter carries over what is ticked, Escape nothing."""

    closed = Signal()

    def __init__(self, place: Workplace, note: SessionNote) -> None:
        super().__init__()
        self._place, self._note = place, note
        self._sections: tuple[EarlierSection, ...] = ()
        self.ticks: list[QCheckBox] = []
        self.setProperty("card", "raised")
        ground(self, "raised")
        self.setAccessibleName(translate("NoteEditor", "Carry over"))
        self._lines = QVBoxLayout()
        title = translate("NoteEditor", "Carry over from the last note")
        hint = translate("NoteEditor", "Shaded until you touch it; signing says how much was left as it was.")
        do = Button(translate("NoteEditor", "Carry over"), "primary", shortcut="⏎", do=self.take)
        away = Button(translate("NoteEditor", "Not now"), "quiet", shortcut="Esc", do=self.put_off)
        self.setLayout(
            column(
                label(title, "heading"), self._lines, label(hint, "small", "muted", wraps=True),
                row(do, away, STRETCH), gap=8, margins=(24, 12, 24, 12),
            )
        )  # fmt: skip
        note.opened.connect(self.hide)
        self.hide()

    def ask(self) -> None:
        """Offer the sections of the last signed note; where there is none, say so."""
        if self._note.note is None or self._note.is_signed:
            return
        note_id, carrying = self._note.id, self._place.desk.carrying
        self._place.lane.ask(
            lambda: carrying.offered(note_id), self._show, self._place.tell, key="note.carry", owner=self
        )

    def _show(self, found: tuple[EarlierSection, ...]) -> None:
        if not found:
            self._place.notices.say(translate("NoteEditor", "There is no signed note before this one."))
            return
        cleared(self._lines)
        self._sections, self.ticks = found, []
        for one in found:
            begins = one.text.replace("\n", " ")
            short = begins if len(begins) <= START else begins[:START].rstrip() + " …"
            tick = QCheckBox(f"{one.heading}: {short}" if one.heading else short)
            self.ticks.append(tick)
            self._lines.addWidget(tick)
        self.show()
        self.ticks[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Carry over what is ticked."""
        pairs = zip(self._sections, self.ticks, strict=True)
        chosen = [one for one, tick in pairs if tick.isChecked()]
        if chosen:
            put(self._note.page, chosen)
        self.put_off()

    def put_off(self) -> None:
        """Put the sheet away."""
        self.hide()
        self._note.page.setFocus()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter carries over, Escape does not."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_off()
        else:
            super().keyPressEvent(event)
