"""Fields that only this form has: a time of day, a number of minutes, the people who were there."""

import re
from collections.abc import Mapping, Sequence
from datetime import time

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from attachdesk.domain.client import Person
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.fields import ChoiceField, TextField
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.words import cleared
from attachdesk.ui.screens.session_form import wording

translate = QCoreApplication.translate
_CLOCK = re.compile(r"^(\d{1,2})(?:[:.h ]?(\d{2}))?$")


class TimeField(TextField):
    """A time of day as one writes it: 10:30, 10.30, 1030, 9."""

    def __init__(self) -> None:
        super().__init__(translate("SessionForm", "10:30"))
        self.setMaximumWidth(px(120))

    def value(self) -> time | None:  # type: ignore[override]
        """Return the time, or None when the words are none."""
        found = _CLOCK.match(self.text().strip())
        if found is None:
            return None
        hour, minute = int(found[1]), int(found[2] or 0)
        return time(hour, minute) if hour < 24 and minute < 60 else None

    def put(self, value: time | None) -> None:  # type: ignore[override]
        """Show a time, or nothing."""
        self.setText(f"{value:%H:%M}" if value else "")


class MinutesField(TextField):
    """How long, in minutes; the arrows take five more or less."""

    def __init__(self, least: int = 1) -> None:
        super().__init__(translate("SessionForm", "50"))
        self._least = least
        self.setMaximumWidth(px(120))

    def value(self) -> int | None:  # type: ignore[override]
        """Return the minutes, or None when the words are no such number."""
        words = self.text().strip()
        if not words.isdecimal() or len(words) > 4:
            return None
        return int(words) if self._least <= int(words) <= 24 * 60 else None

    def put(self, value: int | None) -> None:  # type: ignore[override]
        """Show minutes."""
        self.setText("" if value is None else str(value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take five minutes more or less."""
        step = {Qt.Key.Key_Up: 5, Qt.Key.Key_Down: -5}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.put(min(24 * 60, max(self._least, (self.value() or 0) + step)))
            self.edited.emit()


class AttendeesField(QWidget):
    """Who was there besides client and therapist: a tick and a role for each of the client's people."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.ticks: dict[str, QCheckBox] = {}
        self.roles: dict[str, ChoiceField] = {}

    def offer(self, people: Sequence[Person], relations: Mapping[str, str]) -> None:
        """Offer these people, partners and holders of responsibility first."""
        cleared(self._grid)
        self.ticks, self.roles = {}, {}
        ordered = sorted(people, key=lambda one: not (one.is_member or one.holds_responsibility))
        for at, person in enumerate(ordered):
            kin = relations.get(person.relation, "")
            said = person.name if kin.casefold() == person.name.casefold() else f"{person.name} ({kin})"
            tick, role = QCheckBox(said), ChoiceField(wording.roles())
            tick.setAccessibleName(translate("SessionForm", "%1 was there").replace("%1", isolated(said)))
            role.setAccessibleName(translate("SessionForm", "Role of %1").replace("%1", isolated(said)))
            role.put(_usual_role(person))
            role.setEnabled(False)
            role.setMinimumWidth(px(120))
            tick.toggled.connect(role.setEnabled)
            tick.clicked.connect(lambda _on: self.edited.emit())
            role.edited.connect(self.edited)
            self._grid.addWidget(tick, at, 0)
            self._grid.addWidget(role, at, 1, Qt.AlignmentFlag.AlignLeading)
            self.ticks[person.id], self.roles[person.id] = tick, role

    def value(self) -> tuple[tuple[str, str], ...]:
        """Return (person's id, role) of who was there."""
        return tuple((one, self.roles[one].value()) for one, tick in self.ticks.items() if tick.isChecked())

    def put(self, value: Mapping[str, str]) -> None:
        """Tick who was there."""
        for one, tick in self.ticks.items():
            tick.setChecked(one in value)
            if one in value:
                self.roles[one].put(value[one])


def _usual_role(person: Person) -> str:
    if person.is_member or person.relation in {"partner", "ex_partner"}:
        return "partner"
    if person.holds_responsibility:
        return "parent"
    by_relation = {"child": "child", "friend": "supporter", "interpreter": "interpreter"}
    return by_relation.get(person.relation, "professional" if person.relation == "teacher" else "family")
