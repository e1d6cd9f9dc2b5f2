"""The audit trail tells the truth of what went out: also when the disk was full, read-only, or said no."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from attachdesk.domain.errors import NotUnderstood, RuleBroken, StorageTrouble
from attachdesk.services.handing_out import record_failure
from tests.services.conftest import Practice
from tests.vault.conftest import open_ground as open_ground
from tests.vault.trial import as_somebody, small_disk

HandOut = Callable[[Practice, Path], object]


def export(practice: Practice, file: Path) -> None:
    practice.desk.exchanging.hand_out(file)


def export_one(practice: Practice, file: Path) -> None:
    practice.desk.exchanging.hand_out(file, "INE-01")


def report(practice: Practice, file: Path) -> None:
    practice.desk.reporting.hand_out(practice.desk.caseload.named("INE-01").id, "client", file)


def back_up(practice: Practice, file: Path) -> None:
    practice.desk.keeping.backup(file)


WAYS: dict[str, HandOut] = {"export": export, "report": report, "backup": back_up}


def trail(practice: Practice) -> list[str]:
    return [line.what for line in practice.desk.keeping.audit_trail()]


@pytest.mark.parametrize("what", WAYS)
def test_what_went_out_stands_in_the_trail_once(practice: Practice, tmp_path: Path, what: str) -> None:
    practice.client()
    WAYS[what](practice, tmp_path / "out")
    assert trail(practice) == ["created", what]
    assert (tmp_path / "out").exists()
    assert practice.desk.keeping.verify() == []


def test_one_clients_record_is_told_apart_from_the_whole(practice: Practice, tmp_path: Path) -> None:
    client = practice.client()
    export_one(practice, tmp_path / "one.json")
    export(practice, tmp_path / "all.json")
    lines = practice.desk.keeping.audit_trail()[1:]
    assert [(line.what, line.kind, line.reason) for line in lines] == [
        ("export", "clients", "json"),
        ("export", "vault", "json"),
    ]
    (line,) = practice.desk.auditing.lines(client_id=client.id)
    assert (line.what, line.kind, line.record_id) == ("export", "clients", client.id)


@pytest.mark.parametrize("what", ["export", "report"])
def test_a_name_that_is_taken_is_refused_and_nothing_is_said_to_have_gone_out(
    practice: Practice, tmp_path: Path, what: str
) -> None:
    practice.client()
    (tmp_path / "out").write_text("mine")
    with pytest.raises(RuleBroken, match=r"handing_out\.exists"):
        WAYS[what](practice, tmp_path / "out")
    assert ((tmp_path / "out").read_text(), trail(practice)) == ("mine", ["created"])


def test_an_unknown_client_is_not_said_to_have_gone_out(practice: Practice, tmp_path: Path) -> None:
    with pytest.raises(NotUnderstood):
        export_one(practice, tmp_path / "out")
    assert (trail(practice), list(tmp_path.glob("out"))) == (["created"], [])


@pytest.mark.parametrize("what", WAYS)
def test_where_nothing_can_be_written_the_trail_says_that_it_failed(open_ground: Path, what: str) -> None:
    practice = Practice(open_ground / "vault")
    practice.client()
    (open_ground / "locked").mkdir()
    with as_somebody(open_ground):
        (open_ground / "locked").chmod(0o500)
        with pytest.raises(StorageTrouble):
            WAYS[what](practice, open_ground / "locked" / "out")
        assert trail(practice) == ["created", what, f"{what}.failed"]
        assert list((open_ground / "locked").iterdir()) == []
        assert practice.desk.keeping.verify() == []
        practice.desk.close()


@pytest.mark.parametrize("what", WAYS)
def test_on_a_full_disk_no_half_file_stays_and_the_trail_says_that_it_failed(
    practice: Practice, tmp_path: Path, what: str
) -> None:
    practice.client()
    (tmp_path / "stick").mkdir()
    with small_disk(tmp_path / "stick", 1) as is_there:
        if not is_there:
            pytest.skip("this machine lets us mount no small disk")
        (tmp_path / "stick" / "filler").write_bytes(bytes(shutil.disk_usage(tmp_path / "stick").free))
        with pytest.raises(StorageTrouble) as told:
            WAYS[what](practice, tmp_path / "stick" / "out")
        assert told.value.key in {"handing_out.disk_full", "disk.full"}
        assert [path.name for path in (tmp_path / "stick").iterdir()] == ["filler"]
    assert trail(practice) == ["created", what, f"{what}.failed"]


def test_a_vault_that_can_no_longer_be_written_hides_no_refusal(practice: Practice, tmp_path: Path) -> None:
    practice.desk.keeping.folder.rename(tmp_path / "moved")
    record_failure(practice.desk.records, "export")
    with pytest.raises(StorageTrouble, match=r"vault\.displaced"):
        practice.desk.keeping.audit_trail()
    (tmp_path / "moved").rename(practice.folder)
    assert trail(practice) == ["created"]
