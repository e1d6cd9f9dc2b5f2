"""The words of the choices in the form of a session."""

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.record import local
from attachdesk.domain.session import Contact, Session
from attachdesk.ui.kit.in_error_words import in_error_words
from attachdesk.ui.kit.time_words import clock_words, day_and_year
from attachdesk.ui.screens.session_form.meeting import Meeting

translate = QCoreApplication.translate
Options = list[tuple[str, str]]


def statuses() -> Options:
    """Return how a session stands."""
    return [
        ("booked", translate("SessionForm", "Booked")),
        ("attended", translate("SessionForm", "Attended")),
        ("cancelled", translate("SessionForm", "Cancelled")),
        ("late_cancelled", translate("SessionForm", "Cancelled late")),
        ("no_show", translate("SessionForm", "Did not come")),
    ]


def who_cancelled() -> Options:
    """Return who cancelled."""
    return [
        ("client", translate("SessionForm", "The client")),
        ("therapist", translate("SessionForm", "I")),
        ("other", translate("SessionForm", "Somebody else")),
    ]


def session_kinds() -> Options:
    """Return who meets."""
    return [
        ("individual", translate("SessionForm", "Individual")),
        ("couple", translate("SessionForm", "Couple")),
        ("one_partner", translate("SessionForm", "One partner")),
        ("family", translate("SessionForm", "Family")),
        ("parent", translate("SessionForm", "Parent session")),
        ("group", translate("SessionForm", "Group")),
    ]


def media() -> Options:
    """Return through what one meets."""
    return [
        ("in_person", translate("SessionForm", "In person")),
        ("video", translate("SessionForm", "Video")),
        ("phone", translate("SessionForm", "Phone")),
        ("chat", translate("SessionForm", "In writing")),
    ]


def contact_kinds() -> Options:
    """Return the kinds of contact between sessions."""
    return [
        ("crisis_call", translate("SessionForm", "Crisis call")),
        ("phone_call", translate("SessionForm", "Phone call")),
        ("email", translate("SessionForm", "E-mail")),
        ("letter", translate("SessionForm", "Letter")),
        ("meeting", translate("SessionForm", "Meeting")),
        ("outreach", translate("SessionForm", "Outreach")),
        ("other", translate("SessionForm", "Other")),
    ]


def directions() -> Options:
    """Return who turned to whom."""
    return [("in", translate("SessionForm", "Came in")), ("out", translate("SessionForm", "Went out"))]


def yes_no() -> list[tuple[bool, str]]:
    """Return yes and no; neither: not said."""
    return [(True, translate("SessionForm", "Yes")), (False, translate("SessionForm", "No"))]


def whose_breaks() -> Options:
    """Return whose break a meeting fell into."""
    return [
        ("client", translate("SessionForm", "The client's")),
        ("therapist", translate("SessionForm", "Mine")),
        ("practice", translate("SessionForm", "The practice's")),
    ]


def sealed_words(meeting: Meeting) -> str:
    """Return that a note of this meeting was entered in error, or nothing."""
    words = in_error_words(meeting.in_error)
    return words[:1].upper() + words[1:]


def named(meeting: Meeting) -> str:
    """Return what kind of meeting it is, with the number of a session."""
    if meeting.is_contact:
        return translate("SessionForm", "Contact between sessions")
    if meeting.session is None:
        return translate("SessionForm", "New session")
    if meeting.session.number is None:
        return translate("SessionForm", "Session")
    return translate("SessionForm", "Session %1").replace("%1", str(meeting.session.number))


def roles() -> Options:
    """Return as what somebody is there."""
    return [
        ("partner", translate("SessionForm", "partner")),
        ("parent", translate("SessionForm", "holder of parental responsibility")),
        ("child", translate("SessionForm", "child")),
        ("family", translate("SessionForm", "family")),
        ("interpreter", translate("SessionForm", "interpreter")),
        ("supporter", translate("SessionForm", "supporter")),
        ("professional", translate("SessionForm", "professional")),
        ("other", translate("SessionForm", "other")),
    ]


def charged() -> list[tuple[bool, str]]:
    """Return whether a session is charged."""
    return [(True, translate("SessionForm", "Charged")), (False, translate("SessionForm", "Not charged"))]


def risk_areas() -> Options:
    """Return the areas of risk."""
    return [
        ("suicide", translate("SessionForm", "Suicide")),
        ("self_harm", translate("SessionForm", "Self-harm")),
        ("harm_to_others", translate("SessionForm", "Harm to others")),
        ("harm_from_others", translate("SessionForm", "Harm from others")),
        ("safeguarding", translate("SessionForm", "Safeguarding")),
        ("substances", translate("SessionForm", "Substances")),
    ]


def asked() -> Options:
    """Return what came of asking."""
    return [
        ("not_asked", translate("SessionForm", "Not asked")),
        ("asked_none_told", translate("SessionForm", "Asked, none told")),
        ("told", translate("SessionForm", "Told")),
    ]


def kept_words(meeting: Session | Contact | None) -> str:
    """Return ``Session kept: Tue 24 Nov 2026, 10:30``."""
    if meeting is None:
        return ""
    at = local(meeting.starts_at, meeting.zone)
    said = translate("SessionForm", "Session kept: %1, %2")
    if isinstance(meeting, Contact):
        said = translate("SessionForm", "Contact kept: %1, %2")
    return said.replace("%1", day_and_year(at.date())).replace("%2", clock_words(at))
