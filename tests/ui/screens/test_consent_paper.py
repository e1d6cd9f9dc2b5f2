"""A consent says which paper it is on, in which version, its scope and when it runs out."""

from datetime import date

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from attachdesk.domain.client import Consent
from attachdesk.ui.kit.isolates import without
from attachdesk.ui.kit.workplace import Workplace
from attachdesk.ui.screens.client_file import details_forms
from attachdesk.ui.screens.client_file.details_tab import DetailsTab


def test_a_release_shows_paper_scope_and_that_it_ran_out(place: Workplace) -> None:
    desk = place.desk
    client = desk.caseload.take_on(code="RIVER-12", started_on=date(2024, 3, 10)).id
    form = details_forms.consent(date(2024, 3, 10))
    form.put(about="release", recipient="Dr Aust", scope="dates only", until=date(2024, 6, 1))
    QTest.keyClicks(form.field("document"), "release form, version 2")
    kept = desk.caseload.put_in_file(Consent, client, **form.values())
    assert kept.document == "release form, version 2"
    tab = DetailsTab(place)
    tab.show_client(client)
    assert place.lane.settled()
    said = without("\n".join(one.text() for one in tab.consents.findChildren(QLabel)))
    for words in ("expired", "1 Jun 2024", "Dr Aust", "dates only", "paper: release form, version 2"):
        assert words in said
