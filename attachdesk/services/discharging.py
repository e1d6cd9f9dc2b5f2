"""The discharge summary: drafted from the record of one episode, then written and signed like any note."""

from dataclasses import replace
from datetime import date

from attachdesk.domain.client import Episode
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import NoteSaved
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.overview import OpenNote
from attachdesk.library import Library
from attachdesk.services.caseload import Caseload
from attachdesk.services.discharge_facts import read_facts
from attachdesk.services.discharge_text import DischargeText
from attachdesk.services.episodes import episode_lines
from attachdesk.services.letting_go import booked_after
from attachdesk.services.note_reading import gathered
from attachdesk.services.note_text import first_place, laid_out, words_in
from attachdesk.services.records import Records
from attachdesk.services.reviewing import Reviewing

TEMPLATE = "discharge"


class Discharging:
    """Ends an episode of care and drafts its summary."""

    def __init__(self, records: Records, library: Library, reviewing: Reviewing, caseload: Caseload) -> None:
        self._records, self._library = records, library
        self._reviewing, self._caseload = reviewing, caseload

    def booked(self, client_id: str) -> int:
        """Return how many sessions lie ahead of a client."""
        with self._records.work() as work:
            return len(booked_after(work, client_id, date.min, self._records.now()))

    def discharge(
        self, client_id: str, *, on: date, ending: str, remark: str = "", lets_go: bool = False
    ) -> Note:
        """End the running episode on a day, not after today, and start its summary.

        ``lets_go``: what is booked after that day is cancelled in the same step.
        """
        self._records.not_in_future(on, "episode.ends_in_future")
        self._caseload.discharge(client_id, on=on, ending=ending, remark=remark, lets_go=lets_go)
        with self._records.work() as work:
            ended = work.find(Episode, client_id=client_id, ended_on=on)
        return self.summary(ended[-1].id).note

    def summary(self, episode_id: str) -> OpenNote:
        """Return the summary of an episode that ended; one not started yet is drafted from the record."""
        with self._records.work() as work:
            episode = work.get(Episode, episode_id)
            if episode.ended_on is None:
                raise RuleBroken("episode.still_running")
            lines = episode_lines(work, episode.client_id)
            begun = [one.summary for one in lines if one.episode.id == episode_id and one.summary]
            if begun:
                return gathered(work, begun[0])
        course = self._reviewing.course(episode.client_id, for_page=True)
        with self._records.work() as work:
            facts = read_facts(work, course, episode_id, episode.ended_on)
            drafted = DischargeText(facts, self._library).sections()
            template = self._library.note_templates[TEMPLATE]
            sections = tuple(replace(one, default=drafted.get(one.key, "")) for one in template.sections)
            text, headings = laid_out(replace(template, sections=sections))
            note: Note = self._records.new(
                Note,
                client_id=episode.client_id,
                episode_id=episode_id,
                zone=self._records.zone,
                template_id=TEMPLATE,
                text=text,
                cursor=first_place(headings, text),
                word_count=words_in(text, (span for _, span in headings)),
                saved_at=self._records.now(),
            )
            work.add(note)
            of = {"client_id": note.client_id, "note_id": note.id}
            for section, span in headings:
                place = {"section": section, "start": span.start, "end": span.end}
                work.add(self._records.new(NoteMark, **of, **place))
            opened = gathered(work, note)
        self._records.announce(NoteSaved(note.client_id, note.id))
        return opened
