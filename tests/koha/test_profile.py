"""Finding out what a Koha is, by what it answers; and stating what it can do."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from offcirc.connectors.base import Progress
from offcirc.connectors.koha.find_out import find_out
from offcirc.connectors.koha.profile import ApiSignIn, KohaProfile, SignIn, Timestamps
from offcirc.connectors.koha.session import Credentials
from offcirc.connectors.way import SYSTEMS_WAY
from offcirc.domain.transactions import Kind
from offcirc.errors import AuthRequired, Cancelled, ProtocolMismatch, ServerBusy, Unreachable
from tests.faults.tools.cutting_proxy import Answer, CuttingProxy
from tests.koha.sample import CLIENT_ID, CLIENT_SECRET, PASSWORD
from tests.koha.server import KohaServer
from tests.koha.test_session import answer

DESK = Credentials("desk", PASSWORD, "FPL")
BRANCHES = {"CPL": "Centerville", "FPL": "Fairview", "BUS": "Kirjastoauto Žďár"}


def asked(server: KohaServer, credentials: Credentials = DESK) -> KohaProfile:
    return find_out(server.url, credentials, SYSTEMS_WAY, lambda _: None)


UTC_QUEUE = KohaProfile(enqueue=True, timestamps=Timestamps.UTC)
NEW = structs.replace(UTC_QUEUE, new_names=True, csrf=True, rest=True)


@pytest.mark.parametrize(
    ("version", "options", "expected"),
    [
        ("3.17", (), KohaProfile(download=True, rest_refused="/patrons 404", version="3.1700000")),
        ("21.11", (), structs.replace(UTC_QUEUE, download=True, rest_refused="/patrons 400", version="21.1100000")),
        ("23.05", (), structs.replace(UTC_QUEUE, download=True, rest=True, version="23.0500000")),
        ("24.05", ("--plugin",), structs.replace(NEW, plugin=True, version="24.0500000")),
        ("24.11", ("--no-rest",), structs.replace(NEW, api_sign_in=ApiSignIn.COOKIE, version="24.1100000")),
        ("25.11", (), structs.replace(NEW, version="25.1100000")),
        ("26.05", (), structs.replace(NEW, renews_until=True, version="26.0500000")),
    ],
)
def test_each_version_is_found_out(
    version: str, options: tuple[str, ...], expected: KohaProfile, tmp_path: Path
) -> None:
    with KohaServer(tmp_path, *options, version=version) as server:
        found = asked(server)
    assert found == structs.replace(expected, branch="FPL", branches=BRANCHES, moment=found.moment)
    assert bool(found.moment) == (version != "3.17")


def tables(server: KohaServer) -> list[list[dict[str, object]]]:
    return [
        server.sql("SELECT * FROM pending_offline_operations"),
        server.sql("SELECT * FROM issues"),
        server.sql("SELECT * FROM old_issues"),
        server.sql("SELECT * FROM accountlines"),
        server.sql("SELECT * FROM uploaded_files"),
        server.sql("SELECT * FROM borrowers"),
        server.sql("SELECT * FROM items"),
    ]


@pytest.mark.parametrize("version", ["old", "new"])
@pytest.mark.parametrize("account", ["desk", "admin"])
def test_nothing_at_the_server_is_changed_by_asking(version: str, account: str, request: pytest.FixtureRequest) -> None:
    server: KohaServer = request.getfixturevalue(version)
    before = tables(server)
    asked(server, Credentials(account, PASSWORD, "FPL", CLIENT_ID, CLIENT_SECRET))
    assert tables(server) == before


@pytest.mark.parametrize(
    ("version", "may"),
    [
        ("old", {"desk": False, "lender": False, "cataloguer": True, "admin": True}),
        ("new", {"desk": True, "lender": True, "cataloguer": True, "admin": True}),
    ],
)
def test_files_were_for_those_who_may_use_tools_and_are_for_all_who_lend(
    version: str, may: dict[str, bool], request: pytest.FixtureRequest
) -> None:
    server: KohaServer = request.getfixturevalue(version)
    assert {account: asked(server, Credentials(account, PASSWORD, "CPL")).enqueue for account in may} == may


def test_an_api_key_comes_before_a_password(new: KohaServer) -> None:
    found = asked(new, Credentials("desk", PASSWORD, "FPL", CLIENT_ID, CLIENT_SECRET))
    assert (found.api_sign_in, found.rest, found.plugin) == (ApiSignIn.OAUTH, True, True)
    found = asked(new, Credentials("desk", PASSWORD, "FPL", CLIENT_ID, "wrong"))
    assert (found.api_sign_in, found.rest) == (ApiSignIn.BASIC, True)


def test_an_account_that_may_not_read_patrons_goes_without_the_api(new: KohaServer) -> None:
    found = asked(new, Credentials("lender", PASSWORD, ""))
    assert (found.rest, found.rest_refused, found.branch) == (False, "/patrons 403", "CPL")


def test_since_24_05_an_account_works_elsewhere_only_with_a_permission_for_it(new: KohaServer) -> None:
    with pytest.raises(AuthRequired, match="BRANCH_REFUSED"):
        asked(new, Credentials("lender", PASSWORD, "FPL"))


def test_where_two_libraries_have_one_name_the_page_to_change_it_tells_which(tmp_path: Path) -> None:
    with KohaServer(tmp_path, version="3.17") as server:
        server.sql("UPDATE branches SET branchname = 'Centerville'")
        assert asked(server).branch == "FPL"


def test_a_door_that_fails_once_is_asked_for_again(new: KohaServer) -> None:
    with CuttingProxy("127.0.0.1", new.port) as proxy:
        for door in ("list.pl", "enqueue_koc.pl", "/items", "offlinecirc"):
            proxy.next(answer("502 Bad Gateway"), door)
        found = find_out(proxy.url, DESK, SYSTEMS_WAY, lambda _: None)
    assert (found.list_queue, found.enqueue, found.rest, found.plugin) == (True, True, True, True)


def test_a_service_that_fails_over_any_time_is_not_taken_for_one_that_converts_it(old: KohaServer) -> None:
    with CuttingProxy("127.0.0.1", old.port) as proxy:
        proxy.next(answer("200 OK", "text/plain", b""), "service.pl")
        proxy.next(answer("500 Internal Server Error"), "service.pl", times=2)
        with pytest.raises(ServerBusy, match="SERVER_FAILED"):
            find_out(proxy.url, DESK, SYSTEMS_WAY, lambda _: None)


def test_without_a_library_it_is_the_account_s_own(new: KohaServer) -> None:
    assert asked(new, Credentials("desk", PASSWORD, "")).branch == "CPL"


def test_where_no_form_is_shown_the_account_comes_in_by_svc_authentication(new: KohaServer) -> None:
    with CuttingProxy("127.0.0.1", new.port) as proxy:
        proxy.next(Answer.html("<html><body>Sign in by Shibboleth</body></html>"), "mainpage.pl")
        found = find_out(proxy.url, Credentials("cataloguer", PASSWORD, ""), SYSTEMS_WAY, lambda _: None)
    assert (found.sign_in, found.branch, found.csrf) == (SignIn.AUTHENTICATION, "CPL", True)


def test_a_koha_without_the_offline_service_is_said_to_have_none(old: KohaServer) -> None:
    for gone in (answer("404 Not Found"), answer("200 OK"), answer("200 OK", "text/plain", b"Hello")):
        with CuttingProxy("127.0.0.1", old.port) as proxy:
            proxy.next(gone, "service.pl")
            with pytest.raises(ProtocolMismatch, match="NO_OFFLINE_SERVICE"):
                find_out(proxy.url, DESK, SYSTEMS_WAY, lambda _: None)


def test_who_is_not_let_in_and_who_is_away_are_told_apart(old: KohaServer) -> None:
    with pytest.raises(AuthRequired, match="SIGN_IN_REFUSED"):
        asked(old, Credentials("desk", "wrong", "FPL"))
    with pytest.raises(Unreachable, match="SERVER_AWAY"):
        find_out("http://127.0.0.1:1", DESK, SYSTEMS_WAY, lambda _: None)


def test_it_tells_how_far_it_is_and_can_be_cancelled(old: KohaServer) -> None:
    told: list[Progress] = []
    find_out(old.url, DESK, SYSTEMS_WAY, told.append)
    assert told[0].done == 0
    assert told[-1].done == told[-1].total

    def cancel(_: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        find_out(old.url, DESK, SYSTEMS_WAY, cancel)


def test_a_profile_is_kept_as_json(new: KohaServer) -> None:
    found = asked(new)
    assert msgspec.json.decode(msgspec.json.encode(found), type=KohaProfile) == found


def test_what_koha_cannot_keep_is_stated() -> None:
    plain = KohaProfile().capabilities(held_for_review=True)
    assert plain.kinds == {Kind.ISSUE, Kind.RETURN, Kind.RENEW, Kind.PAYMENT}
    assert not any((plain.keeps_due_date, plain.idempotent, plain.delta, plain.knows_ids))
    assert (plain.keeps_time, plain.look_up, plain.batch_size) == (True, True, 1)
    assert KohaProfile(plugin=True).capabilities(held_for_review=True).idempotent
    assert KohaProfile(rest=True).capabilities(held_for_review=True).delta
    assert KohaProfile(enqueue=True).capabilities(held_for_review=True).batch_size == 1000
    assert KohaProfile(enqueue=True).capabilities(held_for_review=False).batch_size == 1
    assert not KohaProfile(list_queue=False).capabilities(held_for_review=True).withdraw


@pytest.mark.parametrize(("version", "characters"), [("3.1700000", 16), ("", 16), ("x", 16), ("24.0500000", 32)])
def test_how_long_a_card_may_be_depends_on_the_version(version: str, characters: int) -> None:
    assert KohaProfile(version=version).longest_card == characters
