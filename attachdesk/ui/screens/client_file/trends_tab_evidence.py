"""The words behind a mark: each passage in its line, what was noted on it, and the way to its note."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QTextEdit, QWidget

from attachdesk.domain.observation import Code, Observation
from attachdesk.domain.overview import Evidence
from attachdesk.domain.session import day_of
from attachdesk.library import Library
from attachdesk.ui.kit.appearance import appearance, code_colour, colour, font, px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.side_panel import SidePanel
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import Part, column, holding, label, row, rule

translate = QCoreApplication.translate


def caution() -> str:
    """Return what stands at the foot of every trend."""
    return translate(
        "Trends",
        "Marks are your dated impressions of one relationship, not diagnoses. Rows show that things happened "
        "in this order, not that one led to the other.",
    )


class PassageText(QTextEdit):
    """Words with the passage underlined in the colour of its code; read only, as high as its lines."""

    def __init__(self, one: Evidence, ink: QColor) -> None:
        super().__init__()
        self._one, self._ink = one, ink
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setAccessibleName(translate("Trends", "The passage with the words around it"))
        self._write()
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        appearance().changed.connect(self._write)

    def _write(self) -> None:
        self.clear()
        self.setFont(font("body"))
        cursor = QTextCursor(self.document())
        around, inside = QTextCharFormat(), QTextCharFormat()
        around.setForeground(colour("muted"))
        inside.setForeground(colour("text"))
        inside.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        inside.setUnderlineColor(self._ink)
        for words, form in (
            (self._one.before, around),
            (self._one.passage, inside),
            (self._one.after, around),
        ):
            cursor.insertText(words, form)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(px(20), round(self.document().size().height()) + 2))


class EvidencePanel(SidePanel):
    """Shows the observations behind one mark; ``open_note`` gets one of them, ``go_on`` takes the next."""

    def __init__(
        self, library: Library, open_note: Callable[[Evidence], None], go_on: Callable[[], None]
    ) -> None:
        super().__init__(translate("Trends", "The words behind a mark"))
        self._library, self._open, self._go_on = library, open_note, go_on
        self.setAccessibleName(translate("Trends", "The words behind a mark"))
        self.title.setWordWrap(True)
        self.shown: tuple[Evidence, ...] = ()
        self.note_button: Button | None = None
        foot = holding(column(rule(), label(caution(), "caption", "muted", wraps=True), gap=12,
                              margins=(20, 0, 20, 14)))  # fmt: skip
        layout = self.layout()
        assert layout is not None
        layout.addWidget(foot)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say how the panel is filled."""
        self.clear()
        self.shown, self.note_button = (), None
        self.say(translate("Trends", "The words behind a mark"))
        how = translate(
            "Trends",
            "Click a mark, or go to it with the arrow keys and press Enter: its passages appear here, with "
            "the words around them.",
        )
        self.add(label(how, "body", "muted", wraps=True))

    def show_evidence(self, found: Sequence[Evidence], own: dict[str, Code]) -> None:
        """Show what lies behind a mark."""
        self.clear()
        self.shown, self.note_button = tuple(found), None
        if not found:
            self.say(translate("Trends", "Nothing left here"))
            gone = translate("Trends", "These observations have been removed or changed meanwhile.")
            self.add(label(gone, "body", "muted", wraps=True))
            return
        first = found[0]
        self.say(self._name(first.observation.code, own))
        self.add(self._head(first, own, len(found)))
        if is_torn(found):
            both = translate(
                "Trends",
                "The whole session was rated as not seen, and yet a passage carries it. Both stay; each row "
                "counts only one of the two.",
            )
            self.add(label(both, "small", "muted", wraps=True), parted=False)
        for one in found:
            self.add(self._block(one, own))
        self.add(self._buttons(first), parted=False)

    def _head(self, one: Evidence, own: dict[str, Code], n: int) -> QWidget:
        code = one.observation.code
        mine = own.get(code)
        mark = CodeMark(code, self._name(code, own), letter=mine.letter if mine else "",
                        ink=mine.ink if mine else "")  # fmt: skip
        count = translate("Trends", "n = %1").replace("%1", str(n))
        return holding(row(mark, label(f"{_when(one)} · {count}", "small", "muted", wraps=True), gap=8))

    def _block(self, one: Evidence, own: dict[str, Code]) -> QWidget:
        seen = one.observation
        parts: list[Part] = []
        if one.passage:
            mine = own.get(seen.code)
            parts.append(PassageText(one, code_colour(seen.code, mine.ink if mine else "")))
        else:
            parts.append(label(_whole_session(seen), "body", wraps=True))
        parts.append(_facts(one))
        for title, words in (
            (translate("Trends", "Your memo"), seen.memo),
            (translate("Trends", "Other explanation you noted"), seen.rival),
        ):
            if words:
                parts += [label(title, "label", "muted"), label(words, "body", wraps=True)]
        return holding(column(*parts, gap=6))

    def _buttons(self, one: Evidence) -> QWidget:
        buttons: list[QWidget] = []
        if one.note_id is not None or one.session is not None:
            words = translate("Trends", "Open the note")
            self.note_button = Button(words, icon="file-text", do=lambda: self._open(one))
            buttons.append(self.note_button)
        buttons.append(Button(translate("Trends", "Next mark"), "quiet", shortcut="→", do=self._go_on))
        return flow(*buttons)

    def _name(self, code: str, own: dict[str, Code]) -> str:
        if code in self._library.patterns:
            return self._library.patterns[code].name
        if code in self._library.benefits:
            name = self._library.benefits[code].name
            return name[:1].upper() + name[1:]
        return own[code].name if code in own else translate("Trends", "A code of your own")


def is_torn(found: Sequence[Evidence]) -> bool:
    """Whether a whole session was rated 0 for a code while a passage of it carries that code."""
    seen = [one.observation for one in found]
    zeros = {(one.session_id, one.code) for one in seen if one.scope == "session" and one.intensity == 0}
    return any(one.scope == "passage" and (one.session_id, one.code) in zeros for one in seen)


def _when(one: Evidence) -> str:
    meeting = one.session or one.contact
    if meeting is None:
        return ""
    day = day_and_year(day_of(meeting))
    if one.session is not None and one.session.number is not None:
        said = translate("Trends", "Session %1, %2").replace("%1", str(one.session.number))
        return said.replace("%2", day)
    return day


def _whole_session(seen: Observation) -> str:
    if seen.family == "pattern":
        if seen.intensity == 0:
            return translate("Trends", "The whole session: looked for, not seen.")
        said = translate("Trends", "The whole session, rated %1 of 3.")
        return said.replace("%1", str(seen.intensity))
    return translate("Trends", "Noted of the whole session, on no single passage.")


def _facts(one: Evidence) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for title, words in _said_of(one):
        if words:
            at = grid.rowCount()
            grid.addWidget(label(title, "small", "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, "small", wraps=True), at, 1)
    return holding(grid)


def _said_of(one: Evidence) -> list[tuple[str, str]]:
    seen = one.observation
    strength = {
        1: translate("Trends", "1, trace"),
        2: translate("Trends", "2, clear"),
        3: translate("Trends", "3, dominant"),
    }
    senses = {
        "forward": translate("Trends", "step forward"),
        "worked_on": translate("Trends", "worked on"),
        "setback": translate("Trends", "setback"),
    }
    bases = {
        "room": translate("Trends", "in the room"),
        "recent": translate("Trends", "told of the recent"),
        "past": translate("Trends", "told of the past"),
        "other": translate("Trends", "from somebody else"),
    }
    certainties = {
        "tentative": translate("Trends", "tentative"),
        "fairly_sure": translate("Trends", "fairly sure"),
        "sure": translate("Trends", "sure"),
    }
    return [
        (translate("Trends", "Intensity"), strength.get(seen.intensity or 0, "") if one.passage else ""),
        (translate("Trends", "Sense"), senses.get(seen.sense or "", "")),
        (translate("Trends", "Toward"), one.toward),
        (translate("Trends", "Shown by"), one.shown_by),
        (translate("Trends", "Rests on"), bases[seen.basis]),
        (translate("Trends", "Certainty"), certainties.get(seen.certainty or "", "")),
    ]
