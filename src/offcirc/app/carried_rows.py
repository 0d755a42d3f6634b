"""`.offcirc` files: transactions that leave in one, and what is done here with another workstation's."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

import nacl.exceptions

from offcirc.app.carried_files import Fate
from offcirc.app.carried_writing import problem_of, refuse_to_overwrite, take_back_what_was_cut_off, write_new
from offcirc.app.home import CENTRAL
from offcirc.app.servers import PRIVATE_KEY
from offcirc.app.workstation import Workstation
from offcirc.connectors.base import Progress, ReportProgress, say_nothing
from offcirc.domain.checks import CheckCode
from offcirc.domain.transactions import Action, Draft, State, Transaction
from offcirc.errors import UserError
from offcirc.journal import Recorded
from offcirc.sync.carrying import in_server_time, keep
from offcirc.sync.known_server import known_server
from offcirc.sync.lock import only_syncer
from offcirc.wire.carried import (
    MAX_FILE,
    ByPassphrase,
    RowsManifest,
    Seal,
    about_rows,
    open_by_passphrase,
    pack_rows,
    read_manifest,
    seal_by_passphrase,
    seal_to_server,
    unpack_rows,
)
from offcirc.wire.messages import SentTransaction

SUFFIX, EXTRACT_SUFFIX = ".offcirc", ".offcirc-extract"
_READ_AT_MOST = MAX_FILE + 1
_LOOKED_AT = 4096


@dataclass(frozen=True, slots=True)
class Carried:
    """What an export came to: the rows in the file, in its order; none, and there is no file."""

    rows: tuple[Transaction, ...]
    sealed_to_server: bool = True


def export_rows(workstation: Workstation, file: Path, passphrase: str | None = None) -> Carried:
    """Writes rows to a new file, in the order they were recorded, each durably noted as exported before it is there.

    Sealed to this workstation's server, all that it has not acknowledged goes, whatever left before: it knows each row
    by its id, and they are sent to it by the wire as well. By a passphrase only what waits goes, and does not leave
    again by itself.

    Args:
        workstation: whose rows.
        file: its name.
        passphrase: for whoever opens it elsewhere; None seals it to the server.

    Raises:
        UserError: `FILE_EXISTS`, `CARRIED_TOO_LARGE`; `SERVER_KEY_UNKNOWN` where nothing can be sealed to the server.
        EnvironmentProblem: `SYNC_RUNNING`; `DISK_FULL`, `READ_ONLY`, `CANNOT_OPEN` …: the rows are as they were.
    """
    seal = seal_by_passphrase(passphrase) if passphrase is not None else _to_server(workstation)
    journal = workstation.journal
    with only_syncer(workstation.home.sync_lock):
        refuse_to_overwrite(file)
        take_back_what_was_cut_off(journal)
        rows = _leaving(workstation, sealed_to_server=passphrase is None)
        if not rows:
            return Carried((), passphrase is None)
        left_before = frozenset(row.transaction.id for row in rows if row.state is State.UNKNOWN)
        going = write_new(
            journal,
            {row.transaction.id: row.transaction.id for row in rows},
            left_before,
            lambda going: _content(workstation, rows, going, seal),
            file,
        )
    return Carried(tuple(row.transaction for row in rows if row.transaction.id in going), passphrase is None)


def _leaving(workstation: Workstation, *, sealed_to_server: bool) -> list[Recorded]:
    """A row that another workstation recorded goes with that workstation's own file only."""
    states = (State.WAITING, State.UNKNOWN) if sealed_to_server else (State.WAITING,)
    own = workstation.journal.workstation
    rows = (row for row in workstation.journal.rows(states) if row.transaction.workstation == own)
    return [row for row in rows if row.state is State.WAITING or row.outcome is None]


def _to_server(workstation: Workstation) -> Seal:
    known, private_key = known_server(workstation.journal), workstation.journal.setting(PRIVATE_KEY)
    if workstation.config.kind != CENTRAL or known is None or private_key is None:
        raise UserError("SERVER_KEY_UNKNOWN")
    return seal_to_server(private_key, known.public_key)


def _content(workstation: Workstation, rows: list[Recorded], going: Collection[str], seal: Seal) -> bytes:
    leaving = [row.transaction for row in rows if row.transaction.id in going]
    now, sent = in_server_time(workstation.journal, workstation.clock, leaving)
    known = known_server(workstation.journal)
    about = about_rows(
        sent,
        workstation=workstation.journal.workstation,
        library=workstation.config.library,
        server_id=known.server_id if known is not None else "",
        written_at=now,
    )
    return pack_rows(about, sent, seal)


# what somebody brings


class FileKind(StrEnum):
    """What a file is, by its content."""

    ROWS = "rows"
    EXTRACT = "extract"
    ANSWER = "answer"
    OTHER = "other"
    """Perhaps a `.koc` file: whoever reads its lines says."""


def kind_of(file: Path) -> FileKind:
    """What somebody brings.

    Raises:
        EnvironmentProblem: `CANNOT_OPEN`.
    """
    try:
        with file.open("rb") as opened:
            start = opened.read(_LOOKED_AT)
            if not start.startswith(b"PK"):
                return FileKind.ANSWER if b'"offcirc":"answer"' in start else FileKind.OTHER
            with zipfile.ZipFile(opened) as archive:
                names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return {SUFFIX: FileKind.ROWS, EXTRACT_SUFFIX: FileKind.EXTRACT}.get(file.suffix, FileKind.OTHER)
    except OSError as error:
        raise problem_of(error, file) from None
    return FileKind.EXTRACT if "replica.db" in names else FileKind.ROWS


@dataclass(frozen=True, slots=True)
class Kept:
    """The file lies here until the next upload brings it to the server."""

    manifest: RowsManifest


@dataclass(frozen=True, slots=True)
class BroughtRow:
    """One row of a file that was opened here; `error` says why it was not recorded."""

    transaction: Transaction
    fate: Fate
    error: UserError | None = None


def look_into(file: Path) -> RowsManifest:
    """What a file of rows says of itself in the clear.

    Raises:
        UserError: `NOT_CARRIED`, `CARRIED_ALTERED`, `CARRIED_TOO_NEW`.
        EnvironmentProblem: `CANNOT_OPEN`.
    """
    return _named(file, _read(file))


def keep_file(workstation: Workstation, file: Path) -> Kept | None:
    """Keeps another workstation's file for the server; None where it opens with a passphrase, see `take_rows`.

    Raises:
        UserError: `NOT_CARRIED`, `CARRIED_ALTERED`, `CARRIED_TOO_NEW`; `CARRIED_ELSEWHERE`: another server's.
        EnvironmentProblem: `CANNOT_OPEN`, `DISK_FULL` ….
    """
    content = _read(file)
    manifest = _named(file, content)
    if isinstance(manifest.sealed, ByPassphrase):
        return None
    known = known_server(workstation.journal)
    if workstation.config.kind != CENTRAL or known is None or manifest.sealed.server_key != known.public_key:
        raise UserError("CARRIED_ELSEWHERE", path=str(file))
    try:
        keep(workstation.journal, content)
    except OSError as error:
        raise problem_of(error, workstation.home.directory) from None
    return Kept(manifest)


def take_rows(
    workstation: Workstation, file: Path, passphrase: str, report: ReportProgress = say_nothing
) -> Iterator[BroughtRow]:
    """Records the rows of a file that a passphrase opens, each once, under its own id and its workstation's name.

    They happened there: nothing is asked. A row is durable before it is yielded.

    Raises:
        UserError: as `keep_file`; `FILE_PASSPHRASE_WRONG`; `CARRIED_NOT_SEALED` where this workstation's server takes
            rows from the workstation itself only.
        EnvironmentProblem: `CANNOT_OPEN`; or the disk does not take a row: what was yielded is recorded.
    """
    content = _read(file)
    manifest = _named(file, content)
    if not isinstance(manifest.sealed, ByPassphrase):
        raise UserError("CARRIED_ELSEWHERE", path=str(file))
    if workstation.config.kind == CENTRAL:
        raise UserError("CARRIED_NOT_SEALED", path=str(file))
    try:
        rows = unpack_rows(content, open_by_passphrase(passphrase, manifest.sealed))
    except nacl.exceptions.CryptoError:
        raise UserError("FILE_PASSPHRASE_WRONG", path=str(file)) from None
    here = workstation.journal.ids()
    for done, sent in enumerate(rows):
        report(Progress("import", done, len(rows), "rows"))
        if sent.transaction.id in here:
            yield BroughtRow(sent.transaction, Fate.ALREADY_HERE)
        else:
            yield _take(workstation, sent)


def _take(workstation: Workstation, sent: SentTransaction) -> BroughtRow:
    row = sent.transaction
    if row.kind not in workstation.capabilities.kinds:
        return BroughtRow(row, Fate.NOT_RECORDED, UserError("KIND_NOT_CARRIED", kind=row.kind.value))
    if sent.occurred_at > workstation.clock.read().wall:
        return BroughtRow(row, Fate.NOT_RECORDED, UserError("LINE_TIME_AHEAD"))
    told = {each.name: getattr(row, each.name) for each in fields(Action)}
    marks = tuple(dict.fromkeys((*row.marks, CheckCode.FROM_FILE.value)))
    draft = Draft(**told | {"marks": marks, "amends": None, "backdated_to": sent.occurred_at})
    recorded = workstation.journal.append_once(draft, row.id, row.workstation)
    return BroughtRow(row, Fate.ALREADY_HERE) if recorded is None else BroughtRow(recorded, Fate.RECORDED)


def _named(file: Path, content: bytes) -> RowsManifest:
    try:
        return read_manifest(content)
    except UserError as error:
        raise UserError(error.code, path=str(file)) from None


def _read(file: Path) -> bytes:
    """Never more of it than a file of ours has."""
    try:
        with file.open("rb") as opened:
            return opened.read(_READ_AT_MOST)
    except OSError as error:
        raise problem_of(error, file) from None
