"""Rows about items' records in the journal: several at once, and found again without an index."""

from __future__ import annotations

from pathlib import Path

from offcirc.domain.holdings.told import Holdings, ItemValues, SetTold
from offcirc.domain.holdings.values import Places
from offcirc.domain.transactions import Draft, Kind, State
from tests.journal.samples import issue, open_journal, outcome, refused

NOTE = 'has "holdings":{ in its title'


def sent(number: int) -> Draft:
    told = Holdings(exchange=SetTold("set-1", "Crate", "S"), becomes=Places("S", "F", "A", "B"))
    return Draft(kind=Kind.EXCHANGE_SEND, staff="anna", library="A", item_barcode=f"I{number}", holdings=told)


def made(number: int) -> Draft:
    told = Holdings(ItemValues("Title", location="B"), becomes=Places("A", "B", "A", "B"))
    return Draft(kind=Kind.ITEM_CREATE, staff="anna", library="A", item_barcode=f"N{number}", holdings=told)


def test_several_rows_are_recorded_together_and_read_back_as_they_were(tmp_path: Path) -> None:
    with open_journal(tmp_path / "journal.db") as journal:
        recorded = journal.append_all([sent(1), sent(2), made(3)])
        assert [row.seq for row in recorded] == [1, 2, 3]
        assert [row.transaction for row in journal.rows()] == recorded


def test_rows_about_records_are_told_from_all_others(tmp_path: Path) -> None:
    with open_journal(tmp_path / "journal.db") as journal:
        journal.append(issue(1, marks=("ITEM_UNKNOWN",), item_note=NOTE))
        rows = journal.append_all([sent(number) for number in range(1, 5)])
        journal.note_attempt([row.id for row in rows])
        journal.note_answers([outcome(rows[0].id, change=5), outcome(rows[1].id, change=9), refused(rows[2].id)])
        found = journal.holdings_rows(5)
        assert [row.transaction for row in found] == rows[1:]
        assert [row.state for row in found] == [State.SUCCEEDED, State.REFUSED, State.UNKNOWN]
