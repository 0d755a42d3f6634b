"""The extract job: a ready-made replica file under a key of its own (P2)."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from filelock import FileLock
from sqlalchemy import Connection, Row, delete, insert, select, update

from offcirc.central import counters, extract_scopes, forgetting, limited, records, schema, unreached
from offcirc.central.database import Database
from offcirc.central.extract_scopes import EVERYBODY, ExtractScope
from offcirc.central.limited import Limited
from offcirc.central.moments import from_micros, now, to_micros
from offcirc.central.settings import Settings
from offcirc.errors import EnvironmentProblem
from offcirc.replica.format import ReplicaWriter

_KEPT = 2
"""Files kept: the newest, and the one that somebody may still be reading."""
_TOMBSTONES_KEPT = timedelta(days=90)
_PRUNED_AT_ONCE = 1_000
_CHUNK = 1 << 20
_RESTORE_JUMP = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Extract:
    """One extract. `etag` is the SHA-256 of the file, `cursor` the change counter that its content stands for.

    `scope` tags whose patrons it holds (`extract_scopes`).
    """

    etag: str
    key: str
    cursor: int
    size: int
    built_at: datetime
    path: Path
    scope: str = ""


def newest(connection: Connection, settings: Settings, scope: str = "") -> Extract | None:
    """The extract of a scope that is served, if there is one whose file is still there."""
    table = schema.extracts.c
    query = select(schema.extracts).where(table.file_name != "", table.scope == scope)
    row = connection.execute(query.order_by(table.id.desc()).limit(1)).first()
    found = _of(row, settings) if row is not None else None
    return found if found is not None and found.path.is_file() else None


def with_etag(connection: Connection, settings: Settings, etag: str) -> Extract | None:
    """An extract by its content hash, also when its file is gone: somebody may have just finished fetching it."""
    row = connection.execute(select(schema.extracts).where(schema.extracts.c.etag == etag)).first()
    return _of(row, settings) if row is not None else None


def _of(row: Row[*tuple[Any, ...]], settings: Settings) -> Extract:
    path = settings.extracts / row.file_name
    return Extract(row.etag, row.key, row.change_cursor, row.size, from_micros(row.built_at), path, row.scope)


def build(
    database: Database, settings: Settings, scope: ExtractScope = EVERYBODY, *, unless_since: datetime | None = None
) -> Extract:
    """Builds an extract; never two at once on this machine.

    Args:
        database: the records.
        settings: of this server.
        scope: whose patrons it holds.
        unless_since: not if there is one of that moment or later, by the time it would be this one's turn.

    Raises:
        EnvironmentProblem: `DISK_FULL` and so on; the extracts there were stay as they are.
    """
    with nobody_builds(settings):
        if unless_since is not None:
            with database.read() as connection:
                found = newest(connection, settings, scope.tag)
            if found is not None and found.built_at >= unless_since:
                return found
        return _build(database, settings, scope)


@contextmanager
def nobody_builds(settings: Settings) -> Iterator[None]:
    """While entered, no other process of this machine builds an extract.

    Raises:
        EnvironmentProblem: `CANNOT_WRITE`, also for what within it cannot be written.
    """
    try:
        settings.extracts.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(settings.extracts / "build.lock"):
            yield
    except OSError as error:
        raise EnvironmentProblem(
            "CANNOT_WRITE", path=str(settings.extracts), reason=error.strerror or type(error).__name__
        ) from None


def _build(database: Database, settings: Settings, scope: ExtractScope) -> Extract:
    for leftover in settings.extracts.glob("*.part*"):
        leftover.unlink(missing_ok=True)
    key = secrets.token_bytes(32)
    partial = settings.extracts / f"{secrets.token_hex(8)}.part"
    try:
        built_at = now()
        with database.read() as connection:
            cursor = _write(connection, settings, partial, key, built_at, Limited(scope))
        partial.chmod(0o600)
        etag = _sha256(partial)
        path = settings.extracts / f"{etag}.db"
        extract = Extract(etag, key.hex(), cursor, partial.stat().st_size, built_at, path, scope.tag)
        put_in_place(partial, extract.path)
    finally:
        partial.unlink(missing_ok=True)
    with database.read() as connection:
        kept, old = _choose(connection, extract, {scope.tag, *(each.tag for each in extract_scopes.in_use(connection))})
    with database.write() as connection:  # desks wait meanwhile: whatever could be asked before was asked
        _record(connection, extract)
        _retire(connection, old)
    _prune_tombstones(database, built_at)
    for path in settings.extracts.glob("*.db"):
        # Also what an earlier build left: Windows deletes no file that is being read, and a restore retires them all.
        if path.name not in kept:
            _delete_quietly(path)
    return extract


def _write(  # noqa: PLR0917 - one call of its own
    connection: Connection, settings: Settings, path: Path, key: bytes, as_of: datetime, to: Limited
) -> int:
    """All records of one snapshot that the scope holds, streamed; returns the snapshot's cursor."""
    cursor = counters.current_change(connection)
    with ReplicaWriter(path, key) as writer:
        writer.add_libraries(records.libraries(connection))
        writer.add_locations(records.locations(connection))
        writer.add_patrons(map(records.patron_of, records.stream(connection, to.patrons())))
        if to.scope.details:
            writer.add_patron_details(map(to.details_of, records.stream(connection, to.patron_details())))
        writer.add_former_cards(map(records.former_card_of, records.stream(connection, to.former_cards())))
        writer.add_items(map(records.item_of, records.stream(connection, records.ITEMS)))
        writer.add_out_items(map(records.out_item_of, records.stream(connection, records.OUT_ITEMS)))
        writer.add_loans(map(limited.loan_of, records.stream(connection, to.loans())))
        writer.add_holds(to.all_holds(connection))
        writer.add_rules(records.rules(connection))
        writer.add_closed_days(records.closed_days(connection))
        writer.add_visits(records.visits(connection))
        writer.add_holdings_settings(records.holdings_settings(connection))
        writer.add_exchange_sets(records.exchange_sets(connection))
        writer.tell(forgetting.not_taken_in(connection, 0), unreached.outcomes(connection, to, as_of))
        writer.finish(
            server_id=settings.server_id,
            server_name=settings.name,
            cursor=cursor,
            as_of=as_of,
            time_zone=settings.time_zone,
        )
    return cursor


def _record(connection: Connection, extract: Extract) -> None:
    connection.execute(
        insert(schema.extracts).values(
            etag=extract.etag,
            key=extract.key,
            change_cursor=extract.cursor,
            size=extract.size,
            built_at=to_micros(extract.built_at),
            file_name=extract.path.name,
            scope=extract.scope,
        )
    )


def _choose(connection: Connection, new: Extract, scopes: Collection[str]) -> tuple[set[str], set[int]]:
    """Beside a new extract: the names of the newest files of each of these scopes, and the ids of all others."""
    table = schema.extracts.c
    query = select(table.id, table.file_name, table.scope).where(table.file_name != "")
    found = connection.execute(query.order_by(table.id.desc())).all()
    kept = [
        row
        for scope in scopes
        for row in [each for each in found if each.scope == scope][: _KEPT - (scope == new.scope)]
    ]
    names = {new.path.name, *(row.file_name for row in kept)}
    return names, {row.id for row in found} - {row.id for row in kept}


def _retire(connection: Connection, old: Collection[int]) -> None:
    """Takes extracts out of use."""
    if old:
        table = schema.extracts
        connection.execute(update(table).where(table.c.id.in_(old)).values(file_name=""))


def withdraw(connection: Connection, settings: Settings) -> None:
    """Takes all extracts out of use and deletes their files: something is in them that must not be given out."""
    connection.execute(update(schema.extracts).values(file_name=""))
    for path in settings.extracts.glob("*.db"):
        _delete_quietly(path)


def _prune_tombstones(database: Database, at: datetime) -> None:
    """Forgets deletions that only a replica older than 90 days could need: it is told to update in full (410).

    That is said first; then they go a few at a time, so that nobody waits long who has something to write.
    """
    table, gone = schema.extracts.c, schema.tombstones.c
    with database.read() as connection:
        query = select(table.change_cursor).where(table.built_at < to_micros(at - _TOMBSTONES_KEPT))
        horizon = connection.execute(query.order_by(table.id.desc()).limit(1)).scalar()
    if horizon is None:
        return
    with database.write() as connection:
        taken = counters.take(connection)
        taken.oldest_tombstone = max(taken.oldest_tombstone, horizon)
        counters.keep(connection, taken)
    some = select(gone.id).where(gone.changed <= horizon).order_by(gone.changed).limit(_PRUNED_AT_ONCE)
    pruned = _PRUNED_AT_ONCE
    while pruned == _PRUNED_AT_ONCE:
        with database.write() as connection:
            pruned = connection.execute(delete(schema.tombstones).where(gone.id.in_(some))).rowcount


def put_in_place(partial: Path, target: Path) -> None:
    """Rename after fsync of the file, fsync of the folder after the rename: whole after a power cut, or not there."""
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    partial.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _delete_quietly(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def start_anew(connection: Connection) -> None:
    """After a restore: no extract served before stands for these records, and no cursor handed out may be used.

    Both counters jump ahead of all that the lost database can have counted, so that every workstation is told to
    update in full (410), and outcomes given from now on are new to all of them.
    """
    connection.execute(update(schema.extracts).values(file_name=""))
    taken = counters.take(connection)
    taken.change += _RESTORE_JUMP
    taken.outcome_number += _RESTORE_JUMP
    taken.oldest_tombstone = taken.change
    counters.keep(connection, taken)
