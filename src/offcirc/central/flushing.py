"""Writes a working set back: a few statements a group, each with all its rows, every record with its change number."""

from __future__ import annotations

from itertools import zip_longest

from sqlalchemy import Connection, delete, select, update

from offcirc.central import schema
from offcirc.central.counters import Counters
from offcirc.central.lists import add_all, change_all, is_one_of
from offcirc.central.moments import offset_minutes, to_micros
from offcirc.central.records import to_cents
from offcirc.central.workset import Workset


def flush_plain(connection: Connection, workset: Workset) -> None:
    """Writes what `workset.apply` changed and no replica numbers; nothing is asked."""
    written = workset.written
    _touch_items(connection, workset)
    if workset.changed_loans:
        changed = is_one_of(schema.loans.c.item_id, sorted(workset.changed_loans))
        connection.execute(delete(schema.loans).where(changed))
    if written.filled_holds:
        ids = [hold_id for hold_id, _ in written.filled_holds]
        connection.execute(delete(schema.holds).where(is_one_of(schema.holds.c.id, ids)))
    before = written.past_ends[0].after if written.past_ends else len(written.history)
    add_all(connection, schema.loan_history, written.history[:before])
    add_all(connection, schema.payments, written.payments)
    add_all(connection, schema.in_house_uses, written.uses)


def end_past_loans(connection: Connection, workset: Workset) -> None:
    """Ends loans of the past: who had the item is asked first, of what history held at that point of the group."""
    history, ends = workset.written.history, workset.written.past_ends
    for end, following in zip_longest(ends, ends[1:]):
        _end_past_loan(connection, end.item_id, end.returned_at)
        until = following.after if following is not None else len(history)
        add_all(connection, schema.loan_history, history[end.after : until])


def flush_numbered(connection: Connection, counters: Counters, workset: Workset) -> None:
    """Writes the rest, every record with its change number; nothing is asked."""
    _write_found_items(connection, counters, workset)
    _write_patrons(connection, counters, workset)
    _write_loans(connection, counters, workset)
    _write_holds(connection, counters, workset)


def flush_holdings(counters: Counters, workset: Workset) -> None:
    """The same of items that were made or edited, and of exchange sets."""
    if workset.holdings is not None:
        workset.holdings.flush(counters, {item_id: state.item for item_id, state in workset.items.items()})


def _touch_items(connection: Connection, workset: Workset) -> None:
    touched = [
        {
            "id": state.id,
            "last_event_at": to_micros(state.last.at),
            "last_event_by": state.last.workstation,
            "last_event_epoch": state.last.epoch,
            "last_event_seq": state.last.seq,
        }
        for state in workset.items.values()
        if state.touched and state.last is not None
    ]
    change_all(connection, schema.items, touched)


def _write_found_items(connection: Connection, counters: Counters, workset: Workset) -> None:
    found = [
        {"id": state.id, "status": state.item.status.value, "changed": counters.next_change()}
        for state in workset.items.values()
        if state.found
    ]
    change_all(connection, schema.items, found)


def _write_patrons(connection: Connection, counters: Counters, workset: Workset) -> None:
    ids = set(workset.registered) | {state.id for state in workset.patrons.values() if state.owes_changed}
    rows = [
        {
            "id": patron_id,
            "owes_cents": to_cents(workset.patrons[patron_id].patron.owes),
            "changed": counters.next_change(),
        }
        for patron_id in sorted(ids)
    ]
    change_all(connection, schema.patrons, rows)


def _write_loans(connection: Connection, counters: Counters, workset: Workset) -> None:
    if not workset.changed_loans:
        return
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
    add_all(connection, schema.loans, present)
    add_all(connection, schema.tombstones, gone)


def _write_holds(connection: Connection, counters: Counters, workset: Workset) -> None:
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
        add_all(connection, schema.tombstones, gone)
    aside = [
        {"id": state.id, "on_shelf": True, "changed": counters.next_change()}
        for states in workset.holds.values()
        for state in states
        if state.set_aside
    ]
    change_all(connection, schema.holds, aside)


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
