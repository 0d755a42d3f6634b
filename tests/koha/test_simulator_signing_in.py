"""Facts about signing in: PEERS.md (Sign in), Koha's `C4/Auth.pm` and `Koha/Middleware/CSRF.pm`."""

import re

import pytest
import requests

from tests.koha.client import TIMEOUT_S, Client
from tests.koha.sample import BRANCHES, PASSWORD
from tests.koha.server import KohaServer

SERVICE, AUTHENTICATION = "offline_circ/service.pl", "svc/authentication"
CREDENTIALS = {"userid": "desk", "password": PASSWORD}
NEW_CREDENTIALS = {"login_userid": "desk", "login_password": PASSWORD}


def test_a_desk_account_signs_in_by_mainpage(old: KohaServer) -> None:
    client = Client(old)
    assert "Koha staff interface" in client.sign_in().text
    assert client.http.cookies["CGISESSID"]


def test_the_session_has_the_branch_of_the_form(old: KohaServer) -> None:
    """A page shows its name, since 3.18 also its code."""
    assert "<strong>\n Fairview\n</strong>" in Client(old).sign_in(branch="FPL").text


def test_since_3_18_it_is_told_by_its_code(new: KohaServer) -> None:
    shown = Client(new).sign_in(branch="FPL").text
    assert '<span class="logged-in-branch-code content_hidden">FPL</span>' in shown


def test_without_a_branch_it_is_the_accounts_own(old: KohaServer, new: KohaServer) -> None:
    assert "\n Centerville\n" in Client(old).sign_in(branch="").text
    assert ">CPL</span>" in Client(new).sign_in(branch="").text


def test_since_24_05_not_everybody_may_choose_a_branch(old: KohaServer, new: KohaServer) -> None:
    assert "\n Fairview\n" in Client(old).sign_in("lender", branch="FPL").text
    assert ">CPL</span>" in Client(new).sign_in("lender", branch="FPL").text


def test_a_branch_that_does_not_exist_is_believed(old: KohaServer, new: KohaServer) -> None:
    assert "\n NOWHERE\n" in Client(old).sign_in(branch="NOWHERE").text
    assert ">NOWHERE</span>" in Client(new).sign_in(branch="NOWHERE").text


@pytest.mark.parametrize(("version", "script"), [("old", "selectbranchprinter"), ("new", "set-library")])
def test_the_branch_is_chosen_where_it_is_changed(version: str, script: str, request: pytest.FixtureRequest) -> None:
    client = Client(request.getfixturevalue(version))
    client.sign_in(branch="BUS")
    assert '<option value="BUS" selected>' in client.get(f"circ/{script}.pl").text


def test_branch_codes_stand_in_the_form(old: KohaServer) -> None:
    page = Client(old).get("mainpage.pl").text
    select = re.search(r'<select name="branch".*?</select>', page, re.DOTALL)
    assert select is not None
    assert re.findall(r'<option value="(\w+)">', select.group()) == sorted(BRANCHES, key=lambda code: BRANCHES[code])


def test_the_version_stands_in_the_sign_in_page(old: KohaServer, new: KohaServer) -> None:
    assert '<meta name="generator" content="Koha 3.1700000" />' in Client(old).get("mainpage.pl").text
    assert '<meta name="generator" content="Koha 25.1100000" />' in Client(new).get("mainpage.pl").text


@pytest.mark.parametrize("script", ["list.pl", "process.pl", "download.pl", "enqueue_koc.pl", "process_koc.pl"])
def test_failures_answer_200_with_a_login_page(old: KohaServer, script: str) -> None:
    answer = Client(old).get(f"offline_circ/{script}", data="all", operationid=1, action="process")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=UTF-8")
    assert 'id="loginform"' in answer.text


def test_a_wrong_password_answers_200_with_the_form(old: KohaServer) -> None:
    answer = Client(old).sign_in(password="wrong")
    assert answer.status_code == 200
    assert "Invalid username or password" in answer.text


def test_the_first_page_is_for_staff(old: KohaServer) -> None:
    shown = Client(old).sign_in("reader").text
    assert "You do not have permission" in shown
    assert 'href="javascript:window.history.back()"' in shown
    assert 'id="loginform"' in shown


def test_service_takes_user_and_password_with_each_request(old: KohaServer) -> None:
    answers = [Client(old).post(SERVICE, **CREDENTIALS) for _ in range(2)]
    assert [answer.text for answer in answers] == ["", ""]
    assert answers[0].cookies["CGISESSID"] != answers[1].cookies["CGISESSID"]


def test_service_takes_a_cookie(desk: Client) -> None:
    assert desk.post(SERVICE, userid="desk").text == ""


def test_old_service_says_authentication_failed_with_200(old: KohaServer) -> None:
    answer = Client(old).post(SERVICE, userid="desk", password="wrong")
    assert (answer.status_code, answer.text) == (200, "Authentication failed.")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_newer_service_refuses_with_another_status(tmp_path_factory: pytest.TempPathFactory) -> None:
    with KohaServer(tmp_path_factory.mktemp("k"), version="23.05") as server:
        answer = Client(server).post(SERVICE, userid="desk", password="wrong")
    assert (answer.status_code, answer.json()) == (403, {"auth_status": "failed"})


@pytest.mark.parametrize(("name", "status"), [("desk", "failed"), ("cataloguer", "ok"), ("admin", "ok")])
def test_svc_authentication_refuses_ordinary_desk_accounts(old: KohaServer, name: str, status: str) -> None:
    answer = Client(old).post(AUTHENTICATION, userid=name, password=PASSWORD)
    assert f"<status>{status}</status>" in answer.text
    assert answer.headers["Content-Type"] == "text/xml; charset=UTF-8"
    assert ("CGISESSID" in answer.cookies) == (status == "ok")


def test_svc_authentication_says_expired_to_an_unknown_cookie(old: KohaServer) -> None:
    client = Client(old)
    client.http.cookies["CGISESSID"] = "gone"
    assert "<status>expired</status>" in client.get(AUTHENTICATION).text


def test_svc_authentication_ends_the_session_of_a_desk_account(desk: Client) -> None:
    assert "<status>failed</status>" in desk.get(AUTHENTICATION).text
    assert 'id="loginform"' in desk.get("offline_circ/list.pl").text


def test_newer_names_are_login_userid_and_login_password(new: KohaServer) -> None:
    assert Client(new).get(SERVICE, **CREDENTIALS).status_code == 403
    assert Client(new).get(SERVICE, **NEW_CREDENTIALS, **CREDENTIALS).text == ""
    assert 'name="login_userid"' in Client(new).get("mainpage.pl").text


def test_a_post_needs_the_token_of_its_cookie(new: KohaServer) -> None:
    client = Client(new)
    answer = client.post(SERVICE, **NEW_CREDENTIALS)
    assert (answer.status_code, "Wrong CSRF token" in answer.text) == (403, True)
    client.get("mainpage.pl")
    assert client.post(SERVICE, **NEW_CREDENTIALS).status_code == 200
    other = Client(new)
    other.get("mainpage.pl")
    other.token = client.token
    assert other.post(SERVICE, **NEW_CREDENTIALS).status_code == 403


def test_the_token_may_stand_in_the_form_as_well(new_desk: Client) -> None:
    token, new_desk.token = new_desk.token, ""
    assert new_desk.post(SERVICE, csrf_token=token).status_code == 200


def test_an_op_must_start_with_cud(new_desk: Client) -> None:
    assert new_desk.post("offline_circ/process.pl", op="process", operationid=1).status_code == 403
    assert new_desk.get("offline_circ/process.pl", op="cud-process", operationid=1).status_code == 403
    assert new_desk.post("offline_circ/process.pl", op="cud-delete", operationid=999_999).text == "Deleted."


def test_the_way_over_svc_authentication(new: KohaServer) -> None:
    http, url = requests.Session(), f"{new.url}/cgi-bin/koha/{AUTHENTICATION}"
    first = http.get(url, timeout=TIMEOUT_S)
    assert "<status>failed</status>" in first.text
    form = {"login_userid": "cataloguer", "login_password": PASSWORD}
    done = http.post(url, data=form, headers={"CSRF-TOKEN": first.headers["csrf-token"]}, timeout=TIMEOUT_S)
    assert "<status>ok</status>" in done.text
    service = f"{new.url}/cgi-bin/koha/{SERVICE}"
    for token, status in ((first.headers["csrf-token"], 403), (done.headers["csrf-token"], 200)):
        assert http.post(service, headers={"CSRF-TOKEN": token}, timeout=TIMEOUT_S).status_code == status


def test_the_newest_form_calls_its_operation_login_op(new: KohaServer) -> None:
    client = Client(new)
    assert '<input type="hidden" name="login_op" value="cud-login" />' in client.get("mainpage.pl").text
    form = {"koha_login_context": "intranet", "login_op": "cud-login", "branch": "BUS", **NEW_CREDENTIALS}
    assert ">BUS</span>" in client.post("mainpage.pl", **form).text


def test_signing_in_gives_a_new_cookie_and_a_new_token(new: KohaServer) -> None:
    client = Client(new)
    client.get("mainpage.pl")
    before = (client.http.cookies["CGISESSID"], client.token)
    client.sign_in()
    assert before[0] != client.http.cookies["CGISESSID"]
    assert before[1] != client.token


def test_logging_out_ends_the_session(desk: Client) -> None:
    desk.get("mainpage.pl", **{"logout.x": 1})
    assert 'id="loginform"' in desk.get("offline_circ/list.pl").text
