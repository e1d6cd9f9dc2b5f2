"""The complete record out and in: as one JSON document, all or nothing."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from attachdesk.domain.client import Client
from attachdesk.domain.errors import NotUnderstood, RuleBroken
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.practice import Practice
from attachdesk.exchange import json_form, private_part
from attachdesk.exchange.faults import Fault
from attachdesk.services.audit_reasons import EXPORT, IMPORT, record_practice
from attachdesk.services.export_choice import Choice, chosen, confided, private
from attachdesk.services.handing_out import write_recorded
from attachdesk.services.private_notes import PrivateNotes
from attachdesk.services.records import Records
from attachdesk.services.signed_import import faults_of_signatures, without_signature
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
    unsigned: int = 0
    """How many signed notes and later words came without a signature, dated from before there was one."""


@dataclass(frozen=True)
class HandedOut:
    """What to tell of a file that went out.

    ``in_error``: how many notes entered in error it leaves out; ``confided``: how many contacts and passages
    in it others told in confidence.
    """

    in_error: int
    confided: int


class Exchanging:
    """Export and import of the whole record, or of one client."""

    def __init__(self, records: Records, private: PrivateNotes) -> None:
        self._records = records
        self._private = private

    def hand_out(
        self,
        file: Path,
        code: str | None = None,
        private_passphrase: str | None = None,
        *,
        with_errors: bool = False,
    ) -> HandedOut:
        """Write the JSON form to a new file; the audit trail says that it went out, or that it failed.

        Private notes are in it only when their passphrase is given; the file is closed again afterwards.
        Notes entered in error go along with the whole record alone, and only ``with_errors``.
        """
        if with_errors and code is not None:
            raise NotUnderstood("export.errors_of_one")
        if private_passphrase is None:
            text, choice = self._made(code, with_errors=with_errors)
        else:
            with self._opened(private_passphrase, EXPORT):
                text, choice = self._made(code, with_errors=with_errors, with_private=True)
        about = {
            "kind": "vault" if code is None else Client.kind,
            "record_id": choice.client_id,
            "reason": "json" if private_passphrase is None else "json, private notes",
        }
        write_recorded(self._records, file, text.encode(), "export", **about)
        return HandedOut(choice.in_error, confided(choice.lists))

    def json_text(
        self, code: str | None = None, *, with_private: bool = False, with_errors: bool = False
    ) -> str:
        """Return the JSON form of everything, or of one client and what belongs to every client.

        ``with_private`` adds the private layers, whose file is open then. Without it notes of these layers
        are left out wherever they lie: an older import may have put them beside the record.
        ``with_errors`` adds the notes entered in error to the whole record.
        """
        return self._made(code, with_private=with_private, with_errors=with_errors)[0]

    def _made(
        self, code: str | None, *, with_private: bool = False, with_errors: bool = False
    ) -> tuple[str, Choice]:
        with self._records.work() as work:
            practice = work.find(Practice)[0]
            choice = chosen(work, code, with_errors=with_errors)
        if with_private:
            with self._private.records().work() as work:
                lists = private_part.merged(choice.lists, private(work, choice.client_id))
        else:
            lists, _ = private_part.split(choice.lists)
        made = json_form.document(lists, practice.id, self._records.now())
        return json_form.written(made), replace(choice, lists=lists)

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
        unsigned = 0
        if not faults:
            unsigned, bare = without_signature(records)
            faults += list(faults_of_signatures(records)) or list(bare)
        if faults:
            return Imported({}, tuple(faults))
        clinical, apart = private_part.split(records)
        if apart and private_passphrase is None:
            raise RuleBroken("private.import_needs_passphrase")
        with self._records.work() as work:
            self._refuse_unless_empty(work)
        if dry_run or private_passphrase is None:
            return self._brought(clinical, Imported(counts, (), unsigned=unsigned), dry_run=dry_run)
        line = "" if self._private.is_there else self._private.new_line()
        with self._opened(private_passphrase, IMPORT, line, cost):
            return self._brought(clinical, Imported(counts, (), line, unsigned), apart)

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
    def _opened(self, passphrase: str, purpose: str, line: str = "", cost: Cost = FULL) -> Iterator[None]:
        """Open the private file, or make it under ``line``; it is closed again unless it was open before."""
        was_open = self._private.is_open
        if line:
            is_second = not self._private.opens_vault(passphrase)
            self._private.make(passphrase, line, is_second=is_second, cost=cost)
        else:
            self._private.open(passphrase, purpose)
        try:
            yield
        finally:
            if not was_open:
                self._private.close()

    def _put(self, work: Work, records: Mapping[str, list[Any]]) -> None:
        if records.get("practices"):
            for practice in work.find(Practice):
                record_practice(work, practice, records["practices"][0])
                work.remove(practice)
        for kind in KINDS:
            work.add_all(records.get(kind, ()))
        _seal_signed(work, records)
        work.audit("import", kind="vault", reason="json")
        search.catch_up(work)

    def _refuse_unless_empty(self, work: Work) -> None:
        if any(work.find(KINDS[kind]) for kind in KINDS if kind != "practices"):
            raise RuleBroken("import.not_empty")


def _seal_signed(work: Work, records: Mapping[str, Iterable[Any]]) -> None:
    signed = {note.id for note in records.get("notes", ()) if note.status == "signed"}
    for kind in ("note_marks", "observations"):
        for one in records.get(kind, ()):
            if one.note_id in signed:
                work.seal(one)
