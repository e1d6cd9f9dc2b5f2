"""The day that is read while the window is built: given once, and never when something happened since."""

from typing import TYPE_CHECKING

from tests.ui.screens.test_today import a_client, soon

if TYPE_CHECKING:
    from attachdesk.ui.kit.workplace import Workplace


def test_the_day_read_ahead_is_given_once_and_then_read_anew(place: "Workplace") -> None:
    from attachdesk.ui.screens.today.reading import DayAhead

    ahead = DayAhead(place.desk, place.lane)
    assert place.lane.settled()
    client_id = a_client(place)
    place.desk.diary.record(client_id, soon(place, hours=-2), status="attended")
    assert ahead.take()[1] is False
    day, has_clients = ahead.take()
    assert has_clients
    assert len(day.owed) == 1


def test_what_happened_since_takes_the_day_read_ahead_away(place: "Workplace") -> None:
    from attachdesk.ui.screens.today.reading import DayAhead

    ahead = DayAhead(place.desk, place.lane)
    assert place.lane.settled()
    a_client(place)
    ahead.forget()
    assert ahead.take()[1] is True
