"""The switch between the day and the week of a practice; both screens show it."""

from PySide6.QtCore import QCoreApplication

from attachdesk.ui.kit.screen import Go, Target
from attachdesk.ui.kit.segments import Segments

translate = QCoreApplication.translate


def day_or_week(here: str, go: Go) -> Segments:
    """Return the switch as one of the two screens shows it; the other one is gone to."""
    options = [("today", translate("Calendar", "Day")), ("calendar", translate("Calendar", "Week"))]
    switch = Segments(options, translate("Calendar", "Day or week"))

    def chosen(screen: str) -> None:
        if screen != here:
            switch.put(here)
            go(Target(screen))

    switch.put(here)
    switch.chosen.connect(chosen)
    return switch
