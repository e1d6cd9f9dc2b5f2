"""The career practice: thousands of clients over decades, written in the order of the years."""

from collections.abc import Callable, Sequence
from datetime import time
from itertools import count
from pathlib import Path

from attachdesk.demo import career_session, client_writer, files, rota, starter, voices
from attachdesk.demo.calendar import Calendar
from attachdesk.demo.career_file import Opened, open_file
from attachdesk.demo.career_session import Quota
from attachdesk.demo.pen import Pen
from attachdesk.demo.rota import Course, Visit
from attachdesk.demo.session_writer import Templates
from attachdesk.demo.voices import Voice
from attachdesk.domain.note import Note, NoteMark
from attachdesk.domain.observation import Observation
from attachdesk.domain.plan import Break
from attachdesk.services.practice_clock import DEMO_CLOCK
from attachdesk.services.records import Records
from attachdesk.storage import search
from attachdesk.storage.unit_of_work import Work

CLIENTS, SESSIONS, OBSERVATIONS = 2_500, 50_000, 300_000
PIECE = 400
"""Visits in one unit of work."""
Progress = Callable[[int, int], None]


class CareerPen(Pen):
    """Ids that begin with a number counted up, so that they lie in the order of writing, as the rows do."""

    def __init__(self, seed: int, calendar: Calendar) -> None:
        super().__init__(seed, calendar)
        self._numbers = count(1)

    def identify(self) -> str:
        """Return the next id."""
        return f"{next(self._numbers):010x}{self._random.getrandbits(88):022x}"


def build(
    records: Records,
    content: Path,
    templates: Templates,
    seed: int = 1,
    *,
    clients: int = CLIENTS,
    sessions: int = SESSIONS,
    observations: int = OBSERVATIONS,
    longest: int | None = None,
    progress: Progress | None = None,
) -> int:
    """Write the practice into a fresh vault and return how many held sessions it has.

    ``longest``: how many sessions the first client has; left out, a hundredth of all, at most 500.
    ``progress`` is told (visits written, visits altogether) after each piece. The same seed and sizes give
    the same record.
    """
    practice = files.read(content / "demo")
    pen = CareerPen(seed, client_writer.calendar_of(practice.practice))
    courses = rota.plan(seed, clients, sessions, longest)
    sources = [voices.voice(table, templates) for table in practice.clients]
    writer = Writer(pen, seed, sources, Quota(sessions, observations))
    with records.work() as work:
        starter.replace_practice(work, pen, practice.practice)
        writer.begin(practice.practice, courses[0].visits[0].week)
        put(work, pen)
        work.put_setting(DEMO_CLOCK, pen.calendar.now().isoformat())
    visits = in_order(courses)
    for start in range(0, len(visits), PIECE):
        for course, one in visits[start : start + PIECE]:
            writer.write(course, one)
        with records.work() as work:
            put(work, pen)
            search.catch_up(work)
        if progress is not None:
            progress(min(start + PIECE, len(visits)), len(visits))
    return sessions


class Writer:
    """Writes visit after visit with the pen; a file is opened with its first and left after its last."""

    def __init__(self, pen: Pen, seed: int, sources: Sequence[Voice], quota: Quota) -> None:
        self._pen, self._seed, self._sources, self._quota = pen, seed, sources, quota
        self._opened: dict[int, Opened] = {}
        self._own_codes: dict[str, str] = {}

    def begin(self, practice: client_writer.Table, first_week: int) -> None:
        """Write what belongs to the practice: the therapist's own codes, the breaks of all years."""
        calendar = self._pen.calendar
        begun = calendar.at(calendar.day(first_week - 1), time(8))
        self._own_codes = starter.own_codes(self._pen, practice, begun)
        for first, last in rota.weeks_off(first_week):
            since, until = calendar.day(first), calendar.day(last, "sun")
            self._pen.write(Break, begun, since=since, until=until, why=_break_of(since.month))

    def write(self, course: Course, one: Visit) -> None:
        """Write one visit."""
        opened = self._opened.get(course.number)
        if opened is None:
            voice = self._sources[(course.number * 7 + self._seed) % len(self._sources)]
            opened = open_file(self._pen, course, voice, self._own_codes, self._seed)
            self._opened[course.number] = opened
        career_session.visit(self._pen, opened, one, self._quota)
        if one is course.visits[-1]:
            if course.booked is not None:
                career_session.book(self._pen, opened, course.booked)
            del self._opened[course.number]


def _break_of(month: int) -> str:
    return {12: "Winter break", 1: "Winter break", 8: "Summer break"}.get(month, "Spring break")


def in_order(courses: Sequence[Course]) -> list[tuple[Course, Visit]]:
    """Return every visit of all courses, oldest first."""
    every = [(course, one) for course in courses for one in course.visits]
    return sorted(every, key=lambda entry: (entry[1].week, entry[1].slot))


def put(work: Work, pen: Pen) -> None:
    """Write what the pen holds: first notes, then what stands on them, so that it is sealed with them."""
    written = pen.take()
    on_notes = [one for one in written if isinstance(one, NoteMark | Observation) and one.note_id]
    # what a meeting is made of comes before its note, which seals it once it is signed
    work.add_all(
        one for one in written if not (isinstance(one, NoteMark | Observation | Note) and _is_of_note(one))
    )
    work.add_all(one for one in written if isinstance(one, Note))
    work.add_all(on_notes)


def _is_of_note(one: NoteMark | Observation | Note) -> bool:
    return isinstance(one, Note) or bool(one.note_id)
