"""K18: an earlier row of the same item or patron that is left out is named first."""

import uuid
from datetime import UTC, datetime
from time import process_time

import pytest

from offcirc.domain.queue_order import left_behind, queued_ids
from offcirc.domain.transactions import Kind, Transaction
from offcirc.errors import UserError

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def _issue(seq: int, card: str, item: str) -> Transaction:
    return Transaction(
        id=str(seq),
        workstation="W",
        epoch=1,
        seq=seq,
        recorded_at=NOW,
        occurred_at=NOW,
        boot="b",
        monotonic_ms=0,
        kind=Kind.ISSUE,
        staff="s",
        library="L",
        card_number=card,
        item_barcode=item,
        due_at=NOW.replace(year=2027),
    )


def test_K18_an_earlier_row_of_the_same_item_or_patron_that_is_left_out_is_named() -> None:
    queue = [_issue(1, "A", "x"), _issue(2, "B", "y"), _issue(3, "C", "X"), _issue(4, "b", "z")]
    assert [row.id for row in left_behind(queue, {"3"})] == ["1"]
    assert [row.id for row in left_behind(queue, {"4"})] == ["2"]
    assert [row.id for row in left_behind(queue, {"3", "4"})] == ["1", "2"]


def test_K18_later_and_unrelated_rows_may_be_left_out_without_asking() -> None:
    queue = [_issue(1, "A", "x"), _issue(2, "B", "y"), _issue(3, "A", "x")]
    assert left_behind(queue, {"1"}) == []
    assert left_behind(queue, {"2"}) == []
    assert left_behind(queue, {"1", "2", "3"}) == []


def test_rows_are_asked_for_by_the_ends_of_their_ids() -> None:
    waiting = ["aa11", "bb11", "cc22"]
    assert queued_ids(["aa11", "22", "b11", "gone"], waiting) == ["aa11", "cc22", "bb11", "gone"]
    assert queued_ids(["longer-than-cc22"], waiting) == ["longer-than-cc22"]
    for ambiguous in ("11", ""):
        with pytest.raises(UserError, match="AMBIGUOUS_ID"):
            queued_ids(["cc22", ambiguous], waiting)


def test_a_queue_of_20_000_rows_is_gone_through_once() -> None:
    rows = [_issue(seq, f"card {seq % 10_000}", f"item {seq}") for seq in range(1, 20_001)]
    ids = [str(uuid.UUID(int=seq)) for seq in range(1, 20_001)]
    began = process_time()
    assert left_behind(rows, [row.id for row in rows[10_000:]]) == rows[:10_000]
    assert queued_ids([id_[-8:] for id_ in ids], ids) == ids
    assert process_time() - began < 10  # pair by pair: minutes
