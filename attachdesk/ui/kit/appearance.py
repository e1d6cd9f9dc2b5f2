"""How AttachDesk looks: one theme, one text scale, one stylesheet; widgets ask here for colours and fonts.

Call ``dress(application)`` once, before the first window. Roles are those of the theme files: ``window``,
``sidebar``, ``surface``, ``raised``, ``sunken``, ``border``, ``hairline``, ``control``, ``text``, ``muted``,
``accent``, ``accent_text``, ``on_accent``, ``accent_soft``, ``selection``, ``focus``, ``link``, ``warning``,
``danger``; the ids of codes; the inks of charts. Never write a hex in a widget. Connect ``changed`` to a
method of the widget, never to a lambda: only the method is let go when the widget is deleted.
"""

import os

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication

from attachdesk.ui.kit import typeface
from attachdesk.ui.kit.stylesheet import stylesheet
from attachdesk.ui.kit.theme import THEMES, Theme, read_theme

_STYLE = "QT_STYLE_OVERRIDE"
_NO_SHEET, _DOOR, _WHOLE = range(3)


class Appearance(QObject):
    """The look in force; ``changed`` is emitted after theme or text scale became another."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: str = "system", scale: float = 1.0) -> None:
        super().__init__(application)
        self._application = application
        self.choice = choice
        self.scale = scale
        self._follows = False
        self._sheet = _NO_SHEET
        self.theme: Theme = read_theme(choice if choice in THEMES else _scheme_of(application))

    def set(self, *, choice: str | None = None, scale: float | None = None) -> None:
        """Take another theme (``system``, ``light``, ``dark``, ``high_contrast``) or text scale (1.0-2.0)."""
        self.choice = choice or self.choice
        self.scale = min(2.0, max(1.0, scale or self.scale))
        self.theme = read_theme(self._named(self.choice))
        self.put_on()
        self.changed.emit()

    def put_on(self) -> None:
        """Give the application its style, palette, font and stylesheet."""
        if os.environ.get(_STYLE) != "fusion":  # else Qt has it already, and asking costs the first window
            self._application.setStyle("fusion")
        self._application.setPalette(palette(self.theme))
        self._application.setFont(typeface.font("body", self.scale))
        if self._sheet != _NO_SHEET:
            is_door = self._sheet == _DOOR
            self._application.setStyleSheet(stylesheet(self.theme, self.scale, door_only=is_door))

    def put_on_sheet(self, *, door_only: bool = False) -> None:
        """Give the application its stylesheet, if it has less; what was built before was built sooner.

        With ``door_only`` it is what the first window shows, and the whole follows when that is painted.
        """
        wanted = _DOOR if door_only else _WHOLE
        if self._sheet < wanted:
            self._sheet = wanted
            self._application.setStyleSheet(stylesheet(self.theme, self.scale, door_only=door_only))

    def follow_system(self) -> None:
        """From now on take light or dark as the system has it; until then its palette had to tell."""
        if not self._follows:
            self._follows = True
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
            if self._named(self.choice) != self.theme.name:
                self.set()

    def _system_changed(self) -> None:
        if self.choice == "system":
            self.set()

    def _named(self, choice: str) -> str:
        if choice in THEMES:
            return choice
        return "dark" if QGuiApplication.styleHints().colorScheme().name == "Dark" else "light"


def _scheme_of(application: QApplication) -> str:
    """Tell dark from light by the system's palette; asking Qt for the scheme costs the first window 20 ms."""
    return "dark" if application.palette().window().color().lightness() < 128 else "light"


_worn: list[Appearance] = []


def before_application() -> None:
    """Call before the QApplication is made: lets Qt begin with the style that ``dress`` needs."""
    os.environ[_STYLE] = "fusion"


def dress(
    application: QApplication, choice: str = "system", scale: float = 1.0, *, sheet_waits: bool = False
) -> Appearance:
    """Dress the application, once; a second call changes the look that is worn.

    With ``sheet_waits`` the caller says ``put_on_sheet`` before the first window is shown.
    """
    if _worn and _worn[0].parent() is application:
        if (_worn[0].choice, _worn[0].scale) != (choice, scale):
            _worn[0].set(choice=choice, scale=scale)
        return _worn[0]
    _worn[:] = [Appearance(application, choice, scale)]
    _worn[0].put_on()
    if not sheet_waits:
        _worn[0].put_on_sheet()
    return _worn[0]


def appearance() -> Appearance:
    """Return the look in force. RuntimeError: ``dress`` has not been called."""
    if not _worn:
        raise RuntimeError("dress() comes before the first widget")
    return _worn[0]


def colour(role: str) -> QColor:
    """Return the colour of a role, a code or a chart ink in the theme in force."""
    return QColor(appearance().theme[role])


def pen_of(ink: QColor) -> QPen:
    """Return a pen of 1 px, whose ``brush()`` fills; ``QPen(ink)`` costs the first window 20 ms."""
    made = QPen()
    made.setColor(ink)
    return made


def take_ink(painter: QPainter, ink: QColor) -> None:
    """Write in an ink from now on; the widget's palette may have given it, and asking Qt costs as much."""
    if painter.pen().color().rgba() != ink.rgba():
        painter.setPen(ink)


def code_colour(code: str, ink: str = "") -> QColor:
    """Return the colour of a code; one of the therapist's own takes ``ink``, a benefit's name."""
    theme = appearance().theme
    return QColor(theme.codes.get(code) or theme.codes.get(ink) or theme.codes["mood"])


def px(length: float) -> int:
    """Return a length of the design in px at the text scale in force, for heights that grow with the font."""
    return round(length * appearance().scale)


def font(role: str = "body", weight: int = 0) -> QFont:
    """Return the font of a role of the type scale (``typeface.SIZES``), perhaps in another weight."""
    return typeface.font(role, appearance().scale, weight)


def palette(theme: Theme) -> QPalette:
    """Return the palette that Fusion gets from a theme."""
    made = QPalette()
    kinds = QPalette.ColorRole
    for kind, role in (
        (kinds.Window, "window"), (kinds.WindowText, "text"), (kinds.Base, "surface"),
        (kinds.AlternateBase, "surface"), (kinds.Text, "text"), (kinds.Button, "surface"),
        (kinds.ButtonText, "text"), (kinds.BrightText, "danger"), (kinds.Highlight, "selection"),
        (kinds.HighlightedText, "text"), (kinds.ToolTipBase, "raised"), (kinds.ToolTipText, "text"),
        (kinds.PlaceholderText, "muted"), (kinds.Link, "link"), (kinds.LinkVisited, "link"),
        (kinds.Accent, "accent"), (kinds.Light, "surface"), (kinds.Midlight, "hairline"),
        (kinds.Mid, "border"), (kinds.Dark, "control"), (kinds.Shadow, "text"),
    ):  # fmt: skip
        made.setColor(kind, QColor(theme[role]))
    faint = QColor(theme["muted"])
    faint.setAlphaF(0.6)
    for kind in (kinds.WindowText, kinds.Text, kinds.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, kind, faint)
    return made
