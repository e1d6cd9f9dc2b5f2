"""Walks what a screen reader sees of a window."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


def _all(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is not None and child.isValid():
            yield from _all(child)


def unnamed(window: QWidget) -> list[str]:
    """Return a line for each visible widget that takes the focus and has no accessible name."""
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    found = []
    for one in _all(root):
        if one.object() is None or not one.object().isWidgetType():
            continue
        state = one.state()
        if state.focusable and not state.invisible and not one.text(QAccessible.Text.Name).strip():
            widget = one.object()
            found.append(f"{type(widget).__name__} {widget.objectName()!r} ({one.role().name})")
    return found
