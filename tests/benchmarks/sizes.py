"""How large the library is, and its numbers: without a database, for the programs whose memory is measured."""

from __future__ import annotations

from dataclasses import dataclass

from offcirc.domain.barcodes import luhn_check_digit

LIBRARY = "BM1"
"""Where the benchmarks' workstations stand: a bookmobile."""
ON_LOAN_OF = 10


@dataclass(frozen=True, slots=True)
class Size:
    """How many records; one item in ten is on loan."""

    patrons: int
    items: int

    @property
    def loans(self) -> int:
        return len(range(0, self.items, ON_LOAN_OF))


FULL = Size(250_000, 1_000_000)
SMALL = Size(500, 2_000)


def card(number: int) -> str:
    """The card of patron `number`."""
    digits = f"28400{number:08}"
    return digits + luhn_check_digit(digits)


def barcode(number: int) -> str:
    """The barcode of item `number`."""
    digits = f"38400{number:08}"
    return digits + luhn_check_digit(digits)


def is_on_loan(number: int) -> bool:
    """Whether item `number` is out to somebody at first."""
    return number % ON_LOAN_OF == 0
