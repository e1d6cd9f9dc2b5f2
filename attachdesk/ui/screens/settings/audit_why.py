"""Who a line of the audit trail is of, and why it was written, in the words of the reader."""

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.overview import AuditLine
from attachdesk.services.audit_reasons import who_of, why_of
from attachdesk.ui.kit.isolates import isolated

translate = QCoreApplication.translate


def who_words(line: AuditLine) -> str:
    """Return who it was."""
    name, values = who_of(line)
    tried, nobody = translate("Audit", "Whoever tried"), translate("Audit", "The therapist")
    return values["words"] if values else tried if name == "whoever_tried" else nobody


def why_words(line: AuditLine) -> str:
    """Return why, empty when there is nothing to say; what a later version wrote stands as it is."""
    known = {**_known(), **_known_of_private()}
    said = []
    for name, values in why_of(line):
        sentence = known.get(name, line.reason if name != "words" else "%1")
        for place, value in enumerate(values.values(), 1):
            sentence = sentence.replace(f"%{place}", value if name == "words" else isolated(value))
        said.append(sentence)
    return translate("Audit", ", ").join(said)


def _known() -> dict[str, str]:
    return {
        "asked_by_client": translate("Audit", "asked for by the client: %1"),
        "asked_by_client_alone": translate("Audit", "asked for by the client"),
        "refiled": translate("Audit", "filed anew"),
        "form": "%1",
        "of_one_client": translate("Audit", "one client"),
        "of_everyone": translate("Audit", "the whole record"),
        "with_private": translate("Audit", "with the private notes"),
        "for_client": translate("Audit", "for the client"),
        "for_referrer": translate("Audit", "for the referrer"),
        "for_supervisor": translate("Audit", "for the supervisor"),
        "to_form": translate("Audit", "to form %1 of the tables"),
        "once": translate("Audit", "once, at %1"),
        "times": translate("Audit", "%1 times, from %2 to %3"),
        "moved_back": translate("Audit", "from %1 to %2"),
        "practice_name": translate("Audit", "name of the practice"),
        "practice_therapist": translate("Audit", "therapist, now %1"),
        "practice_title": translate("Audit", "title"),
        "practice_country": translate("Audit", "country"),
        "practice_zone": translate("Audit", "time zone"),
    }


def _known_of_private() -> dict[str, str]:
    return {
        "opened_to_read": translate("Audit", "opened"),
        "opened_to_export": translate("Audit", "for an export"),
        "opened_to_import": translate("Audit", "for an import"),
        "refused_wrong_passphrase": translate("Audit", "wrong passphrase"),
        "refused_other_line": translate("Audit", "line of other private notes"),
        "refused_no_slot": translate("Audit", "no longer in the keyring"),
        "refused_none": translate("Audit", "there are none"),
        "refused_missing": translate("Audit", "file missing"),
        "refused_damaged": translate("Audit", "file damaged"),
        "refused_line": translate("Audit", "no recovery line, or a typing error in it"),
        "differs_missing": translate("Audit", "file missing"),
        "differs_shorter": translate("Audit", "file shorter than it was left"),
        "differs_changed": translate("Audit", "file changed since it was closed"),
        "differs_rolled_back": translate("Audit", "file from an earlier day"),
        "differs_unreadable": translate("Audit", "file not readable"),
    }
