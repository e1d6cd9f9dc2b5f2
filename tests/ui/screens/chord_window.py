"""Run as a program under a real X server: a page with words selected prints the code of every chord."""

import sys

from PySide6.QtWidgets import QApplication


def main() -> int:
    """Show the page until standard input ends; return the exit code."""
    from PySide6.QtCore import QTimer

    from attachdesk.domain.passage import Span
    from attachdesk.ui.kit.appearance import dress
    from attachdesk.ui.screens.note_editor.page import NotePage

    application = QApplication(sys.argv)
    dress(application, "light")
    page = NotePage()
    page.load("she wept", (), ())
    page.select(Span(0, 8))
    page.is_coding = "--coding" in sys.argv
    page.set_writable(not page.is_coding)
    page.code_asked.connect(lambda code: print(code, flush=True))
    page.setWindowTitle("chords")
    page.show()
    page.activateWindow()
    page.setFocus()
    QTimer.singleShot(300, lambda: print("ready", flush=True))
    QTimer.singleShot(60_000, application.quit)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
