"""Fills the desk: every service wired to one open vault, one clock, one event bus."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from attachdesk.demo.calendar import Calendar
from attachdesk.library import Library
from attachdesk.locations import content
from attachdesk.services import opening
from attachdesk.services.appointments import Appointments
from attachdesk.services.arranging import Arranging
from attachdesk.services.auditing import Auditing
from attachdesk.services.briefing import Briefing
from attachdesk.services.carrying import Carrying
from attachdesk.services.caseload import Caseload
from attachdesk.services.coding import Coding
from attachdesk.services.crisis import Crisis
from attachdesk.services.desk import Desk
from attachdesk.services.diary import Diary
from attachdesk.services.discharging import Discharging
from attachdesk.services.enclosing import Enclosing
from attachdesk.services.episodes import Episodes
from attachdesk.services.event_bus import EventBus
from attachdesk.services.exchanging import Exchanging
from attachdesk.services.field_readings import FieldReadings
from attachdesk.services.formulating import Formulating
from attachdesk.services.jotting import JotPad
from attachdesk.services.keeping import Keeping
from attachdesk.services.note_history import NoteHistory
from attachdesk.services.note_signing import NoteSigning
from attachdesk.services.note_writing import NoteWriting
from attachdesk.services.notes_in_error import NotesInError
from attachdesk.services.opening import Outside, real_world
from attachdesk.services.planning import Planning
from attachdesk.services.private_notes import PrivateNotes
from attachdesk.services.records import Records
from attachdesk.services.reporting import Reporting
from attachdesk.services.reviewing import Reviewing
from attachdesk.services.safeguarding import Safeguarding
from attachdesk.services.safety_planning import SafetyPlanning
from attachdesk.services.searching import Searching
from attachdesk.services.snippets import Snippets
from attachdesk.services.spelling import SpellingWords
from attachdesk.services.supervising import Supervising
from attachdesk.services.templates import Templates
from attachdesk.vault import keyring
from attachdesk.vault.root import Root
from attachdesk.vault.signing import Signer
from attachdesk.vault.vault import Vault


def open_desk(folder: Path, passphrase: str, outside: Outside | None = None) -> Desk:
    """Open a vault and return the desk over it."""
    return desk_over(opening.open_vault(folder, passphrase, outside), outside)


def new_desk(
    folder: Path, passphrase: str, outside: Outside | None = None, cost: keyring.Cost = keyring.FULL
) -> tuple[Desk, str]:
    """Create a vault; return the desk over it and the recovery key."""
    vault, recovery_key = opening.new_vault(folder, passphrase, outside or real_world(), cost)
    return desk_over(vault, outside), recovery_key


def fill_demo(desk: Desk, scale: str, seed: int, progress: Callable[[int, int], None] | None = None) -> Desk:
    """Write a synthetic practice into the empty vault of a desk; return the desk on the demo's own clock.

    A career takes minutes: ``progress`` is told how many sessions are written, of how many.
    """
    build = import_module("attachdesk.demo." + scale).build
    clock = Outside(Calendar().now, desk.records.identify, desk.records.zone)
    told = {"progress": progress} if scale == "career" else {}
    records = replace(opening.records(desk.keeping.vault, clock), signer=_hand_of(seed))
    build(records, content(), desk.library.note_templates, seed, **told)
    return desk_over(desk.keeping.vault)


def _hand_of(seed: int) -> Signer:
    """Return who signs in a demo: the same seed makes the same practice, signatures included."""
    return Signer(Root(sha256(f"attachdesk demo {seed}".encode()).digest()))


def desk_over(vault: Vault, outside: Outside | None = None, library: Library | None = None) -> Desk:
    """Return the desk over an open vault; a demo practice keeps its own clock.

    A ``library`` already read serves several desks: it is never changed.
    """
    outside, is_demo = opening.world_of(vault, outside or real_world())
    events, library = EventBus(), library or Library(content())
    records = opening.records(vault, outside, events)
    reviewing = Reviewing(records, library)
    copy = partial(opening.copy_before_change, vault)
    private = PrivateNotes(records, vault, lambda: library.note_templates, lambda: copy(records.now()))
    keeping = Keeping(records, vault, private)
    templates = Templates(records, library.note_templates, library.session_fields)
    caseload = Caseload(records)
    return Desk(
        records=records,
        events=events,
        library=library,
        briefing=Briefing(records),
        caseload=caseload,
        diary=Diary(records),
        note_writing=NoteWriting(records, templates),
        note_signing=NoteSigning(records),
        coding=Coding(records),
        reviewing=reviewing,
        searching=Searching(records),
        reporting=Reporting(records, library, reviewing),
        exchanging=Exchanging(records, private),
        keeping=keeping,
        safety_planning=SafetyPlanning(records, library.words()),
        templates=templates,
        snippets=Snippets(records, library.snippets),
        field_readings=FieldReadings(records, library.session_fields),
        planning=Planning(records, library),
        private_notes=private,
        discharging=Discharging(records, library, reviewing, caseload),
        close=keeping.close,
        is_demo=is_demo,
        **_of_records(records, library),
    )


def _of_records(records: Records, library: Library) -> dict[str, Any]:
    """Return the services that need the records and the content at most, by their names on the desk."""
    return {
        "arranging": Arranging(records),
        "crisis": Crisis(records),
        "auditing": Auditing(records),
        "jot_pad": JotPad(records),
        "carrying": Carrying(records),
        "spelling": SpellingWords(records),
        "formulating": Formulating(records),
        "episodes": Episodes(records),
        "safeguarding": Safeguarding(records),
        "appointments": Appointments(records),
        "note_history": NoteHistory(records),
        "notes_in_error": NotesInError(records, library.words()),
        "supervising": Supervising(records),
        "enclosing": Enclosing(records),
    }
