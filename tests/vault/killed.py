"""A program for trials with ``kill -9``: it forks a worker on a vault, kills it, and looks at what is left.

Called with a folder, the number of kills and the kinds of work; prints what it saw as JSON. It has one
thread only, so that forking is safe.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from attachdesk.domain.errors import WrongKey
from attachdesk.storage.checks import check
from attachdesk.vault import backups, keyring, vault
from tests.vault.trial import CHEAP, NEW, PASSPHRASE, migrate, reopen, texts_in, write

Say = Callable[[int], None]
NOW = datetime(2026, 3, 2, tzinfo=UTC)


def killed(work: Callable[[Say], None], seconds: float) -> int:
    """Fork a worker, kill it after its first word and some time; return the last number that it said."""
    heard, said = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        try:
            work(partial(_say, said))
        finally:
            os._exit(0)
    os.close(said)
    words = os.read(heard, 4)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while piece := os.read(heard, 4096):
        words += piece
    os.close(heard)
    return int.from_bytes(words[-4:], "big")


def _say(pipe: int, number: int) -> None:
    os.write(pipe, number.to_bytes(4, "big"))


def writing(place: Path, say: Say) -> None:
    """Write numbers, each acknowledged after its commit."""
    opened = reopen(place)
    number = len(texts_in(opened.database))
    while True:
        number += 1
        write(opened.database, f"{number} " + "x" * random.randrange(9000))
        say(number)


def changing(place: Path, say: Say) -> None:
    """Change the passphrase to and fro."""
    old, new = PASSPHRASE, NEW
    try:
        opened = reopen(place, old)
    except WrongKey:
        old, new = new, old
        opened = reopen(place, old)
    say(0)
    while True:
        vault.change_passphrase(opened, old, new, cost=CHEAP)
        old, new = new, old


def backing_up(place: Path, say: Say) -> None:
    """Make one backup after the other, each on a day of its own."""
    opened = reopen(place)
    newest = backups.latest(place)
    number = newest.sequence if newest else 0
    say(number)
    while True:
        number += 1
        backups.backup_inside(opened, NOW + timedelta(days=number))
        say(number)


def creating(place: Path, say: Say) -> None:
    """Create one vault after the other."""
    say(0)
    number = 0
    while True:
        vault.create(place / str(number), PASSPHRASE, cost=CHEAP, migrate=migrate)[0].close()
        number += 1


def after_writing(place: Path, last: int) -> dict[str, bool]:
    """Nothing that was acknowledged is lost, and nothing is torn."""
    opened = reopen(place)
    texts = texts_in(opened.database)
    are_whole = [text.split()[0] for text in texts] == [str(number + 1) for number in range(len(texts))]
    seen = {"lost": len(texts) < last, "torn": not are_whole or bool(check(opened.database))}
    opened.close()
    return seen


def after_changing(place: Path, _last: int) -> dict[str, bool]:
    """One of both passphrases opens, the other does not, and the pair is whole again."""
    opening = []
    for passphrase in (PASSPHRASE, NEW):
        try:
            reopen(place, passphrase).close()
            opening.append(passphrase)
        except WrongKey:
            continue
    return {
        "locked out": not opening,
        "both open": len(opening) > 1,
        "pair": bool(keyring.read_pair(place).unsound),
    }


def after_backing_up(place: Path, last: int) -> dict[str, bool]:
    """Each backup that can be seen is sound, and the last acknowledged one is there."""
    opened = reopen(place)
    findings = backups.check_vault(opened, deep=True)
    newest = backups.latest(place)
    opened.close()
    return {"unsound": bool(findings), "lost": last > 0 and (newest is None or newest.sequence < last)}


def after_creating(place: Path, _last: int) -> dict[str, bool]:
    """Whatever has the name of a vault opens as one."""
    for one in place.glob("[0-9]*"):
        reopen(one).close()
    for one in place.iterdir():
        shutil.rmtree(one)
    return {}


KINDS: dict[str, tuple[Callable[[Path, Say], None], Callable[[Path, int], dict[str, bool]]]] = {
    "writing": (writing, after_writing),
    "changing": (changing, after_changing),
    "backing_up": (backing_up, after_backing_up),
    "creating": (creating, after_creating),
}


def trial(place: Path, kind: str, kills: int) -> dict[str, Any]:
    """Kill so many workers of one kind and count what went wrong."""
    work, look = KINDS[kind]
    if kind == "creating":
        place.mkdir()
    else:
        vault.create(place, PASSPHRASE, cost=CHEAP, migrate=migrate)[0].close()
    wrong: dict[str, int] = {}
    last = 0
    for number in range(kills):
        random.seed(number)
        last = killed(lambda say: work(place, say), random.uniform(0, 0.03))
        for what, is_so in look(place, last).items():
            wrong[what] = wrong.get(what, 0) + is_so
    return {
        "kills": kills,
        "acknowledged": last,
        "wrong": {what: count for what, count in wrong.items() if count},
    }


def main(place: Path, kills: int, kinds: list[str]) -> dict[str, Any]:
    """Return what was seen of each kind."""
    place.mkdir()
    return {kind: trial(place / kind, kind, kills) for kind in kinds}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])))
