"""How soon there is something to look at: the unlock window beside a bare one, then the first screen."""

from pathlib import Path
from statistics import median

from tests.benchmarks.conftest import PASSPHRASE, Figure
from tests.benchmarks.started import figures_of, seconds_until_painted

STARTS = 9


def test_the_unlock_window_is_painted_almost_as_soon_as_a_bare_one(
    career_vault: Path, figure: Figure
) -> None:
    bare, ours = [], []
    for _ in range(STARTS + 1):
        bare.append(seconds_until_painted("bare_window.py"))
        ours.append(seconds_until_painted("unlock_window.py", str(career_vault)))
    # the first of each reads the files for the others
    quickest = min(ours[1:]) / min(bare[1:])
    figure("unlock window / bare window, medians", median(ours[1:]) / median(bare[1:]), 1.15, "x")
    figure("unlock window / bare window, quickest of each", quickest, 1.15, "x")
    figure("unlock window painted, quickest", min(ours[1:]) * 1000, 1000)
    assert quickest < 2


def test_the_first_screen_is_painted_soon_after_the_key_is_derived(
    career_vault: Path, figure: Figure
) -> None:
    runs = [figures_of("first_screen.py", str(career_vault), PASSPHRASE) for _ in range(3)]
    figure("derived key to painted first screen, quickest", min(run[0] for run in runs), 200)
    figure("resident memory five seconds later", max(run[1] for run in runs), 250, "MB")
