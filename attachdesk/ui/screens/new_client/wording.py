"""The words of the form for a new client."""

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.client import Client

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


Waiting = tuple[str, str, str]


def can_wait(client: Client, has_holder: bool) -> list[Waiting]:
    """Return what can wait: the tab it belongs to, what it is, why one wants it; a minor's first."""
    return [*_of_a_minor(client, has_holder), *_of_anybody()]


def _of_a_minor(client: Client, has_holder: bool) -> list[Waiting]:
    found: list[Waiting] = []
    if client.client_kind == "minor" and not has_holder:
        who = translate("NewClient", "Holders of parental responsibility")
        why = translate("NewClient", "Nobody is named yet who may agree to the therapy of this minor.")
        found.append(("details", who, why))
    if client.client_kind == "minor" and client.date_of_birth is None and client.age_band is None:
        born = translate("NewClient", "Date of birth or age band")
        why = translate("NewClient", "Neither is said yet; how long the file is kept goes by it.")
        found.append(("details", born, why))
    return found


def _of_anybody() -> list[Waiting]:
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
