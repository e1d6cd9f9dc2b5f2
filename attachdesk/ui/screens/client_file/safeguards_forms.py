"""The forms of what protects minors and couples."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.client import Person
from attachdesk.ui.kit.fields import ChoiceField, DateField, LongField, TextField, TickField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.screens.client_file import safeguards_wording as wording

translate = QCoreApplication.translate


def order(today: date) -> Form:
    """Return the form of a court order."""
    form = Form(width=560)
    form.add("ordered_on", translate("ClientFile", "Ordered on"), DateField())
    form.add("until", translate("ClientFile", "Until, if it runs out"), DateField())
    form.add("court", translate("ClientFile", "Court and number"), TextField())
    form.add("words", translate("ClientFile", "What it orders"), LongField(least=2))
    form.put(ordered_on=today)
    return form


def capacity(today: date) -> Form:
    """Return the form of one decision that the client could make, or not."""
    form = Form(width=560)
    form.add("judged_on", translate("ClientFile", "Judged on"), DateField())
    hint = translate("ClientFile", "One decision only: capacity is never judged in general.")
    form.add("decision", translate("ClientFile", "Which decision"), TextField(), hint)
    words = translate("ClientFile", "Could the client decide this alone?")
    finding = Segments(wording.findings(), words)
    form.add("finding", words, finding)
    words = translate("ClientFile", "The client's own assent")
    assent = Segments(wording.assents(), words)
    form.add("assent", words, assent)
    form.add("grounds", translate("ClientFile", "Grounds, in the client's words too"), LongField(least=2))
    form.put(judged_on=today, finding="has", assent="not_asked")
    return form


def sharing(people: Sequence[Person], today: date) -> Form:
    """Return the form of what one person may receive."""
    form = Form(width=560)
    form.add("person_id", translate("ClientFile", "Who"), _people(people))
    form.add("agreed_on", translate("ClientFile", "Agreed on"), DateField())
    form.add("receives", translate("ClientFile", "May receive"), LongField(least=2))
    form.add("private", translate("ClientFile", "Stays private"), LongField(least=2))
    tick = TickField(translate("ClientFile", "The client's address must not reach this person"))
    form.add("address_withheld", "", tick)
    tick.setAccessibleName(tick.text())
    form.put(agreed_on=today)
    return form


def secrets(today: date) -> Form:
    """Return the form of what a couple agreed about secrets."""
    form = Form(width=560)
    form.add("agreed_on", translate("ClientFile", "Agreed on"), DateField())
    words = translate("ClientFile", "What one partner says alone")
    form.add("policy", words, ChoiceField(wording.policies()))
    form.add("words", translate("ClientFile", "In the words agreed"), LongField(least=2))
    form.put(agreed_on=today)
    return form


def screening(people: Sequence[Person], today: date) -> Form:
    """Return the form of a partner asked alone about fear and violence."""
    form = Form(width=560)
    form.add("person_id", translate("ClientFile", "Who was asked"), _people(people))
    form.add("screened_on", translate("ClientFile", "On"), DateField())
    tick = TickField(translate("ClientFile", "Nobody else was there or could hear"))
    form.add("was_alone", "", tick)
    tick.setAccessibleName(tick.text())
    words = translate("ClientFile", "Asked about fear and violence")
    outcome = Segments(wording.outcomes(), words)
    form.add("outcome", words, outcome)
    hint = translate("ClientFile", "Never told to the other partner; no report prints it.")
    form.add("words", translate("ClientFile", "In their words"), LongField(least=2), hint)
    form.put(screened_on=today, was_alone=True, outcome="not_asked")
    return form


def _people(people: Sequence[Person]) -> ChoiceField:
    return ChoiceField([(one.id, one.name) for one in people])
