"""Pictures without a toolkit: one file per chart, painted alike in the window and on the page.

``glyphs`` holds the outline of every sign (pattern, benefit badge, rupture, repair, star) on a box of 16 px;
editor, charts and page draw the same outlines.
"""
