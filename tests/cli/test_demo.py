"""The demo leaves what it promises, takes the place of an earlier one, and of nothing else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, assert_refused

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_demo_that_was_killed_is_replaced_by_one_with_everything_in_its_place(tmp_path: Path) -> None:
    left = tmp_path / "left"
    (left / "vault").mkdir(parents=True)
    (left / "vault" / "half").touch()
    (left / ".made-by-attachdesk-demo").touch()
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    ran = subprocess.run(
        [sys.executable, "-m", "attachdesk", "demo", "--headless", "left", "--json"],
        check=True,
        capture_output=True,
        cwd=tmp_path,
        env={name: one for name, one in os.environ.items() if name not in hidden},
    )
    made = json.loads(ran.stdout)
    assert set(made) == {"vault", "passphrase_file", "reports", "screens"}
    assert (made["vault"], made["passphrase_file"]) == ("left/vault", "left/passphrase.txt")
    assert {Path(one).name.rpartition("-")[2] for one in made["reports"]} == {
        "client.pdf",
        "referrer.pdf",
        "supervisor.pdf",
    }
    assert all((tmp_path / one).read_bytes().startswith(b"%PDF-") for one in made["reports"])
    themes = [Path(one).stem.rpartition("-") for one in made["screens"]]
    assert {name for name, _, theme in themes if theme == "light"} >= {"today", "note", "client-trends"}
    assert sorted(name for name, _, theme in themes if theme == "light") == sorted(
        name for name, _, theme in themes if theme == "dark"
    )
    assert all((tmp_path / one).read_bytes().startswith(PNG) for one in made["screens"])
    assert {one.name for one in left.iterdir() if "pass" in one.name} == {"passphrase.txt"}
    assert not (left / "vault" / "half").exists()
    assert ran.stderr == b""


def test_what_no_demo_made_is_not_replaced(run: Run, place: Path) -> None:
    (place / "mine").mkdir()
    (place / "mine" / "letter.txt").write_text("keep me")
    (place / "file").write_text("keep me")
    for taken in ("mine", "file"):
        assert_refused(run("demo", "--headless", taken), 5, taken)
    assert (place / "mine" / "letter.txt").read_text() == (place / "file").read_text() == "keep me"


def test_no_demo_is_made_in_a_vault_that_is_there(run: Run, place: Path) -> None:
    before = sorted(place.rglob("*"))
    for scale in ("starter", "career"):
        asked = ("demo", "--scale", scale, "--headless", "left", "--vault")
        assert_refused(run(*asked, "practice"), 5, "practice")
        assert_refused(run(*asked, "practice/backups/mine"), 5, "practice")
        assert_refused(run("demo", "--scale", scale, "--headless", "practice"), 5, "practice")
        assert_refused(run("demo", "--scale", scale, "--headless", "practice/left"), 5, "practice")
    assert sorted(place.rglob("*")) == before


def test_a_demo_that_cannot_be_written_is_the_disks_trouble(run: Run) -> None:
    assert_refused(run("demo", "--headless", "/proc/left"), 6, "/proc/left")


def test_the_same_seed_makes_the_same_practice(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("attachdesk.cli.demo_command.has_display", lambda: True)
    monkeypatch.setattr("attachdesk.__main__._open_window", lambda _vault, _passphrase: 0)
    records = []
    for name, seed in (("first", "7"), ("second", "7")):
        made = run("demo", "--vault", name, "--seed", seed, "--json")
        assert made.code == 0, made.err
        read = ("--passphrase-file", made.document["passphrase_file"])
        assert run("export", name, f"{name}.json", *read).code == 0
        records.append(json.loads((place / f"{name}.json").read_text(encoding="utf-8")))
        del records[-1]["exported_at"]
    assert records[0] == records[1]
