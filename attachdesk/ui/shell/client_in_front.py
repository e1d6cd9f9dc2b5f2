"""Whose client is in front: of the screen, else of the row under the keyboard, else of the next session."""

from PySide6.QtWidgets import QWidget

from attachdesk.ui.kit.screen import Target


def client_in_front(here: Target | None, screen: QWidget, focus: QWidget | None) -> str:
    """Return a client's id, or nothing; a row says its client in its property ``client_id``."""
    if here is not None and here.client_id:
        return here.client_id
    while focus is not None:
        if one := focus.property("client_id"):
            return str(one)
        focus = focus.parentWidget()
    rows = (one for one in screen.findChildren(QWidget) if one.property("is_next") and one.isVisible())
    return next((str(one.property("client_id")) for one in rows), "")
