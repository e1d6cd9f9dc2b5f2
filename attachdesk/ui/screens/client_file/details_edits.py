"""What one does with the details of a client: sheets, the state of the work, removals with a way back."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.client import ClientName, Consent, Person, Reach
from attachdesk.domain.note import Note
from attachdesk.domain.overview import ClientFile
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file import details_forms
from attachdesk.ui.screens.client_file.file_edits import FileEdits

translate = QCoreApplication.translate


class DetailsEdits(FileEdits):
    """Changes of the details; ``file`` is what the tab shows."""

    def __init__(self, place: Workplace, home: QWidget) -> None:
        super().__init__(place, home)
        self.file: ClientFile | None = None

    # the client

    def change_client(self) -> None:
        """Ask for other fields of the client."""
        if self.file is None:
            return
        caseload, client_id = self.place.desk.caseload, self.client_id
        form, title = details_forms.client(self.file.client), translate("ClientFile", "Client")
        needs = ("code", "started_on")
        self.ask(title, form, lambda values: caseload.change(client_id, **values), "client", needs=needs)

    def put_on_hold(self) -> None:
        """Pause the work, with a way back."""
        caseload, client_id = self.place.desk.caseload, self.client_id
        back = partial(self.place.lane.ask, partial(caseload.resume, client_id), None, self.place.tell)

        def tell(_client: object) -> None:
            self.place.notices.say(translate("ClientFile", "The work is on hold."), undo=back)

        self.place.lane.ask(lambda: caseload.put_on_hold(client_id), tell, self.place.tell, owner=self.home)

    def resume(self) -> None:
        """Go on after a pause or an ending."""
        caseload, client_id = self.place.desk.caseload, self.client_id
        self.place.lane.ask(lambda: caseload.resume(client_id), None, self.place.tell, owner=self.home)

    def discharge(self) -> None:
        """Ask when, how and why the work ended, then open the draft of the discharge summary."""
        discharging, client_id = self.place.desk.discharging, self.client_id
        self.place.lane.ask(
            lambda: discharging.booked(client_id), self._ask_discharge, self.place.tell, owner=self.home
        )

    def _ask_discharge(self, booked: int) -> None:
        discharging, client_id = self.place.desk.discharging, self.client_id
        begun: list[Note] = []
        let_go: list[bool] = []

        def write(values: dict[str, Any]) -> None:
            begun.append(discharging.discharge(client_id, **values))
            let_go.append(values.get("lets_go", False))

        def go_on() -> None:
            for note in begun:
                self.place.go(Target("note", client_id, note.id, "note"))
            if any(let_go):
                words = translate("ClientFile", "Care has ended. What was booked after it is cancelled.")
                self.place.notices.say(words)

        form = details_forms.discharge(self.place.desk.records.today(), booked)
        words = translate("ClientFile", "Discharge")
        self.ask(
            words,
            form,
            write,
            "discharge",
            needs=("on", "ending", "lets_go"),
            keep=words,
        )
        if self.sheet is not None:
            self.sheet.accepted.connect(go_on)

    def open_summary(self, episode_id: str) -> None:
        """Open the discharge summary of an episode that ended, or the draft of one."""
        self.place.go(Target("note", self.client_id, episode_id, "episode"))

    # names

    def new_name(self) -> None:
        """Ask for a name that one recipient reads."""
        title = translate("ClientFile", "Name for a recipient")
        self.add(ClientName, title, details_forms.name(), needs=("recipient",))

    def change_name(self, one: ClientName) -> None:
        """Change such a name."""
        title = translate("ClientFile", "Name for a recipient")
        self.change(one, title, details_forms.name(), needs=("recipient",))

    def remove_name(self, one: ClientName) -> None:
        """Take such a name away."""
        self.remove(one, translate("ClientFile", "The name is removed."))

    # people

    def new_person(self) -> None:
        """Ask for somebody in the client's life."""
        title = translate("ClientFile", "Somebody in the client's life")
        self.add(Person, title, self._person(), needs=("name", "relation"))

    def change_person(self, one: Person) -> None:
        """Change what is known of somebody."""
        title = translate("ClientFile", "Somebody in the client's life")
        self.change(one, title, self._person(), needs=("name", "relation"))

    def remove_person(self, one: Person) -> None:
        """Take somebody off the list; one whom a tag points at stays."""
        self.remove(one, translate("ClientFile", "They are off the list."))

    def _person(self) -> Form:
        kind = self.file.client.client_kind if self.file else "individual"
        relations = sorted(self.place.relations().items(), key=lambda pair: pair[1])
        offered = [pair for pair in relations if pair[0] not in {"unnamed", "therapist"}]
        return details_forms.person(offered, of_couple=kind == "couple", of_minor=kind == "minor")

    # consents

    def new_consent(self) -> None:
        """Ask for a consent."""
        form = details_forms.consent(self.place.desk.records.today())
        self.add(Consent, translate("ClientFile", "Consent"), form, needs=_consent_needs)

    def change_consent(self, one: Consent) -> None:
        """Change a consent."""
        form = details_forms.consent(self.place.desk.records.today())
        self.change(one, translate("ClientFile", "Consent"), form, needs=_consent_needs)

    def withdraw(self, one: Consent) -> None:
        """Keep that a consent was withdrawn today."""
        caseload, day = self.place.desk.caseload, max(self.place.desk.records.today(), one.since)

        def tell(changed: Consent) -> None:
            again = partial(caseload.change_in_file, changed, state=one.state, until=one.until)
            back = partial(self.place.lane.ask, again, None, self.place.tell)
            self.place.notices.say(translate("ClientFile", "The consent is withdrawn."), undo=back)

        self.place.lane.ask(
            lambda: caseload.change_in_file(one, state="withdrawn", until=day),
            tell, self.place.tell, owner=self.home,
        )  # fmt: skip

    def remove_consent(self, one: Consent) -> None:
        """Take a consent away that should never have been there."""
        self.remove(one, translate("ClientFile", "The consent is removed."))

    # ways to reach

    def new_reach(self) -> None:
        """Ask for a way to reach the client."""
        form, title = (
            details_forms.reach(is_emergency=False),
            translate("ClientFile", "Way to reach the client"),
        )
        self.add(Reach, title, form, needs=("medium", "value"))

    def new_emergency(self) -> None:
        """Ask whom to call in an emergency."""
        form, title = details_forms.reach(is_emergency=True), translate("ClientFile", "In an emergency")
        self.add(Reach, title, form, needs=("medium", "value", "whose"), is_emergency=True)

    def change_reach(self, one: Reach) -> None:
        """Change a way to reach somebody."""
        form = details_forms.reach(is_emergency=one.is_emergency)
        self.change(one, translate("ClientFile", "Way to reach"), form, needs=("medium", "value"))

    def remove_reach(self, one: Reach) -> None:
        """Take a way away."""
        self.remove(one, translate("ClientFile", "It is removed."))


def _consent_needs(values: dict[str, Any]) -> tuple[str, ...]:
    """A privacy notice names its legal basis; a release names who receives."""
    more = {"privacy_notice": ("legal_basis",), "release": ("recipient",)}
    return ("about", "state", "since", *more.get(values["about"], ()))
