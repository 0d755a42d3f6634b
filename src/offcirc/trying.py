"""A self-test is a list of checks: each says what it found, or what is wrong. Both programs have one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from offcirc.errors import OffcircError

Check = tuple[str, Callable[[], str]]
"""What is tried, and how: returns what was found, in plain words."""


class Wrong(Exception):
    """Something is not as it must be; the text says what."""


def tried(checks: Iterable[Check]) -> Iterator[dict[str, str | bool]]:
    """Runs them in order; a row each: `check`, `ok`, `says`. What is wrong with one keeps none from being tried."""
    for name, check in checks:
        try:
            says, good = check(), True
        except Wrong as wrong:
            says, good = str(wrong), False
        except OffcircError as error:
            says, good = " ".join([error.code, *map(str, error.params.values())]), False
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what somebody wants to know here
            says, good = f"{type(error).__name__}: {error}", False
        yield {"check": name, "ok": good, "says": says}
