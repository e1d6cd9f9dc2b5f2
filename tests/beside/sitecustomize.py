"""Found by every Python that a test starts, before its program: it stays offline, and tells the test if not."""

from tests import offline

offline.watch()
