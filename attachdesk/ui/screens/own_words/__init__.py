"""The therapist's own forms of notes and snippets: made, changed, tried and put away."""

from attachdesk.ui.screens.own_words.screen import OwnWordsScreen

__all__ = ["OwnWordsScreen"]
