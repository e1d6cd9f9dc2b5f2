"""Unlocks that failed are counted beside the keyring, without a secret, and never in the way."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from attachdesk.vault import attempts
from attachdesk.vault.attempts import FAILED

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def test_failures_are_counted_from_the_first_to_the_last(tmp_path: Path) -> None:
    assert attempts.waiting(tmp_path) == {}
    for minutes in (0, 4, 9):
        attempts.happened(tmp_path, FAILED, NOW + timedelta(minutes=minutes))
    attempts.happened(tmp_path, attempts.RESTORED, NOW)
    found = attempts.waiting(tmp_path)
    assert {what: one.count for what, one in found.items()} == {FAILED: 3, attempts.RESTORED: 1}
    assert found[FAILED].reason == "count=3 first=2026-03-02T09:00:00+00:00 last=2026-03-02T09:09:00+00:00"
    assert (tmp_path / attempts.ATTEMPTS).stat().st_mode & 0o077 == 0
    attempts.forget(tmp_path)
    attempts.forget(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"erased": 1}',
        json.dumps({FAILED: 5}).encode(),
        json.dumps({FAILED: {"count": 0, "first": "2026-03-02", "last": "2026-03-02"}}).encode(),
        json.dumps({FAILED: {"count": 10**9, "first": "2026-03-02", "last": "2026-03-02"}}).encode(),
        json.dumps({FAILED: {"count": True, "first": "2026-03-02", "last": "2026-03-02"}}).encode(),
        json.dumps({FAILED: {"count": 1, "first": "soon", "last": "2026-03-02"}}).encode(),
        json.dumps({FAILED: {"count": 1, "first": 5, "last": "2026-03-02"}}).encode(),
    ],
)
def test_nonsense_is_no_count_and_the_next_failure_begins_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / attempts.ATTEMPTS).write_bytes(content)
    assert attempts.waiting(tmp_path) == {}
    attempts.happened(tmp_path, FAILED, NOW)
    assert {what: one.count for what, one in attempts.waiting(tmp_path).items()} == {FAILED: 1}


def test_a_disk_that_refuses_refuses_nothing_else(tmp_path: Path) -> None:
    (tmp_path / attempts.ATTEMPTS).mkdir()
    attempts.happened(tmp_path, FAILED, NOW)
    attempts.forget(tmp_path)
    assert attempts.waiting(tmp_path) == {}
