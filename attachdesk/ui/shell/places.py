"""The places of the sidebar, in their order: which screen, which icon, which word."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True)
class Place:
    """One entry of the sidebar."""

    screen: str
    icon: str
    words: str


def places() -> tuple[Place, ...]:
    """Return the entries of the sidebar in the language in force."""
    return (
        Place("today", "sun", QCoreApplication.translate("Sidebar", "Today")),
        Place("clients", "users", QCoreApplication.translate("Sidebar", "Clients")),
        Place("caseload", "layout-list", QCoreApplication.translate("Sidebar", "Caseload")),
        Place("search", "search", QCoreApplication.translate("Sidebar", "Search")),
        Place("supervision", "graduation-cap", QCoreApplication.translate("Sidebar", "Supervision")),
        Place("codebook", "book-open", QCoreApplication.translate("Sidebar", "Codebook")),
        Place("settings", "settings-2", QCoreApplication.translate("Sidebar", "Settings")),
    )
