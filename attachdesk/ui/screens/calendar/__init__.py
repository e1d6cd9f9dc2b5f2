"""The week of a practice: sessions by day and time, recurring appointments, breaks."""
