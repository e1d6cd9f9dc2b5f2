"""What was recorded about risk in a meeting: areas at once, the client's words when they are asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.record import local
from attachdesk.domain.session import RiskEntry
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.risk_words import area_words, around_words, asked_words
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import STRETCH, column, holding, label, row

translate = QCoreApplication.translate


class RiskBlock(QWidget):
    """Each area with what came of asking; words stay folded, for others may look over one's shoulder."""

    def __init__(self, entries: Sequence[RiskEntry], zone: str) -> None:
        super().__init__()
        lines = [label(translate("ClientFile", "Risk"), "label", "muted")]
        for entry in entries:
            area = area_words(entry.area)
            said = f"{area[:1].upper()}{area[1:]}: {asked_words(entry.asked)}"
            lines.append(label(said, "small_strong" if entry.asked == "told" else "small", wraps=True))
        told = [entry for entry in entries if entry.asked == "told"]
        self.words = holding(column(*(_told(entry, zone) for entry in told), gap=8))
        self.words.hide()
        self.fold = Button("", "quiet", dense=True, do=self._turn)
        self.fold.setVisible(bool(told))
        self._name()
        self.setLayout(column(*lines, row(self.fold, STRETCH), self.words, gap=4))

    def _turn(self) -> None:
        self.words.setVisible(self.words.isHidden())
        self._name()

    def _name(self) -> None:
        shows, folds = (
            translate("ClientFile", "Show what was told"),
            translate("ClientFile", "Fold the words"),
        )
        self.fold.say(shows if self.words.isHidden() else folds)


def _told(entry: RiskEntry, zone: str) -> QWidget:
    parts: list[QWidget] = [label(entry.words, wraps=True)]
    parts += [label(line, "small", "muted", wraps=True) for line in around_words(entry)]
    again = entry.followed_up_at or entry.follow_up_at
    if again is not None:
        day = day_and_year(local(again, zone).date())
        words = (
            translate("ClientFile", "Asked again on {day}")
            if entry.followed_up_at
            else translate("ClientFile", "Ask again on {day}")
        )
        parts.append(label(words.format(day=day), "small", "muted", wraps=True))
    return holding(column(*parts, gap=2))
