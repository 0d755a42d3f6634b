"""Koha's pages as old and new versions, other themes and other languages build them."""

from __future__ import annotations

import pytest

from offcirc.connectors.koha.pages import Row, chosen_branch, read_page, read_queue
from offcirc.errors import OutcomeUnknown, ProtocolMismatch

FORM = """<html><head><meta name="csrf-token" content="abc,1,2"><meta name="generator" content="Koha 25.1100000">
</head><body id="main_auth"><form method="post" id="loginform"><input type="hidden" name="csrf_token" value="abc,1,2">
<input type="hidden" name="login_op" value="cud-login"><input name="login_userid"><input type="password"
name="login_password"><select name="branch"><option value="">Oma</option><option value="CPL">Keskusta &amp; satama
</option><option value="BUS" selected>Kirjastoauto</option></select><select name="desk_id"><option value="1">Tiski
</option></select></form></body></html>"""
QUEUE = (
    '<html><body id="ocirc_list"><form><table id="operations"><thead>{head}</thead>'
    "<tbody>{rows}</tbody></table></form></body></html>"
)
OLD_ROW = (
    '<tr class="oc-{0}"><td><input type="checkbox" name="operationid" value="{1}" /></td><td>2026-11-20 12:00:00</td>'
    '<td>{0}</td><td><span class="error">{2}</span></td><td>{3}</td><td>{4}</td></tr>'
)


def test_a_sign_in_form_is_known_by_its_fields() -> None:
    page = read_page(FORM)
    assert page.asks_to_sign_in
    assert (page.user_field, page.password_field) == ("login_userid", "login_password")
    assert page.hidden == {"csrf_token": "abc,1,2", "login_op": "cud-login"}
    assert page.branches == {"CPL": "Keskusta & satama", "BUS": "Kirjastoauto"}
    assert (page.token, page.version, page.body_id) == ("abc,1,2", "25.1100000", "main_auth")


def test_a_form_of_an_old_theme_has_a_name_in_place_of_an_id() -> None:
    page = read_page(
        "<form action='mainpage.pl' method='post' name='loginform'><input type='text' name='userid' value='' />"
        "<input type='password' name='password' /></form>"
    )
    assert (page.user_field, page.password_field, page.branches) == ("userid", "password", {})


@pytest.mark.parametrize(
    "html",
    [
        "<form name='search'><input name='q'><input type='password' name='password'></form><a>Change password</a>",
        "<p>userid, password</p>",
        "",
    ],
)
def test_a_page_that_only_speaks_of_passwords_is_no_sign_in_form(html: str) -> None:
    assert not read_page(html).asks_to_sign_in


def test_a_second_factor_is_a_sign_in_form() -> None:
    page = read_page("<form id='loginform'><input name='otp_token'></form>")
    assert page.asks_to_sign_in
    assert page.second_factor


def test_a_sign_in_page_is_one_by_its_name_where_it_has_no_form() -> None:
    page = read_page("<body id='main_auth'><h1>Two-factor authentication</h1><button>Enable</button></body>")
    assert page.asks_to_sign_in
    assert not page.user_field


@pytest.mark.parametrize("link", ["javascript:window.history.back()", "javascript:window.history.back();"])
def test_who_lacks_a_permission_is_shown_the_form_with_a_way_back(link: str) -> None:
    page = read_page(FORM.replace("</form>", f"</form><a id='Back' href='{link}'>[Edellinen sivu]</a>"))
    assert page.asks_to_sign_in
    assert page.no_permission
    assert not read_page(FORM).no_permission


def test_what_a_library_adds_to_its_first_page_is_no_sign_in_form() -> None:
    page = read_page(
        "<body id='main_intranet-main'><div class='newsitem'><form><input name='userid'><input type='password'"
        " name='password'><input name='otp_token'><select name='branch'><option value='X'>News</option></select></form>"
    )
    assert not page.asks_to_sign_in
    assert page.branches == {}


def test_the_session_s_library_is_read_by_its_code() -> None:
    page = read_page(
        "<span class='loggedinusername is_superlibrarian'> desk </span><strong>"
        "<span class='logged-in-branch-name'>Keskusta</span> "
        "<span class='logged-in-branch-code hidden'> CPL </span></strong>"
    )
    assert (page.branch, page.branch_name) == ("CPL", "Keskusta")


@pytest.mark.parametrize(("name", "branch"), [("Keskusta", "CPL"), ("Satama", ""), ("NO LIBRARY SET", "")])
def test_before_3_18_it_is_read_by_its_name_where_only_one_has_it(name: str, branch: str) -> None:
    page = read_page(
        f"<span class='loggedinusername'>\n desk\n</span> <span class='separator'>|</span><strong>\n {name}\n</strong>"
        "<h1><strong>Koha</strong></h1>"
    )
    page.branches = {"CPL": "Keskusta", "S1": "Satama", "S2": "Satama"}
    assert page.branch == branch


def test_where_libraries_are_bound_to_addresses_it_is_read_by_its_name() -> None:
    page = read_page(
        "<span class='loggedinusername'>desk</span> <span class='separator'>|</span> <brand> Satama </brand>"
        "<strong>News</strong>"
    )
    page.branches = {"CPL": "Keskusta", "S1": "Satama"}
    assert page.branch == "S1"


def test_a_desk_beside_the_library_is_not_the_library() -> None:
    page = read_page(
        "<span class='loggedinusername'>desk</span><strong><span class='logged-in-branch-name'>Keskusta</span>"
        "<span class='logged-in-branch-code'>CPL</span></strong> | <strong><span class='logged-in-desk-name'>Tiski"
        "</span><span class='logged-in-desk-id'>1</span></strong>"
    )
    assert (page.branch, page.branch_name) == ("CPL", "Keskusta")


def test_the_page_to_change_the_library_tells_the_session_s() -> None:
    html = (
        "<select name='desk_id'><option value='1' selected>Tiski</option></select><select name='branch' id='branch'>"
        "<option value='CPL'>Satama</option><option value='S1' selected='selected'>Satama</option></select>"
    )
    assert chosen_branch(html) == "S1"
    assert chosen_branch(html.replace(" selected", "")) == ""
    assert chosen_branch("<p>404</p>") == ""


def test_the_queue_of_an_old_version_is_read() -> None:
    rows = "".join(
        [
            OLD_ROW.format("issue", "7", "I&amp;1", "<a href='x' title='N. N.'>P-1</a>", "0.000000"),
            OLD_ROW.format("return", "8", "I 2", "", ""),
            OLD_ROW.format("payment", "9", "", "<span class='error'>P-2</span>", "12.500000"),
        ]
    )
    at = "2026-11-20 12:00:00"
    assert read_queue(QUEUE.format(head="<tr><th>&nbsp;</th><th>Date</th></tr>", rows=rows)) == [
        Row("7", at, "issue", "P-1", "I&1", "0.000000"),
        Row("8", at, "return", "", "I 2", ""),
        Row("9", at, "payment", "P-2", "", "12.500000"),
    ]


def test_a_column_more_and_another_language_make_no_difference() -> None:
    row = (
        "<tr class='odd oc-return'>\n<td><input type='checkbox' name='operationid' id='operationid7' value='7'></td>"
        "<td>\n <label for='operationid7'>20.11.2026\n 12:00</label></td><td>21.11.2026 09:00</td>"
        "<td>\n<span>Palautus</span>\n</td><td><a href='moredetail.pl'>I-1</a></td><td></td><td>0.000000</td></tr>"
    )
    assert read_queue(QUEUE.format(head="", rows=row)) == [
        Row("7", "20.11.2026 12:00", "return", "", "I-1", "0.000000")
    ]


def test_an_action_without_a_class_is_read_from_its_cell() -> None:
    row = OLD_ROW.format("issue", "7", "I-1", "P-1", "").replace(' class="oc-issue"', "")
    assert read_queue(QUEUE.format(head="", rows=row))[0].action == "issue"


def test_an_empty_queue_is_empty() -> None:
    assert read_queue('<html><body id="ocirc_list"><p>Ei mitään.</p></body></html>\n') == []


def test_another_page_is_not_an_empty_queue() -> None:
    with pytest.raises(ProtocolMismatch, match="ANSWER_UNREADABLE"):
        read_queue('<html><body id="main_intranet-main"><p>Koha</p></body></html>')


def test_a_table_built_in_another_way_is_not_guessed_at() -> None:
    row = "<tr><td><input type='checkbox' name='operationid' value='7'></td><td>2026-11-20 12:00</td></tr>"
    with pytest.raises(ProtocolMismatch, match="ANSWER_UNREADABLE"):
        read_queue(QUEUE.format(head="", rows=row))


def test_a_page_that_was_cut_is_not_a_shorter_queue() -> None:
    whole = QUEUE.format(head="", rows=OLD_ROW.format("return", "8", "I-2", "", "") * 3)
    for length in (0, 60, len(whole) // 2, len(whole) - 7):
        with pytest.raises(OutcomeUnknown, match="ANSWER_LOST"):
            read_queue(whole[:length])
