from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from offcirc.domain.barcodes import MAX_SCAN_LENGTH
from offcirc.domain.money import MAX_AMOUNT
from offcirc.domain.transactions import MAX_COUNT, MAX_NUMBER, Draft, Kind, NewPatron
from tests.domain.samples import AT, FIELDS, transaction

NAIVE = datetime(2026, 11, 23, 12)  # noqa: DTZ001 - what must not be taken


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_with_its_fields(kind: Kind) -> None:
    draft = Draft(kind=kind, staff="anna", library="BR1", **FIELDS[kind])
    assert {name: getattr(draft, name) for name in FIELDS[kind]} == FIELDS[kind]


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in Kind for name in FIELDS[kind]])
def test_no_kind_without_one_of_its_fields(kind: Kind, name: str) -> None:
    fields = {**FIELDS[kind], name: None}
    with pytest.raises(ValueError, match=name):
        Draft(kind=kind, staff="anna", library="BR1", **fields)


def test_K12_no_loan_without_a_due_date() -> None:
    with pytest.raises(ValueError, match="due_at"):
        Draft(kind=Kind.ISSUE, staff="anna", library="BR1", card_number="P1", item_barcode="I1")


def test_an_item_that_is_not_known_may_carry_its_title() -> None:
    for kind in (Kind.ISSUE, Kind.RETURN):
        assert transaction(kind, item_note="A title", marks=("ITEM_UNKNOWN",)).item_note == "A title"


def test_a_return_or_renewal_may_say_whose_loan_it_was() -> None:
    for kind in (Kind.RETURN, Kind.RENEW):
        assert transaction(kind, card_number="P1").card_key == "p1"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Kind.RETURN, {"due_at": AT}),
        (Kind.ISSUE, {"amount": Decimal(1)}),
        (Kind.PAYMENT, {"item_barcode": "I1"}),
        (Kind.ISSUE, {"card_number": " "}),
        (Kind.ISSUE, {"card_number": "1" * (MAX_SCAN_LENGTH + 1)}),
        (Kind.ISSUE, {"item_barcode": "1\n2"}),
        (Kind.ISSUE, {"due_at": NAIVE}),
        (Kind.ISSUE, {"due_at": datetime.max.replace(tzinfo=UTC)}),
        (Kind.ISSUE, {"item_typed": "x" * 1000}),
        (Kind.ISSUE, {"item_note": "A title"}),
        (Kind.ISSUE, {"item_note": " ", "marks": ("ITEM_UNKNOWN",)}),
        (Kind.ISSUE, {"item_note": "x" * 201, "marks": ("ITEM_UNKNOWN",)}),
        (Kind.ISSUE, {"item_note": "a\nb", "marks": ("ITEM_UNKNOWN",)}),
        (Kind.ISSUE, {"overridden": ("X",) * 100}),
        (Kind.ISSUE, {"staff": "x" * 1000}),
        (Kind.ISSUE, {"staff": "an\x00na"}),
        (Kind.ISSUE, {"library": "\udcff"}),
        (Kind.PAYMENT, {"amount": Decimal(0)}),
        (Kind.PAYMENT, {"amount": Decimal(-1)}),
        (Kind.PAYMENT, {"amount": MAX_AMOUNT + 1}),
        (Kind.PAYMENT, {"amount": Decimal("0.001")}),
        (Kind.PAYMENT, {"amount": Decimal("NaN")}),
        (Kind.PAYMENT, {"amount": Decimal("Infinity")}),
        (Kind.IN_HOUSE_USE, {"count": 0}),
        (Kind.IN_HOUSE_USE, {"count": MAX_COUNT + 1}),
        (Kind.ISSUE, {"epoch": 0}),
        (Kind.ISSUE, {"seq": 0}),
        (Kind.ISSUE, {"seq": MAX_NUMBER + 1}),
        (Kind.ISSUE, {"monotonic_ms": MAX_NUMBER + 1}),
        (Kind.ISSUE, {"recorded_at": NAIVE}),
        (Kind.ISSUE, {"occurred_at": NAIVE}),
        (Kind.ISSUE, {"recorded_at": datetime.min.replace(tzinfo=UTC)}),
        (Kind.ISSUE, {"workstation": "x" * 1000}),
    ],
)
def test_what_no_desk_can_have_done_is_no_transaction(kind: Kind, fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(fields)) if "overridden" not in fields else "codes"):
        replace(transaction(kind), **fields)


def test_a_backdated_draft_says_its_offset() -> None:
    with pytest.raises(ValueError, match="backdated_to"):
        Draft(kind=Kind.RETURN, staff="anna", library="BR1", item_barcode="I1", backdated_to=NAIVE)


@pytest.mark.parametrize("fields", [{"surname": " "}, {"surname": "x" * 201}, {"city": "x" * 201}])
def test_a_new_patron_has_a_name_and_no_novel(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(fields))):
        NewPatron(**{"surname": "Uusi", **fields})


def test_nothing_in_a_transaction_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        transaction().seq = 2  # type: ignore[misc]  # the point


def test_K9_keys_are_the_same_in_any_case() -> None:
    row = transaction(card_number="AbC", item_barcode="CONC1")
    assert (row.card_key, row.item_key) == ("abc", "conc1")
    assert (transaction(Kind.RETURN).card_key, transaction(Kind.PAYMENT).item_key) == (None, None)


def test_backdated_is_what_staff_dated() -> None:
    assert not transaction().backdated
    assert replace(transaction(), occurred_at=AT).backdated
