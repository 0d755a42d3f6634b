"""The commands of `offcirc-central`. Rows go to standard output, remarks to standard error."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Protocol

import msgspec
from filelock import FileLock, Timeout

from offcirc.central import audit, migrate, moments, queue, settings
from offcirc.central.database import Database
from offcirc.central.importing.importer import Importer
from offcirc.central.processing import Processed, Run
from offcirc.central.settings import Settings
from offcirc.clock import local_zone, zone_named
from offcirc.domain.outcomes import Result
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.wire.messages import MAX_PAGE, QueuedRow

Command = Callable[[argparse.Namespace], int]
_SERVER_LOCK = "serve.lock"
_BREATH_S = 0.002
"""Between groups: SQLite's lock is not fair between processes, and a running server has uploads to store."""


class AddCommand(Protocol):
    """Adds a subcommand to the parser."""

    def __call__(self, name: str, run: Command, text: str) -> argparse.ArgumentParser:
        """The subcommand's own parser."""
        ...


def say(text: str) -> None:
    """A line for a person, on standard error."""
    print(text, file=sys.stderr, flush=True)


def show(options: argparse.Namespace, row: dict[str, Any]) -> None:
    """One row: JSON with `--json`, else its values with spaces between."""
    row = {name: value for name, value in row.items() if value is not None}
    if options.json:
        print(msgspec.json.encode(row).decode())
    else:
        print("  ".join(_plain(value) for value in row.values()))


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


@contextmanager
def opened(options: argparse.Namespace, *, create: bool = False) -> Iterator[tuple[Settings, Database]]:
    """The server under `--home`; with `create`, made with defaults where there is none."""
    try:
        found = settings.load(options.home, options.database)
    except UserError as error:
        if not create or error.code != "NOT_INITIALISED":
            raise
        found = settings.create(
            options.home, "Central server", local_zone(), apply_on_arrival=False, database=options.database
        )
    database = Database(found.database)
    try:
        migrate.bring_up_to_date(database, found.home)
        yield found, database
    finally:
        database.close()


def init(options: argparse.Namespace) -> int:
    """`init`: central.toml and an empty database."""
    zone = options.time_zone or local_zone()
    made = settings.create(
        options.home, options.name, zone, apply_on_arrival=options.apply_on_arrival, database=options.database
    )
    with opened(options):
        show(options, {"home": str(made.home), "server": made.server_id, "name": made.name, "time_zone": zone})
    return 0


def import_records(options: argparse.Namespace) -> int:
    """`import`: all or nothing."""
    if not options.folder.is_dir():
        raise UserError("NOTHING_TO_IMPORT", path=str(options.folder))
    with opened(options, create=True) as (found, database):
        zone = zone_named(options.time_zone or found.time_zone)
        counts = Importer(options.folder, moments.now(), zone, _progress).run(database)
        if sys.stderr.isatty():
            say("")
        for name, count in counts.items():
            show(options, {"file": name, "rows": count})
    return 0


def _progress(name: str, count: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{name}: {count:,}\x1b[K", end="", file=sys.stderr, flush=True)


@contextmanager
def running(found: Settings, *, exclusive: bool) -> Iterator[None]:
    """Keeps a restore away from a running server. A second server on one home is let be: SQLite sorts them out."""
    lock = FileLock(found.home / _SERVER_LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        if exclusive:
            raise UserError("SERVER_RUNNING", path=str(found.home)) from None
    except OSError as error:
        raise EnvironmentProblem("CANNOT_WRITE", path=str(found.home), reason=error.strerror or "") from None
    try:
        yield
    finally:
        lock.release()


def show_queue(options: argparse.Namespace) -> int:
    """`queue`: K17."""
    after, more = 0, True
    with opened(options) as (_, database), database.read() as connection:
        while more:
            page = queue.page(connection, after, MAX_PAGE, moments.now())
            for queued in page.rows:
                show(options, _queue_row(queued))
            after, more = (page.rows[-1].queue_id if page.rows else 0), page.more
    say(f"{page.total} waiting")
    return 0


def _queue_row(queued: QueuedRow) -> dict[str, Any]:
    row = queued.transaction
    return {
        "id": row.id,
        "workstation": row.workstation,
        "kind": row.kind.value,
        "occurred_at": row.occurred_at,
        "card_number": row.card_number,
        "item_barcode": row.item_barcode,
        "due_at": row.due_at,
        "amount": str(row.amount) if row.amount is not None else None,
        "received_at": queued.received_at,
        "order_at": queued.order_at,
        "attempts": queued.attempts,
        "last_code": queued.last_code or None,
        "held": queued.held or None,
    }


def process(options: argparse.Namespace) -> int:
    """`process`: K19 and the summary (K21); 1 if any row was refused or left for another time."""
    counts: Counter[str] = Counter()
    with opened(options) as (found, database):
        run = Run(database, found.time_zone, None if options.all else options.ids, by=audit.console())
        for group in run.groups():
            for processed in group:
                counts[processed.outcome.result] += 1
                show(options, _outcome_row(processed))
            sys.stdout.flush()
            time.sleep(_BREATH_S)
    said = ", ".join(f"{count} {result.replace('_', ' ')}" for result, count in sorted(counts.items()))
    say(f"{run.total} processed: {said}" if said else "Nothing to process.")
    unknown = 0 if options.all else len(set(options.ids)) - run.total
    if unknown:
        say(f"{unknown} of these ids are not on this server.")
    return 1 if unknown or counts[Result.REFUSED] or counts[Result.RETRY] else 0


def _outcome_row(processed: Processed) -> dict[str, Any]:
    outcome = processed.outcome
    return {
        "id": outcome.transaction_id,
        "workstation": processed.workstation,
        "result": outcome.result.value,
        "outcome": str(outcome.code),
        "notes": [{"code": note.code, "params": note.params} for note in outcome.notes] or None,
        "granted_due_at": outcome.granted_due_at,
        "processed_at": outcome.processed_at,
    }


def read_since(text: str) -> datetime | None:
    """What `--since` says; UTC where it says no zone.

    Raises:
        UserError: `TIME_UNREADABLE`.
    """
    if not text:
        return None
    try:
        since = datetime.fromisoformat(text)
    except ValueError:
        raise UserError("TIME_UNREADABLE") from None
    return since if since.tzinfo is not None else since.replace(tzinfo=UTC)


def report(options: argparse.Namespace) -> int:
    """`report`: received = waiting + processed; 1 if the account does not hold."""
    since = read_since(options.since)
    with opened(options) as (_, database), database.read() as connection:
        account = queue.report(connection, since)
    if options.json:
        show(options, account)
    else:
        for name, value in account.items():
            if name != "outcomes":
                print(f"{name.replace('_', ' ')}: {value}")
        for entry in account["outcomes"]:
            print(f"  {entry['result']} {entry['outcome']}: {entry['count']}")
    return 0 if account["received"] == account["waiting"] + account["processed"] else 1
