"""What is shown of a trend: ratings or counts, toward whom, in which period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from attachdesk.domain.trend import Bond, Mode
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.fields import ChoiceField, DateField
from attachdesk.ui.kit.flow import flow
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.words import label

translate = QCoreApplication.translate
EACH = "each"
"""Small multiples, one for each relationship."""


@dataclass(frozen=True)
class Wanted:
    """What is to be drawn; ``toward`` and ``shown_by`` are ids of people, None for everyone."""

    mode: Mode = "rating"
    toward: str | None = None
    shown_by: str | None = None
    is_each: bool = False
    since: date | None = None
    until: date | None = None


class TrendControls(QWidget):
    """One row that wraps; ``changed`` after any choice."""

    changed = Signal()
    table_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = Segments(
            [
                ("rating", translate("Trends", "Session ratings")),
                ("count", translate("Trends", "Counts of passages")),
                ("share", translate("Trends", "Share of sessions")),
            ],
            translate("Trends", "What is drawn"),
        )
        self.mode.put("rating")
        self.toward = ChoiceField([])
        self.toward.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.toward.setAccessibleName(translate("Trends", "Toward whom"))
        self.period = ChoiceField(_periods())
        self.period.setAccessibleName(translate("Trends", "Period"))
        self.since, self.until = DateField(), DateField()
        self.since.setAccessibleName(translate("Trends", "First day"))
        self.until.setAccessibleName(translate("Trends", "Last day"))
        self.table = Button(translate("Trends", "As a table"), icon="list", do=self.table_asked.emit)
        self.to = label(translate("Trends", "to"), "body", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            flow(self.mode, self.toward, self.period, self.table, self.since, self.to, self.until, gap=12)
        )
        self.offer(())
        self._show_dates()
        self.mode.chosen.connect(lambda _mode: self.changed.emit())
        self.toward.edited.connect(self.changed.emit)
        self.period.edited.connect(self._period_chosen)
        for field in (self.since, self.until):
            field.editingFinished.connect(self._date_written)

    def offer(self, people: Sequence[Bond]) -> None:
        """Offer these relationships; the chosen one stays chosen while it is there."""
        before = self.toward.value()
        options: list[tuple[Any, str]] = [(None, translate("Trends", "Toward: everyone"))]
        if people:
            options.append((EACH, translate("Trends", "Toward: each apart")))
        options += [((bond.toward, bond.shown_by), bond_words(bond)) for bond in people]
        self.toward.offer(options)
        self.toward.put(before)

    def wanted(self, today: date) -> Wanted:
        """Return what is chosen; a date that cannot be read counts as none."""
        toward = self.toward.value()
        pair = toward if isinstance(toward, tuple) else (None, None)
        since, until = self._bounds(today)
        mode: Mode = self.mode.value()
        return Wanted(mode, pair[0], pair[1], toward == EACH, since, until)

    def _bounds(self, today: date) -> tuple[date | None, date | None]:
        period = self.period.value()
        if period == "own":
            since, until = self.since.value(), self.until.value()
            return (until, since) if since and until and until < since else (since, until)
        return (today - timedelta(days=period), None) if period else (None, None)

    def _period_chosen(self) -> None:
        self._show_dates()
        if self.period.value() == "own":
            self.since.setFocus()
        self.changed.emit()

    def _date_written(self) -> None:
        if self.period.value() == "own":
            self.changed.emit()

    def _show_dates(self) -> None:
        is_own = self.period.value() == "own"
        for part in (self.since, self.to, self.until):
            part.setVisible(is_own)


def _periods() -> list[tuple[Any, str]]:
    return [
        (0, translate("Trends", "All time")),
        (92, translate("Trends", "Last 3 months")),
        (183, translate("Trends", "Last 6 months")),
        (366, translate("Trends", "Last 12 months")),
        ("own", translate("Trends", "Chosen days")),
    ]


def bond_words(bond: Bond) -> str:
    """Return whom it is toward, and on how many observations it rests."""
    if bond.shown_by is not None:
        said = translate("Trends", "%1, toward %2 (n = %3)").replace("%1", isolated(bond.shown_by_name))
        return said.replace("%2", isolated(bond.name)).replace("%3", str(bond.n))
    said = translate("Trends", "Toward: %1 (n = %2)")
    if bond.is_cared_for:
        said = translate("Trends", "Caregiving: %1 (n = %2)")
    return said.replace("%1", isolated(bond.name)).replace("%2", str(bond.n))
