"""The sentences of ``content/words`` as a window says them: what is filled in keeps its own direction."""

from attachdesk.domain.words import Words
from attachdesk.ui.kit.isolates import isolated


class WindowWords(Words):
    """The same sentences; a code, a name or a path in one stands between FSI and PDI.

    Commands and documents say them plainly: there the reader is another program, or lays out by itself.
    """

    def __init__(self, words: Words) -> None:
        super().__init__({})
        self._plain: Words = words._plain if isinstance(words, WindowWords) else words

    def say(self, key: str, /, **values: object) -> str:
        """Return the sentence behind ``key``, words isolated, numbers as they are."""
        apart = {name: isolated(one) if isinstance(one, str) else one for name, one in values.items()}
        return self._plain.say(key, **apart)

    def __contains__(self, key: str) -> bool:
        return key in self._plain

    def keys(self) -> frozenset[str]:
        """Return every key there is."""
        return self._plain.keys()
