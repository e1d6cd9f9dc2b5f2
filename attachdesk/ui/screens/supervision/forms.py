"""The forms and words of supervision."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.client import Client
from attachdesk.services.supervising import YearOfSupervision
from attachdesk.ui.kit.clock_fields import MinutesField
from attachdesk.ui.kit.fields import ChoiceField, DateField, LongField, TextField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.segments import Segments

translate = QCoreApplication.translate


def settings() -> Mapping[str, str]:
    """Return the words of each setting."""
    return {
        "individual": translate("Supervision", "Individual"),
        "group": translate("Supervision", "Group"),
        "peer": translate("Supervision", "Peers"),
    }


def meeting(today: date) -> Form:
    """Return the form of a meeting."""
    form = Form(width=560)
    form.add("held_on", translate("Supervision", "On"), DateField())
    form.add("minutes", translate("Supervision", "Minutes"), MinutesField())
    words = translate("Supervision", "Setting")
    form.add("setting", words, Segments(list(settings().items()), words))
    form.add("supervisor", translate("Supervision", "With whom"), TextField())
    form.add(
        "text", translate("Supervision", "About it"), LongField(least=3),
        translate("Supervision", "What concerns one client belongs under that client, as a topic."),
    )  # fmt: skip
    form.put(held_on=today, minutes=60, setting="individual")
    return form


def topic(clients: Sequence[Client]) -> Form:
    """Return the form of a client brought to a meeting."""
    form = Form(width=560)
    options = [(one.id, one.code) for one in clients]
    if options:
        form.add("client_id", translate("Supervision", "Client"), ChoiceField(options))
    form.add("question", translate("Supervision", "What I asked"), LongField(least=2))
    form.add(
        "outcome", translate("Supervision", "What I took away"), LongField(least=2),
        translate("Supervision", "Stands in the client's timeline; in no report for clients or referrers."),
    )  # fmt: skip
    return form


def hours_words(minutes: int) -> str:
    """Return minutes as hours and minutes: ``12 h 30 min``."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(translate("Supervision", "%1 h").replace("%1", str(hours)))
    if rest or not hours:
        parts.append(translate("Supervision", "%1 min").replace("%1", str(rest)))
    return " ".join(parts)


def year_words(one: YearOfSupervision) -> str:
    """Return what a year adds up to, and of which settings."""
    named = settings()
    parts = [
        f"{named[setting]} {hours_words(one.by_setting[setting])}"
        for setting in named if setting in one.by_setting
    ]  # fmt: skip
    words = translate("Supervision", "%1: %2").replace("%1", str(one.year))
    words = words.replace("%2", hours_words(one.minutes))
    return f"{words} ({', '.join(parts)})" if len(parts) > 1 else f"{words}, {parts[0]}"
