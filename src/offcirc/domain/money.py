"""Money: decimal, never binary floating point."""

from __future__ import annotations

import re
from decimal import Decimal

from offcirc.errors import UserError

MAX_AMOUNT = Decimal(100_000)
_CENTS = Decimal("0.01")
_TYPED = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)")


def read_amount(text: str) -> Decimal:
    """A payment as people type it: `12.50`, `12,50`, `12`.

    Koha reads `1,50` as 1.00 and a negative amount as a new debt (PEERS), so both are settled before anything is sent.

    Raises:
        UserError: `AMOUNT_UNREADABLE`, `AMOUNT_NOT_POSITIVE`, `AMOUNT_TOO_LARGE` or `AMOUNT_TOO_PRECISE`.
    """
    typed = text.strip().replace("\N{NO-BREAK SPACE}", "").replace("\N{NARROW NO-BREAK SPACE}", "")
    if _TYPED.fullmatch(typed) is None:  # Decimal itself would take 1e3, 1_000 and Infinity
        raise UserError("AMOUNT_UNREADABLE")
    amount = Decimal(typed.replace(",", "."))
    if amount <= 0:
        raise UserError("AMOUNT_NOT_POSITIVE")
    if amount > MAX_AMOUNT:
        raise UserError("AMOUNT_TOO_LARGE", limit=int(MAX_AMOUNT))
    if not whole_cents(amount):
        raise UserError("AMOUNT_TOO_PRECISE")
    return amount.quantize(_CENTS)


def whole_cents(amount: Decimal) -> bool:
    """Whether a finite amount of at most `MAX_AMOUNT` has no more than two decimals that count."""
    return amount == amount.quantize(_CENTS)
