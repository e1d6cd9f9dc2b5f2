"""Writes the supervision of the demo: meetings, and the clients brought to them."""

from collections.abc import Mapping
from datetime import time

from attachdesk.demo.client_writer import Table
from attachdesk.demo.pen import Pen
from attachdesk.domain.around import Supervision, SupervisionTopic


def supervisions(pen: Pen, table: Table, clients: Mapping[str, str]) -> None:
    """Write the practice's meetings; ``clients`` are ids by code."""
    for one in table.get("supervisions", ()):
        day = pen.calendar.day(one["week"], one.get("weekday", "thu"))
        at = pen.calendar.at(day, time(19, 30))
        facts = {name: one[name] for name in ("minutes", "setting", "supervisor", "text") if name in one}
        meeting = pen.write(Supervision, at, held_on=day, zone=table["zone"], **facts)
        for topic in one.get("topics", ()):
            pen.write(
                SupervisionTopic,
                at,
                client_id=clients[topic["client"]],
                supervision_id=meeting.id,
                question=topic["question"],
                outcome=topic["outcome"],
            )
