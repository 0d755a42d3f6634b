"""What a naive reader of SPEC's table makes of rows about items and exchange sets, in the server's order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from offcirc.domain.barcodes import fold
from offcirc.domain.holdings.told import Holdings
from offcirc.domain.holdings.values import Places
from offcirc.domain.outcomes import OutcomeCode
from offcirc.domain.transactions import HOLDINGS_KINDS, Kind, Transaction
from tests.support.records import BRANCH, MAIN

RECEIVED = "Crates"
"""Where the branch receives sets."""
LOCATIONS = ("Adults", "Stacks")
"""Of the main library."""


@dataclass(frozen=True)
class Volume:
    """An item by SPEC's words; `out_in` is a set's id, empty for none."""

    location: str
    owning_location: str
    library: str = MAIN
    out_in: str = ""
    missing: bool = False

    @property
    def places(self) -> Places:
        """All four."""
        return Places(self.library, self.location, MAIN, self.owning_location)


class Shelf:
    """Items by barcode. Everything belongs to the main library, and sets go to the branch."""

    def __init__(self, barcodes: tuple[str, ...]) -> None:
        self.volumes = {fold(barcode): Volume("Adults", "Adults") for barcode in barcodes}

    def code(self, row: Transaction) -> str:
        """What the outcome must be."""
        assert row.kind in HOLDINGS_KINDS
        told, volume = row.holdings, self.volumes.get(row.item_key or "")
        assert told is not None
        if row.kind is Kind.ITEM_CREATE:
            return OutcomeCode.SUCCESS if volume is None else OutcomeCode.BARCODE_IN_USE
        if volume is None:
            return OutcomeCode.ITEM_NOT_FOUND
        if row.kind is Kind.EXCHANGE_SEND:
            return OutcomeCode.ITEM_OUT_IN_SET if volume.out_in else OutcomeCode.SUCCESS
        if row.kind is Kind.EXCHANGE_RETURN:
            return _of_return(told, volume)
        return _of_edit(told, volume)

    def count(self, row: Transaction) -> None:
        """It was applied."""
        key, told = row.item_key or "", row.holdings
        assert told is not None
        volume = self.volumes.get(key)
        match row.kind:
            case Kind.ITEM_CREATE:
                location = _chosen(told)[0]
                self.volumes[key] = Volume(location, location)
            case Kind.ITEM_EDIT if volume is not None:
                self.volumes[key] = _edited(told, volume)
            case Kind.EXCHANGE_SEND if volume is not None and told.exchange is not None:
                self.volumes[key] = replace(volume, library=BRANCH, location=RECEIVED, out_in=told.exchange.id)
            case Kind.EXCHANGE_RETURN if volume is not None and told.exchange is not None:
                self.volumes[key] = Volume(
                    volume.owning_location, volume.owning_location, missing=told.exchange.missing
                )


def _chosen(told: Holdings) -> tuple[str, str]:
    values = told.item
    assert values is not None
    return values.location or "", values.owning_location or ""


def _edited(told: Holdings, volume: Volume) -> Volume:
    location, owning_location = _chosen(told)
    if location:
        return replace(volume, location=location, owning_location=location)
    return replace(volume, owning_location=owning_location)


def _of_edit(told: Holdings, volume: Volume) -> str:
    """The rule goes first, then what is so already, then whether what the desk saw has changed since."""
    location, owning_location = _chosen(told)
    if location and volume.out_in:
        return OutcomeCode.ITEM_OUT_IN_SET
    if owning_location and not volume.out_in and owning_location != volume.owning_location:
        return OutcomeCode.OWNING_LOCATION_NOT_ON_FORM
    if _edited(told, volume) == volume:
        return OutcomeCode.SUCCESS
    seen = told.seen
    assert seen is not None
    saw = Places(seen.library or "", seen.location or "", seen.owning_library or "", seen.owning_location or "")
    return OutcomeCode.SUCCESS if (saw, told.out_in) == (volume.places, volume.out_in) else "SERVER_STATE_NEWER"


def _of_return(told: Holdings, volume: Volume) -> str:
    assert told.exchange is not None
    if not volume.out_in:
        return OutcomeCode.ITEM_NOT_OUT
    return OutcomeCode.SUCCESS if volume.out_in == told.exchange.id else OutcomeCode.ITEM_IN_OTHER_SET
