"""The typesetter: blocks become pages. The only place that knows reportlab."""
