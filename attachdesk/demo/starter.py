"""The starter practice: the twelve clients of ``content/demo``, about 200 sessions."""

from datetime import datetime, time
from itertools import groupby
from pathlib import Path

from attachdesk.demo import (
    client_writer,
    files,
    plan_writer,
    safeguards_writer,
    session_writer,
    supervision_writer,
    treatment_writer,
)
from attachdesk.demo.pen import Pen
from attachdesk.domain.observation import Code
from attachdesk.domain.plan import Break
from attachdesk.domain.practice import Practice
from attachdesk.services.records import Records
from attachdesk.storage import search
from attachdesk.storage.unit_of_work import Work

SCALES = ("starter", "career")
DEMO_CLOCK = "demo_clock"
"""Setting of a demo vault: the moment at which its own clock stands when it opens."""


def build(records: Records, content: Path, templates: session_writer.Templates, seed: int = 1) -> int:
    """Write the practice into a fresh vault and return how many sessions it has."""
    practice = files.read(content / "demo")
    pen = Pen(seed, client_writer.calendar_of(practice.practice))
    codes = _practice(pen, practice.practice)
    count, clients = 0, {}
    for table in practice.clients:
        made = client_writer.open_file(pen, table, codes)
        session_writer.sessions(pen, table, made, templates)
        plan_writer.measures(pen, table, made)
        plan_writer.plan(pen, table, made)
        safeguards_writer.safeguards(pen, table, made)
        count += len(made.sessions)
        clients[made.client.code] = made.client.id
    supervision_writer.supervisions(pen, practice.practice, clients)
    with records.work() as work:
        replace_practice(work, pen, practice.practice)
        put(work, pen)
        treatment_writer.sign(records, work, pen)
        work.put_setting(DEMO_CLOCK, pen.calendar.now().isoformat())
        search.catch_up(work)
    return count


def put(work: Work, pen: Pen) -> None:
    """Write what the pen holds, in the order in which it would have been written."""
    written, sealed = pen.take()
    written.sort(key=lambda record: record.made_at)
    for _, records in groupby(written, key=type):
        work.add_all(list(records))
    for record in sealed:
        work.seal(record)


def _practice(pen: Pen, table: client_writer.Table) -> dict[str, str]:
    begun = pen.calendar.at(pen.calendar.day(-52), time(8))
    for one in table.get("breaks", ()):
        since, until = pen.calendar.day(one["from_week"]), pen.calendar.day(one["to_week"], "sun")
        told = one.get("announced_week")
        pen.write(
            Break,
            begun,
            since=since,
            until=until,
            why=one.get("name", one.get("why", "")),
            announced_on=pen.calendar.day(told) if told is not None else None,
        )
    return own_codes(pen, table, begun)


def own_codes(pen: Pen, table: client_writer.Table, at: datetime) -> dict[str, str]:
    """Write the therapist's own codes and return their ids by the keys of the demo's files."""
    return {one["key"]: _code(pen, one, at) for one in table.get("codes", ())}


def _code(pen: Pen, one: client_writer.Table, at: datetime) -> str:
    fields = {name: one[name] for name in ("name", "letter", "ink", "definition", "caution") if name in one}
    return pen.write(Code, at, **fields).id


def replace_practice(work: Work, pen: Pen, table: client_writer.Table) -> None:
    """Give the vault the demo's own practice, with an id of the seed: the same seed, the same record."""
    fields = {
        name: table[name] for name in ("name", "therapist", "title", "country", "zone") if name in table
    }
    for old in work.find(Practice):
        work.remove(old)
    begun = pen.calendar.at(pen.calendar.day(-52), time(8))
    work.add(Practice(id=pen.identify(), version=1, made_at=begun, **fields))
