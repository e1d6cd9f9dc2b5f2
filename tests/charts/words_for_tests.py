"""The shipped sentences of charts, and names of codes as rows show them."""

from attachdesk.charts.wording import Wording
from attachdesk.domain.observation import BENEFITS, PATTERNS
from attachdesk.library.words import load
from attachdesk.locations import content

NAMES = {code: code.replace("_", " ").capitalize() for code in (*PATTERNS, *BENEFITS)}


def wording(**names: str) -> Wording:
    """Return the wording of charts in English."""
    return Wording(load(content()), {**NAMES, **names})
