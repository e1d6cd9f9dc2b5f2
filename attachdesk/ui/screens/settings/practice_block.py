"""Whose practice it is: kept when a field is left; printed on every report."""

from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.practice import Practice
from attachdesk.ui.kit.form import ChoiceField, Form, TextField
from attachdesk.ui.kit.workplace import Workplace

translate = QCoreApplication.translate
NAMES = ("name", "therapist", "title", "country", "zone")


class PracticeBlock(Form):
    """The form of the practice."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(width=560)
        self._place = place
        self.kept: dict[str, Any] | None = None
        printed = translate("Settings", "Printed at the head of reports.")
        self.add("name", translate("Settings", "Name of the practice"), TextField(), printed)
        self.add("therapist", translate("Settings", "Your name"), TextField())
        self.add(
            "title", translate("Settings", "Your title"), TextField(),
            translate("Settings", "As you may use it, e.g. psychotherapist; printed below your name."),
        )  # fmt: skip
        self.add("country", translate("Settings", "Country"), TextField())
        zones = [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())]
        self.add(
            "zone", translate("Settings", "Time zone of the practice"), ChoiceField(zones),
            translate("Settings", "New sessions are written down in it. What is on record keeps its own."),
        )  # fmt: skip
        for name in NAMES[:4]:
            self.field(name).editingFinished.connect(self.keep)
        self.field("zone").edited.connect(self.keep)

    def read(self) -> None:
        """Show what is on record."""
        self._place.lane.ask(self._place.desk.keeping.practice, self._show, self._place.tell, owner=self)

    def _show(self, practice: Practice) -> None:
        self.kept = {name: getattr(practice, name) for name in NAMES}
        self.put(**self.kept)

    def keep(self) -> None:
        """Keep what was changed; nothing happens when nothing was."""
        values = self.values()
        if self.kept is None or values == self.kept:
            return
        before, self.kept = self.kept, values
        keeping = self._place.desk.keeping

        def undo() -> None:
            self.put(**before)
            self.keep()

        def said(_practice: Practice) -> None:
            self._place.notices.say(translate("Settings", "The practice is saved."), undo)

        self._place.lane.ask(lambda: keeping.change_practice(**values), said, self._place.tell, owner=self)
