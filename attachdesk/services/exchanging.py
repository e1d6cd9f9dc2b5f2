"""The complete record out and in: as one JSON document, all or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attachdesk.domain.client import Client
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.practice import Practice
from attachdesk.domain.record import Record
from attachdesk.exchange import json_form
from attachdesk.exchange.faults import Fault
from attachdesk.services.handing_out import write_recorded
from attachdesk.services.records import Records, client_named
from attachdesk.storage import search
from attachdesk.storage.unit_of_work import Work


@dataclass(frozen=True)
class Imported:
    """What came in, by kind; nothing came in when there are faults."""

    counts: dict[str, int]
    faults: tuple[Fault, ...]


class Exchanging:
    """Export and import of the whole record, or of one client."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def hand_out(self, file: Path, code: str | None = None) -> None:
        """Write the JSON form to a new file; the audit trail says that it went out, or that it failed."""
        text = self.json_text(code)
        kind = "vault" if code is None else "clients"
        write_recorded(self._records, file, text.encode(), "export", kind=kind, reason="json")

    def json_text(self, code: str | None = None) -> str:
        """Return the JSON form of everything, or of one client and what belongs to every client."""
        with self._records.work() as work:
            practice = work.find(Practice)[0]
            everything = {kind: work.find(KINDS[kind]) for kind in KINDS} if code is None else {}
            chosen = everything if code is None else self._of_client(work, code)
        return json_form.written(json_form.document(chosen, practice.id, self._records.now()))

    def bring_in(self, text: str, *, dry_run: bool = False) -> Imported:
        """Bring a document into a vault without clients; refused whole when anything in it is wrong."""
        records, _, faults = json_form.read(text)
        counts = {kind: len(ones) for kind, ones in records.items() if ones}
        if faults:
            return Imported({}, tuple(faults))
        with self._records.work() as work:
            self._refuse_unless_empty(work)
            if not dry_run:
                self._put(work, records)
        return Imported(counts, ())

    def _put(self, work: Work, records: dict[str, list[Record]]) -> None:
        if records["practices"]:
            for practice in work.find(Practice):
                work.remove(practice)
        for kind in KINDS:
            work.add_all(records[kind])
        _seal_signed(work, records)
        work.audit("import", kind="vault", reason="json")
        search.catch_up(work)

    def _refuse_unless_empty(self, work: Work) -> None:
        if any(work.find(KINDS[kind]) for kind in KINDS if kind != "practices"):
            raise RuleBroken("import.not_empty")

    def _of_client(self, work: Work, code: str) -> dict[str, list[Any]]:
        client = client_named(work, code)
        return {kind: _belonging(work, record, client.id) for kind, record in KINDS.items()}


def _belonging(work: Work, kind: type[Record], client_id: str) -> list[Any]:
    if kind is Client:
        return [work.get(Client, client_id)]
    if "client_id" in kind.model_fields:
        return work.find(kind, client_id=client_id)
    return work.find(kind)


def _seal_signed(work: Work, records: Mapping[str, Iterable[Any]]) -> None:
    signed = {note.id for note in records["notes"] if note.status == "signed"}
    for kind in ("note_marks", "observations"):
        for one in records[kind]:
            if one.note_id in signed:
                work.seal(one)
