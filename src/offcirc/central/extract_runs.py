"""The extract job: builds one extract for each scope in use, and keeps account of what came of it."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from sqlalchemy import Connection, delete, func, insert, select

from offcirc.central import extract_scopes, extracts, schema
from offcirc.central.audit import Act, note
from offcirc.central.database import Database
from offcirc.central.extract_scopes import ExtractScope
from offcirc.central.extracts import Extract
from offcirc.central.moments import from_micros, now, to_micros
from offcirc.central.settings import Settings
from offcirc.errors import EnvironmentProblem

_log = logging.getLogger(__name__)
_KEPT = 100
_AGAIN_AFTER = timedelta(minutes=30)
"""A job that failed is tried again: what filled the disk at night may be gone by then."""


@dataclass(frozen=True, slots=True)
class ExtractState:
    """How the extracts stand.

    Attributes:
        built_at: of the oldest of the extracts that are served, one for each scope; None where there is none.
        size: of all of them, bytes.
        extracts: how many there are.
        failed_at: when the newest job failed; None where it did not.
        failure: its code.
        reason: in the machine's words, a path for instance; nothing of patrons.
    """

    built_at: datetime | None
    size: int
    extracts: int
    failed_at: datetime | None = None
    failure: str = ""
    reason: str = ""


def run(
    database: Database, settings: Settings, *, by: str, unless_since: datetime | None = None, tag: str | None = None
) -> list[tuple[ExtractScope, Extract]]:
    """Builds the extracts of all scopes in use.

    Args:
        database: the records.
        settings: of this server.
        by: whose act it is.
        unless_since: not those that are of that moment or later.
        tag: of this scope only.

    Raises:
        EnvironmentProblem: `DISK_FULL` and so on. The last good extracts stay, and the account says what happened.
    """
    began_at = now()
    with database.read() as connection:
        scopes = [each for each in extract_scopes.in_use(connection) if tag in {None, each.tag}]
    built: list[tuple[ExtractScope, Extract]] = []
    try:
        for scope in scopes:
            built.append((scope, extracts.build(database, settings, scope, unless_since=unless_since)))  # noqa: PERF401 - what was built before a failure counts
    except EnvironmentProblem as problem:
        _note_failure(database, began_at, len(built), problem)
        raise
    fresh = [extract for _, extract in built if extract.built_at >= began_at]
    if fresh:
        with database.write() as connection:
            _keep(connection, began_at, len(fresh))
            note(connection, by, Act.EXTRACT_BUILT, details={"extracts": len(fresh)})
    return built


def state(connection: Connection) -> ExtractState:
    """For people and their page: what is served, and whether the newest job failed."""
    table = schema.extracts.c
    newest = select(func.max(table.id)).where(table.file_name != "").group_by(table.scope)
    query = select(func.min(table.built_at), func.sum(table.size), func.count()).where(table.id.in_(newest))
    built_at, size, count = connection.execute(query).one()
    runs = schema.extract_runs
    last = connection.execute(select(runs).order_by(runs.c.id.desc()).limit(1)).first()
    served = ExtractState(from_micros(built_at) if built_at is not None else None, size or 0, count)
    if last is None or not last.code:
        return served
    return ExtractState(
        served.built_at, served.size, served.extracts, from_micros(last.ended_at), last.code, last.reason
    )


def due_since(connection: Connection, settings: Settings, at: datetime) -> datetime | None:
    """The moment since which the nightly job is due; None where it is not.

    One that was slept over is made up. Where no extract was ever asked for there is nothing to bring up to date.
    """
    if settings.extract_at is None:
        return None
    due = _last_due(settings.extract_at, settings.extract_zone, at)
    served = state(connection)
    if served.built_at is None or served.built_at >= due:
        return None
    waits = served.failed_at is not None and served.failed_at >= due and at - served.failed_at < _AGAIN_AFTER
    return None if waits else due


def _last_due(extract_at: time, zone: tzinfo, at: datetime) -> datetime:
    """The newest moment not after `at` at which the clock on the wall said `extract_at`."""
    today = datetime.combine(at.astimezone(zone).date(), extract_at, zone)
    return today if today <= at else datetime.combine(today.date() - timedelta(days=1), extract_at, zone)


def _note_failure(database: Database, began_at: datetime, count: int, problem: EnvironmentProblem) -> None:
    """On a disk so full that not even this can be written, the log has it."""
    reason = ", ".join(f"{name}: {value}" for name, value in problem.params.items())
    _log.error("the extract was not built: %s %s", problem.code, reason)
    with suppress(EnvironmentProblem), database.write() as connection:
        _keep(connection, began_at, count, problem.code, reason)


def _keep(connection: Connection, began_at: datetime, count: int, code: str = "", reason: str = "") -> None:
    table = schema.extract_runs
    values = {"began_at": to_micros(began_at), "ended_at": to_micros(now()), "code": code, "reason": reason}
    connection.execute(insert(table).values(**values, extracts=count))
    horizon = select(table.c.id).order_by(table.c.id.desc()).offset(_KEPT).limit(1).scalar_subquery()
    connection.execute(delete(table).where(table.c.id <= horizon))
