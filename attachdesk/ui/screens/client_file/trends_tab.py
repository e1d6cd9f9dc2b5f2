"""The tab Trends: the picture over real dates, the words behind each mark beside it, the same as a table."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QWidget

from attachdesk.domain.events import Event, NoteSaved
from attachdesk.domain.overview import Evidence
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.empty_state import EmptyState
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.words import STRETCH, column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file.trends_tab_controls import TrendControls, Wanted
from attachdesk.ui.screens.client_file.trends_tab_evidence import EvidencePanel, caution
from attachdesk.ui.screens.client_file.trends_tab_fields import FieldCharts
from attachdesk.ui.screens.client_file.trends_tab_pictures import Pictures
from attachdesk.ui.screens.client_file.trends_tab_reading import Drawn, laid_out, members_of, read
from attachdesk.ui.screens.client_file.trends_tab_table import TrendTable

translate = QCoreApplication.translate
ROOM_FOR_PANEL = 860
LEAST_PICTURE = 224
"""Px at a text scale of 1 that the picture keeps where the window is low: the four patterns."""
LAY_AGAIN_MS = 60


class TrendsTab(QObject):
    """One client's trend. Everything is read and laid out on the lane."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._client_id = ""
        self._shown: Drawn | None = None
        self._is_reading = False
        self.controls = TrendControls()
        self.pictures = Pictures()
        self.fields = FieldCharts(self._open_session)
        self.panel = EvidencePanel(place.desk.library, self._open_note, self.next_mark)
        self.table = TrendTable()
        self._widget = self._laid_out()
        self._again = QTimer(self, singleShot=True, interval=LAY_AGAIN_MS)
        self._again.timeout.connect(self._lay_out)
        self.controls.changed.connect(self._read)
        self.controls.table_asked.connect(self.toggle_table)
        self.pictures.evidence_opened.connect(self._ask_evidence)
        self.pictures.mark_reached.connect(partial(self._bring_into_view, self.pictures))
        self.fields.mark_reached.connect(partial(self._bring_into_view, self.fields))
        place.bridge.happened.connect(self._happened)
        appearance().changed.connect(self._rearrange)
        self.setParent(self._widget)

    def _laid_out(self) -> QWidget:
        self.few = label("", "small", "muted", wraps=True)
        self.caution = label(caution(), "caption", "muted", wraps=True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(ground(holding(column(self.pictures, self.fields, STRETCH)), "surface"))
        copy = Button(translate("Trends", "Copy the table"), icon="clipboard-list", do=self._copy)
        as_table = holding(column(row(STRETCH, copy), self.table))
        self._views = QStackedWidget()
        for widget in (self._scroll, as_table, self._nothing()):
            self._views.addWidget(widget)
        inside = column(self.controls, self.few, self._views, self.caution, gap=16, margins=(32, 16, 16, 12))
        left = QScrollArea()  # a low window scrolls to all of it; one with room never does
        left.setWidgetResizable(True)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left.setWidget(ground(holding(inside), "surface"))
        self._two = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._two.setSpacing(0)
        self._two.setContentsMargins(0, 0, 0, 0)
        self._two.addWidget(left, 1)
        self._two.addWidget(self.panel)
        widget = ground(holding(self._two), "surface")
        widget.installEventFilter(self)
        self._scroll.installEventFilter(self)
        return widget

    def _nothing(self) -> EmptyState:
        record = Button(
            translate("Trends", "Record a session"), "primary", icon="plus", tall=True,
            do=lambda: self._place.go(Target("session_form", self._client_id)),
        )  # fmt: skip
        line = translate(
            "Trends",
            "The first session will stand here on its date. Rate the four patterns in the strip under "
            "its note, or tag passages: each becomes a mark that opens its words.",
        )
        return EmptyState(translate("Trends", "No session in this period yet"), line, [record])

    # the tab

    def widget(self) -> QWidget:
        """Return the one widget of the tab."""
        return self._widget

    def show_client(self, client_id: str) -> None:
        """Read and draw this client."""
        if client_id != self._client_id:
            self._client_id, self._shown = client_id, None
            self.controls.forget()
            self.panel.show_nothing()
            self._rearrange()
        self._read()

    def leave(self) -> None:
        """Nothing is unsaved here."""

    def actions(self) -> Sequence[Action]:
        """Return what can be done with a trend."""
        group = translate("Trends", "Trends")
        return [
            Action(
                "trends.table", translate("Trends", "As a table"), self.toggle_table, icon="list", group=group
            ),
            Action(
                "trends.next", translate("Trends", "Next mark"), self.next_mark, "Ctrl+Right", group=group
            ),
            Action("trends.copy", translate("Trends", "Copy the table"), self._copy, group=group),
        ]

    # reading and laying out

    def _wanted(self) -> Wanted:
        return self.controls.wanted(self._place.desk.records.today())

    def _read(self) -> None:
        client_id, wanted, width = self._client_id, self._wanted(), self._width()
        if client_id:
            self._is_reading = True
            desk = self._place.desk
            self._place.lane.ask(
                lambda: read(desk, client_id, wanted, width), self._show, self._not_read,
                key="trends", owner=self,
            )  # fmt: skip

    def _not_read(self, error: Exception) -> None:
        self._is_reading = False
        self._place.tell(error)

    def _lay_out(self) -> None:
        """Lay the same figures out for another width, without reading the vault again."""
        shown, width, reviewing = self._shown, self._width(), self._place.desk.reviewing
        if self._is_reading:
            self._read()  # else the old figures would come after the new ones
        elif shown is not None:
            self._place.lane.ask(
                lambda: laid_out(reviewing, shown, width), self._show, key="trends", owner=self
            )

    def _show(self, drawn: Drawn) -> None:
        self._shown, self._is_reading = drawn, False
        self.controls.offer(drawn.view.people, members_of(drawn.view), drawn.wanted)
        self.pictures.show_pictures(drawn.pictures, drawn.titles, Pictures.columns(self._width()))
        self.fields.show_pictures(drawn.fields)
        self.table.show_rows(drawn.rows)
        n = len(drawn.view.sessions)
        few = translate("Trends", "%n session(s) so far: single dots, no shares under five.", "", n)
        self.few.setText(few)
        self.few.setVisible(0 < n < 5)
        if not n:
            self._views.setCurrentIndex(2)
        elif self._views.currentIndex() == 2:
            self._views.setCurrentIndex(0)

    def _happened(self, event: Event) -> None:
        is_ours = event.client_id == self._client_id and not isinstance(event, NoteSaved)
        if is_ours and self._widget.isVisible():
            self._read()

    # the words behind

    def _bring_into_view(self, shown: QWidget, spot: QPoint) -> None:
        inner = self._scroll.widget()
        assert inner is not None
        there = shown.mapTo(inner, spot)
        self._scroll.ensureVisible(there.x(), there.y(), px(40), px(40))

    def _ask_evidence(self, ids: tuple[str, ...]) -> None:
        reviewing, ids = self._place.desk.reviewing, self._whole_cell(ids)
        self._place.lane.ask(
            lambda: reviewing.evidence(ids), self._show_evidence, self._place.tell, key="evidence", owner=self
        )

    def _whole_cell(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return everything noted of that code in that session: a rating and its passages belong together."""
        if self._shown is None or self._shown.wanted.is_each:
            return ids
        for coded in self._shown.narrow.rows:
            for cell in coded.cells:
                if set(ids) <= set(cell.evidence):
                    return (*cell.passages, *cell.ratings)
        return ids

    def _show_evidence(self, found: tuple[Evidence, ...]) -> None:
        self.panel.show_evidence(found, self._shown.own if self._shown else {})
        self._rearrange()

    def _open_note(self, one: Evidence) -> None:
        if one.note_id is not None:
            self._place.go(Target("note", self._client_id, one.note_id, "note"))
        elif one.session is not None:
            self._open_session(one.session.id)

    def _open_session(self, session_id: str) -> None:
        self._place.go(Target("note", self._client_id, session_id))

    def next_mark(self) -> None:
        """Go to the next mark and open it."""
        view = self.pictures.current()
        if view is not None:
            view.setFocus()
            here = self._whole_cell(view.mark.evidence) if view.mark else ()
            for _ in view.picture.stops():
                # a rating and the passages of its session are one thing in the panel
                if view.step(1) and view.mark and self._whole_cell(view.mark.evidence) != here:
                    break
            view.open_mark()

    def toggle_table(self) -> None:
        """Change between the picture and the table."""
        is_table = self._views.currentIndex() == 1
        if self._views.currentIndex() == 2:
            return
        self._views.setCurrentIndex(0 if is_table else 1)
        words = translate("Trends", "As a table") if is_table else translate("Trends", "As a picture")
        self.controls.table.say(words)
        if not is_table:
            self.table.setFocus()

    def _copy(self) -> None:
        self.table.copy_all()
        self._place.notices.say(translate("Trends", "The table is on the clipboard."))

    # the width

    def _width(self) -> float:
        # the scroll bar has its room at once, so that its coming does not lay everything out again
        room = self._scroll.width() - self._scroll.verticalScrollBar().sizeHint().width() or px(820)
        return max(240.0, room / appearance().scale)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lay out again when the room changes."""
        if event.type() == QEvent.Type.Resize:
            if watched is self._widget:
                self._rearrange()
            elif watched is self._scroll:
                self._again.start()
        return False

    def _rearrange(self) -> None:
        is_wide = self._widget.width() >= px(ROOM_FOR_PANEL)
        self._views.setMinimumHeight(px(LEAST_PICTURE))
        ways = QBoxLayout.Direction
        self._two.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)
        width = min(px(336), 480) if is_wide else 16_777_215
        self.panel.setMinimumWidth(width if is_wide else 0)
        self.panel.setMaximumWidth(width)
        self.panel.setMaximumHeight(16_777_215 if is_wide else round(0.5 * self._widget.height()))
        is_shown = is_wide or bool(self.panel.shown)
        self.panel.setVisible(is_shown)
        self.caution.setVisible(not is_shown)
        self._again.start()
