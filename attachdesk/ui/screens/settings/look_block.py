"""How AttachDesk looks and when it locks: kept on this machine."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSpinBox

from attachdesk.ui.kit.form import Form
from attachdesk.ui.kit.segments import Segments
from attachdesk.ui.screens.settings.preferences import LONGEST, SHORTEST, Preferences

translate = QCoreApplication.translate


class Minutes(QSpinBox):
    """Minutes from 1 to 60, with arrows by keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(SHORTEST, LONGEST)
        self.setMaximumWidth(160)
        self.setKeyboardTracking(False)
        self.lineEdit().setTextMargins(8, 0, 8, 0)
        self.valueChanged.connect(lambda minutes: self.setSuffix(_suffix(minutes)))
        self.setSuffix(_suffix(SHORTEST))

    def put(self, minutes: int) -> None:
        """Show minutes without a signal to others."""
        self.blockSignals(True)
        self.setValue(minutes)
        self.setSuffix(_suffix(minutes))
        self.blockSignals(False)


def _suffix(minutes: int) -> str:
    return " " + translate("Settings", "minute(s)", "", minutes)


class LookBlock(Form):
    """Theme, size of text, lock."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__(width=560)
        self._preferences = preferences
        theme = translate("Settings", "Theme")
        self.theme = Segments(
            [
                ("system", translate("Settings", "As the system")),
                ("light", translate("Settings", "Light")),
                ("dark", translate("Settings", "Dark")),
                ("high_contrast", translate("Settings", "High contrast")),
            ],
            theme,
        )
        size = translate("Settings", "Size of text")
        self.scale = Segments([(one, f"{one} %") for one in (100, 125, 150, 175, 200)], size)
        self.minutes = Minutes()
        self.add("theme", theme, self.theme)
        self.add("scale", size, self.scale)
        self.add(
            "lock", translate("Settings", "Lock after"), self.minutes,
            translate("Settings", "Without a key or a movement. Ctrl L locks at once."),
        )  # fmt: skip
        self.show_kept()
        self.theme.chosen.connect(preferences.take_theme)
        self.scale.chosen.connect(preferences.take_text_scale)
        self.minutes.valueChanged.connect(preferences.take_lock_minutes)

    def show_kept(self) -> None:
        """Show what is in force."""
        self.theme.put(self._preferences.theme)
        self.scale.put(self._preferences.text_scale)
        self.minutes.put(self._preferences.lock_minutes)
