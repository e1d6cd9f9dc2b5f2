"""The golden thread in a note: which objectives of the plan the session worked on, ticked in a sheet."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QScrollArea, QWidget

from attachdesk.services.plan_reading import Thread, ThreadLine
from attachdesk.services.plan_steps import Tick
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.words import STRETCH, column, ground, holding, label, row
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.note_editor.history import Step
from attachdesk.ui.screens.note_editor.session_note import SessionNote
from attachdesk.ui.screens.note_editor.strip import Strip

translate = QCoreApplication.translate
LONGEST = 34
"""Letters of an objective on the button; its tooltip says all."""
Ticks = frozenset[Tick]


class PlanThread(QObject):
    """The button in the strip, and the sheet behind it; every tick is a step of the note's history."""

    def __init__(self, place: Workplace, note: SessionNote, strip: Strip) -> None:
        super().__init__(note)
        self._place, self._note, self._strip = place, note, strip
        self.thread_of: Thread | None = None
        self.ticks: Ticks = frozenset()
        self.sheet: ThreadSheet | None = None
        self.button = Button("", "quiet", shortcut="F10", dense=True, do=self.open)
        self.button.hide()
        strip.put_beside(self.button)
        note.opened.connect(self.read)

    def read(self) -> None:
        """Read what the session of the open note could work on, and did."""
        opened = self._note.note
        if opened is None or opened.session is None:
            self._show(None)
            return
        planning, session_id = self._place.desk.planning, opened.session.id
        if self.thread_of is not None and self.thread_of.session_id != session_id:
            self._show(None)  # an objective of another client must not stand there while this one is read
        self._note.ask(lambda: planning.thread(session_id), self._show)

    def _show(self, thread: Thread | None) -> None:
        opened = self._note.note
        here = opened.session.id if opened is not None and opened.session is not None else ""
        if thread is not None and thread.session_id != here:
            return
        self.thread_of = thread
        self.ticks = thread.ticks if thread is not None else frozenset()
        self._say()

    def _say(self) -> None:
        lines = self.thread_of.lines if self.thread_of is not None else ()
        worked = [line.objective.words for line in lines if (line.objective.id, None) in self.ticks]
        self.button.setVisible(bool(lines))
        self._strip.refit()
        self.button.setToolTip("\n".join(worked))
        said = translate("NoteEditor", "Objectives of the plan")
        if worked:
            more = f" +{len(worked) - 1}" if len(worked) > 1 else ""
            said = translate("NoteEditor", "Objectives: %1").replace("%1", _brief(worked[0]) + more)
        self.button.say(said)
        self.button.setAccessibleName(": ".join([said, *worked]) if worked else said)

    def open(self) -> None:
        """Let one tick what the session worked on; nothing happens where no plan has an objective."""
        if self.thread_of is None or not self.thread_of.lines:
            none = translate("NoteEditor", "The plan has no objective yet: write one in the client's Plan.")
            self._place.notices.say(none)
            return
        self.sheet = ThreadSheet(self, self.thread_of, self._note.page.window())
        self.sheet.finished.connect(self._closed)
        self.sheet.open()

    def _closed(self) -> None:
        self.sheet = None
        self._note.page.setFocus()

    def tick(self, tick: Tick, *, is_on: bool) -> None:
        """Tick or untick an objective or an intervention; an intervention brings its objective."""
        objective_id, intervention_id = tick
        after = set(self.ticks)
        if is_on:
            after |= {tick, (objective_id, None)}
        elif intervention_id is None:
            after = {one for one in after if one[0] != objective_id}
        else:
            after.discard(tick)
        before, now = self.ticks, frozenset(after)
        if now != before:
            words = translate("NoteEditor", "Objectives")
            step = self._note.history.push_step(words, partial(self._put, now), partial(self._put, before))
            self._put(now, step)

    def _put(self, ticks: Collection[Tick], step: Step | None = None) -> None:
        if self.thread_of is None:
            return
        planning, session_id, before = self._place.desk.planning, self.thread_of.session_id, self.ticks
        self.ticks = frozenset(ticks)
        self._say()
        if self.sheet is not None:
            self.sheet.show_ticks(self.ticks)

        def refused(error: Exception) -> None:
            if step is not None:
                step.is_dropped = True
            self.ticks = before
            self._say()
            self._note.told.emit(error)

        self._note.ask(lambda: planning.put_work(session_id, ticks), None, refused)


class ThreadSheet(QDialog):
    """A tick for each objective and, below it, for what was done; kept at once, Escape or Enter closes."""

    def __init__(self, thread: PlanThread, shown: Thread, home: QWidget) -> None:
        super().__init__(home)
        self._thread = thread
        self.boxes: dict[Tick, QCheckBox] = {}
        self.setWindowTitle(translate("NoteEditor", "Worked on in this session"))
        parts: list[QWidget] = []
        goal = ""
        for line in shown.lines:
            if line.goal.id != goal:
                parts.append(label(line.goal.words, "label", "muted", wraps=True))
                goal = line.goal.id
            parts += self._line(line)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(area.focusPolicy().NoFocus)
        area.setWidget(holding(column(*parts, STRETCH, gap=8, margins=(24, 4, 24, 8)), "window"))
        done = Button(translate("NoteEditor", "Done"), "primary", shortcut="⏎", do=self.accept)
        done.setDefault(True)
        hint = label(translate("NoteEditor", "Space ticks. Kept at once."), "caption", "muted")
        head = column(label(self.windowTitle(), "heading", wraps=True), margins=(24, 20, 24, 4))
        self.setLayout(column(head, area, row(hint, STRETCH, done, margins=(24, 0, 24, 20)), gap=8))
        ground(self, "window")
        self.resize(px(520), min(px(180) + px(36) * len(self.boxes), home.height() - px(60)))
        self.show_ticks(thread.ticks)
        next(iter(self.boxes.values())).setFocus()

    def _line(self, line: ThreadLine) -> list[QWidget]:
        whole = self._box((line.objective.id, None), line.objective.words)
        means = [self._box((line.objective.id, one.id), one.words) for one, _ in line.interventions]
        return [whole, *(holding(row(one, STRETCH, margins=(28, 0, 0, 0))) for one in means)]

    def _box(self, tick: Tick, words: str) -> QCheckBox:
        made = QCheckBox(words if len(words) <= 64 else words[:62].rsplit(" ", 1)[0] + " …")
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.clicked.connect(lambda is_on: self._thread.tick(tick, is_on=is_on))
        self.boxes[tick] = made
        return made

    def show_ticks(self, ticks: Ticks) -> None:
        """Show what is ticked."""
        for tick, box in self.boxes.items():
            box.setChecked(tick in ticks)


def _brief(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
