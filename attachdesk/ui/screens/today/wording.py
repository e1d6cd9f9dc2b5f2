"""The words of the first screen: what a day holds, what a session was, how long something has waited."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from attachdesk.domain.overview import SessionLine
from attachdesk.domain.plan import Due
from attachdesk.domain.record import local
from attachdesk.domain.session import NOT_HELD, RiskEntry, Session
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.risk_words import area_words, around_words
from attachdesk.ui.kit.time_words import clock_words, day_words, short_day

translate = QCoreApplication.translate


def session_words(line: SessionLine, number: int | None) -> str:
    """Return ``Session 24 · individual, in person``."""
    session = line.session
    if session is None:
        return ""
    kinds = {
        "individual": translate("Today", "individual"),
        "couple": translate("Today", "couple"),
        "family": translate("Today", "family"),
        "parent": translate("Today", "with a parent"),
        "one_partner": translate("Today", "one partner"),
        "group": translate("Today", "group"),
    }
    media = {
        "in_person": translate("Today", "in person"),
        "video": translate("Today", "video"),
        "phone": translate("Today", "phone"),
        "chat": translate("Today", "chat"),
    }
    how = f"{kinds[session.session_kind]}, {media[session.medium]}"
    if number is None or session.status in NOT_HELD:
        return how
    return f"{translate('Today', 'Session %1').replace('%1', QLocale().toString(number))} · {how}"


def standing_words(line: SessionLine, now: datetime) -> str:
    """Return what became of a session and of its note; empty for one that lies ahead."""
    session = line.session
    if session is None:
        return ""
    if session.status in NOT_HELD:
        return cancelled_words(session)
    if session.is_held:
        return f"{translate('Today', 'attended')} · {note_words(line)}"
    if session.ends_at <= now:
        return translate("Today", "took place? Not recorded yet")
    return ""


def cancelled_words(session: Session) -> str:
    """Return that a session did not take place, and by whom."""
    who = {
        "client": translate("Today", "by the client"),
        "therapist": translate("Today", "by the therapist"),
        "other": translate("Today", "by somebody else"),
    }
    said = {
        "cancelled": translate("Today", "Cancelled"),
        "late_cancelled": translate("Today", "Cancelled late"),
        "no_show": translate("Today", "Did not come"),
    }[session.status]
    return f"{said} {who[session.cancelled_by]}" if session.cancelled_by else said


def note_words(line: SessionLine) -> str:
    """Return where the note stands."""
    if line.note_status == "signed":
        return translate("Today", "note signed")
    if line.note_id is None:
        return translate("Today", "note not started")
    return translate("Today", "draft, %n word(s)", "", line.word_count)


def day_line(lines: tuple[SessionLine, ...], now: datetime, zone: str) -> str:
    """Return ``10:12 · 6 sessions, 1 done, 1 cancelled``."""
    sessions = [line.session for line in lines if line.session is not None]
    said = [translate("Today", "%n session(s)", "", len(sessions))]
    done = sum(session.is_held for session in sessions)
    missed = sum(session.status in NOT_HELD for session in sessions)
    if done:
        said.append(translate("Today", "%n done", "", done))
    if missed:
        said.append(translate("Today", "%n not held", "", missed))
    return f"{clock_words(local(now, zone))} · {', '.join(said)}"


def wait_words(session: Session, now: datetime) -> str:
    """Return how long until a session, or that it is running."""
    minutes = round((session.starts_at - now).total_seconds() / 60)
    if minutes <= 0:
        return translate("Today", "running now")
    if minutes < 90:
        return translate("Today", "next in %n minute(s)", "", minutes)
    return translate("Today", "next at %1").replace("%1", clock_words(local(session.starts_at, session.zone)))


def due_name(due: Due) -> str:
    """Return what comes due."""
    return {
        "plan_review": translate("Today", "Plan review"),
        "safety_follow_up": translate("Today", "Safety follow-up"),
        "measure": translate("Today", "Measure"),
        "promise": translate("Today", "You promised"),
        "consent": translate("Today", "Consent"),
    }[due.about]


def by_words(due_on: date, today: date) -> str:
    """Return by when: ``overdue``, ``today``, ``by Fri 4 Dec``."""
    if due_on < today:
        return translate("Today", "overdue, %1").replace("%1", short_day(due_on))
    if due_on == today:
        return translate("Today", "today")
    return translate("Today", "by %1").replace("%1", day_words(due_on))


def on_words(day: date, today: date) -> str:
    """Return ``today`` or ``Tue 24 Nov``."""
    return translate("Today", "today") if day == today else day_words(day)


def joined(*parts: str) -> str:
    """Return the parts that say something, held apart: they are no one sentence."""
    return " · ".join(part for part in parts if part)


def risk_words(known: Sequence[tuple[RiskEntry, date]], today: date, *, is_full: bool = False) -> str:
    """Return risk as last recorded, area by area with its day; what was told is quoted only when ``is_full``.

    What was told has a line of its own; areas asked about without anything told share one for each day.
    The first screen is seen by whoever stands behind; nothing is concluded from what is recorded.
    """
    if not known:
        return translate("Today", "Not asked yet.")
    said = [_told(entry, on, today, is_full) for entry, on in known if entry.asked == "told"]
    quiet: dict[date, list[str]] = {}
    for entry, on in known:
        if entry.asked != "told":
            quiet.setdefault(on, []).append(area_words(entry.area))
    for on, areas in quiet.items():
        line = translate("Today", "%1: asked, none told · %2")
        said.append(line.replace("%1", ", ".join(areas)).replace("%2", on_words(on, today)))
    return "\n".join(f"{line[:1].upper()}{line[1:]}" for line in said)


def _told(entry: RiskEntry, on: date, today: date, is_full: bool) -> str:
    line = translate("Today", "%1: told · %2")
    said = line.replace("%1", area_words(entry.area)).replace("%2", on_words(on, today))
    if is_full:
        quoted = translate("Today", "“%1”").replace("%1", isolated(entry.words))
        said = " · ".join([said, quoted, *around_words(entry)])
    return said
