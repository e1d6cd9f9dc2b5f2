"""Trends as data: one series per code and unit, every point with the evidence behind it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from attachdesk.domain.observation import Family, Sense

Unit = Literal["count", "share", "per_100_words", "mean_intensity"]


@dataclass(frozen=True)
class TrendPoint:
    """One session's value. ``n`` says how much it rests on; ``evidence`` are observation ids.

    For ``share`` the value is the running share of attended sessions with the code, ``n`` those sessions.
    """

    date: date
    session: str
    value: float
    n: int
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class TrendSeries:
    """The points of one code in one unit, oldest first."""

    code: str
    kind: Family
    unit: Unit
    points: tuple[TrendPoint, ...]
    toward: str | None = None
    sense: Sense | None = None
