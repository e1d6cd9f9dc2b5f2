"""Places whose work is yet to come: each says honestly what it will hold and what one can do today."""

from attachdesk.ui.screens.later.screens import CaseloadScreen

__all__ = ["CaseloadScreen"]
