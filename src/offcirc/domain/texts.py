"""Titles and names as records hold them."""

from __future__ import annotations

_CONTROLS = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029]
_TO_SPACES = dict.fromkeys(_CONTROLS, " ")


def without_controls(text: str) -> str:
    """`text` with a space for every control character and line break.

    Joiners, direction marks and everything else that a script needs stay: a Persian word falls apart without them.
    """
    return text.translate(_TO_SPACES)


def one_line(text: str) -> str:
    """The same with single spaces between words, and none around them."""
    return " ".join(without_controls(text).split())
