"""Labels, cards and layouts with the sizes of the design, so that screens hold no numbers."""

from collections.abc import Iterable
from typing import Any

from PySide6 import QtCore, QtWidgets
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from attachdesk.ui.kit.appearance import appearance, font
from attachdesk.ui.kit.numbers import PLAIN_TEXT

STRETCH = object()
"""Stands for room that grows, in ``column`` and ``row``."""
Part = QWidget | QLayout | int | object


class Words(QLabel):
    """A label in a role of the type scale and an ink of the theme; follows changes of both."""

    def __init__(self, words: str, role: str, ink: str, wraps: bool) -> None:
        super().__init__(words)
        self._role = role
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setWordWrap(wraps)
        self.setProperty("ink", ink)
        if QGuiApplication.isRightToLeft():  # Qt aligns plain words by their own direction, not the layout's
            edges = QtCore.Qt.AlignmentFlag
            self.setAlignment(edges.AlignRight | edges.AlignAbsolute | edges.AlignVCenter)
        self.restyle()
        appearance().changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take the font in force."""
        self.setFont(font(self._role))

    def ink(self, role: str) -> None:
        """Take another ink: text, muted, accent_text, warning, danger."""
        self.setProperty("ink", role)
        repolish(self)
        self.restyle()  # the stylesheet has given the label its own font meanwhile


def label(words: str, role: str = "body", ink: str = "text", *, wraps: bool = False) -> Words:
    """Return words in a role of the type scale and an ink; always plain text, never markup."""
    return Words(words, role, ink, wraps)


def repolish(widget: QWidget) -> None:
    """Let the stylesheet look again at the properties of a widget."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def card(kind: str = "true") -> QFrame:
    """Return a card: ``true`` (surface), ``warning``, ``soft``, ``error``, ``raised``."""
    frame = QFrame()
    frame.setProperty("card", kind)
    return frame


def ground(widget: QWidget, role: str) -> QWidget:
    """Give a widget a ground: window, surface, sidebar, sunken, raised."""
    widget.setAttribute(QtCore.Qt.WidgetAttribute.WA_StyledBackground)
    widget.setProperty("ground", role)
    return widget


def edge(side: str, role: str) -> QFrame:
    """Return a frame with one border line (leading, trailing, top, bottom) on a ground."""
    frame = QFrame()
    frame.setProperty("edge", side)
    ground(frame, role)
    return frame


def rule() -> QFrame:
    """Return a hairline across."""
    line = QFrame()
    line.setProperty("rule", "true")
    line.setFixedHeight(1)
    return line


def place(layout: QBoxLayout, parts: Iterable[Part]) -> QBoxLayout:
    """Put parts into a layout: widgets, layouts, ``STRETCH``, or numbers for gaps in px."""
    for part in parts:
        if part is STRETCH:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
    return layout


def column(*parts: Part, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Return parts below each other; margins are leading, top, trailing, bottom."""
    made = QVBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    place(made, parts)
    return made


def row(*parts: Part, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Return parts beside each other, from the leading edge."""
    made = QHBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    place(made, parts)
    return made


def holding(layout: QLayout, role: str = "") -> QWidget:
    """Return a widget that holds a layout, with a ground when asked for."""
    widget = QWidget()
    widget.setLayout(layout)
    return ground(widget, role) if role else widget


def growing(widget: QWidget) -> QWidget:
    """Let a widget take the room that is left."""
    most = QtWidgets.QSizePolicy.Policy.Expanding
    widget.setSizePolicy(most, most)
    return widget


def cleared(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        inner: Any = item.layout()
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            cleared(inner)
