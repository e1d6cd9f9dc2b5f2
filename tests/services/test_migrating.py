"""A vault of an older schema: a verified copy first, then the change; or neither, and one sentence."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from attachdesk import bootstrap
from attachdesk.domain.errors import Damaged, StorageTrouble, Told
from attachdesk.services import opening
from attachdesk.storage.migrations import CURRENT, version_of
from attachdesk.vault import manifest
from tests.services.conftest import PASSPHRASE, Practice, library
from tests.services.later_schema import add_a_column, later_version
from tests.vault.trial import small_disk

ROOT = Path(__file__).parents[2]


@pytest.fixture
def older(practice: Practice) -> Path:
    """A closed vault with a client, of a schema that a later version finds old."""
    practice.client()
    practice.desk.close()
    return practice.folder


def state(folder: Path) -> tuple[int, list[str], list[Any]]:
    """Return schema, codes and findings of a vault as the version of today sees it."""
    desk = bootstrap.desk_over(opening.open_vault(folder, PASSPHRASE), library=library())
    version = version_of(desk.keeping.vault.database.connection())
    codes = [line.client.code for line in desk.caseload.lines()]
    findings = desk.keeping.verify(deep=True)
    desk.close()
    return version, codes, findings


def copies(folder: Path) -> list[Path]:
    return [
        path
        for path in sorted((folder / "backups").iterdir())
        if manifest.read(path).reason == manifest.BEFORE_MIGRATION
    ]


def test_a_copy_is_made_before_the_schema_changes_and_restores_to_the_old_one(
    older: Path, tmp_path: Path
) -> None:
    with later_version():
        opened = opening.open_vault(older, PASSPHRASE)
        row = opened.database.connection().exec_driver_sql("SELECT code, shoe_size FROM clients").one()
        trail = opened.database.connection().exec_driver_sql("SELECT what, reason FROM audit").all()
        assert (tuple(row), tuple(trail[-1])) == (("INE-01", 41), ("migrated", str(CURRENT + 1)))
        opened.database.connection().rollback()
        opened.close()
        opening.open_vault(older, PASSPHRASE).close()
    (copy,) = copies(older)
    opening.restore(copy, tmp_path / "again", PASSPHRASE)
    assert state(tmp_path / "again") == (CURRENT, ["INE-01"], [])


def test_a_vault_of_today_is_opened_without_a_copy(older: Path) -> None:
    assert state(older) == (CURRENT, ["INE-01"], [])
    assert copies(older) == []


def test_a_step_that_fails_leaves_the_old_state_and_its_copy(older: Path) -> None:
    def half(operations: Any) -> None:
        add_a_column(operations)
        raise ZeroDivisionError

    with later_version(half), pytest.raises(ZeroDivisionError):
        opening.open_vault(older, PASSPHRASE)
    assert state(older) == (CURRENT, ["INE-01"], [])
    assert len(copies(older)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")
def test_killed_anywhere_the_vault_is_wholly_old_or_wholly_new(older: Path, tmp_path: Path) -> None:
    kept = {"copy": 0, "step": 1, "after": 1}
    vaults = [Path(shutil.copytree(older, tmp_path / where)) for where in kept]
    program = [sys.executable, "-m", "tests.services.later_schema", PASSPHRASE, *map(str, vaults)]
    done = subprocess.run(program, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == dict.fromkeys(kept, -signal.SIGKILL), done.stderr
    for vault, copies_made in zip(vaults, kept.values(), strict=True):
        if vault.name != "after":
            assert state(vault) == (CURRENT, ["INE-01"], [])
        with later_version():
            opened = opening.open_vault(vault, PASSPHRASE)
            row = opened.database.connection().exec_driver_sql("SELECT code, shoe_size FROM clients").one()
            assert tuple(row) == ("INE-01", 41)
            opened.database.connection().rollback()
            opened.close()
        assert not [path for path in (vault / "backups").iterdir() if path.name.startswith(".")]
        assert len(copies(vault)) == (copies_made if vault.name == "after" else copies_made + 1)


def assert_unchanged_after(older: Path, kind: type[Told], key: str) -> None:
    before = (older / "clinical.adk").read_bytes()
    with later_version(), pytest.raises(kind) as told:
        opening.open_vault(older, PASSPHRASE)
    assert (told.value.key, told.value.values) == (key, {"path": str(older)})
    assert (older / "clinical.adk").read_bytes() == before


def test_where_no_copy_can_be_written_nothing_changes(older: Path) -> None:
    (older / "backups").rmdir()
    (older / "backups").write_text("a file stands where the folder should")
    assert_unchanged_after(older, StorageTrouble, "backup.none_before_change")
    (older / "backups").unlink()
    assert state(older) == (CURRENT, ["INE-01"], [])


def test_where_there_is_no_room_for_a_copy_nothing_changes(practice: Practice, tmp_path: Path) -> None:
    practice.client()
    practice.desk.close()
    (tmp_path / "stick").mkdir()
    with small_disk(tmp_path / "stick", 3) as is_there:
        if not is_there:
            pytest.skip("this machine lets us mount no small disk")
        older = tmp_path / "stick" / "vault"
        shutil.copytree(practice.folder, older)
        with (tmp_path / "stick" / "filler").open("wb") as filler:
            free = shutil.disk_usage(tmp_path / "stick").free
            filler.write(bytes(max(0, free - 256 * 1024)))
        assert_unchanged_after(older, StorageTrouble, "backup.no_room_before_change")
        (tmp_path / "stick" / "filler").unlink()
        assert state(older) == (CURRENT, ["INE-01"], [])
        assert list((older / "backups").iterdir()) == []


def test_a_record_with_damaged_pages_is_not_brought_up_to_date(older: Path, tmp_path: Path) -> None:
    desk = bootstrap.open_desk(older, PASSPHRASE)
    with desk.records.work() as work:
        work.put_setting("filler", "x" * 400_000)
    desk.close()
    content = bytearray((older / "clinical.adk").read_bytes())
    content[-20_000] ^= 1
    (older / "clinical.adk").write_bytes(content)
    assert_unchanged_after(older, Damaged, "backup.unsound_before_change")
