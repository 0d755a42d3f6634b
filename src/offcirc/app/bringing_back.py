"""A desk that was here before: its second copies on the sticks and shares that are here now, and the way back from one.

Nothing of the home is changed before a copy has been fetched, opened with its key and looked through: what is of no use
leaves the home as empty as it was. The copy itself is only read.
"""

from __future__ import annotations

import shutil
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from offcirc.app.home import PORTABLE_MARK, Home
from offcirc.app.keys import Keys
from offcirc.app.mirroring import FOLDER_PREFIX, is_mirror
from offcirc.app.safekeeping import CONFIG, JOURNAL, KEY, put_in_place, unpack
from offcirc.app.second_copy import in_time
from offcirc.app.wiped import Facts, facts_about_this_machine, volumes, wiped
from offcirc.errors import EnvironmentProblem, OffcircError, UserError
from offcirc.journal.backup import IS_BACKUP, is_whole, write_backup
from offcirc.journal.migrate import revision_of, upgrade_due
from offcirc.journal.reading import setting
from offcirc.journal.verify import verify
from offcirc.machine_errors import full_or_read_only
from offcirc.sqlcipher import connect, said_plainly

_STAGED = "bringing-back-"
"""What an attempt that was cut has left is removed by the next one."""
_ABOUT_THE_COPY = frozenset({"DAMAGED", "TOO_NEW", "NO_KEY", "KEY_FILE_DAMAGED", "DISK_FAILED"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A second copy, or a backup.

    Attributes:
        place: the folder, or the file.
        workstation: whose it is; of one that does not say, what its folder or file is called.
        current_at: when it was last written to, UTC.
    """

    place: Path
    workstation: str
    current_at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """What was seen: `forgets`, whether this home's disk does, and copies on what is mounted, the newest first."""

    forgets: bool
    copies: tuple[Copy, ...]


def look_for_copies(home: Path, facts: Facts | None = None) -> Found:
    """Looks on the sticks, other disks and network folders that are mounted now.

    Args:
        home: the home's directory.
        facts: what is known of the machine; read where nothing is given.
    """
    facts = facts or facts_about_this_machine()
    places = [Path(mount.point) for mount in volumes(facts)]
    copies = [copy for found in in_time(places, _copies_on).values() for copy in found]
    return Found(wiped(home, facts) is not None, _newest_first(copies))


def copies_in(chosen: Path) -> tuple[Copy, ...]:
    """What somebody chose: a backup, the folder of a copy, one with such folders in it, or a file inside one.

    Raises:
        UserError: `NOT_A_BACKUP`.
    """
    with suppress(OSError, zipfile.BadZipFile):
        if chosen.is_dir():
            found = [_copy_in(chosen)] if _has_a_copy(chosen) else _copies_on(chosen)
        elif chosen.name in {JOURNAL, KEY} and _has_a_copy(chosen.parent):
            found = [_copy_in(chosen.parent)]
        else:
            found = [_backup_at(chosen)] if _has_a_backup(chosen) else []
        if found:
            return _newest_first(found)
    raise UserError("NOT_A_BACKUP", path=str(chosen))


def fetch(home: Home, copy: Copy) -> Home:
    """Copies it into a folder of its own inside the home; `put_back` or `drop` ends that folder.

    Raises:
        UserError: `NOT_A_BACKUP`.
        EnvironmentProblem: `DISK_AWAY`, `DISK_FULL`, `READ_ONLY`, `CANNOT_OPEN`.
    """
    for left in home.directory.glob(f"{_STAGED}*"):
        shutil.rmtree(left, ignore_errors=True)
    try:
        folder = Path(tempfile.mkdtemp(prefix=_STAGED, dir=home.directory))
    except OSError:
        code = full_or_read_only(home.journal) or "CANNOT_OPEN"
        raise EnvironmentProblem(code, path=str(home.directory)) from None
    staged = Home(folder)
    try:
        if home.is_portable:  # the key is kept as it is kept there
            (folder / PORTABLE_MARK).touch()
        unpack(copy.place, folder)
    except OffcircError as error:
        drop(staged)
        if not _is_there(copy.place):
            raise EnvironmentProblem("DISK_AWAY", path=str(copy.place)) from None
        if error.code == "DISK_FULL":
            raise EnvironmentProblem("DISK_FULL", path=str(home.directory)) from None
        raise
    return staged


def unlock(staged: Home, copy: Copy) -> bytes:
    """The key of what was fetched, where this machine has it or nobody has to be asked.

    Raises:
        EnvironmentProblem: as `Keys.unlock`.
    """
    with _about(copy):
        return Keys(staged.key).unlock()


def look_through(staged: Home, key: bytes, copy: Copy) -> bool:
    """Whether all of what was fetched is there, and sound; afterwards it knows that it is a copy.

    Raises:
        EnvironmentProblem: `TOO_NEW` where a newer offcirc wrote it, `DAMAGED` where it cannot be opened at all.
    """
    journal = staged.journal
    with _about(copy):
        whole = _has_settings(staged)
        older = upgrade_due(journal, key)
        with said_plainly(journal), closing(connect(journal, key, mode="rw")) as opened:
            if revision_of(opened) is None:
                raise EnvironmentProblem("DAMAGED", path=str(journal))
            marked = setting(opened, IS_BACKUP) is not None
        whole = is_whole(journal, key) and (older or verify(journal, key).sound) and whole
        if not marked:  # a home's own files: the journal must go on in a new epoch all the same
            write_backup(journal, key, journal)
    return whole


def put_back(home: Home, staged: Home, copy: Copy) -> None:
    """Makes what was fetched this home's; a second copy is kept further where it came from."""
    put_in_place(home, staged.directory, copy.place)
    drop(staged)


def drop(staged: Home) -> None:
    """Removes what was fetched."""
    shutil.rmtree(staged.directory, ignore_errors=True)


@contextmanager
def _about(copy: Copy) -> Iterator[None]:
    """Names the copy, not what was fetched of it, in what is wrong with it."""
    try:
        yield
    except EnvironmentProblem as problem:
        if problem.code not in _ABOUT_THE_COPY:
            raise
        raise EnvironmentProblem(problem.code, path=str(copy.place)) from None


def _has_settings(staged: Home) -> bool:
    """Takes settings away that cannot be read: the rows are worth more, and the desk can be connected again."""
    try:
        return bool(staged.read_config().workstation)
    except EnvironmentProblem as problem:
        if problem.code != "CONFIG_UNREADABLE":
            raise
        staged.config.unlink()
        return False


def _copies_on(place: Path) -> list[Copy]:
    """In the folders that second copies are kept in."""
    found = []
    with suppress(OSError):
        for folder in sorted(place.glob(f"{FOLDER_PREFIX}*")):
            with suppress(OSError):
                if is_mirror(folder) and _has_a_copy(folder):
                    found.append(_copy_in(folder))
    return found


def _has_a_copy(folder: Path) -> bool:
    return (folder / JOURNAL).is_file() and (folder / KEY).is_file()


def _copy_in(folder: Path) -> Copy:
    config = folder / CONFIG
    text = config.read_bytes() if config.exists() else b""
    return Copy(folder, _workstation_in(text, folder.name.removeprefix(FOLDER_PREFIX)), _written_at(folder / JOURNAL))


def _has_a_backup(file: Path) -> bool:
    if not zipfile.is_zipfile(file):
        return False
    with zipfile.ZipFile(file) as packed:
        return {JOURNAL, KEY} <= set(packed.namelist())


def _backup_at(file: Path) -> Copy:
    with zipfile.ZipFile(file) as packed:
        text = packed.read(CONFIG) if CONFIG in packed.namelist() else b""
    return Copy(file, _workstation_in(text, file.name), _written_at(file))


def _workstation_in(config: bytes, otherwise: str) -> str:
    """Of settings that may be another version's, or damaged: that is said when they are wanted."""
    with suppress(ValueError):
        named = tomllib.loads(config.decode()).get("workstation", "")
        return named if isinstance(named, str) and named else otherwise
    return otherwise


def _written_at(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _newest_first(copies: list[Copy]) -> tuple[Copy, ...]:
    return tuple(sorted(copies, key=lambda copy: copy.current_at, reverse=True))


def _is_there(place: Path) -> bool:
    """Also where its disk answers with errors only."""
    try:
        place.stat()
    except OSError:
        return False
    return True
