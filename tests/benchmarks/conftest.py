"""A career to measure in, and a table that puts each budget beside what was measured.

``./run bench`` builds a tenth of a career; ``./run bench --career 1`` the whole of 50,000 sessions.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from attachdesk.bootstrap import new_desk, open_desk
from attachdesk.demo import career
from attachdesk.domain.overview import ClientLine
from attachdesk.locations import content
from attachdesk.services.desk import Desk
from attachdesk.vault.keyring import Cost

PASSPHRASE = "twelve invented clients and one kettle"
CHEAP = Cost(memory_kib=64, iterations=1, lanes=1)
"""Deriving the key is not what is measured."""
LONG_WORK = 500
_figures: list[tuple[str, float, float, str]] = []

Figure = Callable[..., None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Say how much of a career to build."""
    parser.addoption("--career", type=float, default=0.1, metavar="PART", help="part of a career, 0 to 1")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print each budget beside the figure."""
    if not _figures:
        return
    terminalreporter.section("budgets beside the quickest of this run (the table below has medians)")
    for name, measured, allowed, unit in _figures:
        mark = "ok  " if measured <= allowed else "OVER"
        line = f"{mark} {name:<58} {measured:>9.2f} of at most {allowed:>7.2f} {unit}"
        terminalreporter.write_line(line)


@pytest.fixture
def figure() -> Figure:
    """Return how a test puts a figure into the table: name, what was measured, what is allowed, unit."""

    def put(name: str, measured: float, allowed: float, unit: str = "ms") -> None:
        _figures.append((name, measured, allowed, unit))

    return put


@pytest.fixture(scope="session")
def career_vault(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a closed vault with a career in it; its first client has the longest work."""
    part = float(request.config.getoption("--career"))
    folder = tmp_path_factory.mktemp("career") / "vault"
    desk, _ = new_desk(folder, PASSPHRASE, cost=CHEAP)
    career.build(
        desk.records,
        content(),
        desk.library.note_templates,
        clients=max(20, round(career.CLIENTS * part)),
        sessions=max(1200, round(career.SESSIONS * part)),
        observations=max(7200, round(career.OBSERVATIONS * part)),
        longest=LONG_WORK,
    )
    desk.close()
    return folder


@pytest.fixture
def desk(career_vault: Path) -> Iterator[Desk]:
    """A desk over the career."""
    opened = open_desk(career_vault, PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def longest(desk: Desk) -> ClientLine:
    """The client with the longest work: 500 sessions."""
    line = max(desk.caseload.lines(), key=lambda line: line.sessions)
    assert line.sessions == LONG_WORK
    return line
