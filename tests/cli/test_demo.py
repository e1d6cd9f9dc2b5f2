"""The demo leaves what it promises, takes the place of an earlier one, and of nothing else."""

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Never

import pytest

from attachdesk.bootstrap import fill_demo, new_desk
from attachdesk.cli import demo_command
from attachdesk.cli.tools import Tools
from attachdesk.demo import career
from attachdesk.library.words import load
from attachdesk.locations import content
from attachdesk.vault import keyring
from tests.cli.conftest import CHEAP, PASSPHRASE, Run, assert_refused
from tests.demo.practice_for_tests import starter_vault

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
    ring = keyring.read_pair(left / "vault").keyring
    assert {slot.cost for slot in ring.slots if slot.kind == "passphrase"} == {keyring.FULL}


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
    run: Run, opened: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("attachdesk.cli.demo_command.has_display", lambda: True)
    monkeypatch.setattr("attachdesk.__main__._open_window", lambda _vault, _passphrase: 0)
    made = run("demo", "--vault", "first", "--seed", "2", "--json")
    assert made.code == 0, made.err
    read = ("--passphrase-file", made.document["passphrase_file"])
    assert run("export", "first", "first.json", *read).code == 0
    starter_vault(place / "second", seed=2)
    assert opened("export", "second", "second.json").code == 0
    first, second = (json.loads((place / f"{name}.json").read_text()) for name in ("first", "second"))
    assert first.pop("exported_at") and second.pop("exported_at")
    assert first == second


@pytest.mark.parametrize("is_json", [False, True])
def test_a_long_making_says_after_each_tenth_how_far_it_has_come(
    is_json: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    def never(*_: object, **__: object) -> Never:
        raise AssertionError

    tell = demo_command._progress(Tools(load(content()), never, never, never, never, never, is_json))
    for done in range(400, 50_001, 400):
        tell(done, 50_000)
    told = capsys.readouterr()
    assert told.out == ""
    lines = told.err.splitlines()
    assert len(lines) == (0 if is_json else 10)
    if lines:
        assert lines[0] == "5200 of 50000 sessions and cancellations are written."


def test_a_career_tells_of_its_making(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = partial(career.build, clients=4, sessions=60, observations=240)
    monkeypatch.setattr(career, "build", small)
    desk, _ = new_desk(tmp_path / "vault", PASSPHRASE, cost=CHEAP)
    told: list[tuple[int, int]] = []
    desk = fill_demo(desk, "career", 1, lambda done, of: told.append((done, of)))
    written = sum(line.sessions for line in desk.caseload.lines())
    desk.close()
    assert written == 60
    assert told[-1][0] == told[-1][1] >= 60
