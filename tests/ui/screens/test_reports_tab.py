"""The report: the very pages, the summary that is kept, the file that goes out."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attachdesk.domain.practice import Practice
from tests.ui.screens.seen import nameless, shown, words_on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from attachdesk.ui.kit.workplace import Workplace
    from attachdesk.ui.screens.client_file.reports_tab import ReportsTab
    from tests.ui.conftest import Journey

    Suggested = list[str]


def of(place: "Workplace", area: "QWidget", code: str, ask: Any = None, width: int = 1230) -> "ReportsTab":
    from attachdesk.ui.screens.client_file.reports_tab import ReportsTab

    tab = ReportsTab(place, ask) if ask else ReportsTab(place)
    shown(area, tab.widget(), width)
    tab.show_client(place.desk.caseload.named(code).id)
    assert place.lane.settled()
    return tab


def into(file: Path, asked: "Suggested") -> Any:
    """Return a way of asking for a file that answers with this one."""

    def ask(_parent: "QWidget", _words: str, name: str, _kind: str) -> Path:
        asked.append(name)
        return file

    return ask


def small(place: "Workplace") -> str:
    """Take on a client with one session a month ago."""
    from datetime import timedelta

    client = place.desk.caseload.take_on(
        code="ELM-01", started_on=date(2026, 1, 5), date_of_birth=date(1990, 1, 1)
    )
    then = place.desk.records.now() - timedelta(days=30)
    place.desk.diary.record(client.id, then, status="attended")
    return client.id


def test_the_preview_is_the_pages_that_go_out(place: "Workplace", area: "QWidget", tmp_path: Path) -> None:
    import pypdfium2

    small(place)
    asked: Suggested = []
    file = tmp_path / "out.pdf"
    tab = of(place, area, "ELM-01", into(file, asked))
    tab.save()
    assert place.lane.settled()
    assert asked == [f"progress-report-{place.desk.records.today().isoformat()}.pdf"]
    document: Any = pypdfium2.PdfDocument(file)
    assert len(document) == len(tab.pages.views) == len(tab.preview.pages)  # type: ignore[union-attr]
    document.close()


def test_the_summary_is_kept_and_stands_on_the_page(
    qtbot: "QtBot", place: "Workplace", area: "QWidget"
) -> None:
    from tests.ui.keys import type_words

    client_id = small(place)
    tab = of(place, area, "ELM-01")
    before = tab.preview
    type_words(tab.order.summary, "You waited.")
    qtbot.waitUntil(lambda: tab.preview is not before)
    assert place.lane.settled()
    assert place.desk.reporting.summary(client_id, "client") == "You waited."
    assert tab.preview.case.summary == "You waited."  # type: ignore[union-attr]


def test_each_reader_has_a_summary_of_its_own(qtbot: "QtBot", place: "Workplace", area: "QWidget") -> None:
    from tests.ui.keys import type_words

    client_id = small(place)
    tab = of(place, area, "ELM-01")
    type_words(tab.order.summary, "For you.")
    tab.order.audience.put("referrer")
    tab.order.audience_changed.emit()
    assert place.lane.settled()
    assert tab.order.summary.value() == ""
    type_words(tab.order.summary, "For the doctor.")
    tab.leave()
    assert place.lane.settled()
    kept = [place.desk.reporting.summary(client_id, reader) for reader in ("client", "referrer")]
    assert kept == ["For you.", "For the doctor."]


def test_a_section_taken_away_is_neither_shown_nor_printed(
    place: "Workplace", area: "QWidget", tmp_path: Path
) -> None:
    import pypdfium2

    client_id = small(place)
    place.desk.reporting.write_summary(client_id, "client", "Lighthouse.")
    file = tmp_path / "out.pdf"
    tab = of(place, area, "ELM-01", into(file, []))
    tab.order.boxes["summary"].click()
    assert place.lane.settled()
    tab.save()
    assert place.lane.settled()
    document: Any = pypdfium2.PdfDocument(file)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "Lighthouse" not in text
    assert "diagnosis" in text
    assert not tab.order.boxes["limits"].isEnabled()


def test_a_password_is_asked_for_and_opens_the_file(
    qtbot: "QtBot", place: "Workplace", area: "QWidget", tmp_path: Path
) -> None:
    import pikepdf

    from tests.ui.keys import type_words

    small(place)
    file = tmp_path / "out.pdf"
    tab = of(place, area, "ELM-01", into(file, []))
    tab.leaving.protect.click()
    tab.save()
    assert place.lane.settled()
    assert not file.exists()
    assert "Write a password" in words_on(tab.leaving)
    type_words(tab.leaving.secret, "four plain words here")
    tab.save()
    assert place.lane.settled()
    with pikepdf.open(file, password="four plain words here") as opened:
        assert opened.encryption.R == 6


def test_a_file_that_is_there_is_not_written_over(
    place: "Workplace", area: "QWidget", tmp_path: Path
) -> None:
    small(place)
    file = tmp_path / "out.pdf"
    file.write_text("mine")
    tab = of(place, area, "ELM-01", into(file, []))
    tab.save()
    assert place.lane.settled()
    assert file.read_text() == "mine"
    assert tab.leaving.error.isVisible()
    assert tab.leaving.save.isEnabled()


def test_what_the_client_has_not_been_told_is_named_before_it_goes(
    place: "Workplace", area: "QWidget"
) -> None:
    client_id = small(place)
    session = place.desk.diary.sessions(client_id)[0].session
    assert session is not None
    place.desk.coding.rate(session.id, "secure", 2)
    tab = of(place, area, "ELM-01")
    assert "Secure: seen, but no words" in words_on(tab.leaving)


def test_an_empty_letterhead_and_letters_nobody_draws_are_named_before_it_goes(
    place: "Workplace", area: "QWidget", journey: "Journey"
) -> None:
    from attachdesk.ui.kit.buttons import Button

    client_id = small(place)
    place.desk.reporting.write_summary(client_id, "client", "She wrote \U00010330 and \ue123 in the sand.")
    with place.desk.records.work() as work:
        work.replace(work.find(Practice)[0].changed(name="", therapist="R. Amsel"))
    tab = of(place, area, "ELM-01")
    said = words_on(tab.leaving)
    assert "The name of the practice is not on the page." in said
    assert "each prints as an empty box: \U00010330 U+E123" in said
    (settings,) = [one for one in tab.leaving.findChildren(Button) if one.text() == "Open Settings"]
    settings.click()
    assert journey.targets[-1].screen == "settings"
    with place.desk.records.work() as work:
        work.replace(work.find(Practice)[0].changed(name="Practice on the Quay"))
    place.desk.reporting.write_summary(client_id, "client", "She wrote in the sand: 不安, שלום.")
    tab.order.changed.emit()
    assert place.lane.settled()
    assert "Practice on the Quay · R. Amsel" in words_on(tab.leaving)
    assert "empty box" not in words_on(tab.leaving)


def test_narrow_windows_keep_the_button(demo_place: "Workplace", area: "QWidget") -> None:
    tab = of(demo_place, area, "INE-01", width=760)
    assert tab.leaving.save.isVisibleTo(tab.widget())
    assert nameless(tab.widget()) == []
