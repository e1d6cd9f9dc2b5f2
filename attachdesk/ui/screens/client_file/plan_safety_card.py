"""The card of the safety plan beside the plan: none yet, or which version is in force; the way in."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.safety import SafetyPlan
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.screens.client_file.plan_cards import CardPlace
from attachdesk.ui.screens.client_file.section import Line, Section

translate = QCoreApplication.translate


class SafetyCard:
    """Says none of the plan's words: they are read on its own screen."""

    def __init__(self, given: CardPlace) -> None:
        self._given = given
        self._client_id = ""
        self.open_button = Button("", dense=True, icon="life-buoy", do=self.open)
        empty = translate("ClientFile", "None yet. Make it together, in the client's words.")
        self._section = Section(translate("ClientFile", "Safety plan"), empty, self.open_button)
        self._show(None)

    def widget(self) -> QWidget:
        """Return the card."""
        return self._section

    def show_client(self, client_id: str) -> None:
        """Read and show the version in force."""
        self._client_id = client_id
        place = self._given.place
        place.lane.ask(
            lambda: place.desk.safety_planning.current(client_id), self._show, place.tell,
            key="file.safety.card", owner=self._section,
        )  # fmt: skip

    def open(self) -> None:
        """Go to the safety plan."""
        self._given.place.go(Target("safety_plan", self._client_id))

    def leave(self) -> None:
        """Nothing is written on the card."""

    def _show(self, one: SafetyPlan | None) -> None:
        words = translate("ClientFile", "Write it") if one is None else translate("ClientFile", "Open")
        self.open_button.say(words)
        self.open_button.setAccessibleName(f"{translate('ClientFile', 'Safety plan')}: {words}")
        if one is None:
            self._section.show_lines([])
            return
        title = translate("ClientFile", "Version %1 of %2, signed").replace("%1", str(one.number))
        self._section.show_lines([Line(title.replace("%2", day_and_year(one.made_on)))])
