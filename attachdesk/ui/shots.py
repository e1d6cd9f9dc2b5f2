"""Pictures of every screen of an open desk, for the README, for reviews and for those who translate."""

import os
from collections.abc import Iterator
from errno import ENOSPC
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QBuffer, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from attachdesk import __version__
from attachdesk.domain.errors import NotUnderstood, StorageTrouble
from attachdesk.library import pseudo
from attachdesk.library.words import load
from attachdesk.locations import content
from attachdesk.services.desk import Desk
from attachdesk.ui.desk_window import DeskWindow
from attachdesk.ui.kit.appearance import before_application, dress
from attachdesk.ui.kit.background import Lane
from attachdesk.ui.kit.screen import Target
from attachdesk.ui.kit.translation import speak
from attachdesk.ui.shell.unlock import UnlockWindow

TABS = ("timeline", "notes", "plan", "measures", "trends", "reports", "details")


def take_shots(
    desk: Desk,
    folder: Path,
    *,
    theme: str = "light",
    size: tuple[int, int] = (1440, 900),
    locale: str = "en",
    text_scale: int = 100,
) -> list[Path]:
    """Make a PNG of every screen in ``folder`` and return their paths, ``<screen>-<theme>.png``."""
    application = _application()
    if locale != "en" and locale not in pseudo.LOCALES:
        raise NotUnderstood("library.unknown_locale", locale=locale)
    retell = pseudo.say if locale in pseudo.LOCALES else None
    dress(application, theme, text_scale / 100)
    speak(application, locale, retell)
    _make_folder(folder)
    made: list[Path] = []

    def keep(name: str, widget: QWidget) -> None:
        path = folder / f"{name}-{theme}.png"
        _write(path, widget)
        made.append(path)

    lane = Lane()
    try:
        for name, widget in _screens(desk, lane, size, locale):
            keep(name, widget)
    finally:
        lane.finish()
        speak(application)
    return made


def _application() -> QApplication:
    if QApplication.instance() is None:
        # pictures need no display, and must not take the keyboard from whoever sits at it
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        # the platform complains that it cannot tell a window manager of a smallest size: there is none
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    before_application()
    application = QApplication.instance() or QApplication(["attachdesk"])
    assert isinstance(application, QApplication)
    return application


def _write(path: Path, widget: QWidget) -> None:
    """Write a widget's picture; made in memory, since the PNG library speaks for itself on a full disk."""
    picture = QBuffer()
    picture.open(QBuffer.OpenModeFlag.WriteOnly)
    widget.grab().save(picture, "PNG")
    try:
        path.write_bytes(picture.data().data())
    except OSError as error:
        key = "handing_out.disk_full" if error.errno == ENOSPC else "handing_out.cannot_write"
        raise StorageTrouble(key, file=str(path)) from None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        raise StorageTrouble("handing_out.cannot_write", file=str(folder)) from None


def _screens(desk: Desk, lane: Lane, size: tuple[int, int], locale: str) -> Iterator[tuple[str, QWidget]]:
    words = load(content(), locale)
    unlock = UnlockWindow(
        lane,
        desk.keeping.folder,
        lambda _vault, _passphrase: None,
        lambda _error: "",
        foot=f"AttachDesk {__version__}",
    )
    unlock.resize(*size)
    unlock.show()
    _settle(lane)
    yield "unlock", unlock
    unlock.close()
    with TemporaryDirectory() as place:
        settings = QSettings(str(Path(place) / "settings.ini"), QSettings.Format.IniFormat)
        shown = DeskWindow(desk, lane, settings, words, lambda: None, remembers=False)
        shown.idle.end()
        window = shown.window
        window.setMinimumSize(320, 320)
        window.resize(*size)
        window.show()
        shown.come_back()
        _settle(lane)
        for name, target in targets(desk):
            window.go(target)
            _settle(lane)
            yield name, window
        window.palette_of_acts.open()
        _settle(lane)
        yield "palette", window
        window.palette_of_acts.close_it()
        shown.put_away()
        window.deleteLater()  # the next look would be put on all its screens as well
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def targets(desk: Desk) -> Iterator[tuple[str, Target]]:
    """Yield every screen with what it shows: the client with most sessions, the newest note."""
    yield "today", Target("today")
    yield "calendar", Target("calendar")
    yield "clients", Target("clients")
    lines = sorted(desk.caseload.lines(), key=lambda line: -line.sessions)
    current = [line for line in lines if line.client.state == "current"] or lines
    for line in current[:1]:
        client = line.client.id
        for tab in TABS:
            yield f"client-{tab}", Target("client_file", client, part=tab)
        yield "session-form", Target("session_form", client)
        yield "safety-plan", Target("safety_plan", client)
        yield "crisis", Target("crisis", client)
        held = [one for one in desk.diary.sessions(client) if one.session is not None and one.note_id]
        rich = max(held, key=lambda one: (len(one.codes), one.word_count), default=None)
        if rich is not None and rich.note_id is not None:
            yield "note", Target("note", client, rich.note_id, "note")
    for name in (
        "audit",
        "new_client",
        "search",
        "caseload",
        "supervision",
        "codebook",
        "own_words",
        "settings",
    ):
        yield name.replace("_", "-"), Target(name)


def _settle(lane: Lane) -> None:
    """Let everything that was asked arrive and be painted."""
    for _ in range(4):
        lane.settled()
        QApplication.processEvents()
