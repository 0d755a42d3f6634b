"""The extract job: a ready-made replica file under a key of its own (P2), and the same carried in a file (P3)."""

from __future__ import annotations

import hashlib
import os
import secrets
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from filelock import FileLock
from nacl.public import PublicKey, SealedBox
from sqlalchemy import Connection, Row, delete, insert, select, update

from offcirc.central import counters, records, schema
from offcirc.central.database import Database
from offcirc.central.moments import from_micros, now, to_micros
from offcirc.central.settings import Settings
from offcirc.central.workstations import extract_recipients
from offcirc.errors import EnvironmentProblem
from offcirc.replica.format import ReplicaWriter
from offcirc.wire.messages import CarriedManifest, Sealed

_CARRIED_FORMAT = 1
_KEPT = 2
"""Files kept: the newest, and the one that somebody may still be reading."""
_TOMBSTONES_KEPT = timedelta(days=90)
_CHUNK = 1 << 20
_RESTORE_JUMP = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Extract:
    """One extract. `etag` is the SHA-256 of the file, `cursor` the change counter that its content stands for."""

    etag: str
    key: str
    cursor: int
    size: int
    built_at: datetime
    path: Path


def newest(connection: Connection, settings: Settings) -> Extract | None:
    """The extract that is served, if there is one whose file is still there."""
    table = schema.extracts.c
    query = select(schema.extracts).where(table.file_name != "").order_by(table.id.desc()).limit(1)
    row = connection.execute(query).first()
    found = _of(row, settings) if row is not None else None
    return found if found is not None and found.path.is_file() else None


def with_etag(connection: Connection, settings: Settings, etag: str) -> Extract | None:
    """An extract by its content hash, also when its file is gone: somebody may have just finished fetching it."""
    row = connection.execute(select(schema.extracts).where(schema.extracts.c.etag == etag)).first()
    return _of(row, settings) if row is not None else None


def _of(row: Row[*tuple[Any, ...]], settings: Settings) -> Extract:
    return Extract(
        row.etag, row.key, row.change_cursor, row.size, from_micros(row.built_at), settings.extracts / row.file_name
    )


def build(database: Database, settings: Settings, *, if_none: bool = False) -> Extract:
    """Builds an extract; never two at once on this machine.

    Args:
        database: the records.
        settings: of this server.
        if_none: only if there is none by the time it would be this one's turn.

    Raises:
        EnvironmentProblem: `DISK_FULL` and so on; the extracts there were stay as they are.
    """
    try:
        settings.extracts.mkdir(parents=True, exist_ok=True, mode=0o700)
        with FileLock(settings.extracts / "build.lock"):
            if if_none:
                with database.read() as connection:
                    found = newest(connection, settings)
                if found is not None:
                    return found
            return _build(database, settings)
    except OSError as error:
        raise EnvironmentProblem(
            "CANNOT_WRITE", path=str(settings.extracts), reason=error.strerror or type(error).__name__
        ) from None


def _build(database: Database, settings: Settings) -> Extract:
    for leftover in settings.extracts.glob("*.part*"):
        leftover.unlink(missing_ok=True)
    key = secrets.token_bytes(32)
    partial = settings.extracts / f"{secrets.token_hex(8)}.part"
    try:
        built_at = now()
        with database.read() as connection:
            cursor = _write(connection, settings, partial, key, built_at)
        partial.chmod(0o600)
        etag = _sha256(partial)
        extract = Extract(etag, key.hex(), cursor, partial.stat().st_size, built_at, settings.extracts / f"{etag}.db")
        _replace(partial, extract.path)
    finally:
        partial.unlink(missing_ok=True)
    with database.write() as connection:
        _record(connection, extract)
        kept = _retire(connection)
        _prune_tombstones(connection, built_at)
    for path in settings.extracts.glob("*.db"):
        # Also what an earlier build left: Windows deletes no file that is being read, and a restore retires them all.
        if path.name not in kept:
            _delete_quietly(path)
    return extract


def _write(connection: Connection, settings: Settings, path: Path, key: bytes, as_of: datetime) -> int:
    """All records of one snapshot, streamed; returns the snapshot's cursor."""
    cursor = counters.current_change(connection)
    with ReplicaWriter(path, key) as writer:
        writer.add_libraries(records.libraries(connection))
        writer.add_locations(records.locations(connection))
        writer.add_patrons(map(records.patron_of, records.stream(connection, records.PATRONS)))
        writer.add_former_cards(map(records.former_card_of, records.stream(connection, records.FORMER_CARDS)))
        writer.add_items(map(records.item_of, records.stream(connection, records.ITEMS)))
        writer.add_out_items(map(records.out_item_of, records.stream(connection, records.OUT_ITEMS)))
        writer.add_loans(map(records.loan_of, records.stream(connection, records.LOANS)))
        writer.add_holds(map(records.hold_of, records.stream(connection, records.HOLDS)))
        writer.add_rules(records.rules(connection))
        writer.add_closed_days(records.closed_days(connection))
        writer.add_visits(records.visits(connection))
        writer.add_holdings_settings(records.holdings_settings(connection))
        writer.add_exchange_sets(records.exchange_sets(connection))
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
        )
    )


def _retire(connection: Connection) -> set[str]:
    """Takes all but the newest out of use; the names of those kept."""
    table = schema.extracts
    query = select(table.c.id, table.c.file_name).where(table.c.file_name != "").order_by(table.c.id.desc())
    found = connection.execute(query).all()
    kept, old = found[:_KEPT], found[_KEPT:]
    if old:
        connection.execute(update(table).where(table.c.id.in_([row.id for row in old])).values(file_name=""))
    return {row.file_name for row in kept}


def _prune_tombstones(connection: Connection, at: datetime) -> None:
    """Forgets deletions that only a replica older than 90 days could need: it is told to update in full (410)."""
    table = schema.extracts.c
    query = select(table.change_cursor).where(table.built_at < to_micros(at - _TOMBSTONES_KEPT))
    horizon = connection.execute(query.order_by(table.id.desc()).limit(1)).scalar()
    if horizon is None:
        return
    taken = counters.take(connection)
    connection.execute(delete(schema.tombstones).where(schema.tombstones.c.changed <= horizon))
    taken.oldest_tombstone = max(taken.oldest_tombstone, horizon)
    counters.keep(connection, taken)


def carry(database: Database, settings: Settings, extract: Extract, to: Path) -> tuple[Path, int]:
    """Writes the extract as one file for a stick: its key sealed to each workstation that may download.

    Returns:
        The file, and to how many workstations it opens.

    Raises:
        EnvironmentProblem: `CANNOT_WRITE`.
    """
    with database.read() as connection:
        recipients = extract_recipients(connection)
    keys = tuple(
        Sealed(name, SealedBox(PublicKey(bytes.fromhex(public))).encrypt(bytes.fromhex(extract.key)).hex())
        for name, public in recipients
    )
    manifest = CarriedManifest(
        _CARRIED_FORMAT, settings.server_id, extract.etag, extract.size, extract.cursor, extract.built_at, keys
    )
    name = "".join(c if c.isalnum() else "-" for c in settings.name) or "central"
    target = to / f"{name}-{extract.built_at:%Y%m%dT%H%M%SZ}.offcirc-extract"
    partial = target.with_name(f"{target.name}.part")
    try:
        to.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
            archive.writestr("manifest.json", msgspec.json.encode(manifest))
            archive.write(extract.path, "replica.db")
        _replace(partial, target)
    except OSError as error:
        raise EnvironmentProblem("CANNOT_WRITE", path=str(target), reason=error.strerror or "") from None
    finally:
        _delete_quietly(partial)
    return target, len(keys)


def _replace(partial: Path, target: Path) -> None:
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
