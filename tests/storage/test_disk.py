"""Files written whole or not at all; what the operating system says becomes one sentence."""

import errno
import os
from pathlib import Path

import pytest

from attachdesk.domain.errors import StorageTrouble
from attachdesk.storage import disk


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "disk.full"),
        (errno.EDQUOT, "disk.full"),
        (errno.EROFS, "disk.read_only"),
        (errno.EACCES, "disk.read_only"),
        (errno.ENOENT, "disk.gone"),
        (errno.ENODEV, "disk.gone"),
        (errno.EIO, "disk.failed"),
        (None, "disk.failed"),
    ],
)
def test_each_kind_of_trouble_has_its_sentence(tmp_path: Path, number: int | None, key: str) -> None:
    with pytest.raises(StorageTrouble) as trouble, disk.told_about(tmp_path):
        raise OSError(number, "said by the system") if number else OSError("without a number")
    assert (trouble.value.key, trouble.value.values) == (key, {"path": str(tmp_path)})


def test_writing_whole_replaces_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "file"
    disk.write_whole(path, b"old")
    (tmp_path / "file.new").write_bytes(b"left by a killed process")
    disk.write_whole(path, b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("file", b"new")]
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o600


def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.mkdir()
    with pytest.raises(OSError):
        disk.write_whole(path, b"new")
    assert list(tmp_path.iterdir()) == [path]


def test_a_copy_is_whole_private_and_takes_no_others_place(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(os.urandom(3_000_000))
    disk.copy_new(source, target)
    assert disk.sha256(target) == disk.sha256(source)
    assert os.name != "posix" or target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        disk.copy_new(source, target)


def test_a_folder_is_private_and_goes_away_whole(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    disk.make_folder(folder)
    disk.write_new(folder / "file", b"")
    assert os.name != "posix" or folder.stat().st_mode & 0o777 == 0o700
    disk.remove_folder(folder)
    disk.remove_folder(folder)
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_there_is_not_connected(tmp_path: Path) -> None:
    assert not disk.is_connected(tmp_path / "nothing")
