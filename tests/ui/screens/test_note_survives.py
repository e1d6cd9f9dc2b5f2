"""A killed process loses at most a second: draft and cursor are there when the vault is opened again."""

import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from attachdesk import bootstrap
from attachdesk.services import opening
from tests.ui.conftest import PASSPHRASE, fresh_desk

ROOT = Path(__file__).parents[3]


def test_a_killed_editor_leaves_the_draft_and_its_cursor(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    desk = fresh_desk(folder)
    client = desk.caseload.take_on(code="OAK-11", started_on=date.today() - timedelta(days=90))
    session = desk.diary.record(client.id, datetime.now(UTC) - timedelta(days=1), status="attended")
    desk.close()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.screens.typing_child", str(folder), "she wept"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "typed"
    time.sleep(1.1)
    child.kill()
    child.communicate()
    outside = opening.real_world("Europe/London")
    again = bootstrap.desk_over(opening.open_vault(folder, PASSPHRASE), outside)
    opened = again.note_writing.open(session_id=session.id)
    again.close()
    assert opened is not None
    assert opened.note.text.startswith("Data\nshe wxept\n")
    assert opened.note.text[: opened.note.cursor].endswith("she wx")
