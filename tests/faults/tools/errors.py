"""How a fault tool says that this machine lacks what it needs."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


class NotAvailable(Exception):
    """This machine lacks what the tool needs; the text says what."""


@contextmanager
def skip_if_not_available() -> Iterator[None]:
    """Skip the test, saying why, where the machine lacks a tool's needs.

    `OFFCIRC_REQUIRE_FAULT_TOOLS=1` turns the skip into a failure, so that CI cannot go green by running nothing.

    Raises:
        NotAvailable: Under `OFFCIRC_REQUIRE_FAULT_TOOLS=1`.
    """
    try:
        yield
    except NotAvailable as reason:
        if os.environ.get("OFFCIRC_REQUIRE_FAULT_TOOLS") == "1":
            raise
        pytest.skip(str(reason))
