"""Backups of the journal with its wrapped key, and bringing them back.

A backup is a zip of files that are safe to lie anywhere: journal.db and its archive, encrypted; key.json, the key
wrapped by the passphrase or the recovery code; and config.toml, so that another machine finds the server. The copy of
the journal is marked as one: wherever it is opened again a new epoch begins, so that no `seq` is ever used twice.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from offcirc.app.home import Home
from offcirc.app.keys import Keys
from offcirc.app.mirroring import is_mirror
from offcirc.clock import SystemClock
from offcirc.durable import sync_folder
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.journal import Journal
from offcirc.journal.archive import archive_of
from offcirc.journal.backup import copy_database, is_whole, write_backup
from offcirc.journal.outside_head import OutsideHead
from offcirc.journal.verify import Finding, verify

JOURNAL, ARCHIVE, KEY, CONFIG = "journal.db", "journal-archive.db", "key.json", "config.toml"
_IN_A_MIRROR = (JOURNAL, f"{JOURNAL}-journal", f"{JOURNAL}-wal", ARCHIVE, f"{ARCHIVE}-wal", KEY, CONFIG)
"""A stick that was pulled out while it was written to has the file with which SQLite takes the last write back."""
_NO_BACKUP = (zipfile.BadZipFile, KeyError, EOFError, FileNotFoundError, IsADirectoryError)
"""What reading another file, or a part of a zip file, raises."""
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class Backup:
    """What was written.

    Attributes:
        file: as asked for; of what is not whole, a new one beside it.
        whole: every page could be copied, and the copy's chain holds.
        findings: what of the account is missing or altered in it.
    """

    file: Path
    whole: bool = True
    findings: tuple[Finding, ...] = ()


def back_up(home: Home, key: bytes, target: Path) -> Backup:
    """Writes a backup while the journal may be in use; an older file of that name is replaced only by a whole one.

    Of a journal that cannot be read everywhere, what can be is kept under a name of its own: better than nothing.

    Raises:
        EnvironmentProblem: `DISK_FULL` or `CANNOT_OPEN`; `DAMAGED`, or `ARCHIVE_DAMAGED` where it is the archive.
    """
    part = target.with_name(target.name + ".part")
    head = OutsideHead(home.journal.with_suffix(".head")).read()  # before the copy, which has all of that at least
    try:
        with tempfile.TemporaryDirectory(dir=home.directory, prefix="backup-") as folder:
            copy = Path(folder) / JOURNAL
            write_backup(home.journal, key, copy)
            # After the journal: what leaves that one meanwhile is in both copies, not in neither.
            archived = archive_of(home.journal)
            if archived.exists():
                _copy_archive(archived, key, archive_of(copy))
            findings = tuple(verify(copy, key, head).findings)
            whole = not findings and is_whole(copy, key)
            with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as packed:
                packed.write(copy, JOURNAL)
                if archive_of(copy).exists():
                    packed.write(archive_of(copy), ARCHIVE)
                packed.write(home.key, KEY)
                if home.config.exists():
                    packed.write(home.config, CONFIG)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        file = target if whole else _beside(target)
        part.replace(file)
    except OSError:
        raise EnvironmentProblem("DISK_FULL" if _full(target) else "CANNOT_OPEN", path=str(target)) from None
    finally:
        part.unlink(missing_ok=True)
    return Backup(file, whole, findings)


def _beside(target: Path) -> Path:
    """A file that is not there yet: no backup is written over, be it as incomplete as this one."""
    names = (f"{target.stem}-incomplete{number}{target.suffix}" for number in ("", *map("-{}".format, range(2, 100))))
    return next(file for file in map(target.with_name, names) if not file.exists())


def _copy_archive(archive: Path, key: bytes, copy: Path) -> None:
    """Refuses where a page cannot be read: the journal can do without it, and the last good backup has it."""
    try:
        copy_database(archive, key, copy)
        whole = is_whole(copy, key)
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
        file: the backup, or the folder of a mirror.
        key: where somebody has unlocked it already; else it is unlocked as at a start.

    Raises:
        UserError: `NOT_A_BACKUP`, `BACKUP_OTHER`, or `BACKUP_OLDER` where transactions here are not in the backup.
        EnvironmentProblem: the key or the disk stands in the way; nothing is changed.
    """
    with tempfile.TemporaryDirectory(dir=home.directory, prefix="restore-") as folder:
        unpack(file, Path(folder))
        journal, key_file = Path(folder, JOURNAL), Path(folder, KEY)
        if home.key.exists() and home.key.read_bytes() != key_file.read_bytes():
            _same_key(home, key_file)
        if home.key.exists() and home.journal.exists():
            _nothing_lost(home, journal, key)
        return put_in_place(home, Path(folder), file)


def put_in_place(home: Home, folder: Path, file: Path) -> Path | None:
    """Makes unpacked files the home's; returns where the journal that was here before is kept, if there was one.

    The journal comes last: where it is, everything is. On another machine the mirror is kept further where it came
    from, which may be mounted elsewhere there.

    Args:
        home: where they belong.
        folder: into which they were unpacked.
        file: that they were unpacked from.
    """
    aside = _set_aside(home)
    if not home.key.exists():
        (folder / KEY).replace(home.key)
    if not _knows_its_server(home):
        if (folder / CONFIG).exists():
            (folder / CONFIG).replace(home.config)
        if is_mirror(_source(file)):
            with suppress(EnvironmentProblem):  # settings that cannot be read are said when they are wanted
                home.change_config(mirror=str(_source(file).resolve()))
    _move_database(folder / ARCHIVE, archive_of(home.journal))
    _move_database(folder / JOURNAL, home.journal)
    sync_folder(home.directory)
    return aside


def _knows_its_server(home: Home) -> bool:
    """Not so on another machine, where the window may have kept its language already."""
    try:
        config = home.read_config()
    except EnvironmentProblem:  # for people to mend
        return True
    return bool(config.url or config.workstation)


def unpack(file: Path, folder: Path) -> None:
    """Copies the journal, its key, and what else there is of archive and settings.

    Args:
        file: a backup, the folder of a mirror, or the journal inside one.
        folder: where the copies go.

    Raises:
        UserError: `NOT_A_BACKUP`.
        EnvironmentProblem: `DISK_FULL`; `CANNOT_OPEN` where the file cannot be read.
    """
    source = _source(file)
    try:
        if source.is_dir():
            for name in _IN_A_MIRROR:
                if name in {JOURNAL, KEY} or (source / name).exists():
                    shutil.copyfile(source / name, folder / name)
        else:
            with zipfile.ZipFile(source) as packed:
                for name in (JOURNAL, KEY, *({ARCHIVE, CONFIG} & set(packed.namelist()))):
                    packed.extract(name, folder)
        for copied in folder.iterdir():
            with copied.open("rb+") as opened:
                os.fsync(opened.fileno())
    except _NO_BACKUP:
        raise UserError("NOT_A_BACKUP", path=str(file)) from None
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise EnvironmentProblem("DISK_FULL", path=str(folder)) from None
        raise EnvironmentProblem("CANNOT_OPEN", path=str(file)) from None


def _source(file: Path) -> Path:
    """A person may have chosen the journal in its folder."""
    return file.parent if file.name == JOURNAL else file


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
    """Moves the present journal, its archive and their side files away; `copies_aside` tells what becomes of them."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    aside = home.journal.with_name(f"journal-before-restore-{stamp}.db")
    _move_database(archive_of(home.journal), archive_of(aside))
    if not home.journal.exists():
        return None
    _move_database(home.journal, aside)
    home.journal.with_suffix(".head").unlink(missing_ok=True)
    return aside


def _move_database(file: Path, aside: Path) -> None:
    for suffix in ("-journal", "-wal", "-shm", ""):
        side = file.with_name(file.name + suffix)
        if side.exists():
            side.replace(aside.with_name(aside.name + suffix))
