"""What of the vault an export takes along: all of it or one client's, with or without what is in error."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from attachdesk.domain.around import Supervision, SupervisionTopic
from attachdesk.domain.client import Client
from attachdesk.domain.kinds import KINDS, POINTERS
from attachdesk.domain.note import Note
from attachdesk.domain.record import Record
from attachdesk.domain.signing import EnteredInError
from attachdesk.domain.writing import Jotting
from attachdesk.services.records import client_named
from attachdesk.storage.unit_of_work import Work

Lists = dict[str, list[Any]]


@dataclass(frozen=True)
class Choice:
    """Records by kind. ``client_id``: whose they are, "" for everybody's.

    ``in_error``: how many notes entered in error were left out.
    """

    lists: Lists
    client_id: str = ""
    in_error: int = 0


def chosen(work: Work, code: str | None, *, with_errors: bool = False) -> Choice:
    """Return the whole record, or what is of one client and what belongs to all.

    Notes entered in error are of somebody else, as a rule: they go along only with the whole record, when
    they are asked for.
    """
    if code is None:
        everything: Lists = {kind: work.find(record) for kind, record in KINDS.items()}
        return Choice(everything) if with_errors else without_errors(everything)
    client_id = client_named(work, code).id
    return without_errors(
        {kind: _belonging(work, record, client_id) for kind, record in KINDS.items()}, client_id
    )


def without_errors(lists: Mapping[str, list[Any]], client_id: str = "") -> Choice:
    """Return the records without notes entered in error, and without all that leans on one of them."""
    astray = {one.note_id for one in lists[EnteredInError.kind]}
    gone, before = set(astray), 0
    while before != len(gone):
        before = len(gone)
        for kind, ones in lists.items():
            names = _pointers(KINDS[kind])
            gone |= {one.id for one in ones if any(getattr(one, name) in gone for name in names)}
    kept = {kind: [one for one in ones if one.id not in gone] for kind, ones in lists.items()}
    return Choice(kept, client_id, len(astray))


def confided(lists: Mapping[str, list[Any]]) -> int:
    """Return how many contacts, and passages of notes, others told in confidence."""
    contacts = [one for one in lists["contacts"] if one.is_confidential]
    return len(contacts) + len([one for one in lists["note_marks"] if one.mark == "third_party"])


def private(work: Work, client_id: str) -> Lists:
    """Return what a private file holds; a note that was opened and never written in is none."""
    only = {"client_id": client_id} if client_id else {}
    kinds = {kind: record for kind, record in KINDS.items() if "client_id" in record.model_fields}
    found: Lists = {kind: work.find(record, **only) for kind, record in kinds.items()}
    found[Note.kind] = [note for note in found[Note.kind] if note.word_count]
    return found


def _belonging(work: Work, kind: type[Record], client_id: str) -> list[Any]:
    if kind is Client:
        return [work.get(Client, client_id)]
    if kind is Jotting:
        # no part of the record: a legal hold keeps them here, it gives them to nobody
        return []
    if kind is Supervision:
        return _supervisions(work, client_id)
    if "client_id" in kind.model_fields:
        return work.find(kind, client_id=client_id)
    return work.find(kind)


def _supervisions(work: Work, client_id: str) -> list[Supervision]:
    """Return the meetings the client was brought to; words on one that was about others too stay here."""
    topics = work.find(SupervisionTopic)
    mine = {one.supervision_id for one in topics if one.client_id == client_id}
    shared = {one.supervision_id for one in topics if one.client_id != client_id}
    meetings = [one for one in work.find(Supervision) if one.id in mine]
    return [one.model_copy(update={"text": ""}) if one.id in shared else one for one in meetings]


def _pointers(kind: type[Record]) -> tuple[str, ...]:
    return tuple(name for name in (*POINTERS, "of_id") if name in kind.model_fields)
