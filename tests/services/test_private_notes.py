"""Private notes: a file of their own, opened for a purpose, closed soon, seen by nothing else."""

import json
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from attachdesk import bootstrap
from attachdesk.domain.errors import Damaged, RuleBroken, Told, WrongKey
from attachdesk.domain.note import Note
from attachdesk.domain.passage import Span
from attachdesk.domain.record import Layer
from attachdesk.domain.session import Session
from attachdesk.services import opening
from attachdesk.services.note_writing import Draft
from attachdesk.services.opening import Outside
from attachdesk.services.private_notes import PrivateNotes
from attachdesk.vault import backups
from tests.services.conftest import CHEAP, PASSPHRASE, Kept, Practice, empty_vault, kept_after, library

CANARY = "Canary-91bd I wonder about my own anger at him"
SECOND = "eleven green boats upon the lake"


@cache
def with_canary() -> Kept:
    """Return the vault of a practice with private notes, one canary in them."""

    def write(practice: Practice) -> None:
        private = practice.desk.private_notes
        private.make(PASSPHRASE, private.new_line(), cost=CHEAP)
        wrote(practice, practice.met(practice.client()))
        private.close()

    return kept_after(write)


@pytest.fixture
def practice(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Practice]:
    """A practice; with private notes where a test asks for those."""
    kept = with_canary() if "notes" in request.fixturenames else empty_vault()
    made = Practice(tmp_path / "vault", kept=kept)
    yield made
    made.desk.close()


@pytest.fixture
def session(practice: Practice) -> Session:
    """The session of a client."""
    with practice.desk.records.work() as work:
        found = work.find(Session)
    return found[0] if found else practice.met(practice.client())


@pytest.fixture
def notes(practice: Practice) -> PrivateNotes:
    """Private notes with one canary in them, closed."""
    return practice.desk.private_notes


def wrote(practice: Practice, session: Session, text: str = CANARY, layer: Layer = "process") -> Note:
    """Write into the open private file."""
    writing = practice.desk.private_notes.writing
    assert writing is not None
    note = writing.open_or_start(session_id=session.id, layer=layer).note
    return writing.save(note.id, Draft(text, len(text)))


def audited(practice: Practice) -> list[tuple[str, str]]:
    """Return what the audit trail has about the private file."""
    return [(one.what, one.reason) for one in practice.desk.keeping.audit_trail() if one.kind == "process"]


def path(practice: Practice) -> Path:
    """Return where the private file lies."""
    return practice.folder / "process.adk"


def verified(practice: Practice) -> list[str]:
    """Return what a check finds."""
    return [one.what for one in practice.desk.keeping.verify(deep=True)]


def test_a_private_note_is_written_and_found_again_in_its_own_file(
    practice: Practice, notes: PrivateNotes, session: Session
) -> None:
    writing = notes.open(PASSPHRASE)
    assert notes.open("whatever") is writing
    opened = writing.open_or_start(session_id=session.id)
    assert (opened.note.text, opened.note.layer, opened.session) == (CANARY, "process", session)
    assert writing.open_note(opened.note.id) == opened
    wrote(practice, session, "could it be shame?", "hypothesis")
    assert [note.layer for note in writing.of_client(session.client_id)] == ["process", "hypothesis"]
    total, hits = writing.search("shame")
    assert (total, [hit.client_id for hit in hits]) == (1, [session.client_id])
    assert verified(practice) == []


def test_a_note_of_the_record_is_not_begun_in_the_private_file(notes: PrivateNotes, session: Session) -> None:
    with pytest.raises(RuleBroken, match=r"private\.not_a_layer"):
        notes.open(PASSPHRASE).open_or_start(session_id=session.id, layer="record")


def test_nothing_of_the_record_sees_it(practice: Practice, notes: PrivateNotes, session: Session) -> None:
    notes.open(PASSPHRASE)
    assert practice.desk.searching.find("Canary-91bd").total == 0
    assert practice.desk.note_writing.open(session_id=session.id) is None
    assert CANARY not in practice.desk.exchanging.json_text()
    assert not any(one for one in practice.everything()["notes"])


def test_nothing_on_the_disk_is_legible(practice: Practice, notes: PrivateNotes, tmp_path: Path) -> None:
    practice.desk.keeping.backup(tmp_path / "copy")
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert {"process.adk", "clinical.adk"} <= {one.name for one in files}
    contents = [one.read_bytes() for one in files]
    assert not [one for one in contents if b"Canary-91bd" in one or one.startswith(b"SQLite")]


def test_each_opening_is_in_the_audit_trail_and_each_failed_try(
    practice: Practice, notes: PrivateNotes
) -> None:
    with pytest.raises(WrongKey, match=r"private\.wrong_passphrase"):
        notes.open("never the right one at all")
    notes.open(PASSPHRASE)
    notes.close()
    notes.close()
    told = [what for what, _ in audited(practice)]
    acts = ("making", "made", "closed", "failed", "opened", "closed")
    assert told == [f"private.{act}" for act in acts]
    assert audited(practice)[3] == ("private.failed", "private.wrong_passphrase")


def test_without_a_file_nothing_opens(practice: Practice) -> None:
    private = practice.desk.private_notes
    assert (private.is_there, private.is_open) == (False, False)
    with pytest.raises(RuleBroken, match=r"private\.none"):
        private.open(PASSPHRASE)
    with pytest.raises(RuleBroken, match=r"private\.closed"):
        private.records()
    private.close()
    assert verified(practice) == []


def test_it_is_made_under_the_same_passphrase_or_a_long_one_of_its_own(practice: Practice) -> None:
    private = practice.desk.private_notes
    with pytest.raises(WrongKey):
        private.make("not that of the vault", private.new_line(), cost=CHEAP)
    with pytest.raises(RuleBroken, match=r"passphrase\.too_short"):
        private.make("short", private.new_line(), is_second=True, cost=CHEAP)
    assert not private.is_there
    private.make(SECOND, private.new_line(), is_second=True, cost=CHEAP)
    private.close()
    with pytest.raises(WrongKey):
        private.open(PASSPHRASE)
    assert private.open(SECOND)
    with pytest.raises(RuleBroken, match=r"private\.exists"):
        private.make(SECOND, private.new_line(), is_second=True, cost=CHEAP)


def test_it_closes_after_a_while_without_use(
    practice: Practice, notes: PrivateNotes, session: Session
) -> None:
    assert not notes.close_when_idle()
    notes.open(PASSPHRASE)
    practice.later(minutes=4)
    wrote(practice, session, CANARY + " still")
    practice.later(minutes=4)
    assert not notes.close_when_idle()
    practice.later(minutes=2)
    assert notes.close_when_idle(timedelta(minutes=5))
    assert not notes.is_open


def test_its_own_line_opens_it_again_and_sets_a_passphrase(practice: Practice, notes: PrivateNotes) -> None:
    line = notes.line(PASSPHRASE)
    with pytest.raises(WrongKey, match=r"private\.other_line"):
        notes.recover(notes.new_line(), SECOND, cost=CHEAP)
    with pytest.raises(WrongKey, match=r"private\.other_line"):
        notes.recover(practice.recovery_key, SECOND, cost=CHEAP)
    notes.recover(line, SECOND, cost=CHEAP)
    assert notes.open(SECOND)
    notes.change_passphrase(SECOND, PASSPHRASE, cost=CHEAP)
    notes.close()
    assert notes.open(PASSPHRASE)
    assert ("private.failed", "private.other_line") in audited(practice)
    before = audited(practice).count(("private.failed", "private.wrong_passphrase"))
    for refused in (lambda: notes.line(SECOND), lambda: notes.change_passphrase(SECOND, SECOND, cost=CHEAP)):
        with pytest.raises(WrongKey, match=r"private\.wrong_passphrase"):
            refused()
    assert audited(practice).count(("private.failed", "private.wrong_passphrase")) == before + 2


@pytest.mark.parametrize("wrong", ["missing", "shorter", "changed", "rolled_back"])
def test_what_became_of_the_closed_file_is_said_unopened(
    practice: Practice, notes: PrivateNotes, session: Session, wrong: str
) -> None:
    old = path(practice).read_bytes()
    notes.open(PASSPHRASE)
    wrote(practice, session, CANARY * 400)
    notes.close()
    now = path(practice).read_bytes()
    if wrong == "missing":
        path(practice).unlink()
    else:
        made = {"shorter": now[:-4096], "changed": now[:-1] + bytes([now[-1] ^ 1]), "rolled_back": old}
        path(practice).write_bytes(made[wrong])
    assert verified(practice) == [f"check.private_{wrong}"]
    for _ in range(2):
        practice.desk.keeping.backup_inside()
    assert len(list((practice.folder / "backups").glob("0*"))) == 2


def test_a_file_that_went_back_is_told_on_opening(
    practice: Practice, notes: PrivateNotes, session: Session
) -> None:
    old = path(practice).read_bytes()
    notes.open(PASSPHRASE)
    wrote(practice, session, CANARY * 2)
    notes.close()
    path(practice).write_bytes(old)
    notes.open(PASSPHRASE)
    assert notes.notice == "check.private_rolled_back"
    assert ("private.differs", "rolled_back") in audited(practice)
    notes.close()
    notes.open(PASSPHRASE)
    assert notes.notice == ""


def test_a_lost_file_is_neither_opened_nor_made_anew(practice: Practice, notes: PrivateNotes) -> None:
    path(practice).unlink()
    with pytest.raises(Damaged, match=r"private\.missing"):
        notes.open(PASSPHRASE)
    with pytest.raises(RuleBroken, match=r"private\.exists"):
        notes.make(PASSPHRASE, notes.new_line(), cost=CHEAP)
    with pytest.raises(Damaged, match=r"private\.missing"):
        notes.recover(notes.new_line(), SECOND, cost=CHEAP)


def test_a_file_of_garbage_is_called_damaged(practice: Practice, notes: PrivateNotes) -> None:
    path(practice).write_bytes(b"garbage!" * 1024)
    with pytest.raises(Damaged, match=r"private\.damaged"):
        notes.open(PASSPHRASE)
    assert not notes.is_open


def test_the_chain_of_an_open_file_is_checked(
    practice: Practice, notes: PrivateNotes, session: Session
) -> None:
    notes.open(PASSPHRASE)
    assert verified(practice) == []
    with notes.records().work() as work:
        work.connection.exec_driver_sql("UPDATE notes SET client_id = 'nobody'")
    assert set(verified(practice)) == {"storage.row_differs", "storage.points_nowhere"}


def test_a_killed_process_leaves_a_dirty_mark_and_no_finding(
    practice: Practice, notes: PrivateNotes, session: Session
) -> None:
    notes.open(PASSPHRASE)
    wrote(practice, session, CANARY * 300)
    assert practice.desk.keeping.vault.private is not None
    practice.desk.keeping.vault.close()  # as a killed process would: without a mark
    outside = Outside(lambda: practice.now, lambda: "x", "UTC")
    desk = bootstrap.desk_over(opening.open_vault(practice.folder, PASSPHRASE, outside), outside, library())
    assert [one.what for one in desk.keeping.verify()] == []
    desk.private_notes.open(PASSPHRASE)
    assert desk.private_notes.notice == ""
    desk.close()
    assert [one for one in [desk.private_notes.is_open] if one] == []


def test_an_older_state_in_the_place_of_a_dirty_file_is_told_too(
    practice: Practice, notes: PrivateNotes, session: Session
) -> None:
    first = path(practice).read_bytes()
    for words in ("more", "and more"):
        notes.open(PASSPHRASE)
        wrote(practice, session, words)
        if words == "more":
            notes.close()
    practice.desk.keeping.vault.close()
    path(practice).write_bytes(first)
    desk = bootstrap.desk_over(opening.open_vault(practice.folder, PASSPHRASE), library=library())
    assert [one.what for one in desk.keeping.verify()] == ["check.private_rolled_back"]
    desk.private_notes.open(PASSPHRASE)
    assert desk.private_notes.notice == "check.private_rolled_back"
    desk.close()


def test_the_closing_backup_carries_it_and_a_restored_vault_opens_it(
    practice: Practice, notes: PrivateNotes, tmp_path: Path
) -> None:
    notes.open(PASSPHRASE)
    practice.desk.keeping.backup(tmp_path / "while-open")
    practice.desk.keeping.finish()
    newest = backups.latest(practice.folder)
    assert newest is not None
    for source in (tmp_path / "while-open", newest.path):
        target = tmp_path / f"restored-{source.name}"
        opening.restore(source, target, PASSPHRASE)
        desk = bootstrap.desk_over(opening.open_vault(target, PASSPHRASE), library=library())
        assert desk.keeping.verify(deep=True) == []
        writing = desk.private_notes.open(PASSPHRASE)
        with desk.private_notes.records().work() as work:
            assert [note.text for note in work.find(Note)] == [CANARY]
        assert writing.search("anger")[0] == 1
        desk.close()


# the JSON form


def test_the_json_form_has_them_only_when_they_were_opened_for_it(
    practice: Practice, notes: PrivateNotes, tmp_path: Path
) -> None:
    exchanging = practice.desk.exchanging
    exchanging.hand_out(tmp_path / "plain.json")
    exchanging.hand_out(tmp_path / "all.json", private_passphrase=PASSPHRASE)
    exchanging.hand_out(tmp_path / "one.json", "INE-01", PASSPHRASE)
    assert not notes.is_open
    assert CANARY not in (tmp_path / "plain.json").read_text()
    for name in ("all", "one"):
        made = json.loads((tmp_path / f"{name}.json").read_text())
        assert [note["layer"] for note in made["notes"]] == ["process"]
    with pytest.raises(WrongKey):
        exchanging.hand_out(tmp_path / "none.json", private_passphrase="not the right one at all")
    assert not (tmp_path / "none.json").exists()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Practice]:
    """A second practice with an empty vault."""
    made = Practice(tmp_path / "other", kept=empty_vault("another"))
    yield made
    made.desk.close()


def full_text(practice: Practice, session: Session) -> str:
    """Return the JSON form with a note of each layer."""
    practice.wrote(session, "for the record")
    private = practice.desk.private_notes
    private.open(PASSPHRASE)
    wrote(practice, session, "a hunch", "hypothesis")
    return practice.desk.exchanging.json_text(with_private=True)


def test_a_document_with_private_notes_comes_in_only_into_a_private_file(
    practice: Practice, notes: PrivateNotes, session: Session, other: Practice
) -> None:
    text, exchanging = full_text(practice, session), other.desk.exchanging
    with pytest.raises(RuleBroken, match=r"private\.import_needs_passphrase"):
        exchanging.bring_in(text)
    assert exchanging.bring_in(text, dry_run=True, private_passphrase=SECOND).second_line == ""
    assert not other.desk.private_notes.is_there
    came = exchanging.bring_in(text, private_passphrase=SECOND, cost=CHEAP)
    assert came.counts["notes"] == 3
    assert [getattr(note, "layer", "") for note in other.everything()["notes"]] == ["record"]
    private = other.desk.private_notes
    assert private.line(SECOND) == came.second_line
    private.open(SECOND)
    again = json.loads(other.desk.exchanging.json_text(with_private=True))
    wanted = json.loads(text)
    assert {**again, "exported_at": ""} == {**wanted, "exported_at": ""}
    assert verified(other) == []


def test_an_import_that_was_stopped_between_both_files_goes_on(
    practice: Practice, notes: PrivateNotes, session: Session, other: Practice
) -> None:
    text, private = full_text(practice, session), other.desk.private_notes
    private.make(PASSPHRASE, private.new_line(), cost=CHEAP)
    with notes.records().work() as work, private.records().work() as there:
        there.add_all(work.find(Note))
    came = other.desk.exchanging.bring_in(text, private_passphrase=PASSPHRASE)
    assert (came.second_line, private.is_open) == ("", True)
    assert len(private.writing.of_client(session.client_id) if private.writing else ()) == 2


def test_private_notes_that_lie_beside_the_record_stay_out_of_a_plain_export(
    practice: Practice, notes: PrivateNotes, session: Session
) -> None:
    with practice.desk.records.work() as work:
        note = practice.desk.records.new(
            Note, client_id=session.client_id, session_id=session.id, layer="process", zone="UTC",
            text="an old secret", word_count=3, saved_at=practice.now,
        )  # fmt: skip
        work.add(note)
    practice.desk.coding.tag(note.id, Span(3, 6), "secure")
    text = practice.desk.exchanging.json_text()
    assert ("old secret" in text, json.loads(text)["observations"]) == (False, [])
    notes.open(PASSPHRASE)
    assert "an old secret" in practice.desk.exchanging.json_text(with_private=True)


def test_every_refusal_has_a_sentence(practice: Practice) -> None:
    words = practice.desk.library.words()
    for name in ("missing", "shorter", "changed", "rolled_back", "unreadable", "pages"):
        assert words.say(f"check.private_{name}")
    assert words.of(Told("private.other_line", path="x"))


def test_that_there_is_a_file_is_seen_from_outside_and_which_passphrase_is_the_vaults(
    practice: Practice, session: Session
) -> None:
    assert not opening.has_private_file(practice.folder)
    practice.desk.private_notes.make(PASSPHRASE, practice.desk.private_notes.new_line(), cost=CHEAP)
    assert opening.has_private_file(practice.folder)
    opens = practice.desk.private_notes.opens_vault
    assert (opens(PASSPHRASE), opens(SECOND)) == (True, False)


def test_a_file_of_a_newer_attachdesk_stays_closed(practice: Practice, notes: PrivateNotes) -> None:
    notes.open(PASSPHRASE)
    private = practice.desk.keeping.vault.private
    assert private is not None
    private.driver.execute("PRAGMA user_version = 999")
    private.driver.commit()
    notes.close()
    with pytest.raises(RuleBroken, match=r"storage.newer_version"):
        notes.open(PASSPHRASE)
    assert practice.desk.keeping.vault.private is None
