"""Safety plans: versions that stay, signed, told apart, printed."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import ClientChanged, ReportPrinted
from attachdesk.domain.safety import PARTS, SafetyPlan
from attachdesk.domain.signing import Signature
from attachdesk.services.safety_planning import changes
from tests.services.conftest import Practice

FIRST = {"warning_signs": "I stop answering Mara", "own_steps": "walk to the river", "people": "Mara"}


def test_each_change_is_a_new_version_that_is_signed(practice: Practice) -> None:
    client, planning = practice.client(), practice.desk.safety_planning
    assert planning.current(client.id) is None
    first = planning.new_version(client.id, FIRST)
    second = planning.new_version(client.id, {**FIRST, "people": "Mara, Tom "}, made_on=date(2026, 3, 1))
    assert (first.number, second.number, second.people) == (1, 2, "Mara, Tom")
    assert (first.made_on, second.made_on) == (date(2026, 3, 2), date(2026, 3, 1))
    assert planning.versions(client.id) == [second, first]
    assert planning.current(client.id) == second
    with practice.desk.records.work() as work:
        signed = [one.of_id for one in work.find(Signature, of_kind="safety_plans")]
    assert signed == [first.id, second.id]
    assert practice.told[-1] == ClientChanged(client.id)
    assert practice.desk.keeping.verify() == []


def test_a_plan_of_nothing_or_of_the_same_or_of_tomorrow_is_refused(practice: Practice) -> None:
    client, planning = practice.client(), practice.desk.safety_planning
    planning.new_version(client.id, FIRST)
    for parts, key in (({"people": "  \n"}, "empty"), (FIRST, "unchanged")):
        with pytest.raises(RuleBroken, match=rf"safety_plan.{key}"):
            planning.new_version(client.id, parts)
    with pytest.raises(RuleBroken, match=r"safety_plan.in_future"):
        planning.new_version(client.id, {"people": "Tom"}, made_on=date(2026, 3, 3))
    with pytest.raises(RuleBroken, match=r"record.gone"):
        planning.new_version("nobody", {"people": "Tom"})
    assert len(planning.versions(client.id)) == 1


def test_a_version_is_never_changed(practice: Practice) -> None:
    client = practice.client()
    plan = practice.desk.safety_planning.new_version(client.id, FIRST)
    with practice.desk.records.work() as work, pytest.raises(RuleBroken, match=r"record.version_stays"):
        work.replace(plan.changed(people="nobody"))
    with practice.desk.records.work() as work, pytest.raises(RuleBroken, match=r"record.version_stays"):
        work.remove(work.get(SafetyPlan, plan.id))


def test_what_differs_is_told_word_by_word(practice: Practice) -> None:
    client, planning = practice.client(), practice.desk.safety_planning
    first = planning.new_version(client.id, FIRST)
    second = planning.new_version(
        client.id,
        {
            "warning_signs": "I stop answering calls",
            "own_steps": FIRST["own_steps"],
            "reasons": "the dog",
        },
    )
    told = {
        name: [(one.state, one.words) for one in pieces] for name, pieces in changes(first, second).items()
    }
    assert told == {
        "warning_signs": [("same", "I stop answering "), ("gone", "Mara"), ("new", "calls")],
        "people": [("gone", "Mara")],
        "reasons": [("new", "the dog")],
    }
    assert list(changes(None, first)) == ["warning_signs", "own_steps", "people"]
    for name, pieces in changes(first, second).items():
        assert "".join(one.words for one in pieces if one.state != "new") == getattr(first, name)
        assert "".join(one.words for one in pieces if one.state != "gone") == getattr(second, name)


def test_the_page_says_the_plan_and_leaves_the_vault_on_record(practice: Practice, tmp_path: Path) -> None:
    client, planning = practice.client(), practice.desk.safety_planning
    plan = planning.new_version(client.id, {name: f"<b>{name}</b> & 5 < 6" for name in PARTS})
    made = planning.printed(plan.id)
    assert (made.pages, planning.printed(plan.id).pdf) == (1, made.pdf)
    file = tmp_path / "plan.pdf"
    assert planning.hand_out(plan.id, file).sha256 == made.sha256
    with pikepdf.Pdf.open(BytesIO(file.read_bytes())) as opened:
        assert str(opened.docinfo["/Title"]) == "Safety plan"
    line = practice.desk.keeping.audit_trail()[-1]
    assert (line.what, line.kind, line.record_id) == ("report", "safety_plans", plan.id)
    assert practice.told[-1] == ReportPrinted(client.id, "client")
    with pytest.raises(RuleBroken, match=r"handing_out.exists"):
        planning.hand_out(plan.id, file)
