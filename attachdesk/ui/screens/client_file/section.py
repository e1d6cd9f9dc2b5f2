"""A section of a tab: a heading, what there is in rows with their buttons, and a way to add."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.words import STRETCH, card, cleared, column, holding, label, row, rule


@dataclass(frozen=True)
class Line:
    """One thing: what it is, what more there is to say, what can be done with it."""

    title: str
    second: str = ""
    buttons: Sequence[Button] = field(default_factory=tuple)
    ink: str = "muted"
    code: str = ""
    is_past: bool = False


class Section(QWidget):
    """A card under a heading."""

    def __init__(self, title: str, empty: str, add: Button | None = None) -> None:
        super().__init__()
        self._title, self._empty, self.add_button = title, empty, add
        self._lines = QVBoxLayout()
        self._lines.setSpacing(10)
        self.card = card()
        self.card.setLayout(column(self._lines, margins=(20, 16, 20, 16)))
        head = row(label(title, "heading", wraps=True), *([add] if add else []), gap=8)
        head.setStretch(0, 1)
        self.setLayout(column(head, self.card, gap=8))
        self.setAccessibleName(title)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show what there is, or say that there is nothing."""
        cleared(self._lines)
        if not lines:
            self._lines.addWidget(label(self._empty, "body", "muted", wraps=True))
        for place, one in enumerate(lines):
            if place:
                self._lines.addWidget(rule())
            self._lines.addWidget(shown(one))


def shown(one: Line) -> QWidget:
    """Return one line with its buttons."""
    title = label(
        one.title, "body" if one.is_past else "strong", "muted" if one.is_past else "text", wraps=True
    )
    parts: list[QWidget] = [title]
    if one.second:
        parts.append(label(one.second, "small", one.ink, wraps=True))
    for button in one.buttons:
        button.setAccessibleName(f"{button.text()}: {one.title}")
    if one.buttons:
        parts.append(holding(row(*one.buttons, STRETCH, gap=16, margins=(0, 2, 0, 0))))
    words = column(*parts, gap=2)
    if not one.code:
        return holding(words)
    line = row(column(2, CodeMark(one.code, one.title), STRETCH, gap=0), words, gap=12)
    line.setStretch(1, 1)
    return holding(line)


def act(words: str, do: object) -> Button:
    """Return a small button for a row."""
    return Button(words, "quiet", dense=True, flush=True, do=do)  # type: ignore[arg-type]


def two_columns(first: Sequence[QWidget], second: Sequence[QWidget]) -> QScrollArea:
    """Return sections in two columns that scroll together."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    columns = [holding(column(*parts, STRETCH, gap=24)) for parts in (first, second)]
    for one in columns:
        one.setMaximumWidth(px(620))
        one.setMinimumWidth(px(200))
    line = row(*columns, gap=32, margins=(32, 20, 32, 32))
    line.setStretch(0, 1)
    line.setStretch(1, 1)
    area.setWidget(holding(line, "window"))
    area.setMinimumWidth(1)
    return area
