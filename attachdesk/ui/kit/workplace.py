"""What every screen is given: the desk and its lane, the way to other screens, the words, the notices."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from attachdesk.domain.client import Relation
from attachdesk.domain.errors import RuleBroken, Told
from attachdesk.domain.words import Words
from attachdesk.services.desk import Desk
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.event_bridge import EventBridge
from attachdesk.ui.kit.notices import Notices
from attachdesk.ui.kit.screen import Go, Target


def _nobody() -> None:
    """Nobody asked to be told."""


def _nothing_becomes(_target: Target) -> None:
    """Nobody keeps the way back."""


@dataclass(frozen=True)
class Workplace:
    """The surroundings of a screen. Services of the desk run on the lane, never on the window's thread."""

    desk: Desk
    lane: Lane
    bridge: EventBridge
    notices: Notices
    words: Words
    go: Go
    back: Callable[[], None]
    acts_changed: Callable[[], None] = _nobody
    """Called when what ``actions()`` of the screen in front returns has become something else."""
    becomes: Go = _nothing_becomes
    """Called when what the screen in front shows has a place of its own now: back leads there."""

    def tell(self, error: Exception) -> None:
        """Say why something was refused; anything that is no refusal goes to the crash window."""
        if isinstance(error, RuleBroken):
            self.notices.refuse(self.words.of(error))
        elif isinstance(error, Told):
            self.notices.warn(self.words.of(error))
        else:
            self.lane.trouble.emit(error)

    def relations(self) -> dict[str, str]:
        """Return the words of how people stand to a client, by id."""
        prefix = "relation."
        return {one: self.words.say(prefix + one) for one in sorted(get_args(Relation))}
