"""Dates and times as the window writes them: ``Tue 24 Nov``, the year in headings only."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def day_words(day: date) -> str:
    """Return ``Tue 24 Nov``."""
    return QLocale().toString(_qdate(day), "ddd d MMM")


def short_day(day: date) -> str:
    """Return ``24 Nov``."""
    return QLocale().toString(_qdate(day), "d MMM")


def day_and_year(day: date) -> str:
    """Return ``Tue 24 Nov 2026``."""
    return QLocale().toString(_qdate(day), "ddd d MMM yyyy")


def long_day(day: date) -> str:
    """Return ``Tuesday 24 November``, a heading."""
    return QLocale().toString(_qdate(day), "dddd d MMMM")


def month_and_year(day: date) -> str:
    """Return ``November 2026``."""
    return QLocale().toString(_qdate(day), "MMMM yyyy")


def clock_words(moment: datetime, *, seconds: bool = False) -> str:
    """Return ``10:30``; the moment's own zone counts."""
    time = QTime(moment.hour, moment.minute, moment.second)
    return QLocale().toString(time, "HH:mm:ss" if seconds else "HH:mm")
