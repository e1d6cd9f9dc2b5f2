"""Mental state in quick entries: tick what was seen; an area without a tick was not assessed."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QScrollArea

from attachdesk.domain.mental_state import Area, MentalState
from attachdesk.domain.passage import Span
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.words import STRETCH, column, ground, holding, label, row
from attachdesk.ui.screens.note_editor.session_note import SessionNote

translate = QCoreApplication.translate
HIGHEST = 260


class AreaLine:
    """One area: its options, and that nothing was found, which excludes them."""

    def __init__(self, area: Area, nothing_found: str) -> None:
        self.key = area.key
        self.nothing = QCheckBox(nothing_found)
        self.options = [QCheckBox(words) for words in area.options]
        for tick in (self.nothing, *self.options):
            tick.setAccessibleName(f"{area.name}: {tick.text()}")
        self.nothing.toggled.connect(self._found_nothing)
        for tick in self.options:
            tick.toggled.connect(self._found)

    def _found_nothing(self, is_on: bool) -> None:
        if is_on:
            for tick in self.options:
                tick.setChecked(False)

    def _found(self, is_on: bool) -> None:
        if is_on:
            self.nothing.setChecked(False)

    def value(self) -> list[str] | None:
        """Return what was found; empty: nothing was; None: not assessed."""
        found = [tick.text() for tick in self.options if tick.isChecked()]
        return found if found or self.nothing.isChecked() else None

    def clear(self) -> None:
        """Not assessed."""
        for tick in (self.nothing, *self.options):
            tick.setChecked(False)


class MentalSheet(QFrame):
    """A sheet below the page; Enter puts a line for each assessed area where the cursor is."""

    def __init__(self, state: MentalState, note: SessionNote) -> None:
        super().__init__()
        self._state, self._note = state, note
        self.setProperty("card", "raised")
        ground(self, "raised")
        self.setAccessibleName(translate("NoteEditor", "Mental state"))
        self.lines: list[AreaLine] = []
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameStyle(0)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFixedHeight(px(HIGHEST))
        hint = translate(
            "NoteEditor", "An area without a tick was not assessed; nothing is written about it."
        )
        do = Button(translate("NoteEditor", "Put into the note"), "primary", shortcut="⏎", do=self.take)
        away = Button(translate("NoteEditor", "Not now"), "quiet", shortcut="Esc", do=self.put_off)
        title = row(label(translate("NoteEditor", "Mental state"), "heading"), label(hint, "small", "muted"))
        title.addStretch(1)
        buttons = row(do, away, STRETCH)
        self.setLayout(column(title, self._scroll, buttons, gap=8, margins=(24, 12, 24, 12)))
        note.opened.connect(self.hide)
        self.hide()

    def _lay_lines(self) -> None:
        """Make the areas when they are first asked for: every note would wait for them else."""
        self.lines = [AreaLine(area, self._state.nothing_found) for area in self._state.areas]
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setColumnStretch(1, 1)
        for at, (area, line) in enumerate(zip(self._state.areas, self.lines, strict=True)):
            grid.addWidget(label(area.name, "small", wraps=True), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(flow(line.nothing, *line.options, gap=12), at, 1)
        self._scroll.setWidget(holding(grid, "raised"))

    def ask(self) -> None:
        """Show the areas, none assessed."""
        if self._note.note is None or self._note.is_signed:
            return
        if not self.lines:
            self._lay_lines()
        for line in self.lines:
            line.clear()
        self._scroll.setFixedHeight(px(HIGHEST))
        self.show()
        self.lines[0].nothing.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self) -> None:
        """Put the lines where the cursor is, on lines of their own, as one step."""
        values = {line.key: line.value() for line in self.lines}
        words = self._state.lines({key: found for key, found in values.items() if found is not None})
        page = self._note.page
        if words:
            point = page.point()
            text = page.tracking.text
            if not page.tracking.is_open(point, point):
                point = page.tracking.nearest_open(point)
            before = "" if point == 0 or text[point - 1] == "\n" else "\n"
            behind = "" if point == len(text) or text[point] == "\n" else "\n"
            page.exchange([(Span(point, point), before + words + behind)])
        self.put_off()

    def put_off(self) -> None:
        """Put the sheet away."""
        self.hide()
        self._note.page.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter puts it into the note, Escape nothing."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_off()
        else:
            super().keyPressEvent(event)
