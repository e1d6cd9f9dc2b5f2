"""What the codes mean: definitions, markers, other explanations, cautions."""

from attachdesk.ui.screens.codebook.screen import CodebookScreen

__all__ = ["CodebookScreen"]
