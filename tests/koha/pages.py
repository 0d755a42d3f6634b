"""The HTML of the simulated Koha: what a program can read in its pages is as in Koha, the rest is left out.

Sources: `doc-head-close.inc` (generator), `header.inc` (user and branch), `auth.tt`, `offline_circ/list.tt`,
`enqueue_koc.tt`, `process_koc.tt` of Koha, across versions.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from tests.koha.database import amount_of
from tests.koha.sessions import Session
from tests.koha.versions import Version

NOT_ALLOWED = "You do not have permission to access this page."
_ACTIONS = {"issue": "Check out", "return": "Check in", "payment": "Payment"}
# An operation with its item and its patron, where there are such.
Waiting = tuple[sqlite3.Row, sqlite3.Row | None, sqlite3.Row | None]
NOTHING_PENDING = "There are no pending offline operations."


def page(
    version: Version,
    title: str,
    body: str,
    *,
    name: str = "",
    token: str = "",
    session: Session | None = None,
    branch_name: str = "",
) -> str:
    """A whole page; `name` is its body's id, `token` for those versions that have one."""
    meta = f'<meta name="csrf-token" content="{escape(token)}" />\n' if token else ""
    return (
        "<!DOCTYPE html>\n<html lang='en'>\n<head>\n"
        f"<title>{escape(title)} &rsaquo; Koha</title>\n"
        f'<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n{meta}'
        f'<meta name="generator" content="Koha {version.number}" />\n</head>\n'
        f'<body id="{name}">\n{_header(version, session, branch_name)}{body}\n</body>\n</html>\n'
    )


def _header(version: Version, session: Session | None, branch_name: str) -> str:
    if session is None:
        return ""
    branch, name = escape(session.branch), escape(branch_name or session.branch)
    if version.branch_named:
        return (
            f'<div id="header"><div id="login"><span class="loggedinusername">{escape(session.userid)}</span>'
            f' <span class="separator">|</span> <strong>\n {name}\n</strong></div></div>\n'
        )
    return (
        '<div id="header"><span id="logged-in-info-full">'
        f'<span class="loggedinusername">{escape(session.userid)}</span> <span class="separator">|</span> '
        f'<strong><span class="logged-in-branch-name">{name}</span>'
        f'<span class="logged-in-branch-code content_hidden">{branch}</span></strong></span></div>\n'
    )


def sign_in(version: Version, script: str, branches: Iterable[sqlite3.Row], token: str, message: str) -> str:
    """The sign-in form, which stands in place of any page, with HTTP 200."""
    user, password = ("login_userid", "login_password") if version.renamed_login else ("userid", "password")
    hidden = f'<input type="hidden" name="csrf_token" value="{escape(token)}" />\n' if token else ""
    if version.csrf:
        hidden += f'<input type="hidden" name="{"login_op" if version.login_op else "op"}" value="cud-login" />\n'
    options = "".join(
        f'<option value="{escape(row["branchcode"])}">{escape(row["branchname"])}</option>\n' for row in branches
    )
    problem = f'<div id="login_error"><strong>Error: </strong>{escape(message)}</div>\n' if message else ""
    back = '<p><a href="javascript:window.history.back()">[Previous page]</a></p>' if message == NOT_ALLOWED else ""
    body = (
        f'<div id="login">\n<h1><a href="http://koha-community.org">Koha</a></h1>\n{problem}'
        f'<form action="{escape(script)}" method="post" name="loginform" id="loginform">\n'
        f'<input type="hidden" name="koha_login_context" value="intranet" />\n{hidden}'
        f'<input type="text" name="{user}" id="userid" value="" />\n'
        f'<input type="password" name="{password}" id="password" value="" />\n'
        '<select name="branch" id="branch" class="input" tabindex="3">\n'
        f'<option value="">My library</option>\n{options}</select>\n'
        f'<input id="submit-button" type="submit" value="Log in" />\n</form>\n{back}</div>'
    )
    return page(version, "Log in to Koha", body, name="main_auth", token=token)


def main(version: Version, session: Session, token: str, branch_name: str) -> str:
    """The first page after the sign-in, with what a library may add to it: news are HTML of its own."""
    news = '<form id="ask"><select name="branch"><option value="NEWS">All</option></select></form>'
    body = f'<div id="main_intranet-main"><h1>Koha staff interface</h1><div class="newsbody">{news}</div></div>'
    return page(
        version, "Koha home", body, name="main_intranet-main", token=token, session=session, branch_name=branch_name
    )


def set_library(version: Version, session: Session, token: str, branches: Iterable[sqlite3.Row]) -> str:
    """Where the session's library is changed."""
    options = "".join(
        f'<option value="{escape(row["branchcode"])}"{" selected" * (row["branchcode"] == session.branch)}>'
        f"{escape(row['branchname'])}</option>\n"
        for row in branches
    )
    body = f'<form method="post" action="set-library.pl">\n<select name="branch" id="branch">{options}</select></form>'
    return page(version, "Set library", body, name="circ_set-library", token=token, session=session)


def queue(
    version: Version,
    session: Session,
    rows: Sequence[Waiting],
    token: str,
) -> str:
    """list.pl. Its times have no seconds, and it does not say whose operations they are."""
    if rows:
        seen = "<th>Item last seen date</th>" if version.last_seen else ""
        card = "Card number or username" if version.user_names else "Card number"
        body = (
            '<form method="get">\n<table id="operations">\n'
            f"<thead><tr><th>&nbsp;</th><th>Date</th>{seen}<th>Action</th><th>Barcode</th>"
            f"<th>{card}</th><th>Amount</th></tr></thead>\n<tbody>\n"
            + "".join(_queued(version, *row) for row in rows)
            + '</tbody>\n</table>\n<p id="actions">For the selected operations:\n'
            '<input type="button" id="process" value="Process" />\n'
            '<input type="button" id="delete" value="Delete" /></p>\n</form>'
        )
    else:
        body = f"<p>{NOTHING_PENDING}</p>"
    whole = f"<h1>Offline circulation</h1>\n{body}"
    return page(version, "Offline circulation", whole, name="ocirc_list", token=token, session=session)


def _queued(version: Version, row: sqlite3.Row, item: sqlite3.Row | None, patron: sqlite3.Row | None) -> str:
    number, at = row["operationid"], _moment(row["timestamp"])
    tick = f'<input type="checkbox" name="operationid" value="{number}" />'
    if version.csrf:
        tick = f'<input type="checkbox" name="operationid" id="operationid{number}" value="{number}" />'
        at = f'<label for="operationid{number}">{at}</label>'
    seen = f"<td>{_moment(item['datelastseen'] or '') if item else ''}</td>" if version.last_seen else ""
    return (
        f'<tr class="oc-{escape(row["action"])}">\n<td>{tick}</td>\n<td>{at}</td>\n{seen}'
        f"<td><span>{escape(_ACTIONS.get(row['action'], row['action']))}</span></td>\n"
        f"<td>{_barcode(row['barcode'], item)}</td>\n<td>{_card(row, patron)}</td>\n"
        f"<td>{amount_of(row['amount']):.6f}</td>\n</tr>\n"
    )


def _barcode(barcode: str, item: sqlite3.Row | None) -> str:
    if item is None:
        return f'<span class="error">{escape(barcode)}</span>'
    where = f"biblionumber={item['biblionumber']}&itemnumber={item['itemnumber']}#item{item['itemnumber']}"
    link = f"/cgi-bin/koha/catalogue/moredetail.pl?{where}"
    return f'<a href="{escape(link)}" title="{escape(item["title"])}">{escape(barcode)}</a>'


def _card(row: sqlite3.Row, patron: sqlite3.Row | None) -> str:
    if row["action"] not in {"issue", "payment"}:
        return ""
    if patron is None:
        return f'<span class="error">{escape(row["cardnumber"])}</span>'
    link = f"/cgi-bin/koha/members/moremember.pl?borrowernumber={patron['borrowernumber']}"
    name = f"{patron['firstname'] or ''} {patron['surname']}"
    return f'<a href="{link}" title="{escape(name)}">{escape(row["cardnumber"])}</a>'


def _moment(stored: str) -> str:
    """As Koha's default setting writes it: month, day, year, and no seconds."""
    try:
        return datetime.fromisoformat(stored).strftime("%m/%d/%Y %H:%M")
    except ValueError:
        return ""


def enqueued(version: Version, session: Session, token: str, warning: str) -> str:
    """enqueue_koc.pl: it does not say how many rows."""
    body = (
        "<h1>Koha offline circulation</h1>\n<p>Your file was uploaded. Once all files are uploaded, please process "
        f"them in pending offline circulation actions.</p>\n{_alert(warning)}"
        '<p><a href="list.pl">View pending offline circulation actions</a></p>'
    )
    return page(version, "Add offline circulations to queue", body, token=token, session=session)


def processed(version: Version, session: Session, token: str, warning: str, lines: Iterable[str]) -> str:
    """process_koc.pl's results."""
    body = (
        f"<h2>Koha offline circulation</h2>\n<p>Your data was processed. Here are the results:</p>\n{_alert(warning)}"
        + "".join(f"<p>{line}</p>\n" for line in lines)
    )
    return page(version, "Offline circulation file upload", body, token=token, session=session)


def _alert(warning: str) -> str:
    return f'<div class="dialog alert"><p>{escape(warning)}</p></div>\n' if warning else ""


def koc_form(version: Version, session: Session, token: str) -> str:
    """process_koc.pl without a file."""
    body = (
        '<form method="post" action="/cgi-bin/koha/offline_circ/process_koc.pl" enctype="multipart/form-data">\n'
        '<input type="file" id="fileToUpload" name="fileToUpload" />\n</form>\n'
        '<form action="enqueue_koc.pl" id="processfile" method="post" enctype="multipart/form-data">\n'
        '<input type="hidden" name="uploadedfileid" id="uploadedfileid" value="" />\n</form>'
    )
    return page(version, "Offline circulation file upload", body, token=token, session=session)
