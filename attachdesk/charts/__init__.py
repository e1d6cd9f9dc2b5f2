"""Pictures without a toolkit: one file per chart, painted alike in the window and on the page."""
