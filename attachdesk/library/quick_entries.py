"""Content that makes writing quick: typed fields, snippets, mental state; a table in, a value out."""

from attachdesk.domain.errors import Damaged
from attachdesk.domain.mental_state import Area, MentalState
from attachdesk.domain.session_field import FIELD_KINDS, MOMENTS, SessionField
from attachdesk.domain.snippet import QuickWords
from attachdesk.library.table import Table


def session_field(table: Table) -> SessionField:
    """Return one typed field; a number has two ends, a word its options."""
    kind = table.choice("kind", FIELD_KINDS)
    moments = table.texts("moments")
    for moment in moments:
        if moment not in MOMENTS:
            raise Damaged(
                "library.not_a_choice",
                file=table.file,
                place=table.place("moments"),
                value=moment,
                choices=", ".join(MOMENTS),
            )
    is_number = kind == "number"
    return SessionField(
        id=table.text("id"),
        order=table.whole("order"),
        name=table.text("name"),
        kind=kind,
        moments=moments,
        least=table.whole("least") if is_number else 0,
        most=table.whole("most") if is_number else 0,
        low=table.text("low") if is_number else "",
        high=table.text("high") if is_number else "",
        options=() if is_number else table.texts("options"),
    )


def snippet(table: Table) -> QuickWords:
    """Return one snippet; its id is what is typed behind the semicolon."""
    return QuickWords(id=table.text("id"), order=table.whole("order"), text=table.text("text"))


def mental_state(table: Table) -> MentalState:
    """Return the areas of mental state."""
    areas = []
    for one in table.tables("areas"):
        areas.append(Area(key=one.text("key"), name=one.text("name"), options=one.texts("options")))
        one.finish()
    return MentalState(
        id=table.text("id"),
        order=table.whole("order"),
        nothing_found=table.text("nothing_found"),
        areas=tuple(areas),
    )
