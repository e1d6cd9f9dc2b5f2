"""The forms of the plan: goals and ratings, benefits in focus, phases, what comes due, ruptures."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.observation import BENEFITS
from attachdesk.domain.session import Session, day_of
from attachdesk.library import Library
from attachdesk.ui.kit.fields import ChoiceField, DateField, LongField, TextField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.kit.time_words import day_words
from attachdesk.ui.screens.client_file import wording
from attachdesk.ui.screens.client_file.happenings import session_title

translate = QCoreApplication.translate


def goal_end(today: date) -> Form:
    """Return the form that ends a goal."""
    form = Form(width=560)
    form.add("until", translate("ClientFile", "Ended on"), DateField())
    form.add("remark", translate("ClientFile", "Reached, changed or let go: what became of it"), LongField())
    form.put(until=today)
    return form


def goal_rating(today: date) -> Form:
    """Return the form of the client's own rating."""
    form = Form(width=560)
    words = translate("ClientFile", "How far, says the client")
    scale = Segments([(value, str(value)) for value in range(11)], words)
    form.add("value", words, scale, translate("ClientFile", "0: not at all. 10: all the way."))
    form.add("rated_on", translate("ClientFile", "Asked on"), DateField())
    form.put(rated_on=today)
    return form


def focus(library: Library, today: date) -> Form:
    """Return the form of a benefit in focus."""
    form = Form(width=560)
    named = [
        (code, library.benefits[code].name[:1].upper() + library.benefits[code].name[1:]) for code in BENEFITS
    ]
    form.add("benefit", translate("ClientFile", "Benefit"), ChoiceField(named))
    form.add("since", translate("ClientFile", "Since"), DateField())
    form.add("until", translate("ClientFile", "Until, if it has an end"), DateField())
    form.add("why", translate("ClientFile", "Why this one"), LongField(least=2))
    form.put(since=today)
    return form


def phase(today: date) -> Form:
    """Return the form of a phase of the work."""
    form = Form(width=560)
    form.add("name", translate("ClientFile", "What you call this stretch of the work"), TextField())
    form.add("since", translate("ClientFile", "Since"), DateField())
    form.add("until", translate("ClientFile", "Until, if it has ended"), DateField())
    form.put(since=today)
    return form


def due(today: date) -> Form:
    """Return the form of something that comes due."""
    form = Form(width=560)
    form.add("about", translate("ClientFile", "What"), ChoiceField(wording.due_kinds()))
    form.add("due_on", translate("ClientFile", "On which day"), DateField())
    form.add("words", translate("ClientFile", "More, if you like"), TextField())
    form.put(due_on=today)
    return form


def rupture(sessions: Sequence[Session]) -> Form:
    """Return the form of a rupture."""
    form = Form(width=560)
    form.add("session_id", translate("ClientFile", "In which session"), _sessions(sessions))
    words = translate("ClientFile", "Movement")
    moved = Segments(wording.movements(), words)
    form.add(
        "movement", words, moved,
        translate("ClientFile", "Something between the two of us, and no fault of the client."),
    )  # fmt: skip
    form.add("my_part", translate("ClientFile", "My part in it"), LongField(least=2))
    form.add("remark", translate("ClientFile", "What happened"), LongField(least=2))
    return form


def rupture_end(sessions: Sequence[Session], today: date) -> Form:
    """Return the form that closes a rupture with its outcome."""
    form = Form(width=560)
    ends = [pair for pair in wording.outcomes() if pair[0] != "open"]
    became = ChoiceField(ends, none=wording.not_chosen())
    form.add("outcome", translate("ClientFile", "What became of it"), became)
    none = translate("ClientFile", "in no one session")
    form.add("closed_session_id", translate("ClientFile", "In which session"), _sessions(sessions, none))
    form.add("closed_on", translate("ClientFile", "On which day"), DateField())
    form.add("what_helped", translate("ClientFile", "What helped"), LongField(least=2))
    form.put(closed_on=today)
    return form


def _sessions(sessions: Sequence[Session], none: str | None = None) -> ChoiceField:
    held = [one for one in sessions if one.is_held]
    options = [(one.id, f"{session_title(one)}, {day_words(day_of(one))}") for one in reversed(held)]
    return ChoiceField(options, none=none)
