"""Below the lanes of a trend: what was read in typed fields, a small chart each; a dot opens its session."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from attachdesk.charts.picture import Picture
from attachdesk.ui.kit.words import label
from attachdesk.ui.screens.client_file.trends_tab_pictures import Pictures

translate = QCoreApplication.translate


class FieldCharts(QWidget):
    """Hidden where nothing was read."""

    mark_reached = Signal(QPoint)

    def __init__(self, open_session: Callable[[str], None]) -> None:
        super().__init__()
        self.pictures = Pictures()
        self.pictures.evidence_opened.connect(lambda ids: open_session(ids[0]))
        self.pictures.mark_reached.connect(self._came_to)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 24, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(label(translate("Trends", "Readings"), "heading"))
        inside.addWidget(self.pictures)
        self.hide()

    def show_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show one chart below the other."""
        self.pictures.show_pictures(pictures)
        self.setVisible(bool(pictures))

    def _came_to(self, spot: QPoint) -> None:
        self.mark_reached.emit(self.pictures.mapTo(self, spot))
