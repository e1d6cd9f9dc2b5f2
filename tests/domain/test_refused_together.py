"""Fields that are right by themselves and contradict each other are refused with their sentence."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from attachdesk.domain.around import Appointment
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.record import Record
from attachdesk.domain.safeguards import CourtOrder, Screening
from attachdesk.domain.treatment import Objective
from attachdesk.domain.writing import FieldReading

DAY, BEFORE = date(2026, 3, 2), date(2026, 3, 1)


@pytest.mark.parametrize(
    ("kind", "fields", "wrong", "key"),
    [
        (Appointment, {"weekday": 1, "at": "09:30", "since": DAY}, {"until": BEFORE}, "ends_before_start"),
        (CourtOrder, {"ordered_on": DAY, "words": "no contact"}, {"until": BEFORE}, "ends_before_start"),
        (Objective, {"goal_id": "g", "words": "once", "since": DAY}, {"until": BEFORE}, "ends_before_start"),
        (Screening, {"person_id": "p", "screened_on": DAY, "outcome": "told"}, {"was_alone": False}, "alone"),
        (FieldReading, {"session_id": "s", "field": "sud", "number": 3.0}, {"word": "calm"}, "one_value"),
        (FieldReading, {"session_id": "s", "field": "sud", "word": "calm"}, {"word": ""}, "one_value"),
    ],
)
def test_what_contradicts_itself_is_refused(
    kind: type[Record], fields: dict[str, Any], wrong: dict[str, Any], key: str
) -> None:
    common: dict[str, Any] = {"id": "r", "made_at": datetime(2026, 3, 2, tzinfo=UTC), "client_id": "c"}
    right = kind(**common, **fields)
    assert right.changed().version == right.version + 1
    with pytest.raises(RuleBroken, match=key):
        right.changed(**wrong)
