"""The tab Timeline: everything dated in one list, filters above it, the chosen thing beside it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from attachdesk.domain.around import Enclosure
from attachdesk.domain.observation import Code
from attachdesk.domain.overview import OpenNote
from attachdesk.domain.session import Contact, Session
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.segments import Chips
from attachdesk.ui.kit.words import column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file.documents import Documents, files_in
from attachdesk.ui.screens.client_file.happening import Happening
from attachdesk.ui.screens.client_file.happening_panel import HappeningPanel
from attachdesk.ui.screens.client_file.happenings import Dated, happenings, read_dated
from attachdesk.ui.screens.client_file.timeline_list import TimelineList
from attachdesk.ui.screens.client_file.timeline_ways import target_of

translate = QCoreApplication.translate
ROOM_FOR_PANEL = 1040


class TimelineTab(QObject):
    """The file as it happened."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._client_id = self._wanted = ""
        self._is_new = True
        """Nothing of this client has been shown yet: the last session is chosen then, and never again."""
        self.rows: list[Happening] = []
        self.filters = _filters()
        self.list = TimelineList(translate("ClientFile", "Timeline"))
        self.panel = HappeningPanel(place.desk.library, self.open_note, self.change)
        self.add = Button(
            translate("ClientFile", "Document"), icon="file-plus", dense=True, do=self._add_document
        )
        self.add.setAccessibleName(translate("ClientFile", "Add a document"))
        self.nothing = label("", "body", "muted", wraps=True)
        self.nothing.setContentsMargins(32, 8, 32, 0)
        chips = row(self.filters, self.add, gap=8, margins=(32, 16, 16, 4))
        chips.setStretch(0, 1)
        chips.setAlignment(self.add, Qt.AlignmentFlag.AlignTop)
        left = holding(column(chips, self.nothing, self.list, gap=4), "surface")
        both = row(left, self.panel, gap=0)
        both.setStretch(0, 1)
        self._widget = ground(holding(both), "surface")
        self._widget.setMinimumWidth(1)
        self._widget.setAcceptDrops(True)
        self._widget.installEventFilter(self)
        self.documents = Documents(place, self._widget)
        self.filters.chosen.connect(lambda _which: self.show_matching())
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._open)

    def widget(self) -> QWidget:
        """Return the one widget of the tab."""
        return self._widget

    def show_client(self, client_id: str) -> None:
        """Read and show a client's timeline."""
        if client_id != self._client_id:
            self._is_new = True
            self.list.show_rows([])
            self.filters.put("")
        self._client_id = self.documents.client_id = client_id
        desk = self._place.desk
        self._place.lane.ask(
            lambda: read_dated(desk, client_id), self._show, self._place.tell, key="file.timeline", owner=self
        )

    def take_keys(self) -> None:
        """Put the keyboard on the list, where the last session is chosen."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        """Save what an open sheet says."""
        self.documents.leave()

    def actions(self) -> Sequence[Action]:
        """Return what can be done with the chosen thing."""
        group = translate("ClientFile", "Timeline")
        note, change = translate("ClientFile", "Open its note"), translate("ClientFile", "Change it")
        add = translate("ClientFile", "Add a document")
        return [
            Action("timeline.note", note, self.open_chosen, icon="notebook-pen", group=group),
            Action("timeline.change", change, self.change_chosen, "Ctrl+E", icon="pencil", group=group),
            Action(
                "timeline.document", add, self._add_document, "Ctrl+Shift+D", icon="file-plus", group=group
            ),
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
        if isinstance(one.record, Enclosure):
            self.documents.change_about(one.record)
        else:
            self._place.go(target_of(one, self._client_id))

    def _open(self, one: Happening) -> None:
        is_meeting = isinstance(one.record, Contact) or (
            isinstance(one.record, Session) and one.record.status in {"attended", "booked"}
        )
        if isinstance(one.record, Enclosure):
            self.documents.look_at(one.record)
        else:
            (self.open_note if is_meeting else self.change)(one)

    def choose_thing(self, thing_id: str) -> None:
        """Put the cursor on a thing as soon as it is shown."""
        self._wanted = thing_id
        self.filters.put("")

    def _show(self, dated: Dated) -> None:
        self.rows = happenings(dated, self._place.desk.library)
        self.show_matching()
        if self._wanted in {one.id for one in self.rows}:
            self.list.choose(self._wanted)
            self._wanted, self._is_new = "", False
            return
        first = [one for one in self.rows if isinstance(one.record, Session) and one.record.is_held]
        if first and self._is_new and not self.filters.value():
            self.list.choose(first[0].id)
        self._is_new = False

    def _show_chosen(self, one: Happening) -> None:
        self.panel.show_happening(one)
        desk = self._place.desk
        if not isinstance(one.record, Session | Contact):
            self.panel.add(self._acts_of(one), parted=False)
            return
        key = "session_id" if isinstance(one.record, Session) else "contact_id"

        def read() -> tuple[OpenNote | None, list[Code]]:
            return desk.note_writing.open(**{key: one.record.id}), desk.coding.own_codes()

        def show(found: tuple[OpenNote | None, list[Code]]) -> None:
            self.panel.show_note(one, *found)

        self._place.lane.ask(read, show, self._place.tell, key="file.timeline.note", owner=self)

    def _acts_of(self, one: Happening) -> QWidget:
        """Return the buttons of a thing that is no meeting."""
        record = one.record
        change = Button(
            translate("ClientFile", "Change"), "quiet", shortcut="Ctrl E", do=partial(self.change, one)
        )
        if not isinstance(record, Enclosure):
            words = translate("ClientFile", "Open")
            return flow(Button(words, shortcut="⏎", do=partial(self.change, one)))
        look = Button(
            translate("ClientFile", "Look at it"), shortcut="⏎", do=partial(self.documents.look_at, record)
        )
        out = Button(
            translate("ClientFile", "Save a copy outside"), "quiet", icon="download",
            do=partial(self.documents.save_out, record),
        )  # fmt: skip
        return flow(look, change, out)

    def _add_document(self) -> None:
        if self._client_id:
            self.documents.choose()

    def _dropped(self, event: QDropEvent | QDragEnterEvent) -> bool:
        """Take files that are dropped on the timeline as documents."""
        files = files_in(event.mimeData())
        if not files or not self._client_id:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.documents.bring(files)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped; hide the panel where there is no room for it."""
        if watched is self._widget and isinstance(event, QDropEvent | QDragEnterEvent):
            return self._dropped(event)
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
        ("safety", translate("ClientFile", "Safety"), "life-buoy"),
        ("documents", translate("ClientFile", "Documents"), "file-plus"),
        ("supervision", translate("ClientFile", "Supervision"), "graduation-cap"),
    ]
    pairs = [(value, words) for value, words, _ in options]
    chips = Chips(pairs, [icon for _, _, icon in options], translate("ClientFile", "What is shown"))
    chips.put("")
    return chips
