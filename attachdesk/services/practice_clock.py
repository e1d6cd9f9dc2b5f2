"""The clock that a demo practice keeps of its own: its invented day goes on where it stood."""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic

from attachdesk.storage import chain
from attachdesk.storage.unit_of_work import Work

DEMO_CLOCK = "demo_clock"
"""Setting of a demo vault: the moment at which its own clock stands when it opens."""
DEMO_DAY = timedelta(hours=5)


def demo_clock(work: Work) -> Callable[[], datetime] | None:
    """Return the clock of a demo, as it runs from now on; None for a practice that lives in this world."""
    said, last = work.setting(DEMO_CLOCK), chain.head(work).at
    if said is None:
        return None
    opens = datetime.fromisoformat(said)
    # it goes on where it stood, so that the chain sees no clock that moved back
    if last is not None and opens < last < opens + DEMO_DAY:
        opens = last
    begun = monotonic()
    return lambda: opens + timedelta(seconds=monotonic() - begun)
