"""Fields that only this form has: a time of day, a number of minutes, the people who were there."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from attachdesk.domain.client import Person
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.clock_fields import MinutesField, TimeField
from attachdesk.ui.kit.fields import ChoiceField
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.words import cleared
from attachdesk.ui.screens.session_form import wording

__all__ = ["AttendeesField", "MinutesField", "TimeField"]
translate = QCoreApplication.translate


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
