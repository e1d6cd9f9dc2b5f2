"""The safeguards of a minor or a couple, in the details: who may receive what, and what stays where it is."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from attachdesk.domain.safeguards import Capacity, CourtOrder, Screening, SecretsAgreement, Sharing
from attachdesk.domain.session import day_of
from attachdesk.services.safeguarding import Safeguard, Safeguards
from attachdesk.ui.kit.action import Action
from attachdesk.ui.kit.buttons import Button
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.kit.words import column
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file import safeguards_wording as wording
from attachdesk.ui.screens.client_file.safeguards_edits import SafeguardsEdits
from attachdesk.ui.screens.client_file.section import Line, Section, act
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate


class SafeguardsPanel(QWidget):
    """Sections for a minor, or for a couple; nothing for anybody else."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.edits = SafeguardsEdits(place, self)
        self.sharing = self._section(
            translate("ClientFile", "Parents, and what each may receive"),
            translate("ClientFile", "Nobody on the list of people holds parental responsibility yet."),
            translate("ClientFile", "Add a person"),
            Sharing,
        )
        self.orders = self._section(
            translate("ClientFile", "Court orders"), translate("ClientFile", "None on file."),
            translate("ClientFile", "Add a court order"), CourtOrder,
        )  # fmt: skip
        self.capacities = self._section(
            translate("ClientFile", "Decisions of the client's own"),
            translate("ClientFile", "None judged yet: each decision is judged for itself."),
            translate("ClientFile", "Add a decision"),
            Capacity,
        )
        self.secrets = self._section(
            translate("ClientFile", "Secrets and releases"),
            translate("ClientFile", "Nothing agreed yet about what one partner says alone."),
            translate("ClientFile", "Add an agreement"),
            SecretsAgreement,
        )
        self.screenings = self._section(
            translate("ClientFile", "Each partner alone"),
            translate("ClientFile", "Mark the two as partners of the couple in the list of people."),
            translate("ClientFile", "Add a screening"),
            Screening,
        )
        self.of_minor = (self.sharing, self.orders, self.capacities)
        self.of_couple = (self.secrets, self.screenings)
        self.setLayout(column(*self.of_minor, *self.of_couple, gap=24))
        self.hide()

    def show_safeguards(self, known: Safeguards) -> None:
        """Show what there is."""
        self.edits.known, self.edits.client_id = known, known.client.id
        kind = known.client.client_kind
        for sections, of in ((self.of_minor, "minor"), (self.of_couple, "couple")):
            for section in sections:
                section.setVisible(kind == of)
        self.sharing.show_lines([*_majority(known), *self._responsible(known), *self._sharings(known)])
        self.orders.show_lines([self._order(one) for one in known.orders])
        self.capacities.show_lines([self._capacity(one) for one in known.capacities])
        self.secrets.show_lines([*(self._secrets(one) for one in known.secrets), *_releases(known)])
        self.screenings.show_lines([*_unscreened(known), *self._screenings(known), *_alone(known)])
        self.setVisible(kind in {"minor", "couple"})

    def acts(self) -> Sequence[Action]:
        """Return what can be added, for the palette."""
        group = translate("ClientFile", "Details")
        rows: list[tuple[str, Section, type[Safeguard]]] = [
            ("sharing", self.sharing, Sharing), ("order", self.orders, CourtOrder),
            ("capacity", self.capacities, Capacity), ("secrets", self.secrets, SecretsAgreement),
            ("screening", self.screenings, Screening),
        ]  # fmt: skip
        return [
            Action(
                f"details.{name}", section.add_button.text(), partial(self.edits.new, kind), group=group,
                is_enabled=section.isVisible,
            )
            for name, section, kind in rows
            if section.add_button is not None
        ]  # fmt: skip

    # lines

    def _responsible(self, known: Safeguards) -> list[Line]:
        """Say who holds responsibility and has no entry yet."""
        written = {one.person_id for one in known.sharings}
        words = translate(
            "ClientFile", "holds parental responsibility; what they may receive is not agreed yet"
        )
        return [Line(one.name, words, ink="warning") for one in known.responsible if one.id not in written]

    def _sharings(self, known: Safeguards) -> list[Line]:
        return [self._sharing(one, known) for one in known.sharings]

    def _sharing(self, one: Sharing, known: Safeguards) -> Line:
        person = known.of_person(one.person_id)
        holds = person is not None and person.holds_responsibility
        private = translate("ClientFile", "stays private: %1").replace("%1", isolated(one.private))
        receives = translate("ClientFile", "may receive: %1").replace("%1", isolated(one.receives))
        second = joined(
            translate("ClientFile", "holds parental responsibility") if holds else "",
            receives if one.receives.strip() else translate("ClientFile", "may receive nothing"),
            private if one.private.strip() else "",
            translate("ClientFile", "the address is withheld") if one.address_withheld else "",
            day_and_year(one.agreed_on),
        )
        ink = "warning" if one.address_withheld else "muted"
        return Line(person.name if person else "", second, self._acts(one), ink=ink)

    def _order(self, one: CourtOrder) -> Line:
        until = (
            translate("ClientFile", "until %1").replace("%1", day_and_year(one.until)) if one.until else ""
        )
        title = joined(day_and_year(one.ordered_on), one.court)
        return Line(title, joined(one.words, until), self._acts(one))

    def _capacity(self, one: Capacity) -> Line:
        second = joined(
            wording.finding_words(one.finding), wording.assent_words(one.assent), one.grounds,
            day_and_year(one.judged_on),
        )  # fmt: skip
        return Line(one.decision, second, self._acts(one))

    def _secrets(self, one: SecretsAgreement) -> Line:
        said = translate("ClientFile", "What one says alone %1")
        title = said.replace("%1", dict(wording.policies())[one.policy])
        return Line(title, joined(one.words, day_and_year(one.agreed_on)), self._acts(one))

    def _screenings(self, known: Safeguards) -> list[Line]:
        found = []
        for one in known.screenings:
            person = known.of_person(one.person_id)
            alone = "" if one.was_alone else translate("ClientFile", "not alone")
            said = dict(wording.outcomes())[one.outcome]
            title = f"{person.name if person else ''}: {said}"
            second = joined(day_and_year(one.screened_on), alone)
            ink = "warning" if one.outcome == "told" else "muted"
            found.append(Line(title, second, self._acts(one), ink=ink))
        return found

    def _acts(self, one: Safeguard) -> list[Button]:
        return [
            act(translate("ClientFile", "Change"), partial(self.edits.alter, one)),
            act(translate("ClientFile", "Remove"), partial(self.edits.take_away, one)),
        ]

    def _section(self, title: str, empty: str, add: str, kind: type[Safeguard]) -> Section:
        button = Button(add, dense=True, icon="plus", do=lambda: self.edits.new(kind))
        return Section(title, empty, button)


def _majority(known: Safeguards) -> list[Line]:
    one = known.majority
    if one is None:
        words = translate(
            "ClientFile", "Without a date of birth nobody is told when the client comes of age."
        )
        return [Line(translate("ClientFile", "Date of birth not known"), words, ink="warning")]
    if not one.has_come:
        words = translate("ClientFile", "comes of age on %1").replace("%1", day_and_year(one.on))
        rest = translate(
            "ClientFile", "From then parents have no access of their own, and consent is asked anew."
        )
        return [Line(words[:1].upper() + words[1:], rest)]
    title = translate("ClientFile", "Of age since %1").replace("%1", day_and_year(one.on))
    if one.is_renewed:
        words = translate("ClientFile", "Parents' access has ended; the client agreed to treatment anew.")
        return [Line(title, words)]
    words = translate(
        "ClientFile",
        "Parents' access has ended. The client's own treatment agreement is missing: add it to the consents.",
    )
    return [Line(title, words, ink="warning")]


def _releases(known: Safeguards) -> list[Line]:
    found = []
    for recipient, missing in known.releases:
        title = translate("ClientFile", "Release to %1").replace("%1", isolated(recipient))
        if missing:
            said = translate("ClientFile", "Both must agree; not given by %1")
            found.append(Line(title, said.replace("%1", ", ".join(map(isolated, missing))), ink="warning"))
        else:
            found.append(Line(title, translate("ClientFile", "given by both")))
    return found


def _unscreened(known: Safeguards) -> list[Line]:
    words = translate("ClientFile", "not yet asked alone about fear and violence")
    return [Line(one.name, words, ink="warning") for one in known.unscreened]


def _alone(known: Safeguards) -> list[Line]:
    """List the meetings with one partner by who came."""
    found = []
    for one in known.alone:
        who = ", ".join(one.names) or translate("ClientFile", "nobody is noted as present")
        title = translate("ClientFile", "Meeting alone: %1").replace("%1", who)
        found.append(Line(title, day_and_year(day_of(one.session)), is_past=True))
    return found
