"""The words of a client's file for the choices its records hold."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
Options = list[tuple[str, str]]


def frequencies() -> Options:
    """Return how often one meets."""
    return [
        ("twice_weekly", translate("ClientFile", "Twice a week")),
        ("weekly", translate("ClientFile", "Weekly")),
        ("fortnightly", translate("ClientFile", "Fortnightly")),
        ("monthly", translate("ClientFile", "Monthly")),
        ("irregular", translate("ClientFile", "Irregular")),
    ]


def client_kinds() -> dict[str, str]:
    """Return who the client is."""
    return {
        "individual": translate("ClientFile", "individual"),
        "couple": translate("ClientFile", "couple"),
        "minor": translate("ClientFile", "minor"),
    }


def client_states() -> dict[str, str]:
    """Return how the work stands."""
    return {
        "current": translate("ClientFile", "current"),
        "on_hold": translate("ClientFile", "on hold"),
        "ended": translate("ClientFile", "ended"),
    }


def age_bands() -> Options:
    """Return the age bands."""
    return [
        ("under_12", translate("ClientFile", "Under 12")),
        ("12_17", translate("ClientFile", "12 to 17")),
        ("18_25", translate("ClientFile", "18 to 25")),
        ("26_40", translate("ClientFile", "26 to 40")),
        ("41_64", translate("ClientFile", "41 to 64")),
        ("65_over", translate("ClientFile", "65 and over")),
    ]


def retention_classes() -> Options:
    """Return the rules by which a file is kept."""
    return [
        ("adult", translate("ClientFile", "As an adult's file")),
        ("minor", translate("ClientFile", "As a minor's file")),
        ("custom", translate("ClientFile", "By a rule of its own")),
    ]


def not_chosen() -> str:
    """Return what stands where a judgement is asked for: none is made for the therapist."""
    return translate("ClientFile", "Not chosen yet")


def endings() -> Options:
    """Return how the work ended."""
    return [
        ("agreed", translate("ClientFile", "Agreed")),
        ("by_client", translate("ClientFile", "By the client")),
        ("client_left", translate("ClientFile", "The client stayed away")),
        ("by_therapist", translate("ClientFile", "By me")),
        ("referred_on", translate("ClientFile", "Referred on")),
        ("death", translate("ClientFile", "The client died")),
        ("other", translate("ClientFile", "Otherwise")),
    ]


def media() -> dict[str, str]:
    """Return through what one met."""
    return {
        "in_person": translate("ClientFile", "in person"),
        "video": translate("ClientFile", "by video"),
        "phone": translate("ClientFile", "by phone"),
        "chat": translate("ClientFile", "in writing"),
    }


def contact_kinds() -> dict[str, str]:
    """Return the kinds of contact."""
    return {
        "crisis_call": translate("ClientFile", "Crisis call"),
        "phone_call": translate("ClientFile", "Phone call"),
        "email": translate("ClientFile", "E-mail"),
        "letter": translate("ClientFile", "Letter"),
        "meeting": translate("ClientFile", "Meeting"),
        "outreach": translate("ClientFile", "Outreach"),
        "other": translate("ClientFile", "Contact"),
    }


def consent_kinds() -> Options:
    """Return what a consent is about."""
    return [
        ("treatment_agreement", translate("ClientFile", "Treatment agreement")),
        ("privacy_notice", translate("ClientFile", "Privacy notice")),
        ("release", translate("ClientFile", "Release to a recipient")),
        ("contact_preferences", translate("ClientFile", "Contact preferences")),
        ("supervision", translate("ClientFile", "Supervision")),
        ("recording", translate("ClientFile", "Recording")),
    ]


def consent_states() -> Options:
    """Return where a consent stands."""
    return [
        ("given", translate("ClientFile", "given")),
        ("refused", translate("ClientFile", "refused")),
        ("withdrawn", translate("ClientFile", "withdrawn")),
        ("expired", translate("ClientFile", "expired")),
    ]


def reach_media() -> Options:
    """Return the ways to reach somebody."""
    return [
        ("phone", translate("ClientFile", "Phone")),
        ("email", translate("ClientFile", "E-mail")),
        ("post", translate("ClientFile", "Post")),
        ("other", translate("ClientFile", "Another way")),
    ]


def voicemail() -> Options:
    """Return whether a voicemail is safe."""
    return [
        ("yes", translate("ClientFile", "Safe")),
        ("no", translate("ClientFile", "Not safe")),
        ("not_asked", translate("ClientFile", "Not asked")),
    ]


def due_kinds() -> Options:
    """Return what can come due."""
    return [
        ("plan_review", translate("ClientFile", "Plan review")),
        ("safety_follow_up", translate("ClientFile", "Safety follow-up")),
        ("measure", translate("ClientFile", "Measure")),
        ("promise", translate("ClientFile", "Promise")),
        ("consent", translate("ClientFile", "Consent")),
    ]


def movements() -> Options:
    """Return the two movements of a rupture."""
    return [
        ("withdrawal", translate("ClientFile", "Withdrawal")),
        ("confrontation", translate("ClientFile", "Confrontation")),
    ]


def outcomes() -> Options:
    """Return what became of a rupture."""
    return [
        ("open", translate("ClientFile", "open")),
        ("repaired", translate("ClientFile", "repaired")),
        ("partly", translate("ClientFile", "partly repaired")),
        ("not_repaired", translate("ClientFile", "not repaired")),
        ("client_left", translate("ClientFile", "the client left")),
    ]


def intensities() -> dict[int, str]:
    """Return how clear something was."""
    return {
        0: translate("ClientFile", "looked for, not seen"),
        1: translate("ClientFile", "trace"),
        2: translate("ClientFile", "clear"),
        3: translate("ClientFile", "dominant"),
    }


def senses() -> dict[str, str]:
    """Return the senses of a benefit."""
    return {
        "forward": translate("ClientFile", "step forward"),
        "worked_on": translate("ClientFile", "worked on"),
        "setback": translate("ClientFile", "setback"),
    }


def joined(*parts: str) -> str:
    """Return the parts that say something, parted by dots."""
    return " · ".join(part for part in parts if part)
