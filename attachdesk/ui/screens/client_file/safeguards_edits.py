"""What one does with the safeguards of a file: each asks with a sheet; the service refuses what cannot be."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.safeguards import Capacity, CourtOrder, Screening, SecretsAgreement, Sharing
from attachdesk.services.safeguarding import Safeguard, Safeguards
from attachdesk.ui.kit.form import Form
from attachdesk.ui.screens.client_file import safeguards_forms as forms
from attachdesk.ui.screens.client_file.file_edits import FileEdits

translate = QCoreApplication.translate
NEEDS: dict[type[Safeguard], tuple[str, ...]] = {
    CourtOrder: ("ordered_on", "words"),
    Capacity: ("judged_on", "decision", "finding"),
    Sharing: ("person_id", "agreed_on"),
    SecretsAgreement: ("agreed_on", "policy"),
    Screening: ("person_id", "screened_on", "outcome"),
}


class SafeguardsEdits(FileEdits):
    """Changes of the safeguards; ``known`` is what the panel shows."""

    known: Safeguards | None = None

    def new(self, kind: type[Safeguard]) -> None:
        """Ask for an order, a judgement, an agreement or a screening."""
        keeping, client_id = self.place.desk.safeguarding, self.client_id

        def write(values: dict[str, Any]) -> object:
            return keeping.add(kind, client_id, **values)

        self.ask(self._title(kind), self._form(kind), write, kind.__name__, needs=NEEDS[kind])

    def alter(self, one: Safeguard) -> None:
        """Ask for other fields of one of them."""
        kind, keeping = type(one), self.place.desk.safeguarding
        form = self._form(kind)
        form.put(**{name: getattr(one, name) for name in form.values()})
        self.ask(
            self._title(kind), form, lambda values: keeping.change(one, **values), one.id, needs=NEEDS[kind]
        )

    def take_away(self, one: Safeguard) -> None:
        """Take one away that should never have been there, with a way back."""
        self.remove(one, translate("ClientFile", "It is removed."))

    def _form(self, kind: type[Safeguard]) -> Form:
        today, known = self.place.desk.records.today(), self.known
        people = [one for one in known.people if one.relation != "therapist"] if known else []
        makers: dict[type[Safeguard], Callable[[date], Form]] = {
            CourtOrder: forms.order,
            Capacity: forms.capacity,
            Sharing: partial(forms.sharing, people),
            SecretsAgreement: forms.secrets,
            Screening: partial(forms.screening, known.members if known else ()),
        }
        return makers[kind](today)

    def _title(self, kind: type[Safeguard]) -> str:
        titles: dict[type[Safeguard], str] = {
            CourtOrder: translate("ClientFile", "Court order"),
            Capacity: translate("ClientFile", "A decision of the client's own"),
            Sharing: translate("ClientFile", "What a person may receive"),
            SecretsAgreement: translate("ClientFile", "About secrets"),
            Screening: translate("ClientFile", "A partner asked alone"),
        }
        return titles[kind]
