"""What stands as the reason of a line of the audit trail, and how a reader is told it.

A reason is what a person wrote, or what a service wrote in a form of its own; the trail keeps it as it is.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from attachdesk.domain.client import Client
from attachdesk.domain.overview import AuditLine
from attachdesk.domain.practice import Practice
from attachdesk.domain.record import local
from attachdesk.storage.unit_of_work import Work

Sentence = tuple[str, dict[str, str]]
"""The name of a sentence that each room has words for, and what fills its places, in their order."""
READ, EXPORT, IMPORT = "read", "export", "import"
"""What private notes are opened for."""
AT_THE_DOOR = frozenset({"unlock.failed", "recover.failed"})
FIELDS = ("name", "therapist", "title", "country", "zone")
"""What of a practice is told of when it changes."""


def record_practice(work: Work, before: Practice, after: Practice) -> None:
    """Keep in the audit trail which fields of the practice change, before they do; of a name the new one too.

    The line itself carries the name that was: the trail is read with the names of its time.
    """
    moved = [name for name in FIELDS if getattr(before, name) != getattr(after, name)]
    if moved:
        told = (f"therapist={after.therapist}" if name == "therapist" else name for name in moved)
        work.audit("practice", kind=Practice.kind, reason="\n".join(told))


def record_hold(work: Work, client: Client, before: str) -> None:
    """Keep in the audit trail that a legal hold was set, changed or lifted, with its (last) words."""
    if client.legal_hold != before:
        what = "changed" if before and client.legal_hold else "set" if client.legal_hold else "lifted"
        reason = client.legal_hold or before
        work.audit(f"hold.{what}", kind=Client.kind, record_id=client.id, reason=reason)


def who_of(line: AuditLine) -> Sentence:
    """Return who it was: the therapist as named then; of what was tried at a closed vault nobody can say."""
    if line.what in AT_THE_DOOR:
        return "whoever_tried", {}
    return ("words", {"words": line.who}) if line.who else ("nobody_named", {})


def why_of(line: AuditLine) -> list[Sentence]:
    """Return what is told of why, in the order in which it is said; empty when there is nothing to say."""
    written = _WRITTEN.get(line.what) or _WRITTEN.get(line.what.removesuffix(".failed"), _by_person)
    return list(written(line))


def _by_person(line: AuditLine) -> Iterable[Sentence]:
    words = {"words": line.reason} if line.reason else {}
    if line.is_amendment:
        yield "asked_by_client" if words else "asked_by_client_alone", words
    elif words:
        yield "words", words


def _in_error(line: AuditLine) -> Iterable[Sentence]:
    words, arrow, _new_note = line.reason.rpartition(" → ")
    yield "words", {"words": words if arrow else line.reason}
    if arrow:
        yield "refiled", {}


def _form(line: AuditLine) -> Iterable[Sentence]:
    form, *more = line.reason.split(", ")
    yield "form", {"form": form.upper()}
    if line.what.startswith("export"):
        yield "of_one_client" if line.kind == "clients" else "of_everyone", {}
    if more:
        yield "with_private", {}


def _tried(line: AuditLine) -> Iterable[Sentence]:
    said = _parts(line.reason)
    if not said.keys() >= {"count", "first", "last"}:
        yield from _by_person(line)
        return
    first, last = (_on_wall(said[name], line.zone) for name in ("first", "last"))
    several = {"count": said["count"], "first": first, "last": last}
    yield ("once", {"first": first}) if said["count"] == "1" else ("times", several)


def _moved_back(line: AuditLine) -> Iterable[Sentence]:
    if line.reason:
        said = _parts(line.reason)
        yield "moved_back", {name: _on_wall(said[of], line.zone) for name, of in _MOVED.items()}


_MOVED = {"since": "from", "until": "to"}


def _practice(line: AuditLine) -> Iterable[Sentence]:
    for one in line.reason.splitlines():
        field, _, new = one.partition("=")
        yield f"practice_{field}", {"new": new} if field == "therapist" else {}


def _refused(line: AuditLine) -> Iterable[Sentence]:
    room, _, why = line.reason.partition(".")
    yield f"refused_{why if room == 'private' else 'line'}", {}


def _nothing(_line: AuditLine) -> Iterable[Sentence]:
    """Say nothing: what stands there is a mark for the check of the vault."""
    return ()


def _parts(reason: str) -> dict[str, str]:
    return dict(part.partition("=")[::2] for part in reason.split())


def _on_wall(moment: str, zone: str) -> str:
    return local(datetime.fromisoformat(moment), zone).strftime("%Y-%m-%d %H:%M:%S")


_WRITTEN: dict[str, Callable[[AuditLine], Iterable[Sentence]]] = {
    "export": _form,
    "import": _form,
    "report": lambda line: [(f"for_{line.reason}", {})],
    "migrated": lambda line: [("to_form", {"number": line.reason})],
    "unlock.failed": _tried,
    "recover.failed": _tried,
    "recovered": _tried,
    "restored": _tried,
    "private.recovered": _tried,
    "clock.moved_back": _moved_back,
    "practice": _practice,
    "private.opened": lambda line: [(f"opened_to_{line.reason or READ}", {})],
    "private.failed": _refused,
    "private.differs": lambda line: [(f"differs_{line.reason}", {})],
    "private.closed": _nothing,
    "note.refiled": _nothing,
    "note.entered_in_error": _in_error,
}
