"""The steps of a safety plan, in words for the therapist and with what helps to fill them in."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def steps() -> dict[str, str]:
    """Return the name of each step, in their order."""
    return {
        "warning_signs": translate("Safety", "Warning signs"),
        "own_steps": translate("Safety", "What the client can do alone"),
        "places": translate("Safety", "Places and people that distract"),
        "people": translate("Safety", "Whom to ask for help"),
        "professionals": translate("Safety", "Professionals and lines to call"),
        "safer_place": translate("Safety", "How the surroundings are made safer"),
        "reasons": translate("Safety", "What is worth living for"),
    }


def hints() -> dict[str, str]:
    """Return what helps to fill in a step."""
    return {
        "warning_signs": translate("Safety", "How the client notices that it begins, in their words."),
        "people": translate("Safety", "Names and numbers, as the client says them."),
        "professionals": translate("Safety", "Numbers you have checked yourself; none is filled in for you."),
    }
