"""The tab Details: who the client is, the people in their life, consents, how to reach them, the ending."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from attachdesk.domain.client import Client, ClientName, Consent, Person, Reach
from attachdesk.domain.overview import ClientFile
from attachdesk.services.episodes import Care
from attachdesk.services.safeguarding import Safeguards
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import column
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file import wording
from attachdesk.ui.screens.client_file.details_edits import DetailsEdits
from attachdesk.ui.screens.client_file.episodes_panel import EpisodesPanel
from attachdesk.ui.screens.client_file.safeguards_panel import SafeguardsPanel
from attachdesk.ui.screens.client_file.section import Line, Section, act, two_columns
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate


class DetailsTab(QObject):
    """What is known of one client besides the sessions."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._widget = QWidget()
        self.edits = DetailsEdits(place, self._widget)
        self.client = Section(translate("ClientFile", "Client"), "")
        self.episodes = EpisodesPanel(self.edits.open_summary)
        self.safeguards = SafeguardsPanel(place)
        self.names = _section(
            translate("ClientFile", "Names for others to read"),
            translate("ClientFile", "Everybody reads the code, or the name above."),
            translate("ClientFile", "Add a name"), self.edits.new_name,
        )  # fmt: skip
        self.people = _section(
            translate("ClientFile", "People"),
            translate("ClientFile", "Nobody on the list yet."),
            translate("ClientFile", "Add somebody"),
            self.edits.new_person,
        )
        self.consents = _section(
            translate("ClientFile", "Consents"),
            translate("ClientFile", "No consent on file yet."),
            translate("ClientFile", "Add a consent"),
            self.edits.new_consent,
        )
        self.reaches = _section(
            translate("ClientFile", "Ways to reach the client"),
            translate("ClientFile", "None yet."),
            translate("ClientFile", "Add a way"),
            self.edits.new_reach,
        )
        self.emergency = _section(
            translate("ClientFile", "In an emergency"), translate("ClientFile", "Nobody to call yet."),
            translate("ClientFile", "Add a contact"), self.edits.new_emergency,
        )  # fmt: skip
        area = two_columns(
            [self.client, self.episodes, self.safeguards, self.consents, self.names],
            [self.people, self.reaches, self.emergency],
        )
        self._widget.setLayout(column(area, gap=0))

    def widget(self) -> QWidget:
        """Return the one widget of the tab."""
        return self._widget

    def show_client(self, client_id: str) -> None:
        """Read and show a client's details."""
        self.edits.client_id = client_id
        desk = self._place.desk

        def read() -> tuple[ClientFile, Care, Safeguards]:
            file = desk.caseload.file(client_id)
            return file, desk.episodes.care(client_id), desk.safeguarding.safeguards(client_id)

        self._place.lane.ask(read, self._show, self._place.tell, key="file.details", owner=self)

    def leave(self) -> None:
        """Save what an open sheet says."""
        self.edits.leave()
        self.safeguards.edits.leave()

    def actions(self) -> Sequence[Action]:
        """Return what can be changed here."""
        group, edits = translate("ClientFile", "Details"), self.edits
        rows = [
            ("edit", translate("ClientFile", "Change the client's details"), edits.change_client, "pencil"),
            ("person", translate("ClientFile", "Add somebody to the people"), edits.new_person, "user-plus"),
            ("consent", translate("ClientFile", "Add a consent"), edits.new_consent, "signature"),
            ("reach", translate("ClientFile", "Add a way to reach the client"), edits.new_reach, "phone"),
            (
                "emergency",
                translate("ClientFile", "Add whom to call in an emergency"),
                edits.new_emergency,
                "phone",
            ),
            ("discharge", translate("ClientFile", "Discharge the client"), edits.discharge, ""),
        ]
        return [
            Action(f"details.{name}", words, do, icon=icon, group=group, is_enabled=self._is_shown)
            for name, words, do, icon in rows
        ] + list(self.safeguards.acts())

    def _is_shown(self) -> bool:
        return self._widget.isVisible() and self.edits.file is not None

    def _show(self, found: tuple[ClientFile, Care, Safeguards]) -> None:
        file, care, safeguards = found
        self.edits.file = file
        self.episodes.show_care(care)
        self.safeguards.show_safeguards(safeguards)
        today = self._place.desk.records.today()
        self.client.show_lines(self._client(file, today))
        self.names.show_lines([self._name(one) for one in file.names])
        ordered = sorted(file.people, key=lambda one: not (one.is_member or one.holds_responsibility))
        self.people.show_lines([self._person(one) for one in ordered])
        self.consents.show_lines([self._consent(one, today) for one in reversed(file.consents)])
        self.reaches.show_lines([self._reach(one) for one in file.reaches if not one.is_emergency])
        self.emergency.show_lines([self._reach(one) for one in file.reaches if one.is_emergency])

    def _client(self, file: ClientFile, today: date) -> list[Line]:
        client = file.client
        lines = [Line(client.code, client_facts(client, today), self._client_acts(client))]
        if client.about:
            lines.append(Line(translate("ClientFile", "About"), client.about))
        if client.legal_hold:
            words = translate("ClientFile", "Legal hold: nothing of this file may be destroyed")
            lines.append(Line(words, client.legal_hold, ink="warning"))
        if client.client_kind == "minor" and not any(one.holds_responsibility for one in file.people):
            words = translate("ClientFile", "Nobody is named who holds parental responsibility")
            lines.append(Line(words, translate("ClientFile", "Add them to the people below."), ink="warning"))
        return lines

    def _client_acts(self, client: Client) -> list[Button]:
        edits = self.edits
        acts = [act(translate("ClientFile", "Change"), edits.change_client)]
        if client.state == "current":
            acts.append(act(translate("ClientFile", "Put on hold"), edits.put_on_hold))
        if client.state == "on_hold":
            acts.append(act(translate("ClientFile", "Resume"), edits.resume))
        if client.state == "ended":
            acts.append(act(translate("ClientFile", "Take on again"), edits.resume))
        else:
            acts.append(act(translate("ClientFile", "Discharge"), edits.discharge))
        return acts

    def _name(self, one: ClientName) -> Line:
        acts = self._acts(partial(self.edits.change_name, one), partial(self.edits.remove_name, one))
        return Line(one.recipient, joined(one.name, one.pronouns), acts)

    def _person(self, one: Person) -> Line:
        kin = self._place.relations().get(one.relation, "")
        facts = joined(
            "" if kin.casefold() == one.name.casefold() else kin,
            translate("ClientFile", "one of the couple") if one.is_member else "",
            translate("ClientFile", "holds parental responsibility") if one.holds_responsibility else "",
            translate("ClientFile", "cared for by the client: caregiving") if one.is_cared_for else "",
            one.remark,
            translate("ClientFile", "withhold: %1").replace("%1", isolated(one.withhold))
            if one.withhold
            else "",
        )
        if one.relation == "therapist":
            return Line(one.name, translate("ClientFile", "you: tags can point at you, too"))
        acts = self._acts(partial(self.edits.change_person, one), partial(self.edits.remove_person, one))
        return Line(one.name, facts, acts)

    def _consent(self, one: Consent, today: date) -> Line:
        stands = one.standing(today)
        words = f"{dict(wording.consent_kinds())[one.about]}: {dict(wording.consent_states())[stands]}"
        span = day_and_year(one.since)
        if one.until:
            span = f"{span} – {day_and_year(one.until)}"
        by = (
            translate("ClientFile", "given by %1").replace("%1", isolated(one.given_by))
            if one.given_by
            else ""
        )
        named = translate("ClientFile", "paper: %1").replace("%1", isolated(one.document))
        paper = named if one.document else ""
        second = joined(span, one.recipient, one.scope, one.legal_basis, paper, by)
        acts = [act(translate("ClientFile", "Change"), partial(self.edits.change_consent, one))]
        if stands == "given":
            withdraw = partial(self.edits.withdraw, one)
            acts.append(act(translate("ClientFile", "Withdrawn today"), withdraw))
        acts.append(act(translate("ClientFile", "Remove"), partial(self.edits.remove_consent, one)))
        return Line(words, second, acts, ink="muted" if stands == "given" else "warning")

    def _reach(self, one: Reach) -> Line:
        safe = {
            "yes": translate("ClientFile", "voicemail is safe"),
            "no": translate("ClientFile", "no voicemail"),
            "not_asked": translate("ClientFile", "voicemail: not asked"),
        }[one.safe_voicemail]
        medium = dict(wording.reach_media())[one.medium]
        second = joined(medium, one.whose, safe if one.medium == "phone" else "", one.remark)
        acts = self._acts(partial(self.edits.change_reach, one), partial(self.edits.remove_reach, one))
        return Line(one.value, second, acts, ink="warning" if one.safe_voicemail == "no" else "muted")

    def _acts(self, change: partial[None], remove: partial[None]) -> list[Button]:
        return [
            act(translate("ClientFile", "Change"), change),
            act(translate("ClientFile", "Remove"), remove),
        ]


def client_facts(client: Client, today: date) -> str:
    """Return who the client is in one line."""
    band = dict(wording.age_bands()).get(client.age_band or "", "")
    age = client.age_on(today)
    old = translate("ClientFile", "%1 years old").replace("%1", str(age)) if age is not None else band
    return joined(
        client.name or "",
        client.pronouns or "",
        wording.client_kinds()[client.client_kind],
        old,
        wording.client_states()[client.state],
    )


def _section(title: str, empty: str, add: str, do: object) -> Section:
    return Section(title, empty, Button(add, dense=True, icon="plus", do=do))  # type: ignore[arg-type]
