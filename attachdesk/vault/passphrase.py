"""What a passphrase must be (length decides) and how strong it seems (only advice)."""

import unicodedata
from dataclasses import dataclass

from attachdesk.domain.errors import RuleBroken

LEAST_CHARACTERS = 15
LEAST_WORDS = 5
_ZXCVBN_READS = 72
"""Characters that zxcvbn looks at; its time grows with the square of the length."""


@dataclass(frozen=True)
class Strength:
    """Advice: ``score`` 0 (guessed at once) to 4 (beyond guessing), ``words`` the key of its sentence."""

    score: int
    words: str
    is_long_enough: bool


def normalised(passphrase: str) -> bytes:
    """Return the bytes that go into the key: NFKC, so that each keyboard's form of a letter is the same."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def is_long_enough(passphrase: str) -> bool:
    """Return whether it has at least 15 characters or 5 words."""
    text = unicodedata.normalize("NFKC", passphrase)
    return len(text) >= LEAST_CHARACTERS or len(text.split()) >= LEAST_WORDS


def demand_length(passphrase: str) -> None:
    """Refuse a passphrase that is too short."""
    if not is_long_enough(passphrase):
        raise RuleBroken("passphrase.too_short", characters=LEAST_CHARACTERS, words=LEAST_WORDS)


def strength(passphrase: str) -> Strength:
    """Return how hard the passphrase is to guess. zxcvbn is slow to import, so only here."""
    long_enough = is_long_enough(passphrase)
    if not passphrase:
        return Strength(0, "passphrase.strength_0", long_enough)
    from zxcvbn import zxcvbn

    text = unicodedata.normalize("NFKC", passphrase)
    score = int(zxcvbn(text[:_ZXCVBN_READS])["score"])
    return Strength(score, f"passphrase.strength_{score}", long_enough)
