"""The one stylesheet, built from tokens: what Fusion draws itself takes its colours and sizes from here."""

from string import Template

from attachdesk.locations import resources
from attachdesk.ui.kit.theme import Theme

_DOOR = Template("""
QFrame[rule="true"] { background: $hairline; border: none; }
QLineEdit { lineedit-password-character: 8226; }
QLabel { background: transparent; color: $text; }
QLabel[ink="muted"] { color: $muted; }
QLabel[ink="accent_text"] { color: $accent_text; }
QLabel[ink="warning"] { color: $warning; }
QLabel[ink="danger"] { color: $danger; }
QLineEdit, QPlainTextEdit[field="true"], QComboBox, QSpinBox, QDateEdit, QTimeEdit, QAbstractSpinBox {
  background: $surface; color: $text; border: 1px solid $control; border-radius: 6px;
  padding: ${u4}px ${u8}px; min-height: ${u22}px; selection-background-color: $selection;
  selection-color: $text; }
QLineEdit:focus, QPlainTextEdit[field="true"]:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $focus; padding: ${u3}px ${u7}px; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled {
  background: transparent; border-color: $border; }
QLineEdit[big="true"] { min-height: ${u42}px; }
QScrollArea { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
""")
"""What the first window shows: the fewer rules, the sooner it is painted."""
_DESK = Template("""
* { outline: none; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: ${u4}px ${u8}px; }
QFrame[ground="window"], QWidget[ground="window"] { background: $window; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="sidebar"] { background: $sidebar; }
QWidget[ground="sunken"] { background: $sunken; }
QWidget[ground="raised"] { background: $raised; }
QFrame[card="true"] { background: $surface; border: 1px solid $border; border-radius: 8px; }
QFrame[card="warning"] { background: $surface; border: 1px solid $warning_line; border-radius: 8px; }
QFrame[card="soft"] { background: $accent_soft; border: none; border-radius: 8px; }
QFrame[card="error"] { background: $accent_soft; border: 1px solid $accent; border-radius: 6px; }
QFrame[card="raised"] { background: $raised; border: 1px solid $border; border-radius: 8px; }
QFrame[chip="true"] { background: $surface; border: 1px solid $border; border-radius: 4px; }
QFrame[edge="leading"] { border: none; border-left: 1px solid $border; }
QFrame[edge="trailing"] { border: none; border-right: 1px solid $border; }
QFrame[edge="top"] { border: none; border-top: 1px solid $border; }
QFrame[edge="bottom"] { border: none; border-bottom: 1px solid $border; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] { border-color: $danger; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { border: none; background: transparent; padding: 0; }
QComboBox::drop-down { border: none; width: ${u28}px; subcontrol-origin: padding;
  subcontrol-position: center right; }
QComboBox::down-arrow { image: url("$chevron"); width: ${u14}px; height: ${u14}px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $border;
  selection-background-color: $selection; selection-color: $text; outline: none; padding: ${u4}px; }
QComboBox QAbstractItemView::item { min-height: ${u28}px; padding: 0 ${u8}px; }
QSpinBox::up-button, QSpinBox::down-button, QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
  width: 0; border: none; }
QCheckBox, QRadioButton { color: $text; spacing: ${u8}px; min-height: ${u28}px; background: transparent; }
QCheckBox::indicator { width: ${u16}px; height: ${u16}px; border: 1px solid $control; border-radius: 3px;
  background: $surface; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $control;
  border-radius: 9px; background: $surface; }
QRadioButton::indicator:checked { width: 8px; height: 8px; background: $surface; border: 5px solid $accent; }
QPlainTextEdit, QTextEdit { background: $surface; color: $text; border: none;
  selection-background-color: $selection; selection-color: $text; }
QAbstractItemView { background: $surface; color: $text; border: none; outline: none; }
QScrollArea > QWidget > QWidget[ground=""] { background: transparent; }
QMenu { background: $raised; color: $text; border: 1px solid $border; padding: ${u4}px; }
QMenu::item { padding: ${u6}px ${u16}px; border-radius: 4px; }
QMenu::item:selected { background: $selection; }
QMenu::separator { height: 1px; background: $hairline; margin: ${u4}px; }
QProgressBar { background: $sunken; border: none; border-radius: 3px; max-height: ${u6}px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $border; }
""")
_UNITS = (3, 4, 6, 7, 8, 14, 16, 22, 28, 42)


def stylesheet(theme: Theme, scale: float, *, door_only: bool = False) -> str:
    """Return the stylesheet of a theme at a text scale, or of it what the first window needs."""
    units = {f"u{unit}": str(round(unit * scale)) for unit in _UNITS}
    door = _DOOR.substitute(theme.roles, **units)
    if door_only:
        return door
    folder = resources() / "themes"
    files = {name: (folder / f"{theme.name}-{name}.svg").as_posix() for name in ("chevron", "tick")}
    return door + _DESK.substitute(theme.roles, **units, **files)
