"""How the window looks and sounds on this machine: the `[window]` table of `config.toml`."""

from __future__ import annotations

import msgspec

NAME_WITHOUT_SIGN_IN = "staff"
"""A code: stands on each row where the library has no sign-in. The window says it in the reader's words."""


class Preferences(msgspec.Struct, frozen=True, omit_defaults=True):
    """Set in the window's settings; people may edit them."""

    language: str = ""
    """`en`, `fi` or `cs`; empty: the system's."""
    theme: str = "system"
    """`light`, `dark` or `system`."""
    text_size: int = 100
    """Per cent."""
    sounds: bool = True
    volume: int = 70
    """Per cent."""
    receipt: str = "on_request"
    """`on_request`, `per_patron` or `none`."""
    paper: str = "80mm"
    """`58mm`, `80mm` or `A4`."""
    printer: str = ""
    """Name of the printer; empty: the system's default."""
    receipt_library: str = ""
    """The library's name on receipts; empty: as the data has it."""
    receipt_footer: tuple[str, ...] = ()
    """Lines at the end of each receipt, e.g. opening hours."""
    due_days: tuple[int, ...] = (14, 21, 28)
    """Due dates to offer besides the rule's and the next visits'."""
    lock_after_minutes: int = 15
    """Without a key or scan; 0: never."""
    sign_in: bool = True
    """Whether staff sign in by name and PIN; else `NAME_WITHOUT_SIGN_IN` stands on each row."""
