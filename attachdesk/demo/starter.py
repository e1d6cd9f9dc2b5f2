"""The starter practice: the twelve clients of ``content/demo``, about 200 sessions."""

from datetime import datetime, time
from itertools import groupby
from pathlib import Path

from attachdesk.demo import (
    arrangement_writer,
    client_writer,
    document_writer,
    files,
    later_writer,
    own_words_writer,
    plan_writer,
    safeguards_writer,
    safety_writer,
    series_writer,
    session_writer,
    signature_writer,
    supervision_writer,
)
from attachdesk.demo.pen import Pen
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.note import Note
from attachdesk.domain.observation import Code
from attachdesk.domain.plan import Break
from attachdesk.domain.practice import Practice
from attachdesk.domain.record import Record
from attachdesk.library import words
from attachdesk.services.practice_clock import DEMO_CLOCK
from attachdesk.services.records import Records
from attachdesk.storage import search
from attachdesk.storage.unit_of_work import Work

SCALES = ("starter", "career")
PLACES = {kind: place for place, kind in enumerate(KINDS)}


def build(records: Records, content: Path, templates: session_writer.Templates, seed: int = 1) -> int:
    """Write the practice into a fresh vault and return how many sessions it has."""
    practice = files.read(content / "demo")
    pen = Pen(seed, client_writer.calendar_of(practice.practice))
    codes = _practice(pen, practice.practice)
    count, clients = 0, {}
    astray: list[client_writer.Astray] = []
    for table in practice.clients:
        made = _client(pen, table, codes, templates)
        count += len(made.sessions)
        clients[made.client.code] = made.client.id
        astray += made.astray
    supervision_writer.supervisions(pen, practice.practice, clients)
    with records.work() as work:
        replace_practice(work, pen, practice.practice)
        put(work, pen)
        signature_writer.sign(records, work, pen)
        work.put_setting(DEMO_CLOCK, pen.calendar.now().isoformat())
        search.catch_up(work)
    later_writer.seal_astray(records, words.load(content, words.SOURCE), pen, astray)
    return count


def _client(
    pen: Pen, table: client_writer.Table, codes: dict[str, str], templates: session_writer.Templates
) -> client_writer.Made:
    made = client_writer.open_file(pen, table, codes)
    session_writer.sessions(pen, table, made, templates)
    arrangement_writer.arrangements(pen, table, made)
    later_writer.later_words(pen, table, made, templates["discharge"])
    plan_writer.measures(pen, table, made)
    plan_writer.plan(pen, table, made)
    safety_writer.safety_plans(pen, table, made)
    safeguards_writer.safeguards(pen, table, made)
    document_writer.documents(pen, table, made)
    if made.client.state == "current":
        series_writer.series(pen, table, made, [one for one in pen.written if isinstance(one, Break)])
    return made


def put(work: Work, pen: Pen) -> None:
    """Write what the pen holds, day by day, and of each day what a note seals before the note."""
    written = sorted(pen.take(), key=lambda one: (one.made_at.date(), PLACES[one.kind], one.made_at))
    for _, records in groupby(written, key=lambda one: (one.kind == Note.kind, _is_on_note(one))):
        work.add_all(list(records))


def _is_on_note(one: Record) -> bool:
    """Say whether it is sealed with the note it stands on, which must be there before."""
    return bool(one.volatile and getattr(one, "note_id", None))


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
    own_words_writer.own_words(pen, table, begun)
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
