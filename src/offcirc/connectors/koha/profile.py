"""What one Koha server is: found out when a workstation is connected, kept in its journal."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from offcirc.connectors.base import Capabilities
from offcirc.domain.transactions import Kind

ENQUEUE_ROWS = 1_000
"""Rows in one file for `enqueue_koc.pl`: at the slowest server seen, 108 rows/s, its answer comes in time."""
PLUGIN_ROWS = 100
"""Rows in one request to the plugin, which applies them while the request waits."""
_SHORT_CARD, _LONG_CARD = 16, 32
_LONG_CARDS_SINCE = 20
_MINOR_DIGITS = 4
"""The version whose table is surely the wider one."""


class SignIn(StrEnum):
    """How a session begins."""

    MAIN_PAGE = "mainpage"
    AUTHENTICATION = "authentication"
    """`svc/authentication`: for accounts that may edit the catalogue; the library cannot be chosen."""


class Timestamps(StrEnum):
    """How `service.pl` reads a moment."""

    LOCAL = "local"
    UTC = "utc"


class ApiSignIn(StrEnum):
    """Which credential `/api/v1` takes."""

    BASIC = "basic"
    OAUTH = "oauth"
    COOKIE = "cookie"
    """The staff side's own session: what is left where neither of the others was switched on."""


class KohaProfile(msgspec.Struct, frozen=True):
    """One server, as it answered.

    Attributes:
        sign_in: how a session begins.
        new_names: the sign-in form says `login_userid` (24.05).
        csrf: a POST needs a token of its session, and an `op` begins with `cud-` (24.05).
        api_sign_in: which credential `/api/v1` takes; no meaning where neither `rest` nor `plugin` is set.
        rest: patrons, items and checkouts can be read from `/api/v1`, with what an update asks for besides.
        rest_refused: why they cannot: the list that was not given and the status of HTTP, e.g. `/patrons 403`.
        download: `download.pl` is there.
        plugin: ByWater's offline circulation plugin is there.
        renews_until: by `/api/v1` a renewal may name its due date (2026).
        list_queue: `list.pl` may be read: what waits can be seen, and processed or taken back one by one.
        enqueue: files may be put into the queue whole.
        timestamps: how `service.pl` reads a moment.
        moment: one of the server's own, RFC 3339 with its offset; empty where none was told.
        branch: code of the session's library, which counts when rows are applied.
        branches: code and name of every library that one can sign in at.
        version: as the server tells it, e.g. `24.0500000`; empty where it does not.
    """

    sign_in: SignIn = SignIn.MAIN_PAGE
    new_names: bool = False
    csrf: bool = False
    api_sign_in: ApiSignIn = ApiSignIn.BASIC
    rest: bool = False
    rest_refused: str = ""
    download: bool = False
    plugin: bool = False
    renews_until: bool = False
    list_queue: bool = True
    enqueue: bool = False
    timestamps: Timestamps = Timestamps.LOCAL
    moment: str = ""
    branch: str = ""
    branches: dict[str, str] = {}
    version: str = ""

    @property
    def release(self) -> str:
        """The version as Koha's people write it, e.g. `24.05.00`; empty where it was not told."""
        major, _, rest = self.version.partition(".")
        return f"{major}.{rest[:2]}.{rest[2:4]}" if len(rest) >= _MINOR_DIGITS else self.version

    @property
    def reads_records(self) -> bool:
        """Whether there is any door to patrons: since 23.05.02, for many an account there is none (Bug 33961)."""
        return self.rest or self.download or self.plugin

    @property
    def longest_card(self) -> int:
        """Characters of a card number that the queue keeps; it cuts off the rest without a word."""
        major = self.version.partition(".")[0]
        return _LONG_CARD if major.isdecimal() and int(major) >= _LONG_CARDS_SINCE else _SHORT_CARD

    def capabilities(self, *, held_for_review: bool) -> Capabilities:
        """What this server can do, stated honestly: it drops the due date, and only the plugin forgets no row.

        Args:
            held_for_review: rows go into Koha's queue; else they are applied at once, one at a time.
        """
        rows = PLUGIN_ROWS if self.plugin else ENQUEUE_ROWS if self.enqueue and held_for_review else 1
        return Capabilities(
            kinds=frozenset({Kind.ISSUE, Kind.RETURN, Kind.RENEW, Kind.PAYMENT}),
            idempotent=self.plugin,
            knows_ids=False,
            has_queue=self.list_queue,
            keeps_due_date=False,
            keeps_time=True,
            delta=self.rest,
            look_up=True,
            withdraw=self.list_queue,
            sets_due_date=self.rest and self.renews_until,
            batch_size=rows,
        )
