"""Fills the desk: every service wired to one open vault, one clock, one event bus."""

from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from time import monotonic

from attachdesk.demo.calendar import Calendar
from attachdesk.demo.starter import DEMO_CLOCK
from attachdesk.domain.practice import Practice
from attachdesk.library import Library
from attachdesk.locations import content
from attachdesk.services import opening
from attachdesk.services.briefing import Briefing
from attachdesk.services.caseload import Caseload
from attachdesk.services.coding import Coding
from attachdesk.services.desk import Desk
from attachdesk.services.diary import Diary
from attachdesk.services.event_bus import EventBus
from attachdesk.services.exchanging import Exchanging
from attachdesk.services.keeping import Keeping
from attachdesk.services.note_signing import NoteSigning
from attachdesk.services.note_writing import NoteWriting
from attachdesk.services.opening import Outside, real_world
from attachdesk.services.reporting import Reporting
from attachdesk.services.reviewing import Reviewing
from attachdesk.services.searching import Searching
from attachdesk.storage import chain
from attachdesk.vault import keyring
from attachdesk.vault.vault import Vault

DEMO_DAY = timedelta(hours=5)


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
    build(opening.records(desk.keeping.vault, clock), content(), desk.library.note_templates, seed, **told)
    return desk_over(desk.keeping.vault)


def desk_over(vault: Vault, outside: Outside | None = None) -> Desk:
    """Return the desk over an open vault; a demo practice keeps its own clock."""
    outside, is_demo = _outside_of(vault, outside or real_world())
    events, library = EventBus(), Library(content())
    records = opening.records(vault, outside, events)
    reviewing = Reviewing(records, library)
    return Desk(
        records=records,
        events=events,
        library=library,
        briefing=Briefing(records),
        caseload=Caseload(records),
        diary=Diary(records),
        note_writing=NoteWriting(records, library.note_templates),
        note_signing=NoteSigning(records),
        coding=Coding(records),
        reviewing=reviewing,
        searching=Searching(records),
        reporting=Reporting(records, library, reviewing),
        exchanging=Exchanging(records),
        keeping=Keeping(records, vault),
        close=vault.close,
        is_demo=is_demo,
    )


def _outside_of(vault: Vault, outside: Outside) -> tuple[Outside, bool]:
    """Return the world of a vault: the practice's own zone, and for a demo the demo's own clock."""
    with opening.records(vault, outside).work() as work:
        demo_clock = work.setting(DEMO_CLOCK)
        practices = work.find(Practice)
        last = chain.head(work).at
    zone = practices[0].zone if practices else outside.zone
    if demo_clock is None:
        return Outside(outside.now, outside.identify, zone), False
    opens = datetime.fromisoformat(demo_clock)
    # it goes on where it stood, so that the chain sees no clock that moved back
    if last is not None and opens < last < opens + DEMO_DAY:
        opens = last
    return Outside(_clock_from(opens), outside.identify, zone), True


def _clock_from(moment: datetime) -> Callable[[], datetime]:
    begun = monotonic()
    return lambda: moment + timedelta(seconds=monotonic() - begun)
