"""Snippets: words behind a semicolon and a few letters, those of the program and the therapist's own."""

import re
from collections.abc import Mapping

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.snippet import QuickWords
from attachdesk.domain.writing import Snippet
from attachdesk.services.records import Records

_TRIGGER = re.compile(r"[\w-]{1,24}")
AFTER_SHIPPED = 1000


class Snippets:
    """One's own stand before a shipped one of the same trigger."""

    def __init__(self, records: Records, shipped: Mapping[str, QuickWords]) -> None:
        self._records, self._shipped = records, shipped

    def offered(self) -> list[QuickWords]:
        """Return every snippet by trigger, as the picker shows them."""
        with self._records.work() as work:
            own = {
                one.trigger.casefold(): QuickWords(one.trigger, AFTER_SHIPPED, one.text, is_own=True)
                for one in work.find(Snippet, is_retired=False)
            }
        found = {**{one.id.casefold(): one for one in self._shipped.values()}, **own}
        return [found[trigger] for trigger in sorted(found)]

    def keep(self, trigger: str, text: str) -> Snippet:
        """Keep words under a trigger; those that stood there of one's own are changed.

        ``snippet.trigger``: not 1 to 24 letters, digits, ``-`` or ``_``; ``snippet.needs_words``.
        """
        trigger = trigger.strip().removeprefix(";")
        if not _TRIGGER.fullmatch(trigger):
            raise RuleBroken("snippet.trigger")
        if not text.strip():
            raise RuleBroken("snippet.needs_words")
        with self._records.work() as work:
            for old in work.find(Snippet):
                if old.trigger.casefold() == trigger.casefold():
                    kept = old.changed(text=text.strip(), is_retired=False)
                    work.replace(kept)
                    return kept
            made: Snippet = self._records.new(Snippet, trigger=trigger, text=text.strip())
            work.add(made)
            return made

    def retire(self, trigger: str) -> None:
        """Offer one's own snippet no longer; a shipped one of the same trigger comes back."""
        with self._records.work() as work:
            for one in work.find(Snippet, is_retired=False):
                if one.trigger.casefold() == trigger.casefold():
                    work.replace(one.changed(is_retired=True))
