"""One observation in the inspector: how clear, who toward whom, on what basis, and a word about it."""

from collections.abc import Callable, Set
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLayout, QWidget

from attachdesk.domain.observation import Observation
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import IconButton
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.fields import ChoiceField, LongField
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.words import column, holding, label, row
from attachdesk.ui.screens.note_editor.wording import (
    CodeWords,
    bases,
    in_a_word,
    intensities,
    preset_words,
    senses,
)

translate = QCoreApplication.translate
MEMO_PAUSE_MS = 600
MOST_ROWS, ROW = 10, 30


class CardHead(QWidget):
    """The head line of a card: a click anywhere on it asks to open, and Enter on a button that leaves it."""

    def __init__(self, line: QLayout, asked: Callable[[], object]) -> None:
        super().__init__()
        self._ask = asked
        self.setLayout(line)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Ask to open."""
        self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask to open by Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._ask()
        else:
            super().keyPressEvent(event)


class ObservationCard(QFrame):
    """``changed`` carries the id and the fields that are now different; ``removed`` the id.

    Closed it is its head line, so that several stay in sight; a click or Enter there asks to open it.
    """

    changed = Signal(str, dict)
    removed = Signal(str)
    opened = Signal(str)

    def __init__(self, one: Observation, words: CodeWords, people: list[tuple[Any, str]]) -> None:
        super().__init__()
        self.observation = one
        self.setProperty("card", "true")
        self.setAccessibleName(words.name)
        self._keys = words.keys
        self.head = self._head(words)
        parts: list[Any] = []
        self.intensity = Segments(
            [(value, str(value)) for value, _ in intensities()],
            translate("NoteEditor", "Intensity"),
            captions=[caption for _, caption in intensities()],
            may_be_empty=one.family != "pattern",
            height=28,
        )
        self.intensity.chosen.connect(lambda value: self._say(intensity=value))
        parts.append(self.intensity)
        self.sense: Segments | None = None
        if one.family == "benefit":
            self.sense = Segments(senses(), translate("NoteEditor", "Sense"), height=28)
            self.sense.chosen.connect(lambda value: self._say(sense=value))
            parts.append(self.sense)
        parts.append(self._relations(people))
        self.preset = label("", "caption", "muted", wraps=True)
        parts.append(self.preset)
        parts += self._words()
        self.body = holding(column(*parts, gap=8, margins=(0, 0, 0, 4)))
        self.setLayout(column(self.head, self.body, gap=8, margins=(10, 8, 10, 8)))
        self.show_state(one)

    def _head(self, words: CodeWords) -> QWidget:
        remove = IconButton(
            "x",
            translate("NoteEditor", "Remove this tag"),
            lambda: self.removed.emit(self.observation.id),
            size=14,
        )
        self.toggle = IconButton("chevron-down", translate("NoteEditor", "Show what this tag says"), size=14)
        self.toggle.clicked.connect(self._asked)
        mark = CodeMark(words.code, words.name, letter=words.letter, ink=words.ink)
        name = label(words.name, "small_strong", wraps=True)
        self._aside = label("", "caption", "muted")
        line = row(mark, name, self._aside, self.toggle, remove)
        line.setStretch(1, 1)
        return CardHead(line, self._asked)

    def _asked(self) -> None:
        self.opened.emit(self.observation.id)

    @property
    def is_open(self) -> bool:
        """Whether more than the head line shows."""
        return not self.body.isHidden()

    def open(self, is_open: bool, *, may_close: bool = True) -> None:
        """Show all, or the head line only; a card alone on its passage has no arrow: it stays open."""
        self.body.setVisible(is_open)
        self.toggle.setVisible(may_close and not is_open)
        self._show_aside()

    def _show_aside(self) -> None:
        """Closed, the head says what matters most of what the tag says; open, its keys."""
        self._aside.setText(self._keys if self.is_open else in_a_word(self.observation))

    def _relations(self, people: list[tuple[Any, str]]) -> QWidget:
        self.shown_by = ChoiceField(people, none=translate("NoteEditor", "The client"))
        self.toward = ChoiceField(people, none=translate("NoteEditor", "Nobody named"))
        self.basis = ChoiceField(bases())
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        rows = (
            (translate("NoteEditor", "Shown by"), "shown_by", self.shown_by),
            (translate("NoteEditor", "Toward"), "toward", self.toward),
            (translate("NoteEditor", "Basis"), "basis", self.basis),
        )
        for place, (words, name, field) in enumerate(rows):
            field.setAccessibleName(words)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(6)
            field.setMaxVisibleItems(MOST_ROWS)
            # what the stylesheet adds round the rows is unknown to Qt when it opens the list
            rows_shown = min(field.count(), MOST_ROWS)
            field.view().setMinimumHeight(rows_shown * px(ROW) + px(12))
            grid.addWidget(label(words, "small", "muted"), place, 0)
            grid.addWidget(field, place, 1)
            field.edited.connect(lambda name=name, field=field: self._say(**{name: field.value()}))
        grid.setColumnStretch(1, 1)
        holder = QWidget()
        holder.setLayout(grid)
        return holder

    def _words(self) -> list[QWidget]:
        self.memo = LongField(translate("NoteEditor", "What makes you see it so"), least=2, most=6)
        self.memo.setAccessibleName(translate("NoteEditor", "Memo"))
        self.rival = LongField(translate("NoteEditor", "Another explanation"), least=1, most=4)
        self.rival.setAccessibleName(translate("NoteEditor", "Another explanation"))
        self.exemplar = QCheckBox(translate("NoteEditor", "Keep as an exemplar"))
        self.exemplar.clicked.connect(lambda is_on: self._say(is_exemplar=is_on))
        self._pause = QTimer(self, singleShot=True, interval=MEMO_PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.memo.edited.connect(self._pause.start)
        self.rival.edited.connect(self._pause.start)
        return [self.memo, self.rival, self.exemplar]

    def show_state(self, one: Observation, presets: Set[str] = frozenset()) -> None:
        """Show the newest state, and what nobody chose yet; words that are being written stay."""
        self.observation = one
        self.preset.setText(preset_words(presets))
        self.preset.setVisible(bool(presets))
        self.intensity.put(one.intensity)
        if self.sense is not None:
            self.sense.put(one.sense)
        self.shown_by.put(one.shown_by)
        self.toward.put(one.toward)
        self.basis.put(one.basis)
        self.exemplar.setChecked(one.is_exemplar)
        self._show_aside()
        if not self._pause.isActive():
            for field, words in ((self.memo, one.memo), (self.rival, one.rival)):
                if field.value() != words:
                    field.put(words)

    def flush(self) -> None:
        """Keep the words that were written."""
        self._pause.stop()
        said = {"memo": self.memo.value(), "rival": self.rival.value()}
        self._say(**{name: words for name, words in said.items() if words != getattr(self.observation, name)})

    def _say(self, **fields: Any) -> None:
        if fields:
            self.changed.emit(self.observation.id, fields)
