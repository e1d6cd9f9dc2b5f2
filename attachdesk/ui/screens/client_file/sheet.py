"""The sheet of the kit, by the name that the parts of a client's file know."""

from attachdesk.ui.kit.sheet import Needs, Sheet

__all__ = ["Needs", "Sheet"]
