"""Trying again: only where the server is idempotent, only for failures that pass, with growing pauses."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

from offcirc.errors import OutcomeUnknown, ServerBusy

PAUSES_S = (0.5, 2.0, 5.0)
"""Before the second, third and fourth try; each is stretched by up to half so that many workstations spread out."""

_Result = TypeVar("_Result")


def with_patience(action: Callable[[], _Result]) -> _Result:
    """Runs `action`, again after a lost answer or a busy server.

    A server that says nothing at all is not asked again: each silence costs most of a minute.

    Raises:
        ConnectorError: the last one, when patience is at its end, or one that waiting does not mend.
    """
    for pause in PAUSES_S:
        try:
            return action()
        except (OutcomeUnknown, ServerBusy) as error:
            if error.code == "SERVER_SILENT":
                raise
        time.sleep(pause * (1 + random.random() / 2))  # noqa: S311 - spreads load, hides nothing
    return action()
