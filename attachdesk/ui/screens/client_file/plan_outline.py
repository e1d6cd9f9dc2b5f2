"""The treatment plan as an outline: problems, goals, objectives of each, ratings as dots over time."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from attachdesk.charts.attainment import ATTAINMENT, GOAL
from attachdesk.charts.picture import Picture
from attachdesk.services.plan_reading import GoalLine, ObjectiveLine, ProblemLine, TreatmentPlan
from attachdesk.ui.kit.appearance import colour, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.picture_view import PictureView
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import STRETCH, Part, card, cleared, column, holding, label, place, row, rule
from attachdesk.ui.screens.client_file.goal_edits import GoalEdits
from attachdesk.ui.screens.client_file.goal_wording import goal_facts, named, objective_facts, picture_of
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate
INDENT = 24
ROOM_BESIDE = 400
"""Px of a row from which its picture stands beside the words."""


class OutlineRow(QFrame):
    """One thing of the plan: Enter or a click opens it, the arrows go to the rows around it."""

    opened = Signal()
    stepped = Signal(int)

    def __init__(
        self, words: QWidget, name: str, picture: Picture | None = None, rate: Button | None = None
    ) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(translate("ClientFile", "Enter opens it"))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        extras: list[Part] = []
        if picture is not None:
            view = PictureView(picture)
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            view.setFixedSize(view.sizeHint())
            view.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            extras.append(view)
        if rate is not None:
            extras.append(rate)
        self._beside.setSpacing(8)
        self._beside.addWidget(words, 1)
        self._beside.addLayout(row(*extras, gap=12))
        self._beside.setContentsMargins(8, 6, 4, 6)
        self.setLayout(self._beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picture below the words where there is no room beside them."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        self._beside.setDirection(ways.LeftToRight if self.width() >= px(ROOM_BESIDE) else ways.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space, go on with the arrows."""
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a ground under the mouse."""
        if self.underMouse() or self.hasFocus():
            painter = QPainter(self)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("sunken"))
            painter.drawRoundedRect(self.rect(), 6, 6)
            painter.end()
        super().paintEvent(event)


class Outline(QWidget):
    """The card of the plan; ``open_part`` gets the id of the problem, goal or objective to show."""

    def __init__(
        self, edits: GoalEdits, open_part: Callable[[str], None], versions: Callable[[], None]
    ) -> None:
        super().__init__()
        self._edits, self._open_part = edits, open_part
        title = translate("ClientFile", "Treatment plan")
        self.setAccessibleName(title)
        self.rows: list[tuple[str, OutlineRow]] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._agreed = label("", "small", "muted", wraps=True)
        self.agree = Button(translate("ClientFile", "Agree on this plan"), dense=True, icon="signature",
                            do=edits.agree)  # fmt: skip
        self.versions = Button(translate("ClientFile", "Versions"), "quiet", dense=True, do=versions)
        self._foot = holding(column(rule(), self._agreed, flow(self.agree, self.versions), gap=8))
        body = card()
        body.setLayout(column(self._lines, self._foot, gap=12, margins=(12, 12, 16, 16)))
        problem = Button(
            translate("ClientFile", "New problem"), dense=True, icon="plus", do=edits.new_problem
        )
        goal = Button(translate("ClientFile", "New goal"), dense=True, icon="plus", do=edits.new_goal)
        head = row(label(title, "heading", wraps=True), problem, goal, gap=8)
        head.setStretch(0, 1)
        self.setLayout(column(head, body, gap=8))

    def show_plan(self, plan: TreatmentPlan) -> None:
        """Show the outline, or how one begins."""
        focused = self._focused()
        cleared(self._lines)
        self.rows = []
        if not plan.problems:
            place(self._lines, _beginning())
        for one in plan.problems:
            for part in self._problem(one):
                self._lines.addWidget(part)
        self._foot.setVisible(bool(plan.text or plan.versions))
        self._agreed.setText(_agreed(plan))
        self.versions.setVisible(bool(plan.versions))
        self.focus_part(focused)

    def _focused(self) -> str:
        """Return the part whose row, or something in it, the keyboard is on."""
        inside = self.window().focusWidget()
        rows = ((name, one) for name, one in self.rows if inside is not None)
        return next((name for name, one in rows if one is inside or one.isAncestorOf(inside)), "")

    def _problem(self, line: ProblemLine) -> Iterator[QWidget]:
        depth = 0
        if line.problem is not None:
            one, depth = line.problem, 1
            is_past = one.until is not None
            ended = translate("ClientFile", "ended %1")
            second = ended.replace("%1", day_and_year(one.until)) if one.until is not None else ""
            words = _words(one.words, second, "body" if is_past else "strong", is_past=is_past)
            name = joined(translate("ClientFile", "Problem"), one.words, second)
            yield self._row(one.id, OutlineRow(words, name), 0)
            if not line.goals and not is_past:
                goal = Button(translate("ClientFile", "Add a goal for it"), "quiet", dense=True, icon="plus",
                              do=partial(self._edits.new_goal, one.id))  # fmt: skip
                yield _indented(goal, 1)
        elif len(self.rows):
            yield _indented(label(translate("ClientFile", "Goals of their own"), "label", "muted"), 0)
        for goal_line in line.goals:
            yield from self._goal(goal_line, depth)

    def _goal(self, line: GoalLine, depth: int) -> Iterator[QWidget]:
        one, is_past = line.goal, line.goal.until is not None
        mark = (
            CodeMark(one.benefit, named(one.benefit, self._edits.place.desk.library)) if one.benefit else None
        )
        words = _words(one.words, goal_facts(line), "body", is_past=is_past, mark=mark)
        name = joined(translate("ClientFile", "Goal"), one.words, goal_facts(line))
        picture = picture_of(self._edits.place, one.words, line.ratings, one.since, GOAL, is_small=True)
        rate = None if is_past else _rate(one.words, partial(self._edits.rate_goal, one))
        made = OutlineRow(words, name, picture if line.ratings else None, rate)
        yield self._row(one.id, made, depth)
        for objective in line.objectives:
            yield self._objective(objective, depth + 1)
        if not line.objectives and not is_past:
            add = Button(translate("ClientFile", "Add an objective: a step both can see"), "quiet",
                         dense=True, icon="plus", do=partial(self._edits.new_objective, one))  # fmt: skip
            yield _indented(add, depth + 1)

    def _objective(self, line: ObjectiveLine, depth: int) -> QWidget:
        one, is_past = line.objective, line.objective.state != "open"
        words = _words(one.words, objective_facts(line), "small", is_past=is_past)
        name = joined(translate("ClientFile", "Objective"), one.words, objective_facts(line))
        picture = picture_of(self._edits.place, one.words, line.ratings, one.since, ATTAINMENT, is_small=True)
        rate = None if is_past else _rate(one.words, partial(self._edits.rate_objective, line))
        made = OutlineRow(words, name, picture if line.ratings else None, rate)
        return self._row(one.id, made, depth)

    def _row(self, part_id: str, made: OutlineRow, depth: int) -> QWidget:
        made.opened.connect(partial(self._open_part, part_id))
        made.stepped.connect(partial(self._step, len(self.rows)))
        self.rows.append((part_id, made))
        return _indented(made, depth)

    def _step(self, at: int, by: int) -> None:
        to = min(max(at + by, 0), len(self.rows) - 1)
        self.rows[to][1].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_part(self, part_id: str) -> None:
        """Put the keyboard on a row."""
        for name, one in self.rows:
            if name == part_id:
                one.setFocus(Qt.FocusReason.OtherFocusReason)


def _rate(words: str, do: Callable[[], object]) -> Button:
    made = Button(translate("ClientFile", "Rate"), "quiet", dense=True, do=do)
    made.setAccessibleName(translate("ClientFile", "Rate: %1").replace("%1", words))
    return made


def _words(words: str, second: str, role: str, *, is_past: bool, mark: QWidget | None = None) -> QWidget:
    ink = "muted" if is_past else "text"
    parts: list[QWidget] = [label(words, role, ink, wraps=True)]
    if second:
        parts.append(label(second, "caption", "muted", wraps=True))
    block = column(*parts, gap=0)
    if mark is None:
        return holding(block)
    line = row(column(2, mark, STRETCH, gap=0), block, gap=8)
    line.setStretch(1, 1)
    return holding(line)


def _indented(widget: QWidget, depth: int) -> QWidget:
    line = row(
        widget, margins=(px(INDENT) * depth + (8 if not isinstance(widget, OutlineRow) else 0), 0, 0, 0)
    )
    if isinstance(widget, Button):
        line.addStretch(1)
    return holding(line)


def _beginning() -> list[Part]:
    first = translate("ClientFile", "What brings the client?")
    steps = translate(
        "ClientFile",
        "Begin with a problem in the client's words, or straight with a goal. A goal gets objectives that "
        "both can see; an objective gets levels from -2 to +2, what you mean to do, and the sessions that "
        "worked on it. Ratings stand here as dots over time.",
    )
    return [label(first, "strong", wraps=True), label(steps, "small", "muted", wraps=True)]


def _agreed(plan: TreatmentPlan) -> str:
    if not plan.versions:
        return translate("ClientFile", "Not agreed yet. An agreed version is signed and stays as it is.")
    last = plan.versions[0]
    said = translate("ClientFile", "Version %1, agreed %2").replace("%1", str(last.number))
    said = said.replace("%2", day_and_year(last.agreed_on))
    if last.agreed_with:
        said = translate("ClientFile", "%1 with %2").replace("%1", said).replace("%2", last.agreed_with)
    review = ""
    if last.review_on is not None:
        review = translate("ClientFile", "review %1").replace("%1", day_and_year(last.review_on))
    changed = translate("ClientFile", "changed since") if plan.is_changed else ""
    return joined(said, review, changed)
