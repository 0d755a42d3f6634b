"""Writes a working set back: a few statements a group, each with all its rows, every record with its change number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from offcirc.central import schema
from offcirc.central.counters import Counters
from offcirc.central.moments import offset_minutes, to_micros
from offcirc.central.records import to_cents
from offcirc.central.workset import Workset

_Rows = Sequence[Mapping[str, Any]]


def flush_plain(connection: Connection, workset: Workset) -> None:
    """Writes what `workset.apply` changed and no replica numbers."""
    _touch_items(connection, workset)
    if workset.changed_loans:
        connection.execute(delete(schema.loans).where(schema.loans.c.item_id.in_(sorted(workset.changed_loans))))
    written = workset.written
    if written.filled_holds:
        ids = [hold_id for hold_id, _ in written.filled_holds]
        connection.execute(delete(schema.holds).where(schema.holds.c.id.in_(ids)))
    _add(connection, schema.loan_history, written.history)
    _add(connection, schema.payments, written.payments)
    _add(connection, schema.in_house_uses, written.uses)
    for item_id, returned_at in written.past_ends:
        _end_past_loan(connection, item_id, returned_at)


def flush_numbered(connection: Connection, counters: Counters, workset: Workset) -> None:
    """Writes the rest, every record with its change number."""
    _write_found_items(connection, counters, workset)
    _write_patrons(connection, counters, workset)
    _write_loans(connection, counters, workset)
    _write_holds(connection, counters, workset)
    if workset.holdings is not None:
        workset.holdings.flush(counters, {item_id: state.item for item_id, state in workset.items.items()})


def _add(connection: Connection, table: Table, rows: _Rows) -> None:
    if rows:
        connection.execute(insert(table), list(rows))


def _touch_items(connection: Connection, workset: Workset) -> None:
    table = schema.items
    touched = [
        {
            "of_id": state.id,
            "at": to_micros(state.last.at),
            "by": state.last.workstation,
            "epoch": state.last.epoch,
            "seq": state.last.seq,
        }
        for state in workset.items.values()
        if state.touched and state.last is not None
    ]
    if touched:
        statement = (
            update(table)
            .where(table.c.id == bindparam("of_id"))
            .values(
                last_event_at=bindparam("at"),
                last_event_by=bindparam("by"),
                last_event_epoch=bindparam("epoch"),
                last_event_seq=bindparam("seq"),
            )
        )
        connection.execute(statement, touched)


def _write_found_items(connection: Connection, counters: Counters, workset: Workset) -> None:
    table = schema.items
    found = [
        {"of_id": state.id, "to_status": state.item.status.value, "now_changed": counters.next_change()}
        for state in workset.items.values()
        if state.found
    ]
    if found:
        statement = (
            update(table)
            .where(table.c.id == bindparam("of_id"))
            .values(status=bindparam("to_status"), changed=bindparam("now_changed"))
        )
        connection.execute(statement, found)


def _write_patrons(connection: Connection, counters: Counters, workset: Workset) -> None:
    ids = set(workset.registered) | {state.id for state in workset.patrons.values() if state.owes_changed}
    rows = [
        {
            "of_id": patron_id,
            "now_owes": to_cents(workset.patrons[patron_id].patron.owes),
            "now_changed": counters.next_change(),
        }
        for patron_id in sorted(ids)
    ]
    if rows:
        table = schema.patrons
        statement = (
            update(table)
            .where(table.c.id == bindparam("of_id"))
            .values(owes_cents=bindparam("now_owes"), changed=bindparam("now_changed"))
        )
        connection.execute(statement, rows)


def _write_loans(connection: Connection, counters: Counters, workset: Workset) -> None:
    if not workset.changed_loans:
        return
    table = schema.loans
    present, gone = [], []
    for item_id in sorted(workset.changed_loans):
        state = workset.loans.get(item_id)
        if state is not None:
            loan = state.loan
            present.append(
                {
                    "item_id": item_id,
                    "patron_id": state.patron_id,
                    "issued_at": to_micros(loan.issued_at),
                    "due_at": to_micros(loan.due_at),
                    "due_offset_min": offset_minutes(loan.due_at),
                    "renewals_left": loan.renewals_left,
                    "library": loan.library.replace("\x00", ""),
                    "transaction_id": state.transaction_id,
                    "changed": counters.next_change(),
                }
            )
        elif item_id in workset.lent_before:
            gone.append({"kind": "loan", "key": workset.lent_before[item_id], "changed": counters.next_change()})
    _add(connection, table, present)
    _add(connection, schema.tombstones, gone)


def _write_holds(connection: Connection, counters: Counters, workset: Workset) -> None:
    table = schema.holds
    filled = workset.written.filled_holds
    if filled:
        gone = [
            {
                "kind": "hold",
                "key": hold.item_barcode,
                "second_key": hold.card_number,
                "changed": counters.next_change(),
            }
            for _, hold in filled
        ]
        _add(connection, schema.tombstones, gone)
    aside = [
        {"of_id": state.id, "now_changed": counters.next_change()}
        for states in workset.holds.values()
        for state in states
        if state.set_aside
    ]
    if aside:
        statement = (
            update(table)
            .where(table.c.id == bindparam("of_id"))
            .values(on_shelf=True, changed=bindparam("now_changed"))
        )
        connection.execute(statement, aside)


def _end_past_loan(connection: Connection, item_id: int, returned_at: int) -> None:
    """The loan in history that had begun by then and was closed later only because a newer event came first."""
    table = schema.loan_history
    loan_id = connection.execute(
        select(table.c.id)
        .where(table.c.item_id == item_id, table.c.issued_at <= returned_at, table.c.returned_at > returned_at)
        .order_by(table.c.issued_at.desc())
        .limit(1)
    ).scalar()
    if loan_id is not None:
        connection.execute(update(table).where(table.c.id == loan_id).values(returned_at=returned_at, late=True))
