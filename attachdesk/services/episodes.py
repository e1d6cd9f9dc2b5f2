"""Episodes of care: from intake to discharge, one after the other, and from when a file's time runs."""

from dataclasses import dataclass
from datetime import date

from attachdesk.domain.client import Client, Episode
from attachdesk.domain.note import Note
from attachdesk.domain.session import NOT_HELD, Contact, Session, day_of
from attachdesk.domain.signing import EnteredInError
from attachdesk.services.records import Records
from attachdesk.storage.unit_of_work import Work


@dataclass(frozen=True)
class EpisodeLine:
    """One episode: sessions attended and not held, outreach in it, and its discharge summary, if begun.

    Outreach after the ending counts to the episode that ended, until the next one starts.
    """

    episode: Episode
    held: tuple[Session, ...]
    missed: int
    outreach: tuple[Contact, ...]
    summary: Note | None


@dataclass(frozen=True)
class Care:
    """All episodes of a client, newest first, and the day from which the file's keeping time counts.

    ``kept_from`` is None while an episode runs, and for a minor without a date of birth.
    """

    client: Client
    lines: tuple[EpisodeLine, ...]
    kept_from: date | None

    @property
    def is_running(self) -> bool:
        """Whether an episode has not ended yet."""
        return any(line.episode.ended_on is None for line in self.lines)


class Episodes:
    """Reads what there is of each episode of care."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def care(self, client_id: str) -> Care:
        """Return a client's episodes, newest first. ``RuleBroken``: there is no such client."""
        with self._records.work() as work:
            client = work.get(Client, client_id)
            lines = episode_lines(work, client_id)
        return Care(client, lines[::-1], kept_from(client, [line.episode for line in lines]))


def episode_lines(work: Work, client_id: str) -> tuple[EpisodeLine, ...]:
    """Return a client's episodes with what belongs to each, oldest first."""
    episodes = sorted(work.find(Episode, client_id=client_id), key=lambda one: one.started_on)
    sessions = work.find(Session, client_id=client_id, order_by="starts_at")
    outreach = work.find(Contact, client_id=client_id, contact_kind="outreach", order_by="starts_at")
    ids = tuple(one.id for one in episodes)
    notes = work.find(Note, episode_id=ids, layer="record") if ids else []
    in_error = {one.note_id for one in work.find(EnteredInError, client_id=client_id)} if notes else set()
    summaries = {note.episode_id: note for note in notes if note.id not in in_error}
    return tuple(
        EpisodeLine(
            one,
            tuple(session for session in sessions if session.episode_id == one.id and session.is_held),
            sum(session.episode_id == one.id and _is_missed(session, one) for session in sessions),
            tuple(contact for contact in outreach if _episode_on(episodes, day_of(contact)) == one),
            summaries.get(one.id),
        )
        for one in episodes
    )


def kept_from(client: Client, episodes: list[Episode]) -> date | None:
    """Return the day from which the keeping time of a file counts: the last ending, never before majority."""
    ends = [one.ended_on for one in episodes]
    if not ends or None in ends:
        return None
    last = max(end for end in ends if end is not None)
    if client.retention_class != "minor":
        return last
    return max(last, client.majority) if client.majority is not None else None


def _is_missed(session: Session, episode: Episode) -> bool:
    """Say whether a session did not take place; one that lay behind the ending is none that was missed."""
    is_within = episode.ended_on is None or day_of(session) <= episode.ended_on
    return session.status in NOT_HELD and is_within


def _episode_on(episodes: list[Episode], day: date) -> Episode:
    """Return the episode that a day falls into or comes after; before the first: the first."""
    begun = [one for one in episodes if one.started_on <= day]
    return (begun or episodes[:1])[-1]
