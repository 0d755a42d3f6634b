"""One made-up day as a state machine: two workstations, one server, and everything that can happen to them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from offcirc.app import repair
from offcirc.app.desk import Recording
from offcirc.app.workstation import Workstation
from offcirc.domain.transactions import HOLDINGS_KINDS, Kind, State, Transaction
from offcirc.errors import ConnectorError, Unreachable, UserError
from offcirc.journal import Recorded
from tests.e2e.audit import Account, Audit
from tests.e2e.network import choices, faults_anywhere, nobody, process_queue, steps, update, upload
from tests.e2e.scans import Scan, record, scans
from tests.e2e.world import BARCODES, CARDS, Records, Work, World
from tests.faults.tools.cutting_proxy import Action, LoseAnswer
from tests.support.inside import recorded

_NOWHERE = "http://127.0.0.1:9"  # discard: nobody listens there
_TICKS = 60
"""More points than any one piece of work passes: the rest lives."""

who = st.integers(0, 1)
which = st.integers(0, 40)


class Day(RuleBasedStateMachine):
    """One example. The world outlives it; its records and workstations are its own."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        world.days += 1
        world.revive()
        self.records: Records = world.records()
        self.accounts = [Account(world.workstation()) for _ in range(2)]
        self.audit = Audit(world, self.records, self.accounts)
        self.touched = set[int]()

    # the desk

    @initialize(what=st.lists(scans, min_size=2, max_size=5))
    def the_day_begins(self, what: list[Scan]) -> None:
        update(full=False)(self._desk(0), nobody)  # the other one knows no items yet
        for at in range(2):
            self.staff_scan(at, what[at:])

    @rule(at=who, what=st.lists(scans, min_size=1, max_size=4))
    def staff_scan(self, at: int, what: list[Scan]) -> None:
        desk = self._desk(at)
        for scan in what:
            self._acknowledge(at, record(desk, self.records, scan))

    @rule(at=who, what=st.lists(scans, min_size=1, max_size=4), tick=st.integers(0, 12))
    def staff_scan_and_the_program_is_killed(self, at: int, what: list[Scan], tick: int) -> None:
        def work(workstation: Workstation, acknowledge: Callable[[Transaction], None]) -> None:
            for scan in what:
                row = record(workstation, self.records, scan)
                if row is not None:
                    acknowledge(row)

        self._killed(at, work, tick, None, may_leave=1)

    @rule(
        at=who,
        picks=st.lists(st.tuples(which, st.booleans()), min_size=1, max_size=4),
        card=st.integers(0, CARDS),
        item=st.integers(0, BARCODES),
        tick=st.none() | st.integers(0, 8),
    )
    def staff_correct(self, at: int, picks: list[tuple[int, bool]], card: int, item: int, tick: int | None) -> None:
        """What the row's state allows, or, with `other`, what it may not."""
        for pick, other in picks:
            row = self._pick(at, pick)
            match row.state if row is not None else None:
                case State.REFUSED if not other:
                    self._amend(at, pick, repair.Correction(self.records.card(card), self.records.barcode(item)), tick)
                case State.REFUSED | State.UNKNOWN:
                    self._waive(at, pick)
                case State.WAITING if other:
                    self._waive(at, pick)
                case State.SENT | State.SUCCEEDED if not other:
                    self._compensate(at, pick)
                case _:
                    self._void(at, pick)

    def _void(self, at: int, row: int) -> None:
        found = self._pick(at, row)
        if found is None:
            return
        if found.state is State.WAITING:
            assert repair.void(self._desk(at), found.transaction.id).state is State.VOIDED
        else:
            with pytest.raises(UserError, match="NOT_WAITING"):
                repair.void(self._desk(at), found.transaction.id)

    def _amend(self, at: int, row: int, correction: repair.Correction, tick: int | None) -> None:
        found = self._pick(at, row)
        if found is None or found.transaction.kind in {Kind.REGISTER_PATRON, *HOLDINGS_KINDS}:
            return
        transaction_id = found.transaction.id

        def work(workstation: Workstation, acknowledge: Callable[[Transaction], None]) -> None:
            acknowledge(recorded(repair.amend(workstation, transaction_id, correction, "anna").transaction))

        if tick is not None:
            self._killed(at, work, tick, None, may_leave=1)
        elif found.state is State.REFUSED:
            work(self._desk(at), lambda row: self._acknowledge(at, row))
            assert self._desk(at).journal.find(transaction_id).state is State.AMENDED
        else:
            with pytest.raises(UserError, match="NOT_REFUSED"):
                work(self._desk(at), lambda row: self._acknowledge(at, row))

    def _waive(self, at: int, row: int) -> None:
        found = self._pick(at, row)
        if found is None:
            return
        if found.state in {State.REFUSED, State.UNKNOWN}:
            assert repair.waive(self._desk(at), found.transaction.id, "settled").state is State.WAIVED
        else:
            with pytest.raises(UserError, match="NOT_REFUSED"):
                repair.waive(self._desk(at), found.transaction.id, "settled")

    def _compensate(self, at: int, row: int) -> None:
        found = self._pick(at, row)
        if found is None:
            return
        try:
            recording: Recording = repair.compensate(self._desk(at), found.transaction.id, "anna")
        except UserError as error:
            assert error.code in {"STILL_WAITING", "CANNOT_COMPENSATE"}  # noqa: PT017 - either, by the row's state
        else:
            self._acknowledge(at, recording.transaction)

    # the network

    @rule(at=who, what=st.lists(scans, min_size=1, max_size=4), other=who)
    def a_stretch_goes_well(self, at: int, what: list[Scan], other: int) -> None:
        self.staff_scan(at, what)
        upload(self._desk(at), nobody)
        counts = self._desk(at).journal.counts()
        assert counts[State.WAITING] == counts[State.UNKNOWN] == 0, "all was sent, and receipts came"
        process_queue(None)(self._desk(other), nobody)
        update(full=False)(self._desk(other), nobody)

    @rule(at=who, step=steps, choice=choices, faults=faults_anywhere)
    def synchronise(self, at: int, step: str, choice: int | None, faults: list[tuple[Action, str]]) -> None:
        with self.world.disturbed(faults):
            self._talk(at, self._work(step, choice))

    @rule(at=who, times=st.integers(1, 4), whole=st.booleans())
    def upload_and_answers_are_lost(self, at: int, times: int, whole: bool) -> None:  # noqa: FBT001 - drawn
        with self.world.disturbed([(LoseAnswer(whole=whole), "/v1/transactions")] * times):
            self._talk(at, upload)

    @rule(at=who)
    def upload_while_the_line_is_down(self, at: int) -> None:
        desk = self._desk(at)
        there = desk.config
        desk.config = msgspec.structs.replace(there, url=_NOWHERE)
        before = desk.journal.counts()
        with pytest.raises(Unreachable):
            upload(desk, nobody)
        desk.config = there
        assert desk.journal.counts() == before, "what never left is as it was"

    @rule(
        at=who,
        step=steps,
        choice=choices,
        faults=faults_anywhere,
        tick=st.integers(0, 30),
        after_ms=st.none() | st.integers(0, 60),
    )
    def synchronise_and_the_program_is_killed(
        self,
        *,
        at: int,
        step: str,
        choice: int | None,
        faults: list[tuple[Action, str]],
        tick: int,
        after_ms: int | None,
    ) -> None:
        with self.world.disturbed(faults):
            self._killed(at, self._work(step, choice), _TICKS if after_ms is not None else tick, after_ms)

    # the machines

    @rule(at=who, hours=st.none() | st.integers(-24 * 40, 24 * 40))
    def the_clock_is_set_or_the_machine_restarted(self, at: int, hours: int | None) -> None:
        machine = self.accounts[at].machine
        if hours is not None:
            machine.clock.wrong_by = timedelta(hours=hours)
        else:
            machine.reboot()
            self.touched.add(at)

    @rule(at=who, step=steps, after_ms=st.integers(0, 40), luck=st.integers(0, 2))
    def the_server_is_killed(self, at: int, step: str, after_ms: int, luck: int) -> None:
        if luck:  # a start takes a second
            return
        work = self._work(step, None)
        killer = threading.Timer(after_ms / 1000, self.world.server.kill)
        killer.start()
        self._talk(at, work)
        killer.join()
        self.world.server.restart()

    @rule(well=st.booleans())
    def the_server_fails_on_some_rows(self, well: bool) -> None:  # noqa: FBT001 - drawn
        if well:
            self.world.heal()
        else:
            self.world.sicken(self.records)

    def _work(self, step: str, choice: int | None) -> Work:
        match step:
            case "upload":
                return upload
            case "process":
                return process_queue(self._chosen(choice))
            case _:
                return update(full=step == "full update")

    # what must hold after every step

    @invariant()
    def nothing_is_lost_and_nothing_is_said_that_is_not_so(self) -> None:
        self.world.steps += 1
        for at in sorted(self.touched):
            self.audit.check(self.accounts[at])
        self.touched.clear()

    # the end of the day

    def teardown(self) -> None:
        self.world.revive()
        try:
            for _ in range(2):  # the second round brings home what the other's processing came to
                for account in self.accounts:
                    upload(account.machine.desk, nobody)
                process_queue(None)(self.accounts[0].machine.desk, nobody)
            for account in self.accounts:
                upload(account.machine.desk, nobody)
                self.audit.check(account)
                self.audit.check_final(account)
            self.audit.check_records()
        finally:
            for account in self.accounts:
                account.machine.stop()

    # inside

    def _desk(self, at: int) -> Workstation:
        self.touched.add(at)
        return self.accounts[at].machine.desk

    def _acknowledge(self, at: int, row: Transaction | None) -> None:
        if row is not None:
            account = self.accounts[at]
            assert row.id not in account.acknowledged
            account.acknowledged[row.id] = row

    def _pick(self, at: int, number: int) -> Recorded | None:
        """Any row."""
        rows = list(self._desk(at).journal.rows())
        return rows[number % len(rows)] if rows else None

    def _chosen(self, choice: int | None) -> list[str] | None:
        """Some of the rows that wait at the server, by the bits of `choice`; None is all."""
        if choice is None:
            return None
        names = [account.machine.name for account in self.accounts]
        found = self.world.query(
            "SELECT transaction_id FROM transactions WHERE waiting AND workstation IN (?, ?) ORDER BY queue_id", *names
        )
        return [row[0] for place, row in enumerate(found) if choice >> place % 8 & 1] or None

    def _talk(self, at: int, work: Work) -> None:
        try:
            work(self._desk(at), nobody)
        except ConnectorError as error:
            if isinstance(error, Unreachable) and self.world.server.running:
                raise

    def _killed(self, at: int, work: Work, tick: int, after_ms: int | None, *, may_leave: int = 0) -> None:
        """Runs work that dies; a row that was on the disk and not yet acknowledged may be there, or not."""
        self.touched.add(at)
        account = self.accounts[at]
        acknowledged, killed = account.machine.die_in(work, tick, after_ms / 1000 if after_ms is not None else None)
        for row in acknowledged:
            self._acknowledge(at, row)
        rows = {row.transaction.id: row.transaction for row in self._desk(at).journal.rows()}
        left = [row for id_, row in rows.items() if id_ not in account.acknowledged]
        assert len(left) <= (may_leave if killed else 0)
        for row in left:
            self._acknowledge(at, row)
