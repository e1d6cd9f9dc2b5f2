"""A client is taken on with a few keys; what is wrong is said beside its field."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.new_client.screen import NewClient
from tests.ui.conftest import Journey


def opened(place: Workplace, band: str | None = "26_40") -> NewClient:
    screen = NewClient(place)
    screen.widget().resize(1224, 900)
    screen.widget().show()
    screen.enter(Target("new_client"))
    assert place.lane.settled()
    screen.form.put(age_band=band)
    return screen


def error(screen: NewClient, name: str) -> str:
    return screen.form._errors[name].text()


def test_a_code_and_an_age_are_enough(place: Workplace) -> None:
    screen = opened(place)
    screen.form.put(code="🌊 نهر-12")
    screen.take_on()
    assert place.lane.settled()
    line = place.desk.caseload.lines()[0]
    assert (line.client.code, line.client.frequency) == ("🌊 نهر-12", "weekly")
    assert line.client.started_on == place.desk.records.today()
    assert screen.stack.currentIndex() == 1


def test_nothing_is_kept_without_a_code(place: Workplace) -> None:
    screen = opened(place)
    screen.take_on()
    assert error(screen, "code")
    assert place.desk.caseload.lines() == []


def test_a_code_in_use_is_said_beside_the_code(place: Workplace) -> None:
    place.desk.caseload.take_on(code="RIVER-12", started_on=place.desk.records.today())
    screen = opened(place)
    QTest.keyClicks(screen.form.field("code"), "river-12")
    screen.take_on()
    assert place.lane.settled()
    assert "river-12" in error(screen, "code")
    assert len(place.desk.caseload.lines()) == 1


def test_born_before_1900_and_no_date_are_said_beside_the_date(place: Workplace) -> None:
    screen = opened(place)
    QTest.keyClicks(screen.form.field("code"), "A")
    QTest.keyClicks(screen.form.field("date_of_birth"), "1850-02-03")
    screen.take_on()
    assert place.lane.settled()
    assert "1850" in error(screen, "date_of_birth")
    screen.form.field("date_of_birth").clear()
    QTest.keyClicks(screen.form.field("date_of_birth"), "soon")
    screen.take_on()
    assert error(screen, "date_of_birth")
    assert place.desk.caseload.lines() == []


def test_a_couple_brings_its_two_partners(place: Workplace) -> None:
    screen = opened(place)
    QTest.keyClicks(screen.form.field("code"), "CPL-1")
    screen.form.field("client_kind").buttons[1].click()
    QTest.keyClicks(screen.form.field("first_partner"), "Yara")
    screen.take_on()
    assert error(screen, "second_partner")
    QTest.keyClicks(screen.form.field("second_partner"), "Ben")
    screen.take_on()
    assert place.lane.settled()
    client = place.desk.caseload.named("CPL-1")
    members = [one.name for one in place.desk.caseload.file(client.id).people if one.is_member]
    assert (client.client_kind, sorted(members)) == ("couple", ["Ben", "Yara"])


def test_a_minor_brings_who_is_responsible_and_is_kept_as_one(place: Workplace, journey: Journey) -> None:
    screen = opened(place, "12_17")
    QTest.keyClicks(screen.form.field("code"), "KIT-1")
    screen.form.field("client_kind").buttons[2].click()
    QTest.keyClicks(screen.form.field("first_holder"), "Claire")
    screen.form.put(first_relation="mother")
    screen.take_on()
    assert place.lane.settled()
    client = place.desk.caseload.named("KIT-1")
    people = place.desk.caseload.file(client.id).people
    assert [(one.name, one.relation) for one in people if one.holds_responsibility] == [("Claire", "mother")]
    assert client.retention_class == "minor"
    screen.take_on()
    assert journey.targets == [Target("client_file", client.id, part="timeline")]


def waits(screen: NewClient) -> list[str]:
    names = [one.accessibleName() for one in screen.waiting.findChildren(Button)]
    return [name.split(": ", 1)[1] for name in names if ": " in name]


def test_after_taking_on_enter_and_the_chord_record_a_session(place: Workplace, journey: Journey) -> None:
    screen = opened(place)
    chord = {action.id: action for action in screen.actions()}["new_client.session"]
    assert not chord.is_enabled()
    screen.widget().activateWindow()
    QTest.keyClicks(screen.form.field("code"), "RIVER-12")
    screen.take_on()
    assert place.lane.settled()
    client = place.desk.caseload.named("RIVER-12")
    assert screen.widget().focusWidget() is screen.first
    QTest.keyClick(screen.first, Qt.Key.Key_Return)
    assert (chord.shortcut, chord.is_enabled()) == ("Ctrl+Shift+N", True)
    chord.do()
    assert journey.targets == [Target("session_form", client.id)] * 2


def test_what_a_minor_still_needs_comes_first_in_what_can_wait(place: Workplace) -> None:
    screen = opened(place, "12_17")
    QTest.keyClicks(screen.form.field("code"), "KIT-1")
    screen.form.field("client_kind").buttons[2].click()
    screen.take_on()
    assert "parental responsibility" in screen.said.text()
    assert place.desk.caseload.lines() == []
    assert screen.button.text() == "Take on anyway"
    screen.button.click()
    assert place.lane.settled()
    assert waits(screen)[0] == "Holders of parental responsibility"
    screen.enter(Target("new_client"))
    QTest.keyClicks(screen.form.field("code"), "KIT-2")
    screen.form.field("client_kind").buttons[2].click()
    QTest.keyClicks(screen.form.field("first_holder"), "Claire")
    screen.form.put(age_band="12_17")
    screen.take_on()
    assert place.lane.settled()
    assert waits(screen)[0] == "Treatment agreement and privacy notice"


def test_a_start_far_ahead_is_said_beside_the_start(place: Workplace) -> None:
    screen = opened(place)
    QTest.keyClicks(screen.form.field("code"), "FAR-1")
    screen.form.put(started_on=date(2099, 1, 1))
    screen.take_on()
    assert place.lane.settled()
    assert "year" in error(screen, "started_on")
    assert place.desk.caseload.lines() == []


def test_emoji_families_are_a_code_and_a_long_code_hears_the_limit(place: Workplace) -> None:
    screen = opened(place)
    screen.form.put(code="x" * 41)
    screen.take_on()
    assert place.lane.settled()
    assert "40" in error(screen, "code")
    screen.form.put(code="👨\u200d👩\u200d👧 family")
    screen.take_on()
    assert place.lane.settled()
    assert [line.client.code for line in place.desk.caseload.lines()] == ["👨\u200d👩\u200d👧 family"]


def test_a_right_to_left_code_stays_a_code_within_its_sentence(place: Workplace) -> None:
    screen = opened(place)
    screen.form.put(code="نهر-12")
    screen.take_on()
    assert place.lane.settled()
    said = place.notices.toasts[-1].accessibleName()
    assert said == "\u2068نهر-12\u2069 is taken on."


def test_a_date_of_birth_or_an_age_band_is_asked_for(place: Workplace) -> None:
    screen = opened(place, None)
    QTest.keyClicks(screen.form.field("code"), "RIVER-12")
    screen.take_on()
    assert "age band" in error(screen, "date_of_birth")
    assert place.desk.caseload.lines() == []
    QTest.keyClicks(screen.form.field("date_of_birth"), "31.12.1980")
    assert error(screen, "date_of_birth") == ""
    screen.take_on()
    assert place.lane.settled()
    assert place.desk.caseload.named("RIVER-12").date_of_birth == date(1980, 12, 31)


def test_a_minor_of_full_age_is_asked_about_until_the_form_is_changed(place: Workplace) -> None:
    screen = opened(place, None)
    QTest.keyClicks(screen.form.field("code"), "KIT-1")
    screen.form.field("client_kind").buttons[2].click()
    QTest.keyClicks(screen.form.field("first_holder"), "Claire")
    QTest.keyClicks(screen.form.field("date_of_birth"), "1990-05-05")
    screen.take_on()
    assert "no minor" in screen.said.text()
    QTest.keyClicks(screen.form.field("second_holder"), "X")
    assert screen.button.text() == "Take on"
    screen.take_on()
    screen.take_on()
    assert place.lane.settled()
    assert place.desk.caseload.named("KIT-1").client_kind == "minor"


def test_partners_of_one_name_are_refused(place: Workplace) -> None:
    screen = opened(place)
    QTest.keyClicks(screen.form.field("code"), "CPL-1")
    screen.form.field("client_kind").buttons[1].click()
    for name, said in (("first_partner", "Ana"), ("second_partner", "ana")):
        QTest.keyClicks(screen.form.field(name), said)
    screen.take_on()
    assert error(screen, "second_partner")
    assert place.desk.caseload.lines() == []


def test_a_half_filled_form_waits_in_the_vault_and_is_empty_once_kept(place: Workplace) -> None:
    screen = opened(place)
    QTest.keyClicks(screen.form.field("code"), "LOST-1")
    screen.form.field("client_kind").buttons[1].click()
    QTest.keyClicks(screen.form.field("first_partner"), "Ana")
    screen.leave()  # as the lock does
    assert place.lane.settled()
    again = opened(place)
    assert again.form.field("code").value() == "LOST-1"
    assert again.form.field("first_partner").value() == "Ana"
    assert not again.form.field("first_partner").isHidden()
    QTest.keyClicks(again.form.field("second_partner"), "Ben")
    again.take_on()
    again.take_on()
    assert place.lane.settled()
    assert len(place.desk.caseload.lines()) == 1
    assert opened(place).form.field("code").value() == ""
