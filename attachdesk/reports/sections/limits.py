"""What the report cannot say, and what it must not be used for."""

from attachdesk.reports.blocks import Block, SideHead, text
from attachdesk.reports.case import Case


def blocks(case: Case) -> tuple[Block, ...]:
    """Return the limits, in plain words."""
    return (SideHead(case.say("report.limits_head")), text(case.say("report.limits"), "small"))
