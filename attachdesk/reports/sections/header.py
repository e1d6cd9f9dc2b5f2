"""Letterhead, title, and the period in one line."""

from attachdesk.reports.blocks import Block, Letterhead, Title
from attachdesk.reports.case import Case


def blocks(case: Case) -> tuple[Block, ...]:
    """Return the head of the first page."""
    practice = case.practice
    therapist = ", ".join(part for part in (practice.therapist, practice.title) if part)
    recipient = case.say("report.recipient", client=case.shown_name)
    first, last = case.since, case.until
    line = case.counted(
        "report.period_one_day" if first == last else "report.period",
        len(case.attended),
        since=case.day(first, with_year=first.year != last.year),
        until=case.day(last),
    )
    is_one_month = (first.year, first.month) == (last.year, last.month)
    key = "report.title_one_month" if is_one_month else "report.title"
    title = case.say(key, client=case.shown_name, since=_month(case, 0), until=_month(case, 1))
    return (Letterhead(practice.name, therapist, case.day(case.made_on), recipient), Title(title, line))


def _month(case: Case, end: int) -> str:
    day = (case.since, case.until)[end]
    month = case.words.say(f"month.{day.month}")
    with_year = end == 1 or case.since.year != case.until.year
    return f"{month} {day.year}" if with_year else month
