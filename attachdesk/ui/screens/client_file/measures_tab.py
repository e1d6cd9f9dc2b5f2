"""The tab Measures: what was taken and its scores as they stand; a total can be entered by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.administration import Administration, Score
from attachdesk.locations import content
from attachdesk.services.desk import Desk
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import ChoiceField, DateField, TextField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.record_table import Column, RecordTable
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file.file_edits import FileEdits
from attachdesk.ui.screens.client_file.happenings import measure_name, number_words
from attachdesk.ui.screens.client_file.read_tab import ReadTab

translate = QCoreApplication.translate
OWN = "own"


@dataclass(frozen=True)
class Taken:
    """One sitting with its scores."""

    id: str
    sitting: Administration = field(compare=False)
    scores: tuple[Score, ...] = field(compare=False)
    about: str = field(compare=False)

    @property
    def told(self) -> str:
        """The scores in words."""
        many = len(self.scores) > 1
        return ", ".join(
            f"{one.name} {number_words(one.value)}" if many else number_words(one.value)
            for one in self.scores
        )


def read_taken(desk: Desk, client_id: str) -> list[Taken]:
    """Return every sitting with its scores, newest first; runs on the lane."""
    names = {person.id: person.name for person in desk.caseload.file(client_id).people}
    scores: dict[str, list[Score]] = {}
    with desk.records.work() as work:
        sittings = work.find(Administration, client_id=client_id, order_by="taken_on")
        for score in work.find(Score, client_id=client_id):
            scores.setdefault(score.administration_id, []).append(score)
    return [
        Taken(one.id, one, tuple(scores.get(one.id, ())), names.get(one.about or "", ""))
        for one in reversed(sittings)
    ]


def instruments() -> list[str]:
    """Return the ids of the instruments there are, none when the library has none yet."""
    folder = content() / "instruments"
    return sorted(path.stem for path in folder.glob("*.toml")) if folder.is_dir() else []


class MeasuresTab(ReadTab[list[Taken]]):
    """The measures of one client."""

    edits: FileEdits

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, "file.measures", read_taken)
        self.table = RecordTable(_columns(), translate("ClientFile", "Measures"))
        self.nothing = label(translate("ClientFile", "No measure taken yet."), "body", "muted", wraps=True)
        honest = translate(
            "ClientFile",
            "Scores as they were entered. AttachDesk does not work them out from single answers yet and "
            "says nothing about what a change means: look that up where the instrument is described.",
        )
        add = Button(translate("ClientFile", "Enter a total"), dense=True, icon="plus", do=self.enter_total)
        head = row(label(honest, "small", "muted", wraps=True), add, gap=24, margins=(12, 4, 0, 4))
        head.setStretch(0, 1)
        whole = column(head, self.nothing, self.table, gap=8, margins=(20, 12, 32, 12))
        self._widget = ground(holding(whole), "surface")
        self._widget.setMinimumWidth(1)
        self.edits = FileEdits(place, self._widget)

    def show_client(self, client_id: str) -> None:
        """Read and show it; what is changed there is changed for this client."""
        self.edits.client_id = client_id
        super().show_client(client_id)

    def actions(self) -> Sequence[Action]:
        """Return what can be done with measures."""
        words, group = (
            translate("ClientFile", "Enter the total of a measure"),
            translate("ClientFile", "Measures"),
        )
        return [
            Action(
                "measures.total", words, self.enter_total, icon="clipboard-list", group=group,
                is_enabled=self._widget.isVisible,
            )
        ]  # fmt: skip

    def enter_total(self) -> None:
        """Ask for a total as it stands on paper."""
        desk, client_id = self._place.desk, self.edits.client_id

        def write(values: dict[str, Any]) -> None:
            keep_total(desk, client_id, values)

        title = translate("ClientFile", "Enter a total")
        form = total_form(desk.records.today())
        needs = ("taken_on", "value", *(("name",) if not instruments() else ()))
        self.edits.ask(title, form, write, "total", needs=needs)

    def _show(self, taken: list[Taken]) -> None:
        self.table.show_rows(taken)
        self.nothing.setVisible(not taken)
        self.table.setVisible(bool(taken))


class NumberField(TextField):
    """A number as written on paper, with a dot or a comma."""

    def value(self) -> float | None:  # type: ignore[override]
        """Return the number, or None when the words are none."""
        try:
            return float(self.text().strip().replace(",", "."))
        except ValueError:
            return None


def total_form(today: date) -> Form:
    """Return the form of a total entered by hand."""
    form = Form(width=560)
    known = instruments()
    if known:
        options = [(one, one.replace("_", "-").upper()) for one in known]
        free = translate("ClientFile", "another one, named below")
        form.add("instrument", translate("ClientFile", "Instrument"), ChoiceField(options, none=free))
    form.add("name", translate("ClientFile", "Name of the measure"), TextField())
    form.add("taken_on", translate("ClientFile", "Taken on"), DateField())
    hint = translate("ClientFile", "As it stands on the sheet; nothing is worked out here.")
    form.add("value", translate("ClientFile", "Total"), NumberField(), hint)
    form.put(taken_on=today)
    return form


def keep_total(desk: Desk, client_id: str, values: dict[str, Any]) -> Administration:
    """Keep one sitting with its total; runs on the lane."""
    sitting: Administration = desk.caseload.put_in_file(
        Administration,
        client_id,
        instrument=values.get("instrument") or OWN,
        name=values["name"],
        taken_on=values["taken_on"],
        entered="total",
    )
    desk.caseload.put_in_file(
        Score, client_id, administration_id=sitting.id, name="total", value=values["value"]
    )
    return sitting


def _columns() -> list[Column[Taken]]:
    return [
        Column(
            translate("ClientFile", "Day"), lambda one: day_and_year(one.sitting.taken_on), width=150,
            order=lambda one: one.sitting.taken_on,
        ),
        Column(translate("ClientFile", "Measure"), lambda one: measure_name(one.sitting), "code"),
        Column(translate("ClientFile", "About"), lambda one: one.about, "muted", 140),
        Column(translate("ClientFile", "Scores as taken"), lambda one: one.told, width=280),
    ]  # fmt: skip
