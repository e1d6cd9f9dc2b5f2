"""The formulation: versions that are signed and stay, and none that says nothing new."""

import pytest

from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.formulation import Formulation
from attachdesk.domain.signing import Signature
from tests.services.conftest import SCRIPTS, START, Practice


def test_a_version_takes_over_what_is_not_said_anew(practice: Practice) -> None:
    formulating, client = practice.desk.formulating, practice.client()
    assert formulating.current(client.id) is None
    formulating.new_version(client.id, history=" Brought up by her grandmother. ", cycle=SCRIPTS)
    second = formulating.new_version(client.id, alternatives="Night shifts alone may explain it.")
    assert (second.number, second.written_on) == (2, START.date())
    assert (second.history, second.cycle) == ("Brought up by her grandmother.", SCRIPTS.strip())
    assert formulating.current(client.id) == second
    assert [one.number for one in formulating.versions(client.id)] == [2, 1]


def test_a_version_without_a_word_or_anything_new_is_refused(practice: Practice) -> None:
    formulating, client = practice.desk.formulating, practice.client()
    with pytest.raises(RuleBroken, match=r"formulation.empty"):
        formulating.new_version(client.id, history=" ")
    formulating.new_version(client.id, history="Panic")
    with pytest.raises(RuleBroken, match=r"formulation.unchanged"):
        formulating.new_version(client.id, history="Panic ")
    with pytest.raises(RuleBroken, match=r"formulation.empty"):
        formulating.new_version(client.id, history="")


def test_a_version_is_signed_and_cannot_be_changed(practice: Practice) -> None:
    version = practice.desk.formulating.new_version(practice.client().id, cycle="He is late, she calls.")
    with practice.desk.records.work() as work:
        assert [one.of_id for one in work.find(Signature, of_kind="formulations")] == [version.id]
        with pytest.raises(RuleBroken, match=r"record.version_stays"):
            work.replace(work.get(Formulation, version.id).changed(cycle="otherwise"))
    assert practice.desk.keeping.verify() == []
