"""The forms of the details: the client, names, ways to reach, people, consents, the ending."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.client import Client
from attachdesk.ui.kit.fields import ChoiceField, DateField, LongField, TextField, TickField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.screens.client_file import wording

translate = QCoreApplication.translate


class OptionalText(TextField):
    """Words, or nothing at all: empty is None."""

    def value(self) -> str | None:  # type: ignore[override]
        """Return the words, or None."""
        return super().value() or None


def client(of: Client) -> Form:
    """Return the form of the client's own fields."""
    form = Form(width=560)
    form.add("code", translate("ClientFile", "Code"), TextField())
    form.add(
        "name", translate("ClientFile", "Name"), OptionalText(),
        translate("ClientFile", "Optional: the code is enough."),
    )  # fmt: skip
    form.add(
        "pronouns", translate("ClientFile", "Pronouns"), OptionalText(),
        translate("ClientFile", "As the client says them."),
    )  # fmt: skip
    none = translate("ClientFile", "not said")
    if of.client_kind != "couple":
        form.add("date_of_birth", translate("ClientFile", "Date of birth"), DateField())
        form.add("age_band", translate("ClientFile", "Age band"), ChoiceField(wording.age_bands(), none=none))
    form.add("started_on", translate("ClientFile", "Start"), DateField())
    form.add("frequency", translate("ClientFile", "Frequency"), ChoiceField(wording.frequencies()))
    form.add("retention_class", translate("ClientFile", "Kept"), ChoiceField(wording.retention_classes()))
    form.add("about", translate("ClientFile", "About the client"), LongField(least=2))
    hold = translate("ClientFile", "Why nothing of this file may be destroyed. Empty: no hold.")
    form.add("legal_hold", translate("ClientFile", "Legal hold"), TextField(), hold)
    form.put(**{name: getattr(of, name) for name in form.values()})
    return form


def discharge(today: date, booked: int) -> Form:
    """Return the form that ends the work; ``booked`` sessions that lie ahead are asked about."""
    form = Form(width=560)
    form.add("on", translate("ClientFile", "Ended on"), DateField())
    ending = ChoiceField(wording.endings(), none=wording.not_chosen())
    form.add("ending", translate("ClientFile", "How it ended"), ending)
    hint = translate("ClientFile", "The discharge summary opens next, drafted from the record.")
    form.add("remark", translate("ClientFile", "Reason, in a sentence"), LongField(least=2), hint)
    if booked:
        words = translate("ClientFile", "Still booked after it: %n session(s)", "", booked)
        cancel, leave = translate("ClientFile", "Cancel them"), translate("ClientFile", "Leave them booked")
        form.add("lets_go", words, Segments([(True, cancel), (False, leave)], words))
    form.put(on=today)
    return form


def name() -> Form:
    """Return the form of a name for one recipient."""
    form = Form(width=560)
    hint = translate("ClientFile", "Insurer, school, parents' house: who must read this name.")
    form.add("recipient", translate("ClientFile", "Recipient"), TextField(), hint)
    form.add("name", translate("ClientFile", "Name they read"), TextField())
    form.add("pronouns", translate("ClientFile", "Pronouns they read"), TextField())
    return form


def reach(*, is_emergency: bool) -> Form:
    """Return the form of a way to reach the client, or of somebody to call."""
    form = Form(width=560)
    form.add("medium", translate("ClientFile", "Way"), ChoiceField(wording.reach_media()))
    form.add("value", translate("ClientFile", "Number or address"), TextField())
    whose = translate("ClientFile", "Who it is, and how they stand to the client")
    if is_emergency:
        form.add("whose", whose, TextField())
    else:
        form.add("whose", translate("ClientFile", "Whose, when it is not the client's own"), TextField())
    words = translate("ClientFile", "Is a voicemail safe?")
    safe = Segments(wording.voicemail(), words)
    safe.put("not_asked")
    form.add("safe_voicemail", words, safe)
    form.add("remark", translate("ClientFile", "Remark"), TextField())
    return form


def person(relations: Sequence[tuple[str, str]], *, of_couple: bool, of_minor: bool) -> Form:
    """Return the form of somebody in the client's life."""
    form = Form(width=560)
    form.add("name", translate("ClientFile", "As the client calls them"), TextField())
    form.add("relation", translate("ClientFile", "They are the client's"), ChoiceField(relations))
    if of_couple:
        form.add("is_member", "", TickField(translate("ClientFile", "One of the couple that is the client")))
    if of_minor:
        words = translate("ClientFile", "Holds parental responsibility")
        form.add("holds_responsibility", "", TickField(words))
    cared = translate("ClientFile", "The client's own child, whom the client cares for")
    hint = translate("ClientFile", "Behaviour toward them is caregiving, not attachment.")
    form.add("is_cared_for", "", TickField(cared), hint)
    withhold = translate("ClientFile", "What must stay out of copies they are given")
    form.add("withhold", withhold, TextField())
    form.add("remark", translate("ClientFile", "Remark"), LongField(least=2))
    for tick in form.findChildren(TickField):
        tick.setAccessibleName(tick.text())
    return form


def consent(today: date) -> Form:
    """Return the form of a consent."""
    form = Form(width=560)
    about = ChoiceField(wording.consent_kinds())
    form.add("about", translate("ClientFile", "What about"), about)
    words = translate("ClientFile", "Where it stands")
    stands = Segments(wording.consent_states(), words)
    form.add("state", words, stands)
    form.add("since", translate("ClientFile", "Since"), DateField())
    form.add("until", translate("ClientFile", "Until, if it runs out"), DateField())
    form.add("recipient", translate("ClientFile", "Recipient of the release"), TextField())
    form.add("scope", translate("ClientFile", "What it covers"), TextField())
    hint = translate("ClientFile", "For example contract, consent, legal duty.")
    form.add("legal_basis", translate("ClientFile", "Legal basis"), TextField(), hint)
    form.add("given_by", translate("ClientFile", "Given by, when not by the client"), TextField())
    paper = translate("ClientFile", "For example: agreement on treatment, version 3 of May 2026.")
    form.add("document", translate("ClientFile", "Which paper, in which version"), TextField(), paper)

    def follow(_value: Any = None) -> None:
        form.show_field("recipient", about.value() == "release")
        form.show_field("legal_basis", about.value() == "privacy_notice")

    about.currentIndexChanged.connect(follow)
    form.put(state="given", since=today)
    follow()
    return form
