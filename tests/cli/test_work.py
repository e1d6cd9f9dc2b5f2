"""What commands do when all is well: documents of fixed form, files that are what they are called."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from attachdesk import __version__
from attachdesk.bootstrap import open_desk
from tests.cli.conftest import CLIENT, PASSPHRASE, Run, assert_refused


def test_a_new_vault_shows_its_recovery_key_once_and_that_key_sets_a_passphrase(
    run: Run, place: Path, typed: Callable[[str], None]
) -> None:
    typed(PASSPHRASE)
    made = run("new", "mine", "--json", "--passphrase-file", "-").document
    assert set(made) == {"vault", "recovery_key"}
    assert len(made["recovery_key"].replace("-", "")) == 56
    assert stat.S_IMODE((place / "mine").stat().st_mode) == 0o700
    typed(f"{made['recovery_key']}\nnine loud geese over the marsh\n")
    assert run("recover", "mine", "--recovery-key-file", "-").code == 0
    typed("nine loud geese over the marsh")
    assert run("verify", "mine", "--passphrase-file", "-").code == 0
    assert_refused(run("verify", "mine", "--passphrase-file", "pass.txt"), 3)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--recovery-key-file", "practice.key", "--passphrase-file", "new.txt"], ""),
        (["--recovery-key-file", "-", "--passphrase-file", "-"], "{key}\n{new}\n"),
        (["--passphrase-file", "new.txt"], "{key}\n"),
        (["--recovery-key-file", "practice.key"], "{new}\n"),
        ([], "{key}\n{new}\n"),
    ],
)
def test_recovery_takes_key_and_passphrase_from_files_and_pipes(
    run: Run, place: Path, typed: Callable[[str], None], options: list[str], words: str
) -> None:
    new = "nine loud geese over the marsh"
    (place / "new.txt").write_text(new)
    typed(words.format(key=(place / "practice.key").read_text().strip(), new=new))
    ran = run("recover", "practice", *options, "--json")
    assert (ran.code, ran.document) == (0, {"vault": "practice"}), ran
    assert run("audit", "practice", "--passphrase-file", "new.txt").code == 0


def test_the_key_of_another_vault_recovers_nothing(opened: Run) -> None:
    assert_refused(opened("recover", "practice", "--recovery-key-file", "empty.key"), 3, "another vault")
    assert_refused(opened("recover", "practice", "--recovery-key-file", "pass.txt"), 3)
    assert opened("audit", "practice").code == 0


def test_a_backup_is_restored_to_the_same_record(opened: Run, place: Path) -> None:
    assert opened("backup", "practice", "copy", "--json").document == {"backup": "copy", "verified": True}
    assert_refused(opened("audit", "copy"), 5, "restore")
    assert opened("restore", "copy", "again", "--json").document == {"vault": "again"}
    assert_refused(opened("restore", "copy", "again"), 5)
    for vault in ("practice", "again"):
        assert opened("export", vault, f"{vault}.json").code == 0
    assert _record("practice.json") == _record("again.json")


def _record(file: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(Path(file).read_text(encoding="utf-8"))
    del document["exported_at"]
    return document


def test_a_record_goes_out_and_comes_in_again_the_same(opened: Run, place: Path) -> None:
    assert opened("export", "practice", "out.json", "--json").document == {"file": "out.json"}
    assert stat.S_IMODE((place / "out.json").stat().st_mode) == 0o600
    tried = opened("import", "empty", "out.json", "--dry-run", "--json").document
    assert tried["imported"]["clients"] == 12
    assert opened("import", "empty", "out.json", "--json").document == {
        "imported": tried["imported"],
        "refused": [],
    }
    assert opened("export", "empty", "back.json").code == 0
    assert _record("out.json") == _record("back.json")
    assert opened("verify", "empty", "--deep", "--json").document == {"ok": True, "findings": []}


def test_one_clients_record_holds_no_other_client(opened: Run) -> None:
    assert opened("export", "practice", "one.json", "--client", CLIENT.lower()).code == 0
    document = _record("one.json")
    (client,) = document["clients"]
    assert client["code"] == CLIENT
    assert {one["client_id"] for one in document["sessions"]} == {client["id"]}


def test_what_an_export_leaves_out_or_holds_in_confidence_is_said_on_standard_error(
    opened: Run, place: Path
) -> None:
    plain = opened("export", "practice", "plain.json", "--json")
    assert (plain.code, plain.document) == (0, {"file": "plain.json"})
    assert (plain.err.partition(" is left out")[0], plain.err.count("\n")) == ("1 note entered in error", 1)
    whole = opened("export", "practice", "whole.json", "--entered-in-error")
    assert (whole.code, whole.err) == (0, "")
    (entered,) = _record("whole.json")["entered_in_error"]
    notes = [{one["id"] for one in _record(file)["notes"]} for file in ("whole.json", "plain.json")]
    assert notes[0] - notes[1] == {entered["note_id"]}
    with closing(open_desk(place / "practice", PASSPHRASE)) as desk:
        told = desk.safeguarding.safeguards(entered["client_id"]).confidences
        (code,) = [one.client.code for one in desk.caseload.lines() if one.client.id == entered["client_id"]]
        of = {"contact_kind": "email", "is_confidential": True}
        desk.diary.record_contact(entered["client_id"], desk.records.now(), **of)
    one = opened("export", "practice", "one.json", "--client", code)
    assert [line.split(": ")[1].split(".")[0] for line in one.err.splitlines()] == ["1", str(told + 1)]
    assert_refused(opened("export", "practice", "no.json", "--client", CLIENT, "--entered-in-error"), 2)
    assert not (place / "no.json").exists()


def test_a_forged_note_is_refused_and_notes_older_than_signatures_are_counted(
    opened: Run, place: Path
) -> None:
    opened("export", "practice", "out.json", "--client", CLIENT)
    made = json.loads((place / "out.json").read_text(encoding="utf-8"))
    at, note = next((at, one) for at, one in enumerate(made["notes"]) if one["status"] == "signed")
    note["text"] += "And what nobody wrote."
    made["signatures"] = [one for one in made["signatures"] if one["of_id"] != note["id"]]
    (place / "forged.json").write_text(json.dumps(made), encoding="utf-8")
    ran = opened("import", "empty", "forged.json", "--json")
    assert (ran.code, [one["at"] for one in ran.document["refused"]]) == (4, [f"/notes/{at}"])
    made["signatures"] = []
    (place / "older.json").write_text(json.dumps(made), encoding="utf-8")
    ran = opened("import", "empty", "older.json", "--dry-run")
    signed = sum(one["status"] == "signed" for one in made["notes"]) + len(made["addenda"])
    assert (ran.code, ran.err.startswith(f"{signed} signed notes and later words")) == (0, True)


@pytest.mark.parametrize(
    ("spoil", "at"),
    [
        (lambda document: document["clients"][3].pop("code"), "/clients/3/code"),
        (lambda document: document["sessions"][2].update(kind="séance"), "/sessions/2/kind"),
        (lambda document: document["sessions"][5].update(client_id="gone"), "/sessions/5/client_id"),
        (lambda document: document["notes"][1].update(colour="teal"), "/notes/1/colour"),
        (lambda document: document.update(horoscopes=[]), "/horoscopes"),
        (lambda document: document["clients"].append(document["clients"][0]), "/clients/12/id"),
    ],
)
def test_a_faulty_file_is_refused_whole_and_each_fault_has_its_place(
    opened: Run, place: Path, exported: str, spoil: Callable[[dict[str, Any]], object], at: str
) -> None:
    document = json.loads(exported)
    spoil(document)
    (place / "out.json").write_text(json.dumps(document), encoding="utf-8")
    ran = opened("import", "empty", "out.json", "--json")
    assert ran.code == 4
    assert ran.document["imported"] == {}
    assert at in {one["at"] for one in ran.document["refused"]}
    assert len(ran.err.splitlines()) == 1
    told = opened("import", "empty", "out.json")
    assert told.code == 4
    assert f"{at}: " in told.out
    opened("export", "empty", "empty.json")
    assert json.loads((place / "empty.json").read_text())["clients"] == []


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"null", b'{"format": "attachdesk"', b"\xff", b"[" * 9999]
)
def test_what_is_no_record_is_refused(opened: Run, place: Path, content: bytes) -> None:
    (place / "odd.json").write_bytes(content)
    assert_refused(opened("import", "empty", "odd.json", "--json"), 4)


def test_a_file_of_a_newer_version_is_refused(opened: Run, place: Path) -> None:
    (place / "odd.json").write_text('{"format": "attachdesk", "version": 99}')
    assert_refused(opened("import", "empty", "odd.json"), 5, "99")


def test_a_report_is_what_it_says_and_encrypted_when_asked(opened: Run, place: Path) -> None:
    (place / "secret.txt").write_text("grüner Kahn\n", encoding="utf-8")
    asked = ("--client", CLIENT, "--from", "2026-04-01", "--to", "2026-09-01")
    made = opened("report", "practice", "open.pdf", *asked, "--json").document
    assert set(made) == {"file", "pages", "sha256"}
    assert made["sha256"] == sha256((place / "open.pdf").read_bytes()).hexdigest()
    with pikepdf.open(place / "open.pdf") as opened_pdf:
        assert len(opened_pdf.pages) == made["pages"]
    locked = ("report", "practice", "locked.pdf", *asked, "--pdf-password-file", "secret.txt")
    assert opened(*locked).code == 0
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(place / "locked.pdf")
    with pikepdf.open(place / "locked.pdf", password="grüner Kahn") as opened_pdf:
        assert (opened_pdf.encryption.R, opened_pdf.encryption.bits) == (6, 256)


def test_a_pdf_password_that_does_not_fit_leaves_no_file(opened: Run, place: Path) -> None:
    for words in ("", "ü" * 64):
        (place / "secret.txt").write_text(words, encoding="utf-8")
        ran = opened("report", "practice", "r.pdf", "--client", CLIENT, "--pdf-password-file", "secret.txt")
        assert_refused(ran, 5, "127")
    assert not (place / "r.pdf").exists()


def test_a_report_to_a_referrer_says_what_is_missing_of_the_release_and_is_made(opened: Run) -> None:
    said = {
        code: opened("report", "practice", f"{code}.pdf", "--client", code, "--audience", "referrer")
        for code in ("INE-01", "CPL-03", CLIENT)
    }
    assert [ran.code for ran in said.values()] == [0, 0, 0]
    assert said["INE-01"].err.startswith("No release is on file that stands: ask ")
    assert "Bea, her half of the notes (Yara)" in said["CPL-03"].err
    assert "release" not in said[CLIENT].err
    to_client = opened("report", "practice", "c.pdf", "--client", "INE-01")
    assert "release" not in to_client.err


@pytest.mark.parametrize("audience", ["client", "referrer", "supervisor"])
def test_there_is_a_report_for_each_audience(opened: Run, place: Path, audience: str) -> None:
    ran = opened("report", "practice", "r.pdf", "--client", CLIENT, "--audience", audience)
    assert ran.code == 0
    assert (place / "r.pdf").read_bytes().startswith(b"%PDF-")


def test_what_others_told_in_confidence_is_not_printed_silently(opened: Run, place: Path) -> None:
    with closing(open_desk(place / "practice", PASSPHRASE)) as desk:
        told = desk.safeguarding.safeguards(desk.caseload.named(CLIENT).id).confidences
        at = desk.records.now()
        client = desk.caseload.named(CLIENT)
        desk.diary.record_contact(client.id, at, contact_kind="email", is_confidential=True)
    ran = opened("report", "practice", "r.pdf", "--client", CLIENT)
    assert ran.code == 0
    assert f"not printed: {told + 1}." in ran.err


def test_trends_are_data_whose_evidence_is_in_the_record(opened: Run, place: Path) -> None:
    series = opened("trends", "practice", "--client", CLIENT, "--json").document
    assert {one["kind"] for one in series} <= {"pattern", "benefit", "code"}
    assert {one["unit"] for one in series} <= {"count", "share", "per_100_words", "mean_intensity"}
    assert len({(one["code"], one["kind"], one["unit"]) for one in series}) == len(series)
    opened("export", "practice", "out.json", "--client", CLIENT)
    record = _record("out.json")
    observations = {one["id"] for one in record["observations"]}
    sessions = {one["id"] for one in record["sessions"]}
    points = [point for one in series for point in one["points"]]
    assert all(set(point) == {"date", "session", "value", "n", "evidence"} for point in points)
    assert {point["session"] for point in points} <= sessions
    evidence = {one for point in points for one in point["evidence"]}
    assert evidence
    assert evidence <= observations


def test_search_finds_and_says_how_long_it_took(opened: Run) -> None:
    found = opened("search", "practice", "kettle", "--limit", "2", "--json").document
    assert set(found) == {"query", "elapsed_ms", "total", "hits"}
    assert found["total"] >= len(found["hits"]) == 2
    for hit in found["hits"]:
        assert set(hit) == {"kind", "id", "client", "session", "date", "passage", "codes"}
        assert "kettle" in hit["passage"].lower()


def test_words_of_a_query_are_never_orders(opened: Run) -> None:
    for query in ('"', "NEAR(", "a* OR", "", "-", "x:y", "\N{GRINNING FACE}"):
        assert opened("search", "practice", query, "--json").code == 0


def test_only_commands_that_exist_to_print_it_print_what_is_clinical(opened: Run, place: Path) -> None:
    opened("export", "practice", "out.json")
    record = _record("out.json")
    notes = [one["text"] for one in record["notes"] if len(one["text"]) > 40]
    names = [one["text"] for one in record["client_names"] if "text" in one]
    said = "".join(
        ran.out + ran.err
        for ran in (
            opened("verify", "practice", "--deep"),
            opened("backup", "practice", "copy"),
            opened("restore", "copy", "again"),
            opened("audit", "practice"),
            opened("audit", "practice", "--json"),
            opened("import", "empty", "out.json"),
            opened("export", "practice", "more.json"),
        )
    )
    assert notes
    assert not [one for one in (*notes, *names) if one[:40] in said]


def test_the_audit_trail_tells_what_went_out(opened: Run) -> None:
    opened("export", "practice", "out.json")
    opened("report", "practice", "r.pdf", "--client", CLIENT)
    trail = opened("audit", "practice", "--json").document
    assert {"export", "report"} <= {one["what"] for one in trail}
    assert [one["sequence"] for one in trail] == sorted(one["sequence"] for one in trail)


def test_the_audit_trail_is_of_one_client_since_a_day_and_tells_of_failed_unlocks(
    opened: Run, run: Run, place: Path
) -> None:
    (place / "wrong.txt").write_text("not these words, not at all\n")
    assert_refused(run("audit", "practice", "--passphrase-file", "wrong.txt"), 3)
    opened("report", "practice", "r.pdf", "--client", CLIENT)
    trail = opened("audit", "practice", "--json").document
    assert {"unlock.failed", "signed", "report"} <= {one["what"] for one in trail}
    of_client = opened("audit", "practice", "--client", CLIENT, "--json").document
    assert {one["client"] for one in of_client} == {CLIENT}
    assert "report" in {one["what"] for one in of_client}
    assert {one["why"] for one in of_client if one["what"] == "report"} == {"for the client"}
    printed = opened("audit", "practice").out.splitlines()
    last = next(line for line in reversed(printed) if "unlock.failed" in line)
    assert trail[-1]["who"] in printed[-1]
    assert "whoever tried" in last
    assert last.split("vault", 1)[1].strip().startswith("once, at ")
    assert "the therapist of this vault" in printed[0]
    assert opened("audit", "practice", "--since", "2999-01-01", "--json").document == []
    assert_refused(opened("audit", "practice", "--client", "nobody"), 2)


def test_version_and_help_import_neither_the_window_nor_the_record() -> None:
    code = (
        "import sys\nfrom attachdesk.__main__ import main\n"
        "for argv in (['--version'], ['--help'], *([name, '--help'] for name in sys.argv[1:])):\n"
        "    assert main(argv) == 0\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "print(*sorted(loaded & {'PySide6', 'sqlmodel', 'sqlalchemy', 'reportlab', 'pydantic'}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "open"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ},
    )
    assert ran.stdout.splitlines()[0] == f"AttachDesk {__version__}"
    assert ran.stdout.splitlines()[-1] == ""


def test_a_pipe_that_closes_early_is_quiet(place: Path) -> None:
    program = f"{sys.executable} -m attachdesk"
    line = f"{program} trends practice --client {CLIENT} --passphrase-file pass.txt | head -n 1"
    ran = subprocess.run(
        line,
        shell=True,
        check=True,
        capture_output=True,
        env={**os.environ},
    )
    assert len(ran.stdout.splitlines()) == 1
    assert ran.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device stands for a full disk")
def test_a_full_disk_behind_standard_output_is_told(place: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "attachdesk", "audit", "practice", "--passphrase-file", "pass.txt"],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ},
        )
    assert ran.returncode == 6
    assert len(ran.stderr.splitlines()) == 1


def test_a_terminal_that_lacks_letters_still_gets_a_document(place: Path) -> None:
    argv = ["search", "practice", "kettle", "--json", "--passphrase-file", "pass.txt"]
    ran = subprocess.run(
        [sys.executable, "-m", "attachdesk", *argv],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert json.loads(ran.stdout)["total"] > 0
