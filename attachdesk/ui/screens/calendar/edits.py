"""What the week changes: sheets that book, let a series go on or end, and take a break."""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.around import Appointment
from attachdesk.domain.client import Client
from attachdesk.domain.plan import Break
from attachdesk.services.appointments import Booked, Freed
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.sheet import Sheet
from attachdesk.ui.kit.time_words import clock_words, day_words
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.calendar import forms

translate = QCoreApplication.translate


class WeekEdits:
    """Sheets before ``home``; what they did is said in a notice."""

    def __init__(self, place: Workplace, home: QWidget) -> None:
        self._place, self._home = place, home
        self.clients: list[Client] = []
        """Those one can book for."""
        self.sheet: Sheet | None = None

    def book(self, at: datetime) -> None:
        """Ask for whom, when and how often."""
        form = forms.booking(self.clients, at)
        self._follow_client(form)

        def write(values: dict[str, Any]) -> Callable[[], None]:
            every, on, clock = values.pop("every_weeks"), values.pop("on"), values.pop("at")
            client_id = values.pop("client_id")
            if every:
                made = self._place.desk.appointments.make(
                    client_id, at=f"{clock:%H:%M}", since=on, every_weeks=every, **values
                )
                return lambda: self._say_booked(made[1])
            zone = ZoneInfo(self._place.desk.records.zone)
            moment = datetime.combine(on, clock, zone)
            self._place.desk.diary.record(client_id, moment, **values)
            return lambda: self._say(translate("Calendar", "Booked."))

        needs = ("client_id", "on", "at", "minutes")
        self._ask(translate("Calendar", "Book a session"), form, write, needs)

    def _follow_client(self, form: Form) -> None:
        """Let who meets follow the client that is chosen."""
        kinds = {one.id: forms.KIND_OF_CLIENT.get(one.client_kind, "individual") for one in self.clients}

        def follow() -> None:
            form.put(session_kind=kinds.get(form.values()["client_id"], "individual"))

        form.field("client_id").edited.connect(follow)
        follow()

    def change(self, series: Appointment) -> None:
        """Ask how a series goes on."""

        def write(values: dict[str, Any]) -> Callable[[], None]:
            clock: time = values.pop("at")
            made = self._place.desk.appointments.change(series.id, at=f"{clock:%H:%M}", **values)
            return lambda: self._say_booked(made[1])

        form = forms.going_on(series, self._today())
        title = translate("Calendar", "Let the series go on differently")
        self._ask(title, form, write, ("since", "at", "minutes", "every_weeks"))

    def end(self, series: Appointment) -> None:
        """Ask when a series ends."""

        def write(values: dict[str, Any]) -> Callable[[], None]:
            count = self._place.desk.appointments.end(series.id, values["on"])
            words = translate("Calendar", "The series ends. Booked sessions let go: %1.")
            return lambda: self._say(words.replace("%1", str(count)))

        title = translate("Calendar", "End the series")
        self._ask(title, forms.ending(self._today()), write, ("on",))

    def take_break(self, since: date) -> None:
        """Ask whose break, from when to when."""

        def write(values: dict[str, Any]) -> Callable[[], None]:
            since, until = values.pop("since"), values.pop("until")
            freed = self._place.desk.appointments.take_break(since, until, **values)
            return lambda: self._say_freed(freed)

        title = translate("Calendar", "A break")
        self._ask(title, forms.pause(self.clients, since), write, ("since", "until"))

    def drop_break(self, pause: Break) -> None:
        """Take a break back; a notice offers to keep it after all."""
        service = self._place.desk.appointments

        def keep() -> Freed:
            return service.take_break(
                pause.since, pause.until, client_id=pause.client_id, why=pause.why,
                announced_on=pause.announced_on,
            )  # fmt: skip

        def say(booked: Booked) -> None:
            words = translate("Calendar", "The break is taken back. Sessions booked again: %1.")
            again = partial(self._place.lane.ask, keep, None, self._place.tell)
            self._place.notices.say(words.replace("%1", str(len(booked.made))), undo=again)

        drop = partial(service.drop_break, pause.id)
        self._place.lane.ask(drop, say, self._place.tell, owner=self._home)

    # inside

    def _ask(
        self, title: str, form: Form, write: Callable[[dict[str, Any]], Callable[[], None]],
        needs: tuple[str, ...],
    ) -> None:  # fmt: skip
        told: list[Callable[[], None]] = []
        self.sheet = sheet = Sheet(
            self._place, self._home, title, form, lambda values: told.append(write(values)), needs=needs
        )
        sheet.accepted.connect(lambda: [tell() for tell in told])
        sheet.destroyed.connect(self._gone)
        sheet.open()

    def _gone(self) -> None:
        self.sheet = None

    def _today(self) -> date:
        return self._place.desk.records.today()

    def _say(self, words: str) -> None:
        self._place.notices.say(words)

    def _say_booked(self, booked: Booked) -> None:
        words = translate("Calendar", "Sessions booked: %1.").replace("%1", str(len(booked.made)))
        if booked.taken:
            zone = ZoneInfo(self._place.desk.records.zone)
            at = booked.taken[0][1].astimezone(zone)
            taken = translate("Calendar", "Not booked where one starts already: %1, first %2.")
            when = f"{day_words(at.date())} {clock_words(at)}"
            words = f"{words} {taken.replace('%1', str(len(booked.taken))).replace('%2', when)}"
        self._say(words)

    def _say_freed(self, freed: Freed) -> None:
        words = translate("Calendar", "The break is kept. Recurring sessions let go: %1.")
        words = words.replace("%1", str(freed.removed))
        if freed.left:
            left = translate("Calendar", "Still booked in it: %1. They are yours to cancel.")
            words = f"{words} {left.replace('%1', str(freed.left))}"
        self._say(words)
