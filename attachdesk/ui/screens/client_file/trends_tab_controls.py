"""What is shown of a trend: ratings or counts, shown by which partner, toward whom, in which period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from attachdesk.analysis.trends import TOGETHER
from attachdesk.domain.client import Person
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
    """What is to be drawn; ``toward`` and ``shown_by`` are ids of people, None for everyone.

    An empty ``shown_by`` is the couple as one.
    """

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
        self.shown_by = ChoiceField([])
        self.shown_by.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.shown_by.setAccessibleName(translate("Trends", "Shown by whom"))
        self._bonds: Sequence[Bond] = ()
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
            flow(
                self.mode, self.shown_by, self.toward, self.period, self.table, self.since, self.to,
                self.until, gap=12,
            )
        )  # fmt: skip
        self.forget()
        self._show_dates()
        self._listen()

    def _listen(self) -> None:
        self.mode.chosen.connect(lambda _mode: self.changed.emit())
        self.shown_by.edited.connect(self._partner_chosen)
        self.toward.edited.connect(self.changed.emit)
        self.period.edited.connect(self._period_chosen)
        for field in (self.since, self.until):
            field.editingFinished.connect(self._date_written)

    def forget(self) -> None:
        """Offer everyone and choose them: the next client has other people."""
        self.shown_by.offer([])
        self.toward.offer([])
        self.offer((), (), Wanted())

    def offer(self, bonds: Sequence[Bond], members: Sequence[Person], shown: Wanted) -> None:
        """Offer the partners of a couple, and these relationships; what is shown is chosen."""
        self._bonds = bonds
        said = translate("Trends", "Shown by: %1")
        partners = [(one.id, said.replace("%1", isolated(one.name))) for one in members]
        if partners:
            partners.append((TOGETHER, translate("Trends", "Shown by: both as one")))
        self.shown_by.offer(partners)
        self.shown_by.put(shown.shown_by)
        self.shown_by.setVisible(bool(partners))
        self._offer_toward()

    def _offer_toward(self) -> None:
        """Offer the relationships of the partner chosen; the chosen one stays while it is there."""
        before, bonds = self.toward.value(), bonds_of(self._bonds, self.shown_by.value())
        options: list[tuple[Any, str]] = [(None, translate("Trends", "Toward: everyone"))]
        if bonds:
            options.append((EACH, translate("Trends", "Toward: each apart")))
        options += [(bond.toward, toward_words(bond)) for bond in bonds]
        self.toward.offer(options)
        self.toward.put(before)

    def _partner_chosen(self) -> None:
        self._offer_toward()
        self.changed.emit()

    def wanted(self, today: date) -> Wanted:
        """Return what is chosen; a date that cannot be read counts as none."""
        toward = self.toward.value()
        since, until = self._bounds(today)
        mode: Mode = self.mode.value()
        one = None if toward == EACH else toward
        return Wanted(mode, one, self.shown_by.value(), toward == EACH, since, until)

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


def bonds_of(bonds: Sequence[Bond], shown_by: str | None) -> tuple[Bond, ...]:
    """Return the relationships of one partner (empty: of the couple as one), all with None."""
    return tuple(one for one in bonds if shown_by is None or one.shown_by == (shown_by or None))


def toward_words(bond: Bond) -> str:
    """Return whom it is toward, and on how many observations it rests."""
    said = translate("Trends", "Toward: %1 (n = %2)")
    if bond.is_cared_for:
        said = translate("Trends", "Caregiving: %1 (n = %2)")
    return said.replace("%1", isolated(bond.name)).replace("%2", str(bond.n))


def bond_words(bond: Bond) -> str:
    """Return toward whom, which partner of a couple showed it, and on how many observations it rests."""
    if bond.shown_by is None:
        return toward_words(bond)
    said = translate("Trends", "%1, toward %2 (n = %3)").replace("%1", isolated(bond.shown_by_name))
    return said.replace("%2", isolated(bond.name)).replace("%3", str(bond.n))
