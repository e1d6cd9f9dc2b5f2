"""The tab Reports: put together left, the very pages in the middle, what to look at before it goes right."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from attachdesk.domain.errors import Told
from attachdesk.domain.events import Event, NoteSaved
from attachdesk.domain.practice import Audience
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.autosave import Autosave
from attachdesk.ui.kit.file_dialog import ask_new_file
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.words import STRETCH, column, edge, ground, holding
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file.reports_tab_leaving import Leaving
from attachdesk.ui.screens.client_file.reports_tab_order import ReportOrder
from attachdesk.ui.screens.client_file.reports_tab_pages import Pages
from attachdesk.ui.screens.client_file.reports_tab_reading import Ordered, Preview, read_preview

translate = QCoreApplication.translate
ROOM_FOR_THREE = 1040
SIDE = 308
SET_AGAIN_MS = 500
AskFile = Callable[[QWidget, str, str, str], Path | None]


class ReportsTab(QObject):
    """One client's report. ``ask_file`` asks where the PDF shall lie."""

    def __init__(self, place: Workplace, ask_file: AskFile = ask_new_file) -> None:
        super().__init__()
        self._place, self._ask_file = place, ask_file
        self._client_id = ""
        self._written_for: tuple[str, Audience] = ("", "client")
        self.preview: Preview | None = None
        self.order = ReportOrder(place.desk.library.report_templates)
        self.pages = Pages()
        self.leaving = Leaving(self.save, lambda screen: place.go(Target(screen)))
        self.autosave = Autosave(place.lane, self._collect, self._keep, self)
        self._again = QTimer(self, singleShot=True, interval=SET_AGAIN_MS)
        self._widget = self._laid_out()
        self._connect()
        self.setParent(self._widget)

    def _laid_out(self) -> QWidget:
        self._below = QVBoxLayout()
        inner = ground(
            holding(column(self.order, self._below, STRETCH, gap=0, margins=(32, 16, 20, 16))), "surface"
        )
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self._left = edge("trailing", "surface")
        self._left.setLayout(column(scroll, gap=0))
        self._right = edge("leading", "surface")
        self._right_layout = column(gap=0)
        self._right.setLayout(self._right_layout)
        middle = ground(holding(column(self.pages, gap=0)), "sunken")
        self._three = QHBoxLayout()
        self._three.setContentsMargins(0, 0, 0, 0)
        self._three.setSpacing(0)
        self._three.addWidget(self._left)
        self._three.addWidget(middle, 1)
        self._three.addWidget(self._right)
        widget = ground(holding(self._three), "surface")
        widget.installEventFilter(self)
        return widget

    def _connect(self) -> None:
        order = self.order
        order.changed.connect(self._read)
        order.audience_changed.connect(self._other_reader)
        order.written.connect(self._written)
        self._again.timeout.connect(self._read)
        self.autosave.state_changed.connect(self._say_saved)
        self.autosave.failed_with.connect(self._place.tell)
        self._place.bridge.happened.connect(self._happened)
        appearance().changed.connect(self._rearrange)

    # the tab

    def widget(self) -> QWidget:
        """Return the one widget of the tab."""
        return self._widget

    def show_client(self, client_id: str) -> None:
        """Show this client's report as it would be printed today."""
        is_other = client_id != self._client_id
        self.autosave.flush()
        self._client_id = client_id
        if is_other:
            self.leaving.protect.setChecked(False)
            self._read_summary()
        self._read()

    def leave(self) -> None:
        """Keep the summary that is being written."""
        self.autosave.flush()

    def actions(self) -> Sequence[Action]:
        """Return what can be done with a report."""
        group = translate("Reports", "Report")
        return [
            Action(
                "report.save", translate("Reports", "Save PDF"), self.save, "Ctrl+Return", icon="download",
                group=group,
            )
        ]  # fmt: skip

    # reading

    def ordered(self) -> Ordered:
        """Return which report is on the screen."""
        since, until = self.order.days(self._place.desk.records.today())
        return Ordered(self._client_id, self.order.reader(), since, until, self.order.sections())

    def _read(self) -> None:
        self.autosave.flush()
        self._again.stop()
        if self._client_id:
            desk, ordered = self._place.desk, self.ordered()
            self._place.lane.ask(
                lambda: read_preview(desk, ordered), self._show, self._place.tell, key="report", owner=self
            )

    def _show(self, preview: Preview) -> None:
        self.preview = preview
        self.pages.show_pages(preview.pages)
        self.leaving.show_looks(preview.looks)

    def _happened(self, event: Event) -> None:
        is_ours = event.client_id == self._client_id and not isinstance(event, NoteSaved)
        if is_ours and self._widget.isVisible():
            self._again.start()

    # the summary

    def _other_reader(self) -> None:
        self.autosave.flush()
        self._read_summary()
        self._read()

    def _read_summary(self) -> None:
        wanted = (self._client_id, self.order.reader())
        self._written_for = wanted
        self.order.summary.put("")
        self.order.summary.setEnabled(False)
        reporting = self._place.desk.reporting

        def shown(text: str) -> None:
            if self._written_for == wanted:
                self.order.summary.put(text)
                self.order.summary.setEnabled(True)

        self._place.lane.ask(
            lambda: reporting.summary(*wanted), shown, self._place.tell, key="report.summary", owner=self
        )

    def _written(self) -> None:
        self.autosave.touched()
        self._again.start()

    def _collect(self) -> tuple[str, Audience, str]:
        return (*self._written_for, self.order.summary.value())

    def _keep(self, written: tuple[str, Audience, str]) -> None:
        self._place.desk.reporting.write_summary(*written)

    def _say_saved(self, state: str) -> None:
        said = {
            "saved": translate("Reports", "Saved in the vault"),
            "waiting": translate("Reports", "Writing …"),
            "saving": translate("Reports", "Writing …"),
            "failed": translate("Reports", "Not saved yet"),
        }
        self.order.saved.setText(said[state])

    # out of the room

    def save(self) -> None:
        """Ask where, and write the PDF that is on the screen."""
        password = self.leaving.password()
        if password == "":
            self.leaving.say(translate("Reports", "Write a password, or take the tick away."))
            self.leaving.secret.setFocus()
            return
        self.leaving.say("")
        self.autosave.flush()
        day = self._place.desk.records.today().isoformat()
        file = self._ask_file(
            self._widget, translate("Reports", "Save the report"), f"progress-report-{day}.pdf",
            translate("Reports", "PDF (*.pdf)"),
        )  # fmt: skip
        if file is not None:
            self._hand_out(file, password)

    def _hand_out(self, file: Path, password: str | None) -> None:
        reporting, one = self._place.desk.reporting, self.ordered()

        def write() -> None:
            reporting.hand_out(
                one.client_id, one.audience, file,
                since=one.since, until=one.until, password=password, sections=one.sections,
            )  # fmt: skip

        self.leaving.save.setEnabled(False)
        self._place.lane.ask(write, lambda _none: self._was_saved(file), self._was_refused, owner=self)

    def _was_saved(self, file: Path) -> None:
        self.leaving.save.setEnabled(True)
        said = translate("Reports", "The report is in %1.").replace("%1", str(file))
        self._place.notices.say(said)

    def _was_refused(self, error: Exception) -> None:
        self.leaving.save.setEnabled(True)
        if isinstance(error, Told):
            self.leaving.say(self._place.words.of(error))
        else:
            self._place.tell(error)

    # the width

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put what stands at the right below where there is no room."""
        if watched is self._widget and event.type() == QEvent.Type.Resize:
            self._rearrange()
        return False

    def _rearrange(self) -> None:
        is_wide = self._widget.width() >= px(ROOM_FOR_THREE)
        (self._right_layout if is_wide else self._below).addWidget(self.leaving)
        margins = self.leaving.layout()
        assert margins is not None
        margins.setContentsMargins(*((20, 16, 20, 16) if is_wide else (0, 20, 0, 8)))
        self._right.setVisible(is_wide)
        most = round(0.46 * self._widget.width())
        inside = self.order.minimumSizeHint().width() + 52 + px(16)  # large words make wide ticks
        self._left.setFixedWidth(max(min(px(SIDE), most), min(inside, round(0.6 * self._widget.width()))))
        self._right.setFixedWidth(min(px(SIDE), most))
