"""Looking back over a client's work: the trend, its series, its pictures, and the passages behind a mark."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from attachdesk.analysis.between import between
from attachdesk.analysis.series import series_of
from attachdesk.analysis.trends import view_of
from attachdesk.charts.picture import Picture
from attachdesk.charts.readings import courses, readings_picture, with_readings
from attachdesk.charts.table import Rows, as_table
from attachdesk.charts.trends import patterns_picture, trends_picture
from attachdesk.charts.wording import Wording
from attachdesk.domain.client import Client, Person
from attachdesk.domain.note import Note
from attachdesk.domain.observation import Code, Observation, SessionTarget
from attachdesk.domain.overview import Evidence
from attachdesk.domain.plan import BenefitInFocus, Break, Phase, Rupture
from attachdesk.domain.session import Contact, Session
from attachdesk.domain.trend import Bond, Course, Mode, TrendSeries, TrendsView
from attachdesk.domain.writing import FieldReading
from attachdesk.library import Library
from attachdesk.services.records import Records
from attachdesk.storage import sightings
from attachdesk.storage.in_error import is_in_error
from attachdesk.storage.sightings import Written
from attachdesk.storage.unit_of_work import Work

REACH = 160
"""Code points of a note shown on each side of a passage, at most."""
REPORT_WIDTH = 640.0


class Reviewing:
    """What was seen over time. Process notes take no part in it, and no figure comes without its n."""

    def __init__(self, records: Records, library: Library) -> None:
        self._records = records
        self._library = library

    def trends(
        self,
        client_id: str,
        *,
        since: date | None = None,
        until: date | None = None,
        toward: str | None = None,
        shown_by: str | None = None,
    ) -> TrendsView:
        """Return the view of a client's work between two local days, both in.

        ``toward`` and ``shown_by`` (ids of people) narrow patterns and benefits to one relationship; with an
        empty ``shown_by`` to what a couple showed as one.
        """
        course = self.course(client_id)
        return view_of(course, since=since, until=until, toward=toward, shown_by=shown_by)

    def series(self, client_id: str) -> tuple[TrendSeries, ...]:
        """Return the series behind the trend screen: four units for each code, over the whole work."""
        return series_of(self.trends(client_id))

    def picture(
        self,
        view: TrendsView,
        size: tuple[float, float] = (820.0, 0.0),
        mode: Mode = "share",
        toward: str | None = None,
    ) -> Picture:
        """Return the picture of a view for a width in px; its height is what the rows need.

        ``toward`` narrows a view of everybody to one person, without reading the vault again.
        """
        if toward is not None and toward != view.toward:
            view = view_of(
                view.course, since=view.since, until=view.until, toward=toward, shown_by=view.shown_by
            )
        return trends_picture(view, self._wording(), size[0], mode=mode)

    def by_relationship(
        self, view: TrendsView, width: float = 400.0, mode: Mode = "share"
    ) -> tuple[tuple[Bond, Picture], ...]:
        """Return small multiples: the patterns toward each person, partners of a couple apart."""
        wording = self._wording()
        made = []
        for bond in view.people:
            title = wording.say("title_toward", person=bond.name)
            if bond.shown_by is not None:
                title = wording.say("title_between", person=bond.shown_by_name, other=bond.name)
            course = between(view.course, (bond.toward, bond.shown_by))
            narrow = view_of(course, since=view.since, until=view.until)
            made.append((bond, patterns_picture(narrow, wording, width, mode=mode, title=title)))
        return tuple(made)

    def report_picture(
        self,
        client_id: str,
        since: date | None,
        until: date | None,
        codes: frozenset[str] | None = None,
        names: Mapping[str, str] | None = None,
        *,
        is_plain: bool = False,
    ) -> Picture | None:
        """Return the patterns of a period for a page, or None when no session took place in it.

        ``codes`` leaves only those (the patterns a client has been told), ``names`` calls their rows
        something else. Names of phases stay out, with ``is_plain`` also intervals and ruptures.
        """
        course = replace(self.course(client_id, for_page=True), phases=())
        view = view_of(course, since=since, until=until)
        if not view.sessions:
            return None
        wording = Wording(self._library.words(), names) if names else self._wording()
        return patterns_picture(view, wording, REPORT_WIDTH, codes=codes, is_plain=is_plain)

    def readings(
        self, view: TrendsView, read: Sequence[FieldReading], width: float, mode: Mode
    ) -> tuple[Picture, ...]:
        """Return a chart of each typed field that was read, on the axis of ``picture`` of that width."""
        wording, found = self._wording(), courses(self._library.session_fields, read, view)
        return tuple(readings_picture(one, view, wording, width, mode) for one in found)

    def table(self, view: TrendsView, read: Sequence[FieldReading] = ()) -> Rows:
        """Return the same data as rows of words, the first a header; fields that were ``read`` stand last."""
        wording, found = self._wording(), courses(self._library.session_fields, read, view)
        return with_readings(as_table(view, wording), found, view, wording)

    def course(self, client_id: str, *, for_page: bool = False) -> Course:
        """Return the records of one client that trends are made of.

        ``for_page``: to be read by others, so without what was seen in words told in confidence.
        """
        with self._records.work() as work:
            work.get(Client, client_id)
            written = sightings.written_of(work, client_id)
            held = sightings.confided_of(work, client_id) if for_page else frozenset()
            seen = sightings.seen_of(work, client_id)
            return Course(
                client_id=client_id,
                sessions=tuple(sorted(work.find(Session, client_id=client_id), key=attrgetter("starts_at"))),
                observations=tuple(one for one in seen if one.id not in held),
                words=_words(written),
                notes=frozenset(one.note_id for one in written),
                targets=tuple(work.find(SessionTarget, client_id=client_id)),
                people=tuple(work.find(Person, client_id=client_id)),
                phases=tuple(work.find(Phase, client_id=client_id)),
                breaks=_breaks(work, client_id),
                ruptures=tuple(work.find(Rupture, client_id=client_id)),
                focus=tuple(work.find(BenefitInFocus, client_id=client_id)),
                codes=tuple(work.find(Code)),
            )

    def evidence(self, ids: Sequence[str]) -> tuple[Evidence, ...]:
        """Return the words around each passage, in the order asked for.

        An observation that is gone meanwhile, or that lies on a process note or on one entered in error, is
        left out.
        """
        with self._records.work() as work:
            found = {one.id: one for one in work.find(Observation, id=tuple(ids))} if ids else {}
            reader = _Reader(work)
            shown = (reader.evidence(found[one]) for one in dict.fromkeys(ids) if one in found)
            return tuple(one for one in shown if one is not None)

    def _wording(self) -> Wording:
        names = {pattern.id: pattern.name for pattern in self._library.patterns.values()}
        names |= {benefit.id: benefit.short for benefit in self._library.benefits.values()}
        names = {code: name[:1].upper() + name[1:] for code, name in names.items()}
        return Wording(self._library.words(), names)


class _Reader:
    """Reads what evidence needs, each record once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._notes: dict[str, Note] = {}
        self._sessions: dict[str, Session] = {}
        self._names: dict[str, str] = {}

    def evidence(self, one: Observation) -> Evidence | None:
        """Return one observation with its words; None when its note is a process note."""
        note = self._note(one.note_id)
        if note is not None and (note.layer != "record" or is_in_error(self._work, note.id)):
            return None
        before, after = _around(one, note)
        return Evidence(
            observation=one,
            session=self._session(one.session_id),
            contact=self._work.get(Contact, one.contact_id) if one.contact_id else None,
            note_id=one.note_id,
            before=before,
            passage=one.quote,
            after=after,
            toward=self._name(one.toward),
            shown_by=self._name(one.shown_by),
        )

    def _note(self, note_id: str | None) -> Note | None:
        if note_id is None:
            return None
        if note_id not in self._notes:
            self._notes[note_id] = self._work.get(Note, note_id)
        return self._notes[note_id]

    def _session(self, session_id: str | None) -> Session | None:
        if session_id is None:
            return None
        if session_id not in self._sessions:
            self._sessions[session_id] = self._work.get(Session, session_id)
        return self._sessions[session_id]

    def _name(self, person_id: str | None) -> str:
        if person_id is None:
            return ""
        if person_id not in self._names:
            self._names[person_id] = self._work.get(Person, person_id).name
        return self._names[person_id]


def _around(one: Observation, note: Note | None) -> tuple[str, str]:
    """Return the words before and after a passage, up to the ends of its lines, whole words only."""
    if note is None or one.place == "tray" or one.start is None or one.end is None:
        return one.before, one.after
    before = note.text[max(0, one.start - REACH) : one.start].rpartition("\n")[2]
    after = note.text[one.end : one.end + REACH].partition("\n")[0]
    if len(before) == REACH < one.start:
        before = "…" + before.partition(" ")[2]
    if len(after) == REACH < len(note.text) - one.end:
        after = after.rpartition(" ")[0] + "…"
    return before, after


def _words(written: Sequence[Written]) -> dict[str, int]:
    words: dict[str, int] = {}
    for one in written:
        words[one.session_id] = words.get(one.session_id, 0) + one.words
    return words


def _breaks(work: Work, client_id: str) -> tuple[Break, ...]:
    found = [*work.find(Break, client_id=client_id), *work.find(Break, client_id=None)]
    return tuple(sorted(found, key=lambda one: (one.since, one.until)))
