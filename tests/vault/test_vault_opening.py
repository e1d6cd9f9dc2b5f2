"""From new to closed: each state of a vault has its own class, exit code and sentence."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from attachdesk import locations
from attachdesk.domain.errors import Damaged, RuleBroken, StorageTrouble, Told, VaultInUse, WrongKey
from attachdesk.storage.troubles import told
from attachdesk.vault import ballast, keyring, vault
from attachdesk.vault.vault import Vault
from tests.vault.trial import (
    CANARY,
    CHEAP,
    PASSPHRASE,
    as_somebody,
    contents,
    damage_a_page,
    damage_both_keyrings,
    lose_both_keyrings,
    migrate,
    reopen,
    small_disk,
    texts_in,
    write,
)


def test_a_new_vault_is_open_private_and_complete(place: Path) -> None:
    made, key = vault.create(place, PASSPHRASE, cost=CHEAP, migrate=migrate)
    write(made.database, "hello")
    assert texts_in(made.database) == ["hello"]
    assert len(key.replace("-", "")) == 56 and len(made.id) == 32
    made.close()
    names = {path.name for path in place.iterdir()}
    assert names == {"keyring.json", "keyring.copy.json", "clinical.adk", "ballast", "backups"}
    if os.name == "posix":
        modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in (place, *place.iterdir())}
        assert modes == {True: 0o700, False: 0o600}
    assert [path.name for path in place.parent.iterdir()] == ["vault"]


def test_the_vault_opens_again_with_the_same_name(place: Path, paper: str) -> None:
    assert paper
    first = reopen(place)
    assert texts_in(first.database) == [CANARY]
    assert first.notices == ()
    first.close()
    first.close()
    second = reopen(place)
    assert second.id == first.id
    second.close()


def test_no_file_shows_a_word_of_the_record_or_the_passphrase(place: Path, opened: Vault) -> None:
    write(opened.database, *(f"{CANARY} {number}" for number in range(300)))
    during = contents(place)
    opened.database.close()
    for name, content in {**during, **contents(place)}.items():
        for secret in (CANARY[:10], CANARY, PASSPHRASE, "weir"):
            assert secret.encode() not in content, name
            assert secret.encode("utf-16-le") not in content, name


def test_a_short_passphrase_makes_nothing(place: Path) -> None:
    with pytest.raises(RuleBroken, match=r"passphrase\.too_short"):
        vault.create(place, "too short", cost=CHEAP, migrate=migrate)
    assert not place.exists()


@pytest.mark.parametrize("lay", [Path.mkdir, Path.touch, lambda path: path.symlink_to("nowhere")])
def test_a_new_vault_takes_no_others_place(place: Path, lay: Callable[[Path], None]) -> None:
    lay(place)
    with pytest.raises(RuleBroken, match=r"vault\.exists"):
        vault.create(place, PASSPHRASE, cost=CHEAP, migrate=migrate)


def test_a_new_vault_on_a_missing_drive_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageTrouble, match=r"disk\.gone") as trouble:
        vault.create(tmp_path / "drive" / "vault", PASSPHRASE, cost=CHEAP, migrate=migrate)
    assert trouble.value.values["path"] == str(tmp_path / "drive")


def test_the_therapists_own_place_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    made, _ = vault.create(locations.default_vault(), PASSPHRASE, cost=CHEAP, migrate=migrate)
    made.close()
    assert (locations.default_vault() / "clinical.adk").exists()


def test_a_vault_whose_schema_fails_leaves_nothing(place: Path) -> None:
    def fail(making: Vault) -> None:
        making.database.connection().exec_driver_sql("CREATE TABLE half (x)")
        raise KeyError

    with pytest.raises(KeyError):
        vault.create(place, PASSPHRASE, cost=CHEAP, migrate=fail)
    assert list(place.parent.iterdir()) == []


def _empty_folder(place: Path) -> None:
    shutil.rmtree(place)
    place.mkdir()


def _empty_file(place: Path) -> None:
    shutil.rmtree(place)
    place.touch()


def _other_file(place: Path) -> None:
    shutil.rmtree(place)
    place.write_text("minutes of a meeting")


def _newer(place: Path) -> None:
    fields = {**json.loads((place / "keyring.json").read_bytes()), "version": 99}
    (place / "keyring.json").write_text(json.dumps(fields))


STATES: list[tuple[Callable[[Path], object], type[Told], int, str]] = [
    (_empty_folder, Damaged, 4, "vault.not_a_vault"),
    (_empty_file, Damaged, 4, "vault.empty_file"),
    (_other_file, Damaged, 4, "vault.not_a_vault"),
    (shutil.rmtree, StorageTrouble, 6, "vault.gone"),
    (damage_both_keyrings, Damaged, 4, "vault.keyring_damaged"),
    (lose_both_keyrings, Damaged, 4, "vault.keyring_missing"),
    (_newer, RuleBroken, 5, "vault.newer"),
    (damage_a_page, Damaged, 4, "vault.database_damaged"),
    (lambda place: (place / "clinical.adk").write_bytes(b""), Damaged, 4, "vault.database_empty"),
    (lambda place: (place / "clinical.adk").unlink(), Damaged, 4, "vault.database_missing"),
    (lambda place: (place / "manifest.json").touch(), RuleBroken, 5, "vault.is_a_backup"),
]


@pytest.mark.parametrize(("harm", "kind", "code", "key"), STATES)
def test_each_state_is_told_and_left_as_it_is(
    place: Path, paper: str, harm: Callable[[Path], object], kind: type[Told], code: int, key: str
) -> None:
    assert paper
    harm(place)
    before = contents(place)
    with pytest.raises(Told) as told:
        reopen(place)
    assert (type(told.value), told.value.exit_code, told.value.key) == (kind, code, key)
    assert str(place) == told.value.values["path"]
    assert contents(place) == before


@pytest.mark.parametrize(
    "harm", [damage_a_page, lambda place: (place / "clinical.adk").unlink(), lambda _: None]
)
def test_the_passphrase_is_looked_at_before_the_database(
    place: Path, paper: str, harm: Callable[[Path], object]
) -> None:
    assert paper
    harm(place)
    with pytest.raises(WrongKey, match=r"vault\.wrong_passphrase") as told:
        reopen(place, "a wrong but long passphrase")
    assert told.value.exit_code == 3


def test_a_vault_in_use_is_told(place: Path, opened: Vault) -> None:
    with pytest.raises(VaultInUse, match=r"vault\.in_use") as told:
        reopen(place)
    assert told.value.exit_code == 7
    with pytest.raises(WrongKey):
        reopen(place, "a wrong but long passphrase")
    assert texts_in(opened.database) == [CANARY]


def test_a_newer_schema_is_refused_untouched_and_let_go(place: Path, paper: str) -> None:
    def refuse(_found: Vault) -> None:
        raise RuleBroken("storage.newer_version")

    assert paper
    before = contents(place)
    with pytest.raises(RuleBroken):
        vault.open_vault(place, PASSPHRASE, migrate=refuse)
    assert contents(place) == before
    reopen(place).close()


@pytest.mark.parametrize("name", keyring.NAMES)
@pytest.mark.parametrize("harm", [b"", b"garbage", None])
def test_one_damaged_keyring_is_made_new_from_the_other(
    place: Path, paper: str, name: str, harm: bytes | None
) -> None:
    assert paper
    whole = (place / name).read_bytes()
    (place / name).unlink() if harm is None else (place / name).write_bytes(harm)
    with pytest.raises(WrongKey):
        reopen(place, "a wrong but long passphrase")
    assert harm is None or (place / name).read_bytes() == harm
    opened = reopen(place)
    assert opened.notices == ("vault.keyring_repaired",)
    opened.close()
    assert (place / name).read_bytes() == whole
    again = reopen(place)
    assert again.notices == ()
    again.close()


def test_a_read_only_vault_is_told_after_the_passphrase(open_ground: Path) -> None:
    place = open_ground / "vault"
    vault.create(place, PASSPHRASE, cost=CHEAP, migrate=migrate)[0].close()
    before = contents(place)
    with as_somebody(place):
        place.chmod(0o500)
        with pytest.raises(WrongKey):
            reopen(place, "a wrong but long passphrase")
        with pytest.raises(StorageTrouble, match=r"disk\.read_only") as told:
            reopen(place)
        place.chmod(0o700)
        (place / "clinical.adk").chmod(0o400)
        with pytest.raises(StorageTrouble, match=r"disk\.read_only"):
            reopen(place)
    assert (told.value.exit_code, contents(place)) == (6, before)


def test_no_vault_is_made_in_a_read_only_folder(open_ground: Path) -> None:
    with as_somebody(open_ground):
        open_ground.chmod(0o555)
        with pytest.raises(StorageTrouble, match=r"disk\.read_only"):
            vault.create(open_ground / "vault", PASSPHRASE, cost=CHEAP, migrate=migrate)
        open_ground.chmod(0o755)
    assert list(open_ground.iterdir()) == []


def test_on_a_full_disk_the_ballast_makes_room_for_the_last_words(tmp_path: Path) -> None:
    with small_disk(tmp_path, 4) as is_there:
        if not is_there:
            pytest.skip("this machine lets us mount no small disk")
        place = tmp_path / "vault"
        made, _ = vault.create(place, PASSPHRASE, cost=CHEAP, migrate=migrate)
        write(made.database, "before")
        with (tmp_path / "fill").open("wb", buffering=0) as fill, pytest.raises(OSError):
            while fill.write(bytes(4096)):
                pass
        refusals = 0
        for number in range(200):
            try:
                with told(made.database):
                    write(made.database, f"word {number} " * 50)
            except StorageTrouble as trouble:
                assert trouble.key == "disk.full"
                made.database.connection().rollback()
                refusals += 1
                break
        assert refusals == 1 and not (place / ballast.NAME).exists()
        write(made.database, "the last words")
        made.close()
        again = reopen(place)
        assert texts_in(again.database)[-1] == "the last words"
        (tmp_path / "fill").unlink()
        again.close()
        assert (place / ballast.NAME).stat().st_size == ballast.SIZE


def test_no_vault_is_made_on_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path, 1) as is_there:
        if not is_there:
            pytest.skip("this machine lets us mount no small disk")
        with (tmp_path / "fill").open("wb", buffering=0) as fill, pytest.raises(OSError):
            while fill.write(bytes(4096)):
                pass
        with pytest.raises(StorageTrouble, match=r"disk\.full") as told:
            vault.create(tmp_path / "vault", PASSPHRASE, cost=CHEAP, migrate=migrate)
        assert told.value.values["path"] == str(tmp_path / "vault")
        assert [path.name for path in tmp_path.iterdir()] == ["fill"]


def test_a_vault_that_was_not_closed_says_so_once(place: Path, opened: Vault) -> None:
    assert not opened.was_interrupted
    write(opened.database, "more")
    left = (place / "clinical.adk-journal").read_bytes()
    opened.close()
    (place / "clinical.adk-journal").write_bytes(left)
    again = reopen(place)
    assert again.was_interrupted and texts_in(again.database) == [CANARY, "more"]
    write(again.database, "and more")
    again.close()
    last = reopen(place)
    assert not last.was_interrupted
    last.close()
