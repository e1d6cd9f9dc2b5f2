"""The typed fields that a form asks for, in one line above the strip; nothing chosen is not read."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QWidget

from attachdesk.domain.session_field import SessionField
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.fields import ChoiceField
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.words import cleared, column, ground, holding, label, row

translate = QCoreApplication.translate
WIDTH = 88
Reading = tuple[str, str]
"""A field and the moment."""


class FieldStrip(QFrame):
    """``read`` carries a field, its moment and the value, None where it was taken back."""

    read = Signal(str, str, object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("edge", "top")
        ground(self, "surface")
        self.setAccessibleName(translate("NoteEditor", "Typed fields of this form"))
        self.choices: dict[Reading, ChoiceField] = {}
        self._inside = column(gap=0, margins=(24, 4, 24, 4))
        self.setLayout(self._inside)
        self.hide()

    def ask_for(self, fields: Iterable[SessionField]) -> None:
        """Show a choice for each field and moment; without fields the strip is away."""
        cleared(self._inside)
        self.choices = {}
        cells = [self._cell(field) for field in fields]
        if cells:
            self._inside.addWidget(flow(*cells, gap=12))
        self.setVisible(bool(cells))

    def _cell(self, field: SessionField) -> QWidget:
        moments = {
            "start": translate("NoteEditor", "at the start"),
            "end": translate("NoteEditor", "at the end"),
        }
        choices = []
        for moment in field.moments:
            said = ", ".join(part for part in (field.name, moments.get(moment, "")) if part)
            choice = self.choices[field.id, moment] = ChoiceField(_options(field), none="–")
            choice.setAccessibleName(said)
            choice.setToolTip(said)
            choice.setFixedWidth(px(WIDTH if len(field.moments) > 1 else 2 * WIDTH))
            view = choice.view()
            view.setMinimumWidth(view.sizeHintForColumn(0) + px(24))
            choice.edited.connect(partial(self._tell, field.id, moment))
            choices.append(choice)
        return holding(row(label(field.name, "small", "muted"), *choices, gap=6))

    def _tell(self, field: str, moment: str) -> None:
        self.read.emit(field, moment, self.choices[field, moment].value())

    def show_state(self, readings: Mapping[Reading, float | str], *, is_open: bool) -> None:
        """Show what was read; ``is_open``: the session is not sealed yet."""
        for key, choice in self.choices.items():
            choice.put(readings.get(key))
            choice.setEnabled(is_open)


def _options(field: SessionField) -> list[tuple[Any, str]]:
    if field.kind == "word":
        return [(word, word) for word in field.options]
    ends = {field.least: field.low, field.most: field.high}
    return [
        (float(number), f"{number}: {ends[number]}" if number in ends else str(number))
        for number in range(field.least, field.most + 1)
    ]
