"""A list of checks: each is tried, whatever became of those before it, and says what it found in one line."""

from __future__ import annotations

from offcirc.errors import EnvironmentProblem
from offcirc.trying import Wrong, tried


def test_each_check_says_what_it_found_or_what_is_wrong() -> None:
    def wrong() -> str:
        raise Wrong("it is silent")

    def refused() -> str:
        raise EnvironmentProblem("DISK_FULL", path="/there")

    def broken() -> str:
        raise ZeroDivisionError("of something")

    rows = list(tried([("a", wrong), ("b", refused), ("c", broken), ("d", lambda: "four")]))
    assert [tuple(row.values()) for row in rows] == [
        ("a", False, "it is silent"),
        ("b", False, "DISK_FULL /there"),
        ("c", False, "ZeroDivisionError: of something"),
        ("d", True, "four"),
    ]
