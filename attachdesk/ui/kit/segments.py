"""One of a few: a joined row of large targets with words beneath when asked for, and filter chips."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from attachdesk.ui.kit.appearance import appearance, colour, font, px
from attachdesk.ui.kit.flow import FlowLayout, JoinedLayout
from attachdesk.ui.kit.icons import icon
from attachdesk.ui.kit.words import Words, column, holding, label


class Segments(QWidget):
    """A segmented control: Tab comes to the chosen one, arrow keys choose its neighbour, as radio buttons do.

    Digits choose by the words that begin with them.

    ``may_be_empty``: choosing the chosen one again takes it back (unrated is not zero).
    """

    chosen = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[Any, str]],
        name: str = "",
        *,
        captions: Sequence[str] = (),
        icons: Sequence[str] = (),
        may_be_empty: bool = False,
        height: int = 32,
    ) -> None:
        super().__init__()
        self._options, self._height, self._icons = list(options), height, list(icons)
        self._may_be_empty = may_be_empty
        self._value: Any = None
        self._has_value = False
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.buttons: list[QToolButton] = []
        self._captions: list[Words] = []
        line = JoinedLayout()
        for place, (_value, words) in enumerate(self._options):
            line.addWidget(self._cell(place, words, captions[place] if captions else "", name))
        self.setLayout(line)
        self._group.idClicked.connect(self._clicked)
        self._restyle()
        appearance().changed.connect(self._restyle)

    def _cell(self, place: int, words: str, caption: str, name: str) -> QWidget:
        button = QToolButton()
        button.setText(f" {words}" if self._icons else words)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(", ".join(part for part in (name, words, caption) if part))
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        button.installEventFilter(self)
        self._group.addButton(button, place)
        self.buttons.append(button)
        if not caption:
            return button
        words_below = label(caption, "caption", "muted")
        words_below.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._captions.append(words_below)
        return holding(column(button, words_below, gap=2))

    def value(self) -> Any:
        """Return what is chosen, or None."""
        return self._value if self._has_value else None

    def take_keys(self) -> None:
        """Give the chosen one the keys, or the first while none is chosen."""
        place = next((at for at, button in enumerate(self.buttons) if button.isChecked()), 0)
        self.buttons[place].setFocus(Qt.FocusReason.TabFocusReason)

    def put(self, value: Any) -> None:
        """Choose by value without a signal; a value that is no option leaves nothing chosen."""
        places = [place for place, (one, _) in enumerate(self._options) if one == value]
        self._has_value = bool(places)
        self._value = value if places else None
        self._show()

    def _clicked(self, place: int) -> None:
        value = self._options[place][0]
        if self._may_be_empty and self._has_value and value == self._value:
            self._has_value, self._value = False, None
        else:
            self._has_value, self._value = True, value
        self._show()
        for button in self.buttons:
            button.repaint()  # before what may take a while: never are two seen chosen
        self.chosen.emit(self.value())

    def _show(self) -> None:
        for place, button in enumerate(self.buttons):
            is_on = self._has_value and self._options[place][0] == self._value
            button.setChecked(is_on)
            is_stop = is_on or (place == 0 and not self._has_value)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
            if self._captions:
                self._captions[place].setFont(font("label" if is_on else "caption"))
            if self._icons:
                button.setIcon(icon(self._icons[place], "on_accent" if is_on else "text", 16))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows choose the neighbour; a digit chooses the option that begins with it."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        place = self._group.id(watched) if isinstance(watched, QToolButton) else -1
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        digit = [place for place, (_, words) in enumerate(self._options) if event.text() == words[:1] != ""]
        if place >= 0 and step:
            self._step(place, -step if self._is_mirrored() else step)
            return True
        if digit and event.text().isdigit() and not event.modifiers():
            self.buttons[digit[0]].setFocus(Qt.FocusReason.TabFocusReason)
            self._clicked(digit[0])
            return True
        return False

    def _step(self, place: int, step: int) -> None:
        """Choose the neighbour; the first step where nothing is chosen chooses what the keyboard is at."""
        to = (place + step) % len(self.buttons) if self._has_value else place
        self.buttons[to].setFocus(Qt.FocusReason.TabFocusReason)
        self._clicked(to)

    def _restyle(self) -> None:
        last = len(self.buttons) - 1
        start, end = ("right", "left") if self._is_mirrored() else ("left", "right")
        for place, button in enumerate(self.buttons):
            round_ = {0: start, last: end}.get(place)
            corners = "".join(f"border-{v}-{round_}-radius: 6px;" for v in ("top", "bottom") if round_)
            if last == 0:
                corners = "border-radius: 6px;"
            button.setStyleSheet(_segment_sheet(corners))
            button.setFont(font("small", 500))
            button.setFixedHeight(px(self._height))
            button.setIconSize(QSize(px(16), px(16)))
        self._show()

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


def _segment_sheet(more: str) -> str:
    names = ("surface", "text", "control", "accent", "on_accent", "sunken", "accent_hover", "muted", "border")
    ink = {name: colour(name).name() for name in names}
    return (
        f"QToolButton {{ background: {ink['surface']}; color: {ink['text']}; padding: 0 10px;"
        f" border: 1px solid {ink['control']}; {more} }}"
        f"QToolButton:hover {{ background: {ink['sunken']}; }}"
        f"QToolButton:checked {{ background: {ink['accent']}; color: {ink['on_accent']}; }}"
        f"QToolButton:checked:hover {{ background: {ink['accent_hover']}; }}"
        f"QToolButton:disabled {{ background: transparent; color: {ink['muted']};"
        f" border-color: {ink['border']}; }}"
        f"QToolButton:checked:disabled {{ background: {ink['sunken']}; color: {ink['text']}; }}"
    )


class Chips(QWidget):
    """Filters beside each other; one is chosen (``accent_soft`` with an accent edge and 600)."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[tuple[Any, str]], icons: Sequence[str] = (), name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._options, self._icons = list(options), list(icons)
        self._group = QButtonGroup(self)
        self.buttons = [QToolButton() for _ in options]
        line = FlowLayout(8)
        for place, button in enumerate(self.buttons):
            button.setText(f" {self._options[place][1]}" if icons else self._options[place][1])
            button.setAccessibleName(self._options[place][1])
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self._group.addButton(button, place)
            line.addWidget(button)
        self.setLayout(line)
        self._group.idToggled.connect(self._toggled)
        self._restyle()
        appearance().changed.connect(self._restyle)

    def value(self) -> Any:
        """Return what is chosen, or None."""
        place = self._group.checkedId()
        return self._options[place][0] if place >= 0 else None

    def put(self, value: Any) -> None:
        """Choose by value."""
        for place, (one, _) in enumerate(self._options):
            if one == value:
                self.buttons[place].setChecked(True)

    def _toggled(self, place: int, is_on: bool) -> None:
        self._restyle()
        if is_on:
            self.chosen.emit(self._options[place][0])

    def _restyle(self) -> None:
        names = ("surface", "text", "border", "accent", "accent_soft", "sunken")
        ink = {name: colour(name).name() for name in names}
        for place, button in enumerate(self.buttons):
            on = button.isChecked()
            edge, fill = ("accent", "accent_soft") if on else ("border", "surface")
            button.setStyleSheet(
                f"QToolButton {{ background: {ink[fill]}; color: {ink['text']}; padding: 0 8px;"
                f" border: 1px solid {ink[edge]}; border-radius: 4px; }}"
                + ("" if on else f"QToolButton:hover {{ background: {ink['sunken']}; }}")
            )
            button.setFont(font("small", 600 if on else 400))
            button.setFixedHeight(px(28))
            if self._icons:
                button.setIcon(icon(self._icons[place], "accent_text" if on else "text", 14))
                button.setIconSize(QSize(px(14), px(14)))
