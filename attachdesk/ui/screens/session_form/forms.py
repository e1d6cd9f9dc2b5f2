"""The fields of a session and of a contact, and which of them are shown when."""

from collections.abc import Mapping
from datetime import datetime, time
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.record import local
from attachdesk.domain.session import NOT_HELD
from attachdesk.ui.kit.fields import ChoiceField, DateField, TextField, TickField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.screens.session_form import wording
from attachdesk.ui.screens.session_form.arrangements import Arrangements
from attachdesk.ui.screens.session_form.fields import AttendeesField, MinutesField, TimeField
from attachdesk.ui.screens.session_form.meeting import Meeting, moment

translate = QCoreApplication.translate
FIELD_OF = {
    "session.held_in_future": "status",
    "session.before_1900": "day",
    "session.too_far_ahead": "day",
    "contact.in_future": "day",
}
"""Beside which field a broken rule is said."""
CANCELLED = frozenset({"cancelled", "late_cancelled"})


@cache
def _zones() -> list[str]:
    # finding them out walks the disk
    return sorted(available_timezones())


class WhenForm(Form):
    """Day, hour, zone, minutes: what a session and a contact have in common."""

    def __init__(self, least_minutes: int) -> None:
        super().__init__(width=560)
        self.add("day", translate("SessionForm", "Date"), DateField())
        self.add("clock", translate("SessionForm", "Start"), TimeField())
        self.add("minutes", translate("SessionForm", "Minutes"), MinutesField(least_minutes))

    def add_zone(self) -> None:
        """Ask for the zone of the clock, last: it is seldom another."""
        zones = [(zone, zone) for zone in _zones()]
        self.add("zone", translate("SessionForm", "Time zone"), ChoiceField(zones))

    def put_moment(self, at: datetime, zone: str) -> None:
        """Show a moment as the clock in ``zone`` shows it."""
        there = local(at, zone)
        self.put(day=there.date(), clock=there.time(), zone=zone)

    def starts_at(self) -> datetime:
        """Return the moment; ask ``check`` first."""
        values = self.values()
        return moment(values["day"], values["clock"], values["zone"])

    def check(self) -> bool:
        """Say beside the field what is no date and no time; True: nothing."""
        self.clear_errors()
        if self.field("day").value() is None:
            self.say("day", translate("SessionForm", "On which day? Write it as 2026-11-24."))
        if self.field("clock").value() is None:
            self.say("clock", translate("SessionForm", "At which time? Write it as 10:30."))
        if self.field("minutes").value() is None:
            self.say("minutes", translate("SessionForm", "How many minutes? At most 1440."))
        self.focus_first_error()
        return not self.has_errors


class SessionFields(WhenForm):
    """One meeting, booked or past."""

    def __init__(self) -> None:
        super().__init__(1)
        standing = Segments(wording.statuses(), translate("SessionForm", "How it stands"))
        self.add("status", translate("SessionForm", "How it stands"), standing)
        who = Segments(wording.who_cancelled(), translate("SessionForm", "Who cancelled"), may_be_empty=True)
        self.add("cancelled_by", translate("SessionForm", "Who cancelled"), who)
        self.add("reason", translate("SessionForm", "Reason, as given"), TextField())
        self.add(
            "session_kind", translate("SessionForm", "Kind of session"), ChoiceField(wording.session_kinds())
        )
        medium = Segments(wording.media(), translate("SessionForm", "Medium"))
        self.add("medium", translate("SessionForm", "Medium"), medium)
        self.add(
            "approach", translate("SessionForm", "Approach"), TextField(),
            translate("SessionForm", "How you work here, in your own words. It can stay empty."),
        )  # fmt: skip
        self.people = AttendeesField()
        there = translate("SessionForm", "Who else was there")
        self.add("attendees", there, self.people)
        self.arrangements = Arrangements()
        paid = Segments(wording.charged(), translate("SessionForm", "Charged or not"), may_be_empty=True)
        self.add("is_charged", translate("SessionForm", "Charged or not"), paid)
        self.add_zone()
        self.put_below(self.arrangements)
        standing.chosen.connect(lambda _status: self.follow_status())
        medium.chosen.connect(lambda _medium: self.follow_status())

    def show_meeting(self, meeting: Meeting, relations: Mapping[str, str], now: datetime, zone: str) -> None:
        """Show a session, or begin a new one like the one before, at the coming hour."""
        self.clear_errors()
        self.people.offer(meeting.people, relations)
        self.show_field("attendees", bool(meeting.people))
        session = meeting.session
        if session is not None:
            self.put_moment(session.starts_at, session.zone)
            names = ("minutes", "status", "cancelled_by", "reason", "session_kind", "medium", "approach")
            self.put(**{name: getattr(session, name) for name in (*names, "is_charged")})
            self.put(attendees=meeting.attendees)
        else:
            self._begin(meeting, now, zone)
        self.arrangements.put(meeting.arrangement)
        self.follow_status()

    def _begin(self, meeting: Meeting, now: datetime, zone: str) -> None:
        before, there = meeting.latest, local(now, zone)
        self.put_moment(now, zone)
        if before is not None:
            self.put(clock=local(before.starts_at, before.zone).time())
        else:
            self.put(clock=time(there.hour, 0))
        kind = "couple" if meeting.client.client_kind == "couple" else "individual"
        self.put(
            minutes=before.minutes if before else 50,
            session_kind=before.session_kind if before else kind,
            medium=before.medium if before else "in_person",
            approach=before.approach if before else "",
            status=None,
            cancelled_by=None,
            reason="",
            is_charged=None,
        )
        self.put(attendees={one.id: "partner" for one in meeting.people if one.is_member})

    def follow_status(self) -> None:
        """Ask who cancelled only of what was cancelled, for the reason only of what did not take place."""
        status = self.field("status").value()
        self.show_field("cancelled_by", status in CANCELLED)
        self.show_field("reason", status in NOT_HELD)
        self.show_field("is_charged", status not in {None, "booked"})
        self.arrangements.follow(self.field("medium").value() or "", is_off=status in NOT_HELD)

    def check(self) -> bool:
        """Say what is missing; True: nothing."""
        is_right = super().check()
        if self.field("status").value() is None:
            words = translate("SessionForm", "Is it booked, or did it take place?")
            self.say("status", words)
            if is_right:
                self.field("status").buttons[0].setFocus()
        status, who = self.field("status").value(), self.field("cancelled_by")
        if status in CANCELLED and who.value() is None:
            self.say("cancelled_by", translate("SessionForm", "Who cancelled?"))
            if is_right:
                who.buttons[0].setFocus()
        is_arranged = self.arrangements.check()
        return is_arranged and not self.has_errors

    def fields(self) -> dict[str, Any]:
        """Return the fields of the session besides when it starts and who was there."""
        values = self.values()
        status = values["status"]
        if status not in CANCELLED:
            values["cancelled_by"] = None
        if status not in NOT_HELD:
            values["reason"] = ""
        return {name: values[name] for name in values if name not in {"day", "clock", "attendees"}}


class ContactFields(WhenForm):
    """A contact between sessions."""

    def __init__(self) -> None:
        super().__init__(0)
        self.add("contact_kind", translate("SessionForm", "Kind of contact"),
                 ChoiceField(wording.contact_kinds()))  # fmt: skip
        way = translate("SessionForm", "Came in or went out")
        self.add("direction", way, Segments(wording.directions(), way, may_be_empty=True))
        hint = translate("SessionForm", "Empty: the client. A child's parents are met in the child's file.")
        self.add("with_whom", translate("SessionForm", "With whom"), TextField(), hint)
        held = translate("SessionForm", "Told in confidence by somebody else")
        hint = translate("SessionForm", "Held for review: marked where it is shown, and in no report.")
        self.add("is_confidential", translate("SessionForm", "In confidence"), TickField(held), hint)
        self.add_zone()

    def show_meeting(self, meeting: Meeting, now: datetime, zone: str, kind: str = "phone_call") -> None:
        """Show a contact, or begin a new one of a kind now."""
        self.clear_errors()
        contact = meeting.contact
        if contact is not None:
            self.put_moment(contact.starts_at, contact.zone)
            self.put(minutes=contact.minutes, contact_kind=contact.contact_kind, with_whom=contact.with_whom)
            self.put(direction=contact.direction or None, is_confidential=contact.is_confidential)
        else:
            self.put_moment(now, zone)
            self.put(minutes=10, contact_kind=kind, with_whom="")
            self.put(direction=None, is_confidential=False)

    def fields(self) -> dict[str, Any]:
        """Return the fields of the contact besides when it starts."""
        values = {name: said for name, said in self.values().items() if name not in {"day", "clock"}}
        return {**values, "direction": values["direction"] or ""}
