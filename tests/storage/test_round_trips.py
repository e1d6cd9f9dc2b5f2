"""Every kind of record comes back as it went in, whatever was typed into it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest
import rfc8785
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import SQLModel

from attachdesk.domain.client import Client
from attachdesk.domain.kinds import KINDS
from attachdesk.domain.record import Record
from attachdesk.storage import chain, links
from attachdesk.storage.tables import Row, table_of
from tests.storage.practice_for_tests import Desk, opened
from tests.storage.strategies import TEXT, records


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One database for all examples; each is removed again."""
    made = opened(tmp_path_factory.mktemp("round"))
    yield made
    made.database.close()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_record_comes_back_as_it_went_in(shared: Desk, kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    with pytest.raises(_Enough), shared.work() as work:
        work.add(record)
        assert work.find(kind) == [record]
        assert work.get(kind, record.id).model_dump_json() == record.model_dump_json()
        # only this kind has a row: what the check asks of the others says nothing of it
        with patch.object(chain, "KINDS", {kind.kind: kind}):
            findings = chain.verify(work)
        assert {one.what for one in findings} <= {"storage.points_nowhere"}
        raise _Enough


class _Enough(Exception):
    """Ends a block without keeping what was in it."""


def test_every_kind_has_a_table_with_its_fields_in_their_order() -> None:
    for name, kind in KINDS.items():
        assert list(table_of(name).columns.keys()) == ["sequence", *kind.model_fields]
        assert table_of(kind) is table_of(name)


def test_every_row_class_belongs_to_a_kind() -> None:
    assert {str(row.__tablename__) for row in Row.__subclasses__()} == set(KINDS)
    assert set(SQLModel.metadata.tables) >= set(KINDS)


NAMES = st.from_regex(r"[a-z_]{1,9}", fullmatch=True)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.one_of(TEXT, st.booleans(), st.none(), st.integers(1 - 2**53, 2**53 - 1), FLOATS)


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(NAMES, VALUES, max_size=6))
def test_a_line_beside_the_record_takes_its_canonical_form(fields: dict[str, object]) -> None:
    assert links.canonical(fields) == rfc8785.dumps(fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_quick_form_of_a_record_is_the_canonical_form(kind: type[Record], data: st.DataObject) -> None:
    record = data.draw(records(kind))
    whole = record.model_dump(mode="json", exclude=record.unsaid())
    assert links.body_of(record, is_full=True) == rfc8785.dumps(whole)
    lasting = {name: value for name, value in whole.items() if name not in kind.volatile}
    assert links.body_of(record, is_full=False) == rfc8785.dumps(lasting)


TALKS = st.text(st.characters(exclude_categories=["Cs"]))


@settings(max_examples=60, deadline=None)
@example('\x00\x07\b\t\n\x0b\f\r\x1b\x1f\x7f\x80\u2028\u2029\ufeff"\\/<>&😀')
@given(TALKS)
def test_the_quick_form_escapes_as_the_canonical_form_does(about: str) -> None:
    now, day = datetime(2026, 1, 5, 9, tzinfo=UTC), date(2026, 1, 5)
    record = Client(id="c", version=1, made_at=now, code="K", started_on=day, about=about)
    assert links.body_of(record, is_full=True) == rfc8785.dumps(record.model_dump(mode="json"))
