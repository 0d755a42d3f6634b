"""A file of rows that is there whole and durable, or not at all; its rows are noted as exported before it is."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path

from offcirc.domain.transactions import State
from offcirc.durable import sync_folder
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.journal import Journal

_CODES = {errno.ENOSPC: "DISK_FULL", errno.EDQUOT: "DISK_FULL", errno.EROFS: "READ_ONLY", errno.EIO: "DISK_FAILED"}

Content = Callable[[Collection[str]], bytes]
"""The whole file, with the rows of these ids."""


def write_new(
    journal: Journal, carried_as: Mapping[str, str], left_before: Collection[str], content_of: Content, file: Path
) -> Collection[str]:
    """Notes rows as exported and writes them to a new file; returns the ids of those in it.

    A row that is taken back at the same time, by another process, is not among them; where none is, there is no file.

    Args:
        journal: where the rows are.
        carried_as: see `Journal.note_exported`.
        left_before: the same.
        content_of: makes the file.
        file: its name; must not exist.

    Raises:
        UserError: `FILE_EXISTS`, or by `content_of`: the rows are as they were.
        EnvironmentProblem: `DISK_FULL`, `READ_ONLY`, `CANNOT_OPEN` …: the rows are as they were.
    """
    refuse_to_overwrite(file)
    try:
        part = _begin(file)
    except OSError as error:
        raise problem_of(error, file) from None
    naming = False
    try:
        going = journal.note_exported(carried_as, part, left_before=left_before)
        if going:
            _fill(part, content_of(frozenset(going)))
            naming = True
            _give_name(part, file)
    except BaseException as error:
        if not naming or _is_there(part):  # else an interrupt came just as the file got its name
            journal.note_not_sent([id_ for id_ in carried_as if id_ not in left_before])
            with suppress(OSError):
                part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise problem_of(error, file) from None
        raise
    part.unlink(missing_ok=True)
    sync_folder(file.parent)
    return frozenset(going)


def take_back_what_was_cut_off(journal: Journal) -> None:
    """Rows wait again whose export was killed before its file provably came to be."""
    unknown = [row.transaction.id for row in journal.rows((State.UNKNOWN,)) if row.outcome is None]
    cut_off: dict[Path, list[str]] = {}
    for id_, attempt in journal.attempts(unknown).items():
        if attempt.part:
            cut_off.setdefault(Path(attempt.part), []).append(id_)
    for part, ids in cut_off.items():
        if _is_there(part):
            journal.note_not_sent(ids)
            with suppress(OSError):
                part.unlink(missing_ok=True)


def write_whole(file: Path, content: bytes) -> None:
    """Writes a new file that nobody's account depends on, whole or not at all.

    Raises:
        UserError: `FILE_EXISTS`.
        EnvironmentProblem: `DISK_FULL`, `READ_ONLY`, `CANNOT_OPEN` ….
    """
    refuse_to_overwrite(file)
    part: Path | None = None
    try:
        part = _begin(file)
        _fill(part, content)
        _give_name(part, file)
    except OSError as error:
        raise problem_of(error, file) from None
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    sync_folder(file.parent)


def _begin(file: Path) -> Path:
    """An empty file of a name that never was, durable. Only its owner may read it: it may name patrons."""
    part = file.parent.resolve() / f".{file.name}.{secrets.token_hex(8)}.part"
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    sync_folder(part.parent)
    return part


def _fill(part: Path, content: bytes) -> None:
    with part.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def _give_name(part: Path, file: Path) -> None:
    refuse_to_overwrite(file)
    part.rename(file)


def _is_there(part: Path) -> bool:
    """A stick that was pulled out, or that says nothing, proves nothing."""
    try:
        return part.exists()
    except OSError:
        return False


def refuse_to_overwrite(file: Path) -> None:
    """Raises `UserError` `FILE_EXISTS`."""
    if file.exists():
        raise UserError("FILE_EXISTS", path=str(file))


def problem_of(error: OSError, file: Path) -> EnvironmentProblem:
    """What stands in the way of a file."""
    return EnvironmentProblem(_CODES.get(error.errno or 0, "CANNOT_OPEN"), path=str(file))
