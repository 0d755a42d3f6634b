"""Rows that come in a file, whoever brings it: proved by the key of the workstation that recorded them.

Nobody but that workstation can have made a file that its key opens. What is less sure (its token was revoked, the key
was replaced since, a passphrase opened the file) is taken in as well, and held for review.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import msgspec
import nacl.exceptions
from sqlalchemy import Connection, select

from offcirc.batches import batched
from offcirc.central import audit, forgotten_rows, moments, queue, receiving, schema, workstations
from offcirc.central.carried_keys import server_keys
from offcirc.central.database import Database
from offcirc.central.processing import Run
from offcirc.central.settings import Settings
from offcirc.central.workstations import Scope
from offcirc.domain.outcomes import OutcomeCode
from offcirc.errors import UserError
from offcirc.wire.carried import (
    About,
    ByPassphrase,
    Open,
    RowsManifest,
    open_at_server,
    open_by_passphrase,
    read_manifest,
    unpack_rows,
)
from offcirc.wire.messages import MAX_BATCH, Answer, CarriedAnswer, SentTransaction


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that could be opened; `held`: somebody has to look at its rows."""

    about: About
    rows: list[SentTransaction]
    held: bool


def open_file(database: Database, content: bytes, passphrase: str | None = None) -> Opened:
    """Opens a file with the server's key, or by the passphrase that somebody at the server typed.

    Raises:
        UserError: `NOT_CARRIED`, `CARRIED_ALTERED`, `CARRIED_TOO_NEW`, `CARRIED_TOO_LARGE`; `CARRIED_ELSEWHERE`, it is
            for another server; `CARRIED_NOT_THEIRS`, the workstation that it names is not known, or did not make it;
            `CARRIED_NOT_SEALED`, it needs a passphrase; `FILE_PASSPHRASE_WRONG`.
    """
    manifest = read_manifest(content)
    with database.read() as connection:
        open_, held = _opener(connection, manifest, passphrase)
    name = manifest.about.workstation
    try:
        rows = unpack_rows(content, open_)
        own = receiving.check_rows(rows, name)
    except nacl.exceptions.CryptoError:
        wrong = "FILE_PASSPHRASE_WRONG" if passphrase is not None else "CARRIED_NOT_THEIRS"
        raise UserError(wrong, workstation=name) from None
    except receiving.RowUnusable:
        raise UserError("CARRIED_ALTERED") from None
    if not own:
        raise UserError("CARRIED_NOT_THEIRS", workstation=name)
    return Opened(manifest.about, rows, held)


def _opener(connection: Connection, manifest: RowsManifest, passphrase: str | None) -> tuple[Open, bool]:
    name, sealed = manifest.about.workstation, manifest.sealed
    table = schema.workstations
    known = connection.execute(select(table).where(table.c.name == name)).first()
    if known is None:
        raise UserError("CARRIED_NOT_THEIRS", workstation=name)
    if isinstance(sealed, ByPassphrase):
        if passphrase is None:
            raise UserError("CARRIED_NOT_SEALED")
        return open_by_passphrase(passphrase, sealed), True
    keys = server_keys(connection)
    if sealed.server_key != keys.public_key:
        raise UserError("CARRIED_ELSEWHERE")
    if sealed.workstation_key not in _keys_of(connection, name):
        raise UserError("CARRIED_NOT_THEIRS", workstation=name)
    sure = known.revoked_at is None and known.public_key == sealed.workstation_key
    may = Scope.UPLOAD in known.scopes.split(",")
    return open_at_server(keys.private_key, sealed.workstation_key), not (sure and may)


def _keys_of(connection: Connection, name: str) -> set[str]:
    """All keys that a workstation ever had: a stick may have been on its way since before it was enrolled anew."""
    table = schema.workstation_keys.c
    return set(connection.execute(select(table.public_key).where(table.workstation == name)).scalars())


def take(database: Database, settings: Settings, opened: Opened, *, by: str) -> CarriedAnswer:
    """Stores the rows that are new, a batch at a time; the same file again finds them there.

    Args:
        database: the records.
        settings: of this server.
        opened: the file.
        by: who brings it, for the audit trail.
    """
    name = opened.about.workstation
    rows = _not_ahead(opened.rows, opened.about)
    known = refused = 0
    for number, batch in enumerate(batched(rows, MAX_BATCH)):
        arriving = receiving.prepare(batch)
        with database.read() as connection:
            forgotten_rows.of_the_forgotten(connection, settings.server_id, arriving)
        with database.write() as connection:
            there = receiving.look_up(connection, name, [sent.transaction.id for sent in batch])
            held_before = receiving.ALL_HELD if opened.held else workstations.review_before(connection, name)
            answers = receiving.receive(connection, name, arriving, moments.now(), held_before=held_before)
            forgotten_rows.settle(connection, settings.server_id, arriving, moments.now())
            if number == 0:
                details = {"rows": len(rows), "held": opened.held}
                audit.note(connection, by, audit.Act.CARRIED_IN, name, details)
        refused += sum(map(_is_another, answers))
        known += sum(
            before != Answer() and not _is_another(answer) for before, answer in zip(there, answers, strict=True)
        )
    return CarriedAnswer(name, len(rows), len(rows) - known - refused, known, refused, opened.held)


def _is_another(answer: Answer) -> bool:
    return answer.outcome is not None and answer.outcome.code is OutcomeCode.ID_IN_USE


def _not_ahead(rows: list[SentTransaction], about: About) -> list[SentTransaction]:
    """Rows of a workstation whose clock must be ahead, for its file has come before it was written."""
    ahead = about.written_at - moments.now()
    if ahead <= timedelta():
        return rows
    return [
        msgspec.structs.replace(sent, recorded_at=sent.recorded_at - ahead, occurred_at=sent.occurred_at - ahead)
        for sent in rows
    ]


def apply(database: Database, settings: Settings, workstation: str) -> None:
    """Processes what waits of a workstation and is not held for review."""
    with database.read() as connection:
        ids = queue.waiting_ids(connection, workstation)
    for _ in Run(database, settings.time_zone, ids).groups():
        pass
