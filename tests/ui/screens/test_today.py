"""The first screen: what a day shows, and what Enter does."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from tests.ui.screens.seen import button_in, nameless, shown, words_on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from attachdesk.ui.kit.workplace import Workplace
    from attachdesk.ui.screens.today import TodayScreen
    from tests.ui.conftest import Journey


def entered(place: "Workplace", area: "QWidget") -> "TodayScreen":
    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.today import TodayScreen

    screen = TodayScreen(place)
    shown(area, screen.widget())
    screen.enter(Target("today"))
    assert place.lane.settled()
    return screen


def a_client(place: "Workplace", code: str = "ELM-01") -> str:
    return place.desk.caseload.take_on(
        code=code, started_on=date(2026, 1, 5), date_of_birth=date(1990, 1, 1)
    ).id


def soon(place: "Workplace", **later: int) -> datetime:
    """Return a moment of today, ahead or past, that does not leave the day."""
    now = place.desk.records.now()
    return now + timedelta(**later) if later else now


def test_a_new_vault_says_what_to_do_first(place: "Workplace", area: "QWidget", journey: "Journey") -> None:
    screen = entered(place, area)
    words = words_on(screen.widget())
    assert "Take on your first client" in words
    assert "holding, rebirthing" in words
    press(screen, "New client")
    assert journey.targets[-1].screen == "new_client"


def test_a_day_without_sessions_says_so(place: "Workplace", area: "QWidget") -> None:
    a_client(place)
    screen = entered(place, area)
    words = words_on(screen.widget())
    assert screen.widget().focusWidget() is screen.new_client
    assert "No session today" in words
    assert "Nothing is owed." in words


def test_nothing_is_said_of_the_day_before_it_has_been_read(place: "Workplace", area: "QWidget") -> None:
    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.today import TodayScreen

    screen = TodayScreen(place)
    shown(area, screen.widget())
    screen.enter(Target("today"))
    assert "No session today" not in words_on(screen.widget())
    assert place.lane.settled()


def test_the_next_session_carries_its_brief_and_enter_opens_its_note(
    place: "Workplace", area: "QWidget", journey: "Journey"
) -> None:
    client_id = a_client(place)
    session = place.desk.diary.record(client_id, soon(place), minutes=600)
    screen = entered(place, area)
    words = words_on(screen.widget())
    for expected in ("ELM-01", "Session 1", "Before the session", "None on record.", "Not asked yet."):
        assert expected in words
    screen.do_next()
    assert place.lane.settled()
    assert (journey.targets[-1].screen, journey.targets[-1].thing_id) == ("note", session.id)
    assert place.desk.diary.sessions(client_id)[0].session.status == "attended"  # type: ignore[union-attr]


@pytest.mark.parametrize(("is_sealed", "status"), [(False, "attended"), (True, "booked")])
def test_a_session_started_before_its_hour_is_attended_and_a_sealed_one_is_only_opened(
    place: "Workplace", area: "QWidget", journey: "Journey", is_sealed: bool, status: str
) -> None:
    from attachdesk.services.note_writing import Draft

    desk, client_id = place.desk, a_client(place)
    last = datetime.combine(desk.records.today(), time(23, 59), ZoneInfo(desk.records.zone))
    session = desk.diary.record(client_id, last)
    if is_sealed:
        note = desk.note_writing.start("free", session_id=session.id).note
        desk.note_writing.save(note.id, Draft("She wept.", 0))
        desk.note_signing.sign(note.id)
    entered(place, area).do_next()
    assert place.lane.settled()
    assert (journey.targets[-1].screen, journey.targets[-1].thing_id) == ("note", session.id)
    assert desk.diary.sessions(client_id)[0].session.status == status  # type: ignore[union-attr]


def test_a_rupture_of_today_is_open_since_today(place: "Workplace", area: "QWidget") -> None:
    from attachdesk.domain.plan import Rupture

    client_id = a_client(place)
    held = place.desk.diary.record(client_id, soon(place), status="attended")
    place.desk.caseload.put_in_file(Rupture, client_id, session_id=held.id, movement="withdrawal")
    words = words_on(entered(place, area).widget())
    assert "Open rupture with" in words and "0 day" not in words and "today" in words


def test_the_brief_shows_plan_risk_and_rupture_as_recorded(place: "Workplace", area: "QWidget") -> None:
    from attachdesk.domain.plan import Rupture
    from attachdesk.services.briefing import Briefing
    from attachdesk.services.note_writing import Draft

    desk, client_id = place.desk, a_client(place)
    held = desk.diary.record(client_id, soon(place, days=-7), status="attended")
    opened = desk.note_writing.start(session_id=held.id, template_id="dap")
    plan = next(mark for mark in opened.marks if mark.section == "plan")
    text = opened.note.text[: plan.end] + "Bring the list." + opened.note.text[plan.end :]
    desk.note_writing.save(opened.note.id, draft_of(Draft, opened, text))
    desk.diary.note_risk(client_id, "suicide", "asked_none_told", session_id=held.id)
    desk.note_signing.sign(opened.note.id)
    desk.caseload.put_in_file(Rupture, client_id, session_id=held.id, movement="withdrawal")
    brief = Briefing(desk.records).brief(client_id)
    assert brief.plan.words.endswith("Bring the list.")
    assert brief.next_number == 2
    assert len(brief.ruptures) == 1
    desk.diary.record(client_id, soon(place), minutes=600)
    words = words_on(entered(place, area).widget())
    assert ": Bring the list." in words
    assert "Suicide: asked, none told · " in words
    assert "Open since" in words


def test_open_ruptures_stand_in_the_brief_with_their_days_and_of_many_how_many(
    place: "Workplace", area: "QWidget"
) -> None:
    from attachdesk.domain.plan import Rupture

    desk, client_id = place.desk, a_client(place)
    for ago in (28, 21, 14, 7):
        held = desk.diary.record(client_id, soon(place, days=-ago), status="attended")
        desk.caseload.put_in_file(Rupture, client_id, session_id=held.id, movement="withdrawal")
        if ago == 21:
            assert "2 open, since: " in words_of_brief(place)
    assert words_of_brief(place).count("; ") == 3
    assert "4 open, since: " in words_of_brief(place) and "; and 1 more" in words_of_brief(place)


def test_a_plan_that_may_name_what_was_hardest_is_folded_until_it_is_asked_for(place: "Workplace") -> None:
    from PySide6.QtWidgets import QLabel

    from attachdesk.services.last_plan import LastPlan
    from attachdesk.ui.screens.today.brief_block import BriefBlock

    client_id, desk = a_client(place), place.desk
    day, free = desk.records.today() - timedelta(days=9), desk.briefing.brief(client_id)
    plan = LastPlan("The night on the bridge.", day, day + timedelta(days=2), is_delicate=True)
    block = BriefBlock(replace(free, plan=plan), desk.records.today(), desk.library, {})

    def said() -> str:
        return words_on(block) + "".join(one.accessibleName() for one in block.findChildren(QLabel))

    assert ": folded here" in said() and "has no plan." in said() and "bridge" not in said()
    button_in(block, "Show plan").click()
    assert said().count(": The night on the bridge.") == 2 and "folded" not in said()
    button_in(block, "Hide plan").click()
    assert "bridge" not in said()


def words_of_brief(place: "Workplace") -> str:
    """Return what the brief of the only client says."""
    from attachdesk.ui.screens.today.brief_block import BriefBlock

    client_id = place.desk.caseload.lines()[0].client.id
    today = place.desk.records.today()
    return words_on(BriefBlock(place.desk.briefing.brief(client_id), today, place.desk.library, {}))


def draft_of(kind: Any, opened: Any, text: str) -> Any:
    """Return a draft in which nothing but the words changed."""
    from attachdesk.domain.passage import Span

    grown = len(text) - len(opened.note.text)
    at = next(mark.start for mark in opened.marks if mark.section == "plan")
    headings = tuple(
        (
            mark.id,
            Span(
                mark.start + (grown if mark.start > at else 0), mark.end + (grown if mark.start > at else 0)
            ),
        )
        for mark in opened.marks
    )
    return kind(text=text, cursor=len(text), headings=headings)


def test_a_note_not_signed_is_owed_and_opens_with_one_press(
    place: "Workplace", area: "QWidget", journey: "Journey"
) -> None:
    client_id = a_client(place, "مريم-٣ 🌊")
    held = place.desk.diary.record(client_id, soon(place, days=-3), status="attended")
    screen = entered(place, area)
    assert "Notes owed" in words_on(screen.widget())
    focus = screen.widget().focusWidget()
    assert focus is not None
    assert "session 1, Note not started" in focus.accessibleName()  # nothing of today waits for the keyboard
    press(screen, "\u2068مريم-٣ 🌊\u2069, session 1, Note not started")
    assert journey.targets[-1].thing_id == held.id


def test_after_the_last_hour_enter_records_what_nobody_has_recorded(
    place: "Workplace", area: "QWidget", journey: "Journey"
) -> None:
    from attachdesk.ui.kit.screen import Target

    client_id = a_client(place, "RIVER-13")
    over = place.desk.diary.record(client_id, place.desk.records.now() - timedelta(minutes=51))
    screen = entered(place, area)
    assert place.lane.settled()
    assert screen.sessions.primary is None
    screen.do_next()
    assert journey.targets == [Target("session_form", client_id, over.id, "record")]


def test_a_follow_up_on_safety_is_recorded_from_its_card(place: "Workplace", area: "QWidget") -> None:
    client_id = a_client(place)
    held = place.desk.diary.record(client_id, soon(place, days=-3), status="attended")
    place.desk.diary.note_risk(
        client_id, "self_harm", "told", session_id=held.id, words="sometimes", follow_up_at=soon(place)
    )
    screen = entered(place, area)
    assert "Safety" in words_on(screen.widget())
    press(screen, "Follow-up took place")
    assert place.lane.settled()
    assert place.desk.diary.today().follow_ups == ()


def test_everything_that_takes_the_keyboard_has_a_name(demo_place: "Workplace", area: "QWidget") -> None:
    assert nameless(entered(demo_place, area).widget()) == []


def press(screen: "TodayScreen", words: str) -> None:
    """Press the visible button whose name begins with these words."""
    from PySide6.QtWidgets import QAbstractButton

    buttons = screen.widget().findChildren(QAbstractButton)
    next(one for one in buttons if one.isVisible() and one.accessibleName().startswith(words)).click()


def test_what_was_told_of_risk_is_quoted_only_on_demand(place: "Workplace", area: "QWidget") -> None:
    client_id = a_client(place)
    held = place.desk.diary.record(client_id, soon(place, days=-3), status="attended")
    place.desk.diary.note_risk(
        client_id, "self_harm", "told", session_id=held.id, words="sometimes", action="Plan made"
    )
    place.desk.diary.record(client_id, soon(place), minutes=600)
    screen = entered(place, area)
    words = words_on(screen.widget())
    assert "Self-harm: told · " in words
    assert "sometimes" not in words
    press(screen, "Show words")
    assert "sometimes" in words_on(screen.widget())
    press(screen, "Hide words")
    assert "sometimes" not in words_on(screen.widget())


def test_what_was_done_and_when_it_is_due_are_two_things(place: "Workplace", area: "QWidget") -> None:
    client_id = a_client(place)
    held = place.desk.diary.record(client_id, soon(place, days=-9), status="attended")
    place.desk.diary.note_risk(
        client_id, "self_harm", "told", session_id=held.id, words="sometimes", action="Safety plan made",
        follow_up_at=soon(place, days=-2),
    )  # fmt: skip
    screen = entered(place, area)
    assert "overdue, " in words_on(screen.widget())
    press(screen, "Show words")
    told = "“\u2068sometimes\u2069”\nWhat was done: \u2068Safety plan made\u2069"
    assert told in words_on(screen.widget())


def test_a_safety_card_says_area_and_day_and_the_words_only_when_asked(
    place: "Workplace", area: "QWidget"
) -> None:
    from attachdesk.ui.screens.today.safety_card import SafetyCard

    client_id = a_client(place)
    held = place.desk.diary.record(client_id, soon(place, days=-9), status="attended")
    place.desk.diary.note_risk(
        client_id, "self_harm", "told", session_id=held.id, words="with the razor", action="Plan made",
        follow_up_at=soon(place, days=-2),
    )  # fmt: skip
    widget = entered(place, area).widget()
    card = widget.findChild(SafetyCard)
    assert card is not None
    assert "self-harm" in words_on(card)
    assert "overdue, " in words_on(card)
    hidden = words_on(card) + card.accessibleName() + card.accessibleDescription()
    assert "razor" not in hidden
    assert "Plan made" not in hidden
    show = button_in(card, "Show words")
    show.click()
    assert "“\u2068with the razor\u2069”\nWhat was done: \u2068Plan made\u2069" in words_on(card)
    assert show.text() == "Hide words"
    show.click()
    assert "razor" not in words_on(card)


def test_an_hour_of_an_earlier_day_that_nobody_recorded_waits_until_it_is(
    place: "Workplace", area: "QWidget", journey: "Journey"
) -> None:
    from attachdesk.ui.kit.screen import Target

    client_id = a_client(place, "RIVER-13")
    over = place.desk.diary.record(client_id, soon(place, days=-2))
    screen = entered(place, area)
    press(screen, "\u2068RIVER-13\u2069, booked, Took place? Not recorded yet")
    assert journey.targets[-1] == Target("session_form", client_id, over.id, "record")
    place.desk.diary.change(over.id, status="cancelled", cancelled_by="client")
    screen = entered(place, area)
    assert "Not recorded yet" not in words_on(screen.widget())
