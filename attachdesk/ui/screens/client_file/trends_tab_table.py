"""The same figures as a table: read line by line, copied whole."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from attachdesk.ui.kit.appearance import appearance, colour, font, px

translate = QCoreApplication.translate
Rows = tuple[tuple[str, ...], ...]
SHARES = 2
"""Rows at the foot: of sessions rated, and of passages."""


class TrendTable(QTableWidget):
    """Rows of words; Ctrl+C copies what is chosen, ``copy_all`` everything, parted by tabs."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Rows = ()
        self.setAccessibleName(translate("Trends", "Patterns and benefits by session, as a table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._restyle()
        appearance().changed.connect(self._restyle)

    def show_rows(self, rows: Rows) -> None:
        """Show rows, the first of them the header, the last two the shares."""
        self.rows = rows
        self.setColumnCount(len(rows[0]))
        self.setRowCount(len(rows) - 1)
        self.setHorizontalHeaderLabels(rows[0])
        for place, cells in enumerate(rows[1:]):
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
                if place >= len(rows) - 1 - SHARES:
                    item.setFont(font("strong"))
                self.setItem(place, column, item)
        for column in range(len(rows[0])):
            self.setColumnWidth(column, px(72 if column == 0 else 108 if column == 1 else 156))
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.resizeRowsToContents()
        for place in range(self.rowCount()):
            self.setRowHeight(place, self.rowHeight(place) + px(8))

    def copy_all(self) -> None:
        """Put the whole table on the clipboard."""
        self._copy(self.rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is chosen."""
        if event.matches(QKeySequence.StandardKey.Copy):
            places = {(index.row(), index.column()) for index in self.selectedIndexes()}
            lines = sorted({line for line, _ in places})
            self._copy(
                tuple(
                    tuple(self.rows[line + 1][column] for at, column in sorted(places) if at == line)
                    for line in lines
                )
            )
        else:
            super().keyPressEvent(event)

    def _copy(self, rows: Rows) -> None:
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows))

    def _restyle(self) -> None:
        self.setFont(font("small"))
        header = self.horizontalHeader()
        header.setFont(font("label"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        hair, ground, muted = (colour(role).name() for role in ("hairline", "surface", "muted"))
        self.setStyleSheet(
            f"QTableWidget {{ background: {ground}; }}"
            f"QTableWidget::item {{ border-bottom: 1px solid {hair}; }}"
            f"QTableWidget::item:selected {{ background: {colour('selection').name()};"
            f" color: {colour('text').name()}; }}"
            f"QHeaderView::section {{ background: {ground}; color: {muted}; border: none;"
            f" border-bottom: 1px solid {hair}; padding: {px(6)}px {px(8)}px; }}"
        )
        if self.rows:
            self._fit_rows()
