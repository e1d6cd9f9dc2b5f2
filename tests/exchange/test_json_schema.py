"""The published schema is the one that the records make, and a real export keeps to it.

After a field or a kind has changed, write the file anew from the top of the repository:

    python -m tests.exchange.test_json_schema
"""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from attachdesk.domain.kinds import KINDS
from attachdesk.exchange import json_schema
from attachdesk.services.desk import Desk
from tests.exchange.small_record import small_record

PUBLISHED = "record.schema.json"


def as_text() -> str:
    """Return the text of the schema as it is published."""
    return json.dumps(json_schema.schema(), indent=1) + "\n"


@cache
def checker() -> Draft202012Validator:
    """Return a validator that also checks dates and moments."""
    schema = json.loads(files("attachdesk.exchange").joinpath(PUBLISHED).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def test_the_published_schema_is_the_one_the_records_make() -> None:
    published = files("attachdesk.exchange").joinpath(PUBLISHED).read_text(encoding="utf-8")
    assert published == as_text(), "write it anew: python -m tests.exchange.test_json_schema"


def test_the_demo_practice_keeps_to_it(demo: Desk) -> None:
    made = json.loads(demo.exchanging.json_text(with_errors=True))
    checker().validate(made)
    assert made["entered_in_error"]
    assert len(made["observations"]) > 500


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_field_too_many_or_of_a_wrong_kind_does_not(kind: str) -> None:
    for name, wrong in (("id", 7), ("version", 0), ("made_at", 7), ("patient", "x")):
        made = small_record()
        made[kind][0][name] = wrong
        with pytest.raises(ValidationError):
            checker().validate(made)


def test_a_day_that_never_was_does_not() -> None:
    made = small_record()
    made["clients"][0]["started_on"] = "2026-02-30"
    with pytest.raises(ValidationError, match="is not a 'date'"):
        checker().validate(made)


if __name__ == "__main__":
    target = Path(__file__).parents[2] / "attachdesk" / "exchange" / PUBLISHED
    target.write_text(as_text(), encoding="utf-8")
