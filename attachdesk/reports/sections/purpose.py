"""What the report is for, and on what it rests."""

from attachdesk.reports.blocks import Block, SideHead, text
from attachdesk.reports.case import Case


def blocks(case: Case) -> tuple[Block, ...]:
    """Return purpose and basis."""
    return (SideHead(case.say("report.purpose_head")), text(case.say("report.purpose")))
