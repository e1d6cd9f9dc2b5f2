"""Episodes, the discharge summary and the safeguards, pressed on the real screens."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from attachdesk.domain.client import Client, Person
from attachdesk.domain.safeguards import Sharing
from attachdesk.ui.desk_window import DeskWindow
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.notices import Toast
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.screens.client_file.details_tab import DetailsTab
from attachdesk.ui.screens.client_file.screen import ClientFileScreen
from attachdesk.ui.screens.note_editor.screen import NoteEditor
from tests.ui.screens.by_hand import press, settle


def details(whole: DeskWindow, lane: Lane, client: Client) -> DetailsTab:
    whole.window.go(Target("client_file", client.id, part="details"))
    settle(lane)
    screen = whole.window.screens["client_file"]
    assert isinstance(screen, ClientFileScreen)
    tab = screen.made["details"]
    assert isinstance(tab, DetailsTab)
    return tab


def said(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def test_a_discharge_asks_how_and_why_and_opens_its_draft_which_is_signed_like_a_note(
    fresh_window: DeskWindow, lane: Lane
) -> None:
    desk = fresh_window.desk
    client = desk.caseload.take_on(code="PRI-10", started_on=date(2024, 1, 8))
    desk.diary.record(client.id, desk.records.now() + timedelta(days=3), status="booked")
    tab = details(fresh_window, lane, client)
    press(fresh_window, lane, "Discharge: PRI-10")
    sheet = tab.edits.sheet
    assert sheet is not None and "Still booked after it: 1 session" in said(sheet)
    sheet.form.put(ending="client_left", remark="She wrote that she stops.")
    sheet.keep()
    assert "cannot stay empty" in said(sheet)
    QTest.keyClick(sheet.form.field("lets_go").buttons[0], Qt.Key.Key_Space)
    QTest.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(lane)
    (line,) = desk.diary.sessions(client.id)
    assert line.session is not None and line.session.status == "cancelled"
    assert any(
        "booked after it is cancelled" in one.accessibleName()
        for one in fresh_window.window.findChildren(Toast)
    )
    editor = fresh_window.window.screens["note"]
    assert isinstance(editor, NoteEditor)
    assert editor.note.note is not None and editor.note.note.episode is not None
    assert "She wrote that she stops." in editor.page.toPlainText()
    assert editor.header.risk.isHidden()
    coded = (editor.inspector, editor.toolbar.coding, editor.toolbar.inspector, editor.strip, editor.foot)
    for size in ((1440, 900), (1024, 640)):
        fresh_window.window.resize(*size)
        settle(lane)
        assert not any(one.isVisible() for one in coded)
    acts = {one.id: one for one in editor.actions()}
    assert not acts["note.coding"].is_enabled() and not acts["note.tag.secure"].is_enabled()
    assert acts["note.sign"].is_enabled()
    editor.toggle_coding()
    editor.toggle_inspector()
    assert not editor.page.is_coding and not any(one.isVisible() for one in coded)
    editor.note.sign()
    settle(lane)
    assert editor.note.is_signed
    for part in ("notes", "timeline"):
        fresh_window.window.go(Target("client_file", client.id, part=part))
        settle(lane)
    tab = details(fresh_window, lane, client)
    assert "discharge summary signed" in said(tab.episodes)
    press(fresh_window, lane, "Take on again: PRI-10")
    details(fresh_window, lane, client)
    assert len(desk.episodes.care(client.id).lines) == 2
    assert "the time begins to count when care has ended" in said(tab.episodes)


def test_what_a_parent_may_receive_is_written_down_and_shown(fresh_window: DeskWindow, lane: Lane) -> None:
    desk = fresh_window.desk
    client = desk.caseload.take_on(
        code="THE-06", started_on=date(2024, 1, 8), client_kind="minor", date_of_birth=date(2014, 5, 1)
    )
    father = desk.caseload.put_in_file(
        Person, client.id, name="Daniel", relation="father", holds_responsibility=True
    )
    tab = details(fresh_window, lane, client)
    panel = tab.safeguards
    assert panel.isVisible() and not panel.secrets.isVisible()
    assert "what they may receive is not agreed yet" in said(panel.sharing)
    panel.edits.new(Sharing)
    assert panel.edits.sheet is not None
    panel.edits.sheet.form.put(
        person_id=father.id, receives="Dates", private="Drawings", address_withheld=True
    )
    panel.edits.sheet.keep()
    settle(lane)
    details(fresh_window, lane, client)
    words = said(panel.sharing)
    assert all(part in words for part in ("Daniel", "Dates", "Drawings", "the address is withheld"))
    assert [one.address_withheld for one in desk.safeguarding.safeguards(client.id).sharings] == [True]


def test_a_couple_sees_who_was_asked_alone_and_whose_consent_is_missing(
    fresh_window: DeskWindow, lane: Lane
) -> None:
    desk = fresh_window.desk
    client = desk.caseload.take_on(code="CPL-03", started_on=date(2024, 1, 8), client_kind="couple")
    for name in ("Yara", "Bea"):
        desk.caseload.put_in_file(Person, client.id, name=name, relation="partner", is_member=True)
    panel = details(fresh_window, lane, client).safeguards
    assert panel.screenings.isVisible() and not panel.orders.isVisible()
    assert said(panel.screenings).count("not yet asked alone") == 2
