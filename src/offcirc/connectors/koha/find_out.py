"""Finds out what a Koha is by asking it, and changes nothing there: no question is one that acts."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import formatdate
from functools import partial
from time import sleep
from typing import Any

import msgspec

from offcirc.connectors.base import Progress, ReportProgress
from offcirc.connectors.koha.http import HTML, JSON, OK, Credentials
from offcirc.connectors.koha.listings import Listing, first_row
from offcirc.connectors.koha.offline import ENQUEUE, LIST, SERVICE, UPLOAD, upload_answer
from offcirc.connectors.koha.pages import Page, chosen_branch, read_queue
from offcirc.connectors.koha.profile import ApiSignIn, KohaProfile, SignIn, Timestamps
from offcirc.connectors.koha.renewing import takes_due_date
from offcirc.connectors.koha.rest import CHECKOUTS, ITEMS, PATRONS
from offcirc.connectors.koha.session import STAFF, KohaSession
from offcirc.connectors.way import Way
from offcirc.errors import AuthRequired, ConnectorError, OutcomeUnknown, ProtocolMismatch, RequestRefused, ServerBusy

DOWNLOAD = STAFF + "offline_circ/download.pl"
PLUGIN_FILE = "/contrib/offlinecirc/borrowers.db"

_NEW_USER_FIELD = "login_userid"
_NO_TIME, _A_TIME = "?", "2026-01-31 12:00:00"
_NO_PAGE = 100_000
_SET_LIBRARY = (STAFF + "circ/set-library.pl", STAFF + "circ/selectbranchprinter.pl")
"""Where a session's library is changed, since 20.11 and before."""
_LISTS = (PATRONS, ITEMS, CHECKOUTS)
_FAILED = 500
_STATUS_OF = {"SIGN_IN_REFUSED": 401, "SIGN_IN_NO_PERMISSION": 403}
_A_MOMENT_S = 1.0
_NOT_THERE = (AuthRequired, OutcomeUnknown, ProtocolMismatch, RequestRefused, ServerBusy)
"""A door that is closed to this account, was taken away, or fails: the workstation goes without."""


def find_out(url: str, credentials: Credentials, way: Way, report: ReportProgress) -> KohaProfile:
    """Signs in and asks for each thing that servers differ in.

    Args:
        url: of the staff side.
        credentials: a staff account.
        way: how it is reached.
        report: progress, in steps.

    Raises:
        AuthRequired: the account, or the library, is not accepted, or every door is closed to the account.
        ProtocolMismatch: what answers is not Koha, or has no offline circulation service.
        ConnectorError: the server is away or fails.
    """
    session, page = _signed_in(url, credentials, way)
    try:
        return _asked(session, page, credentials, report)
    finally:
        session.close()


def look_at_form(url: str, way: Way) -> KohaProfile:
    """What a Koha shows to anybody: its libraries and, in newer versions, its own. Signs nobody in.

    Raises:
        ProtocolMismatch: what answers there is not Koha's staff side.
        ConnectorError: the server is away or fails.
    """
    session = KohaSession(url, Credentials("", "", ""), KohaProfile(), way)
    try:
        form = session.read_form()
    except ProtocolMismatch:
        if not session.answers_programs():
            raise
        return KohaProfile(sign_in=SignIn.AUTHENTICATION)  # people come in through another system: no form is shown
    else:
        return KohaProfile(branches=form.branches, version=form.version)
    finally:
        session.close()


def _signed_in(url: str, credentials: Credentials, way: Way) -> tuple[KohaSession, Page]:
    session = KohaSession(url, credentials, KohaProfile(), way)
    try:
        return session, session.sign_in()
    except ProtocolMismatch:  # where people come in through another system, no form is shown
        session = session.with_profile(KohaProfile(sign_in=SignIn.AUTHENTICATION))
        return session, session.sign_in()


def _asked(session: KohaSession, page: Page, credentials: Credentials, report: ReportProgress) -> KohaProfile:
    form = session.form
    _ask_service(session)
    questions: tuple[Callable[[KohaProfile], KohaProfile], ...] = (
        lambda known: msgspec.structs.replace(known, timestamps=_timestamps(session)),
        lambda known: msgspec.structs.replace(known, list_queue=_is_there(lambda: _lists(session))),
        lambda known: msgspec.structs.replace(known, enqueue=_is_there(lambda: _takes_files(session))),
        lambda known: msgspec.structs.replace(known, download=_is_there(lambda: _downloads(session))),
        lambda known: _with_api(session, known, bool(credentials.client_id)),
    )
    known = KohaProfile(
        sign_in=SignIn.MAIN_PAGE if form.asks_to_sign_in else SignIn.AUTHENTICATION,
        new_names=form.user_field == _NEW_USER_FIELD,
        csrf=bool(page.token),
        branch=_branch(session, page, credentials.branch),
        branches=form.branches,
        version=page.version or form.version,
    )
    for done, question in enumerate(questions):
        report(Progress("find_out", done, len(questions), "steps"))
        known = question(known)
    report(Progress("find_out", len(questions), len(questions), "steps"))
    if not (known.list_queue or known.download or known.rest or known.plugin):
        raise AuthRequired("SIGN_IN_NO_PERMISSION")  # `service.pl` takes rows even from a reader's account
    return known


def _ask_service(session: KohaSession) -> None:
    """Without an action it does nothing and says nothing: the test of the connection (PEERS)."""
    try:
        answer = session.post(SERVICE, ())
    except RequestRefused:
        raise ProtocolMismatch("NO_OFFLINE_SERVICE") from None
    if answer.kind == HTML or answer.body.strip():
        raise ProtocolMismatch("NO_OFFLINE_SERVICE")


def _timestamps(session: KohaSession) -> Timestamps:
    """A server that converts UTC reads every timestamp, and fails over one that is none; the others pass it on.

    That one which is a time is read without failing proves that it was the time.
    """

    def status(timestamp: str) -> int:
        form = (("timestamp", timestamp), ("action", ""), ("pending", "false"))
        return session.post(SERVICE, form, accept=OK | {_FAILED}).status

    if status(_NO_TIME) != _FAILED:
        return Timestamps.LOCAL
    if status(_A_TIME) == _FAILED:
        raise ServerBusy("SERVER_FAILED", status=_FAILED)
    return Timestamps.UTC


def _branch(session: KohaSession, page: Page, wanted: str) -> str:
    """The session's library.

    Raises:
        AuthRequired: `BRANCH_REFUSED`, it is not the one that was wanted.
    """
    code = page.branch or _chosen(session)
    if code and wanted and code != wanted:
        raise AuthRequired("BRANCH_REFUSED")
    return code or wanted


def _chosen(session: KohaSession) -> str:
    """The library of a session whose pages show a name that no list, or none alone, explains; empty if not told."""
    for path in _SET_LIBRARY:
        try:
            code = chosen_branch(session.get(path).text)
        except _NOT_THERE:
            continue
        if code:
            return code
    return ""


def _is_there(ask: Callable[[], bool]) -> bool:
    try:
        return _asked_twice(ask)
    except _NOT_THERE:
        return False


def _asked_twice(ask: Callable[[], bool]) -> bool:
    """A door that fails is asked for once more: what is found out now holds for years."""
    try:
        return ask()
    except (OutcomeUnknown, ServerBusy):
        sleep(_A_MOMENT_S)
        return ask()


def _lists(session: KohaSession) -> bool:
    read_queue(session.get(LIST).text)
    return True


def _takes_files(session: KohaSession) -> bool:
    """The form's own door, and whether this account may upload: asked without a file, so that nothing is kept."""
    session.get(ENQUEUE)
    return upload_answer(session.get(UPLOAD, (("temp", "1"),))).let_in


def _downloads(session: KohaSession) -> bool:
    answer = session.get(DOWNLOAD, (("data", "issues"), ("page", str(_NO_PAGE))))
    return answer.kind != HTML and b'"finished"' in answer.body


def _with_api(session: KohaSession, known: KohaProfile, has_key: bool) -> KohaProfile:  # noqa: FBT001 - private
    """The first way to sign in that opens most of the API; the last one tells best why records cannot be read."""
    ways = (*((ApiSignIn.OAUTH,) if has_key else ()), ApiSignIn.BASIC, ApiSignIn.COOKIE)
    found = [_through(session, msgspec.structs.replace(known, api_sign_in=way)) for way in ways]
    best = max(found, key=lambda profile: (profile.rest, profile.plugin))
    return best if best.rest else msgspec.structs.replace(best, rest_refused=found[-1].rest_refused)


def _through(session: KohaSession, profile: KohaProfile) -> KohaProfile:
    api = session.with_profile(profile)
    try:
        refused = _refused(api)
        return msgspec.structs.replace(
            profile,
            moment=_moment(api),
            rest=not refused,
            rest_refused=refused,
            plugin=_is_there(lambda: _has_plugin(api)),
            renews_until=_is_there(lambda: takes_due_date(api)),
        )
    finally:
        api.close()


def _refused(api: KohaSession) -> str:
    """Which of the lists that an update needs is not given, and with which status; empty where all are."""
    for listing in _LISTS:
        try:
            if not _asked_twice(partial(_lists_rows, api, listing)):
                return listing.path
        except _NOT_THERE as error:
            return f"{listing.path} {_status_of(error)}".strip()
    return ""


def _status_of(error: ConnectorError) -> str:
    told = error.params.get("status")
    return str(told or _STATUS_OF.get(error.code, ""))


class _Changed(msgspec.Struct):
    updated_on: str | None = None


def _moment(api: KohaSession) -> str:
    """When some patron was changed: the API writes moments in the server's zone, with its offset."""
    try:
        answer = api.rest("GET", "/patrons", (("_per_page", "1"),))
        patrons = msgspec.json.decode(answer.body, type=list[_Changed])
    except (*_NOT_THERE, msgspec.DecodeError):
        return ""
    return next((patron.updated_on for patron in patrons if patron.updated_on), "")


def _lists_rows(api: KohaSession, listing: Listing[Any]) -> bool:
    answer = first_row(api, listing)
    return answer.kind == JSON and answer.body.lstrip().startswith(b"[")


def _has_plugin(api: KohaSession) -> bool:
    """Its file can be large: only what changed after now is asked for, and left where it is."""
    headers = {"If-Modified-Since": formatdate(usegmt=True)}
    return api.rest("GET", PLUGIN_FILE, headers=headers, whole=False).kind not in {HTML, JSON}
