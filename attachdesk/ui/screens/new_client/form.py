"""The fields of a new client: five and a kind; a couple and a minor ask for who belongs to them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from attachdesk.ui.kit.fields import ChoiceField, DateField, TextField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.screens.new_client import wording

translate = QCoreApplication.translate
OF_A_COUPLE = ("first_partner", "second_partner")
OF_A_MINOR = ("first_holder", "first_relation", "second_holder", "second_relation")


class NewClientForm(Form):
    """Who the client is."""

    def __init__(self, relations: Sequence[tuple[str, str]]) -> None:
        super().__init__(width=560)
        self._wait = translate("NewClient", "not said")
        self._whose()
        self._five()
        self._people(relations)
        self.field("client_kind").chosen.connect(lambda _kind: self.follow_kind())
        self.follow_kind()

    def _whose(self) -> None:
        self.add(
            "code",
            translate("NewClient", "Code"),
            TextField(translate("NewClient", "RIVER-12")),
            translate("NewClient", "What you will call this client here. A name is not needed."),
        )
        kinds = Segments(wording.kinds(), translate("NewClient", "The client is"))
        self.add("client_kind", translate("NewClient", "The client is"), kinds)

    def _five(self) -> None:
        self.add(
            "date_of_birth",
            translate("NewClient", "Date of birth"),
            DateField(),
            translate("NewClient", "As 1980-12-31, 31.12.1980 or 31 Dec 1980. Or give the age band below."),
        )
        bands = ChoiceField(wording.age_bands(), none=self._wait)
        self.add("age_band", translate("NewClient", "Age band"), bands)
        self.add("started_on", translate("NewClient", "Start"), DateField())
        often = Segments(wording.frequencies(), translate("NewClient", "Frequency"))
        self.add("frequency", translate("NewClient", "Frequency"), often)
        kept = ChoiceField(wording.retention_classes())
        self.add(
            "retention_class",
            translate("NewClient", "Kept"),
            kept,
            translate("NewClient", "The rule by which this file is kept after the ending."),
        )

    def _people(self, relations: Sequence[tuple[str, str]]) -> None:
        hint = translate("NewClient", "As you call them here. The couple is one client with one record.")
        self.add("first_partner", translate("NewClient", "First partner"), TextField(), hint)
        self.add("second_partner", translate("NewClient", "Second partner"), TextField())
        holder = translate("NewClient", "Who holds parental responsibility")
        self.add("first_holder", holder, TextField())
        stands = translate("NewClient", "They are the child's")
        self.add("first_relation", stands, ChoiceField(relations, none=self._wait))
        self.add("second_holder", translate("NewClient", "And who else, if anybody"), TextField())
        second = ChoiceField(relations, none=self._wait)
        self.add("second_relation", translate("NewClient", "They are the child's, too"), second)

    def begin(self, today: date) -> None:
        """Start anew."""
        self.clear_errors()
        for name in self.values():
            field = self.field(name)
            if isinstance(field, ChoiceField):
                field.setCurrentIndex(0)
            elif isinstance(field, DateField):
                field.put(None)
            elif isinstance(field, TextField):
                field.put("")
        self.put(client_kind="individual", started_on=today, frequency="weekly", retention_class="adult")
        self.follow_kind()
        self.field("code").setFocus()

    def follow_kind(self) -> None:
        """Ask for the partners of a couple, for who is responsible for a minor."""
        kind = self.field("client_kind").value()
        for name in OF_A_COUPLE:
            self.show_field(name, kind == "couple")
        for name in OF_A_MINOR:
            self.show_field(name, kind == "minor")
        for name in ("date_of_birth", "age_band"):
            self.show_field(name, kind != "couple")
        kept = self.field("retention_class").value()
        if kept != "custom":
            self.put(retention_class="minor" if kind == "minor" else "adult")

    def wrong_dates(self) -> set[str]:
        """Return the fields with words that are no date."""
        return {name for name in ("date_of_birth", "started_on") if self.field(name).is_wrong}

    def client_fields(self) -> dict[str, Any]:
        """Return the fields of the client's own record."""
        names = ("code", "client_kind", "date_of_birth", "age_band", "started_on", "frequency")
        values = self.values()
        kept = {name: values[name] for name in (*names, "retention_class")}
        if kept["client_kind"] == "couple":
            kept["date_of_birth"] = kept["age_band"] = None
        return kept
