"""Makes what protects minors and couples of one demo file: orders, capacity, sharing, secrets, screenings."""

from datetime import time
from typing import Any

from attachdesk.demo.client_writer import Made, Table
from attachdesk.demo.pen import Pen
from attachdesk.domain.record import Record
from attachdesk.domain.safeguards import Capacity, CourtOrder, Screening, SecretsAgreement, Sharing

TABLES: dict[str, tuple[type[Record], str]] = {
    "orders": (CourtOrder, "ordered_on"),
    "capacities": (Capacity, "judged_on"),
    "sharings": (Sharing, "agreed_on"),
    "secrets": (SecretsAgreement, "agreed_on"),
    "screenings": (Screening, "screened_on"),
}
PLACED = frozenset({"week", "day", "who"})


def safeguards(pen: Pen, table: Table, made: Made) -> None:
    """Write what the file says; an entry has a week, perhaps a day, perhaps who it is about."""
    for name, (kind, day_field) in TABLES.items():
        for one in table.get(name, ()):
            on = pen.calendar.day(one["week"], one.get("day", "mon"))
            fields: dict[str, Any] = {key: value for key, value in one.items() if key not in PLACED}
            if "who" in one:
                fields["person_id"] = made.people[one["who"]]
            at = max(pen.calendar.at(on, time(13)), made.client.made_at)
            pen.write(kind, at, client_id=made.client.id, **{day_field: on}, **fields)
