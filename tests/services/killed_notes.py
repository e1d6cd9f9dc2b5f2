"""A program for trials with ``kill -9`` on a vault with signed and private notes; prints what it saw as JSON.

Called with a folder, the number of kills and the kinds of work. One thread only, so that forking is safe.
"""

import json
import random
import shutil
import sys
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any

from attachdesk import bootstrap
from attachdesk.domain.errors import WrongKey
from attachdesk.domain.note import Addendum, Note
from attachdesk.domain.session import Session
from attachdesk.domain.signing import Signature
from attachdesk.library import Library
from attachdesk.locations import content
from attachdesk.services import opening
from attachdesk.services.desk import Desk
from attachdesk.services.note_writing import Draft
from attachdesk.vault.slots import Cost
from tests.vault.killed import Say, killed

CHEAP = Cost(64, 1, 1)
OLD, NEW = "seven quiet herons at the weir", "nine loud geese over the marsh"
Seen = dict[str, bool]


@cache
def library() -> Library:
    """Return the clinical content, read once before the first fork."""
    return Library(content())


def desk_at(place: Path, passphrase: str = OLD) -> Desk:
    """Open a vault and return the desk over it."""
    return bootstrap.desk_over(opening.open_vault(place, passphrase), library=library())


def making(place: Path, say: Say) -> None:
    """Make the private file."""
    desk = desk_at(place)
    say(0)
    private = desk.private_notes
    if not private.is_there:
        private.make(OLD, private.new_line(), cost=CHEAP)
        private.close()
    desk.close()


def after_making(place: Path, _last: int) -> Seen:
    """There is none, or one that opens; then begin anew from the vault without one."""
    desk = desk_at(place)
    private, seen = desk.private_notes, {"found": bool(desk.keeping.verify())}
    if private.is_there:
        private.open(OLD)
        seen["open findings"] = bool(private.findings())
    else:
        private.make(OLD, private.new_line(), cost=CHEAP)
    desk.close()
    shutil.rmtree(place)
    shutil.copytree(place.with_name("bare"), place)
    return seen


def changing(place: Path, say: Say) -> None:
    """Change the passphrase of vault and private notes together, to and fro."""
    old, new = OLD, NEW
    try:
        desk = desk_at(place, old)
    except WrongKey:
        old, new = new, old
        desk = desk_at(place, old)
    say(0)
    while True:
        desk.keeping.change_passphrase(old, new, CHEAP)
        old, new = new, old


def after_changing(place: Path, _last: int) -> Seen:
    """One passphrase opens both files, the other neither."""
    opening = []
    for passphrase in (OLD, NEW):
        try:
            desk = desk_at(place, passphrase)
        except WrongKey:
            continue
        desk.private_notes.open(passphrase)
        desk.close()
        opening.append(passphrase)
    return {"not one": len(opening) != 1}


def writing(place: Path, say: Say) -> None:
    """Write, close and open the private file again and again; each text is said after it was kept."""
    desk = desk_at(place)
    session = _session(desk)
    number = 0
    while True:
        notes = desk.private_notes.open(OLD)
        note = notes.open_or_start(session_id=session).note
        number = max(number, int(note.text.split()[0]) if note.text else 0)
        for _ in range(3):
            number += 1
            text = f"{number} " + "x" * random.randrange(9000)
            notes.save(note.id, Draft(text, 0))
            say(number)
        desk.private_notes.close()


def after_writing(place: Path, last: int) -> Seen:
    """Nothing acknowledged is lost, both files are sound, and nothing is said to be wrong."""
    desk = desk_at(place)
    seen = {"found": bool(desk.keeping.verify())}
    desk.private_notes.open(OLD)
    with desk.private_notes.records().work() as work:
        texts = [note.text for note in work.find(Note)]
    seen |= {"lost": not texts or int(texts[0].split()[0]) < last, "notice": bool(desk.private_notes.notice)}
    seen["open findings"] = bool(desk.private_notes.findings())
    desk.close()
    return seen


def signing(place: Path, say: Say) -> None:
    """Record, write, sign and add, again and again; each text is said after it was kept."""
    desk = desk_at(place)
    client = desk.caseload.lines()[0].client
    number = max(_numbers(desk), default=0)
    say(number)
    while True:
        session = desk.diary.record(client.id, datetime.now(UTC) - timedelta(days=1), status="attended")
        desk.diary.note_risk(client.id, "suicide", "asked_none_told", session_id=session.id)
        note = desk.note_writing.start("free", session_id=session.id).note
        for _ in range(3):
            number += 1
            desk.note_writing.save(note.id, Draft(f"{number} " + "x" * random.randrange(9000), 0))
            say(number)
        desk.note_signing.sign(note.id)
        say(number)
        number += 1
        desk.note_signing.add_addendum(note.id, f"{number} " + "y" * random.randrange(900), "forgotten")
        say(number)


def after_signing(place: Path, last: int) -> Seen:
    """Nothing acknowledged is lost, and no note is half signed: final without signature, or the reverse."""
    desk = desk_at(place)
    seen = {"found": bool(desk.keeping.verify()), "lost": max(_numbers(desk), default=0) < last}
    with desk.records.work() as work:
        final = {one.id for one in work.find(Note, status="signed")} | {one.id for one in work.find(Addendum)}
        signed = [one.of_id for one in work.find(Signature)]
    seen["half signed"] = sorted(final) != sorted(signed)
    desk.close()
    return seen


def _numbers(desk: Desk) -> list[int]:
    """Return the numbers that the texts of notes and addenda begin with."""
    with desk.records.work() as work:
        texts = [note.text for note in work.find(Note)] + [one.text for one in work.find(Addendum)]
    return [int(text.split()[0]) for text in texts if text.strip()]


def _session(desk: Desk) -> str:
    with desk.records.work() as work:
        return work.find(Session)[0].id


KINDS = {
    "making": (making, after_making),
    "changing": (changing, after_changing),
    "writing": (writing, after_writing),
    "signing": (signing, after_signing),
}


def vaults(place: Path) -> None:
    """Make a vault with a client and a session, and a copy of it that has private notes as well."""
    place.mkdir()
    made, _key = opening.new_vault(place / "bare", OLD, opening.real_world(), CHEAP)
    desk = bootstrap.desk_over(made, library=library())
    client = desk.caseload.take_on(code="INE-01", started_on=date.today() - timedelta(days=30))
    desk.diary.record(client.id, datetime.now(UTC) - timedelta(days=1), status="attended")
    desk.close()
    shutil.copytree(place / "bare", place / "whole")
    desk = desk_at(place / "whole")
    desk.private_notes.make(OLD, desk.private_notes.new_line(), cost=CHEAP)
    desk.close()


def trial(place: Path, kind: str, kills: int) -> dict[str, int]:
    """Kill so many workers of one kind and count what went wrong."""
    work, look = KINDS[kind]
    before = place / ("bare" if kind == "making" else "whole")
    wrong: dict[str, int] = {}
    shutil.copytree(before, place / kind)
    for number in range(kills):
        random.seed(number)
        last = killed(partial(work, place / kind), random.uniform(0, 0.3 if kind == "signing" else 0.06))
        for what, is_so in look(place / kind, last).items():
            wrong[what] = wrong.get(what, 0) + is_so
    return {what: count for what, count in wrong.items() if count}


def main(place: Path, kills: int, kinds: list[str]) -> dict[str, Any]:
    """Return for each kind how many were killed and what went wrong."""
    vaults(place)
    return {kind: {"kills": kills, "wrong": trial(place, kind, kills)} for kind in kinds}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])))
