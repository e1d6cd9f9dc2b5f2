"""The desk: every service over one open vault, filled by ``bootstrap``."""

from collections.abc import Callable
from dataclasses import dataclass

from attachdesk.library import Library
from attachdesk.services.appointments import Appointments
from attachdesk.services.arranging import Arranging
from attachdesk.services.auditing import Auditing
from attachdesk.services.briefing import Briefing
from attachdesk.services.carrying import Carrying
from attachdesk.services.caseload import Caseload
from attachdesk.services.coding import Coding
from attachdesk.services.crisis import Crisis
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


@dataclass(frozen=True)
class Desk:
    """What a therapist works with. One thread at a time may use it: the lane, or a command."""

    records: Records
    events: EventBus
    library: Library
    briefing: Briefing
    caseload: Caseload
    diary: Diary
    note_writing: NoteWriting
    note_signing: NoteSigning
    coding: Coding
    reviewing: Reviewing
    searching: Searching
    reporting: Reporting
    exchanging: Exchanging
    keeping: Keeping
    arranging: Arranging
    safety_planning: SafetyPlanning
    crisis: Crisis
    auditing: Auditing
    templates: Templates
    snippets: Snippets
    field_readings: FieldReadings
    jot_pad: JotPad
    carrying: Carrying
    spelling: SpellingWords
    planning: Planning
    formulating: Formulating
    private_notes: PrivateNotes
    appointments: Appointments
    episodes: Episodes
    discharging: Discharging
    safeguarding: Safeguarding
    note_history: NoteHistory
    notes_in_error: NotesInError
    supervising: Supervising
    enclosing: Enclosing
    close: Callable[[], None]
    """Closes the vault without a backup; ``keeping.finish`` makes one first."""
    is_demo: bool = False
