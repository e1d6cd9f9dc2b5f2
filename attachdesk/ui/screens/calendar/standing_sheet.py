"""The list of what stands: recurring appointments to change or end, breaks to take back."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from attachdesk.domain.around import Appointment
from attachdesk.domain.plan import Break
from attachdesk.services.appointments import Week
from attachdesk.ui.kit.appearance import px
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import STRETCH, Part, column, ground, holding, label, row, rule
from attachdesk.ui.screens.calendar.days_head import break_words
from attachdesk.ui.screens.calendar.forms import rhythm

translate = QCoreApplication.translate


class StandingSheet(QDialog):
    """Escape puts it away; what is pressed puts it away and does."""

    def __init__(
        self,
        parent: QWidget,
        week: Week,
        change: Callable[[Appointment], object],
        end: Callable[[Appointment], object],
        take_back: Callable[[Break], object],
    ) -> None:
        super().__init__(parent)
        title = translate("Calendar", "Recurring appointments and breaks")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        parts: list[Part] = [label(translate("Calendar", "Recurring"), "label", "muted")]
        for code, one in week.series:
            change_it = self._act(translate("Calendar", "Change"), change, one)
            end_it = self._act(translate("Calendar", "End"), end, one)
            parts += [_entry(isolated(code), series_words(one), (change_it, end_it)), rule()]
        if not week.series:
            words = translate("Calendar", "None yet. Book one with N and say how often.")
            parts.append(label(words, "body", "muted", wraps=True))
        parts += [8, label(translate("Calendar", "Breaks of this week"), "label", "muted")]
        for code, pause in week.breaks:
            back = self._act(translate("Calendar", "Take back"), take_back, pause)
            parts += [_entry(break_words(code, pause), "", (back,)), rule()]
        if not week.breaks:
            parts.append(label(translate("Calendar", "No break in this week."), "body", "muted", wraps=True))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holding(column(*parts, STRETCH, margins=(24, 4, 24, 8)), "window"))
        close = Button(translate("Calendar", "Close"), shortcut="Esc", do=self.reject)
        head = column(label(title, "heading", wraps=True), margins=(24, 20, 24, 4))
        self.setLayout(column(head, area, row(STRETCH, close, margins=(24, 0, 24, 20)), gap=8))
        ground(self, "window")
        self.resize(px(600), min(px(480), parent.window().height() - px(60)))

    def _act(self, words: str, do: Callable[..., object], what: Appointment | Break) -> Button:
        def press() -> None:
            self.accept()
            do(what)

        return Button(words, dense=True, do=press)


def series_words(one: Appointment) -> str:
    """Return when a series falls: weekday and time, how often, since and until when."""
    weekday = QLocale().standaloneDayName(one.weekday + 1, QLocale.FormatType.LongFormat)
    words = translate("Calendar", "%1 %2, since %3").replace("%1", weekday).replace("%2", one.at)
    words = words.replace("%3", day_and_year(one.since))
    until = translate("Calendar", "until %1").replace("%1", day_and_year(one.until)) if one.until else ""
    return ", ".join(part for part in (words, until, rhythm(one)) if part)


def week_words(first: QDate, last: QDate) -> str:
    """Return the heading of a week: ``23 November – 29 November 2026``."""
    locale = QLocale()
    return f"{locale.toString(first, 'd MMMM')} – {locale.toString(last, 'd MMMM yyyy')}"


def _entry(title: str, second: str, buttons: tuple[Button, ...]) -> QWidget:
    words: list[Part] = [label(title, "strong", wraps=True)]
    if second:
        words.append(label(second, "small", "muted", wraps=True))
    for button in buttons:
        button.setAccessibleName(f"{button.text()}: {title}, {second}")
    line = row(column(*words, gap=0), *buttons, gap=8)
    line.setStretch(0, 1)
    return holding(line)
