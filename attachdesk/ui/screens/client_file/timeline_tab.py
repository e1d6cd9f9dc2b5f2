"""The tab Timeline: everything dated in one list, filters above it, the chosen thing beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from attachdesk.domain.client import Episode
from attachdesk.domain.note import Note
from attachdesk.domain.observation import Code
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.session import Contact, Session
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.segments import Chips
from attachdesk.ui.kit.words import column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file.happening_panel import HappeningPanel
from attachdesk.ui.screens.client_file.happenings import Dated, Happening, happenings, read_dated
from attachdesk.ui.screens.client_file.timeline_list import TimelineList

translate = QCoreApplication.translate
ROOM_FOR_PANEL = 1040
TAB_OF = {
    "sessions": "plan",
    "measures": "measures",
    "ruptures": "plan",
    "plan": "plan",
    "consent": "details",
}
"""Where a thing that is no meeting is changed, by its filter."""


class TimelineTab(QObject):
    """The file as it happened."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._client_id = ""
        self.rows: list[Happening] = []
        self.filters = _filters()
        self.list = TimelineList(translate("ClientFile", "Timeline"))
        self.panel = HappeningPanel(place.desk.library, self.open_note, self.change)
        self.nothing = label("", "body", "muted", wraps=True)
        self.nothing.setContentsMargins(32, 8, 32, 0)
        chips = row(self.filters, gap=0, margins=(32, 16, 16, 4))
        left = holding(column(chips, self.nothing, self.list, gap=4), "surface")
        both = row(left, self.panel, gap=0)
        both.setStretch(0, 1)
        self._widget = ground(holding(both), "surface")
        self._widget.setMinimumWidth(1)
        self._widget.installEventFilter(self)
        self.filters.chosen.connect(lambda _which: self.show_matching())
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._open)

    def widget(self) -> QWidget:
        """Return the one widget of the tab."""
        return self._widget

    def show_client(self, client_id: str) -> None:
        """Read and show a client's timeline."""
        if client_id != self._client_id:
            self.list.show_rows([])
            self.filters.put("")
        self._client_id = client_id
        desk = self._place.desk
        self._place.lane.ask(
            lambda: read_dated(desk, client_id), self._show, self._place.tell, key="file.timeline", owner=self
        )

    def leave(self) -> None:
        """Nothing is unsaved here."""

    def actions(self) -> Sequence[Action]:
        """Return what can be done with the chosen thing."""
        group = translate("ClientFile", "Timeline")
        note, change = translate("ClientFile", "Open its note"), translate("ClientFile", "Change it")
        return [
            Action("timeline.note", note, self.open_chosen, icon="notebook-pen", group=group),
            Action("timeline.change", change, self.change_chosen, "Ctrl+E", icon="pencil", group=group),
        ]

    def show_matching(self) -> None:
        """Show what the filter lets through."""
        which = self.filters.value() or ""
        found = [one for one in self.rows if not which or one.group == which]
        self.list.show_rows(found)
        self.nothing.setVisible(not found)
        self.nothing.setText(
            translate("ClientFile", "Nothing of this kind yet.")
            if which
            else translate("ClientFile", "Nothing has happened yet. Record a session with Ctrl Shift N.")
        )
        self.panel.setEnabled(bool(found))
        if not found:
            self.panel.clear()
            self.panel.say(translate("ClientFile", "Nothing chosen"))

    def open_chosen(self) -> None:
        """Open the note of what is chosen."""
        if (one := self.list.chosen_row()) is not None:
            self._open(one)

    def change_chosen(self) -> None:
        """Change what is chosen."""
        if (one := self.list.chosen_row()) is not None:
            self.change(one)

    def open_note(self, one: Happening) -> None:
        """Go to the note of a session or contact."""
        part = "contact" if isinstance(one.record, Contact) else ""
        self._place.go(Target("note", self._client_id, one.record.id, part))

    def change(self, one: Happening) -> None:
        """Go where a thing is changed."""
        if isinstance(one.record, Note):
            self._place.go(Target("note", self._client_id, one.record.id, "note"))
        elif isinstance(one.record, Episode):
            self._place.go(Target("client_file", self._client_id, part="details"))
        elif isinstance(one.record, Session | Contact):
            part = "contact" if isinstance(one.record, Contact) else ""
            self._place.go(Target("session_form", self._client_id, one.record.id, part))
        else:
            tab = TAB_OF.get(one.group, "details")
            self._place.go(Target("client_file", self._client_id, part=tab))

    def _open(self, one: Happening) -> None:
        is_meeting = isinstance(one.record, Contact) or (
            isinstance(one.record, Session) and one.record.status in {"attended", "booked"}
        )
        (self.open_note if is_meeting else self.change)(one)

    def _show(self, dated: Dated) -> None:
        self.rows = happenings(dated, self._place.desk.library)
        self.show_matching()
        chosen = self.list.chosen_row()
        first = [one for one in self.rows if isinstance(one.record, Session) and one.record.is_held]
        if first and (chosen is None or chosen is self.list.rows.rows[1]) and not self.filters.value():
            self.list.choose(first[0].id)

    def _show_chosen(self, one: Happening) -> None:
        self.panel.show_happening(one)
        desk = self._place.desk
        if not isinstance(one.record, Session | Contact):
            return
        key = "session_id" if isinstance(one.record, Session) else "contact_id"

        def read() -> tuple[OpenNote | None, list[Code]]:
            return desk.note_writing.open(**{key: one.record.id}), desk.coding.own_codes()

        def show(found: tuple[OpenNote | None, list[Code]]) -> None:
            self.panel.show_note(one, *found)

        self._place.lane.ask(read, show, self._place.tell, key="file.timeline.note", owner=self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the panel where there is no room for it."""
        if watched is self._widget and event.type() == QEvent.Type.Resize:
            self.panel.setVisible(self._widget.width() >= px(ROOM_FOR_PANEL))
        return False


def _filters() -> Chips:
    options = [
        ("", translate("ClientFile", "Everything"), "list"),
        ("sessions", translate("ClientFile", "Sessions"), "file-text"),
        ("measures", translate("ClientFile", "Measures"), "clipboard-list"),
        ("ruptures", translate("ClientFile", "Ruptures"), "unlink"),
        ("plan", translate("ClientFile", "Plan"), "target"),
        ("contacts", translate("ClientFile", "Contacts"), "phone"),
        ("consent", translate("ClientFile", "Consent"), "signature"),
    ]
    pairs = [(value, words) for value, words, _ in options]
    chips = Chips(pairs, [icon for _, _, icon in options], translate("ClientFile", "What is shown"))
    chips.put("")
    return chips
