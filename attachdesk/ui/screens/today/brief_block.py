"""The brief inside the next session: six lines that can be read in a minute."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from attachdesk.domain.observation import Code
from attachdesk.library import Library
from attachdesk.services.briefing import Brief, Seen
from attachdesk.services.last_plan import LastPlan
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.code_chip import CodeMark
from attachdesk.ui.kit.icons import pixmap
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.words import STRETCH, Words, column, label, row
from attachdesk.ui.screens.today.wording import by_words, due_name, on_words, risk_words

translate = QCoreApplication.translate
LONGEST_PLAN = 280
"""Letters of the last plan that are shown; the rest is in the note."""
MOST_SEEN = 4
MOST_RUPTURES = 3
"""Open ruptures that are shown with their day; of more it is said how many there are."""


class BriefBlock(QFrame):
    """Facts as recorded; a line says ``none`` rather than being left out."""

    def __init__(self, brief: Brief, today: date, library: Library, own: dict[str, Code]) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName(translate("Today", "Before the session"))
        self._today, self._library, self._own = today, library, own
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(px(8))
        self._grid.setHorizontalSpacing(14)
        self._grid.setColumnStretch(2, 1)
        self._fill(brief)
        head = row(
            label(translate("Today", "Before the session"), "small_strong"), STRETCH,
            label(translate("Today", "about 60 seconds"), "caption", "muted"),
        )  # fmt: skip
        self.setLayout(column(head, self._grid, gap=px(10), margins=(16, 14, 16, 16)))

    def _fill(self, brief: Brief) -> None:
        self._plan(brief.plan)
        promises = [due.words for due in brief.dues if due.about == "promise" and due.words]
        if promises:
            self._line("message-square-quote", translate("Today", "You promised"), "\n".join(promises))
        self._line(self._rupture_sign(brief), translate("Today", "Rupture"), self._rupture(brief))
        sign = CodeMark(brief.seen[0].code, size=16) if brief.seen else "tag"
        if brief.seen and brief.seen[0].code in self._own:
            code = self._own[brief.seen[0].code]
            sign = CodeMark(code.id, code.name, letter=code.letter, ink=code.ink)
        self._line(sign, translate("Today", "Last observed"), self._observed(brief))
        self._line("clipboard-list", translate("Today", "Due"), self._due(brief))
        self._risk(brief)

    def _plan(self, plan: LastPlan) -> None:
        """Show the plan with its day, folded where it may name what was hardest."""
        title, said = translate("Today", "Last plan"), plan.words
        if plan.on is None:
            self._line("target", title, translate("Today", "No signed note with a plan yet."))
            return
        if len(said) > LONGEST_PLAN:
            said = said[:LONGEST_PLAN].rsplit(" ", 1)[0] + " …"
        words = self._of_note(plan, plan.on, said)
        if not plan.is_delicate:
            self._line("target", title, words)
            return
        folded = self._of_note(plan, plan.on, translate("Today", "folded here"))
        turns = (translate("Today", "Show plan"), translate("Today", "Hide plan"))
        self._folding("target", title, (folded, words), turns)

    def _of_note(self, plan: LastPlan, on: date, said: str) -> str:
        """Return the plan with the day of its note; that the last note has none is said first."""
        whose = translate("Today", "Note of %1: %2").replace("%1", on_words(on, self._today))
        words = whose.replace("%2", said)
        if plan.missing_on is None:
            return words
        missing = translate("Today", "The last note, %1, has no plan.")
        return f"{missing.replace('%1', on_words(plan.missing_on, self._today))}\n{words}"

    def _risk(self, brief: Brief) -> None:
        """Show areas and days; the client's own words only when asked for."""
        title, words = translate("Today", "Risk"), risk_words(brief.risk, self._today)
        if not any(one.asked == "told" for one, _ in brief.risk):
            self._line("shield", title, words)
            return
        turns = (translate("Today", "Show words"), translate("Today", "Hide words"))
        self._folding("shield", title, (words, risk_words(brief.risk, self._today, is_full=True)), turns)

    def _folding(self, sign: str, title: str, words: tuple[str, str], turns: tuple[str, str]) -> None:
        """Show the first words, and the second ones while they are asked for; seen and read out alike."""
        said = self._line(sign, title, words[0])
        show = Button(turns[0], "quiet", dense=True, flush=True)
        show.setAutoDefault(True)

        def turn() -> None:
            is_shown = said.text() == words[0]
            said.setText(words[is_shown])
            said.setAccessibleName(f"{title}: {words[is_shown]}")
            show.say(turns[is_shown])

        show.clicked.connect(turn)
        self._grid.addWidget(show, self._grid.rowCount(), 2, Qt.AlignmentFlag.AlignLeading)

    def _line(self, sign: str | QWidget, title: str, words: str) -> Words:
        at = self._grid.rowCount()
        if isinstance(sign, str):
            name, sign = sign, label("")
            sign.setPixmap(pixmap(name, "muted", 16))
            sign.setFixedWidth(px(16))
        top = Qt.AlignmentFlag.AlignTop
        title_label = label(title, "small", "muted")
        title_label.setMinimumWidth(px(104))
        self._grid.addWidget(sign, at, 0, top)
        self._grid.addWidget(title_label, at, 1, top)
        said = label(words, "small", wraps=True)
        said.setAccessibleName(f"{title}: {words}")
        self._grid.addWidget(said, at, 2)
        return said

    def _rupture_sign(self, brief: Brief) -> QWidget:
        strained = any(one.outcome not in {"repaired", "partly"} for one, _ in brief.ruptures)
        return CodeMark("rupture" if strained else "repair")

    def _rupture(self, brief: Brief) -> str:
        if not brief.ruptures:
            return translate("Today", "None on record.")
        days = [on_words(on, self._today) for _, on in brief.ruptures]
        rupture, since = brief.ruptures[0][0], days[0]
        if rupture.outcome == "open":
            return _open_words(days)
        said = {
            "repaired": translate("Today", "repaired"),
            "partly": translate("Today", "partly repaired"),
            "not_repaired": translate("Today", "not repaired"),
            "client_left": translate("Today", "the client left"),
        }[rupture.outcome]
        last = translate("Today", "None open. Last: %1, %2.")
        return last.replace("%1", since).replace("%2", said)

    def _observed(self, brief: Brief) -> str:
        if brief.seen_on is None:
            return translate("Today", "Nothing tagged or rated yet.")
        said = [self._one(seen) for seen in brief.seen[:MOST_SEEN]]
        more = len(brief.seen) - MOST_SEEN
        if more > 0:
            said.append(translate("Today", "and %n more", "", more))
        words = "; ".join(said)
        return f"{words[:1].upper()}{words[1:]} · {on_words(brief.seen_on, self._today)}"

    def _one(self, seen: Seen) -> str:
        name = self._name(seen.code)
        if seen.toward:
            said = translate("Today", "%1 toward %2")
            name = said.replace("%1", name).replace("%2", isolated(seen.toward))
        strength = {
            1: translate("Today", "trace"),
            2: translate("Today", "clear"),
            3: translate("Today", "dominant"),
        }.get(seen.intensity or 0)
        sense = {
            "forward": translate("Today", "step forward"),
            "worked_on": translate("Today", "worked on"),
            "setback": translate("Today", "setback"),
        }.get(seen.sense or "")
        return ", ".join(part for part in (name, sense or strength) if part)

    def _name(self, code: str) -> str:
        if code in self._library.patterns:
            return self._library.patterns[code].name
        if code in self._library.benefits:
            return self._library.benefits[code].short
        return self._own[code].name if code in self._own else translate("Today", "a code of your own")

    def _due(self, brief: Brief) -> str:
        others = [due for due in brief.dues if due.about != "promise"]
        if not others:
            return translate("Today", "Nothing due.")
        return "\n".join(f"{due_name(due)}, {by_words(due.due_on, self._today)}" for due in others)


def _open_words(days: list[str]) -> str:
    """Return since when ruptures are open, the newest first, and how many they are."""
    if len(days) == 1:
        return translate("Today", "Open since %1.").replace("%1", days[0])
    shown = "; ".join(days[:MOST_RUPTURES])
    said = translate("Today", "%n open, since: %1", "", len(days)).replace("%1", shown)
    more = len(days) - MOST_RUPTURES
    return f"{said}; {translate('Today', 'and %n more', '', more)}" if more > 0 else said
