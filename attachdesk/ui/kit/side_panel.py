"""The panel at the trailing edge: a heading, blocks parted by hairlines; never over the text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.words import STRETCH, cleared, column, ground, label, row, rule

WIDTH = 336


class SidePanel(QFrame):
    """Blocks below each other, scrolling when they are many."""

    def __init__(self, title: str, second: str = "") -> None:
        super().__init__()
        self.setProperty("edge", "leading")
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = label(title, "heading")
        self.second = label(second, "small", "muted")
        self._blocks = QVBoxLayout()
        self._blocks.setSpacing(12)
        inner = QWidget()
        inner.setLayout(column(self._blocks, STRETCH, margins=(20, 0, 20, 16)))
        ground(inner, "surface")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        head = row(self.title, STRETCH, self.second, margins=(20, 16, 20, 8))
        self.setLayout(column(head, scroll, gap=0))
        self._restyle()
        appearance().changed.connect(self._restyle)

    def add(self, block: QWidget, *, parted: bool = True) -> None:
        """Add a block, parted by a hairline from the one before."""
        if parted and self._blocks.count():
            self._blocks.addWidget(rule())
        self._blocks.addWidget(block)

    def clear(self) -> None:
        """Take every block out."""
        cleared(self._blocks)

    def say(self, title: str, second: str = "") -> None:
        """Take another heading."""
        self.title.setText(title)
        self.second.setText(second)

    def _restyle(self) -> None:
        self.setFixedWidth(min(px(WIDTH), 480))
