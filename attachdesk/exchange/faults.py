"""What is wrong with a document, by its place."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """One reason why a document is refused: its place, and the sentence's key with values."""

    at: str
    key: str
    values: dict[str, object] = field(default_factory=dict)
