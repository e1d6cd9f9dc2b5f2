"""Sentences by key: what the rooms without a window say, read from ``content/words``."""

from collections.abc import Mapping

from attachdesk.domain.errors import Told


class Words:
    """The sentences of one language; ``say`` fills in the values.

    A missing key is our fault and raises ``KeyError``; a value that a sentence does not use is ignored.
    """

    def __init__(self, sentences: Mapping[str, str]) -> None:
        self._sentences = dict(sentences)

    def say(self, key: str, /, **values: object) -> str:
        """Return the sentence behind ``key`` with its ``{places}`` filled in."""
        return self._sentences[key].format(**values)

    def of(self, trouble: Told) -> str:
        """Return the sentence of a trouble."""
        return self.say(trouble.key, **trouble.values)

    def __contains__(self, key: str) -> bool:
        return key in self._sentences

    def keys(self) -> frozenset[str]:
        """Return every key there is."""
        return frozenset(self._sentences)
