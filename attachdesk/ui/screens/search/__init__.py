"""Finding words again, with the passage in which they stand."""

from attachdesk.ui.screens.search.screen import SearchScreen

__all__ = ["SearchScreen"]
