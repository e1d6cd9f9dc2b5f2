"""How the steps write columns: ``name:type``, ``?`` may be empty, ``!`` is the key."""

from typing import Any

import sqlalchemy as sa

TYPES: dict[str, type[sa.types.TypeEngine[Any]]] = {
    "": sa.String, "int": sa.Integer, "real": sa.Float, "flag": sa.Boolean, "bytes": sa.LargeBinary,
    "day": sa.Date, "moment": sa.DateTime,
}  # fmt: skip
RECORD = "sequence:int! id version:int made_at:moment "
"""What every record's row begins with."""


def columns(line: str) -> list[sa.Column[Any]]:
    """Return the columns that a line of words names."""
    return [column(word) for word in line.split()]


def column(word: str, **more: Any) -> sa.Column[Any]:
    """Return one column."""
    name, _, kind = word.rstrip("?!").partition(":")
    return sa.Column(name, TYPES[kind](), nullable=word.endswith("?"), primary_key=word.endswith("!"), **more)
