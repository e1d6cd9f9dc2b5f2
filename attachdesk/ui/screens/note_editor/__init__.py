"""The note editor: text with passages that follow it, an inspector, a session strip."""
