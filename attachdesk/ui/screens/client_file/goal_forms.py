"""The forms of the treatment plan: problems, goals, objectives, their levels and means, an agreement."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.intervention import PickList
from attachdesk.domain.observation import BENEFITS
from attachdesk.domain.treatment import Problem
from attachdesk.library import Library
from attachdesk.ui.kit.fields import ChoiceField, DateField, LongField, TextField
from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.screens.client_file.goal_wording import levels, named

translate = QCoreApplication.translate


def problem(today: date) -> Form:
    """Return the form of a problem."""
    form = Form(width=560)
    form.add("words", translate("ClientFile", "What brings the client, in their words"), LongField(least=2))
    form.add("since", translate("ClientFile", "In the plan since"), DateField())
    form.put(since=today)
    return form


def goal(today: date, library: Library, problems: Sequence[Problem], problem_id: str | None) -> Form:
    """Return the form of a goal: its words, the problem it is for, the benefit it serves."""
    form = Form(width=560)
    form.add("words", translate("ClientFile", "The goal, in the client's words"), LongField(least=2))
    if problems:
        shown = [(one.id, one.words) for one in problems]
        words, none = translate("ClientFile", "For which problem"), translate("ClientFile", "None of them")
        form.add("problem_id", words, ChoiceField(shown, none=none))
        form.put(problem_id=problem_id)
    benefits = [(code, named(code, library)) for code in BENEFITS]
    none = translate("ClientFile", "A goal of its own")
    form.add("benefit", translate("ClientFile", "Toward which benefit"), ChoiceField(benefits, none=none))
    form.add("since", translate("ClientFile", "Since"), DateField())
    form.put(since=today)
    return form


def objective(today: date) -> Form:
    """Return the form of an objective."""
    form = Form(width=560)
    words = translate("ClientFile", "What will be different, so that both can see it")
    form.add("words", words, LongField(least=2))
    hint = translate("ClientFile", "A count, a questionnaire, what somebody else would notice.")
    form.add("measured_by", translate("ClientFile", "How one will know"), LongField(least=2), hint)
    form.add("since", translate("ClientFile", "Since"), DateField())
    form.put(since=today)
    return form


def problem_end(today: date) -> Form:
    """Return the form that ends a problem."""
    form = Form(width=560)
    form.add("until", translate("ClientFile", "No longer a problem since"), DateField())
    form.put(until=today)
    return form


def level_words(said: Mapping[int, str]) -> Form:
    """Return the form that describes the five levels; fields are named ``level-2`` to ``level2``."""
    form = Form(width=560)
    for level, words in levels():
        form.add(f"level{level}", words, LongField(least=1, most=4))
        form.put(**{f"level{level}": said.get(level, "")})
    return form


def attainment(today: date, said: Mapping[int, str]) -> Form:
    """Return the form that rates an objective by its levels."""
    form = Form(width=560)
    words = translate("ClientFile", "Which level has been reached")
    options = [(level, f"{level:+d}" if level else "0") for level in range(-2, 3)]
    told = [f"{level:+d}: {said[level]}" if level else f"0: {said[level]}" for level in sorted(said)]
    form.add("level", words, Segments(options, words), "\n".join(told))
    form.add("on", translate("ClientFile", "Rated on"), DateField())
    form.put(on=today)
    return form


def intervention(library: Library, benefit: str) -> Form:
    """Return the form of an intervention: a pick list, an option of it, the words that are kept."""
    form = Form(width=560)
    lists = library.interventions
    options = [(one.id, named(one.id, library)) for one in lists.values()]
    none = translate("ClientFile", "None: my own words")
    source, option, words = ChoiceField(options, none=none), ChoiceField([]), TextField()
    form.add("option", translate("ClientFile", "Pick list"), source)
    form.add("picked", translate("ClientFile", "From the list"), option)
    form.add("words", translate("ClientFile", "What you mean to do"), words)

    def offer() -> None:
        chosen: PickList | None = lists.get(source.value() or "")
        form.show_field("picked", chosen is not None)
        if chosen is not None:
            none = translate("ClientFile", "Choose, or write your own below")
            option.offer([(one, one) for one in chosen.options], none=none)

    def take() -> None:
        if option.value():
            words.put(option.value())
            words.edited.emit()

    source.edited.connect(offer)
    option.edited.connect(take)
    form.put(option=benefit or None)
    offer()
    return form


def agreement(today: date) -> Form:
    """Return the form of an agreed version."""
    form = Form(width=560)
    form.add("agreed_with", translate("ClientFile", "Agreed with"), TextField())
    form.add("agreed_on", translate("ClientFile", "On"), DateField())
    hint = translate("ClientFile", "Comes up on Today; earlier plan reviews count as done.")
    form.add("review_on", translate("ClientFile", "To be reviewed on"), DateField(), hint)
    form.put(agreed_on=today)
    return form
