"""The mirror: a second copy of the journal on another volume, kept current while people work.

It lies in a folder of its own on a stick or a share, encrypted like the journal, with the wrapped key beside it: what a
stolen or broken machine leaves of the rows that it had not sent. `offcirc restore FOLDER` brings it back.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from offcirc.app.home import Home, write_whole
from offcirc.app.keys import Keys
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.journal.mirror import bring_forward, rows_after, set_aside
from offcirc.journal.verify import verify

JOURNAL, _HEAD = "journal.db", "journal.head"
FOLDER_PREFIX = "offcirc-"
"""Begins the name of the folder that a mirror has on its volume; the workstation's follows."""
_STATE = "mirror.json"
_LOCK = "mirror.lock"


class MirrorState(msgspec.Struct, frozen=True):
    """What became of the last attempt, kept in `mirror.json`: no patron data.

    Attributes:
        position: of the newest entry that the mirror is known to have.
        current_at: when it was last known to have everything, UTC; None before the first time.
        problem: code of what stood in the way the last time; empty where nothing did.
    """

    position: int = 0
    current_at: datetime | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Mirror:
    """What people are shown.

    Attributes:
        folder: that holds it.
        state: of the last attempt.
        behind: transactions of the journal that are not in it.
        same_volume: it lies on the journal's own volume, and would be lost with it.
    """

    folder: Path
    state: MirrorState
    behind: int
    same_volume: bool


def start(home: Home, key: bytes, volume: Path, workstation: str) -> MirrorState:
    """Makes a mirror in a folder of its own on `volume`, and keeps it from now on.

    Raises:
        UserError: `MIRROR_INSIDE_HOME`, `MIRROR_NOWHERE` where there is no such folder.
        EnvironmentProblem: `DISK_FULL`, `READ_ONLY`, `CANNOT_OPEN`; nothing is kept there then.
    """
    volume = volume.resolve()
    if not volume.is_dir():
        raise UserError("MIRROR_NOWHERE", path=str(volume))
    if volume.is_relative_to(home.directory):
        raise UserError("MIRROR_INSIDE_HOME")
    folder = volume / f"{FOLDER_PREFIX}{_as_file_name(workstation)}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        code = "READ_ONLY" if error.errno == errno.EROFS else "CANNOT_OPEN"
        raise EnvironmentProblem(code, path=str(folder)) from None
    with FileLock(home.directory / _LOCK):
        state = _bring_forward(home, key, folder, MirrorState())
    home.change_config(mirror=str(folder))
    return state


def stop(home: Home) -> None:
    """Keeps it no more; what is on the volume stays there."""
    home.change_config(mirror="")
    (home.directory / _STATE).unlink(missing_ok=True)


def keep(home: Home, key: bytes) -> MirrorState | None:
    """Brings the mirror forward, if one is wanted; None where none is, or another process is at it.

    Never in anybody's way: what stands in its own is in the state.
    """
    try:
        folder = _folder(home)
        if folder is None:
            return None
        with FileLock(home.directory / _LOCK, timeout=0):
            before = read_state(home)
            try:
                return _bring_forward(home, key, folder, before)
            except EnvironmentProblem as problem:
                return _write_state(home, msgspec.structs.replace(before, problem=problem.code))
    except (Timeout, OSError, EnvironmentProblem):  # the machine's own disk: whoever records is told
        return None


def prove(home: Home, key: bytes) -> bool | None:
    """Reads the whole mirror; one that is not sound is set aside, and written anew the next time.

    Returns:
        whether it is sound; None where there is none to read, or another process is at it.

    Raises:
        EnvironmentProblem: `CONFIG_UNREADABLE`, or the volume failed.
    """
    folder = _folder(home)
    if folder is None or not (folder / JOURNAL).exists():
        return None
    try:
        with FileLock(home.directory / _LOCK, timeout=0):
            if _is_sound(folder / JOURNAL, key):
                return True
            set_aside(folder / JOURNAL)
            return False
    except Timeout:
        return None


def _is_sound(mirror: Path, key: bytes) -> bool:
    try:
        return verify(mirror, key).sound
    except EnvironmentProblem as problem:
        if problem.code != "DAMAGED":
            raise
        return False


def mirror_of(home: Home, key: bytes) -> Mirror | None:
    """How it stands; None where none is wanted.

    Raises:
        EnvironmentProblem: `CONFIG_UNREADABLE`, or of the journal.
    """
    folder = _folder(home)
    if folder is None:
        return None
    state = read_state(home)
    return Mirror(folder, state, rows_after(home.journal, key, state.position), _same_volume(home, folder))


def is_mirror(folder: Path) -> bool:
    """Whether a mirror is kept there: the home of a program on a stick may have such a name, but has a head as well."""
    return folder.name.startswith(FOLDER_PREFIX) and folder.is_dir() and not (folder / _HEAD).exists()


def read_state(home: Home) -> MirrorState:
    """What became of the last attempt."""
    try:
        return msgspec.json.decode((home.directory / _STATE).read_bytes(), type=MirrorState)
    except (OSError, msgspec.DecodeError):
        return MirrorState()


def _folder(home: Home) -> Path | None:
    wanted = home.read_config().mirror
    return Path(wanted) if wanted else None


def _bring_forward(home: Home, key: bytes, folder: Path, before: MirrorState) -> MirrorState:
    if not folder.is_dir():  # never made here: where nothing is mounted, it would be on the machine's own disk
        raise EnvironmentProblem("MIRROR_AWAY", path=str(folder))
    try:
        if _is_anothers(home, folder):
            _set_folder_aside(folder)
        for file in (home.key, home.config):
            if file.exists():
                _mirror_small(file, folder)
    except OSError as error:
        raise EnvironmentProblem("CANNOT_OPEN", path=str(folder), reason=error.strerror or "") from None
    now = datetime.now(UTC)
    done = bring_forward(home.journal, key, folder / JOURNAL)
    state = msgspec.structs.replace(before, position=done.position, current_at=now, problem="")
    return _write_state(home, state)


def _is_anothers(home: Home, folder: Path) -> bool:
    """Whether what lies there has another key: a desk of the same name, before its machine forgot it."""
    there = Keys(folder / home.key.name)
    try:
        return there.exists and there.id != Keys(home.key).id
    except EnvironmentProblem:
        return True


def _set_folder_aside(folder: Path) -> None:
    """Keeps it whole under a name of its own: without its key, what it holds could never be read again."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    folder.rename(folder.with_name(f"{folder.name}-before-{stamp}"))
    folder.mkdir(mode=0o700)


def _mirror_small(file: Path, folder: Path) -> None:
    """The wrapped key and the settings, without which the copy is of no use elsewhere; both change at times."""
    content, there = file.read_bytes(), folder / file.name
    if not there.exists() or there.read_bytes() != content:
        write_whole(there, content)


def _write_state(home: Home, state: MirrorState) -> MirrorState:
    write_whole(home.directory / _STATE, msgspec.json.encode(state))
    return state


def _same_volume(home: Home, folder: Path) -> bool:
    try:
        return folder.stat().st_dev == home.directory.stat().st_dev
    except OSError:
        return False


def _as_file_name(workstation: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in workstation) or "workstation"
