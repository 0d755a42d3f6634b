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
        utc_timestamps: service.pl reads the timestamp as UTC and turns it into the server's time: `service.pl` of
            21.11 [S], not of 3.17 [R]; since when in between [A].
        failure_status: of a failed sign-in at service.pl: 200 in plain text [R]; since Bug 19752 (18.05) another [C],
            which one, and that it is JSON as of Koha's other scripts for programs, [A].
        branch_named: pages show the session's library by its name only, not by its code (before 3.18) [S].
        upload_permission: of `tools/upload-file.pl`: any of the tools, since 16.05 `circulate` will do
            (`Koha/Uploader.pm`) [S].
        library_permission: only who has `loggedinlibrary` is asked where to work; all others work at their own library
            (`C4/Auth.pm` of 24.05) [S].
        balance: `account_balance` may be embedded in patrons: not in 21.11, in 22.05 [S].
        rest_csrf: a POST to `/api/v1` that brings the session's cookie needs its token, too
            (`Koha/REST/Plugin/CSRF.pm`, in the public source since 2026 [S]; that it is 26.05 [A]).
        payer_needed: a payment of an unknown card ends in HTTP 500 instead of `Success.` [S].
        text_numbers: numbers in download.pl come as strings [R].
        download: download.pl is there; Bug 33961 took it away with the browser tool (23.05.02).
        last_seen: list.pl has the column of when the item was last seen [S].
        rest: `/api/v1` is there.
        rest_checkouts: so is `POST /checkouts` (23.11).
        due_date_on_renewal: `POST /checkouts/{id}/renewals` reads `due_date`, and a refusal has an `error_code`
            (PEERS.md; in the public source since 2026 [S]; that it is 26.05 which has it first [A]).
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
    branch_named: bool = False
    upload_permission: str = "circulate"
    library_permission: bool = False
    balance: bool = True
    rest_csrf: bool = False
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
            branch_named=True,
            upload_permission="tools",
            payer_needed=False,
            text_numbers=True,
            download=True,
            rest=False,
        ),
        Version("21.11", "21.1100000", utc_timestamps=True, balance=False, download=True),
        Version("23.05", "23.0500000", utc_timestamps=True, download=True),
        Version(
            "24.05",
            "24.0500000",
            csrf=True,
            renamed_login=True,
            user_names=True,
            utc_timestamps=True,
            library_permission=True,
            rest_checkouts=True,
        ),
        Version(
            "24.11",
            "24.1100000",
            csrf=True,
            renamed_login=True,
            user_names=True,
            utc_timestamps=True,
            library_permission=True,
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
            library_permission=True,
            last_seen=True,
            rest_checkouts=True,
        ),
        Version(
            "26.05",
            "26.0500000",
            csrf=True,
            renamed_login=True,
            login_op=True,
            user_names=True,
            utc_timestamps=True,
            library_permission=True,
            last_seen=True,
            rest_checkouts=True,
            rest_csrf=True,
            due_date_on_renewal=True,
        ),
    )
}
NEWEST = "25.11"
