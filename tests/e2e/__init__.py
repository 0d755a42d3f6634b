"""Whole days, played against real processes."""

import pytest

# Their assertions explain themselves as a test's own do.
pytest.register_assert_rewrite("tests.e2e.audit", "tests.e2e.day", "tests.e2e.network", "tests.e2e.replay")
