"""Documents and the other kinds on the timeline: brought in, looked at, jumped to."""

import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.ui.screens.by_hand import press, settle
from tests.ui.screens.seen import words_on

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent

    from attachdesk.ui.desk_window import DeskWindow
    from attachdesk.ui.kit.background import Lane
    from attachdesk.ui.screens.client_file.screen import ClientFileScreen
    from attachdesk.ui.screens.client_file.timeline_tab import TimelineTab


def a_picture(wide: int = 40, high: int = 30) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QImageWriter

    image = QImage(wide, high, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def a_pdf(pages: int = 2) -> bytes:
    import io

    import pypdfium2

    document: Any = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 300)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def the_timeline(whole: "DeskWindow", lane: "Lane", client_id: str, thing: str = "") -> "TimelineTab":
    from attachdesk.ui.kit.screen import Target

    whole.window.go(Target("client_file", client_id, thing, "timeline"))
    settle(lane)
    file = cast("ClientFileScreen", whole.window.screens["client_file"])
    return cast("TimelineTab", file.made["timeline"])


@pytest.mark.qt_log_ignore("Not a JPEG file", "libpng")
def test_what_cannot_be_shown_is_refused_in_one_sentence() -> None:
    from attachdesk.domain.errors import RuleBroken
    from attachdesk.ui.screens.client_file import enclosure_pictures as pictures

    pdf, png = a_pdf(pictures.MOST_PAGES + 1), a_picture(3200, 100)
    many = pictures.pictures_of(pdf, "application/pdf")
    assert (len(many.pages), many.count) == (pictures.MOST_PAGES, pictures.MOST_PAGES + 1)
    assert pictures.pictures_of(png, "image/png").pages[0].width() == pictures.MOST_PX
    for content, media, key in (
        (b"MZ", "application/octet-stream", "enclosure.no_preview"),
        (pdf[:60], "application/pdf", "enclosure.not_shown"),
        (png[:40], "image/png", "enclosure.not_shown"),
        (b"", "image/jpeg", "enclosure.not_shown"),
    ):
        with pytest.raises(RuleBroken, match=re.escape(key)):
            pictures.pictures_of(content, media)


def drag_entering(mime: "QMimeData") -> "QDragEnterEvent":
    """Return the event of a file held over the window."""
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QDragEnterEvent

    made: Any = QDragEnterEvent
    how = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    try:
        held: QDragEnterEvent = made(QPointF(5, 5), *how)  # from 6.12 on
    except TypeError:
        held = made(QPoint(5, 5), *how)
    return held


def test_a_dropped_letter_is_kept_looked_at_changed_and_found(
    fresh_window: "DeskWindow", lane: "Lane", tmp_path: Path
) -> None:
    from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
    from PySide6.QtGui import QDropEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    whole, desk = fresh_window, fresh_window.desk
    client = desk.caseload.take_on(code="ELM-01", started_on=desk.records.today())
    timeline = the_timeline(whole, lane, client.id)
    file, mime = tmp_path / "Zirbel letter.pdf", QMimeData()
    file.write_bytes(a_pdf())
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    entered = drag_entering(mime)
    event = QDropEvent(QPointF(5, 5), copy, mime, left, none)
    for one in (entered, event):
        QApplication.sendEvent(timeline.widget(), one)
    sheet = timeline.documents.sheet
    assert event.isAccepted() and sheet is not None and "Zirbel letter.pdf" in words_on(sheet)
    sheet.form.put(remark="From the school")
    sheet.keep()
    settle(lane)
    the_timeline(whole, lane, client.id)
    timeline.filters.put("documents")
    assert [one.title for one in timeline.rows if one.group == "documents"] == ["Zirbel letter.pdf"]
    QTest.keyClick(timeline.list, Qt.Key.Key_Return)
    settle(lane)
    preview = timeline.documents.preview
    assert preview is not None and len(preview.pages.views) == 2 and "From the school" in words_on(preview)
    preview.reject()
    timeline.change_chosen()
    assert timeline.documents.sheet is not None
    timeline.documents.sheet.form.put(name="School letter.pdf")
    timeline.documents.sheet.keep()
    settle(lane)
    hit = desk.searching.find("School").hits[0]
    later = desk.diary.record(client.id, desk.records.now() - timedelta(hours=2), status="attended")
    settle(lane)
    timeline = the_timeline(whole, lane, client.id, hit.id)
    chosen = timeline.list.chosen_row()
    assert chosen is not None and (chosen.id, chosen.second.split(" ")[0]) == (hit.id, "1") and later


def test_every_kind_is_shown_filtered_and_leads_somewhere(fresh_window: "DeskWindow", lane: "Lane") -> None:
    from attachdesk.domain.plan import Goal, GoalRating
    from attachdesk.domain.safeguards import Screening
    from attachdesk.services.dated import DATED, ENDED
    from attachdesk.ui.screens.client_file.timeline_kinds import shown_kinds

    kinds = {f"{kind.kind}{ENDED * place}" for kind, days in DATED.items() for place in range(len(days))}
    assert set(shown_kinds()) == kinds | {"supervision_topics"}
    whole, desk = fresh_window, fresh_window.desk
    today = desk.records.today()
    client = desk.caseload.take_on(code="ELM-01", started_on=today)
    put = desk.caseload.put_in_file
    goal = put(Goal, client.id, words="Sleep", since=today)
    put(GoalRating, client.id, goal_id=goal.id, rated_on=today, value=4)
    person = desk.caseload.file(client.id).people[0]
    put(Screening, client.id, person_id=person.id, screened_on=today, outcome="nothing_told")
    meeting = desk.supervising.record(today)
    topic = desk.supervising.bring(meeting.id, client.id, question="Whose sleep?")
    desk.appointments.make(client.id, at="10:00", since=today)
    timeline = the_timeline(whole, lane, client.id)
    titles = {one.title: one for one in timeline.rows}
    assert titles["Goal rated 4 of 10"].second == "Sleep"
    assert {"Recurring appointment", "In supervision"} <= set(titles)
    assert [one.group for one in timeline.rows if isinstance(one.record, Screening)] == ["safety"]
    whole.window.resize(1440, 900)
    settle(lane)
    timeline.list.choose(topic.id)
    settle(lane)
    press(whole, lane, "Open")
    here = whole.window.here
    assert here is not None and (here.screen, here.thing_id) == ("supervision", meeting.id)
    timeline.change(titles["Recurring appointment"])
    settle(lane)
    assert whole.window.here is not None and whole.window.here.screen == "calendar"
