"""The practice, the look, the lock and the vault."""

from attachdesk.ui.screens.settings.preferences import Preferences
from attachdesk.ui.screens.settings.screen import SettingsScreen

__all__ = ["Preferences", "SettingsScreen"]
