"""Run as a program: opens a vault and the note of its one session, types, and goes on until it is killed."""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget


def main(folder: Path, words: str) -> int:
    """Type ``words`` into the note, then three steps back; say so, and wait."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest

    from attachdesk import bootstrap
    from attachdesk.services import opening
    from attachdesk.ui.kit.appearance import dress
    from attachdesk.ui.kit.background import Lane
    from attachdesk.ui.kit.screen import Target
    from attachdesk.ui.screens.note_editor.screen import NoteEditor
    from tests.ui.conftest import PASSPHRASE, Journey, workplace

    application = QApplication(sys.argv)
    dress(application, "light")
    outside = opening.real_world("Europe/London")
    desk = bootstrap.desk_over(opening.open_vault(folder, PASSPHRASE), outside)
    lane, area = Lane(), QWidget()
    editor = NoteEditor(workplace(desk, lane, area, Journey()))
    editor.widget().show()
    client = desk.caseload.lines()[0].client
    session = desk.diary.sessions(client.id)[0].session
    assert session is not None
    editor.enter(Target("note", client.id, session.id))

    def hands() -> None:
        QTest.keyClicks(editor.page, words)
        for _ in range(3):
            QTest.keyClick(editor.page, Qt.Key.Key_Left)
        QTest.keyClicks(editor.page, "x")
        print("typed", flush=True)

    QTimer.singleShot(300, hands)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
