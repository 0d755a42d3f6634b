"""The scan box takes a card or an item, and knows which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from offcirc.app.look_up import LookUps
from offcirc.domain.barcodes import Scan
from offcirc.domain.projection import ItemView, PatronView


class TakenFor(StrEnum):
    """What a scan was taken for."""

    CARD = "card"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a scan was taken for. Staff may turn it round where it is not known, or ambiguous.

    Attributes:
        known: whether this desk has met it as that.
        ambiguous: whether it has met it as the other as well.
    """

    taken_for: TakenFor
    known: bool
    ambiguous: bool = False


def recognise(look_ups: LookUps, scan: Scan, *, patron_open: bool) -> Recognition:
    """Tells a card from an item (K8 to K11).

    Where a number is both, or neither, what the desk expects next decides: a card while nobody is being served, an item
    while somebody is. A known card while a patron is open is the next patron's. Whether it is a card that was replaced
    is asked last, and only of a number that is neither: what is known is not held up by it.

    Args:
        look_ups: replica + journal.
        scan: what was scanned.
        patron_open: whether somebody is being served.
    """
    expected, other = (TakenFor.ITEM, TakenFor.CARD) if patron_open else (TakenFor.CARD, TakenFor.ITEM)
    as_expected, as_other = _knows(look_ups, scan, expected), _knows(look_ups, scan, other)
    if as_other and not as_expected:
        return Recognition(other, known=True)
    if not as_expected and look_ups.was_replaced(scan):
        return Recognition(TakenFor.CARD, known=True)
    return Recognition(expected, as_expected, as_expected and as_other)


def _knows(look_ups: LookUps, scan: Scan, kind: TakenFor) -> bool:
    if kind is TakenFor.CARD:
        return knows_patron(look_ups.patron_by_present_card(scan))
    return knows_item(look_ups.item(scan))


def knows_patron(view: PatronView) -> bool:
    """Whether this desk has met the card: in the replica, or in what it recorded itself."""
    return view.patron is not None or bool(view.loans)


def knows_item(view: ItemView) -> bool:
    """Whether this desk has met the item: in the replica, or in what it recorded itself."""
    return view.item is not None or view.loan is not None or view.last_row is not None
