"""English sentences for codes: what happened and what to do. No code below this module makes prose."""

from __future__ import annotations

from collections.abc import Mapping

from offcirc.app.wiped import Wiped
from offcirc.cli import carried_messages, holdings_messages
from offcirc.connectors.files.koc import Unfit
from offcirc.domain.checks import CheckCode
from offcirc.errors import OffcircError, ServerBusy

NO_SCREEN = "There is no screen for the window here: give a command, e.g. offcirc status (offcirc --help names all)."
ALREADY_OPEN = "The window is open already: it has come to the front."
WIPED = {
    Wiped.MEMORY: "THIS HOME IS ON A DISK IN MEMORY: it is gone when the machine restarts.",
    Wiped.LIVE: "THIS SYSTEM KEEPS ITS CHANGES IN MEMORY: this home is gone when it restarts.",
    Wiped.FROZEN: "THIS MACHINE IS RESET WHEN IT RESTARTS: this home is gone then.",
    Wiped.PROFILE: "THIS USER'S FILES ARE REMOVED AT SIGN-OUT: this home is gone then.",
}
NO_COPY = " Keep a second copy elsewhere: `offcirc mirror start FOLDER`."
COPY_BEGUN = (
    "A second copy is kept in {path} from now on: `offcirc restore` brings it back from there, or the window's first "
    "start. (`offcirc mirror stop` ends it.)"
)
_ERRORS: dict[str, str] = {
    # what was typed
    "DUE_DATE_REQUIRED": "A due date is required: nothing was recorded. Add --due YYYY-MM-DD.",
    "DATE_UNREADABLE": "That is not a date: write YYYY-MM-DD or YYYY-MM-DDTHH:MM. Nothing was recorded.",
    "TIME_IN_FUTURE": "The time given with --at has not come yet: nothing was recorded.",
    "SCAN_EMPTY": "The {which} is empty: nothing was recorded.",
    "SCAN_TOO_LONG": "The {which} has more than {limit} characters: nothing was recorded.",
    "SCAN_UNPRINTABLE": "The {which} has characters that no label carries: nothing was recorded. Scan again.",
    "LINE_UNREADABLE": "A line has `CARD BARCODE`, or a barcode alone for a return: nothing was recorded.",
    "AMOUNT_UNREADABLE": "That is not an amount: write 12.50. Nothing was recorded.",
    "AMOUNT_NOT_POSITIVE": "A payment is more than nothing: nothing was recorded.",
    "AMOUNT_TOO_LARGE": "A payment above {limit} is a slip of the keys: nothing was recorded.",
    "AMOUNT_TOO_PRECISE": "An amount has at most two decimals: nothing was recorded.",
    "STAFF_UNREADABLE": "The staff name has more than {limit} characters, or some that cannot be shown: nothing was recorded.",
    "NOTE_UNREADABLE": "The note has more than {limit} characters, or some that cannot be shown: nothing was recorded.",
    "COUNT_OUT_OF_BOUNDS": "The count is a number from 1 to {limit}: nothing was recorded.",
    "PATRON_UNREADABLE": "A registration needs a surname. No field is longer than 200 characters, or has some that cannot be shown: nothing was recorded.",
    "CARD_NUMBER_IN_USE": "That card belongs to a patron already: nothing was recorded.",
    "KIND_NOT_CARRIED": "This workstation's server can be told no {kind}, so that it would wait here for ever: nothing was recorded. Write it down, and do it at the server.",
    "REASON_MISSING": "Settling by hand needs a reason: --reason TEXT.",
    # journal
    "UNKNOWN_TRANSACTION": "No transaction here has that id. See `offcirc transactions`.",
    "AMBIGUOUS_ID": "More than one transaction's id ends like that: give more of it.",
    "NOT_UNKNOWN": "What became of that transaction is known (it is {state}): it is not sent again.",
    "NOT_REFUSED": "That transaction was not refused (it is {state}): there is nothing to correct or settle.",
    "DUE_DATE_NOT_CHANGED": "The server keeps the due date that was told for that transaction, as far as is known here, or has none for it.",
    "DUE_DATE_OVERTAKEN": "A later transaction is about the same item: its due date is the one that counts.",
    "DUE_DATE_MOVED": "The server has given the loan yet another due date meanwhile: look at the transaction again, then decide.",
    "LOAN_GONE": "The server has no such loan any more: nothing was changed.",
    "NOT_WAITING": "That transaction has left this machine (it is {state}); `void ID --compensate` records what undoes it.",
    "STILL_WAITING": "That transaction has not left this machine: `void ID` takes it back.",
    "CANNOT_COMPENSATE": "No other transaction undoes a {kind} that is {state}: settle it at the server.",
    "CANNOT_AMEND": "A {kind} cannot be corrected here: settle it by hand with `waive`.",
    # enrolment and keys
    "NOT_ENROLLED": "This machine is not a workstation yet: run `offcirc enrol URL --code CODE`.",
    "NOT_ENROLLED_WITH_SERVER": "This workstation has no server: run `offcirc enrol URL --code CODE`.",
    "OTHER_WORKSTATION": "The journal here belongs to workstation {workstation}: enrol under that name, or use another --home.",
    "KIND_NOT_AVAILABLE": "This version connects to `central` and `koha` servers.",
    "TIME_ZONE_UNKNOWN": "There is no time zone {name}: give an IANA name such as Europe/Prague.",
    "TIME_ZONE_DIFFERS": "That server's time is {offset} from UTC, and that of {zone} is not: name its zone with --time-zone.",
    "CREDENTIALS_MISSING": "Koha needs a user and a password: type them, or give user, password and library as three lines.",
    "ROWS_AT_OTHER_SERVER": "{rows} row(s) are at the server before, or may be: finish them there first, or settle them with `offcirc waive`.",
    "CANNOT_WITHDRAW": "Rows cannot be taken back from this server: process them, or undo them by their opposites.",
    "CANNOT_SET_DUE_DATE": "This server takes no due date for a loan: tell the patron the server's.",
    "CODE_MISSING": "A central server needs an enrolment code: --code CODE.",
    "CODE_UNKNOWN": "The server does not know that enrolment code: ask for a new one.",
    "CODE_USED": "That enrolment code was used already: ask for a new one.",
    "CODE_EXPIRED": "That enrolment code has expired: ask for a new one.",
    "NO_KEYCHAIN": "This system has no safe keychain: set {variable} to a passphrase and try again.",
    "KEYCHAIN_LOCKED": "The keychain is locked or refused: unlock it, or run `offcirc recover CODE`.",
    "KEYCHAIN_LOST": "The keychain has lost this workstation's key: run `offcirc recover CODE` with the recovery code.",
    "PORTABLE_PASSPHRASE": "A home on a stick is locked with a passphrase, not with one machine's keychain: set {variable} and try again.",
    "PASSPHRASE_NEEDED": "This workstation is locked with a passphrase: set {variable} and try again.",
    "PASSPHRASE_WRONG": "That passphrase does not open this workstation: check {variable}, or run `offcirc recover CODE`.",
    "RECOVERY_CODE_WRONG": "That recovery code does not open this workstation: check it letter by letter.",
    "NO_KEY": "There is no key here ({path}), and nothing opens without it: restore a backup with `offcirc restore FILE`.",
    "KEY_UNREADABLE": "The first line of standard input is not a key: 64 hexadecimal digits.",
    "KEY_FILE_DAMAGED": "The key file {path} is damaged: restore it from a backup.",
    # staff
    "STAFF_NAME_UNUSABLE": "A name of staff has 1 to {limit} printable characters.",
    "STAFF_NAME_TAKEN": "Somebody of that name signs in here already: write the name differently.",
    "STAFF_UNKNOWN": "Nobody of that name signs in here.",
    "RECOVERY_NEEDS_STAFF": "A new recovery code needs the passphrase, or the PIN of somebody who may look after staff: add one first.",
    "STAFF_MAY_NOT": "Only staff who may look after staff can do that.",
    "STAFF_TOO_NEW": "Whoever became the first member of staff at an open desk can have a new recovery code a day later.",
    "STAFF_LAST": "Somebody has to look after staff: give that right to another person first.",
    "PIN_UNUSABLE": "A PIN has {shortest} to {longest} digits.",
    "PIN_SAME": "Choose a PIN other than the one before.",
    "PIN_WRONG": "That PIN is not right.",
    "PIN_WAIT": "Too many wrong PINs: try again in {seconds} s.",
    # the machine
    "DISK_FULL": "The disk is full ({path}): make room and do it again; nothing was half written.",
    "READ_ONLY": "{path} cannot be written: check its permissions, then do it again.",
    "OUTPUT_FAILED": "The output cannot be written ({reason}). What was recorded stays recorded: see `offcirc transactions`.",
    "CANNOT_OPEN": "{path} cannot be opened: check that it is there and yours.",
    "LOCKED": "{path} is in use by another program: wait a moment and do it again.",
    "ARCHIVE_DAMAGED": "{path} is damaged, and no backup was made. It holds settled days; the journal itself goes on. Put journal-archive.db of the newest backup in its place (a backup is a zip file), or move it away; then run `offcirc verify` and back up again.",
    "DAMAGED": "{path} is damaged: run `offcirc verify`, then restore a backup with `offcirc restore FILE`.",
    "DISK_FAILED": "The disk failed at {path}: do not go on with this disk; restore a backup on another.",
    "DISK_AWAY": "The disk or stick with {path} is not there: plug it in again, then do it again. What was acknowledged is on it.",
    "TOO_NEW": "{path} was written by a newer offcirc: install that version.",
    "UPGRADE_WAITS": "Another offcirc, of an older version, is at work with {path}: close its window or wait for its end, then do it again. Nothing was changed.",
    "UPGRADE_FAILED": "{path} could not be brought up to date: it stays as it was, and the older offcirc goes on with it. Tell whoever looks after it.",
    "NO_JOURNAL": "The journal {path} is missing: restore a backup with `offcirc restore FILE`.",
    "CONFIG_UNREADABLE": "The settings {path} cannot be read: mend or remove the file, or enrol again.",
    "REPLICA_UNREADABLE": "The local data {path} cannot be read: run `offcirc update --full`.",
    "REPLICA_TOO_NEW": "The server writes local data for a newer offcirc: install that version.",
    "WINDOW_OPEN": "The window of offcirc is open on this home already: go on there, or close it first.",
    "SYNC_RUNNING": "Another offcirc is talking to the server: wait until it is done.",
    # the server
    "SERVER_AWAY": "The server cannot be reached: go on working, and try again when the network is back.",
    "EVERY_OR_AT": "Give either --every or --at.",
    "PERIOD_UNREADABLE": "Give a period that divides an hour or a day: 5m, 10m, 15m, 20m, 30m, 1h, 2h, 3h, 4h, 6h, 8h, 12h or 24h.",
    "TIME_OF_DAY_UNREADABLE": "That is not a time of day: write HH:MM.",
    "NO_SCHEDULER": "This system has no scheduler that offcirc knows: have yours run `offcirc sync --quiet`.",
    "NO_SUCH_FILE": "There is no file {path}.",
    "SYSTEMD_TOO_OLD": "systemd {version} opens no sealed passphrase for a user's service, {needed} does. Use a key in the keychain, or run `offcirc sync --quiet` as a service of the system: see systemd-creds(1).",
    "PROXY_ADDRESS_WRONG": "That is not a proxy's address: write http://HOST:PORT, and the user with --user.",
    "PROXY_PASSWORD_MISSING": "The proxy's password is missing: type it, or give it as a line.",
    "PROXY_SIGN_IN": "The proxy wants another user or password: give them with `offcirc proxy URL --user NAME`.",
    "PROXY_AWAY": "The proxy cannot be reached: check the network's settings.",
    "ADDRESS_WRONG": "That is not a server's address: write http://… or https://….",
    "ADDRESS_NEEDS_HTTPS": "The server talks encrypted only: write https:// in front of its address.",
    "TLS_NOT_TRUSTED": "The server's certificate is not trusted: check the address and this machine's clock.",
    "SERVER_SILENT": "The server said nothing for {seconds} s: nothing is lost; try again later.",
    "ANSWER_LOST": "The connection broke before the answer came: nothing is lost; try again and the server will say.",
    "ANSWER_UNREADABLE": "The server's answer cannot be read: nothing is lost; is the address right?",
    "NOT_OUR_SERVER": "What answers at that address is not the library's server: check the address and the network's sign-in page.",
    "PROTOCOL_VERSION": "The server speaks version {theirs}, this program version {ours}: upgrade the older one.",
    "SERVER_FAILED": "The server failed inside (HTTP {status}): nothing is lost; try again later.",
    "TOKEN_REVOKED": "This workstation was revoked at the server: ask for a new enrolment code; what waits is kept.",
    "TOKEN_UNKNOWN": "The server does not know this workstation: ask for a new enrolment code; what waits is kept.",
    "TOKEN_EXPIRED": "This workstation's permission at the server has run out: ask for a new enrolment code; what waits is kept.",
    "TOO_MANY_ATTEMPTS": "Too many wrong attempts from this network: wait a few minutes, then try again.",
    "SCOPE_MISSING": "This workstation may not do that: ask the server's administrator.",
    "SERVER_REFUSED": "The server refused (HTTP {status}): ask its administrator.",
    "SIGN_IN_REFUSED": "The server does not accept that user name and password: what waits is kept.",
    "SIGN_IN_SECOND_FACTOR": "The account signs in with a code of its own (two-factor authentication): use an account without.",
    "SIGN_IN_NO_PERMISSION": "The account may not do that at the server: ask the server's administrator for the permission; what waits is kept.",
    "BRANCH_REFUSED": "The server does not let the account work at that library: choose the account's own, or ask the server's administrator.",
    "NO_OFFLINE_SERVICE": "That Koha has no offline circulation service: ask its administrator.",
    "RECORDS_REFUSED": "Koha does not give this account its patrons, items and loans ({list}, HTTP {status}): ask its administrator for the permission to list patrons, or use another account, then enrol again. Transactions are sent all the same.",
    "EXTRACT_CHANGED": "The server made new data while the old was coming: run the update again.",
    "EXTRACT_BUILDING": "The server is still making the data: run the update again in a minute.",
    "EXTRACT_UNKNOWN": "The server no longer has the data that was coming: run the update again.",
    "CONTENT_DIFFERS": "The data arrived changed: the old data stays in use; try again.",
    "CHANGES_OUT_OF_ORDER": "The server's changes do not fit this data: run `offcirc update --full`.",
    "CHANGES_CONTRADICTORY": "The server's changes contradict each other: the old data stays in use; tell its administrator.",
    "CURSOR_TOO_OLD": "The server's data is older than this workstation's: ask the server's administrator.",
    "BUSY": "The server is busy: nothing is lost; try again in a minute.",
    "MIRROR_AWAY": "{path} is not there: plug the stick in, or `offcirc mirror stop`. Recording goes on meanwhile.",
    "MIRROR_NOWHERE": "{path} is no folder: name the stick's, or a folder on it.",
    "MIRROR_INSIDE_HOME": "A second copy beside the first is none: name a folder on another volume.",
    "NOT_A_BACKUP": "{path} is not a backup of offcirc.",
    "BACKUP_OLDER": "The journal here has {rows} transactions that the backup lacks: upload first, or move the journal away.",
    "BACKUP_OTHER": "The backup belongs to another workstation: use another --home.",
    "CANCELLED": "Cancelled.",
    **carried_messages.ERRORS,
    **holdings_messages.ERRORS,
}

INCOMPLETE_BACKUP = (
    "the journal is damaged, and so is its backup: it is kept as {path}, no older one was replaced; "
    "synchronise, then ask your administrator"
)

_CHECKS: dict[CheckCode, str] = {
    CheckCode.PATRON_UNKNOWN: "The card is not in the local data; the server will say.",
    CheckCode.PATRON_EXPIRED: "The card expired on {on}.",
    CheckCode.PATRON_BLOCKED: "The patron is blocked{until}{reason}.",
    CheckCode.CARD_LOST: "The card was reported lost.",
    CheckCode.CARD_REPLACED: "The card was replaced by {card_number}; the patron is {name}.",
    CheckCode.ADDRESS_IN_DOUBT: "The patron's address is in doubt.",
    CheckCode.OWES_TOO_MUCH: "The patron owes {owes} (limit {limit}).",
    CheckCode.TOO_MANY_LOANS: "The patron has {loans} loans (limit {limit}).",
    CheckCode.ITEM_UNKNOWN: "The barcode is not in the local data; the server will say.",
    CheckCode.ON_LOAN_TO_OTHER: "The item is on loan to another patron.",
    CheckCode.ON_LOAN_TO_PATRON: "The patron has this item already.",
    CheckCode.ON_HOLD_FOR_OTHER: "The item is on hold for another patron.",
    CheckCode.NOT_FOR_LOAN: "The item is not for loan.",
    CheckCode.ITEM_LOST: "The item is marked as lost or missing.",
    CheckCode.ITEM_WITHDRAWN: "The item was withdrawn.",
    CheckCode.NO_RENEWALS_LEFT: "No renewals are left for this loan.",
    CheckCode.NOT_ON_LOAN: "The item is not on loan here.",
    CheckCode.CHECK_DIGIT_DOUBTFUL: "The check digit is wrong: was it scanned, or typed?",
    CheckCode.DUE_DATE_PAST: "The due date is not after the loan. Is the date right, and this machine's clock?",
    CheckCode.DUE_DATE_FAR: "The due date is {days} days away. Is the year right, and this machine's clock?",
    CheckCode.CLOSED_DAY: "The library is closed on the due date ({reason}); it opens on {next_open}.",
    CheckCode.FROM_FILE: "It was not done at this desk: a file brought it.",
}

UNFIT: dict[Unfit, str] = {
    Unfit.KIND_NOT_CARRIED: "the file has no line for this kind; do it at the server by hand",
    Unfit.BORROWER_UNKNOWN: "a renewal names the patron there, and whose loan it is is not known here",
    Unfit.CARD_TOO_LONG: "Koha would cut the card, which has more than 16 characters",
    Unfit.BARCODE_TOO_LONG: "Koha would cut the barcode, which has more than 20 characters",
    Unfit.NOT_PLAIN: "Koha would read the card or barcode as other characters",
    Unfit.TIME_UNUSABLE: "its time is one that the file cannot tell",
}
"""Why a row does not go into a file."""

OUTCOMES: dict[str, str] = {
    "SUCCESS": "Success",
    "PATRON_NOT_FOUND": "Patron not found",
    "ITEM_NOT_FOUND": "Item not found",
    "ITEM_NOT_ON_LOAN": "Item not on loan",
    "CARD_NUMBER_IN_USE": "Card number in use",
    "ID_IN_USE": "Another row has this id",
    "SERVER_FAILED": "Failed inside the server; kept there",
    "WAITS_BEHIND": "Waits behind an earlier row",
    "LEFT_THE_QUEUE": "No longer in the server's queue; what came of it is not known",
    "WITHDRAWN": "Withdrawn from the server's queue",
    "CARD_NEEDED": "Not sent: the server renews by card, and whose loan it is was not known",
    "CARD_TOO_LONG": "Not sent: the server would cut the card number",
    "BARCODE_TOO_LONG": "Not sent: the server would cut the barcode",
    "VALUE_NOT_CARRIED": "Not sent: the server would change a value",
    **holdings_messages.OUTCOMES,
}

RENEWAL_REFUSALS: dict[str, str] = {
    "ignored": "it made a date of its own again",
    "too_many": "no renewals are left",
    "too_unseen": "no renewals are left without seeing the item",
    "too_soon": "it is too early for a renewal",
    "on_reserve": "somebody is waiting for the item",
    "booked": "the item is booked",
    "recalled": "the item was recalled",
    "overdue": "the patron has overdue loans",
    "restriction": "the patron is restricted",
    "too_much_owing": "the patron owes too much",
    "auto_renew": "the loan renews itself",
    "item_denied_renewal": "the item may not be renewed",
    "onsite_checkout": "it is a loan for use in the library",
}
"""Koha's codes for why it renews no loan; others stand for themselves."""

NOT_KEPT: dict[str, str] = {
    "due_date": "the due date (it makes its own; each is compared after processing)",
    "time": "the time of a loan",
    "queue": "a queue (what is sent is applied at once)",
    "ids": "our ids (after a lost answer a person may have to decide)",
    "changes": "its changes (every update fetches everything)",
    "issue": "loans",
    "return": "returns",
    "renew": "renewals",
    "payment": "payments",
    "in_house_use": "in-house use (nor is it recorded here)",
    "register_patron": "new patrons (nor are they recorded here)",
    "item_create": "new items (nor are they recorded here)",
    "item_edit": "edited items (nor are they recorded here)",
    "exchange_send": "exchange sets (nor are they sent here)",
    "exchange_return": "returned exchange sets (nor are they returned here)",
}

NOTES: dict[str, str] = {
    "WAS_ON_LOAN_TO_OTHER": "returned first from another patron",
    "WAS_ON_LOAN_TO_PATRON": "the patron had it already; due date moved",
    "DUE_DATE_CHANGED": "the server made it another due date",
    "DUE_DATE_NOT_READ": "which due date the server keeps could not be read back",
    "HOLD_WAITING": "on hold: set aside",
    "ROUTE_TO_LIBRARY": "belongs to another library: route it",
    "PATRON_BLOCKED": "the patron is blocked",
    "PATRON_EXPIRED": "the card has expired",
    "CARD_LOST": "the card was reported lost",
    "CARD_REPLACED": "the card had been replaced: done on the patron's present one",
    "ADDRESS_IN_DOUBT": "the patron's address is in doubt",
    "OWES_TOO_MUCH": "the patron owed more than the limit",
    "TOO_MANY_LOANS": "the patron had as many loans as allowed",
    "NO_RENEWALS_LEFT": "no renewals were left",
    "ITEM_STATUS": "the item was not on the shelf",
    "NOT_FOR_LOAN": "the item is not for loan",
    "SERVER_STATE_NEWER": "late: kept as history",
    "TIME_UNCERTAIN": "the workstation's clock was wrong",
    "ALREADY_PROCESSED": "was processed before",
    **holdings_messages.NOTES,
    "NOT_ON_LOAN_NOW": "the answer was lost; the item is not on loan there",
}


_SERVERS_OWN = frozenset({"SERVER_FAILED", "EXTRACT_BUILDING", "EXTRACT_CHANGED"})


def told_code(error: OffcircError) -> str:
    """The code whose sentence fits: a server whose disk is full or database locked is busy, here nothing is to mend."""
    return "BUSY" if isinstance(error, ServerBusy) and error.code not in _SERVERS_OWN else error.code


def error_sentence(error: OffcircError) -> str:
    """One sentence: what happened and what to do."""
    template = _ERRORS.get(told_code(error))
    if template is None:
        return f"The server refused: {error.code}."
    return template.format_map(_Lenient({"which": "entry", **error.params}))


def check_sentence(code: CheckCode, params: Mapping[str, str]) -> str:
    """What a desk check found."""
    shown = dict(params)
    if code is CheckCode.PATRON_BLOCKED:
        shown["until"] = f" until {params['until']}" if params.get("until") else ""
        shown["reason"] = f" ({params['reason']})" if params.get("reason") else ""
    return _CHECKS[code].format_map(_Lenient(shown))


def note_text(code: str, params: Mapping[str, str]) -> str:
    """A remark behind a result; a code that this version does not know stands for itself."""
    return NOTES.get(code, code).format_map(_Lenient(params))


def copy_aside(path: str, rows: int | None) -> str:
    """A copy of the journal of which somebody has to decide."""
    why = "it cannot be read" if rows is None else f"{rows} of its transactions are nowhere else or still open"
    return f"MAY STILL HOLD PATRONS WHO WERE FORGOTTEN: {path} ({why}). Delete it once nobody needs it."


class _Lenient(dict[str, object]):
    """A sentence with a gap is better than none."""

    def __missing__(self, key: str) -> str:
        return "?"


def known_codes() -> frozenset[str]:
    """Codes that have a sentence; a test holds it against the codes that are raised."""
    return frozenset(_ERRORS)
