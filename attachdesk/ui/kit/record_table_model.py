"""Rows of records in typed columns, for any view of Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

R = TypeVar("R")
Kind = Literal["code", "text", "muted", "number", "signs", "notice"]
Index = QModelIndex | QPersistentModelIndex
_NONE = "–"


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: how its words are read from a row, how it is painted, how it is ordered.

    kinds: ``code`` (bold), ``text``, ``muted``, ``number`` (trailing, a dash for none), ``signs``
    (``read`` gives code ids, painted as signs), ``notice`` (an icon before the words, see ``icon``).
    """

    title: str
    read: Callable[[R], Any]
    kind: Kind = "text"
    width: int = 0
    """Px at a text scale of 1; 0 shares what is left."""
    order: Callable[[R], Any] | None = None
    icon: Callable[[R], tuple[str, str]] | None = None
    """The icon or ``code:<id>`` and the ink role of a notice."""

    def words(self, row: R) -> str:
        """Return the words of a cell, as read out and painted."""
        found = self.read(row)
        if self.kind == "signs":
            return ", ".join(str(one) for one in found or ())
        if self.kind == "number" and (found is None or found == 0):
            return _NONE
        return "" if found is None else str(found)


class RecordTableModel(QAbstractTableModel, Generic[R]):
    """Rows in columns; ``Qt.UserRole`` gives the row itself."""

    def __init__(self, columns: Sequence[Column[R]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[R] = []
        self._order: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, rows: Sequence[R]) -> None:
        """Show other rows, in the order chosen."""
        self.beginResetModel()
        self.rows = list(rows)
        self._put_in_order()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return words, alignment, or the row itself."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return column.words(row)
        if role == Qt.ItemDataRole.UserRole:
            return row
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles of the columns; numbers stand at the trailing edge."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_number = self.columns[section].kind == "number"
            side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column, stably; nothing first stays last."""
        self.beginResetModel()
        self._order = (column, order)
        self._put_in_order()
        self.endResetModel()

    def _put_in_order(self) -> None:
        if self._order is None or not 0 <= self._order[0] < len(self.columns):
            return
        column = self.columns[self._order[0]]
        read = column.order or (lambda row: column.words(row).casefold())
        known = [row for row in self.rows if read(row) is not None]
        unknown = [row for row in self.rows if read(row) is None]
        known.sort(key=read, reverse=self._order[1] == Qt.SortOrder.DescendingOrder)
        self.rows = known + unknown
