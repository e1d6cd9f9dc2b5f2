"""Puts many rows into one table at once, each value turned into what the database keeps by its column's type.

SQLAlchemy's own way works out names and types for each row anew, which took as long as the inserting.
"""

from collections.abc import Callable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

Bind = Callable[[Any], Any]


def put_all(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that name every column of ``table``; the rows are used up."""
    if not rows:
        return
    statement, binds, values = _how(table, connection.dialect)
    for row in rows:
        for name, bind in binds:
            row[name] = bind(row[name])
    connection.exec_driver_sql(statement, [values(row) for row in rows])


@cache
def _how(table: Table, dialect: Dialect) -> tuple[str, list[tuple[str, Bind]], Bind]:
    statement = str(insert(table).compile(dialect=dialect))
    binds: list[tuple[str, Bind]] = []
    for column in table.columns:
        bind = column.type.dialect_impl(dialect).bind_processor(dialect)
        if bind is not None:
            binds.append((column.name, bind))
    return statement, binds, itemgetter(*(column.name for column in table.columns))
