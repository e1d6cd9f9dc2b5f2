"""The chords of codes mean the same on every keyboard: pressed on a real X server under three layouts."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from attachdesk.domain.observation import BENEFITS, PATTERNS

ROOT = Path(__file__).parents[3]
NEEDED = ("Xvfb", "xdotool", "setxkbmap", "xkbcomp")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
DIGIT_ROW = range(10, 18)
"""X11 key codes of the eight keys right of the one left of 1, whatever they write."""

pytestmark = pytest.mark.skipif(
    bool(MISSING) or not sys.platform.startswith("linux"),
    reason=f"needs {', '.join(MISSING) or 'X11'}: real key presses go through a real X server",
)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen of its own."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1024x768x24", "-nolisten", "tcp"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    if not number:
        server.wait()
        pytest.skip("Xvfb did not start here")
    yield f":{number}"
    server.terminate()
    server.wait()


def pressed(display: str, layout: str, presses: list[list[str]], *args: str) -> list[str]:
    """Return what a page under ``layout`` said to some xdotool commands."""
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": os.environ["PYTHONPATH"],
    }
    subprocess.run(["setxkbmap", layout], env=environment, check=True)
    page = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.screens.chord_window", *args],
        env=environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert page.stdout is not None and page.stderr is not None
        if page.stdout.readline().strip() != "ready":
            page.kill()
            trouble = page.stderr.read()
            if "xcb" in trouble:
                pytest.skip("Qt's xcb plugin lacks a library of the system here")
            raise AssertionError(trouble)
        found = subprocess.run(
            ["xdotool", "search", "--name", "^chords$"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        window = found.stdout.split()[-1]
        subprocess.run(["xdotool", "windowfocus", "--sync", window], env=environment, check=True)
        said = []
        for press in presses:
            subprocess.run(["xdotool", *press], env=environment, check=True)
            said.append(page.stdout.readline().strip())
        return said
    finally:
        page.kill()
        page.communicate()


def chord(keycode: int, *held: str) -> list[str]:
    """Return the xdotool command that holds keys and presses one by its place on the board."""
    down = [part for key in held for part in ("keydown", key)]
    up = [part for key in reversed(held) for part in ("keyup", key)]
    return [*down, "key", str(keycode), *up]


@pytest.mark.parametrize("layout", ["us", "de", "fr"])
def test_ctrl_digit_is_a_pattern_and_ctrl_shift_digit_a_benefit(display: str, layout: str) -> None:
    presses = [chord(code, "ctrl") for code in DIGIT_ROW[:4]]
    presses += [chord(code, "ctrl", "shift") for code in DIGIT_ROW]
    assert pressed(display, layout, presses) == [*PATTERNS, *BENEFITS]


@pytest.mark.parametrize("layout", ["us", "fr"])
def test_in_coding_mode_the_bare_digit_row_codes(display: str, layout: str) -> None:
    presses = [chord(code) for code in DIGIT_ROW[:4]] + [chord(code, "shift") for code in DIGIT_ROW[:2]]
    assert pressed(display, layout, presses, "--coding") == [*PATTERNS, *BENEFITS[:2]]
