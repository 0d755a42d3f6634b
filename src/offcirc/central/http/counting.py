"""Counts of the requests that this process answered, for `/metrics`."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector

_BUCKETS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
"""An upload takes milliseconds, an extract over a thin line minutes."""


class Requests:
    """How many, how they ended, and how long each took until its last byte was sent."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._answered = Counter(
            "offcirc_http_requests",
            "Requests by path and status; 0 where nothing was answered",
            ("method", "path", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "offcirc_http_request_seconds",
            "From the request to the last byte of its answer",
            ("method", "path"),
            buckets=_BUCKETS_S,
            registry=self.registry,
        )

    def count(self, method: str, path: str, status: int, seconds: float) -> None:
        """One request."""
        self._answered.labels(method, path, str(status)).inc()
        self._seconds.labels(method, path).observe(seconds)
