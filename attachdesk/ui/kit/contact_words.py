"""What is said of a contact wherever it is shown: which way it went, and that it was told in confidence."""

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.around import SessionArrangement
from attachdesk.domain.session import Contact
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.time_words import day_and_year

translate = QCoreApplication.translate


def direction_words(contact: Contact) -> str:
    """Return whether it came in or went out, or nothing when it was not said."""
    said = {"in": translate("Contacts", "came in"), "out": translate("Contacts", "went out")}
    return said.get(contact.direction, "")


def confidence_words(contact: Contact | None) -> str:
    """Return the mark of what a third party told in confidence, or nothing."""
    is_held = contact is not None and contact.is_confidential
    return translate("Contacts", "told in confidence: held for review") if is_held else ""


def break_words(one: SessionArrangement | None) -> str:
    """Return ``my break, announced Fri 1 Mar 2024, cover: Dr Aust`` of a meeting that did not take place."""
    if one is None:
        return ""
    whose = {
        "client": translate("Contacts", "the client's break"),
        "therapist": translate("Contacts", "my break"),
        "practice": translate("Contacts", "the practice's break"),
    }
    announced, cover = translate("Contacts", "announced %1"), translate("Contacts", "cover: %1")
    parts = [
        whose.get(one.whose_break, ""),
        announced.replace("%1", day_and_year(one.announced_on)) if one.announced_on else "",
        cover.replace("%1", isolated(one.cover)) if one.cover else "",
    ]
    return ", ".join(part for part in parts if part)
