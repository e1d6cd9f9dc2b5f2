"""The right panel: the observations of the passage under the cursor, the tray, and what is in this note."""

from collections import Counter
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from attachdesk.domain.observation import Observation
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.buttons import Button, IconButton
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.words import STRETCH, cleared, column, ground, holding, label, row, rule
from attachdesk.ui.screens.note_editor.observation_card import ObservationCard
from attachdesk.ui.screens.note_editor.page import NotePage
from attachdesk.ui.screens.note_editor.page_menu import offer_codes
from attachdesk.ui.screens.note_editor.tags import Tags
from attachdesk.ui.screens.note_editor.wording import CodeWords

translate = QCoreApplication.translate
WIDTH = 360


class Inspector(QFrame):
    """Follows the cursor; every change goes to the note and comes back from it."""

    code_asked = Signal(str)
    refreshed = Signal()

    def __init__(self, tags: Tags, page: NotePage) -> None:
        super().__init__()
        self._tags, self._page = tags, page
        self._shown: Any = None
        self._open = ""
        self.codes: dict[str, CodeWords] = {}
        self.people: list[tuple[Any, str]] = []
        self.cards: dict[str, ObservationCard] = {}
        self.setProperty("edge", "leading")
        ground(self, "surface")
        self.setFixedWidth(px(WIDTH))
        self._count = label("", "small", "muted")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self._hint = label("", "small", "muted", wraps=True)
        self.add = Button(
            translate("NoteEditor", "Add a code"), "quiet", icon="plus", dense=True, do=self.offer_codes
        )
        self._tray, self._summary = QVBoxLayout(), QVBoxLayout()
        self.setLayout(column(self._laid_out()))
        tags.changed.connect(self.refresh)
        page.cursor_moved.connect(lambda _point: self.refresh())
        page.edited.connect(self.refresh)
        appearance().changed.connect(self._restyle)

    def _laid_out(self) -> QScrollArea:
        inner = column(
            row(label(translate("NoteEditor", "This passage"), "heading"), STRETCH, self._count),
            self._hint,
            self._cards,
            row(self.add, STRETCH),
            self._tray,
            STRETCH,
            rule(),
            row(
                label(translate("NoteEditor", "In this note"), "label", "muted"),
                STRETCH,
                label(translate("NoteEditor", "observed, not diagnosed"), "caption", "muted"),
            ),
            self._summary,
            gap=12,
            margins=(16, 16, 12, 16),
        )
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameStyle(0)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = holding(inner, "surface")
        holder.setMinimumWidth(1)  # one long word must not push the panel past its edge: words wrap
        scroll.setWidget(holder)
        return scroll

    def here(self) -> list[Observation]:
        """Return the observations whose passage is selected or holds the cursor."""
        names = self._page.here()
        return [self._tags.all[name] for name in names if name in self._tags.all]

    def refresh(self) -> None:
        """Show what is under the cursor now."""
        here = self.here()
        self._count.setText(translate("NoteEditor", "%n observation(s)", "", len(here)) if here else "")
        self._hint.setVisible(not here)
        self._hint.setText(
            translate(
                "NoteEditor", "Select words and press Ctrl 1 to 4 for a pattern, Ctrl ⇧ 1 to 8 for a benefit."
            )
        )
        if [one.id for one in here] != list(self.cards):
            self._rebuild(here)
        for one in here:
            self.cards[one.id].show_state(one, self._tags.presets(one.id))
        tray, counts = self._tags.in_tray(), Counter(one.code for one in self._tags.on_passages())
        shown = [(one.id, self._tags.last_words(one)) for one in tray], counts, list(self.codes)
        if shown != self._shown:
            self._shown = shown
            self._show_tray(tray)
            self._show_summary(counts)
        self.refreshed.emit()

    def _restyle(self) -> None:
        self.setFixedWidth(px(WIDTH))

    def _rebuild(self, here: list[Observation]) -> None:
        for card in self.cards.values():
            card.flush()
        cleared(self._cards)
        fresh = [one for one in here if one.id not in self.cards]
        was_added = 0 < len(fresh) < len(here)
        self.cards = {}
        for one in here:
            words = self.codes.get(one.code, CodeWords(one.code, one.code))
            card = ObservationCard(one, words, self.people)
            card.changed.connect(lambda name, fields: self._tags.change(name, **fields))
            card.removed.connect(self._tags.remove)
            card.opened.connect(self.open_card)
            self.cards[one.id] = card
            self._cards.addWidget(card)
        if fresh and (was_added or self._open not in self.cards):
            self._open = max(fresh, key=lambda one: one.made_at).id
        elif here and self._open not in self.cards:
            self._open = here[0].id
        self._show_open()

    def open_card(self, name: str) -> None:
        """Open one card and close the others, so that all of them stay in sight."""
        self._open = name
        self._show_open()
        self.cards[name].intensity.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_open(self) -> None:
        for name, card in self.cards.items():
            card.open(name == self._open, may_close=len(self.cards) > 1)

    def flush(self) -> None:
        """Keep every word that is being written in a card."""
        for card in self.cards.values():
            card.flush()

    def offer_codes(self, button: QWidget | None = None) -> None:
        """Show every code as a menu below a button; choosing one puts it on the selection."""
        offer_codes(button or self.add, self.codes.values(), self.code_asked.emit)

    def _show_tray(self, tray: list[Observation]) -> None:
        cleared(self._tray)
        if not tray:
            return
        self._tray.addWidget(rule())
        self._tray.addWidget(label(translate("NoteEditor", "In the tray"), "label", "muted"))
        words = translate(
            "NoteEditor", "The words of these tags were deleted. Select others and put a tag on them."
        )
        self._tray.addWidget(label(words, "caption", "muted", wraps=True))
        for one in tray:
            self._tray.addLayout(self._tray_row(one))

    def _tray_row(self, one: Observation) -> Any:
        words = self.codes.get(one.code, CodeWords(one.code, one.code))
        words_lost = self._tags.last_words(one)
        quote = words_lost if len(words_lost) <= 40 else words_lost[:39] + "…"
        place = IconButton(
            "text-cursor-input",
            translate("NoteEditor", "Put on the selected words"),
            lambda: self._tags.rehome(one.id),
        )
        remove = IconButton(
            "x", translate("NoteEditor", "Remove this tag"), lambda: self._tags.remove(one.id)
        )
        mark = CodeMark(one.code, words.name, letter=words.letter, ink=words.ink)
        return row(mark, label(quote, "small", wraps=True), STRETCH, place, remove)

    def _show_summary(self, counts: Counter[str]) -> None:
        cleared(self._summary)
        for code, words in self.codes.items():
            if counts[code]:
                mark = CodeMark(code, words.name, letter=words.letter, ink=words.ink, size=14)
                line = row(mark, label(words.name, "small", wraps=True), label(str(counts[code]), "small"))
                line.setStretch(1, 1)
                self._summary.addLayout(line)
