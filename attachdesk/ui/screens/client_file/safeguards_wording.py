"""The words for the choices of what protects minors and couples."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
Options = list[tuple[str, str]]


def findings() -> Options:
    """Return whether a minor could decide one thing."""
    return [
        ("has", translate("ClientFile", "Yes")),
        ("with_support", translate("ClientFile", "With support")),
        ("has_not", translate("ClientFile", "No")),
    ]


def finding_words(finding: str) -> str:
    """Return the same as a part of a sentence."""
    return {
        "has": translate("ClientFile", "could decide alone"),
        "with_support": translate("ClientFile", "could decide with support"),
        "has_not": translate("ClientFile", "could not decide alone"),
    }[finding]


def assents() -> Options:
    """Return the client's own assent."""
    return [
        ("given", translate("ClientFile", "Given")),
        ("refused", translate("ClientFile", "Refused")),
        ("not_asked", translate("ClientFile", "Not asked")),
    ]


def assent_words(assent: str) -> str:
    """Return the same as a part of a sentence."""
    return {
        "given": translate("ClientFile", "assent given"),
        "refused": translate("ClientFile", "assent refused"),
        "not_asked": translate("ClientFile", "assent: not asked"),
    }[assent]


def policies() -> Options:
    """Return what becomes of what one partner says alone."""
    return [
        ("no_secrets", translate("ClientFile", "is no secret between the three of us")),
        ("therapist_decides", translate("ClientFile", "is shared when I judge it necessary")),
        ("kept", translate("ClientFile", "is kept from the other partner")),
    ]


def outcomes() -> Options:
    """Return what came of asking a partner."""
    return [
        ("nothing_told", translate("ClientFile", "Asked, none told")),
        ("told", translate("ClientFile", "Told")),
        ("not_asked", translate("ClientFile", "Not asked")),
    ]
