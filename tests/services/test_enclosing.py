"""Documents in the vault: what comes in is what goes out, and nothing of it lies elsewhere."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attachdesk.domain.around import LARGEST_ENCLOSURE, EnclosureContent
from attachdesk.domain.errors import RuleBroken, StorageTrouble
from attachdesk.services.enclosing import media_type
from attachdesk.storage import audit
from tests.services.conftest import Practice

DAY = date(2026, 3, 1)


def a_file(folder: Path, content: bytes, name: str = "Letter of Dr Quillon.pdf") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder / name


def test_a_document_is_kept_encrypted_found_changed_and_saved_out_with_a_line(
    practice: Practice, tmp_path: Path
) -> None:
    client, desk = practice.client(), practice.desk
    content = b"%PDF-1.7 The mother of Quillon writes" * 50
    session = practice.met(client)
    made = desk.enclosing.enclose(
        client.id, a_file(tmp_path / "in", content), received_on=DAY, remark="Zirbel", session_id=session.id
    )
    older = desk.enclosing.enclose(
        client.id, a_file(tmp_path / "in", b"plain", "b\n.txt"), received_on=date(2026, 2, 1)
    )
    assert (made.media_type, made.size, older.name) == ("application/pdf", len(content), "b.txt")
    assert [one.id for one in desk.enclosing.of_client(client.id)] == [made.id, older.id]
    for path in practice.folder.rglob("*"):
        assert "Quillon" not in path.name
        assert not path.is_file() or b"Quillon" not in path.read_bytes()
    assert {desk.searching.find(word).hits[0].id for word in ("Quillon", "Zirbel")} == {made.id}
    assert desk.enclosing.change(made.id, name="School letter").name == "School letter"
    out = tmp_path / "out.pdf"
    desk.enclosing.save_out(made.id, out)
    assert out.read_bytes() == content and out.stat().st_mode & 0o077 == 0
    with desk.records.work() as work:
        lines = audit.lines_about(work, "enclosures")
    assert [(one.what, one.record_id) for one in lines] == [("enclosure.saved", made.id)]
    with pytest.raises(RuleBroken, match=r"handing_out\.exists"):
        desk.enclosing.save_out(made.id, out)
    assert desk.keeping.verify() == []


def test_what_is_no_document_is_refused_in_one_sentence(practice: Practice, tmp_path: Path) -> None:
    client, other, service = practice.client(), practice.client("INE-02"), practice.desk.enclosing
    large = a_file(tmp_path / "in", b"", "large.bin")
    os.truncate(large, LARGEST_ENCLOSURE + 1)
    before = practice.everything()
    with pytest.raises(RuleBroken, match=r"enclosure\.too_large"):
        service.enclose(client.id, large, received_on=DAY)
    with pytest.raises(RuleBroken, match=r"enclosure\.empty"):
        service.enclose(client.id, a_file(tmp_path / "in", b"", "empty"), received_on=DAY)
    with pytest.raises(StorageTrouble, match=r"enclosure\.cannot_read"):
        service.enclose(client.id, tmp_path / "gone", received_on=DAY)
    os.mkfifo(tmp_path / "pipe")
    for strange in (tmp_path / "pipe", tmp_path):
        with pytest.raises((RuleBroken, StorageTrouble), match=r"enclosure\.cannot_read"):
            service.enclose(client.id, strange, received_on=DAY)
    fine = a_file(tmp_path / "in", b"fine", "fine")
    with pytest.raises(RuleBroken, match=r"enclosure\.in_future"):
        service.enclose(client.id, fine, received_on=date(2027, 1, 1))
    assert practice.everything() == before
    strange_session = practice.met(other).id
    with pytest.raises(RuleBroken, match=r"record\.of_another_client"):
        service.enclose(client.id, fine, received_on=DAY, session_id=strange_session)


def test_bytes_that_are_not_those_that_came_in_are_not_given_out(practice: Practice, tmp_path: Path) -> None:
    client, desk = practice.client(), practice.desk
    made = desk.enclosing.enclose(client.id, a_file(tmp_path / "in", b"drawing"), received_on=DAY)
    with desk.records.work() as work:
        # a record from elsewhere may come without contents, or with what is no base64
        work.add(made.model_copy(update={"id": "bare"}))
        work.add(made.model_copy(update={"id": "torn"}))
        torn = {"client_id": client.id, "enclosure_id": "torn", "base64": "?"}
        work.add(desk.records.new(EnclosureContent, **torn))
    for one in ("bare", "torn"):
        with pytest.raises(RuleBroken, match=r"enclosure\.damaged"):
            desk.enclosing.content(one)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(min_size=1, max_size=3000))
def test_any_bytes_come_out_as_they_went_in(practice: Practice, tmp_path: Path, content: bytes) -> None:
    desk = practice.desk
    clients = desk.caseload.lines()
    client_id = clients[0].client.id if clients else practice.client().id
    made = desk.enclosing.enclose(client_id, a_file(tmp_path / "in", content), received_on=DAY)
    assert desk.enclosing.content(made.id) == content


def test_the_media_type_is_told_by_the_bytes() -> None:
    begins = {
        b"%PDF-2.0": "application/pdf", b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff\xe0": "image/jpeg",
        b"RIFF....WEBP": "image/webp", b"RIFF....WAVE": "application/octet-stream",
        b"MZ": "application/octet-stream",
    }  # fmt: skip
    assert {one: media_type(one) for one in begins} == begins
