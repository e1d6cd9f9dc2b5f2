"""What a therapist has said about spelling, in the vault; and the names that are right in a client's note."""

import json

from attachdesk.domain.client import Client, ClientName, Person
from attachdesk.domain.practice import Practice
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

    def names(self, client_id: str) -> list[str]:
        """Return names that are no wrong words in a client's notes; they are never kept anywhere.

        Those of the client, of the people on their list and of the therapist, and every client's code.
        """
        with self._records.work() as work:
            client, clients = work.get(Client, client_id), work.find(Client)
            said = [one.name for one in work.find(ClientName, client_id=client_id)]
            people = [one.name for one in work.find(Person, client_id=client_id)]
            mine = [one.therapist for one in work.find(Practice)]
        found = [client.name or "", *said, *people, *mine, *(one.code for one in clients)]
        return [one for one in dict.fromkeys(found) if one]
