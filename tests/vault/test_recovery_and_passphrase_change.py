"""A new passphrase, by the old one or by the paper, and what paper alone can mend."""

from collections.abc import Callable
from pathlib import Path

import pytest

from attachdesk.domain.errors import Damaged, RuleBroken, StorageTrouble, Told, VaultInUse, WrongKey
from attachdesk.vault import vault
from attachdesk.vault.vault import Vault
from tests.vault.trial import (
    CANARY,
    CHEAP,
    NEW,
    PASSPHRASE,
    contents,
    damage_a_page,
    damage_both_keyrings,
    lose_both_keyrings,
    migrate,
    reopen,
    small_disk,
    texts_in,
)


def test_a_changed_passphrase_opens_and_the_old_one_does_not(place: Path, opened: Vault) -> None:
    before = (place / "clinical.adk").stat()
    vault.change_passphrase(opened, PASSPHRASE, NEW, cost=CHEAP)
    with pytest.raises(WrongKey):
        vault.change_passphrase(opened, PASSPHRASE, NEW, cost=CHEAP)
    with pytest.raises(RuleBroken):
        vault.change_passphrase(opened, NEW, "short", cost=CHEAP)
    opened.close()
    assert (place / "clinical.adk").stat().st_mtime_ns == before.st_mtime_ns
    with pytest.raises(WrongKey):
        reopen(place)
    reopen(place, NEW).close()


def test_the_recovery_key_sets_a_new_passphrase(place: Path, paper: str) -> None:
    vault.recover(place, paper.lower().replace("-", " "), NEW, cost=CHEAP)
    again = reopen(place, NEW)
    assert texts_in(again.database) == [CANARY]
    again.close()
    with pytest.raises(WrongKey):
        reopen(place)


@pytest.mark.parametrize("harm", [damage_both_keyrings, lose_both_keyrings])
def test_paper_alone_opens_a_vault_that_lost_its_keyrings(
    place: Path, paper: str, harm: Callable[[Path], None]
) -> None:
    harm(place)
    vault.recover(place, paper, NEW, cost=CHEAP)
    again = reopen(place, NEW)
    assert texts_in(again.database) == [CANARY] and again.notices == ()
    again.close()


def test_recovery_refuses_what_it_cannot_mend(place: Path, paper: str, tmp_path: Path) -> None:
    other, other_paper = vault.create(tmp_path / "other", PASSPHRASE, cost=CHEAP, migrate=migrate)
    other.close()
    before = contents(place)
    for key, code, told_key in [
        (paper[:-1] + ("0" if paper[-1] != "0" else "1"), 3, "recovery.typo"),
        ("my dog", 3, "recovery.not_a_key"),
        (other_paper, 3, "recovery.other_vault"),
    ]:
        with pytest.raises(Told) as told:
            vault.recover(place, key, NEW, cost=CHEAP)
        assert (told.value.exit_code, told.value.key) == (code, told_key)
    with pytest.raises(RuleBroken):
        vault.recover(place, paper, "short", cost=CHEAP)
    with pytest.raises(StorageTrouble):
        vault.recover(tmp_path / "nowhere", paper, NEW, cost=CHEAP)
    assert contents(place) == before
    damage_both_keyrings(place)
    with pytest.raises(WrongKey, match=r"recovery\.unproven"):
        vault.recover(place, other_paper, NEW, cost=CHEAP)
    (place / "clinical.adk").write_bytes(b"")
    with pytest.raises(Damaged, match=r"vault\.database_empty"):
        vault.recover(place, paper, NEW, cost=CHEAP)
    (place / "clinical.adk").unlink()
    with pytest.raises(Damaged, match=r"vault\.keyring_damaged"):
        vault.recover(place, paper, NEW, cost=CHEAP)


def test_recovery_does_not_meddle_with_a_damaged_record_or_an_open_vault(
    place: Path, opened: Vault, paper: str
) -> None:
    before = contents(place)["keyring.json"]
    with pytest.raises(VaultInUse):
        vault.recover(place, paper, NEW, cost=CHEAP)
    opened.close()
    damage_a_page(place)
    with pytest.raises(Damaged, match=r"vault\.database_damaged"):
        vault.recover(place, paper, NEW, cost=CHEAP)
    assert contents(place)["keyring.json"] == before


def test_on_a_full_disk_the_old_passphrase_stays(tmp_path: Path) -> None:
    with small_disk(tmp_path, 3) as is_there:
        if not is_there:
            pytest.skip("this machine lets us mount no small disk")
        made, paper = vault.create(tmp_path / "vault", PASSPHRASE, cost=CHEAP, migrate=migrate)
        with (tmp_path / "fill").open("wb", buffering=0) as fill, pytest.raises(OSError):
            while fill.write(bytes(4096)):
                pass
        with pytest.raises(StorageTrouble, match=r"disk\.full"):
            vault.change_passphrase(made, PASSPHRASE, NEW, cost=CHEAP)
        made.close()
        with pytest.raises(StorageTrouble, match=r"disk\.full"):
            vault.recover(tmp_path / "vault", paper, NEW, cost=CHEAP)
        reopen(tmp_path / "vault").close()
        with pytest.raises(WrongKey):
            reopen(tmp_path / "vault", NEW)


def test_a_new_passphrase_counts_from_the_first_file_on(place: Path, opened: Vault) -> None:
    copy = place / "keyring.copy.json"
    copy.unlink()
    copy.mkdir()
    vault.change_passphrase(opened, PASSPHRASE, NEW, cost=CHEAP)
    opened.close()
    again = reopen(place, NEW)
    assert again.notices == ("vault.keyring_not_repaired",)
    again.close()
    copy.rmdir()
    last = reopen(place, NEW)
    assert last.notices == ("vault.keyring_repaired",)
    last.close()
