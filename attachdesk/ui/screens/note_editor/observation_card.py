"""One observation in the inspector: how clear, who toward whom, on what basis, and a word about it."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QWidget

from attachdesk.domain.observation import Observation
from attachdesk.ui.kit.buttons import IconButton
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.fields import ChoiceField, LongField
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.words import STRETCH, column, label, row
from attachdesk.ui.screens.note_editor.wording import CodeWords, bases, intensities, senses

translate = QCoreApplication.translate
MEMO_PAUSE_MS = 600


class ObservationCard(QFrame):
    """``changed`` carries the id and the fields that are now different; ``removed`` the id."""

    changed = Signal(str, dict)
    removed = Signal(str)

    def __init__(self, one: Observation, words: CodeWords, people: list[tuple[Any, str]]) -> None:
        super().__init__()
        self.observation = one
        self.setProperty("card", "true")
        self.setAccessibleName(words.name)
        remove = IconButton(
            "x",
            translate("NoteEditor", "Remove this tag"),
            lambda: self.removed.emit(self.observation.id),
            size=14,
        )
        mark = CodeMark(one.code, words.name, letter=words.letter, ink=words.ink)
        head = row(
            mark, label(words.name, "small_strong"), STRETCH, label(words.keys, "caption", "muted"), remove
        )
        parts: list[Any] = [head]
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
        parts += self._words()
        self.setLayout(column(*parts, gap=8, margins=(10, 8, 10, 12)))
        self.show_state(one)

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
            field.setMinimumContentsLength(8)
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

    def show_state(self, one: Observation) -> None:
        """Show the newest state; words that are being written stay."""
        self.observation = one
        self.intensity.put(one.intensity)
        if self.sense is not None:
            self.sense.put(one.sense)
        self.shown_by.put(one.shown_by)
        self.toward.put(one.toward)
        self.basis.put(one.basis)
        self.exemplar.setChecked(one.is_exemplar)
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
