"""The composition root: one workstation with its journal, replica and server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Self

from offcirc.app.copies_aside import look_at_copies
from offcirc.app.desk import Desk
from offcirc.app.home import Config, Home
from offcirc.app.keys import Keys
from offcirc.app.look_up import LookUps
from offcirc.app.mirroring import keep
from offcirc.app.servers import PRIVATE_KEY, Errand, capabilities_of, connect
from offcirc.clock import Clock, SystemClock
from offcirc.connectors.base import Capabilities, Connector, ReportProgress, say_nothing
from offcirc.domain.barcodes import fold
from offcirc.errors import EnvironmentProblem, UserError
from offcirc.journal import Journal
from offcirc.journal.migrate import remove_old_copies
from offcirc.replica.store import Replica
from offcirc.sync.archiving import archive_finished_days
from offcirc.sync.forgetting import erase_forgotten
from offcirc.sync.known_server import known_server
from offcirc.sync.lock import only_syncer
from offcirc.sync.patience import with_patience
from offcirc.sync.update import ReplicaFolder, UpdateResult, update
from offcirc.sync.upload import UploadResult, upload


class Workstation:
    """An enrolled workstation. Opening it needs no network; nothing here talks to the server unless asked to."""

    def __init__(self, home: Home, key: bytes, clock: Clock | None = None) -> None:
        self.home = home
        self.key = key
        self.clock = clock or SystemClock()
        self.config: Config = home.read_config()
        self.journal = Journal.open(home.journal, key, self.clock)
        if not self.journal.workstation:  # it has asked to be enrolled by file, and has no answer yet
            self.journal.close()
            raise EnvironmentProblem("NOT_ENROLLED")
        self._folder = ReplicaFolder(home.directory, self.journal)

    @classmethod
    def open(cls, home: Home, clock: Clock | None = None) -> Self:
        """Unlocks the key and opens the journal.

        Raises:
            EnvironmentProblem: `NOT_ENROLLED`, or what stands in the way of the key or the journal.
        """
        keys = Keys(home.key)
        if not keys.exists and not home.journal.exists():
            raise EnvironmentProblem("NOT_ENROLLED")
        return cls(home, keys.unlock(), clock)

    def close(self) -> None:
        """Closes what was opened, and brings the journal's second copy forward where one is kept."""
        if "replica" in self.__dict__ and self.replica is not None:
            self.replica.close()
        self.journal.close()
        if self.config.mirror:
            keep(self.home, self.key)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def replica(self) -> Replica | None:
        """The replica in use, None before the first update; see `reload_replica`."""
        return self._folder.current()

    def reload_replica(self) -> None:
        """Looks again for the newest replica, after an update; one that is the newest stays open, and sees deltas."""
        replica = self.__dict__.get("replica")
        if replica is not None and replica.path == self._folder.generations.newest:
            return
        self.__dict__.pop("replica", None)
        if replica is not None:
            replica.close()

    @property
    def look_ups(self) -> LookUps:
        """What is true here: replica + journal."""
        return LookUps(self.journal, self.replica)

    @property
    def desk(self) -> Desk:
        """The desk's use cases."""
        return Desk(self.journal, self.look_ups, self.clock, self.config, self.capabilities.kinds)

    @property
    def capabilities(self) -> Capabilities:
        """What this workstation's kind of server can do; known without asking it."""
        return capabilities_of(self.journal, self.config)

    @contextmanager
    def connected(self, errand: Errand = Errand.DESK) -> Iterator[Connector]:
        """A connector to this workstation's server, under the lock that only one process holds.

        Args:
            errand: what it is for.

        Raises:
            EnvironmentProblem: `SYNC_RUNNING`.
            UserError: `NOT_ENROLLED_WITH_SERVER`.
        """
        connector = connect(self.journal, self.config, self._knows_card, errand)
        try:
            with only_syncer(self.home.sync_lock):
                yield connector
        finally:
            connector.close()

    def _knows_card(self, card: str) -> bool:
        """Whether the server had the card at the last update; before the first, nobody can say no."""
        return self.replica is None or self.replica.find_patron([fold(card)]) is not None

    def upload(self, connector: Connector, report: ReportProgress = say_nothing) -> UploadResult:
        """Sends what waits; tries again after a lost answer where that is safe."""
        if not connector.capabilities.idempotent:
            return upload(self.journal, connector, self.clock, report)
        return with_patience(lambda: upload(self.journal, connector, self.clock, report))

    def update(self, connector: Connector, report: ReportProgress = say_nothing, *, full: bool = False) -> UpdateResult:
        """Brings the replica up to date, and archives days of the journal that are finished by what it shows."""
        result = with_patience(lambda: update(self.journal, self._folder, connector, self.clock, report, full=full))
        self.reload_replica()
        archive_finished_days(self.journal, self.desk.zone, self.config.archive_after_days, result.cursor)
        self._forget(result.cursor)
        return result

    def _forget(self, cursor: int) -> None:
        """Erases what the server wants forgotten, and copies that would keep it; under the lock of the only syncer."""
        erase_forgotten(self.journal, cursor)
        now = self.clock.read().wall
        look_at_copies(self.home, self.key, self.journal, now)
        remove_old_copies(self.home.journal, now)

    def import_extract(self, file: Path, report: ReportProgress = say_nothing, *, older: bool = False) -> UpdateResult:
        """Takes a carried extract into use that the server has signed, and forgets whom it tells to forget.

        Args:
            file: the extract.
            report: progress.
            older: also one that knows less of the server than the data here does.

        Raises:
            UserError: `NOT_ENROLLED_WITH_SERVER`, `SERVER_KEY_UNKNOWN`, `EXTRACT_OLDER`, or as `carried.open_carried`.
            EnvironmentProblem: `SYNC_RUNNING`, `DISK_FULL`; what was in use stays.
        """
        from offcirc.app.carried import Recipient, open_carried, read_extract, refuse_older  # noqa: PLC0415 - rarely needed

        private_key, known = self.journal.setting(PRIVATE_KEY), known_server(self.journal)
        if private_key is None:
            raise UserError("NOT_ENROLLED_WITH_SERVER")
        if known is None:
            raise UserError("SERVER_KEY_UNKNOWN")
        with only_syncer(self.home.sync_lock):
            if not older:
                refuse_older(file, read_extract(file, known), self._folder.info())
            into = self._folder.generations.next_path()
            recipient = Recipient(self.journal.workstation, private_key, known)
            received = open_carried(file, into, recipient, report)
            self._folder.install(received)
            self._forget(received.cursor)
        self.reload_replica()
        return UpdateResult(full=True, records=0, cursor=received.cursor)
