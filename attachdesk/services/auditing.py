"""The audit trail as it is read: lines of the trail and what was signed, for one client, since one day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from attachdesk.domain.overview import AuditLine
from attachdesk.domain.practice import Practice
from attachdesk.domain.record import local
from attachdesk.services.audit_reasons import Sentence, who_of, why_of
from attachdesk.services.records import Records
from attachdesk.storage import audit


class Auditing:
    """Reads who did what, when and why.

    There is one who works with a vault, whoever holds its passphrase: the therapist, as named at that time.
    """

    def __init__(self, records: Records) -> None:
        self._records = records

    @staticmethod
    def who(line: AuditLine) -> Sentence:
        """Return who it was, as the name of a sentence with what fills it."""
        return who_of(line)

    @staticmethod
    def why(line: AuditLine) -> list[Sentence]:
        """Return what is told of why: names of sentences with what fills them."""
        return why_of(line)

    def lines(self, *, client_id: str = "", since: date | None = None) -> list[AuditLine]:
        """Return every line with its client, oldest first by the chain; ``since`` by the day on its wall.

        Signatures come with the reason of an addendum. Lines about the vault as a whole have no client.
        """
        with self._records.work() as work:
            lines = sorted([*audit.trail(work), *audit.signed(work)], key=lambda line: line.sequence)
            owners, now_called = audit.owners(work, lines), work.find(Practice)[0].therapist
        lines = [
            replace(line, who=who, client_id=line.client_id or owners.get((line.kind, line.record_id), ""))
            for line, who in zip(lines, _called(lines, now_called), strict=True)
        ]
        return [
            line
            for line in lines
            if client_id in {"", line.client_id}
            and (since is None or local(line.at, line.zone).date() >= since)
        ]


def _called(lines: Sequence[AuditLine], now_called: str) -> list[str]:
    """Return how the therapist was called at each line.

    A line that does not say it (a signature, or one of an older version) has the name of the next that does:
    each change of the name is a line, written under the name that was.
    """
    names = []
    for line in reversed(lines):
        now_called = now_called if line.who is None else line.who
        names.append(now_called)
    return names[::-1]
