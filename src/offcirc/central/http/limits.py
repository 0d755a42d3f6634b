"""How often a source may try what it does not know: enrolment codes, tokens, links to the page.

A source is the address that the request came from; behind a trusted proxy, the address that the proxy names. Whoever
shows a good token is never held up: a library's workstations share one address with the one that was revoked.
"""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Callable
from typing import Any

import anyio
from litestar.connection import ASGIConnection

from offcirc.central.http.problems import Refused

_MAX_SOURCES = 10_000
_IPV6_NETWORK = 64
_FREE_ATTEMPTS, _SLOWEST_S = 5, 0.5


class Budget:
    """So many failures a source, one more after each `refill_s`.

    Args:
        failures: free at first.
        refill_s: seconds until one is forgotten.
        clock: seconds that only grow.
    """

    def __init__(self, failures: int, refill_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._refill_s, self._clock = failures, refill_s, clock
        self._guard = threading.Lock()
        self._spent_until: dict[str, float] = {}
        """By source: the moment at which its last failure is forgotten; each failure is `refill_s` of it."""

    def check(self, source: str) -> None:
        """Lets a source try that has failures left.

        Raises:
            Refused: 429 `TOO_MANY_ATTEMPTS`, with `Retry-After`.
        """
        with self._guard:
            over_s = self._spent_until.get(source, 0.0) - self._clock() - (self._most - 1) * self._refill_s
        if over_s > 0:
            raise Refused(429, "TOO_MANY_ATTEMPTS", headers={"Retry-After": str(int(over_s) + 1)})

    def failed(self, source: str) -> None:
        """Counts a failure."""
        with self._guard:
            now = self._clock()
            most = now + self._most * self._refill_s
            self._spent_until[source] = min(most, max(now, self._spent_until.get(source, 0.0)) + self._refill_s)
            if len(self._spent_until) > _MAX_SOURCES:
                self._forget(now)

    def succeeded(self, source: str) -> None:
        """Forgets a source's failures."""
        with self._guard:
            self._spent_until.pop(source, None)

    def _forget(self, now: float) -> None:
        """Those who have all their failures left again; where there are none, the half that failed longest ago."""
        left = {source: until for source, until in self._spent_until.items() if until > now}
        if len(left) > _MAX_SOURCES:
            newest = sorted(left, key=left.__getitem__, reverse=True)[: _MAX_SOURCES // 2]
            left = {source: left[source] for source in newest}
        self._spent_until = left


class InTurn:
    """Attempts of all sources together: one at a time, each later than the last while they fail."""

    def __init__(self) -> None:
        self._turn = anyio.Lock()
        self._failures = 0

    async def attempt(self, work: Callable[[], Any], wrong: type[Exception]) -> Any:  # noqa: ANN401 - what `work` gives
        """Tries once, in a thread; `wrong` is raised by what was guessed."""
        async with self._turn:
            if self._failures > _FREE_ATTEMPTS:
                await anyio.sleep(min(_SLOWEST_S, 0.05 * (self._failures - _FREE_ATTEMPTS)))
            try:
                found = await anyio.to_thread.run_sync(work)
            except wrong:
                self._failures += 1
                raise
            self._failures = 0
            return found


class Limits:
    """What the application keeps: a budget for each kind of attempt."""

    def __init__(self) -> None:
        self.codes = Budget(20, refill_s=30)
        self.tokens = Budget(100, refill_s=10)
        self.codes_in_turn = InTurn()


def source_of(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """Where a request came from: an IPv4 address, or an IPv6 network of one subscriber."""
    host = connection.client.host if connection.client is not None else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:  # noqa: PLR2004 - IPv4
        return host
    return str(ipaddress.ip_network((int(address), _IPV6_NETWORK), strict=False).network_address)
