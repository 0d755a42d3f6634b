"""Where a workstation keeps its files, and its settings for people.

Under one directory (`--home`, else the platform's place for user data):

| file | in the clear? | holds |
|---|---|---|
| `config.toml` | yes | server kind and address, workstation, library, scanner prefix, retention time |
| `key.json` | wrapped | the key, wrapped by a passphrase and by the recovery code |
| `journal.head` | yes | numbers and a hash |
| `mirror.json`, `mirror.lock` | yes | a place in the journal and a time |
| `sync.lock`, `replica-N.damaged` | yes | nothing |
| `automatic.log` | yes | when automatic runs ended, and how: codes and numbers |
| `*-shm`, `replica-N.part.etag` | yes | page numbers; a hash |
| `carried/*.offcirc` | encrypted | other workstations' files on their way to the server, in the clear how many rows |
| `journal.db`, `journal-archive.db`, `replica-N.db` (with `-wal`, `.part`) | encrypted | everything else |
"""

from __future__ import annotations

import errno
import os
import threading
import tomllib
from dataclasses import dataclass
from pathlib import Path

import msgspec
import platformdirs
import tomli_w

from offcirc.app.preferences import Automatic, Network, Preferences
from offcirc.durable import sync_folder
from offcirc.errors import EnvironmentProblem

CENTRAL, KOHA = "central", "koha"
"""Kinds of server."""


_CHANGING = threading.Lock()
"""The window changes settings in more than one thread: none may write over what another has just written."""


class Config(msgspec.Struct, frozen=True, omit_defaults=True):
    """`config.toml`. Written at enrolment; people may edit it."""

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
        """`directory`, or the platform's place for user data.

        Raises:
            EnvironmentProblem: `CANNOT_OPEN` or `READ_ONLY` where the directory cannot be made, or made private.
        """
        path = directory if directory is not None else platformdirs.user_data_path("offcirc", appauthor=False)
        try:
            path.mkdir(parents=True, exist_ok=True)
            if os.name == "posix" and path.stat().st_mode & 0o077:
                path.chmod(0o700)
        except OSError as error:
            code = "READ_ONLY" if error.errno == errno.EROFS else "CANNOT_OPEN"
            raise EnvironmentProblem(code, path=str(path)) from None
        return cls(path.resolve())

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
    def automatic_log(self) -> Path:
        """A line for each automatic run."""
        return self.directory / "automatic.log"

    def read_config(self) -> Config:
        """The settings; defaults before enrolment.

        Raises:
            EnvironmentProblem: `CONFIG_UNREADABLE`.
        """
        try:
            return msgspec.convert(tomllib.loads(self.config.read_text(encoding="utf-8")), Config)
        except FileNotFoundError:
            return Config()
        except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError):
            raise EnvironmentProblem("CONFIG_UNREADABLE", path=str(self.config)) from None

    def write_config(self, config: Config) -> None:
        """Replaces the settings, whole or not at all."""
        write_whole(self.config, tomli_w.dumps(msgspec.to_builtins(config)).encode())

    def change_config(self, **changes: object) -> Config:
        """Changes some settings and keeps the others as they stand in the file now.

        Raises:
            EnvironmentProblem: `CONFIG_UNREADABLE`, `DISK_FULL` or `CANNOT_OPEN`.
        """
        with _CHANGING:
            config = msgspec.structs.replace(self.read_config(), **changes)
            self.write_config(config)
        return config


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
        code = "DISK_FULL" if error.errno == errno.ENOSPC else "CANNOT_OPEN"
        raise EnvironmentProblem(code, path=str(path)) from None
