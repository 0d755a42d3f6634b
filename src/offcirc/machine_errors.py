"""What errors of a database and of the system mean to a person: one mechanism, whose tables each database fills."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from offcirc.errors import EnvironmentProblem

SQLITE_SENTENCES = (
    ("database or disk is full", "DISK_FULL"),
    ("no space left", "DISK_FULL"),
    ("readonly database", "READ_ONLY"),
    ("unable to open database", "CANNOT_OPEN"),
    ("database is locked", "LOCKED"),
    ("file is not a database", "DAMAGED"),
    ("malformed", "DAMAGED"),
    ("disk i/o error", "DISK_FAILED"),
)
_PRIMARY_CODE = 0xFF  # an extended SQLite result code has its primary code in the lowest byte
_AWAY = frozenset({errno.ENOENT, errno.ENOTCONN, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE})
"""Of the folder itself: a stick that was pulled out, a share whose line is down."""
_ROOM_FOR_SIDE_FILES = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanings:
    """What errors around one kind of database mean, as codes of `EnvironmentProblem`.

    Attributes:
        kinds: the errors that are looked at; all others pass as they are.
        bugs: kinds among them that are our own mistakes and pass as well.
        result_codes: by SQLite's result code, extended or primary.
        sentences: by a part of the driver's own words, in small letters, where no result code tells; the first counts.
        errnos: by the system's error number.
        vague: meanings of the driver's that may have a full disk behind them (see `full_or_read_only`).
        otherwise: what all others mean; None lets them pass, as bugs.
    """

    kinds: tuple[type[BaseException], ...]
    bugs: tuple[type[BaseException], ...] = ()
    result_codes: Mapping[int, str] = field(default_factory=dict)
    sentences: Sequence[tuple[str, str]] = ()
    errnos: Mapping[int, str] = field(default_factory=dict)
    vague: frozenset[str] = frozenset()
    otherwise: str | None = None

    def problem_of(self, error: BaseException, path: Path | None) -> EnvironmentProblem | None:
        """What a person can do something about, if the error is of that kind; never the statement's values."""
        code = self.errnos.get(error.errno or 0) if isinstance(error, OSError) else None
        if code is None:
            code = self._told(error)
            if code in self.vague and path is not None:
                code = full_or_read_only(path) or code
        code = code or self.otherwise
        return EnvironmentProblem(code, path=str(path or "")) if code is not None else None

    def _told(self, error: BaseException) -> str | None:
        cause = getattr(error, "orig", None) or error  # SQLAlchemy's errors carry the driver's
        number = getattr(cause, "sqlite_errorcode", 0)
        code = self.result_codes.get(number) or self.result_codes.get(number & _PRIMARY_CODE)
        text = str(cause).lower()
        return code or next((meaning for sentence, meaning in self.sentences if sentence in text), None)

    def told(self, path: Path | None) -> Telling:
        """Stands around what may fail at `path`."""
        return Telling(self, path)


class Telling:
    """Turns errors into `EnvironmentProblem`s about one path, as its meanings have them.

    A class because it stands around every look-up: a generator would cost as much as reading a page.
    """

    __slots__ = ("_meanings", "_path")

    def __init__(self, meanings: Meanings, path: Path | None) -> None:
        self._meanings = meanings
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, self._meanings.kinds) and not isinstance(error, self._meanings.bugs):
            problem = self._meanings.problem_of(error, self._path)
            if problem is not None:
                raise problem from None


def full_or_read_only(path: Path) -> str | None:
    """`DISK_FULL`, `READ_ONLY` or `DISK_AWAY` if the disk under a file is that.

    SQLite calls it an I/O error, or a file that cannot be opened, where it is a side file that finds no room (`-shm`
    begins with 32 KiB).
    """
    try:
        if sys.platform != "win32" and os.statvfs(path.parent).f_flag & os.ST_RDONLY:
            return "READ_ONLY"
        if shutil.disk_usage(path.parent).free < _ROOM_FOR_SIDE_FILES:
            return "DISK_FULL"
    except OSError as error:
        return "DISK_AWAY" if error.errno in _AWAY else None
    return None
