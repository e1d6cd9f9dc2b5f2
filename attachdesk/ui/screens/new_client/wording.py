"""The words of the form for a new client."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def kinds() -> list[tuple[str, str]]:
    """Return who the client is."""
    return [
        ("individual", translate("NewClient", "One person")),
        ("couple", translate("NewClient", "A couple")),
        ("minor", translate("NewClient", "A minor")),
    ]


def age_bands() -> list[tuple[str, str]]:
    """Return the age bands, for who gives no date of birth."""
    return [
        ("under_12", translate("NewClient", "Under 12")),
        ("12_17", translate("NewClient", "12 to 17")),
        ("18_25", translate("NewClient", "18 to 25")),
        ("26_40", translate("NewClient", "26 to 40")),
        ("41_64", translate("NewClient", "41 to 64")),
        ("65_over", translate("NewClient", "65 and over")),
    ]


def frequencies() -> list[tuple[str, str]]:
    """Return how often one meets."""
    return [
        ("twice_weekly", translate("NewClient", "Twice a week")),
        ("weekly", translate("NewClient", "Weekly")),
        ("fortnightly", translate("NewClient", "Fortnightly")),
        ("monthly", translate("NewClient", "Monthly")),
        ("irregular", translate("NewClient", "Irregular")),
    ]


def retention_classes() -> list[tuple[str, str]]:
    """Return the rules by which a file is kept."""
    return [
        ("adult", translate("NewClient", "As an adult's file")),
        ("minor", translate("NewClient", "As a minor's file")),
        ("custom", translate("NewClient", "By a rule of its own")),
    ]


def can_wait() -> list[tuple[str, str, str]]:
    """Return what can wait: the tab it belongs to, what it is, why one wants it."""
    return [
        (
            "details",
            translate("NewClient", "Treatment agreement and privacy notice"),
            translate("NewClient", "Each consent with its date, given or refused."),
        ),
        (
            "details",
            translate("NewClient", "Ways to reach the client, and whom to call in an emergency"),
            translate("NewClient", "Say for each number whether a voicemail is safe."),
        ),
        (
            "details",
            translate("NewClient", "Name and pronouns"),
            translate("NewClient", "Only if you want them here: the code is enough."),
        ),
        (
            "details",
            translate("NewClient", "The client's own list of people"),
            translate("NewClient", "Mother and father apart, partner, friends: tags can say toward whom."),
        ),
        (
            "plan",
            translate("NewClient", "Goals and benefits in focus"),
            translate("NewClient", "In the client's words, once you know them."),
        ),
    ]
