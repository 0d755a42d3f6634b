"""Any interleaving of what can happen leaves every acknowledged transaction with exactly one final state on both sides.

Hypothesis makes up days: scans at two workstations that share cards and items, voids, amendments, waivers, uploads,
processing and updates, with answers lost, requests doubled, programs and the server killed, clocks set and machines
restarted in between. After every step both journals are sound and tell the truth about what the server has; at the end
of the day everything is sent and processed, and the server's records are those of a naive replay.

`OFFCIRC_SEED` picks the days of `make torture`; a failing day is printed with what reproduces it.
"""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from offcirc.app import repair
from offcirc.app.desk import Act, Recording
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import read_scan
from offcirc.domain.outcomes import Outcome
from offcirc.domain.transactions import Kind, NewPatron, State, Transaction
from offcirc.errors import ConnectorError, Unreachable, UserError
from offcirc.journal import Recorded
from offcirc.journal.verify import verify
from offcirc.sync import patience
from offcirc.sync.process import process
from offcirc.sync.reconcile import reconcile
from tests.e2e.replay import Replay
from tests.e2e.world import BARCODES, CARDS, Machine, Records, Work, World
from tests.faults.tools.cutting_proxy import Action, Answer, CutAnswer, CutRequest, Duplicate, LoseAnswer
from tests.support.inside import recorded

_NOWHERE = "http://127.0.0.1:9"  # discard: nobody listens there
_FINAL = frozenset({State.SUCCEEDED, State.REFUSED, State.AMENDED, State.WAIVED, State.VOIDED})
_AT_SERVER = frozenset({State.SENT, State.SUCCEEDED, State.REFUSED, State.AMENDED})
_ANSWERED = frozenset({State.SUCCEEDED, State.REFUSED, State.AMENDED})
_TICKS = 60
"""More points than any one piece of work passes: the rest lives."""


@dataclass(frozen=True)
class Scan:
    """One desk action; numbers are places in the example's own records, the one past the end is wrong."""

    kind: Kind
    card: int = 0
    item: int = 0
    lower: bool = False
    days: int = 14
    hours_ago: int = 0
    cents: int = 1


@dataclass
class Account:
    """All that one workstation acknowledged, and what is settled for good."""

    machine: Machine
    acknowledged: dict[str, Transaction] = field(default_factory=dict)
    settled: dict[str, tuple[State, Outcome | None]] = field(default_factory=dict)


scans = st.builds(
    Scan,
    kind=st.sampled_from([*Kind, Kind.ISSUE, Kind.ISSUE, Kind.RETURN]),
    card=st.integers(0, CARDS),
    item=st.integers(0, BARCODES),
    lower=st.booleans(),
    days=st.integers(1, 60),
    hours_ago=st.sampled_from([0, 0, 0, 1, 30]),
    cents=st.integers(1, 5000),
)
who = st.integers(0, 1)
which = st.integers(0, 40)
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(LoseAnswer, whole=st.booleans()),
    st.builds(CutAnswer, after_bytes=st.integers(0, 400), in_body=st.booleans()),
    st.builds(CutRequest, after_bytes=st.integers(0, 1500)),
    st.builds(Duplicate, together=st.booleans(), forward_first=st.booleans()),
    st.just(Answer.html()),
)


faults_anywhere = st.lists(
    st.tuples(
        actions,
        st.sampled_from(["transactions", "queue/process", "outcomes", "contact", "changes", "extract", "extract/key"]),
    ),
    max_size=3,
)
steps = st.sampled_from(["upload", "upload", "process", "process", "update", "full update"])
choices = st.none() | st.integers(1, 255)


class Day(RuleBasedStateMachine):
    """One example. The world outlives it; its records and workstations are its own."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world
        world.revive()
        self.records: Records = world.records()
        self.accounts = [Account(world.workstation()) for _ in range(2)]
        self.touched = set[int]()

    # the desk

    @initialize(what=st.lists(scans, min_size=2, max_size=5))
    def the_day_begins(self, what: list[Scan]) -> None:
        for at in range(2):
            self.staff_scan(at, what[at:])

    @rule(at=who, what=st.lists(scans, min_size=1, max_size=4))
    def staff_scan(self, at: int, what: list[Scan]) -> None:
        desk = self._desk(at)
        for scan in what:
            self._acknowledge(at, self._do(desk, scan))

    @rule(at=who, what=st.lists(scans, min_size=1, max_size=4), tick=st.integers(0, 12))
    def staff_scan_and_the_program_is_killed(self, at: int, what: list[Scan], tick: int) -> None:
        def work(workstation: Workstation, acknowledge: Callable[[Transaction], None]) -> None:
            for scan in what:
                row = self._do(workstation, scan)
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
                    self._amend(at, pick, repair.Correction(self._card(card), self._item(item)), tick)
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
        if found is None or found.transaction.kind is Kind.REGISTER_PATRON:
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
        _upload(self._desk(at), _nobody)
        counts = self._desk(at).journal.counts()
        assert counts[State.WAITING] == counts[State.UNKNOWN] == 0, "all was sent, and receipts came"
        _process(None)(self._desk(other), _nobody)
        _update(full=False)(self._desk(other), _nobody)

    @rule(at=who, step=steps, choice=choices, faults=faults_anywhere)
    def synchronise(self, at: int, step: str, choice: int | None, faults: list[tuple[Action, str]]) -> None:
        with self.world.disturbed(faults):
            self._talk(at, self._work(step, choice))

    @rule(at=who, times=st.integers(1, 4), whole=st.booleans())
    def upload_and_answers_are_lost(self, at: int, times: int, whole: bool) -> None:  # noqa: FBT001 - drawn
        with self.world.disturbed([(LoseAnswer(whole=whole), "/v1/transactions")] * times):
            self._talk(at, _upload)

    @rule(at=who)
    def upload_while_the_line_is_down(self, at: int) -> None:
        desk = self._desk(at)
        there = desk.config
        desk.config = msgspec.structs.replace(there, url=_NOWHERE)
        before = desk.journal.counts()
        with pytest.raises(Unreachable):
            _upload(desk, _nobody)
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
                return _upload
            case "process":
                return _process(self._chosen(choice))
            case _:
                return _update(full=step == "full update")

    # what must hold after every step

    @invariant()
    def nothing_is_lost_and_nothing_is_said_that_is_not_so(self) -> None:
        for at in sorted(self.touched):
            self._check(self.accounts[at])
        self.touched.clear()

    def _check(self, account: Account) -> None:
        desk = account.machine.desk
        report = verify(desk.home.journal, desk.key)
        assert report.sound, report.findings
        assert reconcile(desk.journal).holds
        rows = list(desk.journal.rows())
        assert len({row.transaction.id for row in rows}) == len(rows)
        assert {row.transaction.id: row.transaction for row in rows} == account.acknowledged
        received = self.world.received(account.machine.name)
        outcomes = {outcome.transaction_id: outcome for outcome in self.world.outcomes(account.machine.name)}
        assert set(received) <= set(account.acknowledged)
        for row in rows:
            there = received.get(row.transaction.id)
            if row.state in _AT_SERVER:
                assert there == row.transaction, f"{row.state} here, and the server has {there}"
            if row.state in {State.WAITING, State.VOIDED}:
                assert there is None, f"{row.state} here, and the server has it"
            if row.state in _ANSWERED:
                assert row.outcome == outcomes[row.transaction.id]
            self._check_settled(account, row)

    def _check_settled(self, account: Account, row: Recorded) -> None:
        before = account.settled.get(row.transaction.id)
        if before is not None:
            after = {State.REFUSED: {State.REFUSED, State.AMENDED, State.WAIVED}}.get(before[0], {before[0]})
            assert row.state in after, f"{before[0]} became {row.state}"
            if before[0] is not State.WAIVED:
                assert row.outcome == before[1], "an outcome changed"
        if row.state in _FINAL:
            account.settled[row.transaction.id] = (row.state, row.outcome)

    # the end of the day

    def teardown(self) -> None:
        self.world.revive()
        try:
            for _ in range(2):  # the second round brings home what the other's processing came to
                for account in self.accounts:
                    _upload(account.machine.desk, _nobody)
                _process(None)(self.accounts[0].machine.desk, _nobody)
            for account in self.accounts:
                _upload(account.machine.desk, _nobody)
                self._check(account)
                self._check_final(account)
            self._check_records()
        finally:
            for account in self.accounts:
                account.machine.stop()

    def _check_final(self, account: Account) -> None:
        received = self.world.received(account.machine.name)
        outcomes = self.world.outcomes(account.machine.name)
        assert len({outcome.transaction_id for outcome in outcomes}) == len(outcomes)
        by_id = {outcome.transaction_id: outcome for outcome in outcomes}
        assert set(by_id) == set(received), "every row the server took has an outcome"
        for row in account.machine.desk.journal.rows():
            assert row.state in _FINAL, f"{row.transaction.kind} is {row.state} at the end of the day"
            if row.transaction.id in by_id:
                assert row.outcome == by_id[row.transaction.id]
            else:
                assert row.state in {State.VOIDED, State.WAIVED}, f"{row.state} without an outcome at the server"

    def _check_records(self) -> None:
        replay = Replay(self.records)
        for transaction, outcome in self._applied():
            replay.apply(transaction, outcome)
        shelf = (*self.records.barcodes, self.records.wrong_barcode)
        loans = {
            barcode: (card, due)
            for barcode, card, due in self.world.query(
                "SELECT i.barcode, p.card_number, l.due_at FROM loans l "
                "JOIN items i ON i.id = l.item_id JOIN patrons p ON p.id = l.patron_id"
            )
            if barcode in shelf
        }
        assert loans == replay.loans
        for card in (*self.records.cards, *self.records.newcomers, self.records.wrong_card):
            found = self.world.query("SELECT owes_cents FROM patrons WHERE card_number = ?", card)
            assert [-row[0] for row in found] == ([replay.paid.get(card, 0)] if card in replay.cards.values() else [])
        uses = self.world.query(
            "SELECT i.barcode, sum(u.count) FROM in_house_uses u JOIN items i ON i.id = u.item_id GROUP BY i.barcode"
        )
        assert {barcode: count for barcode, count in uses if barcode in shelf} == replay.uses
        for number, account in enumerate(self.accounts):
            desk = account.machine.desk
            _update(full=number == 1)(desk, _nobody)
            assert desk.replica is not None
            for barcode in self.records.barcodes:
                loan = desk.replica.loan_of(barcode)
                assert (loan.card_number if loan else None) == loans.get(barcode, (None,))[0]

    def _applied(self) -> Iterator[tuple[Transaction, Outcome]]:
        """Both workstations' rows in the order in which the server applied them."""
        found = []
        for account in self.accounts:
            rows = self.world.received(account.machine.name)
            found += [(rows[each.transaction_id], each) for each in self.world.outcomes(account.machine.name)]
        yield from sorted(found, key=lambda pair: pair[1].number)

    # inside

    def _desk(self, at: int) -> Workstation:
        self.touched.add(at)
        return self.accounts[at].machine.desk

    def _card(self, number: int) -> str:
        return self.records.cards[number] if number < CARDS else self.records.wrong_card

    def _item(self, number: int) -> str:
        return self.records.barcodes[number] if number < BARCODES else self.records.wrong_barcode

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

    def _do(self, desk: Workstation, scan: Scan) -> Transaction | None:
        now = desk.clock.read().wall.astimezone(desk.desk.zone)
        at = f"{now - timedelta(hours=scan.hours_ago):%Y-%m-%dT%H:%M}" if scan.hours_ago else None
        act = Act("anna", at, override=True)
        card, barcode = self._card(scan.card), self._item(scan.item)
        if scan.lower:
            card, barcode = card.lower(), barcode.lower()
        due = f"{now + timedelta(days=scan.days):%Y-%m-%dT%H:%M}"
        match scan.kind:
            case Kind.ISSUE:
                recording = desk.desk.issue(card, barcode, due, act)
            case Kind.RETURN:
                recording = desk.desk.take_back(barcode, act)
            case Kind.RENEW:
                recording = desk.desk.renew(barcode, due, act)
            case Kind.PAYMENT:
                recording = desk.desk.pay(card, Decimal(scan.cents) / 100, act)
            case Kind.IN_HOUSE_USE:
                recording = desk.desk.use_in_house(barcode, scan.days, act)
            case Kind.REGISTER_PATRON:
                newcomer = self.records.newcomers[scan.card % 2]
                if desk.look_ups.patron(read_scan(newcomer)).patron is not None:
                    return None  # the desk would refuse
                recording = desk.desk.register(newcomer, NewPatron("Newcomer"), act)
        return recorded(recording.transaction)

    def _talk(self, at: int, work: Work) -> None:
        try:
            work(self._desk(at), _nobody)
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


def _nobody(_row: Transaction) -> None:
    raise AssertionError("nothing was to be recorded")


def _upload(workstation: Workstation, _acknowledge: Callable[[Transaction], None]) -> None:
    with workstation.connected() as connector:
        workstation.upload(connector)


def _process(ids: list[str] | None) -> Work:
    def work(workstation: Workstation, _acknowledge: Callable[[Transaction], None]) -> None:
        last: dict[str, int] = {}
        with workstation.connected() as connector:
            for name, outcome in process(workstation.journal, connector, workstation.clock, ids, lambda _: None):
                if name == workstation.journal.workstation:
                    seq = workstation.journal.find(outcome.transaction_id).transaction.seq
                    assert seq > last.get(name, 0), "never against a workstation's own order"
                    last[name] = seq

    return work


def _update(*, full: bool) -> Work:
    def work(workstation: Workstation, _acknowledge: Callable[[Transaction], None]) -> None:
        with workstation.connected() as connector:
            workstation.update(connector, full=full)

    return work


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    world = World(tmp_path_factory.mktemp("world"))
    yield world
    world.close()


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PAUSES_S", (0.0, 0.0))


def play(world: World, number: int, days: int, steps: int) -> None:
    profile = settings(
        max_examples=days,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )

    def day() -> Day:
        return Day(world)

    run_state_machine_as_test(seed(number)(day), settings=profile)  # type: ignore[arg-type]  # any maker of days will do


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_acknowledged_transaction_gets_exactly_one_final_state_on_both_sides(world: World, number: int) -> None:
    play(world, number, days=7, steps=25)


@pytest.mark.torture
def test_the_same_for_many_long_days(world: World) -> None:
    number = int(os.environ.get("OFFCIRC_SEED") or random.SystemRandom().randrange(2**32))
    print(f"\nOFFCIRC_SEED={number}")  # noqa: T201 - to play the same days again
    play(world, number, days=int(os.environ.get("OFFCIRC_DAYS") or 1_000), steps=60)
