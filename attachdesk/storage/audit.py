"""The audit trail, read; it is written by the unit of work."""

from sqlalchemy import select

from attachdesk.domain.overview import AuditLine
from attachdesk.storage.keeping_tables import AUDIT
from attachdesk.storage.unit_of_work import Work


def trail(work: Work) -> list[AuditLine]:
    """Return every line, oldest first by sequence."""
    rows = work.connection.execute(select(AUDIT).order_by(AUDIT.c.sequence))
    return [AuditLine(**row._mapping) for row in rows]


def lines_about(work: Work, kind: str) -> list[AuditLine]:
    """Return the lines about one kind of thing, oldest first by sequence."""
    rows = work.connection.execute(select(AUDIT).where(AUDIT.c.kind == kind).order_by(AUDIT.c.sequence))
    return [AuditLine(**row._mapping) for row in rows]
