"""Where the report is signed."""

from attachdesk.reports.blocks import Block, SignatureLines
from attachdesk.reports.case import Case


def blocks(case: Case) -> tuple[Block, ...]:
    """Return the lines for place, date and name."""
    labels = (case.words.say("report.sign_date"), case.words.say("report.sign_name"))
    return (SignatureLines(case.practice.therapist, case.practice.title, labels),)
