"""Supervision: meetings, hours, and the clients brought to them."""
