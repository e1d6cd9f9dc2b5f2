"""Reports: compose, set, hand out. The window and the command make the same bytes."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path

from attachdesk.charts.picture import Picture
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import ReportPrinted
from attachdesk.domain.practice import Audience
from attachdesk.domain.report_template import ALWAYS_PRINTED
from attachdesk.library import Library
from attachdesk.reports.blocks import Document
from attachdesk.reports.case import Case
from attachdesk.reports.document import compose
from attachdesk.services.casework import Casework
from attachdesk.services.handing_out import write_recorded
from attachdesk.services.records import Records
from attachdesk.services.reviewing import Reviewing

PASSWORD_BYTES = 127
"""PDF 2.0 (ISO 32000-2, 7.6.4.3): a password of revision 6 has at most 127 bytes of UTF-8."""


@dataclass(frozen=True)
class Printed:
    """A report as PDF: its bytes, pages, and SHA-256 in hex."""

    pdf: bytes
    pages: int
    sha256: str


class Reporting:
    """Makes reports of a client for an audience and a period."""

    def __init__(self, records: Records, library: Library, reviewing: Reviewing) -> None:
        self._records = records
        self._library = library
        self._casework = Casework(records, library, reviewing)
        self._reviewing = reviewing

    def case(
        self,
        client_id: str,
        audience: Audience,
        since: date | None = None,
        until: date | None = None,
        sections: frozenset[str] | None = None,
    ) -> Case:
        """Return what the report will say; ``sections`` are those to print, None for the template's own.

        What no template may switch off (header, limits, signature) is printed in any case.
        """
        case = self._casework.case(client_id, audience, since, until)
        if sections is not None:
            chosen = tuple(
                replace(one, is_on=one.id in sections or one.id in ALWAYS_PRINTED)
                for one in case.template.sections
            )
            case = replace(case, template=replace(case.template, sections=chosen))
        return replace(case, patterns_picture=self._picture(case))

    def _picture(self, case: Case) -> Picture | None:
        """Return the chart; where no pattern is named, only the shared ones, each by its plain words.

        Only colleagues under supervision read intervals, and of ruptures.
        """
        codes = names = None
        if not case.template.names_patterns:
            codes = frozenset(line.code for line in case.patterns if line.is_shared and line.seen)
            names = {one.id: one.client_name for one in self._library.patterns.values()}
        if codes is not None and not codes:
            return None
        return self._reviewing.report_picture(
            case.client.id, case.since, case.until, codes, names, is_plain=case.audience != "supervisor"
        )

    def printed(self, case: Case) -> Printed:
        """Return the PDF of a case; the same case gives the same bytes."""
        return set_in_pdf(compose(case))

    def undrawn(self, case: Case) -> str:
        """Return the letters of a report that no bundled font draws, each once: they print as boxes."""
        from attachdesk.reports.pdf.undrawn import letters_of

        return "".join(letters_of(compose(case)))

    def summary(self, client_id: str, audience: Audience) -> str:
        """Return the therapist's summary for one audience."""
        return self._casework.summary(client_id, audience)

    def write_summary(self, client_id: str, audience: Audience, text: str) -> None:
        """Keep the therapist's summary for one audience."""
        self._casework.write_summary(client_id, audience, text)

    def hand_out(
        self,
        client_id: str,
        audience: Audience,
        file: Path,
        *,
        since: date | None = None,
        until: date | None = None,
        password: str | None = None,
        sections: frozenset[str] | None = None,
    ) -> Printed:
        """Write the PDF to a new file, encrypted when there is a password, and keep that it went out."""
        made = self.printed(self.case(client_id, audience, since, until, sections))
        if password is not None:
            pdf = _encrypted(made.pdf, password)
            made = Printed(pdf, made.pages, hashlib.sha256(pdf).hexdigest())
        write_recorded(
            self._records, file, made.pdf, "report", kind="clients", record_id=client_id, reason=audience
        )
        self._records.announce(ReportPrinted(client_id, audience))
        return made


def set_in_pdf(document: Document) -> Printed:
    """Return a document as PDF; the same document gives the same bytes."""
    from attachdesk.reports.pdf.typesetter import typeset

    pdf = typeset(document)
    return Printed(pdf, _pages(pdf), hashlib.sha256(pdf).hexdigest())


def _pages(pdf: bytes) -> int:
    from pikepdf import Pdf

    with Pdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def _encrypted(pdf: bytes, password: str) -> bytes:
    from unicodedata import normalize

    from pikepdf import Encryption, Pdf

    secret = normalize("NFC", password)
    if not secret or len(secret.encode()) > PASSWORD_BYTES:
        raise RuleBroken("report.password_length")
    target = BytesIO()
    with Pdf.open(BytesIO(pdf)) as opened:
        opened.save(target, encryption=Encryption(owner=secret, user=secret, R=6))
    return target.getvalue()
