"""Backups of the journal with its wrapped key, and bringing them back.

A backup is a zip of files that are safe to lie anywhere: journal.db and its archive, encrypted, and key.json, the key
wrapped by the passphrase or the recovery code. The copy of the journal is marked as one: wherever it is opened again a
new epoch begins, so that no `seq` is ever used twice.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from offcirc.app.home import Home, write_whole
from offcirc.app.keys import Keys
from offcirc.clock import SystemClock
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.journal import Journal
from offcirc.journal.archive import archive_of
from offcirc.journal.backup import copy_database, write_backup
from offcirc.sqlcipher import connect, said_plainly

_JOURNAL, _ARCHIVE, _KEY = "journal.db", "journal-archive.db", "key.json"


def back_up(home: Home, key: bytes, target: Path) -> None:
    """Writes a backup while the journal may be in use; an older file of that name is replaced only by a whole one.

    Raises:
        EnvironmentProblem: `DISK_FULL` or `CANNOT_OPEN`; `DAMAGED`, or `ARCHIVE_DAMAGED` where it is the archive.
    """
    part = target.with_name(target.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=home.directory, prefix="backup-") as folder:
            copy = Path(folder) / _JOURNAL
            write_backup(home.journal, key, copy)
            # After the journal: what leaves that one meanwhile is in both copies, not in neither.
            archived = archive_of(home.journal)
            if archived.exists():
                _copy_archive(archived, key, archive_of(copy))
            with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as file:
                file.write(copy, _JOURNAL)
                if archive_of(copy).exists():
                    file.write(archive_of(copy), _ARCHIVE)
                file.write(home.key, _KEY)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(target)
    except OSError:
        raise EnvironmentProblem("DISK_FULL" if _full(target) else "CANNOT_OPEN", path=str(target)) from None
    finally:
        part.unlink(missing_ok=True)


def _copy_archive(archive: Path, key: bytes, copy: Path) -> None:
    """Refuses where a page cannot be read: SQLCipher copies it as zeros and says nothing, over the last good backup."""
    try:
        copy_database(archive, key, copy)
        with said_plainly(copy), closing(connect(copy, key)) as made:
            whole = made.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except EnvironmentProblem as problem:
        if problem.code != "DAMAGED":
            raise
        whole = False
    if not whole:
        raise EnvironmentProblem("ARCHIVE_DAMAGED", path=str(archive))


def _full(target: Path) -> bool:
    try:
        return shutil.disk_usage(target.parent).free < 1 << 20
    except OSError:
        return False


def restore(home: Home, file: Path, key: bytes | None = None) -> Path | None:
    """Brings a backup back; returns where the journal that was here before is kept, if there was one.

    Args:
        home: where it belongs.
        file: the backup.
        key: where somebody has unlocked it already; else it is unlocked as at a start.

    Raises:
        UserError: `NOT_A_BACKUP`, `BACKUP_OTHER`, or `BACKUP_OLDER` where transactions here are not in the backup.
        EnvironmentProblem: the key or the disk stands in the way; nothing is changed.
    """
    with tempfile.TemporaryDirectory(dir=home.directory, prefix="restore-") as folder:
        journal, key_file = _unpack(file, Path(folder))
        if home.key.exists() and home.key.read_bytes() != key_file.read_bytes():
            _same_key(home, key_file)
        if home.key.exists() and home.journal.exists():
            _nothing_lost(home, journal, key)
        aside = _set_aside(home)
        if not home.key.exists():
            write_whole(home.key, key_file.read_bytes())
        if archive_of(journal).exists():
            archive_of(journal).replace(archive_of(home.journal))
        journal.replace(home.journal)
    return aside


def _unpack(file: Path, folder: Path) -> tuple[Path, Path]:
    """The journal, with its archive beside it if there is one, and the key."""
    try:
        with zipfile.ZipFile(file) as packed:
            if _ARCHIVE in packed.namelist():
                packed.extract(_ARCHIVE, folder)
            return Path(packed.extract(_JOURNAL, folder)), Path(packed.extract(_KEY, folder))
    except (zipfile.BadZipFile, KeyError, FileNotFoundError, IsADirectoryError):
        raise UserError("NOT_A_BACKUP", path=str(file)) from None
    except OSError:
        raise EnvironmentProblem("DISK_FULL", path=str(folder)) from None


def _same_key(home: Home, key_file: Path) -> None:
    if Keys(home.key).id != Keys(key_file).id:
        raise UserError("BACKUP_OTHER")


def _nothing_lost(home: Home, backup: Path, key: bytes | None) -> None:
    """Refuses where the journal here, if it can be read, has transactions that the backup lacks."""
    key = key or Keys(home.key).unlock()
    try:
        with Journal.open(home.journal, key, SystemClock()) as journal:
            here = journal.ids()
    except EnvironmentProblem as problem:
        if problem.code != "DAMAGED":
            raise
        return
    with Journal.open(backup, key, SystemClock()) as journal:
        there = journal.ids()
    if here - there:
        raise UserError("BACKUP_OLDER", rows=len(here - there))


def _set_aside(home: Home) -> Path | None:
    """Moves the present journal, its archive and their side files away; they are never deleted."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    aside = home.journal.with_name(f"journal-before-restore-{stamp}.db")
    _move_database(archive_of(home.journal), archive_of(aside))
    if not home.journal.exists():
        return None
    _move_database(home.journal, aside)
    home.journal.with_suffix(".head").unlink(missing_ok=True)
    return aside


def _move_database(file: Path, aside: Path) -> None:
    for suffix in ("-wal", "-shm", ""):
        side = file.with_name(file.name + suffix)
        if side.exists():
            side.replace(aside.with_name(aside.name + suffix))
