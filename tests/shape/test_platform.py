"""Traps of the platform that decided a pin or a rule, kept here so that nobody walks into them again."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
MANY = 20_000


def test_void_calls_of_the_toolkit_do_not_use_up_none() -> None:
    code = (
        "from PySide6.QtWidgets import QApplication, QLabel\n"
        "application = QApplication(['x', '-platform', 'offscreen'])\n"
        "label = QLabel()\n"
        f"for number in range({MANY}): label.setText('x')\n"
        "print('alive')"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (0, "alive\n"), ran.stderr


def locked() -> dict[str, list[str]]:
    """Return the pins of the lock file by name, each with its marker."""
    pins: dict[str, list[str]] = {}
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("==")
        pins.setdefault(name, []).append(rest)
    return pins


def test_the_lock_names_versions_and_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert all(re.fullmatch(r"[a-z0-9.-]+==[^ ]+( ; .+)?", line) for line in text.splitlines())
    assert not re.search(r"https?:|--|@|/", text)


def test_the_toolkit_is_pinned_below_the_trap_on_old_pythons() -> None:
    for name in ("pyside6-essentials", "shiboken6"):
        old = next(pin for pin in locked()[name] if "< '3.12'" in pin)
        assert tuple(int(part) for part in old.split(" ")[0].split(".")[:2]) < (6, 12)


def test_every_library_that_is_asked_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[<>=;~! ]", one)[0].lower().replace("_", "-") for one in asked}
    assert names - set(locked()) == set()


def test_the_script_that_sets_up_stays_short() -> None:
    lines = (ROOT / "run").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/bin/sh"
    assert len(lines) < 60
