"""What the tests of faults share with those of the services."""

from tests.unlocked import pytest_runtest_setup, pytest_runtest_teardown  # noqa: F401
