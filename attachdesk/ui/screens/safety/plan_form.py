"""The form of a version: the steps of a safety plan, begun from the version in force."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.safety import PARTS, SafetyPlan
from attachdesk.ui.kit.fields import DateField, LongField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.screens.safety.wording import hints, steps

translate = QCoreApplication.translate


class PlanForm(Form):
    """A day, and words in each step."""

    def __init__(self) -> None:
        super().__init__(width=680)
        self.add("made_on", translate("Safety", "Made on"), DateField())
        for name, words in steps().items():
            self.add(name, words, LongField(least=2, most=10), hints().get(name, ""))

    def begin_from(self, plan: SafetyPlan | None, today: date) -> None:
        """Begin with the words of the version in force, made today unless another day is said."""
        self.clear_errors()
        self.put(made_on=today, **{name: getattr(plan, name) if plan else "" for name in PARTS})

    def check(self) -> bool:
        """Say beside the field what is no date; True: nothing."""
        self.clear_errors()
        if self.field("made_on").value() is None:
            self.say("made_on", translate("Safety", "On which day? Write it as 2026-11-24."))
            self.focus_first_error()
        return not self.has_errors

    def parts(self) -> dict[str, str]:
        """Return the words of every step."""
        said = self.values()
        return {name: said[name] for name in PARTS}
