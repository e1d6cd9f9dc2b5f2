"""Sessions that took place, those that did not, and breaks."""

from attachdesk.reports.blocks import Block, SideHead, text
from attachdesk.reports.case import Case


def blocks(case: Case) -> tuple[Block, ...]:
    """Return attendance in one paragraph; why somebody did not come is nobody's business here."""
    if not case.attended:
        return (SideHead(case.say("report.attendance_head")), text(case.say("report.attendance_none")))
    sentences = [_met(case)]
    if case.missed:
        sentences.append(case.counted("report.attendance_missed", case.missed))
    if case.breaks:
        spans = [f"{case.day(one.since, with_year=False)} – {case.day(one.until)}" for one in case.breaks]
        sentences.append(case.say("report.attendance_breaks", breaks="; ".join(spans)))
    if case.booked_next:
        sentences.append(case.say("report.attendance_next", day=case.day(case.booked_next)))
    return (SideHead(case.say("report.attendance_head")), text(" ".join(sentences)))


def _met(case: Case) -> str:
    """Return how often and when; several meetings of one day name the day once."""
    first, last, times = case.attended[0], case.attended[-1], len(case.attended)
    if times > 1 and first == last:
        return case.say("report.attendance_one_day", count=times, since=case.day(first))
    return case.counted("report.attendance", times, since=case.day(first), until=case.day(last))
