"""Makes what stands beside the sessions of a demo file: how they were arranged, what was read off."""

from attachdesk.demo.client_writer import Made, Table
from attachdesk.demo.pen import Pen
from attachdesk.domain.around import SessionArrangement
from attachdesk.domain.writing import FieldReading

PLACED = frozenset({"from", "to"})


def arrangements(pen: Pen, table: Table, made: Made) -> None:
    """Write arrangements for each session from one number to another, and the readings of each."""
    for one in table.get("arrangements", ()):
        facts = {name: value for name, value in one.items() if name not in PLACED}
        for number in range(one["from"], one.get("to", one["from"]) + 1):
            of = {"client_id": made.client.id, "session_id": made.sessions[number].id}
            pen.write(SessionArrangement, made.sessions[number].made_at, **of, **facts)
    for one in table.get("readings", ()):
        for field, values in one.items():
            if field != "session":
                _readings(pen, made, one["session"], field, values)


def _readings(pen: Pen, made: Made, number: int, field: str, values: list[float | str]) -> None:
    """Write a reading of the whole session, or one at its start and one at its end."""
    session = made.sessions[number]
    moments = ("whole",) if len(values) == 1 else ("start", "end")
    for when, value in zip(moments, values, strict=True):
        said = {"word": value} if isinstance(value, str) else {"number": float(value)}
        of = {"client_id": made.client.id, "session_id": session.id, "field": field, "when": when}
        pen.write(FieldReading, session.made_at, **of, **said)
