"""The card beside the list: what is next, what the work is aimed at, what was planned last."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from attachdesk.domain.overview import ClientFile, ClientLine, OpenNote, SessionLine
from attachdesk.domain.session import day_of
from attachdesk.library import Library
from attachdesk.services.desk import Desk
from attachdesk.ui.kit.appearance import appearance, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.time_words import day_and_year, short_day
from attachdesk.ui.kit.words import STRETCH, cleared, column, holding, label, row, rule
from attachdesk.ui.screens.clients import wording

translate = QCoreApplication.translate
LONGEST = 360
"""Letters of the last plan that the card shows."""


@dataclass(frozen=True)
class Brief:
    """What the card is made of."""

    line: ClientLine
    file: ClientFile
    next: SessionLine | None
    planned: str
    planned_on: date | None
    is_delicate: bool = False
    """What was planned may name what was hardest: it stays folded until it is asked for."""


def read_brief(desk: Desk, line: ClientLine) -> Brief:
    """Read the card of one client; runs on the lane."""
    meetings = [one for one in desk.diary.sessions(line.client.id) if one.session is not None]
    coming = [one for one in meetings if one.session and one.session.starts_at == line.next_at]
    planned, on, is_delicate = "", None, False
    written = [one for one in meetings if one.note_id and one.word_count and one.session]
    if written and written[-1].note_id and (session := written[-1].session):
        planned = last_section(desk.note_writing.open_note(written[-1].note_id))
        on, is_delicate = day_of(session), desk.briefing.is_delicate(written[-1])
    file = desk.caseload.file(line.client.id)
    return Brief(line, file, coming[0] if coming else None, planned, on, is_delicate)


def last_section(opened: OpenNote) -> str:
    """Return what stands under the last heading that has words: the plan, in most templates."""
    text = opened.note.text
    headings = [mark for mark in opened.marks if mark.mark == "heading"]
    ends = [mark.start for mark in headings[1:]] + [len(text)]
    said = [text[mark.end : end].strip() for mark, end in zip(headings, ends, strict=False)]
    words = next((one for one in reversed(said) if one), text.strip() if not headings else "")
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


class BriefCard(QFrame):
    """The three questions before a session: what is next, what is it about, what did we leave at."""

    def __init__(self, library: Library, open_file: Callable[[], None]) -> None:
        super().__init__()
        self._library, self._open = library, open_file
        self.setProperty("card", "true")
        self.setAccessibleName(translate("Clients", "Before the session"))
        self.code, self.since = label("", "heading", wraps=True), label("", "small", "muted", wraps=True)
        self._body = QVBoxLayout()
        self._body.setSpacing(8)
        self.open_button = Button(translate("Clients", "Open file"), shortcut="⏎", do=open_file)
        self.setLayout(
            column(self.code, self.since, 8, self._body, 8, self.open_button, STRETCH, gap=4,
                   margins=(24, 22, 24, 22))
        )  # fmt: skip
        self._restyle()
        appearance().changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedWidth(min(px(304), 420))

    def name_client(self, line: ClientLine) -> None:
        """Show at once whose card this is; the rest follows when it has been read."""
        self.code.setText(line.client.code)
        said = translate("Clients", "In therapy since %1")
        self.since.setText(said.replace("%1", day_and_year(line.client.started_on)))

    def show_brief(self, brief: Brief, today: date) -> None:
        """Show what was read."""
        self.name_client(brief.line)
        cleared(self._body)
        self._body.addWidget(self._facts(brief, today))
        if brief.planned and brief.planned_on:
            head = translate("Clients", "Left at, %1").replace("%1", short_day(brief.planned_on))
            for part in (rule(), label(head, "label", "muted"), *self._planned(brief)):
                self._body.addWidget(part)

    def _planned(self, brief: Brief) -> list[QWidget]:
        """Return what was planned last, or the button that unfolds it."""
        said = label("" if brief.is_delicate else brief.planned, "body", wraps=True)
        if not brief.is_delicate:
            return [said]
        said.hide()
        turn = Button(translate("Clients", "Show plan"), "quiet", dense=True, flush=True)

        def fold() -> None:
            is_shown = said.isHidden()
            said.setText(brief.planned if is_shown else "")
            said.setVisible(is_shown)
            turn.say(translate("Clients", "Hide plan") if is_shown else translate("Clients", "Show plan"))

        turn.clicked.connect(fold)
        return [said, turn]

    def _facts(self, brief: Brief, today: date) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        for title, value in self._pairs(brief, today):
            at = grid.rowCount()
            name = label(title, "small", "muted")
            grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(value, "small", wraps=True) if isinstance(value, str) else value, at, 1)
        return holding(grid)

    def _pairs(self, brief: Brief, today: date) -> list[tuple[str, str | QWidget]]:
        line, file = brief.line, brief.file
        pairs: list[tuple[str, str | QWidget]] = [
            (translate("Clients", "Next"), _next(brief, today)),
            (translate("Clients", "Goals"), _goals(file, today)),
        ]
        focus = [one.benefit for one in file.focus if one.until is None or one.until >= today]
        if focus:
            pairs.append((translate("Clients", "In focus"), self._focus(focus)))
        if line.next_due is not None:
            pairs.append((translate("Clients", "Coming up"), wording.due_words(line.next_due, today)))
        pairs += [
            (translate("Clients", "Ruptures"), _ruptures(line)),
            (translate("Clients", "Consent"), _consent(file, today)),
            (translate("Clients", "Kept"), wording.kept_as(line.client.retention_class)),
        ]
        return pairs

    def _focus(self, focus: list[str]) -> QWidget:
        lines = []
        for code in focus:
            name = self._library.benefits[code].short
            words = label(name[:1].upper() + name[1:], "small")
            lines.append(row(CodeMark(code, name), words, STRETCH, gap=8))
        return holding(column(*lines, gap=6))


def _next(brief: Brief, today: date) -> str:
    when = wording.when(brief.line.next_at, brief.line.zone, today)
    if not when:
        return translate("Clients", "nothing booked")
    media = {
        "in_person": translate("Clients", "in person"),
        "video": translate("Clients", "by video"),
        "phone": translate("Clients", "by phone"),
        "chat": translate("Clients", "in writing"),
    }
    session = brief.next.session if brief.next else None
    return f"{when}, {media[session.medium]}" if session else when


def _goals(file: ClientFile, today: date) -> str:
    running = [goal for goal in file.goals if goal.until is None or goal.until >= today]
    if not running:
        return translate("Clients", "none yet")
    return str(len(running))


def _ruptures(line: ClientLine) -> str:
    if not line.open_ruptures:
        return translate("Clients", "none open")
    return translate("Clients", "open: %1").replace("%1", str(line.open_ruptures))


def _consent(file: ClientFile, today: date) -> str:
    papers = [one for one in file.consents if one.about == "treatment_agreement"]
    if not papers:
        return translate("Clients", "no treatment agreement on file")
    paper = papers[-1]
    states = {
        "given": translate("Clients", "given"),
        "refused": translate("Clients", "refused"),
        "withdrawn": translate("Clients", "withdrawn"),
        "expired": translate("Clients", "expired"),
    }
    said = states[paper.standing(today)]
    if paper.until is None:
        return f"{said} {short_day(paper.since)}"
    until = translate("Clients", "%1, to %2")
    return until.replace("%1", said).replace("%2", day_and_year(paper.until))
