"""What is wrong with a document, by its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from attachdesk.domain.record import Record

Known = Mapping[str, Mapping[object, Record | None]]
"""Collection: the records of the document by their ids."""


@dataclass(frozen=True)
class Fault:
    """One reason why a document is refused: its place, and the sentence's key with values."""

    at: str
    key: str
    values: dict[str, object] = field(default_factory=dict)
