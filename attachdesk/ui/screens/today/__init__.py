"""The day: its sessions, the brief before the next one, what is owed and what comes due."""

from attachdesk.ui.screens.today.screen import TodayScreen

__all__ = ["TodayScreen"]
