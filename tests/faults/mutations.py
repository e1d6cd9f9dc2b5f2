"""Changes one thing in a signed record, as somebody would who has the key and takes the triggers away.

``python -m tests.faults.mutations 10000`` runs as many and prints what was not caught; the suite runs a few.
"""

import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from sqlalchemy.exc import IntegrityError

from attachdesk.domain.note import NoteMark
from attachdesk.domain.overview import Finding
from attachdesk.domain.session import Attendee, RiskEntry
from attachdesk.storage import chain
from attachdesk.storage.unit_of_work import Work
from attachdesk.vault import signatures
from tests.services.conftest import Practice

TABLES = (
    "notes", "note_marks", "addenda", "signatures", "sessions", "attendees", "risk_entries",
    "entered_in_error", "chain",
)  # fmt: skip
SEED = 20261124
AT_ONCE = 12
TWIN = 10_000
"""The number of a row put in beside one like it; it is not changed once more, or it would have two names."""
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}")


@dataclass(frozen=True)
class Mutation:
    """One statement, and the names by which a check may call what it changed."""

    table: str
    row: int
    what: str
    statement: str
    values: tuple[Any, ...]
    names: frozenset[str]


def signed_record(folder: Path) -> Practice:
    """Return a practice with signed notes, headings, addenda, risk, people, one note entered in error."""
    practice = Practice(folder)
    client = practice.client()
    mother = practice.person(client, "Fernanda", "mother")
    desk = practice.desk
    for day in range(1, 4):
        session = practice.met(client, days_ago=day)
        note = practice.wrote(session, f"Data\nShe came on day {day} 😀.").note
        of = {"client_id": client.id, "session_id": session.id}
        with desk.records.work() as work:
            work.add(desk.records.new(NoteMark, client_id=client.id, note_id=note.id, start=0, end=4))
            work.add(desk.records.new(Attendee, person_id=mother.id, role="parent", **of))
            work.add(desk.records.new(RiskEntry, area="suicide", asked="told", words="not now", **of))
        desk.note_signing.sign(note.id)
        desk.note_signing.amend(note.id, "on that day", "checked", "It was later.", passage="day")
    desk.notes_in_error.enter_in_error(note.id, "another file")
    return practice


def mutation(work: Work, random: Random) -> Mutation:
    """Return a random change of one row: another value, no row any more, or the same row twice."""
    rows: Sequence[Any] = ()
    while not rows:  # the one row of a table may be gone already
        table = random.choice(TABLES)
        rows = work.connection.exec_driver_sql(f"SELECT * FROM {table}").mappings().all()
    row = dict(random.choice(rows))
    names = {str(row["sequence"]), str(row.get("id", row.get("record_id")))}
    where = row["sequence"]
    how = random.random()
    if how < 0.1:
        return Mutation(
            table,
            where,
            f"{table} gone",
            f"DELETE FROM {table} WHERE sequence = ?",
            (where,),
            frozenset(names),
        )
    if how < 0.15:
        twin = {**row, "sequence": TWIN} | ({"id": "twin"} if "id" in row else {})
        marks = ", ".join("?" * len(twin))
        columns = ", ".join(f'"{name}"' for name in twin)
        names |= {"twin", str(TWIN), str(len(rows) + 1)}
        statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
        return Mutation(table, where, f"{table} twice", statement, tuple(twin.values()), frozenset(names))
    column = random.choice([name for name in row if name != "nonce"])
    value = _other(row[column], random)
    statement = f'UPDATE {table} SET "{column}" = ? WHERE sequence = ?'
    return Mutation(
        table, where, f"{table}.{column}", statement, (value, where), frozenset({*names, str(value)})
    )


def _other(value: Any, random: Random) -> Any:
    """Return another value of the same sort; now and then one of another."""
    if random.random() < 0.1:
        return random.choice([None, "", 7, "x"]) if value not in {None, "", 7, "x"} else "other"
    if value is None:
        return random.choice(["x", 0])
    if isinstance(value, bytes):
        place = random.randrange(len(value))
        return value[:place] + bytes([value[place] ^ (1 << random.randrange(8))]) + value[place + 1 :]
    if isinstance(value, int):
        return value + random.choice([-1, 1, 2**20])
    if isinstance(value, float):
        return value + 1
    return _other_words(str(value), random)


def _other_words(words: str, random: Random) -> str:
    if MOMENT.fullmatch(words):
        # a digit more behind the microseconds would be the same moment
        place = random.choice([at for at, letter in enumerate(words) if letter.isdigit()])
        return words[:place] + str((int(words[place]) + random.randrange(1, 10)) % 10) + words[place + 1 :]
    place = random.randrange(len(words) + 1)
    letter = random.choice(["a", "0", " ", "é", "😀"])
    cut = words[:place] + words[place + 1 :]
    return random.choice(
        [words[:place] + letter + words[place:], words + letter, cut if cut != words else "q"]
    )


def check(work: Work) -> list[Finding]:
    """Return what the check of the record finds."""
    return chain.verify(work) + signatures.verify(work)


def missed(practice: Practice, count: int, seed: int = SEED) -> list[str]:
    """Try ``count`` mutations, each taken back; return those that were not caught, or not by their name.

    Some are made at once, of different rows (and one of the chain at most), since a check takes its time. One
    that is not named among them is tried once more alone: what another took away may be what betrays it.
    """
    random, wrong, tried = Random(seed), [], 0
    with practice.desk.records.work() as work:
        triggers = work.connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for name in triggers.scalars().all():
            work.connection.exec_driver_sql(f"DROP TRIGGER {name}")
        known = set(check(work))
        work.connection.exec_driver_sql("SAVEPOINT some")
        while tried < count:
            made = _several(work, random, min(AT_ONCE, count - tried))
            tried += len(made)
            for one in _unnamed(work, made, known):
                work.connection.exec_driver_sql(one.statement, one.values)
                wrong += [f"{one.what}: {one.values}" for one in _unnamed(work, [one], known)]
        work.connection.exec_driver_sql("ROLLBACK")
        work.connection.exec_driver_sql("BEGIN")
    return wrong


def _unnamed(work: Work, made: Sequence[Mutation], known: set[Finding]) -> list[Mutation]:
    """Return which mutations the check does not name, and take all of them back."""
    told = {value for finding in check(work) if finding not in known for _, value in finding.values}
    work.connection.exec_driver_sql("ROLLBACK TO some")
    return [one for one in made if not one.names & told]


def _several(work: Work, random: Random, count: int) -> list[Mutation]:
    """Make some mutations of different rows; those that a table itself refuses are none."""
    made: dict[str, Mutation] = {}
    numbers: set[str] = set()
    for _ in range(count * 3):
        one = mutation(work, random)
        place = "chain" if one.table == "chain" else f"{one.table} {one.row}"
        is_changed = place in made or f"{one.table} {one.row}" in numbers
        if is_changed or one.row == TWIN or len(made) == count:
            continue
        try:
            work.connection.exec_driver_sql(one.statement, one.values)
        except IntegrityError:
            continue
        made[place] = one
        # a row with another number is not changed once more under that: it might go back to its own
        numbers |= {f"{one.table} {value}" for value in one.values[:1]}
    return list(made.values())


def main() -> None:
    """Run as many mutations as asked for."""
    count = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        practice = signed_record(Path(folder) / "vault")
        begun = perf_counter()
        wrong = missed(practice, count)
        print(f"{count} mutations, {len(wrong)} missed, {perf_counter() - begun:.0f} s")
        print("\n".join(wrong[:40]))
        practice.desk.close()


if __name__ == "__main__":
    main()
