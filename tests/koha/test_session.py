"""Signing in to Koha and staying signed in: what is repeated, what never is, and what a loss means."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec import structs

from offcirc.connectors.koha.offline import LIST, PLUGIN, SERVICE
from offcirc.connectors.koha.profile import ApiSignIn, KohaProfile, SignIn
from offcirc.connectors.koha.session import STAFF, Credentials, KohaSession
from offcirc.errors import (
    AuthRequired,
    ConnectorError,
    OutcomeUnknown,
    ProtocolMismatch,
    RequestRefused,
    ServerBusy,
    Unreachable,
)
from tests.faults.tools.cutting_proxy import Answer, CutAnswer, CuttingProxy, LoseAnswer
from tests.koha.sample import CLIENT_ID, CLIENT_SECRET, PASSWORD
from tests.koha.server import KohaServer
from tests.koha.versions import NEWEST, VERSIONS

DESK = Credentials("desk", PASSWORD, "FPL")
MAIN_PAGE = "mainpage.pl"
RETURN = [
    ("branchcode", "FPL"),
    ("action", "return"),
    ("barcode", "I-NOWHERE"),
    ("timestamp", "2026-11-20 12:00:00"),
    ("pending", "true"),
]


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KohaServer]:
    """Of this module alone, which empties its tables."""
    with KohaServer(tmp_path_factory.mktemp("old"), version="3.17") as server:
        yield server


@pytest.fixture(scope="module")
def new(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KohaServer]:
    with KohaServer(tmp_path_factory.mktemp("new"), version=NEWEST) as server:
        yield server


@pytest.fixture
def proxy(server: KohaServer) -> Iterator[CuttingProxy]:
    with CuttingProxy("127.0.0.1", server.port) as proxy:
        yield proxy


@pytest.fixture(params=["old", "new"])
def server(request: pytest.FixtureRequest) -> KohaServer:
    server: KohaServer = request.getfixturevalue(request.param)
    server.sql("DELETE FROM sessions")
    server.sql("DELETE FROM requests")
    server.sql("DELETE FROM pending_offline_operations")
    return server


@pytest.fixture
def session(server: KohaServer) -> Iterator[KohaSession]:
    session = KohaSession(server.url, DESK)
    yield session
    session.close()


def answer(status: str, kind: str = "text/html", body: bytes = b"<html></html>", more: str = "") -> Answer:
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return Answer(head.encode() + body)


def sign_ins(server: KohaServer) -> int:
    return sum(each["method"] == "POST" for each in server.requests(MAIN_PAGE))


def forget_sessions(server: KohaServer) -> None:
    server.sql("DELETE FROM sessions")


@pytest.mark.parametrize("version", VERSIONS)
def test_a_desk_account_signs_in_at_its_library_whatever_the_version(version: str, tmp_path: Path) -> None:
    with KohaServer(tmp_path, version=version) as server:
        session = KohaSession(server.url, DESK)
        page = session.sign_in()
        assert page.branch == "FPL"
        assert session.form.branches == {"CPL": "Centerville", "FPL": "Fairview", "BUS": "Kirjastoauto Žďár"}
        assert session.post(SERVICE, ()).body == b""
        session.close()


def test_svc_authentication_lets_a_cataloguer_in(server: KohaServer) -> None:
    profile = KohaProfile(sign_in=SignIn.AUTHENTICATION)
    session = KohaSession(server.url, Credentials("cataloguer", PASSWORD, ""), profile)
    session.sign_in()
    assert session.post(SERVICE, RETURN).text == "Added."
    session.close()
    refused = KohaSession(server.url, DESK, profile)
    with pytest.raises(AuthRequired, match="SIGN_IN_REFUSED"):
        refused.sign_in()
    refused.close()


@pytest.mark.parametrize(
    ("credentials", "code"),
    [
        (Credentials("desk", "wrong", "FPL"), "SIGN_IN_REFUSED"),
        (Credentials("reader", PASSWORD, ""), "SIGN_IN_NO_PERMISSION"),
    ],
)
def test_who_is_not_let_in_is_told_so_and_asked_for_once(
    server: KohaServer, credentials: Credentials, code: str
) -> None:
    session = KohaSession(server.url, credentials)
    with pytest.raises(AuthRequired, match=code):
        session.get(LIST)
    session.close()
    assert sign_ins(server) == 1


def test_a_library_that_the_server_does_not_grant_is_refused(old: KohaServer) -> None:
    page = (
        b"<html><body id='main_intranet-main'><span class='loggedinusername'>desk</span>"
        b"<span class='logged-in-branch-code'>CPL</span></body></html>"
    )
    with CuttingProxy("127.0.0.1", old.port) as proxy:
        proxy.next(answer("200 OK", body=page, more="Set-Cookie: CGISESSID=1; path=/\r\n"), MAIN_PAGE, method="POST")
        session = KohaSession(proxy.url, DESK)
        with pytest.raises(AuthRequired, match="BRANCH_REFUSED"):
            session.sign_in()
        session.close()


def test_a_session_that_ended_is_begun_again_and_the_request_done_once(
    server: KohaServer, session: KohaSession
) -> None:
    session.get(LIST)
    forget_sessions(server)
    assert session.post(SERVICE, RETURN).text == "Added."
    assert len(server.queue()) == 1
    forget_sessions(server)
    assert "operationid" in session.get(LIST).text
    assert sign_ins(server) == 3


def test_a_token_that_ran_out_is_renewed_and_the_request_done_once(new: KohaServer) -> None:
    new.sql("DELETE FROM pending_offline_operations")
    session = KohaSession(new.url, DESK)
    session.sign_in()
    session._shared.token = "0123,old,1"
    assert session.post(SERVICE, RETURN).text == "Added."
    assert len(new.queue()) == 1
    session.close()


def test_an_account_that_may_not_is_told_so_and_nothing_loops(server: KohaServer) -> None:
    server.sql("UPDATE borrowers SET flags = 'catalogue,loggedinlibrary' WHERE userid = 'lender'")
    session = KohaSession(server.url, Credentials("lender", PASSWORD, "FPL"))
    with pytest.raises(AuthRequired, match="SIGN_IN_NO_PERMISSION"):
        session.get(LIST)
    session.close()
    server.sql("UPDATE borrowers SET flags = 'catalogue,circulate' WHERE userid = 'lender'")
    assert sign_ins(server) == 1


def test_clones_share_one_sign_in_and_begin_anew_once(server: KohaServer) -> None:
    session = KohaSession(server.url, DESK)
    clones = [session.clone() for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert all(answer.status == 200 for answer in pool.map(lambda each: each.get(LIST), clones))
        assert sign_ins(server) == 1
        forget_sessions(server)
        assert all(answer.status == 200 for answer in pool.map(lambda each: each.get(LIST), clones))
    assert sign_ins(server) == 2
    for each in (session, *clones):
        each.close()


def test_a_lost_answer_to_a_form_leaves_it_in_doubt_and_is_never_repeated(
    server: KohaServer, proxy: CuttingProxy
) -> None:
    session = KohaSession(proxy.url, DESK)
    session.sign_in()
    for action in (LoseAnswer(whole=True), CutAnswer(4)):
        proxy.next(action, "service.pl", method="POST")
        with pytest.raises(OutcomeUnknown, match="ANSWER_LOST"):
            session.post(SERVICE, RETURN)
    session.close()
    assert len(server.queue()) == 2


def test_an_answer_lost_while_signing_in_leaves_nothing_in_doubt(server: KohaServer, proxy: CuttingProxy) -> None:
    session = KohaSession(proxy.url, DESK)
    proxy.next(LoseAnswer(), MAIN_PAGE, method="POST")
    with pytest.raises(Unreachable):
        session.post(SERVICE, RETURN)
    assert server.queue() == []
    session.sign_in()
    forget_sessions(server)
    proxy.next(LoseAnswer(), MAIN_PAGE, method="GET")
    with pytest.raises(Unreachable):
        session.post(SERVICE, RETURN)
    session.close()
    assert server.queue() == []


def test_a_server_that_is_away_was_sent_nothing(server: KohaServer) -> None:
    session = KohaSession(server.url.replace(str(server.port), "1"), DESK)
    with pytest.raises(Unreachable, match="SERVER_AWAY"):
        session.get(LIST)
    session.close()


def test_a_server_that_fails_may_have_acted_on_a_form_but_not_on_a_question(
    proxy: CuttingProxy,
) -> None:
    session = KohaSession(proxy.url, DESK)
    session.sign_in()
    failing = answer("500 Oh")
    proxy.next(failing, "service.pl")
    with pytest.raises(OutcomeUnknown, match="SERVER_FAILED"):
        session.post(SERVICE, RETURN)
    proxy.next(failing, "list.pl")
    with pytest.raises(ServerBusy, match="SERVER_FAILED"):
        session.get(LIST)
    session.close()


@pytest.mark.parametrize(
    ("first", "kind", "code"),
    [
        (Answer.html(), ProtocolMismatch, "NOT_OUR_SERVER"),
        (answer("200 OK", "application/json", b"{}"), ProtocolMismatch, "NOT_OUR_SERVER"),
        (answer("404 Not Found"), ProtocolMismatch, "NOT_OUR_SERVER"),
        (answer("410 Gone"), RequestRefused, "SERVER_REFUSED"),
        (answer("301 Moved", more="Location: https://elsewhere.example/\r\n"), ProtocolMismatch, "NOT_OUR_SERVER"),
        (answer("302 Found", more="Location: /cgi-bin/koha/installer/install.pl\r\n"), ServerBusy, "BUSY"),
        (answer("302 Found", more="Location: /cgi-bin/koha/maintenance.pl\r\n"), ServerBusy, "BUSY"),
        (
            answer("303 See Other", more="Location: https://idp.example/shibboleth\r\n"),
            ProtocolMismatch,
            "NOT_OUR_SERVER",
        ),
        (
            answer("301 Moved", more="Location: https://127.0.0.1/cgi-bin/koha/mainpage.pl\r\n"),
            ProtocolMismatch,
            "ADDRESS_NEEDS_HTTPS",
        ),
        (answer("503 Busy"), ServerBusy, "SERVER_FAILED"),
        (answer("429 Slower"), ServerBusy, "BUSY"),
    ],
)
def test_what_answers_in_koha_s_place_gets_no_password(
    old: KohaServer, first: Answer, kind: type[ConnectorError], code: str
) -> None:
    with CuttingProxy("127.0.0.1", old.port) as proxy:
        proxy.next(first, times=9)
        session = KohaSession(proxy.url, DESK)
        with pytest.raises(kind, match=code):
            session.sign_in()
        session.close()
        assert [(entry.method, entry.path) for entry in proxy.log] == [("GET", STAFF + MAIN_PAGE)]


FORM = (
    b"<form id='loginform'><input name='login_userid'><input type='password' name='login_password'></form>"
    b"<p><a href='javascript:window.history.back()'>[Edellinen sivu]</a></p>"
)


@pytest.mark.parametrize(
    ("body", "more", "code"),
    [
        (b"<form id='loginform'><input name='otp_token'></form>", "", "SIGN_IN_SECOND_FACTOR"),
        (
            b"<div id='login'><form id='two-factor-auth'><input name='pin_code'></form></div>",
            "",
            "SIGN_IN_SECOND_FACTOR",
        ),
        (FORM, "", "SIGN_IN_NO_PERMISSION"),
        (FORM.partition(b"<p>")[0], "Set-Cookie: CGISESSID=; path=/; HttpOnly\r\n", "BRANCH_REFUSED"),
        (FORM.partition(b"<p>")[0], "Set-Cookie: CGISESSID=1a; path=/; HttpOnly\r\n", "SIGN_IN_REFUSED"),
    ],
    ids=["a code", "codes to be set up", "no permission", "not from this address", "a wrong password"],
)
def test_why_nobody_was_let_in_is_read_in_any_language(old: KohaServer, body: bytes, more: str, code: str) -> None:
    with CuttingProxy("127.0.0.1", old.port) as proxy:
        page = b"<html><body id='main_auth'>" + body + b"</body></html>"
        proxy.next(answer("200 OK", body=page, more=more), MAIN_PAGE, method="POST")
        session = KohaSession(proxy.url, DESK)
        with pytest.raises(AuthRequired, match=code):
            session.sign_in()
        session.close()


@pytest.mark.parametrize("status", ["403 Forbidden", "401 Unauthorized", "200 OK"])
@pytest.mark.parametrize("kind", ["application/json", "text/plain"])
def test_a_session_that_ended_is_known_however_the_service_says_it(
    server: KohaServer, proxy: CuttingProxy, status: str, kind: str
) -> None:
    session = KohaSession(proxy.url, DESK)
    session.sign_in()
    proxy.next(answer(status, kind, b'{"auth_status":"expired"}'), "service.pl")
    assert session.post(SERVICE, RETURN).text == "Added."
    assert sign_ins(server) == 2
    proxy.next(answer(status, kind, b'{"auth_status":"failed"}'), "service.pl", times=2)
    with pytest.raises(AuthRequired, match="SIGN_IN_NO_PERMISSION"):
        session.post(SERVICE, RETURN)
    session.close()
    assert len(server.queue()) == 1


def test_a_server_that_is_being_upgraded_is_busy_and_did_nothing(server: KohaServer, proxy: CuttingProxy) -> None:
    session = KohaSession(proxy.url, DESK)
    session.sign_in()
    upgraded = answer("302 Found", more="Location: /cgi-bin/koha/installer/install.pl?step=1\r\n")
    proxy.next(upgraded, ".pl", times=2)
    with pytest.raises(ServerBusy, match="BUSY"):
        session.get(LIST)
    with pytest.raises(ServerBusy, match="BUSY"):
        session.post(SERVICE, RETURN)
    session.close()
    assert server.queue() == []


@pytest.mark.parametrize("way", ApiSignIn)
def test_the_newest_api_takes_no_request_for_forged(tmp_path_factory: pytest.TempPathFactory, way: ApiSignIn) -> None:
    """It asks whoever brings a session's cookie for its token: also who brings a credential besides."""
    credentials = Credentials("desk", PASSWORD, "", CLIENT_ID, CLIENT_SECRET)
    with KohaServer(tmp_path_factory.mktemp("newest"), "--plugin", version="26.05") as server:
        session = KohaSession(server.url, credentials, KohaProfile(api_sign_in=way))
        session.sign_in()
        for token in (session._shared.token, "0123,old,1"):
            session._shared.token = token
            answered = session.rest("POST", PLUGIN, body={"branchcode": "CPL", "pending": True, "transactions": []})
            assert answered.body == b'{"results": []}'
        session.close()


def test_no_credential_stands_in_an_address_or_in_words(server: KohaServer, proxy: CuttingProxy) -> None:
    credentials = Credentials("desk", PASSWORD, "FPL", CLIENT_ID, CLIENT_SECRET)
    session = KohaSession(proxy.url, credentials)
    session.get(LIST)
    session.post(SERVICE, RETURN)
    for way in ApiSignIn:
        with_api = session.with_profile(KohaProfile(api_sign_in=way))
        with suppress(AuthRequired, RequestRefused):  # the old server has no API
            with_api.rest("GET", "/patrons", (("_per_page", "1"),))
        with_api.close()
    session.close()
    assert not any(secret in entry.path for entry in proxy.log for secret in (PASSWORD, CLIENT_SECRET, "desk"))
    assert PASSWORD not in repr(credentials)
    assert CLIENT_SECRET not in repr(credentials)
    assert server.queue()


@pytest.mark.parametrize("way", ApiSignIn)
def test_the_api_is_read_under_each_kind_of_credential(new: KohaServer, way: ApiSignIn) -> None:
    session = KohaSession(
        new.url, Credentials("desk", PASSWORD, "", CLIENT_ID, CLIENT_SECRET), KohaProfile(api_sign_in=way)
    )
    for _ in range(2):
        answered = session.rest("GET", "/patrons", (("_per_page", "1"),))
        assert (answered.status, answered.kind) == (200, "application/json")
        new.sql("DELETE FROM oauth_access_tokens")
        forget_sessions(new)
    session.close()


@pytest.mark.parametrize("way", ApiSignIn)
def test_a_wrong_credential_at_the_api_asks_for_a_sign_in(new: KohaServer, way: ApiSignIn) -> None:
    wrong = Credentials("desk", "wrong", "", CLIENT_ID, "wrong")
    session = KohaSession(new.url, wrong, KohaProfile(api_sign_in=way))
    with pytest.raises(AuthRequired):
        session.rest("GET", "/patrons")
    session.close()


def test_what_the_api_refuses_is_refused(new: KohaServer) -> None:
    session = KohaSession(new.url, DESK, structs.replace(KohaProfile(), api_sign_in=ApiSignIn.COOKIE))
    with pytest.raises(RequestRefused, match="SERVER_REFUSED"):
        session.rest("GET", "/no-such-thing")
    assert session.rest("GET", "/no-such-thing", accept=frozenset({404})).status == 404
    session.close()


def test_the_address_of_any_page_is_the_server_s() -> None:
    for url in ("https://k.example", "https://k.example/", "https://k.example/cgi-bin/koha/mainpage.pl?logout.x=1"):
        session = KohaSession(url, DESK)
        assert session.url == "https://k.example"
        session.close()
