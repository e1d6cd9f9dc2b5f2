"""What is said of a meeting of which a note was entered in error: that it was and when, none of its words."""

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.record import local
from attachdesk.domain.signing import EnteredInError
from attachdesk.ui.kit.time_words import day_and_year

translate = QCoreApplication.translate


def in_error_words(entered: EnteredInError | None) -> str:
    """Return ``a note was entered in error on Fri 1 Mar 2024 and is sealed``, or nothing."""
    if entered is None:
        return ""
    day = day_and_year(local(entered.made_at, entered.zone).date())
    said = translate("InError", "a note was entered in error on %1 and is sealed")
    return said.replace("%1", day)
