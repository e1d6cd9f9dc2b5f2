"""Pick lists for plans: options for a pattern or a benefit, never an indication."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PickList:
    """Options to choose from when a plan is written. Matching them to a code is sense, not evidence."""

    id: str
    """The id of the pattern or benefit."""
    order: int
    options: tuple[str, ...]
    remark: str
