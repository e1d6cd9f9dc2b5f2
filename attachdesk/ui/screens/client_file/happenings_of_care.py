"""The rows of a timeline that tell of care itself: consents, goals, benefits in focus, episodes."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.client import Consent, Episode
from attachdesk.domain.note import Note
from attachdesk.domain.plan import BenefitInFocus, Goal
from attachdesk.library import Library
from attachdesk.ui.screens.client_file import wording
from attachdesk.ui.screens.client_file.happening import Happening, one_line, until
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate


def of_consent(consent: Consent, today: date) -> Happening:
    """Return the row of a consent as it stands today."""
    kind = dict(wording.consent_kinds())[consent.about]
    state = dict(wording.consent_states())[consent.standing(today)]
    ends = until(consent.until)
    second = joined(consent.recipient, consent.scope, ends, consent.legal_basis, consent.document)
    return Happening(
        consent.id, "consent", consent.since, f"{kind}, {state}", one_line(second), "signature", consent
    )


def of_goal(goal: Goal) -> list[Happening]:
    """Return how a goal began, and how it ended if it did."""
    begun = translate("ClientFile", "New goal")
    rows = [Happening(goal.id, "plan", goal.since, begun, one_line(goal.words), "target", goal)]
    if goal.until is not None:
        ended = translate("ClientFile", "Goal ended")
        second = one_line(joined(goal.words, goal.remark))
        rows.append(Happening(f"{goal.id} ended", "plan", goal.until, ended, second, "target", goal))
    return rows


def of_focus(focus: BenefitInFocus, library: Library) -> Happening:
    """Return the row of a benefit put in focus."""
    name = library.benefits[focus.benefit].name
    title = translate("ClientFile", "In focus: %1").replace("%1", name)
    ends = until(focus.until)
    second = one_line(joined(focus.why, ends))
    return Happening(
        focus.id, "plan", focus.since, title, second, "target", focus, ((focus.benefit, "", ""),)
    )


def of_episode(episode: Episode, summary: Note | None, *, is_first: bool) -> list[Happening]:
    """Return how care began again and ended, and the discharge summary of the ending."""
    begun = translate("ClientFile", "Care began again")
    rows = [Happening(episode.id, "plan", episode.started_on, begun, "", "user-plus", episode)]
    if is_first:  # the header says since when
        rows = []
    if episode.ended_on is not None:
        ended = translate("ClientFile", "Care ended")
        second = joined(dict(wording.endings())[episode.ending or "other"], one_line(episode.remark))
        rows.append(
            Happening(f"{episode.id} ended", "plan", episode.ended_on, ended, second, "check", episode)
        )
        if summary is not None:
            title, state = translate("ClientFile", "Discharge summary"), translate("ClientFile", "draft")
            if summary.status == "signed":
                state = translate("ClientFile", "signed")
            sign = "file-check-2" if summary.status == "signed" else "file-pen-line"
            rows.append(Happening(summary.id, "plan", episode.ended_on, title, state, sign, summary))
    return rows
