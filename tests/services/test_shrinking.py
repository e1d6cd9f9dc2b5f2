"""A vault that held much and holds little again takes little room, and is as sound as before."""

import shutil
from pathlib import Path

import pytest

from attachdesk import bootstrap
from attachdesk.domain.note import Note
from attachdesk.services.note_text import LONGEST
from attachdesk.services.note_writing import Draft
from tests.services.conftest import PASSPHRASE, Practice
from tests.vault.trial import small_disk

LONG = ("the rain went on and on, word777 " * 50_000)[:LONGEST]


def size(folder: Path) -> int:
    return (folder / "clinical.adk").stat().st_size


def paste_and_undo(practice: Practice) -> Note:
    """Paste two megabytes into a note, let the search read them, and take them back."""
    note = practice.wrote(practice.met(practice.client()), "She came in from the rain and talked.").note
    practice.desk.searching.catch_up()
    for text in (LONG, note.text):
        practice.desk.note_writing.save(note.id, Draft(text, 0))
        practice.desk.searching.catch_up()
    return note


def test_a_huge_paste_taken_back_leaves_no_room_taken_after_closing(practice: Practice) -> None:
    empty = size(practice.folder)
    note = paste_and_undo(practice)
    assert size(practice.folder) > empty + 2_000_000
    practice.desk.keeping.finish()
    assert size(practice.folder) < empty + 300_000
    desk = bootstrap.open_desk(practice.folder, PASSPHRASE)
    assert desk.keeping.verify(deep=True) == []
    assert desk.note_writing.open_note(note.id).note.text == note.text
    assert [hit.id for hit in desk.searching.find("rain").hits] == [note.id]
    assert desk.searching.find("word777").total == 0
    state = desk.keeping.backup_state()
    assert state is not None and size(state.path) < empty + 300_000
    desk.close()


def test_a_vault_with_little_that_lies_free_is_left_as_it_is(practice: Practice) -> None:
    practice.client()
    assert practice.desk.keeping.vault.database.shrink() is False


def test_a_disk_without_room_for_it_keeps_no_vault_open(practice: Practice, tmp_path: Path) -> None:
    paste_and_undo(practice)
    practice.desk.close()
    (tmp_path / "stick").mkdir()
    with small_disk(tmp_path / "stick", 32) as is_there:
        if not is_there:
            pytest.skip("this machine lets us mount no small disk")
        shutil.copytree(practice.folder, tmp_path / "stick" / "vault")
        before = size(practice.folder)
        desk = bootstrap.open_desk(tmp_path / "stick" / "vault", PASSPHRASE)
        room = shutil.disk_usage(tmp_path / "stick").free
        (tmp_path / "stick" / "filler").write_bytes(bytes(room - 100_000))
        with pytest.raises(Exception, match=r"disk\.full"):
            desk.keeping.finish()
        assert size(tmp_path / "stick" / "vault") == before
        (tmp_path / "stick" / "filler").unlink()
        again = bootstrap.open_desk(tmp_path / "stick" / "vault", PASSPHRASE)
        assert again.keeping.verify() == []
        again.keeping.finish()
        assert size(tmp_path / "stick" / "vault") < before
