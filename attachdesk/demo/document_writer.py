"""Makes the documents that lie in a demo file: pages of invented words, set when the practice is filled."""

import base64
import hashlib
from datetime import time

from attachdesk.demo.client_writer import Made, Table
from attachdesk.demo.pen import Pen
from attachdesk.domain.around import Enclosure, EnclosureContent
from attachdesk.reports.blocks import Block, Document, Letterhead, Title, paragraphs
from attachdesk.services.reporting import set_in_pdf


def documents(pen: Pen, table: Table, made: Made) -> None:
    """Write each document with its bytes."""
    for one in table.get("documents", ()):
        on = pen.calendar.day(one["week"], one.get("day", "mon"))
        at = max(pen.calendar.at(on, time(13, 30)), made.client.made_at)
        content = _page(one)
        kept = pen.write(
            Enclosure,
            at,
            client_id=made.client.id,
            name=one["name"],
            media_type="application/pdf",
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            received_on=on,
            remark=one.get("remark", ""),
        )
        encoded = base64.b64encode(content).decode()
        pen.write(EnclosureContent, at, client_id=made.client.id, enclosure_id=kept.id, base64=encoded)


def _page(one: Table) -> bytes:
    blocks: list[Block] = [
        Letterhead(one["sender"], "", one["dated"], ""),
        Title(one["title"], ""),
        *paragraphs(one["words"]),
    ]
    return set_in_pdf(Document(one["title"], "en", one["footer"], "{page} / {pages}", tuple(blocks))).pdf
