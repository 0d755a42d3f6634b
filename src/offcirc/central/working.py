"""A worker: applies what arrives at a server on PostgreSQL, beside any number of others."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from offcirc.central import counters, schema
from offcirc.central.applying import Group, Received, apply_alone, named_keys
from offcirc.central.claiming import Line
from offcirc.central.database import Database
from offcirc.central.reference import Reference
from offcirc.central.rehearsing import rehearse
from offcirc.errors import EnvironmentProblem, OffcircError

_LARGEST, _SMALLEST = 50, 12  # what smaller ones cost is the same: most of it does not depend on the rows
_LOCKED_S = 0.025
"""How long a group's locks should be held: groups are as large as that allows. Half of what would be too long is left
for a disk, or a processor, that lets one wait."""
_CAREFUL_GROUP = 3
_IDLE_S, _TROUBLE_S = 0.2, 5.0
_CROWDED_S = 0.01
"""A first pause where other workers have all that could be taken; each further one is twice as long."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Account:
    """What a worker did. Times in seconds.

    Attributes:
        rows: that have their outcome.
        groups: transactions.
        in_line_s: waiting for a turn among workers, with nothing locked.
        waited_s: for locks that others held.
        longest_lock_s: the longest that it held the counters, which all who write need; its commit is part of that.
        longest_work_s: the same without the commit, which takes as long as the disk does.
        longest_claim_s: the longest that its rows were locked, from the first one to the commit.
    """

    rows: int = 0
    groups: int = 0
    in_line_s: float = 0.0
    waited_s: float = 0.0
    longest_lock_s: float = 0.0
    longest_work_s: float = 0.0
    longest_claim_s: float = 0.0


class Worker:
    """Applies rows until it is stopped; `account` says what it did."""

    def __init__(self, database: Database, default_zone: str) -> None:
        self.account = Account()
        self._database = database
        self._zone = default_zone
        self._line = Line()
        self._size = _SMALLEST
        self._counting_from = self._committing_from = 0.0
        self._rehearsed = False
        self._careful = False
        self._known: tuple[int, Reference] | None = None

    def run(self, stop: threading.Event) -> None:
        """Applies what waits and what arrives until `stop` is set; the group under way is finished."""
        pause_s = _CROWDED_S
        while not stop.is_set():
            try:
                done = self.step()
            except EnvironmentProblem as problem:
                _log.error("cannot work: %s", problem.code)
                stop.wait(_TROUBLE_S)
                continue
            if done:
                pause_s = _CROWDED_S
            elif self._line.crowded:
                stop.wait(pause_s)
                pause_s = min(2 * pause_s, _IDLE_S)
            else:
                stop.wait(_IDLE_S)

    def step(self) -> int:
        """Applies one group; how many rows have their outcome now.

        Raises:
            EnvironmentProblem: the disk is full, the database away.
        """
        careful, self._careful = self._careful, False
        rows: list[Received] = []
        try:
            self._rehearse()
            with self._in_turn() as connection:
                rows = self._claim(connection, _CAREFUL_GROUP if careful else self._size)
                if not rows:
                    return 0
                if careful or self._line.doubtful:
                    done = self._singly(connection, rows)
                else:
                    done = self._together(connection, rows)
                self._committing_from = time.perf_counter()
        except OffcircError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever one row did must not stop the others
            _log.warning("a group failed (%s), taking its rows singly", type(error).__name__)
            self._careful = True
            return 0
        finally:
            if rows:
                self._fit(len(rows))
        self.account.rows += done
        self.account.groups += 1
        return done

    def _rehearse(self) -> None:
        if not self._rehearsed:
            self._rehearsed = True
            with self._database.write_in_turn() as connection:
                rehearse(connection, self._reference(connection))

    def _together(self, connection: Connection, rows: Sequence[Received]) -> int:
        group = Group(connection, self._reference(connection), rows)
        group.write_plain()
        asked = time.perf_counter()
        taken = counters.take(connection)
        self._counting_from = time.perf_counter()
        self.account.waited_s += self._counting_from - asked
        return len(group.write(taken))

    def _singly(self, connection: Connection, rows: Sequence[Received]) -> int:
        """Each row in its savepoint: only the failing one, and those behind it, are left for another time.

        So are the last ones, where the first took as long as locks should be held.
        """
        self._counting_from = time.perf_counter()
        done = 0
        reference = self._reference(connection)
        behind: set[str] = set()
        for row in rows:
            if time.perf_counter() - self._counting_from > _LOCKED_S:
                break
            keys = named_keys(row.body)
            if keys & behind:
                behind |= keys
            elif apply_alone(connection, reference, row).final:
                done += 1
            else:
                behind |= keys
        return done

    @contextmanager
    def _in_turn(self) -> Iterator[Connection]:
        asked = time.perf_counter()
        with self._database.write_in_turn() as connection:
            self.account.in_line_s += time.perf_counter() - asked
            yield connection

    def _claim(self, connection: Connection, limit: int) -> list[Received]:
        asked = time.perf_counter()
        with self._database.claiming(connection):
            self.account.waited_s += time.perf_counter() - asked
            return self._line.claim(connection, limit)

    def _reference(self, connection: Connection) -> Reference:
        """As the last import left it, and what workstations may do by now."""
        changed = connection.execute(select(func.max(schema.sections.c.changed))).scalar_one()
        if self._known is None or self._known[0] != changed:
            self._known = changed, Reference(connection, self._zone)
        self._known[1].renew_holdings()
        return self._known[1]

    def _fit(self, rows: int) -> None:
        """The next group's size, by how long so many rows were locked."""
        now, account = time.perf_counter(), self.account
        locked_s = now - self._line.locked_at
        account.longest_claim_s = max(account.longest_claim_s, locked_s)
        if self._counting_from > self._line.locked_at:
            account.longest_lock_s = max(account.longest_lock_s, now - self._counting_from)
            account.longest_work_s = max(account.longest_work_s, self._committing_from - self._counting_from)
        if locked_s > _LOCKED_S:
            self._size = max(_SMALLEST, int(rows * _LOCKED_S / locked_s))
        elif rows == self._size:
            self._size = min(_LARGEST, rows + rows // 4)
