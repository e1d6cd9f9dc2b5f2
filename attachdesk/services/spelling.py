"""What a therapist has said about spelling: whether it is checked, and words of their own; in the vault."""

import json

from attachdesk.services.records import Records

ON, WORDS = "spelling.on", "spelling.words"


class SpellingWords:
    """Settings of the vault: own words may be names, so they never lie outside it."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def is_on(self, *, unless_said: bool) -> bool:
        """Whether spelling is checked; ``unless_said`` where nobody chose."""
        with self._records.work() as work:
            said = work.setting(ON)
        return unless_said if said is None else said == "yes"

    def put_on(self, is_on: bool) -> None:
        """Choose."""
        with self._records.work() as work:
            work.put_setting(ON, "yes" if is_on else "no")

    def own(self) -> list[str]:
        """Return one's own words."""
        with self._records.work() as work:
            return [str(one) for one in json.loads(work.setting(WORDS) or "[]")]

    def learn(self, word: str) -> None:
        """Take a word for right from now on."""
        known = self.own()
        if word not in known:
            with self._records.work() as work:
                work.put_setting(WORDS, json.dumps([*known, word], ensure_ascii=False))
