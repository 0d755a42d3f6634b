"""Card or item: by what the replica and the journal know, and by what the desk expects next."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from offcirc.app.recognise import Recognition, TakenFor, recognise
from offcirc.domain.barcodes import Scan, read_scan
from offcirc.domain.projection import ItemView, PatronView
from tests.domain.samples import ITEM, PATRON, row


@dataclass
class Known:
    """Look-ups of a desk that knows some cards and items."""

    cards: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    replaced: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)

    def patron_by_present_card(self, scan: Scan) -> PatronView:
        return PatronView(scan.text, PATRON if scan.text in self.cards else None)

    def was_replaced(self, scan: Scan) -> bool:
        self.asked.append(scan.text)
        return scan.text in self.replaced

    def item(self, scan: Scan) -> ItemView:
        last = row() if scan.text in self.touched else None
        return ItemView(scan.text, ITEM if scan.text in self.items else None, last_row=last)


def taken(known: Known, typed: str, *, patron_open: bool) -> Recognition:
    return recognise(known, read_scan(typed), patron_open=patron_open)  # type: ignore[arg-type]  # by its methods


@pytest.mark.parametrize("patron_open", [False, True])
def test_K8_a_known_card_is_a_card_and_a_known_item_an_item(*, patron_open: bool) -> None:
    known = Known(cards={"P1"}, items={"I1"})
    assert taken(known, "P1", patron_open=patron_open) == Recognition(TakenFor.CARD, known=True)
    assert taken(known, "I1", patron_open=patron_open) == Recognition(TakenFor.ITEM, known=True)
    assert known.asked == [], "no known card or item waits for a question about replaced cards"


@pytest.mark.parametrize("patron_open", [False, True])
def test_a_card_that_was_replaced_is_a_card(*, patron_open: bool) -> None:
    known = Known(cards={"P1"}, items={"I1"}, replaced={"OLD", "I1"})
    assert taken(known, "OLD", patron_open=patron_open) == Recognition(TakenFor.CARD, known=True)
    assert taken(known, "I1", patron_open=patron_open) == Recognition(TakenFor.ITEM, known=True)


def test_a_number_that_is_both_is_what_the_desk_expects_next() -> None:
    known = Known(cards={"B"}, items={"B"})
    assert taken(known, "B", patron_open=False) == Recognition(TakenFor.CARD, known=True, ambiguous=True)
    assert taken(known, "B", patron_open=True) == Recognition(TakenFor.ITEM, known=True, ambiguous=True)


def test_a_number_that_is_neither_is_what_the_desk_expects_next_and_not_known() -> None:
    assert taken(Known(), "X", patron_open=False) == Recognition(TakenFor.CARD, known=False)
    assert taken(Known(), "X", patron_open=True) == Recognition(TakenFor.ITEM, known=False)


def test_an_item_that_only_this_desk_has_met_is_known() -> None:
    assert taken(Known(touched={"N"}), "N", patron_open=False) == Recognition(TakenFor.ITEM, known=True)
