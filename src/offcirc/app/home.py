"""Where a workstation keeps its files, and its settings for people.

Under one directory: `--home`, else a folder `offcirc-home` beside the program (on a stick), else the platform's place
for user data.

| file | in the clear? | holds |
|---|---|---|
| `config.toml` | yes | server kind and address, workstation, library, scanner prefix, retention time |
| `key.json` | wrapped | the key, wrapped by a passphrase and by the recovery code |
| `journal.head` | yes | numbers and a hash |
| `mirror.json`, `mirror.lock` | yes | a place in the journal and a time |
| `sync.lock`, `window.lock`, `replica-N.damaged` | yes | nothing |
| `window.at` | yes | where the open window listens for a second start |
| `automatic.log` | yes | when automatic runs ended, and how: codes and numbers |
| `*-shm`, `replica-N.part.etag` | yes | page numbers; a hash |
| `carried/*.offcirc` | encrypted | other workstations' files on their way to the server, in the clear how many rows |
| `journal.db`, `journal-archive.db`, `replica-N.db` (with `-wal`, `.part`) | encrypted | everything else |
"""

from __future__ import annotations

import errno
import os
import sys
import threading
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import platformdirs
import tomli_w

from offcirc.app.preferences import Automatic, Network, Preferences
from offcirc.durable import sync_folder
from offcirc.errors import EnvironmentProblem
from offcirc.machine_errors import full_or_read_only

CENTRAL, KOHA = "central", "koha"
"""Kinds of server."""
PORTABLE, PORTABLE_MARK = "offcirc-home", "portable.txt"
"""A home of that name, or with that file in it, is portable; either, beside the program, makes one its home."""
CONFIG_FORMAT = 1
"""Of `config.toml`; raised where an older offcirc would read it wrongly. What is only added needs no other."""
_CHANGING = threading.Lock()
"""The window changes settings in more than one thread: none may write over what another has just written."""


class Config(msgspec.Struct, frozen=True, omit_defaults=True):
    """`config.toml`. Written at enrolment; people may edit it."""

    format: int = CONFIG_FORMAT
    kind: str = CENTRAL
    url: str = ""
    workstation: str = ""
    library: str = ""
    time_zone: str = ""
    """The library's zone while there is no replica to say it; empty means UTC."""
    certificate_authority: str = ""
    """Path of a private authority's certificates (PEM), added to the system's."""
    scanner_prefix: str = ""
    apply_at_once: bool = False
    """Koha: rows are applied as they arrive, instead of waiting in its queue for a review."""
    archive_after_days: int = 90
    """For how long settled days stay in the everyday journal; 0 means for ever."""
    mirror: str = ""
    """Folder of the journal's second copy; empty where none is kept."""
    window: Preferences = Preferences()
    automatic: Automatic = Automatic()
    network: Network = Network()


@dataclass(frozen=True, slots=True)
class Home:
    """The paths under one directory."""

    directory: Path

    @classmethod
    def at(cls, directory: Path | None) -> Home:
        """`directory`, or `offcirc-home` beside the program, or the platform's place for user data.

        Raises:
            EnvironmentProblem: `CANNOT_OPEN` or `READ_ONLY` where the directory cannot be made, or made private;
                `DISK_AWAY` where it would be on a stick that is not there.
        """
        try:
            path = directory or _beside_program() or platformdirs.user_data_path("offcirc", appauthor=False)
        except RuntimeError:  # a service's user has no folder, and no HOME
            raise EnvironmentProblem("CANNOT_OPEN", path="~") from None
        try:
            if path.name == PORTABLE and not path.parent.exists():  # never made: it would be on the machine's own disk
                raise EnvironmentProblem("DISK_AWAY", path=str(path))
            path.mkdir(parents=True, exist_ok=True)
            home = cls(path.resolve())
            if os.name == "posix" and path.stat().st_mode & 0o077:
                _make_private(path, portable=home.is_portable)
        except OSError as error:
            code = "READ_ONLY" if error.errno == errno.EROFS else "CANNOT_OPEN"
            raise EnvironmentProblem(code, path=str(path)) from None
        return home

    @property
    def is_portable(self) -> bool:
        """Whether it goes from machine to machine: its key is no machine's keychain's."""
        return self.directory.name == PORTABLE or (self.directory / PORTABLE_MARK).exists()

    @property
    def config(self) -> Path:
        """Settings for people."""
        return self.directory / "config.toml"

    @property
    def key(self) -> Path:
        """The wrapped key."""
        return self.directory / "key.json"

    @property
    def journal(self) -> Path:
        """The journal."""
        return self.directory / "journal.db"

    @property
    def sync_lock(self) -> Path:
        """Held by the one process that talks to the server."""
        return self.directory / "sync.lock"

    @property
    def window_at(self) -> Path:
        """Where the open window listens; there while one is open, or after it was killed."""
        return self.directory / "window.at"

    @property
    def automatic_log(self) -> Path:
        """A line for each automatic run."""
        return self.directory / "automatic.log"

    def read_config(self) -> Config:
        """The settings; defaults before enrolment.

        Raises:
            EnvironmentProblem: `CONFIG_UNREADABLE`; `TOO_NEW` where a newer offcirc has written them.
        """
        try:
            document = self._document()
            if msgspec.convert(document.get("format", CONFIG_FORMAT), int) > CONFIG_FORMAT:
                raise EnvironmentProblem("TOO_NEW", path=str(self.config))
            return msgspec.convert(document, Config)
        except FileNotFoundError:
            return Config()
        except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError):
            raise EnvironmentProblem("CONFIG_UNREADABLE", path=str(self.config)) from None

    def write_config(self, config: Config) -> None:
        """Replaces the settings, whole or not at all; what stands there and is not known here stays."""
        before = self._document() if self.config.exists() else {}
        write_whole(self.config, tomli_w.dumps(_with_unknown(msgspec.to_builtins(config), before, Config)).encode())

    def change_config(self, **changes: object) -> Config:
        """Changes some settings and keeps the others as they stand in the file now.

        Raises:
            EnvironmentProblem: `CONFIG_UNREADABLE`, `DISK_FULL` or `CANNOT_OPEN`.
        """
        with _CHANGING:
            config = msgspec.structs.replace(self.read_config(), **changes)
            self.write_config(config)
        return config

    def _document(self) -> dict[str, Any]:
        return tomllib.loads(self.config.read_text(encoding="utf-8"))


def _with_unknown(new: dict[str, Any], before: dict[str, Any], known: type[msgspec.Struct]) -> dict[str, Any]:
    """Settings with those that another version has put beside them."""
    types = {each.encode_name: each.type for each in msgspec.structs.fields(known)}
    whole = dict(new)
    for name, value in before.items():
        if name not in types:
            whole[name] = value
        elif isinstance(value, dict) and (table := _with_unknown(new.get(name, {}), value, types[name])):
            whole[name] = table
    return whole


def _make_private(folder: Path, *, portable: bool) -> None:
    try:
        folder.chmod(0o700)
    except PermissionError:
        if not portable:  # a stick's file system may know no owners
            raise


def _beside_program() -> Path | None:
    """Beside the frozen program, of a Mac's beside its bundle; None where nothing there asks for it."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).resolve().parent
    folder = next((above.parent for above in folder.parents if above.suffix == ".app"), folder)
    if not ((folder / PORTABLE).is_dir() or (folder / PORTABLE_MARK).is_file()):
        return None
    return folder / PORTABLE


def write_whole(path: Path, content: bytes) -> None:
    """Replaces a small file so that after a crash either the old or the new one is there.

    Raises:
        EnvironmentProblem: `DISK_FULL` or `CANNOT_OPEN`.
    """
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        code = "DISK_FULL" if error.errno == errno.ENOSPC else full_or_read_only(path) or "CANNOT_OPEN"
        raise EnvironmentProblem(code, path=str(path)) from None
