"""The complete record out and in: as one JSON document, all or nothing."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attachdesk.domain.client import Client
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.practice import Practice
from attachdesk.domain.record import Record
from attachdesk.exchange import json_form, private_part
from attachdesk.exchange.faults import Fault
from attachdesk.services.handing_out import write_recorded
from attachdesk.services.private_notes import PrivateNotes
from attachdesk.services.records import Records, client_named
from attachdesk.services.signed_import import faults_of_signatures, without_errors
from attachdesk.storage import search
from attachdesk.storage.unit_of_work import Work
from attachdesk.vault.keyring import FULL, Cost


@dataclass(frozen=True)
class Imported:
    """What came in, by kind; nothing came in when there are faults."""

    counts: dict[str, int]
    faults: tuple[Fault, ...]
    second_line: str = ""
    """The recovery line of a private file that was made for it, to be shown once."""


class Exchanging:
    """Export and import of the whole record, or of one client."""

    def __init__(self, records: Records, private: PrivateNotes) -> None:
        self._records = records
        self._private = private

    def hand_out(self, file: Path, code: str | None = None, private_passphrase: str | None = None) -> None:
        """Write the JSON form to a new file; the audit trail says that it went out, or that it failed.

        Private notes are in it only when their passphrase is given; the file is closed again afterwards.
        """
        is_opened = private_passphrase is not None
        if private_passphrase is None:
            text = self.json_text(code)
        else:
            with self._opened(private_passphrase):
                text = self.json_text(code, with_private=True)
        kind = "vault" if code is None else "clients"
        reason = "json, private notes" if is_opened else "json"
        write_recorded(self._records, file, text.encode(), "export", kind=kind, reason=reason)

    def json_text(self, code: str | None = None, *, with_private: bool = False) -> str:
        """Return the JSON form of everything, or of one client and what belongs to every client.

        ``with_private`` adds the private layers, whose file is open then. Without it notes of these layers
        are left out wherever they lie: an older import may have put them beside the record.
        """
        with self._records.work() as work:
            practice = work.find(Practice)[0]
            chosen = _chosen(work, None if code is None else client_named(work, code).id)
            client_id = None if code is None else chosen["clients"][0].id
        if with_private:
            with self._private.records().work() as work:
                chosen = private_part.merged(chosen, _written(work, client_id))
        else:
            chosen, _ = private_part.split(chosen)
        return json_form.written(json_form.document(chosen, practice.id, self._records.now()))

    def bring_in(
        self,
        text: str,
        *,
        dry_run: bool = False,
        private_passphrase: str | None = None,
        cost: Cost = FULL,
    ) -> Imported:
        """Bring a document into a vault without clients; refused whole when anything in it is wrong.

        Private notes come into the private file and need its passphrase; a vault without one gets one.
        """
        records, _, faults = json_form.read(text)
        counts = {kind: len(ones) for kind, ones in records.items() if ones}
        faults += list(faults_of_signatures(records)) if not faults else []
        if faults:
            return Imported({}, tuple(faults))
        clinical, apart = private_part.split(records)
        if apart and private_passphrase is None:
            raise RuleBroken("private.import_needs_passphrase")
        with self._records.work() as work:
            self._refuse_unless_empty(work)
        if dry_run or private_passphrase is None:
            return self._brought(clinical, Imported(counts, ()), dry_run=dry_run)
        line = "" if self._private.is_there else self._private.new_line()
        with self._opened(private_passphrase, line, cost):
            return self._brought(clinical, Imported(counts, (), line), apart)

    def _brought(
        self, records: Mapping[str, list[Any]], came: Imported, apart: Mapping[str, list[Any]] | None = None,
        *, dry_run: bool = False,
    ) -> Imported:  # fmt: skip
        """Write both files or none; killed between both commits, the same import goes on where it stood."""
        with self._records.work() as work:
            if not dry_run:
                self._put(work, records)
                if apart:
                    self._put_apart(apart)
        return came

    def _put_apart(self, records: Mapping[str, list[Any]]) -> None:
        with self._private.records().work() as work:
            for kind in KINDS:
                there = {one.id: one for one in work.find(KINDS[kind])}
                new = [one for one in records.get(kind, ()) if there.get(one.id) != one]
                work.add_all(new)
            _seal_signed(work, records)

    @contextmanager
    def _opened(self, passphrase: str, line: str = "", cost: Cost = FULL) -> Iterator[None]:
        """Open the private file, or make it under ``line``; it is closed again unless it was open before."""
        was_open = self._private.is_open
        if line:
            is_second = not self._private.opens_vault(passphrase)
            self._private.make(passphrase, line, is_second=is_second, cost=cost)
        else:
            self._private.open(passphrase)
        try:
            yield
        finally:
            if not was_open:
                self._private.close()

    def _put(self, work: Work, records: Mapping[str, list[Any]]) -> None:
        if records.get("practices"):
            for practice in work.find(Practice):
                work.remove(practice)
        for kind in KINDS:
            work.add_all(records.get(kind, ()))
        _seal_signed(work, records)
        work.audit("import", kind="vault", reason="json")
        search.catch_up(work)

    def _refuse_unless_empty(self, work: Work) -> None:
        if any(work.find(KINDS[kind]) for kind in KINDS if kind != "practices"):
            raise RuleBroken("import.not_empty")


def _chosen(work: Work, client_id: str | None) -> dict[str, list[Any]]:
    """Return everything, or what is of one client and what belongs to all."""
    if client_id is None:
        return {kind: work.find(record) for kind, record in KINDS.items()}
    return without_errors({kind: _belonging(work, record, client_id) for kind, record in KINDS.items()})


def _written(work: Work, client_id: str | None) -> dict[str, list[Any]]:
    """Return what a private file holds; a note that was opened and never written in is none."""
    only = {} if client_id is None else {"client_id": client_id}
    kinds = {kind: record for kind, record in KINDS.items() if "client_id" in record.model_fields}
    found: dict[str, list[Any]] = {kind: work.find(record, **only) for kind, record in kinds.items()}
    found["notes"] = [note for note in found["notes"] if note.word_count]
    return found


def _belonging(work: Work, kind: type[Record], client_id: str) -> list[Any]:
    if kind is Client:
        return [work.get(Client, client_id)]
    if "client_id" in kind.model_fields:
        return work.find(kind, client_id=client_id)
    return work.find(kind)


def _seal_signed(work: Work, records: Mapping[str, Iterable[Any]]) -> None:
    signed = {note.id for note in records.get("notes", ()) if note.status == "signed"}
    for kind in ("note_marks", "observations"):
        for one in records.get(kind, ()):
            if one.note_id in signed:
                work.seal(one)
