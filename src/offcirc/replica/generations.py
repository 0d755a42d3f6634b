"""The generations of the replica in one directory: `replica-<N>.db`, built beside one another and never replaced.

The newest whose own table says *complete* is the replica. No pointer file, and no open file is ever replaced: that
fails on Windows, and a live write-ahead log makes it unsafe anywhere (DESIGN, *What SQLite taught others*).
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from offcirc.errors import EnvironmentProblem
from offcirc.replica.files import problems_told, remove_database, side_files, sync_to_disk
from offcirc.replica.format import connect
from offcirc.replica.store import Replica, generation_of

_PART = re.compile(r"replica-(\d+)\.part")
_UNUSABLE = frozenset({"REPLICA_UNREADABLE", "REPLICA_TOO_NEW"})

_log = logging.getLogger(__name__)


class Generations:
    """The replica files in `directory`, which is made when first written to. One process at a time may install."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def current(self, key_of: Callable[[str], bytes | None]) -> Replica | None:
        """Opens the newest usable generation.

        Args:
            key_of: the key of a generation by its file name; None where there is none (the file is passed over).

        Returns:
            None where nothing was downloaded yet, or nothing of it can be used: an update has to come first (K1).

        Raises:
            EnvironmentProblem: the newest generation is sound but the machine does not let us at it.
        """
        for path in reversed(self._files()):
            key = key_of(path.name)
            if key is None:
                _log.warning("no key for generation %d of the replica", generation_of(path))
                continue
            try:
                return Replica.open(path, key)
            except EnvironmentProblem as problem:
                if problem.code not in _UNUSABLE:
                    raise
                _log.warning("passed over generation %d of the replica: %s", generation_of(path), problem.code)
        return None

    @property
    def newest(self) -> Path | None:
        """The file of the newest generation, usable or not."""
        return next(reversed(self._files()), None)

    def next_path(self) -> Path:
        """Where the next generation is downloaded or built; what an interrupted download left there can be resumed."""
        with problems_told(self._directory):
            self._directory.mkdir(parents=True, exist_ok=True)
        return self._directory / f"replica-{self._next()}.part"

    def install(self, part: Path, key: bytes, sha256: str | None, before: Callable[[], None] = lambda: None) -> Path:
        """Checks a complete file and makes it the newest generation; the older ones stay in use until then.

        A file whose content is wrong is removed: resuming its download could not mend it.

        Args:
            part: a file in this directory, closed.
            key: its 32 bytes.
            sha256: of the whole file, hex; None if the caller has compared it while the file was streamed in.
            before: what must be done once the file is known to be sound, and before anybody uses it.

        Returns:
            The new `replica-<N>.db`.

        Raises:
            EnvironmentProblem: `REPLICA_UNREADABLE` (another hash, damaged, wrong key, not complete),
                `REPLICA_TOO_NEW`, `DISK_FULL`, `READ_ONLY`.
        """
        if part.parent.resolve() != self._directory.resolve():
            raise ValueError("a part is installed from the directory of the generations only")
        try:
            if sha256 is not None:
                _check_hash(part, sha256)
            _check_content(part, key)
        except EnvironmentProblem as problem:
            if problem.code in _UNUSABLE:
                with problems_told(part):
                    remove_database(part)
            raise
        before()
        target = self._directory / f"replica-{self._next()}.db"
        with problems_told(part):
            sync_to_disk(part)
            part.rename(target)
            sync_to_disk(target)
        return target

    def sweep(self, keep: Path) -> None:
        """Deletes generations older than `keep` and the parts of downloads that nobody will resume.

        What is in use on Windows cannot be deleted: it goes at the next start.
        """
        kept = generation_of(keep)
        stale = [path for path in self._files() if generation_of(path) < kept]
        for path in self._directory.glob("replica-*.part"):
            match = _PART.fullmatch(path.name)
            if match is None or int(match.group(1)) <= kept:
                stale.append(path)
        for path in stale:
            try:
                remove_database(path)
            except OSError:
                _log.info("an older generation of the replica is still in use")

    def _files(self) -> list[Path]:
        """Oldest first."""
        return sorted((path for path in self._directory.glob("replica-*.db") if generation_of(path)), key=generation_of)

    def _next(self) -> int:
        files = self._files()
        return generation_of(files[-1]) + 1 if files else 1


def _check_hash(path: Path, sha256: str) -> None:
    with problems_told(path), path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != sha256.lower():
        raise EnvironmentProblem("REPLICA_UNREADABLE", path=str(path))


def _check_content(path: Path, key: bytes) -> None:
    """Key, format, completeness, and every page in use: a damaged one fails its HMAC when it is read."""
    if any(file.exists() for file in side_files(path)):
        # A copied live database misses what was in its log: a replica is one file or it is not whole.
        raise EnvironmentProblem("REPLICA_UNREADABLE", path=str(path))
    with problems_told(path), closing(connect(path, key, read_only=True)) as connection:
        verdict = connection.execute("PRAGMA quick_check").fetchall()
    if verdict != [("ok",)]:
        raise EnvironmentProblem("REPLICA_UNREADABLE", path=str(path))
