"""What the trend screen reads and lays out on the lane: everybody's view, and the part that was asked for."""

from dataclasses import dataclass, replace

from attachdesk.charts.picture import Picture
from attachdesk.domain.client import Person
from attachdesk.domain.observation import Code
from attachdesk.domain.trend import TrendsView
from attachdesk.domain.writing import FieldReading
from attachdesk.services.desk import Desk
from attachdesk.services.reviewing import Reviewing
from attachdesk.ui.screens.client_file.trends_tab_controls import Wanted, bond_words, bonds_of
from attachdesk.ui.screens.client_file.trends_tab_pictures import Pictures


@dataclass(frozen=True)
class Drawn:
    """What came from the lane: everybody's view, the one shown, its pictures and table, codes, readings."""

    view: TrendsView
    narrow: TrendsView
    wanted: Wanted
    pictures: tuple[Picture, ...]
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    own: dict[str, Code]
    read: tuple[FieldReading, ...] = ()
    fields: tuple[Picture, ...] = ()
    """A chart of each typed field."""


def members_of(view: TrendsView) -> tuple[Person, ...]:
    """Return the partners of a couple; nobody for any other client."""
    return tuple(person for person in view.course.people if person.is_member)


def read(desk: Desk, client_id: str, wanted: Wanted, width: float) -> Drawn:
    """Read a client's view and draw what is wanted of it, ``width`` px wide at a text scale of 1.

    The records of partners do not mix: of a couple always one of them is shown, or what both did as one.
    """
    reviewing, since, until = desk.reviewing, wanted.since, wanted.until
    view = narrow = reviewing.trends(client_id, since=since, until=until)
    wanted = _of_one_partner(view, wanted)
    if wanted.toward is not None or wanted.shown_by is not None:
        narrow = reviewing.trends(
            client_id, since=since, until=until, toward=wanted.toward, shown_by=wanted.shown_by
        )
    own = {code.id: code for code in desk.coding.own_codes()}
    shown = bonds_of(view.people, wanted.shown_by)
    titles = tuple(map(bond_words, shown)) if wanted.is_each else ()
    fields = tuple(desk.field_readings.of_client(client_id))
    made = Drawn(view, narrow, wanted, (), titles, reviewing.table(narrow, fields), own, fields)
    return laid_out(reviewing, made, width)


def laid_out(reviewing: Reviewing, drawn: Drawn, width: float) -> Drawn:
    """Lay the same figures out for another width, without reading the vault again."""
    wanted = drawn.wanted
    fields = reviewing.readings(drawn.narrow, drawn.read, width, wanted.mode)
    drawn = replace(drawn, fields=fields)
    if not wanted.is_each:
        return replace(drawn, pictures=(reviewing.picture(drawn.narrow, (width, 0.0), wanted.mode),))
    part = replace(drawn.view, people=bonds_of(drawn.view.people, wanted.shown_by))
    made = reviewing.by_relationship(part, Pictures.across(width), wanted.mode)
    return replace(drawn, pictures=tuple(picture for _bond, picture in made))


def _of_one_partner(view: TrendsView, wanted: Wanted) -> Wanted:
    members = members_of(view)
    return replace(wanted, shown_by=members[0].id) if members and wanted.shown_by is None else wanted
