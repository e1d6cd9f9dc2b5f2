"""The column in which a report is put together: for whom, which days, which sections, the summary."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from attachdesk.domain.practice import AUDIENCES, Audience
from attachdesk.domain.report_template import ALWAYS_PRINTED, ReportTemplate
from attachdesk.ui.kit.fields import ChoiceField, DateField, LongField
from attachdesk.ui.kit.words import cleared, column, holding, label, row

translate = QCoreApplication.translate


class ReportOrder(QWidget):
    """``changed`` after a choice, ``written`` after each edit of the summary."""

    changed = Signal()
    audience_changed = Signal()
    written = Signal()

    def __init__(self, templates: dict[str, ReportTemplate]) -> None:
        super().__init__()
        self._templates = templates
        self.boxes: dict[str, QCheckBox] = {}
        self.audience = ChoiceField([(one, templates[one].name) for one in AUDIENCES])
        self.audience.put("client")
        self.period = ChoiceField(_periods())
        self.since, self.until = DateField(), DateField()
        self.summary = LongField(
            translate("Reports", "What this reader should know, in your own words"), least=6, most=14
        )
        named: list[tuple[QWidget, str]] = [
            (self.audience, translate("Reports", "For whom")),
            (self.period, translate("Reports", "Period")),
            (self.since, translate("Reports", "First day")),
            (self.until, translate("Reports", "Last day")),
            (self.summary, translate("Reports", "Your summary")),
        ]
        for field, words in named:
            field.setAccessibleName(words)
        self._dates = holding(row(self.since, label(translate("Reports", "to"), "body", "muted"), self.until))
        self._sections = QVBoxLayout()
        self._sections.setSpacing(0)
        self.saved = label("", "caption", "muted")
        parts = [
            label(named[0][1], "label", "muted"), self.audience, 6,
            label(named[1][1], "label", "muted"), self.period, self._dates, 6,
            label(translate("Reports", "Sections"), "label", "muted"), self._sections, 6,
            label(named[4][1], "label", "muted"), self.summary, self.saved,
        ]  # fmt: skip
        self.setLayout(column(*parts, gap=6))
        self._offer_sections()
        self._dates.hide()
        self.audience.edited.connect(self._audience_chosen)
        self.period.edited.connect(self._period_chosen)
        for field in (self.since, self.until):
            field.editingFinished.connect(self.changed.emit)
        self.summary.edited.connect(self.written.emit)

    def reader(self) -> Audience:
        """Return for whom."""
        found: Audience = self.audience.value()
        return found

    def days(self, today: date) -> tuple[date | None, date | None]:
        """Return the first and the last day, None for no bound."""
        period = self.period.value()
        if period == "own":
            since, until = self.since.value(), self.until.value()
            return (until, since) if since and until and until < since else (since, until)
        return (today - timedelta(days=period), None) if period else (None, None)

    def sections(self) -> frozenset[str]:
        """Return the sections that are to be printed."""
        return frozenset(name for name, box in self.boxes.items() if box.isChecked())

    def _audience_chosen(self) -> None:
        self._offer_sections()
        self.audience_changed.emit()

    def _period_chosen(self) -> None:
        self._dates.setVisible(self.period.value() == "own")
        self.changed.emit()

    def _offer_sections(self) -> None:
        cleared(self._sections)
        self.boxes = {}
        names = section_names()
        for section in self._templates[self.reader()].sections:
            box = QCheckBox(names[section.id])
            box.setAccessibleName(names[section.id])
            box.setChecked(section.is_on or section.id in ALWAYS_PRINTED)
            if section.id in ALWAYS_PRINTED:
                box.setEnabled(False)
                box.setToolTip(translate("Reports", "Always printed"))
            box.toggled.connect(lambda _on: self.changed.emit())
            self.boxes[section.id] = box
            self._sections.addWidget(box)


def section_names() -> dict[str, str]:
    """Return the sections of a report by id."""
    return {
        "header": translate("Reports", "Header and period"),
        "purpose": translate("Reports", "Purpose"),
        "limits": translate("Reports", "Limits of use"),
        "attendance": translate("Reports", "Sessions attended"),
        "goals": translate("Reports", "Goals and ratings"),
        "patterns": translate("Reports", "Observed patterns, with chart"),
        "benefits": translate("Reports", "Benefits"),
        "summary": translate("Reports", "Your summary"),
        "signature": translate("Reports", "Signature"),
    }


def _periods() -> Sequence[tuple[Any, str]]:
    return [
        (0, translate("Reports", "All sessions so far")),
        (92, translate("Reports", "Last 3 months")),
        (183, translate("Reports", "Last 6 months")),
        (366, translate("Reports", "Last 12 months")),
        ("own", translate("Reports", "Chosen days")),
    ]
