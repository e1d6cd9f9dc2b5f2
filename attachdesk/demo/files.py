"""Reads ``content/demo``: the practice and its clients, one TOML file each."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attachdesk.domain.errors import Damaged

SLOTS = {
    "INE-01": ("fri", "09:00"),
    "KIT-04": ("fri", "10:15"),
    "LEI-09": ("fri", "11:30"),
    "NOO-12": ("fri", "13:15"),
    "MAR-11": ("fri", "14:30"),
    "THE-06": ("fri", "15:45"),
    "HAR-02": ("tue", "10:00"),
    "CPL-03": ("wed", "18:00"),
    "DAN-05": ("thu", "17:00"),
    "AMA-07": ("mon", "16:30"),
    "OWE-08": ("wed", "11:00"),
    "PRI-10": ("thu", "12:30"),
}


@dataclass(frozen=True)
class PracticeFiles:
    """The demo's folder as read: the practice's own file, and the clients by code."""

    practice: dict[str, Any]
    clients: tuple[dict[str, Any], ...]


def read(folder: Path) -> PracticeFiles:
    """Return the practice in ``folder``, clients in the order of their numbers."""
    practice = _table(folder / "practice.toml")
    clients = [_table(path) for path in sorted(folder.glob("*.toml")) if path.name != "practice.toml"]
    return PracticeFiles(practice, tuple(sorted(clients, key=lambda client: str(client["code"])[-2:])))


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Damaged("demo.bad_file", file=path.name, why=str(error)) from None
