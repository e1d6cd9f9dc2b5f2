"""The brief before a session over whatever is in front (Ctrl+B): the block of Today; Escape closes."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from attachdesk.domain.client import Client
from attachdesk.domain.observation import Code
from attachdesk.services.briefing import Brief
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.words import STRETCH, column, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.today.brief_block import BriefBlock
from attachdesk.ui.shell.covers import Leaf

translate = QCoreApplication.translate
WIDTH = 640
_STEPS = {Qt.Key.Key_Down: 40, Qt.Key.Key_Up: -40, Qt.Key.Key_PageDown: 300, Qt.Key.Key_PageUp: -300}
"""How far in px a key moves a brief that is longer than the window."""


class BriefSheet(Leaf):
    """The brief of one client; Tab goes round in it, Escape or a click beside it closes."""

    def __init__(
        self, window: QWidget, place: Workplace, code: str, brief: Brief, own: dict[str, Code]
    ) -> None:
        title = translate("Brief", "Brief before the session: {code}").format(code=isolated(code))
        super().__init__(window, title, WIDTH)
        block = BriefBlock(brief, place.desk.records.today(), place.desk.library, own)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(holding(column(block, STRETCH, gap=0), "raised"))
        close = Button(translate("Explanation", "Close"), shortcut="Esc", do=self.close_it)
        head = label(title, "heading", wraps=True)
        parts = (head, self._scroll, row(STRETCH, close))
        self.panel.setLayout(column(*parts, gap=12, margins=(24, 20, 24, 20)))
        inner = self.panel.width() - 48
        wanted = block.heightForWidth(inner) if block.hasHeightForWidth() else block.sizeHint().height()
        self._scroll.setFixedHeight(min(wanted + px(60), max(px(160), window.height() - px(220))))

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab leads to nothing that lies below."""
        if self.isHidden():  # it goes, and Qt asks where the focus should
            return True
        stops = [
            one for one in self.panel.findChildren(QWidget)
            if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]  # fmt: skip
        now = self.window().focusWidget()
        at = stops.index(now) if now in stops else (-1 if is_next else 0)
        stops[(at + (1 if is_next else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes; arrows move what is longer than the window."""
        step = _STEPS.get(Qt.Key(event.key()), 0)
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + px(step))
        super().keyPressEvent(event)


def open_brief(window: QWidget, place: Workplace, client_id: str) -> None:
    """Read the brief of a client and lay it over the window."""
    desk = place.desk

    def read() -> tuple[str, Brief, list[Code]]:
        with desk.records.work() as work:
            code = work.get(Client, client_id).code
        return code, desk.briefing.brief(client_id), desk.coding.own_codes()

    def show(found: tuple[str, Brief, list[Code]]) -> None:
        code, brief, own = found
        sheet = BriefSheet(window, place, code, brief, {one.id: one for one in own})
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()

    place.lane.ask(read, show, place.tell, key="brief", owner=window)
