"""Reads what a report will be: the very pages of its PDF as pictures, and what to look at before it goes."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from attachdesk.domain.client import Consent
from attachdesk.domain.overview import SessionLine
from attachdesk.domain.practice import Audience
from attachdesk.domain.session import day_of
from attachdesk.reports.case import Case
from attachdesk.services.desk import Desk
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.screens.client_file.reports_tab_look import Look
from attachdesk.ui.screens.client_file.reports_tab_safeguards import safeguard_looks

translate = QCoreApplication.translate
SHARP = 2.0
"""Pixels of a picture for each point of the page: sharp at the widths the preview has."""


@dataclass(frozen=True)
class Ordered:
    """Which report: for whom, about which days, with which sections."""

    client_id: str
    audience: Audience
    since: date | None = None
    until: date | None = None
    sections: frozenset[str] | None = None


@dataclass(frozen=True)
class Preview:
    """The pages as pictures, the bytes they came from, and what to look at."""

    case: Case
    pages: tuple[QImage, ...]
    looks: tuple[Look, ...]


def read_preview(desk: Desk, ordered: Ordered) -> Preview:
    """Set the report and look at what it rests on; runs on the lane."""
    case = desk.reporting.case(
        ordered.client_id, ordered.audience, ordered.since, ordered.until, ordered.sections
    )
    pages = pictures_of(desk.reporting.printed(case).pdf)
    consents = desk.caseload.file(ordered.client_id).consents
    letters = _letters(desk.reporting.undrawn(case))
    safe = tuple(safeguard_looks(case, desk.safeguarding.safeguards(ordered.client_id)))
    looks = _looks(case, consents, desk.diary.sessions(ordered.client_id), (letters, *safe))
    return Preview(case, pages, looks)


def pictures_of(pdf: bytes) -> tuple[QImage, ...]:
    """Return each page of a PDF as a picture, in memory only."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_picture(document[place]) for place in range(len(document)))
    finally:
        document.close()


def _picture(page: Any) -> QImage:
    bitmap = page.render(scale=SHARP, rev_byteorder=True, prefer_bgrx=True)
    form = {4: QImage.Format.Format_RGBX8888, 3: QImage.Format.Format_RGB888}[bitmap.n_channels]
    picture = QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, form).copy()
    bitmap.close()
    page.close()
    return picture


def _looks(
    case: Case, consents: tuple[Consent, ...], lines: list[SessionLine], more: tuple[Look | None, ...]
) -> tuple[Look, ...]:
    told, consent = _told(case), _consent(case, consents)
    looks = [_letterhead(case), told, consent, _signed(case, lines), _summary(case), *more]
    return tuple(sorted((look for look in looks if look is not None), key=lambda look: look.is_fine))


def _letterhead(case: Case) -> Look:
    """Say whose paper it is, or what of that is not written yet."""
    practice, title = case.practice, translate("Reports", "Your letterhead")
    written = [one.strip() for one in (practice.name, practice.therapist)]
    if all(written):
        return Look(True, title, " · ".join(written))
    lines = {
        (False, False): translate("Reports", "Neither the practice nor your name is on the page."),
        (False, True): translate("Reports", "The name of the practice is not on the page."),
        (True, False): translate("Reports", "Your name is not on the page, nor under the signature."),
    }
    return Look(False, title, lines[bool(written[0]), bool(written[1])], "settings")


def _letters(undrawn: str) -> Look | None:
    """Say which letters no bundled font can draw."""
    if not undrawn:
        return None
    line = translate("Reports", "No bundled font draws these; each prints as an empty box: %1")
    shown = " ".join(one if one.isprintable() else f"U+{ord(one):04X}" for one in undrawn[:12])
    title = translate("Reports", "Letters that cannot be printed")
    return Look(False, title, line.replace("%1", shown))


def _told(case: Case) -> Look | None:
    """Say which patterns the client's page leaves out, since no words for them were shared."""
    if case.audience != "client":
        return None
    silent = dict.fromkeys(line.name for line in case.patterns if not line.is_shared and line.seen)
    if not silent:
        return Look(
            True, translate("Reports", "Only words already shared"),
            translate("Reports", "Nothing on this page is news to the client."),
        )  # fmt: skip
    said = translate(
        "Reports",
        "%1: seen, but no words for it have been shared with the client. It stays off this page, and off its "
        "chart, until you have talked about it.",
    )
    return Look(
        False, translate("Reports", "Left out of the client's page"), said.replace("%1", ", ".join(silent))
    )


def _consent(case: Case, consents: tuple[Consent, ...]) -> Look | None:
    if case.audience == "client":
        return None
    about = {"referrer": "release", "supervisor": "supervision"}[case.audience]
    standing = [one for one in consents if one.about == about and one.standing(case.made_on) == "given"]
    title = translate("Reports", "Consent for this reader")
    if standing:
        who = ", ".join(isolated(one.recipient) for one in standing if one.recipient)
        given = translate("Reports", "Given: %1").replace("%1", who) if who else translate("Reports", "Given")
        return Look(True, title, given)
    return Look(
        False, title, translate("Reports", "None that stands is on file. Ask before it leaves the room.")
    )


def _signed(case: Case, lines: list[SessionLine]) -> Look:
    held = [
        line
        for line in lines
        if line.session is not None and line.session.is_held
        and case.since <= day_of(line.session) <= case.until
    ]  # fmt: skip
    signed = sum(line.note_status == "signed" for line in held)
    title = translate("Reports", "Notes signed")
    count = translate("Reports", "%1 of %2 in this period")
    return Look(signed == len(held), title, count.replace("%1", str(signed)).replace("%2", str(len(held))))


def _summary(case: Case) -> Look | None:
    section = case.template.section("summary")
    if section is None or not section.is_on:
        return None
    if case.summary.strip():
        return Look(True, translate("Reports", "Summary"), translate("Reports", "Written by you"))
    line = translate("Reports", "Empty. Two or three sentences of your own carry such a page.")
    return Look(False, translate("Reports", "Summary"), line)
