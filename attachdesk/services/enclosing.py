"""Documents of a file: brought into the vault, looked at there, given out only with a line in the audit."""

import base64
import binascii
import hashlib
import os
import stat
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

from attachdesk.domain.around import LARGEST_ENCLOSURE, Enclosure, EnclosureContent
from attachdesk.domain.client import Client
from attachdesk.domain.errors import RuleBroken, StorageTrouble
from attachdesk.domain.events import ClientChanged
from attachdesk.domain.session import Session
from attachdesk.services.handing_out import write_recorded
from attachdesk.services.records import Records
from attachdesk.storage.unit_of_work import Work

SAVED = "enclosure.saved"
"""What the audit trail calls it when a document leaves the vault."""
MEDIA = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)
"""How the contents that can be looked at begin."""


class Enclosing:
    """Bytes live in the vault's own file, encrypted with the rest; no copy of them is made elsewhere."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def enclose(self, client_id: str, file: Path, *, received_on: date, **fields: Any) -> Enclosure:
        """Bring a file into a client's record; the file itself stays where it is.

        ``fields``: ``remark``, ``session_id``. ``enclosure.empty``, ``enclosure.too_large``,
        ``enclosure.cannot_read``, ``enclosure.in_future``.
        """
        self._records.not_in_future(received_on, "enclosure.in_future")
        content = _read(file)
        made: Enclosure = self._records.new(
            Enclosure, client_id=client_id, name=_named(file), media_type=media_type(content),
            size=len(content), sha256=hashlib.sha256(content).hexdigest(), received_on=received_on, **fields,
        )  # fmt: skip
        kept = self._records.new(
            EnclosureContent, client_id=client_id, enclosure_id=made.id,
            base64=base64.b64encode(content).decode(),
        )  # fmt: skip
        with self._records.work() as work:
            work.get(Client, client_id)
            _refuse_strange_session(work, made)
            work.add_all([made, kept])
        self._records.announce(ClientChanged(client_id))
        return made

    def change(self, enclosure_id: str, **fields: Any) -> Enclosure:
        """Change what is said about a document: ``name``, ``remark``, ``received_on``, ``session_id``."""
        self._records.not_in_future(fields.get("received_on"), "enclosure.in_future")
        with self._records.work() as work:
            changed = work.get(Enclosure, enclosure_id).changed(**fields)
            _refuse_strange_session(work, changed)
            work.replace(changed)
        self._records.announce(ClientChanged(changed.client_id))
        return changed

    def of_client(self, client_id: str) -> list[Enclosure]:
        """Return a client's documents, newest first."""
        with self._records.work() as work:
            return work.find(Enclosure, client_id=client_id, order_by="received_on")[::-1]

    def content(self, enclosure_id: str) -> bytes:
        """Return the bytes of a document. ``enclosure.damaged``: they are not those that came in."""
        with self._records.work() as work:
            about = work.get(Enclosure, enclosure_id)
            kept = work.find(EnclosureContent, enclosure_id=enclosure_id)
        try:
            content = base64.b64decode(kept[0].base64, validate=True) if kept else b""
        except binascii.Error:
            content = b""
        if hashlib.sha256(content).hexdigest() != about.sha256:
            raise RuleBroken("enclosure.damaged")
        return content

    def save_out(self, enclosure_id: str, file: Path) -> None:
        """Write a document to a new file outside the vault; the audit trail keeps that it left."""
        content = self.content(enclosure_id)
        write_recorded(self._records, file, content, SAVED, kind=Enclosure.kind, record_id=enclosure_id)


def media_type(content: bytes) -> str:
    """Return the media type by how the bytes begin: names may say anything."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((media for start, media in MEDIA if content.startswith(start)), "application/octet-stream")


def _named(file: Path) -> str:
    """Return the file's own name as the record keeps it: composed, without what is not printed."""
    composed = unicodedata.normalize("NFC", file.name)
    printed = "".join(one for one in composed if one.isprintable()).strip()
    return printed[:200] or "?"


def _read(file: Path) -> bytes:
    """Return what a plain file holds; one that is too large is not read at all."""
    try:
        # a pipe in place of a file would wait for ever
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as opened:
            found = os.fstat(opened.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise RuleBroken("enclosure.cannot_read", file=file.name)
            content = opened.read(LARGEST_ENCLOSURE + 1)
    except OSError:
        raise StorageTrouble("enclosure.cannot_read", file=file.name) from None
    if len(content) > LARGEST_ENCLOSURE:
        raise RuleBroken("enclosure.too_large", file=file.name, most=LARGEST_ENCLOSURE >> 20)
    if not content:
        raise RuleBroken("enclosure.empty", file=file.name)
    return content


def _refuse_strange_session(work: Work, enclosure: Enclosure) -> None:
    session_id = enclosure.session_id
    if session_id is not None and work.get(Session, session_id).client_id != enclosure.client_id:
        raise RuleBroken("record.of_another_client")
