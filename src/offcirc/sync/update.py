"""Brings the replica up to date: a whole file built beside the old one, or the changes since its cursor."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic, sleep

from offcirc.clock import Clock
from offcirc.connectors.base import ChangedPages, Connector, Progress, RecordPages, ReplicaFile, ReportProgress
from offcirc.errors import EnvironmentProblem, ProtocolMismatch, ServerBusy
from offcirc.journal import Journal
from offcirc.replica.files import UNREADABLE, is_noted_damaged, note_damage
from offcirc.replica.format import FORMAT_VERSION, RECORD_KINDS, ReplicaWriter, apply_changes
from offcirc.replica.generations import Generations
from offcirc.replica.store import Replica, ReplicaInfo
from offcirc.sync.coming_home import learn_outcomes
from offcirc.sync.contact import make_contact, note_replica
from offcirc.sync.told import take_in_what_is_told
from offcirc.wire.messages import Changes, ServerInfo

_KEY = "replica_key "
_SCOPE = "replica_scope "
_BUILDING_S = 600
_BETWEEN_ASKING_S = 2


@dataclass(frozen=True, slots=True)
class UpdateResult:
    """What an update did.

    Attributes:
        full: a new generation replaced the old one.
        records: how many records changed otherwise.
        cursor: where the next update goes on.
        left_out: records that the server has and that could not be read.
    """

    full: bool
    records: int
    cursor: int
    left_out: int = 0


class ReplicaFolder:
    """The generations under a home, with their keys, which live in the journal."""

    def __init__(self, directory: Path, journal: Journal) -> None:
        self._journal = journal
        self.generations = Generations(directory)

    def current(self) -> Replica | None:
        """The newest complete replica, None before the first update."""
        return self.generations.current(self._key_of)

    def _key_of(self, name: str) -> bytes | None:
        return self._journal.setting(_KEY + name)

    def install(self, file: ReplicaFile) -> Path:
        """Takes a verified download into use; the old generation stays until the new one is complete."""
        name = file.path.with_suffix(".db").name
        self._journal.set(_KEY + name, file.key)
        self._journal.set(_SCOPE + name, file.scope.encode())
        told = partial(take_in_what_is_told, self._journal, file)
        path = self.generations.install(file.path, file.key, None, told)
        self.generations.sweep(path)
        return path

    def scope_of(self, info: ReplicaInfo) -> str:
        """Tags whose patrons a replica holds."""
        return (self._journal.setting(_SCOPE + info.path.name) or b"").decode()

    def info(self) -> ReplicaInfo | None:
        """What the replica in use says of itself."""
        current = self.current()
        if current is None:
            return None
        try:
            return current.info
        finally:
            current.close()

    def apply(self, pages: Iterable[Changes]) -> int:
        """Brings the replica in use forward, each page in one transaction; returns how many records came."""
        info = self.info()
        key = self._key_of(info.path.name) if info is not None else None
        if info is None or key is None:
            raise ValueError("changes need a replica to be applied to")
        records = 0
        for page in pages:
            try:
                apply_changes(info.path, key, page)
            except EnvironmentProblem as problem:
                if problem.code == UNREADABLE:
                    note_damage(info.path)
                raise
            records += len(page.patrons) + len(page.items) + len(page.loans) + len(page.holds)
        return records


def update(
    journal: Journal, folder: ReplicaFolder, connector: Connector, clock: Clock, report: ReportProgress, *, full: bool
) -> UpdateResult:
    """Fetches what changed, or everything.

    Everything also where a newer server can tell more than the replica has room for, where a page of the replica was
    found damaged, and where the server lets this workstation have other patrons by now.

    Raises:
        ConnectorError: the old replica stays in use.
        EnvironmentProblem: `DISK_FULL`; the old replica stays in use.
    """
    answer, contact = make_contact(journal, connector, clock)
    learn_outcomes(journal, connector, answer.last_outcome, contact, report)
    info = folder.info()
    same_server = info is not None and info.server_id == answer.server.server_id
    older = info is not None and info.format < min(FORMAT_VERSION, answer.server.replica_format)
    damaged = info is not None and is_noted_damaged(info.path)
    limited = info is not None and folder.scope_of(info) != answer.extract_scope
    since = info.cursor if info is not None and same_server and not (older or damaged or limited or full) else None
    pulled = _pull_once_built(connector, since, folder.generations.next_path(), report)
    replaced = not isinstance(pulled, ChangedPages)
    if isinstance(pulled, RecordPages):
        built = build_replica(pulled, folder.generations.next_path(), answer.server, report)
        folder.install(built)
        pulled = ChangedPages(iter(()), pulled.left_out)
    if isinstance(pulled, ReplicaFile):
        report(Progress("verify", 0, None, "files"))
        folder.install(pulled)
        # The file is as old as the last extract job: the rest of the way is changes.
        pulled = connector.pull(pulled.cursor, folder.generations.next_path(), report)
    if not isinstance(pulled, ChangedPages):
        raise ProtocolMismatch("CURSOR_TOO_OLD")
    records = folder.apply(pulled)
    info = folder.info()
    if info is not None:
        note_replica(journal, info.as_of)
    return UpdateResult(replaced, records, info.cursor if info is not None else 0, pulled.left_out.records)


def build_replica(pages: RecordPages, into: Path, server: ServerInfo, report: ReportProgress) -> ReplicaFile:
    """Builds a replica of what a server without a file of its own tells, under a fresh random key.

    A page is written before the next is asked for: memory does not grow with their number.

    Args:
        pages: everything.
        into: where the file is written; what an earlier try left there is removed, and so it is if this one fails.
        server: whose records they are.
        report: progress.

    Raises:
        ConnectorError: a page did not come.
        EnvironmentProblem: `DISK_FULL`, `READ_ONLY`.
    """
    key = secrets.token_bytes(32)
    with ReplicaWriter(into, key) as writer:
        for kind in pages.kinds:
            writer.add(kind, ())
        last = None
        for last in pages.pages:
            _write(writer, last)
        if last is None or last.more:
            raise ProtocolMismatch("ANSWER_UNREADABLE")
        report(Progress("verify", 0, None, "files"))
        writer.finish(
            server_id=server.server_id,
            server_name=server.name,
            cursor=last.cursor,
            as_of=last.as_of,
            time_zone=server.time_zone,
        )
    return ReplicaFile(into, key, "", last.cursor)


def _write(writer: ReplicaWriter, page: Changes) -> None:
    for kind in RECORD_KINDS:
        if records := getattr(page, kind):
            writer.add(kind, records)
    writer.index_words()


def _pull_once_built(
    connector: Connector, since: int | None, into: Path, report: ReportProgress
) -> ReplicaFile | RecordPages | ChangedPages:
    """Waits while the server builds its first extract: a million items take it most of a minute."""
    give_up_at = monotonic() + _BUILDING_S
    while True:
        try:
            return connector.pull(since, into, report)
        except ServerBusy as busy:
            if busy.code != "EXTRACT_BUILDING" or monotonic() > give_up_at:
                raise
        report(Progress("build", 0, None, ""))
        sleep(_BETWEEN_ASKING_S)
