"""Puts rows into a table many at once, or moves a few values: each turned into what its column keeps.

SQLAlchemy's own way works out names and types for each row anew, which took as long as the inserting.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Connection, Dialect, Table, bindparam, insert, update

Bind = Callable[[Any], Any]


def put_all(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, at least one, that name every column of ``table``; the rows are used up."""
    statement, binds, values = _how(table, connection.dialect)
    for row in rows:
        for name, bind in binds:
            row[name] = bind(row[name])
    connection.exec_driver_sql(statement, [values(row) for row in rows])


def put_anew(connection: Connection, table: Table, moved: Mapping[str, Any], there: Mapping[str, Any]) -> int:
    """Change the columns ``moved`` of the rows with the values ``there``; return how many rows those are."""
    statement, places = _how_anew(table, connection.dialect, tuple(moved), tuple(there))
    values = ((moved if is_new else there)[name] for is_new, name, _ in places)
    bound = (bind(value) if bind else value for (*_, bind), value in zip(places, values, strict=True))
    return connection.exec_driver_sql(statement, tuple(bound)).rowcount


@cache
def _how_anew(
    table: Table, dialect: Dialect, moved: tuple[str, ...], there: tuple[str, ...]
) -> tuple[str, list[tuple[bool, str, Bind | None]]]:
    """Return the statement and what it wants in order: whether a new value, of which column, how bound."""
    wanted = (table.c[name] == bindparam(f"old_{name}") for name in there)
    change = update(table).where(*wanted).values({name: bindparam(f"new_{name}") for name in moved})
    compiled = change.compile(dialect=dialect)
    places = []
    for place in compiled.positiontup or []:
        age, _, name = place.partition("_")
        places.append((age == "new", name, _bind_of(table.c[name], dialect)))
    return str(compiled), places


@cache
def _how(table: Table, dialect: Dialect) -> tuple[str, list[tuple[str, Bind]], Bind]:
    statement = str(insert(table).compile(dialect=dialect))
    binds: list[tuple[str, Bind]] = []
    for column in table.columns:
        bind = _bind_of(column, dialect)
        if bind is not None:
            binds.append((column.name, bind))
    return statement, binds, itemgetter(*(column.name for column in table.columns))


def _bind_of(column: Column[Any], dialect: Dialect) -> Bind | None:
    return column.type.dialect_impl(dialect).bind_processor(dialect)
