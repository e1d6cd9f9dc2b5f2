"""The forms of the week: book at a time, once or recurring; let a series go on differently; take a break."""

from collections.abc import Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.around import Appointment
from attachdesk.domain.client import Client
from attachdesk.ui.kit.clock_fields import MinutesField, TimeField
from attachdesk.ui.kit.fields import ChoiceField, DateField, TextField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.segments import Segments

translate = QCoreApplication.translate
Options = list[tuple[str, str]]


def repeats() -> list[tuple[int, str]]:
    """Return how often an appointment recurs, in weeks; 0: once."""
    return [
        (0, translate("Calendar", "Once")),
        (1, translate("Calendar", "Every week")),
        (2, translate("Calendar", "Every 2 weeks")),
        (4, translate("Calendar", "Every 4 weeks")),
    ]


def rhythm(appointment: Appointment) -> str:
    """Return how often an appointment recurs."""
    known = dict(repeats()).get(appointment.every_weeks)
    said = translate("Calendar", "Every %1 weeks").replace("%1", str(appointment.every_weeks))
    return known or said


def media() -> Options:
    """Return through what one meets."""
    return [
        ("in_person", translate("Calendar", "In person")),
        ("video", translate("Calendar", "Video")),
        ("phone", translate("Calendar", "Phone")),
        ("chat", translate("Calendar", "In writing")),
    ]


def kinds() -> Options:
    """Return who meets."""
    return [
        ("individual", translate("Calendar", "Individual")),
        ("couple", translate("Calendar", "Couple")),
        ("one_partner", translate("Calendar", "One partner")),
        ("family", translate("Calendar", "Family")),
        ("parent", translate("Calendar", "Parent session")),
        ("group", translate("Calendar", "Group")),
    ]


KIND_OF_CLIENT = {"couple": "couple", "family": "family"}
"""Who usually meets, by what a client is."""


def clients_field(clients: Sequence[Client], none: str | None = None) -> ChoiceField:
    """Return a choice of clients by code."""
    return ChoiceField([(one.id, one.code) for one in clients], none=none)


def booking(clients: Sequence[Client], at: datetime) -> Form:
    """Return the form of a new appointment at a wall-clock time."""
    form = Form(width=560)
    form.add("client_id", translate("Calendar", "Client"), clients_field(clients))
    form.add("on", translate("Calendar", "On"), DateField())
    form.add("at", translate("Calendar", "At"), TimeField())
    form.add("minutes", translate("Calendar", "Minutes"), MinutesField())
    words = translate("Calendar", "How often")
    form.add(
        "every_weeks", words, Segments(repeats(), words),
        translate("Calendar", "A recurring appointment books eight weeks ahead, breaks left out."),
    )  # fmt: skip
    form.add("session_kind", translate("Calendar", "Who meets"), ChoiceField(kinds()))
    form.add("medium", translate("Calendar", "Through what"), ChoiceField(media()))
    form.put(on=at.date(), at=at.time().replace(second=0, microsecond=0), minutes=50, every_weeks=0)
    return form


def going_on(appointment: Appointment, since: date) -> Form:
    """Return the form that lets a series go on differently from a day."""
    form = Form(width=560)
    form.add(
        "since", translate("Calendar", "From this day on"), DateField(),
        translate("Calendar", "Its weekday becomes the weekday of the series."),
    )  # fmt: skip
    form.add("at", translate("Calendar", "At"), TimeField())
    form.add("minutes", translate("Calendar", "Minutes"), MinutesField())
    words = translate("Calendar", "How often")
    form.add("every_weeks", words, Segments([one for one in repeats() if one[0]], words))
    form.add("medium", translate("Calendar", "Through what"), ChoiceField(media()))
    form.put(
        since=since, at=time.fromisoformat(appointment.at), minutes=appointment.minutes,
        every_weeks=appointment.every_weeks, medium=appointment.medium,
    )  # fmt: skip
    return form


def ending(on: date) -> Form:
    """Return the form that ends a series."""
    form = Form(width=560)
    form.add(
        "on", translate("Calendar", "The last day it may fall on"), DateField(),
        translate("Calendar", "Booked sessions after it are let go, unless you changed or wrote about them."),
    )  # fmt: skip
    form.put(on=on)
    return form


def pause(clients: Sequence[Client], since: date) -> Form:
    """Return the form of a break."""
    form = Form(width=560)
    whole = translate("Calendar", "The whole practice")
    form.add("client_id", translate("Calendar", "Whose"), clients_field(clients, whole))
    form.add("since", translate("Calendar", "First day"), DateField())
    form.add("until", translate("Calendar", "Last day"), DateField())
    form.add("why", translate("Calendar", "Why, such as holiday or illness"), TextField())
    form.add(
        "announced_on", translate("Calendar", "Announced on, if it was"), DateField(),
        translate("Calendar", "Recurring sessions in the break are let go; trends show the break."),
    )  # fmt: skip
    form.put(since=since, until=since)
    return form
