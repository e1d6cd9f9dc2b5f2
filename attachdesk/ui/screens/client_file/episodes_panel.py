"""The episodes of care in the details: how each began and ended, outreach, and its discharge summary."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.session import day_of
from attachdesk.services.episodes import Care, EpisodeLine
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.time_words import day_and_year, short_day
from attachdesk.ui.screens.client_file import wording
from attachdesk.ui.screens.client_file.section import Line, Section, act
from attachdesk.ui.screens.client_file.wording import joined

translate = QCoreApplication.translate


class EpisodesPanel(Section):
    """From intake to discharge, newest first; ``open_summary`` gets the id of an episode that ended."""

    def __init__(self, open_summary: Callable[[str], object]) -> None:
        super().__init__(translate("ClientFile", "Episodes of care"), translate("ClientFile", "None yet."))
        self._open_summary = open_summary

    def show_care(self, care: Care) -> None:
        """Show each episode, and from when the file's keeping time counts."""
        self.show_lines([*(self._episode(one) for one in care.lines), _kept(care)])

    def _episode(self, one: EpisodeLine) -> Line:
        episode = one.episode
        attended = translate("ClientFile", "sessions attended: %1").replace("%1", str(len(one.held)))
        if episode.ended_on is None:
            since = translate("ClientFile", "Since %1").replace("%1", day_and_year(episode.started_on))
            return Line(since, joined(attended, _outreach(one)))
        span = f"{day_and_year(episode.started_on)} – {day_and_year(episode.ended_on)}"
        ended = dict(wording.endings())[episode.ending or "other"]
        if one.summary is None:
            words = translate("ClientFile", "Write the discharge summary")
        else:
            words = translate("ClientFile", "Open the discharge summary")
        stands = {
            None: translate("ClientFile", "no discharge summary yet"),
            "draft": translate("ClientFile", "discharge summary: draft"),
            "signed": translate("ClientFile", "discharge summary signed: it seals how care ended"),
        }[one.summary.status if one.summary else None]
        second = joined(ended, episode.remark, attended, _outreach(one), stands)
        ink = "muted" if one.summary and one.summary.status == "signed" else "warning"
        return Line(span, second, [act(words, partial(self._open_summary, episode.id))], ink=ink)


def _outreach(one: EpisodeLine) -> str:
    if not one.outreach:
        return ""
    days = ", ".join(_named(short_day(day_of(each)), each.with_whom) for each in one.outreach)
    return translate("ClientFile", "reached out: %1").replace("%1", days)


def _named(day: str, whom: str) -> str:
    """Return a day, and with whom it was unless with the client."""
    return f"{day} ({isolated(whom)})" if whom else day


def _kept(care: Care) -> Line:
    """Say by which rule the file is kept, and from which day that counts."""
    kept = dict(wording.retention_classes())[care.client.retention_class]
    title = translate("ClientFile", "Kept %1").replace("%1", kept[:1].lower() + kept[1:])
    if care.is_running:
        return Line(title, translate("ClientFile", "the time begins to count when care has ended"))
    if care.kept_from is None:
        words = translate("ClientFile", "the time counts from the client's majority: add the date of birth")
        return Line(title, words, ink="warning")
    counts = translate("ClientFile", "the time counts from %1").replace("%1", day_and_year(care.kept_from))
    return Line(title, counts)
