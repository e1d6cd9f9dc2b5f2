"""Makes the safety plans of a demo file: each version as it was written with the client."""

from datetime import time

from attachdesk.demo.client_writer import Made, Table
from attachdesk.demo.pen import Pen
from attachdesk.domain.safety import PARTS, SafetyPlan


def safety_plans(pen: Pen, table: Table, made: Made) -> None:
    """Write the versions in their order; steps that a version does not name stay as they were."""
    said = dict.fromkeys(PARTS, "")
    for number, one in enumerate(table.get("safety_plans", ()), start=1):
        on = made.day_of(one["session"])
        said |= {name: one[name].strip() for name in PARTS if name in one}
        at = pen.calendar.at(on, time(19, 15))
        pen.write(SafetyPlan, at, client_id=made.client.id, number=number, made_on=on, **said)
