"""The card of the formulation beside the plan: which version, how it begins, the way in."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.formulation import Formulation
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.screens.client_file.happening_panel import excerpt
from attachdesk.ui.screens.client_file.plan_cards import CardPlace
from attachdesk.ui.screens.client_file.plan_formulation_page import FormulationPage
from attachdesk.ui.screens.client_file.section import Line, Section

translate = QCoreApplication.translate


class FormulationCard:
    """Shows the cycle of the newest version, else its first part that says something."""

    def __init__(self, given: CardPlace) -> None:
        self._given = given
        self._client_id = ""
        self.page = FormulationPage(given.place, given.close_page)
        self.open_button = Button("", dense=True, icon="pencil", do=self.open)
        empty = translate(
            "ClientFile",
            "Not written yet: history, people, what keeps it going, what else could explain it.",
        )
        self._section = Section(translate("ClientFile", "Formulation"), empty, self.open_button)

    def widget(self) -> QWidget:
        """Return the card."""
        return self._section

    def show_client(self, client_id: str) -> None:
        """Read and show the newest version."""
        self._client_id = client_id
        place = self._given.place
        place.lane.ask(
            lambda: place.desk.formulating.current(client_id), self._show, place.tell,
            key="file.formulation.card", owner=self._section,
        )  # fmt: skip
        if self.page.client_id:
            self.page.show_client(client_id)

    def open(self) -> None:
        """Show the page in the tab's place."""
        if self.page.client_id != self._client_id:
            self.page.show_client(self._client_id)
        self._given.open_page(self.page)

    def open_version(self, version_id: str) -> None:
        """Show the page with one version to be read."""
        self.page.show_client(self._client_id, version_id)
        self._given.open_page(self.page)

    def leave(self) -> None:
        """Keep what waits on the page."""
        self.page.leave()

    def _show(self, one: Formulation | None) -> None:
        words = translate("ClientFile", "Write it") if one is None else translate("ClientFile", "Open")
        self.open_button.say(words)
        self.open_button.setAccessibleName(f"{translate('ClientFile', 'Formulation')}: {words}")
        if one is None:
            self._section.show_lines([])
            return
        first = (
            one.cycle or one.history or one.people or one.alternatives or one.medication or one.professionals
        )
        title = translate("ClientFile", "Version %1, signed %2").replace("%1", str(one.number))
        self._section.show_lines([Line(title.replace("%2", day_and_year(one.written_on)), excerpt(first))])
