"""Whatever is changed in a signed record is found, and named: a few of the ten thousand."""

from pathlib import Path

from tests.faults.mutations import missed, signed_record


def test_every_change_of_a_signed_record_is_caught_and_named(tmp_path: Path) -> None:
    practice = signed_record(tmp_path / "vault")
    assert practice.desk.keeping.verify() == []
    assert missed(practice, 240) == []
    assert practice.desk.keeping.verify() == []
    practice.desk.close()
