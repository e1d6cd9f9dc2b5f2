"""The list of clients: filter as you type, segments by state, a card with what to know before a session."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from attachdesk.domain.client import Person
from attachdesk.domain.events import Event
from attachdesk.domain.overview import ClientLine
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.empty_state import EmptyState
from attachdesk.ui.kit.record_table import RecordTable
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.words import STRETCH, card, column, growing, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.clients.brief_card import Brief, BriefCard, read_brief
from attachdesk.ui.screens.clients.filter_line import FilterLine
from attachdesk.ui.screens.clients.rows import Row, columns, matching, rows_of, soonest_first

translate = QCoreApplication.translate
ROOM_FOR_CARD, ROOM_FOR_FREQUENCY, ROOM_FOR_COUNT, ROOM_FOR_LAST = 1000, 840, 720, 560
FREQUENCY, LAST, NEXT, COUNT = 1, 2, 3, 4
"""The columns that go where it is narrow, and the one the list is in order of."""


class Clients(QObject):
    """The screen ``clients``."""

    name = "clients"

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.title = translate("Clients", "Clients")
        self.rows: list[Row] = []
        self._read_people: dict[str, str] = {}
        self._gaps: dict[str, list[str]] = {}
        self._is_stale = True
        self.filter = FilterLine()
        self.table = RecordTable(columns(), translate("Clients", "Clients"))
        self.frame = card()
        self.table.horizontalHeader().setSortIndicator(NEXT, Qt.SortOrder.AscendingOrder)
        self.card = BriefCard(place.desk.library, self.open_chosen)
        self.nothing = label("", "body", "muted", wraps=True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list())
        self.stack.addWidget(_first_steps(self._new_client, self._demo_hint))
        self._widget = growing(holding(column(self.stack, gap=0), "window"))
        self.setParent(self._widget)  # both go together
        self._widget.installEventFilter(self)
        self._connect()

    def _list(self) -> QWidget:
        new = Button(
            translate("Clients", "New client"), "primary", shortcut="Ctrl N", icon="user-plus",
            do=self._new_client,
        )  # fmt: skip
        head = row(label(self.title, "title"), STRETCH, new)
        side = column(self.card, STRETCH)
        self.frame.setLayout(column(self.table, margins=(1, 1, 1, 1)))
        left = column(self.frame, self.nothing, STRETCH, gap=8)
        left.setStretch(0, 1000)
        body = row(left, side, gap=24)
        body.setStretch(0, 1)
        return holding(column(head, self.filter, 4, body, gap=12, margins=(32, 22, 32, 24)))

    def _connect(self) -> None:
        self.filter.changed.connect(self.show_matching)
        self.filter.left.connect(self.table.setFocus)
        self.table.chosen.connect(self._show_card)
        self.table.opened.connect(lambda row: self._open(row.id))
        appearance().changed.connect(self._fit_across)
        self._place.bridge.happened.connect(self._happened)

    # the screen

    def widget(self) -> QWidget:
        """Return the one widget of the screen."""
        return self._widget

    def enter(self, target: Target) -> None:
        """Read the list; a target with a client puts the cursor on it."""
        self._wanted = target.client_id
        if not self.filter.field.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def leave(self) -> None:
        """Nothing is unsaved here."""

    def actions(self) -> Sequence[Action]:
        """Return what can be done with the list."""
        group = translate("Clients", "Clients")
        focus, new = translate("Clients", "Filter the clients"), translate("Clients", "New client")
        return [
            Action("clients.filter", focus, self.filter.focus, "/", icon="search", group=group),
            Action("clients.new", new, self._new_client, "Ctrl+N", icon="user-plus", group=group),
            Action(
                "clients.open", translate("Clients", "Open the file"), self.open_chosen,
                icon="folder-open", group=group,
            ),
        ]  # fmt: skip

    def explain(self) -> str:
        """Say what one does here."""
        return translate(
            "Clients",
            "Every client by code. Type to filter by code, name or somebody on the client's list of people; "
            "the arrows move, Enter opens the file. Notes owed counts what took place without a signed note. "
            "The card answers three questions before a session: what is next, what the work is aimed at, and "
            "where you left off.",
        )

    # reading

    _wanted = ""

    def _read(self) -> None:
        self._is_stale = False
        desk = self._place.desk
        self._place.lane.ask(desk.caseload.lines, self._show_lines, key="clients", owner=self)
        self._place.lane.ask(self._people, self._know_people, key="clients.people", owner=self)
        self._place.lane.ask(desk.caseload.gaps, self._know_gaps, key="clients.gaps", owner=self)

    def _people(self) -> dict[str, str]:
        names: dict[str, list[str]] = {}
        with self._place.desk.records.work() as work:
            for person in work.find(Person):
                names.setdefault(person.client_id, []).append(person.name)
        return {client_id: "\n".join(said) for client_id, said in names.items()}

    def _know_people(self, people: dict[str, str]) -> None:
        self._read_people = people
        if self.rows:
            self._make_rows([row.line for row in self.rows])

    def _know_gaps(self, gaps: dict[str, list[str]]) -> None:
        has_changed, self._gaps = gaps != self._gaps, gaps
        if self.rows and has_changed:
            self._make_rows([row.line for row in self.rows])

    def _show_lines(self, lines: list[ClientLine]) -> None:
        self.stack.setCurrentIndex(0 if lines else 1)
        self._make_rows(lines)
        if not self.table.records.rows and not self.filter.typed() and lines:
            self.filter.choose_state("")
        if self._wanted:
            self._choose(self._wanted)
            self._wanted = ""

    def _make_rows(self, lines: list[ClientLine]) -> None:
        today = self._place.desk.records.today()
        self.rows = soonest_first(rows_of(lines, self._read_people, today, self._gaps))
        self.filter.count([row.line.client.state for row in self.rows])
        self.show_matching()

    def show_matching(self) -> None:
        """Show the rows that hold what is typed and are in the chosen state."""
        found = matching(self.rows, self.filter.typed(), self.filter.state())
        self.table.show_rows(found)
        self.nothing.setVisible(not found)
        self.frame.setVisible(bool(found))
        self._fit(len(found))
        self.card.setEnabled(bool(found))
        if not found:
            self.nothing.setText(translate("Clients", "No client matches. Esc clears the filter."))
        elif (chosen := self.table.chosen_row()) is not None:
            self._show_card(chosen)

    def _fit(self, count: int) -> None:
        """Let the card end with its last row."""
        self.frame.setMaximumHeight(px(32) + px(40) * count + 6)

    def _choose(self, client_id: str) -> None:
        for one in self.table.records.rows:
            if one.id == client_id:
                self.table.choose(one)

    def _show_card(self, chosen: Row) -> None:
        self.card.name_client(chosen.line)
        self.table.setProperty("client_id", chosen.id)
        self.table.setProperty("is_next", True)
        desk, line = self._place.desk, chosen.line

        def show(brief: Brief) -> None:
            self.card.show_brief(brief, chosen.today)

        self._place.lane.ask(
            lambda: read_brief(desk, line), show, self._place.tell, key="clients.card", owner=self
        )

    def _happened(self, event: Event) -> None:
        self._is_stale = True
        if self._widget.isVisible():
            QTimer.singleShot(0, self, self._freshen)

    def _freshen(self) -> None:
        if self._is_stale:
            self._read()

    # doing

    def open_chosen(self) -> None:
        """Open the file under the cursor."""
        if (chosen := self.table.chosen_row()) is not None:
            self._open(chosen.id)

    def _open(self, client_id: str) -> None:
        self._place.go(Target("client_file", client_id))

    def _new_client(self) -> None:
        self._place.go(Target("new_client"))

    def _demo_hint(self) -> None:
        self._place.go(Target("settings"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the card, and how often one meets, where there is no room."""
        if watched is self._widget and event.type() == QEvent.Type.Resize:
            self._fit_across()
        return False

    def _fit_across(self) -> None:
        """Let what needs attention keep its room: the card goes first, then columns one by one."""
        width = self._widget.width()
        self.card.setVisible(width >= px(ROOM_FOR_CARD))
        rooms = (FREQUENCY, ROOM_FOR_FREQUENCY), (COUNT, ROOM_FOR_COUNT), (LAST, ROOM_FOR_LAST)
        for column_, room in rooms:
            self.table.hide_column(column_, width < px(room))


def _first_steps(new_client: object, settings: object) -> EmptyState:
    new = Button(
        translate("Clients", "New client"), "primary", shortcut="Ctrl N", icon="user-plus", tall=True,
        do=new_client,  # type: ignore[arg-type]
    )  # fmt: skip
    bring = Button(translate("Clients", "Bring records in"), tall=True, do=settings)  # type: ignore[arg-type]
    return EmptyState(
        translate("Clients", "Take on your first client"),
        translate(
            "Clients",
            "A code is enough, a name is optional. Five fields now; consent papers, plan and "
            "measures can wait.",
        ),
        [new, bring],
        steps_title=translate("Clients", "What comes after"),
        steps=[
            (
                translate("Clients", "Record a session"),
                translate("Clients", "Attended, cancelled or missed: one form, one minute."),
            ),
            (
                translate("Clients", "Write the note and tag passages"),
                translate("Clients", "Select words, then Ctrl 1 to 4. Dated impressions, not diagnoses."),
            ),
            (
                translate("Clients", "See it over time"),
                translate("Clients", "Every mark on a trend opens the words behind it."),
            ),
        ],
        foot=translate(
            "Clients",
            "Attachment-informed psychotherapy means talking therapy with consent. It has nothing to do with "
            "holding, rebirthing or any forced technique.",
        ),
    )
