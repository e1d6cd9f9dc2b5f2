"""Walks a shown window and says which words are cut, and which widgets overlap or stand outside."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QWidget,
)

SLACK = 2
"""Px by which a hint may be rounded."""


def shown(root: QWidget) -> Iterator[QWidget]:
    """Yield every visible widget below ``root``."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible():
            yield widget


def words_of(widget: QWidget) -> str:
    """Return what a widget says in words, or nothing."""
    if isinstance(widget, QLabel | QAbstractButton):
        return str(widget.text())
    return ""


def _said(widget: QWidget) -> str:
    owner = widget.parentWidget()
    where = "" if owner is None else f" in {type(owner).__name__}"
    return f"{type(widget).__name__} {words_of(widget)[:40]!r}{where}"


def cut(root: QWidget) -> list[str]:
    """Return a line for each label or button that has less room than its words need."""
    found = []
    for widget in shown(root):
        if not words_of(widget).strip():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            lines = widget.heightForWidth(widget.width())
            if lines > widget.height() + SLACK:
                found.append(f"{_said(widget)}: {lines} px of lines in {widget.height()}")
            continue
        need = _need(widget)
        if need.width() > widget.width() + SLACK or need.height() > widget.height() + SLACK:
            found.append(f"{_said(widget)}: needs {need.toTuple()}, has {widget.size().toTuple()}")
    return found


def _need(widget: QWidget) -> QSize:
    """Return the room of the words; those of a small square button need no padding."""
    if isinstance(widget, QToolButton) and widget.icon().isNull():
        return widget.fontMetrics().size(0, widget.text())
    return widget.minimumSizeHint() if isinstance(widget, QLabel) else widget.sizeHint()


def _clips(widget: QWidget) -> bool:
    """Say whether a widget shows a part of its children on purpose: it scrolls, or draws its own."""
    owner = widget.parentWidget()
    is_viewport = isinstance(owner, QAbstractScrollArea) and owner.viewport() is widget
    return is_viewport or isinstance(widget, QAbstractScrollArea | QComboBox | QTabBar)


def outside(root: QWidget) -> list[str]:
    """Return a line for each widget that stands beyond the edge of what it is in."""
    found = []
    for widget in shown(root):
        owner = widget.parentWidget()
        if owner is None or widget.isWindow() or _clips(owner):
            continue
        room = owner.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if not widget.size().isEmpty() and not room.contains(widget.geometry()):
            found.append(f"{_said(widget)}: {widget.geometry().getRect()} in {owner.size().toTuple()}")
    return found


def sideways(root: QWidget) -> list[str]:
    """Return a line for each scroll area whose contents can only be read by scrolling sideways."""
    found = []
    for widget in shown(root):
        inside = widget.widget() if isinstance(widget, QScrollArea) else None
        if isinstance(widget, QScrollArea) and inside is not None:
            over = inside.width() - widget.viewport().width()
            if over > SLACK:
                found.append(f"{type(inside).__name__}: {over} px beyond the edge")
    return found


def overlapping(root: QWidget) -> list[str]:
    """Return a line for each two neighbours of one layout that cover each other."""
    found = []
    for owner in (root, *shown(root)):
        layout = owner.layout()
        if layout is None or isinstance(owner, QStackedWidget):
            continue
        placed = [
            child
            for child in owner.children()
            if isinstance(child, QWidget) and child.isVisible() and layout.indexOf(child) >= 0
        ]
        for one, other in combinations(placed, 2):
            both = one.geometry() & other.geometry()
            if both.width() > SLACK and both.height() > SLACK:
                found.append(f"{_said(one)} covers {_said(other)} by {both.size().toTuple()}")
    return found


def on(widget: QWidget, root: QWidget) -> QRect:
    """Return where a widget stands in ``root``."""
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
