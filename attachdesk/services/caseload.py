"""The clients: take one on, keep the file, put on hold, discharge."""

from datetime import date, timedelta
from typing import Any, TypeVar

from attachdesk.domain.client import Client, ClientName, Consent, Episode, Person, Reach
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import ClientChanged, ClientTakenOn, SessionRecorded
from attachdesk.domain.overview import ClientFile, ClientLine
from attachdesk.domain.plan import BenefitInFocus, Due, Goal, GoalRating, Rupture
from attachdesk.domain.record import Record
from attachdesk.services.audit_reasons import record_hold
from attachdesk.services.letting_go import let_go_after
from attachdesk.services.purging import purge_released
from attachdesk.services.records import Records, client_named
from attachdesk.services.sealing import refuse_summed_up
from attachdesk.storage import counts, overviews
from attachdesk.storage.unit_of_work import Work

T = TypeVar("T", bound=Record)
START_AHEAD = timedelta(days=366)
FILED: tuple[type[Record], ...] = (
    Person, Reach, Consent, ClientName, Goal, GoalRating, BenefitInFocus, Rupture, Due,
)  # fmt: skip


class Caseload:
    """Everything that belongs to a client rather than to one session."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def take_on(self, *, code: str, started_on: date, **fields: Any) -> Client:
        """Take on a client under ``code``; everything else can wait.

        Opens the first episode of care and puts the therapist on the client's list of people, so that what
        is shown toward the therapist has somebody to point at. Refuses a code in use.
        """
        self._check(fields.get("date_of_birth"), started_on)
        client: Client = self._records.new(Client, code=code, started_on=started_on, **fields)
        episode = self._records.new(Episode, client_id=client.id, started_on=started_on)
        therapist = self._records.new(Person, client_id=client.id, name="therapist", relation="therapist")
        with self._records.work() as work:
            self._refuse_twin(work, client)
            work.add_all([client, episode, therapist])
            record_hold(work, client, "")
        self._records.announce(ClientTakenOn(client.id))
        return client

    def count_current(self) -> int:
        """Return how many clients are being worked with."""
        with self._records.work() as work:
            return counts.clients_in(work, "current")

    def change(self, client_id: str, **fields: Any) -> Client:
        """Change a client's own fields."""
        self._check(fields.get("date_of_birth"), fields.get("started_on"))
        with self._records.work() as work:
            before = work.get(Client, client_id)
            client = before.changed(**fields)
            self._refuse_twin(work, client)
            work.replace(client)
            record_hold(work, client, before.legal_hold)
            if before.legal_hold and not client.legal_hold:
                purge_released(work, client_id)
        self._records.announce(ClientChanged(client_id))
        return client

    def put_on_hold(self, client_id: str) -> Client:
        """Pause the work; the file stays as it is."""
        return self.change(client_id, state="on_hold")

    def resume(self, client_id: str) -> Client:
        """Go on after a pause, or take a former client on again with a new episode of care."""
        with self._records.work() as work:
            client = work.get(Client, client_id)
            if client.state == "ended":
                work.add(self._records.new(Episode, client_id=client_id, started_on=self._records.today()))
            client = client.changed(state="current")
            work.replace(client)
        self._records.announce(ClientChanged(client_id))
        return client

    def discharge(
        self, client_id: str, *, on: date, ending: str, remark: str = "", lets_go: bool = False
    ) -> Client:
        """End the episode of care on a day; with ``lets_go`` what is booked after it as well."""
        with self._records.work() as work:
            client = work.get(Client, client_id)
            running = [episode for episode in work.find(Episode, client_id=client_id) if not episode.ended_on]
            if not running:
                raise RuleBroken("client.already_discharged")
            work.replace(running[-1].changed(ended_on=on, ending=ending, remark=remark))
            if lets_go:
                let_go_after(work, client_id, on, self._records.now(), ending)
            client = client.changed(state="ended")
            work.replace(client)
        if lets_go:
            self._records.announce(SessionRecorded(client_id))
        self._records.announce(ClientChanged(client_id))
        return client

    def lines(self, state: str | None = None) -> list[ClientLine]:
        """Return the list of clients by code, of one state or of all."""
        with self._records.work() as work:
            return overviews.client_lines(work, self._records.now(), states=(state,) if state else None)

    def gaps(self) -> dict[str, list[str]]:
        """Return what a file lacks: ``holder``, ``refused``, ``withdrawn``, ``expired_notice``; by client.

        Of clients in care: a minor nobody is named for, a treatment agreement that does not stand, a privacy
        notice that ran out. What was never asked is no gap here: it can wait.
        """
        today, found = self._records.today(), dict[str, list[str]]()
        with self._records.work() as work:
            clients = [one for one in work.find(Client) if one.state != "ended"]
            holders = {one.client_id for one in work.find(Person) if one.holds_responsibility}
            standing: dict[tuple[str, str], str] = {}
            for consent in sorted(work.find(Consent), key=lambda one: one.since):
                standing[consent.client_id, consent.about] = consent.standing(today)
        for client in clients:
            agreed = standing.get((client.id, "treatment_agreement"), "")
            is_minor = client.client_kind == "minor"
            has_no_notice = standing.get((client.id, "privacy_notice")) == "expired"
            gaps = (
                "holder" if is_minor and client.id not in holders else "",
                agreed if agreed in {"refused", "withdrawn"} else "",
                "expired_notice" if has_no_notice else "",
            )
            if any(gaps):
                found[client.id] = [one for one in gaps if one]
        return found

    def named(self, code: str) -> Client:
        """Return the client with this code, whatever the case of its letters."""
        with self._records.work() as work:
            return client_named(work, code)

    def file(self, client_id: str) -> ClientFile:
        """Return what the client's Details hold."""
        with self._records.work() as work:

            def filed(kind: type[T]) -> tuple[T, ...]:
                return tuple(work.find(kind, client_id=client_id))

            return ClientFile(
                client=work.get(Client, client_id),
                people=filed(Person),
                reaches=filed(Reach),
                consents=filed(Consent),
                names=filed(ClientName),
                episodes=filed(Episode),
                goals=filed(Goal),
                goal_ratings=filed(GoalRating),
                focus=filed(BenefitInFocus),
                ruptures=filed(Rupture),
                dues=filed(Due),
            )

    def put_in_file(self, kind: type[T], client_id: str, **fields: Any) -> T:
        """Add one record (a person, a consent, a goal …) to a client's file."""
        record: T = self._records.new(kind, client_id=client_id, **fields)
        with self._records.work() as work:
            work.get(Client, client_id)
            work.add(record)
        self._records.announce(ClientChanged(client_id))
        return record

    def change_in_file(self, record: T, **fields: Any) -> T:
        """Change one record of a client's file."""
        changed = record.changed(**fields)
        with self._records.work() as work:
            refuse_summed_up(work, record)
            work.replace(changed)
        self._records.announce(ClientChanged(getattr(record, "client_id", None)))
        return changed

    def remove_from_file(self, record: Record) -> None:
        """Take a record out of a client's file; a person somebody's observation points at stays."""
        with self._records.work() as work:
            if isinstance(record, Person) and overviews.is_pointed_at(work, record.id):
                raise RuleBroken("client.person_in_use")
            refuse_summed_up(work, record)
            work.remove(record)
        self._records.announce(ClientChanged(getattr(record, "client_id", None)))

    def put_back(self, record: Record) -> None:
        """Undo a removal: the same record again, as its next version."""
        with self._records.work() as work:
            if (client_id := getattr(record, "client_id", None)) is not None:
                work.get(Client, client_id)
            work.add(record.changed())
        self._records.announce(ClientChanged(client_id))

    def _check(self, date_of_birth: date | None, started_on: date | None) -> None:
        self._records.not_in_future(date_of_birth, "client.born_in_future")
        if started_on is not None and started_on > self._records.today() + START_AHEAD:
            raise RuleBroken("client.start_too_far")

    def _refuse_twin(self, work: Work, client: Client) -> None:
        for other in work.find(Client):
            if other.id != client.id and other.code.casefold() == client.code.casefold():
                raise RuleBroken("client.code_in_use", code=client.code)
