"""The audit trail as it is read: lines of the trail and what was signed, for one client, since one day."""

from dataclasses import replace
from datetime import date

from attachdesk.domain.overview import AuditLine
from attachdesk.domain.record import local
from attachdesk.services.records import Records
from attachdesk.storage import audit


class Auditing:
    """Reads who did what, when and why. There is one who works with a vault: whoever holds its passphrase."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def lines(self, *, client_id: str = "", since: date | None = None) -> list[AuditLine]:
        """Return every line with its client, oldest first by the chain; ``since`` by the day on its wall.

        Signatures come with the reason of an addendum. Lines about the vault as a whole have no client.
        """
        with self._records.work() as work:
            lines = sorted([*audit.trail(work), *audit.signed(work)], key=lambda line: line.sequence)
            owners = audit.owners(work, lines)
        lines = [
            replace(line, client_id=line.client_id or owners.get((line.kind, line.record_id), ""))
            for line in lines
        ]
        return [
            line
            for line in lines
            if client_id in {"", line.client_id}
            and (since is None or local(line.at, line.zone).date() >= since)
        ]
