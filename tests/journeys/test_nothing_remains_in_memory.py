"""Locking replaces the process: of the note that was on the screen no copy remains in memory."""

import os
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from attachdesk import bootstrap
from attachdesk.domain.passage import Span
from attachdesk.services.note_writing import Draft
from tests.ui.conftest import PASSPHRASE, fresh_desk

CANARY = "heliotrope-rowing-canary-4711"
HERE = Path(__file__).parent


def copies(pid: int, *words: bytes) -> list[int]:
    """Return how often each of these stands in the readable memory of a process."""
    counts = [0] * len(words)
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            if not rights.startswith("r") or "[v" in line:
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                held = memory.read(end - start)
            except OSError:
                continue
            counts = [count + held.count(one) for count, one in zip(counts, words, strict=True)]
    return counts


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="a shielded process is read by root alone"
)
def test_after_locking_no_word_of_the_note_is_in_memory(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    desk = fresh_desk(vault)
    client = desk.caseload.take_on(code="ROW-01", started_on=date(2026, 1, 5))
    session = desk.diary.record(client.id, datetime.now(UTC) - timedelta(days=1), status="attended")
    note = desk.note_writing.start("free", session_id=session.id)
    text = f"She spoke of the {CANARY} again.\n"
    desk.note_writing.save(note.note.id, Draft(text, 3, (), ()))
    desk.coding.tag(note.note.id, Span(0, 9), "secure")
    desk.close()
    child = subprocess.Popen(
        [sys.executable, str(HERE / "locked_for_real.py"), str(vault), PASSPHRASE, session.id],
        stdout=subprocess.PIPE,
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "HOME": str(tmp_path),
        },
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == b"shown\n"
        deadline = time.monotonic() + 30
        while b"attachdesk\0open" not in Path(f"/proc/{child.pid}/cmdline").read_bytes():
            assert time.monotonic() < deadline, "the process was not replaced"
            time.sleep(0.05)
        time.sleep(1.5)
        assert child.poll() is None
        told = (CANARY.encode(), CANARY.encode("utf-16-le"), PASSPHRASE.encode("utf-16-le"))
        assert copies(child.pid, *told) == [0, 0, 0]
        bootstrap.open_desk(vault, PASSPHRASE).close()
    finally:
        child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()
