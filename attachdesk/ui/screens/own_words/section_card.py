"""One section of a form while it is edited: heading, prompt, default text, typed field, and its place."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame

from attachdesk.domain.note_template import NoteSection
from attachdesk.ui.kit.buttons import IconButton
from attachdesk.ui.kit.fields import ChoiceField, LongField, TextField
from attachdesk.ui.kit.words import STRETCH, column, label, row

translate = QCoreApplication.translate


class SectionCard(QFrame):
    """``value`` is the section as it stands; the buttons ask for another place or for its end."""

    edited = Signal()

    def __init__(
        self,
        section: NoteSection,
        fields: Iterable[tuple[Any, str]],
        move: Callable[["SectionCard", int], None],
        remove: Callable[["SectionCard"], None],
    ) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._key = section.key
        self.heading = TextField(translate("OwnWords", "Heading, e.g. In the body"))
        self.prompt = TextField(translate("OwnWords", "What helps you here; shown faintly, never printed"))
        self.default = LongField(translate("OwnWords", "Words a new note starts with"), least=1, most=4)
        self.field = ChoiceField(list(fields), none=translate("OwnWords", "no typed field"))
        named = (
            (self.heading, translate("OwnWords", "Heading")),
            (self.prompt, translate("OwnWords", "Prompt")),
            (self.default, translate("OwnWords", "Default text")),
            (self.field, translate("OwnWords", "Typed field")),
        )
        for widget, name in named:
            widget.setAccessibleName(name)
            widget.edited.connect(self.edited)
        self.up = IconButton("chevron-up", translate("OwnWords", "Move up"), lambda: move(self, -1), size=16)
        self.down = IconButton(
            "chevron-down", translate("OwnWords", "Move down"), lambda: move(self, 1), size=16
        )
        gone = translate("OwnWords", "Remove section")
        self.away = IconButton("trash-2", gone, lambda: remove(self), size=16)
        head = row(self.heading, self.up, self.down, self.away, gap=4)
        head.setStretch(0, 1)
        typed = row(label(named[3][1], "small", "muted"), self.field, STRETCH)
        self.setLayout(column(head, self.prompt, self.default, typed, gap=8, margins=(16, 12, 16, 12)))
        self.put(section)

    def put(self, section: NoteSection) -> None:
        """Show a section."""
        self._key = section.key
        self.heading.put(section.heading)
        self.prompt.put(section.prompt)
        self.default.put(section.default)
        self.field.put(section.field or None)

    def value(self) -> NoteSection:
        """Return the section as it stands."""
        return NoteSection(
            self._key,
            self.heading.value(),
            self.prompt.value(),
            self.default.value().strip("\n"),
            self.field.value() or "",
        )
