"""K18: an earlier row of the same item or patron that is left out is named first."""

from datetime import UTC, datetime

from offcirc.domain.queue_order import left_behind
from offcirc.domain.transactions import Kind, Transaction

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
