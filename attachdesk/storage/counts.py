"""How many there are, without reading them: for the counts beside the places."""

from datetime import datetime

from sqlalchemy import func, select

from attachdesk.domain.client import Client
from attachdesk.domain.session import Session
from attachdesk.storage.tables import table_of
from attachdesk.storage.unit_of_work import Work

CLIENTS, SESSIONS = table_of(Client), table_of(Session)


def clients_in(work: Work, state: str) -> int:
    """Return how many clients are in a state (``current``, ``on_hold``, ``ended``)."""
    query = select(func.count()).select_from(CLIENTS).where(CLIENTS.c.state == state)
    return int(work.connection.execute(query).scalar_one())


def sessions_between(work: Work, since: datetime, until: datetime) -> int:
    """Return how many sessions, cancelled ones too, start from ``since`` to before ``until`` (aware)."""
    within = SESSIONS.c.starts_at >= since, SESSIONS.c.starts_at < until
    query = select(func.count()).select_from(SESSIONS).where(*within)
    return int(work.connection.execute(query).scalar_one())
