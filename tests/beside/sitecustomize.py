"""Found by every Python that a test starts, before its program: it stays offline, and tells if not."""

from tests import offline

offline.watch()
