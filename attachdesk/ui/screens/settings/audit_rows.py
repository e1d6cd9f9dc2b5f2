"""Lines of the audit trail in words: what was done, when, in whose file, why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.overview import AuditLine
from attachdesk.domain.record import local
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.record_table import Column
from attachdesk.ui.kit.time_words import clock_words, day_and_year
from attachdesk.ui.screens.settings.audit_why import who_words, why_words

translate = QCoreApplication.translate
SIGNING = frozenset({"signed", "note.entered_in_error", "note.refiled"})
OPENED = frozenset({"unlock.failed", "recover.failed", "recovered", "note.in_error.opened"})
OUT = frozenset({"report", "export", "enclosure.saved", "backup"})


@dataclass(frozen=True)
class AuditRow:
    """One line; two rows of the same line are the same row."""

    sequence: int
    group: str = field(compare=False)
    when: str = field(compare=False)
    who: str = field(compare=False)
    what: str = field(compare=False)
    client: str = field(compare=False)
    why: str = field(compare=False)

    @property
    def sought(self) -> str:
        """All words of the row, without case."""
        return f"{self.when}\n{self.who}\n{self.what}\n{self.client}\n{self.why}".casefold()


def columns() -> list[Column[AuditRow]]:
    """Return the columns of the trail, ordered by the chain and never by the clock."""

    def order(row: AuditRow) -> int:
        return row.sequence

    return [
        Column(translate("Audit", "When"), lambda row: row.when, "muted", 206, order=order),
        Column(translate("Audit", "Who"), lambda row: row.who, "text", 120),
        Column(translate("Audit", "What"), lambda row: row.what, "text", 212),
        Column(translate("Audit", "Client"), lambda row: row.client, "code", 96),
        Column(translate("Audit", "Why, or to whom"), lambda row: row.why, "text"),
    ]


def filters() -> list[tuple[str, str]]:
    """Return the kinds of lines one can look for."""
    return [
        ("", translate("Audit", "Everything")),
        ("signing", translate("Audit", "Signed")),
        ("out", translate("Audit", "Went out")),
        ("opened", translate("Audit", "Opened, unlocked")),
        ("vault", translate("Audit", "Vault")),
    ]


def rows_of(lines: Sequence[AuditLine], codes: Mapping[str, str]) -> list[AuditRow]:
    """Return the rows, newest first; ``codes`` are the clients' codes by id."""
    return [_row(line, codes.get(line.client_id, "")) for line in reversed(lines)]


def matching(rows: Sequence[AuditRow], typed: str, group: str) -> list[AuditRow]:
    """Return the rows of a kind (empty: all) that hold every word typed."""
    sought = typed.casefold().split()
    return [
        row
        for row in rows
        if group in {"", row.group} and all(word in row.sought for word in sought)
    ]  # fmt: skip


def _row(line: AuditLine, code: str) -> AuditRow:
    at = local(line.at, line.zone)
    when = f"{day_and_year(at.date())}, {clock_words(at)}"
    who, why = who_words(line), why_words(line)
    return AuditRow(line.sequence, _group(line), when, who, what_words(line), code, why)


def _group(line: AuditLine) -> str:
    if line.what in SIGNING:
        return "signing"
    if line.what.removesuffix(".failed") in OUT:
        return "out"
    return "opened" if line.what.startswith("private.") or line.what in OPENED else "vault"


def what_words(line: AuditLine) -> str:
    """Return what was done; of what this version does not know, the name it has in the trail."""
    signed = "amendments" if line.is_amendment else line.kind
    what = line.what if line.what != "signed" else f"signed.{signed}"
    known = {
        **_signed(),
        **_private(),
        "created": translate("Audit", "Vault created"),
        "migrated": translate("Audit", "Vault brought to a newer form"),
        "passphrase": translate("Audit", "Passphrase changed"),
        "backup": translate("Audit", "Backup made elsewhere"),
        "import": translate("Audit", "Record imported"),
        "export": translate("Audit", "Record exported"),
        "report": translate("Audit", "Printed or saved as PDF"),
        "clock.moved_back": translate("Audit", "The clock had moved back"),
        "unlock.failed": translate("Audit", "Unlocking failed"),
        "restored": translate("Audit", "Vault restored from a backup"),
        "recovered": translate("Audit", "New passphrase set with the recovery key"),
        "recover.failed": translate("Audit", "Recovery key refused"),
        "practice": translate("Audit", "Practice changed"),
        "hold.set": translate("Audit", "Legal hold set"),
        "hold.changed": translate("Audit", "Legal hold changed"),
        "hold.lifted": translate("Audit", "Legal hold lifted"),
        "hold.purged": translate("Audit", "Kept drafts and jottings let go after a hold"),
        "note.entered_in_error": translate("Audit", "Note entered in error"),
        "note.refiled": translate("Audit", "Note filed anew from another place"),
        "note.in_error.opened": translate("Audit", "Note in error opened"),
        "enclosure.saved": translate("Audit", "Document saved outside the vault"),
    }
    if what.endswith(".failed") and what not in known:
        done = known.get(what.removesuffix(".failed"), what.removesuffix(".failed"))
        return translate("Audit", "%1: it failed").replace("%1", isolated(done))
    return known.get(what, what)


def _signed() -> dict[str, str]:
    return {
        "signed.notes": translate("Audit", "Note signed"),
        "signed.addenda": translate("Audit", "Addendum signed"),
        "signed.amendments": translate("Audit", "Amendment signed"),
        "signed.safety_plans": translate("Audit", "Safety plan signed"),
        "signed.plan_versions": translate("Audit", "Treatment plan signed"),
        "signed.formulations": translate("Audit", "Formulation signed"),
    }


def _private() -> dict[str, str]:
    return {
        "private.making": translate("Audit", "Private notes begun"),
        "private.made": translate("Audit", "Private notes begun"),
        "private.opened": translate("Audit", "Private notes opened"),
        "private.closed": translate("Audit", "Private notes closed"),
        "private.failed": translate("Audit", "Private notes not opened"),
        "private.line_shown": translate("Audit", "Recovery line of the private notes shown"),
        "private.passphrase": translate("Audit", "Passphrase of the private notes changed"),
        "private.recovered": translate("Audit", "Private notes recovered with their line"),
        "private.differs": translate("Audit", "File of the private notes is not as it was left"),
    }
