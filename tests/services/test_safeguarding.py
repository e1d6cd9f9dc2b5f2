"""What protects minors and couples: orders, capacity, sharing, majority, secrets, screening, releases."""

from datetime import date, timedelta

import pytest

from attachdesk.domain.client import Client, Consent
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.note import NoteMark
from attachdesk.domain.passage import Span
from attachdesk.domain.safeguards import Capacity, CourtOrder, Screening, SecretsAgreement, Sharing
from attachdesk.services.note_writing import Draft
from tests.services.conftest import Practice

TODAY = date(2026, 3, 2)


def child(practice: Practice, born: date = date(2014, 5, 1), **fields: object) -> Client:
    return practice.client("THE-06", client_kind="minor", date_of_birth=born, **fields)


def couple(practice: Practice) -> Client:
    return practice.client("CPL-03", client_kind="couple")


def consent(practice: Practice, client: Client, about: str, since: date, **fields: object) -> None:
    practice.desk.caseload.put_in_file(Consent, client.id, about=about, since=since, **fields)


def test_orders_capacity_and_sharing_of_a_minor_are_kept_newest_first(practice: Practice) -> None:
    client, keep = child(practice), practice.desk.safeguarding.add
    claire = practice.person(client, "Claire", "mother", holds_responsibility=True)
    old = keep(CourtOrder, client.id, ordered_on=date(2025, 1, 1), words="Every other week")
    new = keep(CourtOrder, client.id, ordered_on=date(2026, 1, 1), words="Weekends")
    judged = keep(
        Capacity, client.id, judged_on=TODAY, decision="Come here", finding="with_support", assent="given"
    )
    shared = keep(Sharing, client.id, person_id=claire.id, agreed_on=TODAY, receives="Dates")
    changed = practice.desk.safeguarding.change(shared, address_withheld=True, private="Drawings")
    found = practice.desk.safeguarding.safeguards(client.id)
    assert (found.orders, found.capacities, found.sharings) == ((new, old), (judged,), (changed,))
    assert found.responsible == (claire,) and not found.members and not found.releases
    assert found.of_person(claire.id) == claire and found.of_person("nobody") is None
    with pytest.raises(RuleBroken, match=r"safeguard.sharing_twice"):
        keep(Sharing, client.id, person_id=claire.id, agreed_on=TODAY)
    with pytest.raises(RuleBroken, match=r"client.person_in_use"):
        practice.desk.caseload.remove_from_file(claire)


def test_nothing_lies_ahead_and_nobody_comes_from_another_file(practice: Practice) -> None:
    client, other = child(practice), practice.client("MAR-11")
    stranger = practice.person(other, "Jada", "child")
    keep, before = practice.desk.safeguarding.add, practice.everything()
    with pytest.raises(RuleBroken, match=r"safeguard.in_future"):
        keep(CourtOrder, client.id, ordered_on=TODAY + timedelta(days=1), words="Later")
    with pytest.raises(RuleBroken, match=r"record.of_another_client"):
        keep(Sharing, client.id, person_id=stranger.id, agreed_on=TODAY)
    assert practice.everything() == before


def test_at_majority_access_of_parents_ends_until_the_client_consents_anew(practice: Practice) -> None:
    client = child(practice, date(2008, 3, 20))
    child_of_ten = practice.client("KID-10", client_kind="minor", date_of_birth=date(2016, 1, 1))
    practice.client("AGE-00", client_kind="minor")
    practice.client("GRO-01", date_of_birth=date(2008, 3, 10))
    guarding = practice.desk.safeguarding
    consent(practice, client, "treatment_agreement", date(2026, 1, 6), given_by="Claire")
    (soon,) = practice.desk.diary.today().of_age
    assert (soon.client.id, soon.on, soon.has_come, soon.is_renewed) == (
        client.id, date(2026, 3, 20), False, False,
    )  # fmt: skip
    practice.later(days=18)
    assert [one.has_come for one in practice.desk.diary.today().of_age] == [True]
    consent(practice, client, "treatment_agreement", date(2026, 3, 20))
    assert practice.desk.diary.today().of_age == ()
    found = guarding.safeguards(client.id).majority
    assert found is not None and found.has_come and found.is_renewed
    assert guarding.safeguards(child_of_ten.id).majority is not None
    practice.desk.caseload.discharge(child_of_ten.id, on=TODAY, ending="agreed")


def test_no_minor_no_majority(practice: Practice) -> None:
    assert practice.desk.diary.today().of_age == ()
    assert practice.desk.safeguarding.safeguards(practice.client().id).majority is None


def test_each_partner_is_screened_alone_and_only_partners_are(practice: Practice) -> None:
    client, guarding = couple(practice), practice.desk.safeguarding
    yara = practice.person(client, "Yara", "partner", is_member=True)
    bea = practice.person(client, "Bea", "partner", is_member=True)
    iona = practice.person(client, "Iona", "child")
    agreed = guarding.add(SecretsAgreement, client.id, agreed_on=TODAY, policy="no_secrets")
    at = {"screened_on": TODAY, "outcome": "nothing_told"}
    asked = guarding.add(Screening, client.id, person_id=yara.id, **at)
    guarding.add(Screening, client.id, person_id=bea.id, screened_on=TODAY, was_alone=False)
    found = guarding.safeguards(client.id)
    assert found.secrets == (agreed,) and asked in found.screenings and found.unscreened == (bea,)
    with pytest.raises(RuleBroken, match=r"screening.of_partner"):
        guarding.add(Screening, client.id, person_id=iona.id, **at)


def test_meetings_with_one_partner_are_listed_by_who_came(practice: Practice) -> None:
    client = couple(practice)
    yara = practice.person(client, "Yara", "partner", is_member=True)
    sima = practice.person(client, "Sima", "interpreter")
    alone = practice.met(
        client,
        days_ago=9,
        session_kind="one_partner",
        attendees=[(yara.id, "partner"), (sima.id, "interpreter")],
    )
    practice.met(client, days_ago=8, session_kind="couple", attendees=[(yara.id, "partner")])
    nobody = practice.met(client, days_ago=7, session_kind="one_partner")
    found = practice.desk.safeguarding.safeguards(client.id).alone
    assert [(one.session.id, one.names) for one in found] == [(nobody.id, ()), (alone.id, ("Yara",))]


def test_a_release_of_a_couple_needs_both(practice: Practice) -> None:
    client = couple(practice)
    for name in ("Yara", "Bea"):
        practice.person(client, name, "partner", is_member=True)
    since = date(2026, 1, 6)
    consent(practice, client, "release", since, recipient="GP", given_by="Yara")
    consent(practice, client, "release", since, recipient="GP", given_by="bea")
    consent(practice, client, "release", since, recipient="Court", given_by="Yara")
    consent(practice, client, "release", since, recipient="School", given_by="Bea", state="withdrawn")
    consent(practice, client, "supervision", since, given_by="Bea")
    known = practice.desk.safeguarding.safeguards(client.id)
    assert known.releases == (("GP", ()), ("Court", ("Bea",)))
    assert known.release == "given"


@pytest.mark.parametrize(
    ("members", "given_by", "missing"),
    [
        (("Ann", "Joanna"), "Joanna", ("Ann",)),
        (("Ann", "Joanna"), "JOANNA  and Ann", ()),
        (("Ann", "Joanna"), "Joanna & Annika", ("Ann",)),
        (("Ann", "Ferdinand"), "Ferdinand", ("Ann",)),
        (("Doe, Ann", "Roe, Jo"), "Roe, Jo, Doe, Ann", ()),
        (("Alex", "Alex"), "Alex", ("Alex", "Alex")),
        (("Alex", "Alex"), "Alex, alex", ()),
        (("Ann", "Joanna"), "", ("Ann", "Joanna")),
    ],
)
def test_who_gave_a_release_is_told_by_whole_names(
    practice: Practice, members: tuple[str, ...], given_by: str, missing: tuple[str, ...]
) -> None:
    client = couple(practice)
    for name in members:
        practice.person(client, name, "partner", is_member=True)
    consent(practice, client, "release", TODAY, recipient="GP", given_by=given_by)
    assert practice.desk.safeguarding.safeguards(client.id).releases == (("GP", missing),)


def test_who_gave_a_release_is_told_by_id_among_namesakes(practice: Practice) -> None:
    client = couple(practice)
    one, _ = (practice.person(client, "Alex", "partner", is_member=True) for _ in range(2))
    consent(practice, client, "release", TODAY, recipient="GP", given_by=one.id)
    assert practice.desk.safeguarding.safeguards(client.id).releases == (("GP", ("Alex",)),)


def test_a_release_that_does_not_stand_says_why(practice: Practice) -> None:
    client, known = practice.client(), practice.desk.safeguarding.safeguards
    assert known(client.id).release == "missing"
    old, new = date(2026, 1, 6), date(2026, 2, 6)
    consent(practice, client, "release", new, recipient="GP", until=TODAY - timedelta(days=1))
    consent(practice, client, "release", old, recipient="GP", state="withdrawn")
    consent(practice, client, "supervision", TODAY)
    assert known(client.id).release == "expired"
    consent(practice, client, "release", old, recipient="Court")
    assert known(client.id).release == "given"


def test_what_was_told_in_confidence_is_counted_for_review(practice: Practice) -> None:
    client = practice.client()
    at = practice.now - timedelta(days=3)
    practice.desk.diary.record_contact(client.id, at, contact_kind="phone_call", is_confidential=True)
    assert practice.desk.safeguarding.safeguards(client.id).confidences == 1
    note = practice.wrote(practice.met(client), "His sister says he drinks.").note
    practice.desk.caseload.put_in_file(
        NoteMark, client.id, note_id=note.id, mark="third_party", start=0, end=10
    )
    assert practice.desk.safeguarding.safeguards(client.id).confidences == 2


def test_a_draft_keeps_the_marks_it_says_nothing_of_and_none_lies_beyond_its_text(practice: Practice) -> None:
    client, writing = practice.client(), practice.desk.note_writing
    note = practice.wrote(practice.met(client), "His sister says he drinks.").note

    def spans() -> list[tuple[int, int]]:
        found = writing.open_note(note.id).marks
        return [(one.start, one.end) for one in found if one.mark == "third_party"]

    writing.save(note.id, Draft(note.text, 0, confided=(Span(0, 10), Span(11, 99), Span(40, 50))))
    assert spans() == [(0, 10), (11, len(note.text))]
    writing.save(note.id, Draft(note.text, 0))
    assert spans() == [(0, 10), (11, len(note.text))]
    writing.save(note.id, Draft(note.text, 0, confided=(Span(1, 10),)))
    assert spans() == [(1, 10)]
