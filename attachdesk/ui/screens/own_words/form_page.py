"""The page of a form of one's own: its name, its sections in order, and how a new note will look."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from attachdesk.domain.note_template import NoteSection, NoteTemplate
from attachdesk.domain.session_field import SessionField
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import ChoiceField, TextField
from attachdesk.ui.kit.words import STRETCH, card, cleared, column, label, row
from attachdesk.ui.screens.own_words.section_card import SectionCard

translate = QCoreApplication.translate
Keep = Callable[[str, str, Sequence[NoteSection]], None]
"""Keeps a form: its id (empty: a new one), its name, its sections."""


class FormPage(QWidget):
    """Shows one form; ``is_touched`` until it is kept."""

    def __init__(self, fields: Sequence[SessionField], keep: Keep, retire: Callable[[str], None]) -> None:
        super().__init__()
        self._fields = [(one.id, one.name) for one in fields]
        self._keep = keep
        self.form_id, self.is_touched = "", False
        self._shipped: dict[str, NoteTemplate] = {}
        self.cards: list[SectionCard] = []
        self.name = TextField(translate("OwnWords", "Name of the form"))
        self.name.setAccessibleName(translate("OwnWords", "Name of the form"))
        self.name.edited.connect(self._touched)
        self.start_from = ChoiceField([], none=translate("OwnWords", "Start from …"))
        self.start_from.setAccessibleName(translate("OwnWords", "Start from another form"))
        self.start_from.edited.connect(self._copy)
        self._sections, self._preview = QVBoxLayout(), QVBoxLayout()
        self._sections.setSpacing(12)
        add = Button(translate("OwnWords", "Add a section"), "quiet", icon="plus", do=self.add_section)
        self.keep_button = Button(
            translate("OwnWords", "Keep this form"), "primary", shortcut="Ctrl ⏎", do=self.keep
        )
        self.retire_button = Button(
            translate("OwnWords", "Offer it no longer"), "quiet", do=lambda: retire(self.form_id)
        )
        seen = card("soft")
        seen.setLayout(column(self._preview, gap=0, margins=(16, 12, 16, 12)))
        head = row(self.name, self.start_from)
        head.setStretch(0, 1)
        self.setLayout(
            column(
                head,
                self._sections,
                row(add, STRETCH),
                row(self.keep_button, self.retire_button, STRETCH),
                8,
                label(translate("OwnWords", "How a new note will look"), "heading"),
                seen,
                STRETCH,
                gap=12,
            )
        )

    def show_form(self, form: NoteTemplate | None, shipped: dict[str, NoteTemplate]) -> None:
        """Show a form of one's own, or a new one."""
        self.form_id = form.id if form else ""
        self._shipped = shipped
        self.start_from.offer(
            [(one.id, one.name) for one in shipped.values()], none=translate("OwnWords", "Start from …")
        )
        self.start_from.setVisible(form is None)
        self.retire_button.setVisible(form is not None)
        self.name.put(form.name if form else "")
        self._put(form.sections if form else [NoteSection("", "", "", "")])
        self.is_touched = False

    def _put(self, sections: Sequence[NoteSection]) -> None:
        self.cards = []
        cleared(self._sections)
        for one in sections:
            self._add(one)
        self._show_preview()

    def _add(self, section: NoteSection) -> SectionCard:
        made = SectionCard(section, self._fields, self._move, self._remove)
        made.edited.connect(self._touched)
        self.cards.append(made)
        self._sections.addWidget(made)
        return made

    def add_section(self) -> None:
        """Put one more section at the end."""
        self._add(NoteSection("", "", "", "")).heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self._touched()

    def _move(self, card_: SectionCard, step: int) -> None:
        at = self.cards.index(card_)
        to = max(0, min(len(self.cards) - 1, at + step))
        if to != at:
            said = [one.value() for one in self.cards]
            said.insert(to, said.pop(at))
            for one, section in zip(self.cards, said, strict=True):
                one.put(section)
            button = self.cards[to].up if step < 0 else self.cards[to].down
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            self._touched()

    def _remove(self, card_: SectionCard) -> None:
        self._put([one.value() for one in self.cards if one is not card_])
        self._touched()

    def _copy(self) -> None:
        form = self._shipped.get(self.start_from.value() or "")
        if form is not None:
            self._put([NoteSection("", *_said(one)) for one in form.sections])
            self._touched()

    def _touched(self) -> None:
        self.is_touched = True
        self._show_preview()

    def keep(self) -> None:
        """Keep the form as it stands."""
        self._keep(self.form_id, self.name.value(), [one.value() for one in self.cards])

    def _show_preview(self) -> None:
        cleared(self._preview)
        for section in (one.value() for one in self.cards):
            if section.heading:
                self._preview.addWidget(label(section.heading, "small_strong", "accent_text", wraps=True))
            words, ink = (section.default, "text") if section.default else (section.prompt, "muted")
            self._preview.addWidget(label(words, "body" if section.default else "small", ink, wraps=True))
            self._preview.addSpacing(10)
        if not self.cards:
            self._preview.addWidget(label(translate("OwnWords", "Nothing yet"), "small", "muted"))


def _said(section: NoteSection) -> tuple[str, str, str, str]:
    return section.heading, section.prompt, section.default, section.field
