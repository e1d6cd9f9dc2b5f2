"""The screen ``clients``: the list one works from, with what to know before a session beside it."""
