"""Each way a command can be refused: its exit code and one sentence, with and without ``--json``."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from attachdesk.bootstrap import open_desk
from attachdesk.cli.main import COMMANDS
from tests.cli.conftest import CLIENT, PASSPHRASE, Ran, Run, assert_refused
from tests.vault.trial import small_disk

ON_A_VAULT = {
    "verify": ["verify", "{}"],
    "backup": ["backup", "{}", "copy"],
    "export": ["export", "{}", "out.json"],
    "import": ["import", "{}", "in.json"],
    "report": ["report", "{}", "out.pdf", "--client", CLIENT],
    "trends": ["trends", "{}", "--client", CLIENT],
    "search": ["search", "{}", "kettle"],
    "shots": ["shots", "{}", "pictures"],
    "audit": ["audit", "{}"],
}


def on(command: str, vault: str) -> list[str]:
    return [word.format(vault) for word in ON_A_VAULT[command]]


@pytest.fixture(autouse=True)
def something_to_import(place: Path) -> None:
    (place / "in.json").write_text("{}")


@pytest.mark.parametrize("command", ON_A_VAULT)
def test_a_wrong_passphrase_is_told_with_json_too(run: Run, place: Path, command: str) -> None:
    (place / "wrong.txt").write_text("eight loud geese over the marsh\n")
    for more in ([], ["--json"]):
        ran = run(*on(command, "practice"), "--passphrase-file", "wrong.txt", *more)
        assert_refused(ran, 3, "passphrase")


@pytest.mark.parametrize("command", ON_A_VAULT)
def test_a_path_that_is_not_there_is_told_before_anybody_is_asked(run: Run, command: str) -> None:
    assert_refused(run(*on(command, "nowhere")), 6, "nowhere")


@pytest.mark.parametrize("command", [one for one in ON_A_VAULT if one != "verify"])
def test_an_empty_folder_is_no_vault(run: Run, place: Path, command: str) -> None:
    (place / "bare").mkdir()
    assert_refused(run(*on(command, "bare")), 4, "bare")


def test_where_no_vault_can_lie_no_window_and_no_key_is_tried(run: Run, opened: Run, place: Path) -> None:
    (place / "bare").mkdir()
    (place / "nothing").touch()
    assert opened("backup", "practice", "copy").code == 0
    for told, code in {"bare": 4, "nothing": 4, "pass.txt": 4, "copy": 5, "nowhere": 6}.items():
        assert_refused(run("open", told), code, told)
        assert_refused(run("recover", told), code, told)


def test_the_vault_and_its_passphrase_are_looked_at_before_what_is_to_be_done_with_it(
    run: Run, opened: Run, place: Path
) -> None:
    (place / "wrong.txt").write_text("eight loud geese over the marsh\n")
    wrong = ("--passphrase-file", "wrong.txt")
    assert_refused(run("import", "nowhere", "gone.json", *wrong), 6, "nowhere")
    assert_refused(run("import", "empty", "gone.json", *wrong), 3)
    asked = ("report", "practice", "out.pdf", "--client", CLIENT, "--pdf-password-file", "gone.txt")
    assert_refused(run(*asked, *wrong), 3)
    assert_refused(opened(*asked), 6, "gone.txt")


def test_a_wrong_recovery_key_is_told_before_a_short_passphrase(
    run: Run, place: Path, typed: Callable[[str], None]
) -> None:
    typed("not a key\nshort\n")
    assert_refused(run("recover", "practice"), 3, "56")
    typed((place / "empty.key").read_text() + "short\n")
    assert_refused(run("recover", "practice"), 3, "another vault")
    typed((place / "practice.key").read_text() + "short\n")
    assert_refused(run("recover", "practice"), 5, "15 characters")
    typed("")
    assert_refused(run("recover", "practice"), 3)


def test_an_empty_file_and_any_other_file_are_no_vault(run: Run, place: Path) -> None:
    (place / "nothing").touch()
    assert_refused(run("audit", "nothing"), 4, "empty file")
    assert_refused(run("audit", "pass.txt"), 4)


def test_a_vault_in_use_is_left_alone(opened: Run, place: Path) -> None:
    let_go = _held_by_another_process(place / "practice")
    try:
        refused = [opened(*on(command, "practice")) for command in ON_A_VAULT]
        refused.append(opened("recover", "practice", "--recovery-key-file", "practice.key"))
    finally:
        let_go()
    for ran in refused:
        assert_refused(ran, 7, "open in another window")


def _held_by_another_process(vault: Path) -> Callable[[], None]:
    code = (
        "import sys; from pathlib import Path; from attachdesk.bootstrap import open_desk\n"
        f"desk = open_desk(Path({str(vault)!r}), {PASSPHRASE!r}); print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PATH": ""},
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"

    def let_go() -> None:
        holder.communicate()

    return let_go


def test_a_damaged_record_is_told_and_verify_gives_it_as_data(opened: Run, place: Path) -> None:
    file = place / "practice" / "clinical.adk"
    file.write_bytes(file.read_bytes()[:5000])
    assert_refused(opened("search", "practice", "kettle"), 4, "restore")
    ran = opened("verify", "practice", "--json")
    assert ran.code == 4
    assert ran.document["ok"] is False
    assert set(ran.document["findings"][0]) == {"where", "what", "advice"}
    assert len(ran.err.splitlines()) == 1


def test_a_damaged_keyring_is_told_before_anybody_is_asked(run: Run, place: Path) -> None:
    for name in ("keyring.json", "keyring.copy.json"):
        (place / "practice" / name).write_text("{")
    assert_refused(run("search", "practice", "kettle"), 4, "recover")


def test_a_vault_of_a_newer_version_is_refused_and_left_as_it_is(opened: Run, place: Path) -> None:
    desk = open_desk(place / "practice", PASSPHRASE)
    connection = desk.keeping.vault.database.connection()
    connection.exec_driver_sql("PRAGMA user_version = 4711")
    connection.commit()
    desk.close()
    before = (place / "practice" / "clinical.adk").read_bytes()
    assert_refused(opened("search", "practice", "kettle"), 5, "newer")
    assert (place / "practice" / "clinical.adk").read_bytes() == before


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"\xff\xfe\x00", 2), (b"", 3), (b"\n", 3), (b"x" * 10_000, 2), (PASSPHRASE.encode() + b"x", 3)],
)
def test_a_file_without_the_passphrase_opens_nothing(
    run: Run, place: Path, content: bytes, code: int
) -> None:
    (place / "odd.txt").write_bytes(content)
    assert_refused(run("audit", "practice", "--passphrase-file", "odd.txt"), code)


def test_a_passphrase_file_that_cannot_be_read_is_told(run: Run, place: Path) -> None:
    assert_refused(run("audit", "practice", "--passphrase-file", "nowhere.txt"), 6, "nowhere.txt")
    assert_refused(run("audit", "practice", "--passphrase-file", "practice"), 6, "practice")


def test_nobody_to_ask_is_told(run: Run) -> None:
    assert_refused(run("audit", "practice"), 2, "--passphrase-file")


@pytest.mark.parametrize(
    "content", [PASSPHRASE, PASSPHRASE + "\r\n", "\ufeff" + PASSPHRASE + "\nsecond line\n"], ids=repr
)
def test_only_the_first_line_is_the_passphrase(run: Run, place: Path, content: str) -> None:
    (place / "odd.txt").write_text(content, newline="")
    assert run("audit", "practice", "--passphrase-file", "odd.txt").code == 0


def test_the_passphrase_comes_through_a_pipe(run: Run, typed: Callable[[str], None]) -> None:
    typed(PASSPHRASE + "\n")
    assert run("audit", "practice", "--passphrase-file", "-").code == 0


@pytest.mark.parametrize(
    ("argv", "part"),
    [
        (["bogus"], "bogus"),
        (["--bogus"], "--bogus"),
        (["verify"], "VAULT"),
        (["report", "practice", "out.pdf"], "--client"),
        (["verify", "practice", "--passphrase-file"], "--passphrase-file"),
        (["verify", "practice", "--pass", "x"], "--pass x"),
        (["report", "practice", "out.pdf", "--client", CLIENT, "--from", "2026-02-30"], "2026-02-30"),
        (["report", "practice", "out.pdf", "--client", CLIENT, "--to", "20260201"], "20260201"),
        (["search", "practice", "kettle", "--limit", "0"], "from 1"),
        (["search", "practice", "kettle", "--limit", "x"], "x"),
        (["shots", "practice", "pictures", "--theme", "pink"], "light, dark"),
        (["shots", "practice", "pictures", "--text-scale", "99"], "100"),
        (["demo", "--scale", "huge"], "starter, career"),
        (["demo", "--seed", "-1"], "-1"),
    ],
)
def test_wrong_words_are_usage(run: Run, argv: list[str], part: str) -> None:
    assert_refused(run(*argv), 2, part)


@pytest.mark.parametrize(
    "argv",
    [
        ["report", "practice", "out.pdf", "--client", "nobody"],
        ["report", "practice", "out.pdf", "--client", CLIENT, "--audience", "judge"],
        ["report", "practice", "out.pdf", "--client", CLIENT, "--from", "2026-05-01", "--to", "2026-01-01"],
        ["trends", "practice", "--client", "nobody"],
        ["trends", "practice", "--client", ""],
        ["trends", "practice", "--client", "\N{GRINNING FACE}\u05d0"],
        ["trends", "practice", "--client", "x" * 100_000],
        ["export", "practice", "out.json", "--client", "nobody"],
        ["export", "practice", "out.json", "--client", ""],
        ["export", "practice", "out"],
        ["export", "practice", "out.json", "--format", "bogus"],
        ["shots", "practice", "pictures", "--size", "wide"],
        ["shots", "practice", "pictures", "--size", "1x1"],
    ],
)
def test_what_is_not_known_is_usage_and_leaves_nothing(opened: Run, place: Path, argv: list[str]) -> None:
    before = {one.name for one in place.iterdir()}
    assert_refused(opened(*argv), 2)
    assert {one.name for one in place.iterdir()} == before


@pytest.mark.parametrize("form", ["csv", "markdown", "fhir", "qdpx", "ics"])
def test_forms_that_come_later_are_said_to_come_later(opened: Run, form: str) -> None:
    assert_refused(opened("export", "practice", f"out.{form}"), 2, form, "yet")
    assert_refused(opened("import", "empty", "in.json", "--format", form), 2, form, "yet")


@pytest.mark.parametrize(
    "argv",
    [
        ["new", "empty"],
        ["new", "pass.txt"],
        ["backup", "practice", "empty"],
        ["export", "practice", "pass.txt", "--format", "json"],
        ["report", "practice", "pass.txt", "--client", CLIENT],
        ["import", "practice", "whole.json"],
    ],
)
def test_nothing_that_is_there_is_overwritten(opened: Run, place: Path, argv: list[str]) -> None:
    if "whole.json" in argv:
        assert opened("export", "practice", "whole.json").code == 0
    words = (place / "pass.txt").read_bytes()
    assert_refused(opened(*argv), 5)
    assert (place / "pass.txt").read_bytes() == words


@pytest.mark.parametrize(
    "argv",
    [
        ["new", "gone/vault"],
        ["backup", "practice", "gone/copy"],
        ["export", "practice", "gone/out.json"],
        ["report", "practice", "gone/out.pdf", "--client", CLIENT],
        ["import", "empty", "gone.json"],
        ["restore", "gone", "vault"],
        ["recover", "gone"],
        ["open", "gone"],
    ],
)
def test_a_place_that_is_gone_is_the_disks_trouble(opened: Run, argv: list[str]) -> None:
    assert_refused(opened(*argv), 6, "gone")


def test_a_short_passphrase_makes_no_vault(run: Run, place: Path, typed: Callable[[str], None]) -> None:
    typed("short\n")
    assert_refused(run("new", "vault", "--passphrase-file", "-"), 5, "15 characters")
    assert not (place / "vault").exists()


def test_a_fault_of_ours_is_one_sentence_without_what_was_in_hand(
    opened: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("Amara said")

    monkeypatch.setattr("attachdesk.services.searching.Searching.find", fail)
    ran: Ran = opened("search", "practice", "kettle")
    assert_refused(ran, 1, "ZeroDivisionError")
    assert "Amara" not in ran.err


def test_an_interrupted_command_says_so(opened: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("attachdesk.services.searching.Searching.find", stop)
    assert_refused(opened("search", "practice", "kettle"), 1, "Stopped")


def test_control_characters_in_what_was_asked_reach_no_terminal(opened: Run) -> None:
    ran = opened("trends", "practice", "--client", "a\x1b[2Jb\nc")
    assert_refused(ran, 2, "b c")
    assert "\x1b" not in ran.err


def test_without_a_display_no_window_is_tried(opened: Run, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert_refused(opened("open", "practice"), 2, "display")
    assert_refused(run(), 2, "display")


def test_every_command_helps_in_words(run: Run) -> None:
    for command in COMMANDS:
        ran = run(command, "--help")
        assert ran.code == 0
        assert ran.out.startswith(f"usage: attachdesk {command}")
        assert "--json" in ran.out
        assert ran.err == ""


def test_a_full_disk_says_one_sentence_about_pictures_too(place: Path) -> None:
    (place / "stick").mkdir()
    with small_disk(place / "stick", 1) as is_there:
        if not is_there:
            pytest.skip("this machine lets us mount no small disk")
        (place / "stick" / "filler").write_bytes(bytes(1 << 20))
        asked = ["shots", "practice", "stick/pictures", "--passphrase-file", "pass.txt"]
        ran = subprocess.run([sys.executable, "-m", "attachdesk", *asked], capture_output=True, check=False)
    assert (ran.returncode, ran.stdout) == (6, b"")
    assert len(ran.stderr.splitlines()) == 1
