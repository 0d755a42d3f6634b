"""Money: decimal, never binary floating point."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from offcirc.errors import UserError

MAX_AMOUNT = Decimal(100_000)
_CENTS = Decimal("0.01")


def read_amount(text: str) -> Decimal:
    """A payment as people type it: `12.50`, `12,50`, `12`.

    Koha reads `1,50` as 1.00 and a negative amount as a new debt (PEERS), so both are settled before anything is sent.

    Raises:
        UserError: `AMOUNT_UNREADABLE`, `AMOUNT_NOT_POSITIVE`, `AMOUNT_TOO_LARGE` or `AMOUNT_TOO_PRECISE`.
    """
    try:
        amount = Decimal(text.strip().replace("\N{NO-BREAK SPACE}", "").replace(",", "."))
    except InvalidOperation:
        raise UserError("AMOUNT_UNREADABLE") from None
    if not amount.is_finite():
        raise UserError("AMOUNT_UNREADABLE")
    if amount <= 0:
        raise UserError("AMOUNT_NOT_POSITIVE")
    if amount > MAX_AMOUNT:
        raise UserError("AMOUNT_TOO_LARGE", limit=int(MAX_AMOUNT))
    if amount != amount.quantize(_CENTS):
        raise UserError("AMOUNT_TOO_PRECISE")
    return amount.quantize(_CENTS)
