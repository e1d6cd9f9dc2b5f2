"""Before there is anything: one thing to do now, what follows, and what attachment-informed means."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QWidget

from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.empty_state import EmptyState
from attachdesk.ui.kit.words import STRETCH, card, column, label, row

translate = QCoreApplication.translate


def first_steps(take_on: Callable[[], object]) -> QWidget:
    """Return the empty state of a new vault."""
    button = Button(
        translate("Today", "New client"),
        "primary",
        shortcut="Ctrl N",
        icon="user-plus",
        tall=True,
        do=take_on,
    )
    return EmptyState(
        translate("Today", "Take on your first client"),
        translate(
            "Today",
            "A code is enough, a name is optional. Five fields now; consent papers, plan and measures can "
            "wait.",
        ),
        [button],
        steps_title=translate("Today", "What comes after"),
        steps=[
            (
                translate("Today", "Record a session"),
                translate("Today", "Attended, cancelled or missed: one line on Today."),
            ),
            (
                translate("Today", "Write the note and tag passages"),
                translate("Today", "Select words, then Ctrl 1 to 4. Dated impressions, not diagnoses."),
            ),
            (
                translate("Today", "See it over time"),
                translate("Today", "Every mark on a trend opens the words behind it."),
            ),
        ],
        foot=translate(
            "Today",
            "Attachment-informed psychotherapy means talking therapy with consent. It has nothing to do with "
            "holding, rebirthing or any forced technique.",
        ),
    )


def nothing_today(to_clients: Callable[[], object]) -> QFrame:
    """Return what stands in place of the sessions on a day without one."""
    frame = card()
    button = Button(translate("Today", "Clients"), icon="users", do=to_clients)
    line = translate("Today", "Sessions you book or record in a client's file appear here on their day.")
    frame.setLayout(
        column(
            label(translate("Today", "No session today"), "strong"),
            label(line, "small", "muted", wraps=True), 8, row(button, STRETCH),
            gap=2, margins=(18, 16, 18, 16),
        )
    )  # fmt: skip
    return frame
