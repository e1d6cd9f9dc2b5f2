"""The tables: one row class for each kind of record, sharing its field list, and the indexes screens need.

Rows do not validate (SQLModel ``table=True``), so they never leave storage: only validated records are
written, and they are read with Core. ``sequence`` is the number of the chain's link that added the record;
it orders everything.
"""

from types import new_class

from sqlalchemy import Index, Table, text
from sqlmodel import Field, SQLModel
from sqlmodel._compat import SQLModelConfig

from attachdesk.domain.kinds import KINDS
from attachdesk.domain.record import Record


class Row(SQLModel):
    """What a row has beside its record; last of the parents, so that it thaws them."""

    model_config = SQLModelConfig(frozen=False)

    sequence: int | None = Field(default=None, primary_key=True)


def _row_of(kind: type[Record]) -> type[SQLModel]:
    """Return the row class of a kind: its field list with a row's own columns behind it."""
    said = {"__tablename__": kind.kind, "__module__": __name__, "__doc__": f"A row of ``{kind.kind}``."}
    row: type[SQLModel] = new_class(
        f"{kind.__name__}Row", (kind, Row), {"table": True}, lambda names: names.update(said)
    )
    return row


ROWS: dict[str, type[SQLModel]] = {name: _row_of(kind) for name, kind in KINDS.items()}


def table_of(kind: type[Record] | str) -> Table:
    """Return the table that holds a kind of record."""
    return SQLModel.metadata.tables[kind if isinstance(kind, str) else kind.kind]


def _index_tables() -> None:
    for name in KINDS:
        Index(f"one_{name}", table_of(name).c.id, unique=True)
    sessions, notes, ruptures = table_of("sessions"), table_of("notes"), table_of("ruptures")
    observations, dues, risk = table_of("observations"), table_of("dues"), table_of("risk_entries")
    names = ("client_id", "starts_at", "zone")
    for name, status in (("held_sessions", "attended"), ("booked_sessions", "booked")):
        Index(name, *(sessions.c[field] for field in names), sqlite_where=text(f"status = '{status}'"))
    Index("signed_notes", notes.c.session_id, sqlite_where=text("status = 'signed' AND layer = 'record'"))
    Index("observed_codes", observations.c.session_id, observations.c.code, observations.c.intensity)
    contact = observations.c.contact_id
    Index("observed_in_contacts", contact, sqlite_where=contact.is_not(None))
    Index("toward", observations.c.toward, sqlite_where=observations.c.toward.is_not(None))
    Index("shown_by", observations.c.shown_by, sqlite_where=observations.c.shown_by.is_not(None))
    Index("open_ruptures", ruptures.c.client_id, sqlite_where=ruptures.c.outcome == "open")
    Index("open_dues", dues.c.due_on, sqlite_where=dues.c.done_at.is_(None))
    Index("risk_of_session", risk.c.session_id, sqlite_where=risk.c.session_id.is_not(None))
    Index("follow_ups", risk.c.follow_up_at, sqlite_where=risk.c.follow_up_at.is_not(None))


_index_tables()
