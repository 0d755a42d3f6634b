"""What of a server's standing somebody should look at: the worst first, each as a code with its parameters."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from offcirc.central.standing import Standing, WorkstationStanding

UNSENT_FOR = timedelta(hours=1)
"""Rows that a workstation holds while it synchronises are no news."""
WAITING_FOR = timedelta(hours=24)
EXTRACT_AGE = timedelta(hours=36)
"""The nightly job, with half a day to spare."""


class Alert(StrEnum):
    """What may be wrong."""

    EXTRACT_FAILED = "extract_failed"
    EXTRACT_OLD = "extract_old"
    NO_EXTRACT = "no_extract"
    NEVER_SEEN = "never_seen"
    UNSEEN = "unseen"
    HOLDS_ROWS = "holds_rows"
    DATA_OLD = "data_old"
    FAILED_ROWS = "failed_rows"
    HELD_ROWS = "held_rows"
    QUEUE_OLD = "queue_old"
    REFUSED_ROWS = "refused_rows"


@dataclass(frozen=True, slots=True)
class Raised:
    """One warning. `count` counts rows, `at` is since when, `name` a workstation, `code` an error's."""

    alert: Alert
    count: int = 0
    at: datetime | None = None
    params: dict[str, str] = field(default_factory=dict)


def alerts(standing: Standing, unseen_after: timedelta) -> list[Raised]:
    """All that holds.

    Args:
        standing: of the server.
        unseen_after: how long a workstation may be silent, and how old its data may be.
    """
    found = _of_extract(standing)
    for one in standing.workstations:
        if one.revoked_at is None:
            found += _of_workstation(one, standing.as_of, unseen_after)
    if standing.waiting_after_failure:
        found.append(Raised(Alert.FAILED_ROWS, standing.waiting_after_failure))
    if standing.held:
        found.append(Raised(Alert.HELD_ROWS, standing.held))
    if standing.waiting_since is not None and standing.as_of - standing.waiting_since > WAITING_FOR:
        found.append(Raised(Alert.QUEUE_OLD, standing.waiting, standing.waiting_since))
    refused = sum(row.count for row in standing.refused)
    if refused:
        found.append(Raised(Alert.REFUSED_ROWS, refused))
    return found


def _of_extract(standing: Standing) -> list[Raised]:
    extract = standing.extract
    if extract.failure:
        return [Raised(Alert.EXTRACT_FAILED, at=extract.failed_at, params={"code": extract.failure})]
    if extract.built_at is None:
        in_use = any(one.revoked_at is None for one in standing.workstations)
        return [Raised(Alert.NO_EXTRACT)] if in_use else []
    if standing.as_of - extract.built_at > EXTRACT_AGE:
        return [Raised(Alert.EXTRACT_OLD, at=extract.built_at)]
    return []


def _of_workstation(one: WorkstationStanding, now: datetime, unseen_after: timedelta) -> list[Raised]:
    found = []
    name = {"name": one.name}
    silent = now - one.silent_since()
    if one.unsent and silent > UNSENT_FOR:
        found.append(Raised(Alert.HOLDS_ROWS, one.unsent, one.silent_since(), name))
    elif silent > unseen_after:
        alert = Alert.UNSEEN if one.seen_at is not None else Alert.NEVER_SEEN
        found.append(Raised(alert, at=one.silent_since(), params=name))
    if one.data_at is not None and now - one.data_at > unseen_after and silent <= unseen_after:
        found.append(Raised(Alert.DATA_OLD, at=one.data_at, params=name))
    return found
