"""What was observed is said in words first; the chart stands beside it where there is one."""

from dataclasses import replace

from attachdesk.reports.blocks import Figure, Table
from attachdesk.reports.document import compose
from tests.services.conftest import Practice


def test_a_case_without_its_chart_still_says_what_was_seen_and_how_often(practice: Practice) -> None:
    client = practice.client()
    note = practice.wrote(practice.met(client), "She asked Lia to stay.")
    practice.tagged(note, "asked", "secure")
    practice.desk.note_signing.sign(note.note.id)
    case = practice.desk.reporting.case(client.id, "supervisor")
    for one, charts in ((case, 1), (replace(case, patterns_picture=None), 0)):
        blocks = compose(one).blocks
        assert sum(isinstance(block, Figure) for block in blocks) == charts
        seen = [
            row for block in blocks if isinstance(block, Table) for row in block.rows if "1 of 1" in row[-1]
        ]
        assert [row[0] for row in seen] == [case.patterns[0].name]
