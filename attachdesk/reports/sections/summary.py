"""The therapist's own summary; nothing is written in the therapist's place."""

from attachdesk.reports.blocks import Block, SideHead, paragraphs
from attachdesk.reports.case import Case


def blocks(case: Case) -> tuple[Block, ...]:
    """Return the summary, or nothing while none is written."""
    if not case.summary.strip():
        return ()
    return (SideHead(case.say("report.summary_head")), *paragraphs(case.summary))
