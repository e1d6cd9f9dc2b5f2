"""One thing to know before a report leaves the room."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """A title and a line; ``is_fine`` when nothing has to be done.

    ``screen`` is where it is put right, if that is elsewhere.
    """

    is_fine: bool
    title: str
    line: str
    screen: str = ""
