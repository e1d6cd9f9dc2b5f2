"""Safety plans: each change is a new version that is signed at once; what differs; a page for the client."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from attachdesk.analysis.word_difference import Piece, differing
from attachdesk.domain.client import Client
from attachdesk.domain.errors import RuleBroken
from attachdesk.domain.events import ClientChanged, ReportPrinted
from attachdesk.domain.practice import Practice
from attachdesk.domain.safety import PARTS, SafetyPlan
from attachdesk.domain.words import Words
from attachdesk.reports.safety_plan import compose_safety_plan
from attachdesk.services.handing_out import write_recorded
from attachdesk.services.records import Records
from attachdesk.services.reporting import Printed, set_in_pdf
from attachdesk.storage.sealed_content import digest_of
from attachdesk.storage.unit_of_work import Work


class SafetyPlanning:
    """The versions of one client's safety plan. ``words`` are those a page is written in."""

    def __init__(self, records: Records, words: Words) -> None:
        self._records = records
        self._words = words

    def versions(self, client_id: str) -> list[SafetyPlan]:
        """Return every version, the current one first."""
        with self._records.work() as work:
            return versions_of(work, client_id)

    def current(self, client_id: str) -> SafetyPlan | None:
        """Return the version in force, or None when no plan was made."""
        return next(iter(self.versions(client_id)), None)

    def new_version(
        self, client_id: str, parts: Mapping[str, str], *, made_on: date | None = None
    ) -> SafetyPlan:
        """Keep the next version and sign it; steps that ``parts`` does not name are empty.

        ``safety_plan.empty``: no part says anything; ``safety_plan.unchanged``: the version in force says
        the same; ``safety_plan.in_future``: it is dated after today.
        """
        said = {name: parts.get(name, "").strip() for name in PARTS}
        day = made_on or self._records.today()
        self._records.not_in_future(day, "safety_plan.in_future")
        if not any(said.values()):
            raise RuleBroken("safety_plan.empty")
        with self._records.work() as work:
            work.get(Client, client_id)
            before = versions_of(work, client_id)
            if before and said == {name: getattr(before[0], name) for name in PARTS}:
                raise RuleBroken("safety_plan.unchanged")
            number = before[0].number + 1 if before else 1
            of = {"client_id": client_id, "number": number, "made_on": day}
            plan: SafetyPlan = self._records.new(SafetyPlan, **of, **said)
            work.add(plan)
            work.add(self._records.signature(plan, digest_of(plan)))
        self._records.announce(ClientChanged(client_id))
        return plan

    def printed(self, plan_id: str) -> Printed:
        """Return one version as PDF; the same version gives the same bytes."""
        with self._records.work() as work:
            plan = work.get(SafetyPlan, plan_id)
            practice, client = work.find(Practice)[0], work.get(Client, plan.client_id)
        return set_in_pdf(compose_safety_plan(plan, client.name or client.code, practice, self._words))

    def hand_out(self, plan_id: str, file: Path) -> Printed:
        """Write one version to a new file, and keep in the audit trail that it went out."""
        made = self.printed(plan_id)
        with self._records.work() as work:
            client_id = work.get(SafetyPlan, plan_id).client_id
        about = {"kind": "safety_plans", "record_id": plan_id, "reason": "client"}
        write_recorded(self._records, file, made.pdf, "report", **about)
        self._records.announce(ReportPrinted(client_id, "client"))
        return made


def changes(before: SafetyPlan | None, after: SafetyPlan) -> dict[str, tuple[Piece, ...]]:
    """Return for each part that differs what stayed, what went and what came, word by word."""
    found = {}
    for name in PARTS:
        old, new = getattr(before, name) if before else "", getattr(after, name)
        if old != new:
            found[name] = differing(old, new)
    return found


def versions_of(work: Work, client_id: str) -> list[SafetyPlan]:
    """Return the versions of one client's plan, the current one first."""
    return work.find(SafetyPlan, client_id=client_id, order_by="number")[::-1]
