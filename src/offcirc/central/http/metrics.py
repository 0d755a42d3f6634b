"""`/metrics` in Prometheus' text format, for a monitor on this machine or with an `admin` token."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from litestar import Request, Response, get
from litestar.datastructures import State
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Metric, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from offcirc import __version__
from offcirc.central.http.counting import Requests
from offcirc.central.http.endpoints import central_of
from offcirc.central.http.guard import bearer
from offcirc.central.standing import Standing, Watch
from offcirc.central.workstations import Denied, Scope

_FORWARDED = ("x-forwarded-for", "forwarded")


class _Standing(Collector):
    """The server's standing as metrics; those of one workstation bear its name."""

    def __init__(self, standing: Standing, unseen_after: timedelta) -> None:
        self._standing = standing
        self._unseen_after = unseen_after

    def collect(self) -> Iterator[Metric]:
        """All of them."""
        found = self._standing
        yield _gauge("server", "The version that runs", 1, version=__version__)
        received = CounterMetricFamily("offcirc_rows_received", "Rows that workstations handed in")
        received.add_metric((), found.waiting + sum(found.processed.values()))
        yield received
        processed = CounterMetricFamily("offcirc_rows_processed", "Rows with an outcome", labels=("result",))
        for result, count in sorted(found.processed.items()):
            processed.add_metric((result,), count)
        yield processed
        yield _gauge("rows_waiting", "Rows that wait to be processed", found.waiting)
        yield _gauge(
            "rows_waiting_after_failure", "Of these, tried and left for another time", found.waiting_after_failure
        )
        yield _gauge("rows_held", "Of these, held for review", found.held)
        yield _gauge("rows_waiting_oldest_seconds", "How long the oldest has waited", _age(found, found.waiting_since))
        yield _gauge("rows_refused", "Refused in 30 days and not corrected", sum(row.count for row in found.refused))
        yield from self._extract()
        yield from self._workstations()

    def _extract(self) -> Iterator[Metric]:
        found, extract = self._standing, self._standing.extract
        if extract.built_at is not None:
            yield _gauge("extract_age_seconds", "Since the newest extract was built", _age(found, extract.built_at))
            yield _gauge("extract_bytes", "Size of the newest extract", extract.size)
        failed_at = extract.failed_at.timestamp() if extract.failed_at is not None else 0
        yield _gauge("extract_failed_timestamp_seconds", "When the last job failed; 0 if it did not", failed_at)

    def _workstations(self) -> Iterator[Metric]:
        in_use = [one for one in self._standing.workstations if one.revoked_at is None]
        unseen = sum(self._standing.as_of - one.silent_since() > self._unseen_after for one in in_use)
        yield _gauge("workstations", "Enrolled and not revoked", len(in_use))
        yield _gauge("workstations_unseen", "Of these, silent for longer than unseen_after_days", unseen)
        silent = _labelled("workstation_silent_seconds", "Since the last contact, or else the enrolment")
        data = _labelled("workstation_data_age_seconds", "Age of its records, as told at its last contact")
        unsent = _labelled("workstation_rows_unsent", "Rows it had not sent, as told at its last contact")
        waiting = _labelled("workstation_rows_waiting", "Its rows that wait here")
        for one in in_use:
            label = (one.name,)
            silent.add_metric(label, _age(self._standing, one.silent_since()))
            waiting.add_metric(label, one.waiting)
            if one.data_at is not None:
                data.add_metric(label, _age(self._standing, one.data_at))
            if one.unsent is not None:
                unsent.add_metric(label, one.unsent)
        yield from (silent, data, unsent, waiting)


def _gauge(name: str, text: str, value: float, **labels: str) -> GaugeMetricFamily:
    gauge = GaugeMetricFamily(f"offcirc_{name}", text, labels=tuple(labels))
    gauge.add_metric(tuple(labels.values()), value)
    return gauge


def _labelled(name: str, text: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"offcirc_{name}", text, labels=("workstation",))


def _age(standing: Standing, at: datetime | None) -> float:
    return max(0.0, (standing.as_of - at).total_seconds()) if at is not None else 0.0


def _is_here(request: Request[Any, Any, State]) -> bool:
    """Whether a program on this machine asks for itself: a proxy on it, whose word is not taken, asks for others."""
    if request.client is None or any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False


@get("/metrics", sync_to_thread=True, exclude_from_auth=True, include_in_schema=False)
def metrics(request: Request[Any, Any, State], state: State) -> Response[bytes]:
    """Counts of requests and rows, ages of the extract and of each workstation's data."""
    central = central_of(state)
    if not _is_here(request) and Scope.ADMIN not in bearer(central, request.headers.get("authorization", "")).scopes:
        raise Denied(403, "SCOPE_MISSING")
    watch: Watch = state.watch
    requests: Requests = state.requests
    rows = CollectorRegistry()
    rows.register(_Standing(watch.standing(), central.settings.unseen_after))
    said = generate_latest(requests.registry) + generate_latest(rows)
    return Response(said, headers={"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"})


HANDLERS = (metrics,)
