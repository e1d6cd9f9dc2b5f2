"""A vault opened and kept; files that leave it; the words between services and those who listen."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest

from attachdesk import bootstrap
from attachdesk.domain.errors import Damaged, RuleBroken, StorageTrouble, WrongKey
from attachdesk.domain.events import BackupVerified, Event
from attachdesk.services import opening
from attachdesk.services.event_bus import EventBus
from attachdesk.services.handing_out import write_new
from tests.services.conftest import CHEAP, PASSPHRASE, Practice

OTHER = "eight other words for the same small box"


def test_a_fresh_vault_holds_its_practice_and_one_line_of_audit(practice: Practice) -> None:
    kept = practice.desk.keeping.practice()
    assert (kept.zone, kept.name, kept.made_at) == ("Europe/Vienna", "", practice.now)
    assert [line.what for line in practice.desk.keeping.audit_trail()] == ["created"]
    changed = practice.desk.keeping.change_practice(name="Praxis Ω", therapist="M. Ellery")
    assert practice.desk.keeping.practice() == changed
    assert practice.desk.keeping.folder == practice.folder
    assert practice.desk.keeping.vault.folder == practice.folder


def test_finishing_leaves_a_backup_that_can_be_restored(practice: Practice, tmp_path: Path) -> None:
    client = practice.client()
    assert practice.desk.keeping.backup_state() is None
    made = practice.desk.keeping.backup(tmp_path / "elsewhere")
    assert practice.told[-1] == BackupVerified(path=str(made))
    practice.desk.keeping.finish()
    reopened = bootstrap.open_desk(practice.folder, PASSPHRASE)
    assert reopened.keeping.backup_state() is not None
    assert reopened.keeping.verify(deep=True) == []
    assert "backup" in {line.what for line in reopened.keeping.audit_trail()}
    reopened.close()
    opening.restore(made, tmp_path / "restored", PASSPHRASE)
    restored = bootstrap.open_desk(tmp_path / "restored", PASSPHRASE)
    assert restored.caseload.named(client.code) == client
    restored.close()


def test_another_passphrase_counts_from_now_on(practice: Practice) -> None:
    practice.desk.keeping.change_passphrase(PASSPHRASE, OTHER, CHEAP)
    assert practice.desk.keeping.audit_trail()[-1].what == "passphrase"
    practice.desk.close()
    with pytest.raises(WrongKey):
        bootstrap.open_desk(practice.folder, PASSPHRASE)
    bootstrap.open_desk(practice.folder, OTHER).close()


def test_the_recovery_key_sets_a_new_passphrase(practice: Practice) -> None:
    client = practice.client()
    practice.desk.close()
    opening.recover(practice.folder, practice.recovery_key, OTHER, CHEAP)
    desk = bootstrap.open_desk(practice.folder, OTHER)
    assert desk.caseload.named(client.code) == client
    desk.close()


def test_a_new_desk_comes_with_its_recovery_key_and_this_machines_clock(tmp_path: Path) -> None:
    desk, recovery_key = bootstrap.new_desk(tmp_path / "vault", PASSPHRASE, cost=CHEAP)
    assert len(recovery_key) > 20
    assert desk.records.now().utcoffset() == timedelta(0)
    assert len(desk.records.identify()) == 32
    assert desk.records.zone == opening.local_zone()
    desk.close()


def test_the_zone_of_the_machine_is_read_where_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, linked = tmp_path / "timezone", tmp_path / "localtime"
    monkeypatch.setattr(opening, "Path", {"/etc/timezone": named, "/etc/localtime": linked}.__getitem__)
    assert opening.local_zone() == "UTC"
    target = tmp_path / "zoneinfo" / "Asia" / "Tokyo"
    target.parent.mkdir(parents=True)
    target.touch()
    linked.symlink_to(target)
    assert opening.local_zone() == "Asia/Tokyo"
    named.write_text("\n")
    assert opening.local_zone() == "Asia/Tokyo"
    named.write_text("Europe/Vienna\n")
    assert opening.local_zone() == "Europe/Vienna"


def test_a_file_is_never_overwritten_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    write_new(target, b"first")
    with pytest.raises(RuleBroken, match=r"handing_out.exists"):
        write_new(target, b"second")
    assert target.read_bytes() == b"first"
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match=r"handing_out.cannot_write"):
        write_new(tmp_path / "gone" / "report.pdf", b"x")


@pytest.mark.parametrize(
    ("number", "key"),
    [(errno.ENOSPC, "handing_out.disk_full"), (errno.EDQUOT, "handing_out.disk_full"), (errno.EIO, "cannot")],
)
def test_a_disk_that_fails_halfway_leaves_no_half_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, key: str
) -> None:
    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StorageTrouble, match=key):
        write_new(tmp_path / "report.pdf", b"x")
    assert list(tmp_path.iterdir()) == []


def test_listeners_hear_in_order_until_they_stop() -> None:
    bus, heard = EventBus(), list[str]()
    stop = bus.listen(lambda event: heard.append(f"first {event.client_id}"))
    bus.listen(lambda event: heard.append(f"second {event.client_id}"))
    bus.announce(Event("a"))
    stop()
    bus.announce(Event())
    assert heard == ["first a", "second a", "second None"]


def test_a_folder_of_other_things_is_no_vault_and_a_vault_or_its_keyring_alone_is_looked_at(
    practice: Practice, tmp_path: Path
) -> None:
    other = tmp_path / "letters"
    other.mkdir()
    (other / "a letter").write_text("not ours")
    with pytest.raises(Damaged) as refusal:
        opening.look_for(other)
    assert refusal.value.key == "vault.not_a_vault"
    opening.look_for(practice.folder)
    (other / "keyring.json").write_text("{}")
    opening.look_for(other)


def test_a_place_inside_a_vault_is_refused(practice: Practice, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as refusal:
        opening.refuse_within_vault(practice.folder / "deep" / "deeper")
    assert refusal.value.key == "vault.inside_another"
    opening.refuse_within_vault(tmp_path / "elsewhere" / "deep")
