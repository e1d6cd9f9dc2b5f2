"""What to look at before a report of a minor or a couple goes out, and what was told in confidence."""

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from attachdesk.domain.safeguards import Sharing
from attachdesk.domain.session import day_of
from attachdesk.reports.case import Case
from attachdesk.services.safeguarding import Safeguards
from attachdesk.ui.kit.isolates import isolated
from attachdesk.ui.kit.time_words import day_and_year
from attachdesk.ui.screens.client_file.reports_tab_look import Look

translate = QCoreApplication.translate


def safeguard_looks(case: Case, known: Safeguards) -> Iterator[Look]:
    """Yield what bears on who may read this report."""
    yield from _parents(known)
    if case.audience != "client":
        yield from _releases(known)
    yield from _alone(case, known)
    if known.confidences:
        line = translate(
            "Reports",
            "%n told by others in confidence: not printed. Check your own words.",
            "",
            known.confidences,
        )
        yield Look(False, translate("Reports", "Held for review"), line)


def _parents(known: Safeguards) -> Iterator[Look]:
    if known.client.client_kind != "minor":
        return
    one = known.majority
    if one is not None and one.has_come:
        line = translate("Reports", "Since %1 parents receive only what the client agrees to.")
        title = translate("Reports", "The client is of age")
        yield Look(one.is_renewed, title, line.replace("%1", day_and_year(one.on)))
        return
    written = {sharing.person_id: sharing for sharing in known.sharings}
    for person in known.people:
        if not (person.holds_responsibility or person.id in written):
            continue
        title = translate("Reports", "If %1 is to read it").replace("%1", isolated(person.name))
        sharing = written.get(person.id)
        if sharing is None:
            line = translate("Reports", "What this parent may receive is not written down yet (Details).")
            yield Look(False, title, line)
        else:
            withheld = sharing.address_withheld or bool(person.withhold)
            yield Look(not withheld, title, _shared(sharing, person.withhold))


def _shared(one: Sharing, withhold: str) -> str:
    may = one.receives.strip() or translate("Reports", "nothing")
    parts = [translate("Reports", "May receive: %1").replace("%1", isolated(may))]
    if one.private.strip():
        parts.append(translate("Reports", "Stays private: %1").replace("%1", isolated(one.private.strip())))
    if one.address_withheld:
        parts.append(translate("Reports", "The address must not reach them: print without it."))
    if withhold.strip():
        parts.append(translate("Reports", "Withhold: %1").replace("%1", isolated(withhold.strip())))
    return "\n".join(parts)


def _releases(known: Safeguards) -> Iterator[Look]:
    for recipient, missing in known.releases:
        title = translate("Reports", "Release to %1 needs both").replace("%1", isolated(recipient))
        if missing:
            said = translate("Reports", "Not given by %1")
            yield Look(False, title, said.replace("%1", ", ".join(map(isolated, missing))))
        else:
            yield Look(True, title, translate("Reports", "Given by both"))


def _alone(case: Case, known: Safeguards) -> Iterator[Look]:
    """Say that something of a meeting with one partner alone may show in the figures."""
    count = sum(case.since <= day_of(one.session) <= case.until for one in known.alone)
    if count:
        words = translate(
            "Reports",
            "%n meeting(s) in this period. What was asked there about fear and violence is not printed; what "
            "was tagged there counts in the figures.",
            "",
            count,
        )
        yield Look(False, translate("Reports", "One partner alone"), words)
