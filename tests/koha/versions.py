"""What each version of Koha does differently, as far as an offline client can see it.

Facts are marked with where they come from: [R] seen on a running 3.17 (PEERS.md), [S] read in Koha's public source,
[C] what other public clients of the same doors do (BibLibre's koct, ByWater's desktop), [A] assumed from these.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Version:
    """One version.

    Attributes:
        name: as on the command line; "23.05" stands for 23.05.00.
        number: as in `<meta name="generator" content="Koha …">`, which also the sign-in page has [S].
        card_length: of the queue's card number: 16 in 3.17 [R], `varchar(32)` in newer ones [S]. Barcodes: 20 in all.
        csrf: a POST needs a token of its session, `op` begins `cud-` (24.05, Koha::Middleware::CSRF) [S].
        renamed_login: `login_userid`, `login_password` (24.05) [C].
        login_op: the sign-in form's operation may be called `login_op` as well (2026) [S].
        user_names: the card's field may hold a user name (Bug 34529, 23.11) [S].
        utc_timestamps: service.pl reads the timestamp as UTC and turns it into the server's time [C][A].
        failure_status: of a failed sign-in at service.pl: 200 [R]; since Bug 19752 (18.05) another [C], which one [A].
        payer_needed: a payment of an unknown card ends in HTTP 500 instead of `Success.` [S].
        text_numbers: numbers in download.pl come as strings [R].
        download: download.pl is there; Bug 33961 took it away with the browser tool (23.05.02).
        last_seen: list.pl has the column of when the item was last seen [S].
        rest: `/api/v1` is there.
        rest_checkouts: so is `POST /checkouts` (23.11).
        due_date_on_renewal: `POST /checkouts/{id}/renewals` reads `due_date` (2026) (PEERS.md).
    """

    name: str
    number: str
    card_length: int = 32
    csrf: bool = False
    renamed_login: bool = False
    login_op: bool = False
    user_names: bool = False
    utc_timestamps: bool = False
    failure_status: int = 403
    payer_needed: bool = True
    text_numbers: bool = False
    download: bool = False
    last_seen: bool = False
    rest: bool = True
    rest_checkouts: bool = False
    due_date_on_renewal: bool = False


VERSIONS = {
    version.name: version
    for version in (
        Version(
            "3.17",
            "3.1700000",
            card_length=16,
            failure_status=200,
            payer_needed=False,
            text_numbers=True,
            download=True,
            rest=False,
        ),
        Version("23.05", "23.0500000", download=True),
        Version("24.05", "24.0500000", csrf=True, renamed_login=True, user_names=True, rest_checkouts=True),
        Version(
            "24.11",
            "24.1100000",
            csrf=True,
            renamed_login=True,
            user_names=True,
            utc_timestamps=True,
            last_seen=True,
            rest_checkouts=True,
        ),
        Version(
            "25.11",
            "25.1100000",
            csrf=True,
            renamed_login=True,
            login_op=True,
            user_names=True,
            utc_timestamps=True,
            last_seen=True,
            rest_checkouts=True,
            due_date_on_renewal=True,
        ),
    )
}
NEWEST = "25.11"
