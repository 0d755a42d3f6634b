"""What a scanner types, and which record it may mean.

A scanner types `[prefix][AIM id]data[Enter|Tab|CR LF]` (PEERS, *Desk habits*). What was typed is always kept; look-ups
try a short list of keys, most literal first, so that a barcode that merely looks like Codabar is still found.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from offcirc.errors import UserError

MAX_SCAN_LENGTH = 64
"""Characters. The longest barcode any peer can carry is Alma's 80-byte field; no library prints one this long."""

MAX_TYPED_LENGTH = 2 * MAX_SCAN_LENGTH
"""Characters, the scanner's own additions included."""

_AIM_ID = re.compile(r"^\][A-Za-z][0-9A-Za-z]")  # ISO/IEC 15424: "]", code character, modifier
_CODABAR = re.compile(r"^[A-Da-d]([0-9\-$:/.+]+)[A-Da-d]$")  # EN 798: start and stop letters are A to D
_LUHN_LENGTH = 14
_EAN_LENGTH = 13


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The key under which records are looked up: the same for every case and width a keyboard or scanner gives (K9).

    Unicode's NFKC case folding (The Unicode Standard, 3.13, D147), and one i for all: a keyboard set to Turkish
    puts a dot on the capital and takes it from the small letter.
    """
    if text.isascii():
        return text.strip().lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFD", text).casefold()).casefold()
    return (
        unicodedata.normalize("NFKC", folded)
        .replace("i\N{COMBINING DOT ABOVE}", "i")
        .replace("\N{LATIN SMALL LETTER DOTLESS I}", "i")
        .strip()
    )


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan: `typed` as it came (line ends cut), `text` without the scanner's own additions."""

    typed: str
    text: str

    @property
    def keys(self) -> tuple[str, ...]:
        """Look-up keys, most literal first; without duplicates."""
        return _keys(self.text)


@lru_cache(maxsize=4096)
def _keys(text: str) -> tuple[str, ...]:
    candidates = [unicodedata.normalize("NFKC", text)]
    if codabar := _CODABAR.match(candidates[0]):
        candidates.append(codabar.group(1))
    digits = candidates[-1]
    if digits.isascii() and digits.isdigit():
        # Czech EAN-13 labels are read with or without their last digit, depending on the scanner's setting.
        if len(digits) == _EAN_LENGTH and ean13_check_digit(digits[:-1]) == digits[-1]:
            candidates.append(digits[:-1])
        elif len(digits) == _EAN_LENGTH - 1:
            candidates.append(digits + ean13_check_digit(digits))
    return tuple(dict.fromkeys(map(fold, candidates)))


@lru_cache(maxsize=4096)  # a card is read again with each item of its visit
def read_scan(typed: str, prefix: str = "") -> Scan:
    """Takes the scanner's own additions off.

    Args:
        typed: what arrived, line end included or not.
        prefix: the prefix this desk's scanner was set to send, if any.

    Raises:
        UserError: `SCAN_EMPTY`, `SCAN_TOO_LONG` or `SCAN_UNPRINTABLE`.
    """
    typed = typed.rstrip("\r\n\t")
    text = typed.strip().removeprefix(prefix.strip())
    text = _AIM_ID.sub("", text).strip()
    if not text:
        raise UserError("SCAN_EMPTY")
    if len(text) > MAX_SCAN_LENGTH or len(typed) > MAX_TYPED_LENGTH:
        raise UserError("SCAN_TOO_LONG", limit=MAX_SCAN_LENGTH)
    if not text.isprintable():
        raise UserError("SCAN_UNPRINTABLE")
    return Scan(typed, text)


def luhn_check_digit(digits: str) -> str:
    """The check digit that US library Codabar-14 labels carry: `3319100010586` → `4`."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled  # noqa: PLR2004 - the digit sum of a two-digit product
    return str(-total % 10)


def ean13_check_digit(digits: str) -> str:
    """The check digit of EAN-13 (weights 1 and 3): `204576800001` → `3`."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return str(-total % 10)


def check_digit_doubtful(text: str) -> bool:
    """Whether a 14-digit Codabar or 13-digit EAN label has a wrong check digit. A warning, never a reason to refuse."""
    if not (text.isascii() and text.isdigit()):
        return False
    if len(text) == _LUHN_LENGTH:
        return luhn_check_digit(text[:-1]) != text[-1]
    if len(text) == _EAN_LENGTH:
        return ean13_check_digit(text[:-1]) != text[-1]
    return False
