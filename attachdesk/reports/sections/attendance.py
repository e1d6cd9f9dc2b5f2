"""Sessions that took place, those that did not, and breaks."""

from attachdesk.reports.blocks import Block, SideHead, text
from attachdesk.reports.case import Case


def blocks(case: Case) -> tuple[Block, ...]:
    """Return attendance in one paragraph; why somebody did not come is nobody's business here."""
    if not case.attended:
        return (SideHead(case.say("report.attendance_head")), text(case.say("report.attendance_none")))
    sentences = [
        case.counted(
            "report.attendance",
            len(case.attended),
            since=case.day(case.attended[0]),
            until=case.day(case.attended[-1]),
        )
    ]
    if case.missed:
        sentences.append(case.counted("report.attendance_missed", case.missed))
    if case.breaks:
        spans = [f"{case.day(one.since, with_year=False)} – {case.day(one.until)}" for one in case.breaks]
        sentences.append(case.say("report.attendance_breaks", breaks="; ".join(spans)))
    if case.booked_next:
        sentences.append(case.say("report.attendance_next", day=case.day(case.booked_next)))
    return (SideHead(case.say("report.attendance_head")), text(" ".join(sentences)))
