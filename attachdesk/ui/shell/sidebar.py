"""The sidebar: places with words, the way to find anything, the state of the backup, and Lock."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QScrollArea, QSizePolicy, QVBoxLayout

from attachdesk.ui.kit.action import shown_keys
from attachdesk.ui.kit.appearance import appearance, colour, font, px
from attachdesk.ui.kit.icons import paint_icon
from attachdesk.ui.kit.words import STRETCH, column, ground, holding, place, row
from attachdesk.ui.shell.mark import Mark
from attachdesk.ui.shell.places import places

WIDE, NARROW = 216, 96
HEIGHTS = (56, 46, 30)
"""Px of an entry with its icon above the word: at ease, close, and where the window is low the word alone."""


class SidebarEntry(QAbstractButton):
    """One entry: icon, words, a count or second line in muted; icon above word when narrow."""

    def __init__(self, icon: str, words: str, *, keys: str = "", style: str = "place") -> None:
        super().__init__()
        self._icon, self._keys, self._style = icon, keys, style
        self._second = ""
        self.is_narrow, self._height = False, HEIGHTS[0]
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(style == "place")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        appearance().changed.connect(self.updateGeometry)

    def say(self, words: str, second: str, icon: str) -> None:
        """Take other words, second line and icon (the state of the backup)."""
        self.setText(words)
        self.setAccessibleName(f"{words}, {second}" if second else words)
        self._second, self._icon = second, icon
        self.updateGeometry()
        self.update()

    def count(self, number: int | None) -> None:
        """Show a count at the trailing edge, or none."""
        self._keys = "" if not number else str(number)
        self.setAccessibleDescription(self._keys)
        self.update()

    def narrow(self, is_narrow: bool, height: int = HEIGHTS[0]) -> None:
        """Put the icon above the word, in one of ``HEIGHTS``."""
        self.is_narrow, self._height = is_narrow, height
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """36 px high, one of ``HEIGHTS`` when narrow, more with the text scale."""
        if self.is_narrow:
            return QSize(px(NARROW - 16), px(self._height))
        return QSize(px(WIDE - 24), px(44 if self._style == "state" else 32 if self._style == "find" else 36))

    def minimumSizeHint(self) -> QSize:
        """The height of the hint; as narrow as need be."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon, words and what is at the trailing edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._style == "find":
            painter.setPen(colour("border"))
            painter.setBrush(colour("surface"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        elif self.isChecked() or self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection" if self.isChecked() or self.isDown() else "sunken"))
            painter.drawRoundedRect(box, 6, 6)
        self._paint_narrow(painter) if self.is_narrow else self._paint_wide(painter)
        painter.end()

    def _inks(self) -> tuple[str, str]:
        if self.isChecked():
            return "accent_text", "accent_text"
        if self._style == "find":
            return "muted", "muted"
        return ("accent_text" if self._style == "state" else "muted"), "text"

    def _paint_narrow(self, painter: QPainter) -> None:
        icon_ink, ink = self._inks()
        side, line, gap = px(20), px(18), px(3)
        has_icon = self._height > HEIGHTS[-1]
        top = (self.height() - line - (side + gap if has_icon else 0)) / 2
        if has_icon:
            box = QRectF((self.width() - side) / 2, top, side, side)
            paint_icon(painter, self._icon, box, colour(icon_ink))
            top += side + gap
        made = font("caption", 600 if self.isChecked() else 500)
        painter.setFont(made)
        painter.setPen(colour(ink))
        area = QRectF(0, top, self.width(), line)
        words = QFontMetricsF(made).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 2)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_wide(self, painter: QPainter) -> None:
        icon_ink, ink = self._inks()
        find = self._style == "find"
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = px(16 if find else 18)
        lead = px(8 if find else 10)
        top = (px(36) - side) / 2 if self._style == "state" else (self.height() - side) / 2
        left = self.width() - lead - side if mirrored else lead
        paint_icon(painter, self._icon, QRectF(left, top, side, side), colour(icon_ink))
        start = px(30 if find else 40)
        area = QRectF(px(8) if mirrored else start, 0, self.width() - start - px(8), self.height())
        edges = Qt.AlignmentFlag
        align = edges.AlignAbsolute | (edges.AlignRight if mirrored else edges.AlignLeft)
        other = edges.AlignAbsolute | (edges.AlignLeft if mirrored else edges.AlignRight)
        weight = 400 if find else 600 if self.isChecked() else 500
        painter.setFont(font("small" if find or self._style == "state" else "body", weight))
        painter.setPen(colour(ink))
        if self._style == "state":
            words = QRectF(area.left(), 0, area.width(), px(36))
            painter.drawText(words, align | Qt.AlignmentFlag.AlignVCenter, self.text())
            painter.setFont(font("caption"))
            painter.setPen(colour("muted"))
            painter.drawText(QRectF(area.left(), px(26), area.width(), px(18)), align, self._second)
            return
        keys = QFontMetricsF(font("small")).horizontalAdvance(self._keys)
        room = area.width() - keys - px(8 if keys else 0)
        words_said = QFontMetricsF(painter.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, align | Qt.AlignmentFlag.AlignVCenter, words_said)
        painter.setFont(font("caption" if self._style != "place" else "small"))
        painter.setPen(colour(ink if self.isChecked() else "muted"))
        painter.drawText(area, other | Qt.AlignmentFlag.AlignVCenter, self._keys)


SHOWN_AT = {"calendar": "today", "own_words": "settings", "audit": "settings"}
"""Screens that are a second view of a place, or are reached from it."""


class Sidebar(QFrame):
    """All places; ``asked`` carries the screen's name."""

    asked = Signal(str)
    find_asked = Signal()
    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        ground(self, "sidebar")
        self.setProperty("edge", "trailing")
        self.mark = Mark()
        find_words = QCoreApplication.translate("Sidebar", "Find anything")
        self.finder = SidebarEntry("command", find_words, keys=shown_keys("Ctrl+K"), style="find")
        self.entries = {one.screen: SidebarEntry(one.icon, one.words) for one in places()}
        self.backup = SidebarEntry("shield", "", style="state")
        self.backup.say(
            QCoreApplication.translate("Sidebar", "No backup yet"),
            QCoreApplication.translate("Sidebar", "Runs when you close"),
            "shield",
        )
        lock_word = QCoreApplication.translate("Sidebar", "Lock")
        self.lock = SidebarEntry("lock", lock_word, keys=shown_keys("Ctrl+L"), style="act")
        self._group = QButtonGroup(self)
        for screen, entry in self.entries.items():
            self._group.addButton(entry)
            entry.clicked.connect(lambda _checked=False, name=screen: self.asked.emit(name))
        self.finder.clicked.connect(self.find_asked)
        self.lock.clicked.connect(self.lock_asked)
        self.backup.clicked.connect(lambda: self.asked.emit("settings"))
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(2)
        self._places = places_list = QScrollArea()
        places_list.setWidgetResizable(True)
        places_list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        places_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        places_list.setWidget(holding(column(*self.entries.values(), STRETCH, gap=2), "sidebar"))
        mark = row(self.mark, margins=(10, 0, 0, 0))
        place(self._layout, [mark, 8, self.finder, 14, places_list, self.backup, 4, self.lock])
        self.narrow(False)
        appearance().changed.connect(self._restyle)

    def narrow(self, is_narrow: bool) -> None:
        """Take 96 px with the icon above the word, or 216 px."""
        self.is_narrow, height = is_narrow, self._height_for(self.height())
        self.mark.setVisible(not is_narrow)
        self.finder.setVisible(not is_narrow)
        self.backup.setVisible(not is_narrow)
        for entry in (*self.entries.values(), self.lock):
            entry.narrow(is_narrow, height)
        side = 8 if is_narrow else 12
        self._layout.setContentsMargins(side, 8 if is_narrow else 10, side, 8 if is_narrow else 10)
        self.setFixedWidth(px(NARROW if is_narrow else WIDE))

    def _height_for(self, room: int) -> int:
        """Return the most comfortable of ``HEIGHTS`` with which every place and Lock have room."""
        count, rest = len(self.entries) + 1, 70
        fitting = (one for one in HEIGHTS if count * (px(one) + 2) + rest <= room)
        return next(fitting, HEIGHTS[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand closer where the window is low; what still has no room is scrolled to."""
        super().resizeEvent(event)
        if self.is_narrow and self._height_for(self.height()) != self._height_for(event.oldSize().height()):
            self.narrow(True)

    def _restyle(self) -> None:
        self.narrow(self.is_narrow)

    def choose(self, screen: str) -> None:
        """Mark the place one is at; a file, a form and a note belong to the clients."""
        entry = self.entries.get(SHOWN_AT.get(screen, screen)) or self.entries["clients"]
        entry.setChecked(True)
        self._places.ensureWidgetVisible(entry)
