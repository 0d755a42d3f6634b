"""What a window wants to know of carried files before it does something with one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from offcirc.app.carried_rows import FileKind, kind_of, look_into
from offcirc.app.workstation import Workstation
from offcirc.errors import UserError
from offcirc.sync.carrying import kept
from offcirc.wire.carried import ByPassphrase, read_manifest


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that somebody has chosen; `by_passphrase`: it asks for one."""

    file: Path
    kind: FileKind
    by_passphrase: bool = False


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """Files of other workstations that lie here until the server has them."""

    files: int
    rows: int


def look_at(file: Path) -> Brought:
    """What a file is, by its content.

    Raises:
        UserError: it is one of ours, and damaged.
        EnvironmentProblem: `CANNOT_OPEN`.
    """
    kind = kind_of(file)
    by_passphrase = kind is FileKind.ROWS and isinstance(look_into(file).sealed, ByPassphrase)
    return Brought(file, kind, by_passphrase)


def kept_files(workstation: Workstation) -> KeptFiles:
    """How many wait here; one that cannot be read counts as a file without rows."""
    files = kept(workstation.journal)
    return KeptFiles(len(files), sum(map(_rows_in, files)))


def _rows_in(file: Path) -> int:
    try:
        return read_manifest(file.read_bytes()).about.rows
    except (UserError, OSError):
        return 0
