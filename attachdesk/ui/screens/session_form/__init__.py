"""The screen ``session_form``: book or record a session, a contact between sessions, and risk."""
