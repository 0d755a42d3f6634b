from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offcirc.domain.money import MAX_AMOUNT, read_amount
from offcirc.errors import UserError


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12.50", "12.50"),
        ("12,50", "12.50"),
        ("1,50", "1.50"),  # Koha reads it as 1.00
        ("12", "12.00"),
        ("12.", "12.00"),
        (",5", "0.50"),
        (" 0.10 ", "0.10"),
        ("+3", "3.00"),
        ("1\N{NO-BREAK SPACE}234,50", "1234.50"),
        ("1\N{NARROW NO-BREAK SPACE}234,50", "1234.50"),
        ("2.5000", "2.50"),
        ("100000", "100000.00"),
        ("00012", "12.00"),
    ],
)
def test_amounts_as_people_type_them(typed: str, amount: str) -> None:
    assert str(read_amount(typed)) == amount


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "AMOUNT_UNREADABLE"),
        ("abc", "AMOUNT_UNREADABLE"),
        ("1.234,50", "AMOUNT_UNREADABLE"),
        ("1 234", "AMOUNT_UNREADABLE"),
        ("1e3", "AMOUNT_UNREADABLE"),
        ("1_000", "AMOUNT_UNREADABLE"),
        ("Infinity", "AMOUNT_UNREADABLE"),
        ("NaN", "AMOUNT_UNREADABLE"),
        (".", "AMOUNT_UNREADABLE"),
        ("0", "AMOUNT_NOT_POSITIVE"),
        ("-0", "AMOUNT_NOT_POSITIVE"),
        ("-5", "AMOUNT_NOT_POSITIVE"),  # Koha makes a new debt of it
        ("100000.01", "AMOUNT_TOO_LARGE"),
        ("9" * 60, "AMOUNT_TOO_LARGE"),
        ("1.005", "AMOUNT_TOO_PRECISE"),
        ("1,234", "AMOUNT_TOO_PRECISE"),
        ("0." + "0" * 60 + "1", "AMOUNT_TOO_PRECISE"),
    ],
)
def test_what_is_no_payment_is_said(typed: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_amount(typed)
    assert caught.value.code == code


@given(st.decimals(Decimal("0.01"), MAX_AMOUNT, places=2))
def test_an_amount_comes_through_to_the_cent(amount: Decimal) -> None:
    assert read_amount(str(amount)) == read_amount(str(amount).replace(".", ",")) == amount


@given(st.text(max_size=40))
def test_any_typing_is_an_amount_or_a_user_error(typed: str) -> None:
    try:
        amount = read_amount(typed)
    except UserError:
        return
    assert 0 < amount <= MAX_AMOUNT
    assert amount.as_tuple().exponent == -2
