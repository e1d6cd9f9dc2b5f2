"""Every command over a vault with private notes: none shows a word of them unless it was given their key."""

import json
from functools import partialmethod
from pathlib import Path

import pypdfium2
import pytest

from attachdesk.bootstrap import open_desk
from attachdesk.domain.practice import AUDIENCES
from attachdesk.domain.session import Session
from attachdesk.services.exchanging import Exchanging
from attachdesk.services.note_writing import Draft
from tests.cli.conftest import CHEAP, CLIENT, PASSPHRASE, Run

CANARY = "Kanarienvogel7731"
OWN = "eleven green boats upon the lake"


@pytest.fixture
def line(place: Path) -> str:
    """Write a private note and a hypothesis on each session of a client; return the second line."""
    desk = open_desk(place / "practice", PASSPHRASE)
    private = desk.private_notes
    made = private.new_line()
    writing = private.make(OWN, made, is_second=True, cost=CHEAP)
    client = desk.caseload.named(CLIENT)
    with desk.records.work() as work:
        sessions = [one.id for one in work.find(Session, client_id=client.id)]
    for session in sessions[:4]:
        for layer in ("process", "hypothesis"):
            note = writing.open_or_start(session_id=session, layer=layer).note
            writing.save(note.id, Draft(f"{CANARY} about the mother", 0))
    desk.keeping.finish()
    (place / "own.txt").write_text(OWN + "\n")
    (place / "line.txt").write_text(made + "\n")
    return made


def test_no_command_shows_a_private_layer(opened: Run, place: Path, line: str) -> None:
    before = {one for one in place.rglob("*") if one.is_file()}
    ran = [
        opened("verify", "practice", "--deep"),
        opened("search", "practice", CANARY, "--json"),
        opened("search", "practice", CANARY),
        opened("trends", "practice", "--client", CLIENT, "--json"),
        opened("export", "practice", "all.json"),
        opened("export", "practice", "one.json", "--client", CLIENT),
        opened("backup", "practice", "copy"),
        opened("audit", "practice", "--json"),
        opened("audit", "practice"),
    ]
    for audience in AUDIENCES:
        ran.append(
            opened("report", "practice", f"{audience}.pdf", "--client", CLIENT, "--audience", audience)
        )
    assert [one.code for one in ran] == [0] * len(ran), [one.err for one in ran]
    # what one typed oneself is told again; the finds are none
    assert ran[1].document["total"] == 0
    told = "".join(one.out.replace(f'"query": "{CANARY}"', "") + one.err for one in ran)
    assert told.count(CANARY) == ran[2].out.count(CANARY) <= 1
    made = [one for one in place.rglob("*") if one.is_file() and one not in before]
    assert {one.name for one in made} >= {"all.json", "one.json", "process.adk", "client.pdf"}
    assert not [one.name for one in (*made, *before) if CANARY.encode() in one.read_bytes()]
    assert not [one.name for one in made if one.suffix == ".pdf" and CANARY in words_of(one)]


def words_of(pdf: Path) -> str:
    """Return the words of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_with_their_passphrase_they_leave_and_come_in_again(
    opened: Run, place: Path, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Exchanging, "bring_in", partialmethod(Exchanging.bring_in, cost=CHEAP))
    with_key = ("--process-passphrase-file", "own.txt")
    assert opened("export", "practice", "all.json", *with_key).code == 0
    layers = [note["layer"] for note in json.loads((place / "all.json").read_text())["notes"]]
    assert (layers.count("process"), layers.count("hypothesis")) == (4, 4)
    refused = opened("import", "empty", "all.json")
    assert (refused.code, "--process-passphrase-file" in refused.err) == (5, True)
    wrong = opened("export", "practice", "none.json", "--process-passphrase-file", "pass.txt")
    assert (wrong.code, (place / "none.json").exists()) == (3, False)
    came = opened("import", "empty", "all.json", "--json", *with_key)
    assert (came.code, len(came.document["process_recovery_key"].replace("-", ""))) == (0, 56)
    assert opened("verify", "empty").code == 0
    assert opened("search", "empty", CANARY, "--json").document["total"] == 0


def test_recover_takes_the_second_line(run: Run, place: Path, line: str) -> None:
    (place / "new.txt").write_text("nine loud geese over the marsh\n")
    asked = ("recover", "practice", "--recovery-key-file", "practice.key", "--passphrase-file", "new.txt")
    kept = run(*asked)
    assert (kept.code, "--process-key-file" in kept.out) == (0, True)
    wrong = run(*asked, "--process-key-file", "practice.key")
    assert (wrong.code, "second line" in wrong.err) == (3, True)
    assert run(*asked, "--process-key-file", "line.txt").code == 0
    done = run(
        "export", "practice", "all.json", "--passphrase-file", "new.txt",
        "--process-passphrase-file", "new.txt",
    )  # fmt: skip
    assert done.code == 0, done.err
