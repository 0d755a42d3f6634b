"""What people set on this machine: tables of `config.toml`."""

from __future__ import annotations

from typing import Annotated

import msgspec

NAME_WITHOUT_SIGN_IN = "staff"
"""A code: stands on each row where the library has no sign-in. The window says it in the reader's words."""


class Preferences(msgspec.Struct, frozen=True, omit_defaults=True):
    """`[window]`: how the window looks and sounds. Set in its settings; people may edit them."""

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


class Automatic(msgspec.Struct, frozen=True, omit_defaults=True):
    """`[automatic]`: what is fetched and sent without anybody's doing. Off by default (P3, P4).

    The first four are about the window. The last two count for `sync --quiet` as well, whoever starts it.
    """

    update: bool = False
    """The window fetches what has changed, by a schedule, and at its start where the data is old."""
    upload: bool = False
    """The window sends after each visit, and when the network comes back."""
    update_every_minutes: Annotated[int, msgspec.Meta(ge=5, le=10_080)] = 60
    """So old the local data becomes while the window is open."""
    max_age_minutes: Annotated[int, msgspec.Meta(ge=0, le=100_000)] = 720
    """Older data is fetched anew as soon as the window opens; 0: at every start."""
    only_on_mains: bool = False
    """Nothing while the machine runs on its battery."""
    only_unmetered: bool = False
    """Nothing over a line that is paid for by what it carries."""

    @property
    def on(self) -> bool:
        """Whether the window does anything by itself."""
        return self.update or self.upload


class Network(msgspec.Struct, frozen=True, omit_defaults=True):
    """`[network]`: how the server is reached (P7). A proxy's user and password are in the encrypted journal."""

    proxy: str = ""
    """For example `http://proxy.example:3128`; empty: the system's, if it has one."""
