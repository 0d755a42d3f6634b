"""What must hold after every step of a day and at its end, on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from offcirc.app.holdings.reading import Holdings
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import fold
from offcirc.domain.holdings.values import Places, Standing
from offcirc.domain.outcomes import Outcome
from offcirc.domain.records import ItemStatus
from offcirc.domain.transactions import State, Transaction
from offcirc.journal import Recorded
from offcirc.journal.verify import verify
from offcirc.sync.reconcile import reconcile
from tests.e2e.network import nobody, update
from tests.e2e.replay import Replay
from tests.e2e.shelf import Shelf
from tests.e2e.world import Machine, Records, World

_FINAL = frozenset({State.SUCCEEDED, State.REFUSED, State.AMENDED, State.WAIVED, State.VOIDED})
_AT_SERVER = frozenset({State.SENT, State.SUCCEEDED, State.REFUSED, State.AMENDED})
_ANSWERED = frozenset({State.SUCCEEDED, State.REFUSED, State.AMENDED})


@dataclass
class Account:
    """All that one workstation acknowledged, and what is settled for good."""

    machine: Machine
    acknowledged: dict[str, Transaction] = field(default_factory=dict)
    settled: dict[str, tuple[State, Outcome | None]] = field(default_factory=dict)


@dataclass(frozen=True)
class Audit:
    """Holds the journals of one example and the server against each other."""

    world: World
    records: Records
    accounts: Sequence[Account]

    def check(self, account: Account) -> None:
        """After any step: the journal is sound, and tells the truth about what the server has."""
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

    def check_final(self, account: Account) -> None:
        """At the end of the day: exactly one final state on both sides."""
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

    def check_records(self) -> None:
        """At the end of the day: the server's records are those of a naive replay, and the replicas show them."""
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
        self._check_shelf(replay.shelf)
        for number, account in enumerate(self.accounts):
            desk = account.machine.desk
            update(full=number == 1)(desk, nobody)
            self._check_shelf_at(desk, replay.shelf)
            assert desk.replica is not None
            for barcode in self.records.barcodes:
                loan = desk.replica.loan_of(barcode)
                assert (loan.card_number if loan else None) == loans.get(barcode, (None,))[0]

    def _check_shelf(self, shelf: Shelf) -> None:
        """Items and sets at the server."""
        found = {
            fold(barcode): (Places(*places), out_in or "", status == ItemStatus.MISSING)
            for barcode, status, out_in, *places in self.world.query(
                "SELECT i.barcode, i.status, e.set_id, i.library, i.location, i.owning_library, i.owning_location "
                "FROM items i LEFT JOIN exchange_items e ON e.item_id = i.id AND e.returned_at IS NULL"
            )
            if barcode in (*self.records.barcodes, *self.records.new_items)
        }
        assert found == {key: (each.places, each.out_in, each.missing) for key, each in shelf.volumes.items()}

    def _check_shelf_at(self, desk: Workstation, shelf: Shelf) -> None:
        """The same at a desk that has sent everything, and has the server's records."""
        holdings = Holdings(desk)
        for barcode in (*self.records.barcodes, *self.records.new_items):
            here, volume = holdings.find_if_known(barcode), shelf.volumes.get(fold(barcode))
            assert (here is None) == (volume is None)
            if here is not None and volume is not None:
                assert here.standing == Standing(volume.places, volume.out_in)
                assert (here.item.status is ItemStatus.MISSING) == volume.missing

    def _applied(self) -> Iterator[tuple[Transaction, Outcome]]:
        """Both workstations' rows in the order in which the server applied them."""
        found = []
        for account in self.accounts:
            rows = self.world.received(account.machine.name)
            found += [(rows[each.transaction_id], each) for each in self.world.outcomes(account.machine.name)]
        yield from sorted(found, key=lambda pair: pair[1].number)
