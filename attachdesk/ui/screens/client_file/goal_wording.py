"""The words of the treatment plan on screen: levels, states, the latest figure, which session."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from attachdesk.charts.attainment import ATTAINMENT, Frame, Reached, attainment, figure_words
from attachdesk.charts.picture import Picture
from attachdesk.charts.wording import Wording
from attachdesk.domain.plan import GoalRating
from attachdesk.domain.treatment import AttainmentRating
from attachdesk.library import Library
from attachdesk.services.plan_reading import GoalLine, ObjectiveLine
from attachdesk.ui.kit.time_words import day_and_year, short_day
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate
SMALL, LARGE = (104, 30), (520, 150)
"""Width and height of the picture in the outline and on a page, in px."""


def levels() -> list[tuple[int, str]]:
    """Return the five levels of goal attainment scaling with what each stands for."""
    return [
        (2, translate("ClientFile", "+2: much more than expected")),
        (1, translate("ClientFile", "+1: more than expected (may wait)")),
        (0, translate("ClientFile", "0: what you both expect")),
        (-1, translate("ClientFile", "-1: less than expected (may wait)")),
        (-2, translate("ClientFile", "-2: where the client stands now, or worse")),
    ]


def objective_states() -> list[tuple[str, str]]:
    """Return the states of an objective."""
    return [
        ("open", translate("ClientFile", "open")),
        ("reached", translate("ClientFile", "reached")),
        ("dropped", translate("ClientFile", "dropped")),
    ]


def named(code: str, library: Library) -> str:
    """Return the name of a pattern or benefit, with a capital."""
    name = library.patterns[code].name if code in library.patterns else library.benefits[code].name
    return name[:1].upper() + name[1:]


def goal_facts(line: GoalLine) -> str:
    """Return in one line how a goal stands."""
    latest = ""
    if line.ratings:
        last = line.ratings[-1]
        latest = translate("ClientFile", "%1 of 10").replace("%1", str(last.value))
        latest = f"{latest} ({short_day(last.rated_on)})"
    ended = _ended(line.goal.until)
    return joined(latest or ("" if ended else translate("ClientFile", "not rated yet")), ended)


def objective_facts(line: ObjectiveLine) -> str:
    """Return in one line how an objective stands."""
    one, latest = line.objective, ""
    if line.ratings:
        last = line.ratings[-1]
        latest = f"{figure_words(last.level, ATTAINMENT)} ({short_day(last.rated_on)})"
    state = "" if one.state == "open" else dict(objective_states())[one.state]
    ended = f"{state} {short_day(one.until)}" if state and one.until else state
    worked = ""
    if line.worked:
        worked = translate("ClientFile", "worked on in %n session(s)", "", len(line.worked))
    missing = "" if line.levels or state else translate("ClientFile", "levels not described yet")
    return joined(latest, ended, missing, worked)


def _ended(until: date | None) -> str:
    return translate("ClientFile", "ended %1").replace("%1", day_and_year(until)) if until else ""


def picture_of(
    place: Workplace,
    title: str,
    ratings: Sequence[GoalRating | AttainmentRating],
    since: date,
    scale: tuple[int, int],
    *,
    is_small: bool,
) -> Picture:
    """Return the picture of the ratings of a goal or objective, from its first day until today."""
    reached = [Reached(one.rated_on, _figure(one), one.session_id or "") for one in ratings]
    first = min([since, *(one.on for one in reached)])
    width, height = SMALL if is_small else LARGE
    frame = Frame(width, height, scale, first, place.desk.records.today(), is_small)
    return attainment(title, reached, frame, Wording(place.desk.library.words(), {}))


def _figure(one: GoalRating | AttainmentRating) -> int:
    return one.value if isinstance(one, GoalRating) else one.level
