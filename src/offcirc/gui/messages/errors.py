"""One sentence for whatever goes wrong: what happened, and what to do about it in this window."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from decimal import Decimal

from offcirc.errors import OffcircError, ServerBusy
from offcirc.gui.messages import carried, formats, holdings, recovery, unattended
from offcirc.gui.messages.translation import translate

_EXAMPLE = Decimal("12.50")
_SERVERS_OWN = frozenset({"SERVER_FAILED", "EXTRACT_BUILDING", "EXTRACT_CHANGED"})


def sentence(error: Exception) -> str:
    """What happened and what to do.

    Args:
        error: anything that was raised. One that nobody foresaw is told by its place in the program, never by its
            text, which may hold a patron's data.
    """
    if not isinstance(error, OffcircError):
        return fault(error)
    if isinstance(error, ServerBusy) and error.code not in _SERVERS_OWN:
        return sentence_of("BUSY", {})  # its disk is full, its database locked: nothing that is to be mended here
    return sentence_of(error.code, error.params)


def sentence_of(code: str, params: Mapping[str, str | int]) -> str:
    """The same for a code that another process told."""
    found = _sentences().get(code)
    if found is None:
        return translate("Errors", "The server refused: {code}. Ask its administrator.", code=code)
    shown = {**params, "which": _which(str(params.get("which", ""))), "example": formats.money(_EXAMPLE)}
    return found.format_map(_Lenient(shown))


def _which(code: str) -> str:
    """What of several things was read, for the person who scanned it."""
    names = {"card": translate("Errors", "the card"), "item": translate("Errors", "the item’s barcode")}
    return names.get(code, translate("Errors", "the entry"))


def fault(error: BaseException) -> str:
    """A mistake in the program itself."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "-"
    where = f"{type(error).__name__}, {where}"
    return translate("Errors", "A fault of the program ({where}). Nothing that was recorded is lost.", where=where)


def known_codes() -> frozenset[str]:
    """Codes that have a sentence; a test holds it against the commands' list."""
    return frozenset(_sentences())


class _Lenient(dict[str, object]):
    """A sentence with a gap is better than none."""

    def __missing__(self, key: str) -> str:
        return "?"


def _sentences() -> Mapping[str, str]:
    areas: tuple[Callable[[], dict[str, str]], ...] = (
        _typed,
        _amounts,
        _rows,
        _enrolment,
        _keys,
        _staff,
        _machine,
        _network,
        unattended.sentences,
        _server,
        _account,
        _data,
        _files,
        holdings.errors,
    )
    return {code: text for area in areas for code, text in area().items()}


def _typed() -> dict[str, str]:
    return {
        "DUE_DATE_REQUIRED": translate("Errors", "A due date is needed. Choose one, and the scan is recorded."),
        "DATE_UNREADABLE": translate("Errors", "That is not a date. Nothing was recorded; correct it."),
        "TIME_IN_FUTURE": translate(
            "Errors", "That time has not come yet. Nothing was recorded; give a time in the past."
        ),
        "SCAN_EMPTY": translate("Errors", "Nothing was read ({which}). Scan again."),
        "SCAN_TOO_LONG": translate("Errors", "More than {limit} characters were read ({which}). Scan again."),
        "SCAN_UNPRINTABLE": translate("Errors", "Characters were read that no label carries ({which}). Scan again."),
        "LINE_UNREADABLE": translate("Errors", "A line has a card and a barcode, or a barcode alone. Correct it."),
        "STAFF_UNREADABLE": translate(
            "Errors", "The staff name has more than {limit} characters, or some that cannot be shown. Change it."
        ),
        "PATRON_UNREADABLE": translate(
            "Errors",
            "A new patron needs a surname. No field has more than 200 characters, or some that cannot be shown.",
        ),
        "CARD_NUMBER_IN_USE": translate("Errors", "That card belongs to a patron already. Take another card."),
        "KIND_NOT_CARRIED": translate(
            "Errors", "The server cannot be told that, so that nothing was recorded. Write it down, and do it there."
        ),
        "REASON_MISSING": translate("Errors", "Write down the reason: the next person will want to know it."),
    }


def _amounts() -> dict[str, str]:
    return {
        "AMOUNT_UNREADABLE": translate("Errors", "That is not an amount. Nothing was recorded; write it as {example}."),
        "AMOUNT_NOT_POSITIVE": translate("Errors", "A payment is more than nothing. Nothing was recorded."),
        "AMOUNT_TOO_LARGE": translate("Errors", "A payment above {limit} looks like a slip. Nothing was recorded."),
        "AMOUNT_TOO_PRECISE": translate("Errors", "An amount has two decimals at most. Nothing was recorded."),
        "NOTE_UNREADABLE": translate(
            "Errors", "The title has more than {limit} characters, or some that cannot be shown. Nothing was recorded."
        ),
        "COUNT_OUT_OF_BOUNDS": translate("Errors", "The count is a number from 1 to {limit}. Nothing was recorded."),
    }


def _rows() -> dict[str, str]:
    return {
        "UNKNOWN_TRANSACTION": translate("Errors", "That transaction is not here. Look for it under Transactions."),
        "AMBIGUOUS_ID": translate("Errors", "More than one transaction's id ends like that. Give more of it."),
        "NOT_REFUSED": translate(
            "Errors", "That transaction is not refused (any more): there is nothing to correct or settle."
        ),
        "DUE_DATE_NOT_CHANGED": translate(
            "Errors",
            "The server keeps the due date that was told, as far as is known here. Look at the list once more.",
        ),
        "DUE_DATE_OVERTAKEN": translate(
            "Errors", "A later transaction is about the same item: its due date is the one that counts."
        ),
        "DUE_DATE_MOVED": translate(
            "Errors", "The server has given the loan yet another due date meanwhile. Look at it again, then decide."
        ),
        "LOAN_GONE": translate("Errors", "The server has no such loan any more. Nothing was changed."),
        "CANNOT_SET_DUE_DATE": translate(
            "Errors", "This server takes no due date for a loan. Tell the patron the server's date."
        ),
        "NOT_WAITING": translate(
            "Errors", "That transaction has left this workstation. Record the opposite one instead: undo offers it."
        ),
        "STILL_WAITING": translate("Errors", "That transaction has not left this workstation: undo takes it back."),
        "CANNOT_COMPENSATE": translate("Errors", "No other transaction undoes this one. Settle it at the server."),
        "CANNOT_AMEND": translate("Errors", "This kind of transaction cannot be corrected here. Settle it by hand."),
    }


def _enrolment() -> dict[str, str]:
    return {
        "NOT_ENROLLED": translate("Errors", "This computer is not a workstation yet. Connect it to your server first."),
        "NOT_ENROLLED_WITH_SERVER": translate(
            "Errors", "This workstation has no server. Get an enrolment code and connect it under Settings."
        ),
        "OTHER_WORKSTATION": translate(
            "Errors", "The journal here belongs to the workstation {workstation}. Ask for a code under that name."
        ),
        "KIND_NOT_AVAILABLE": translate("Errors", "This version connects to offcirc's central server and to Koha."),
        "TIME_ZONE_UNKNOWN": translate(
            "Errors", "There is no time zone {name}. Zones have names such as Europe/Prague."
        ),
        "TIME_ZONE_DIFFERS": translate(
            "Errors", "The server's time is {offset} from UTC, and that of {zone} is not. Choose the server's zone."
        ),
        "CREDENTIALS_MISSING": translate("Errors", "Koha needs a user name and a password."),
        "ROWS_AT_OTHER_SERVER": translate(
            "Errors",
            "{rows} transactions are at the server used before, or may be. Finish them there first, or settle them by hand.",
        ),
        "CANNOT_WITHDRAW": translate(
            "Errors",
            "Transactions cannot be taken back from this server. Process them, or undo them by their opposites.",
        ),
        "NOT_UNKNOWN": translate(
            "Errors",
            "What became of that transaction is known by now. It is not sent again; look at the list once more.",
        ),
        "CODE_MISSING": translate("Errors", "The enrolment code is missing. The server's administrator makes one."),
        "CODE_UNKNOWN": translate(
            "Errors", "The server does not know that enrolment code. Check it letter by letter, or ask for a new one."
        ),
        "CODE_USED": translate("Errors", "That enrolment code was used before. Ask for a new one."),
        "CODE_EXPIRED": translate("Errors", "That enrolment code has expired. Ask for a new one."),
    }


def _keys() -> dict[str, str]:
    return {
        "NO_KEYCHAIN": translate("Errors", "This system has no safe keychain. Choose a passphrase instead."),
        "KEYCHAIN_LOCKED": translate(
            "Errors", "The system's keychain is locked. Unlock it and try again, or use the recovery code."
        ),
        "KEYCHAIN_LOST": translate(
            "Errors", "The system's keychain no longer has this workstation's key. Use the recovery code."
        ),
        "PASSPHRASE_NEEDED": translate("Errors", "Type this workstation's passphrase."),
        "PASSPHRASE_WRONG": translate("Errors", "That is not this workstation's passphrase. Correct it and try again."),
        "RECOVERY_CODE_WRONG": translate("Errors", "That recovery code does not fit. Check it letter by letter."),
        "NO_KEY": translate(
            "Errors", "The key file {path} is missing, and nothing opens without it. Restore a backup."
        ),
        "KEY_UNREADABLE": translate("Errors", "A part of offcirc was given no key. Close offcirc and open it again."),
        "KEY_FILE_DAMAGED": translate("Errors", "The key file {path} is damaged. Restore it from a backup."),
    }


def _staff() -> dict[str, str]:
    return {
        "STAFF_NAME_UNUSABLE": translate("Errors", "A name has 1 to {limit} characters that can be shown."),
        "STAFF_NAME_TAKEN": translate("Errors", "Somebody of that name signs in here. Write the name differently."),
        "STAFF_UNKNOWN": translate("Errors", "Nobody of that name signs in here any more. Choose another name."),
        "RECOVERY_NEEDS_STAFF": recovery.needs_staff(),
        "STAFF_MAY_NOT": translate("Errors", "Only staff who may look after staff can do that. Ask one of them."),
        "STAFF_TOO_NEW": translate(
            "Errors", "The first staff of this desk were added less than a day ago. Try again tomorrow."
        ),
        "STAFF_LAST": translate("Errors", "Somebody has to look after staff. Give that right to another person first."),
        "PIN_UNUSABLE": translate("Errors", "A PIN has {shortest} to {longest} digits."),
        "PIN_SAME": translate("Errors", "Choose a PIN other than the one before."),
        "PIN_WRONG": translate("Errors", "That PIN is not right. Try again."),
        "PIN_WAIT": translate("Errors", "Too many wrong PINs. Try again in {seconds} s."),
    }


def _machine() -> dict[str, str]:
    return {
        "DISK_FULL": translate(
            "Errors", "The disk is full ({path}). Make room, then do it again: nothing was half written."
        ),
        "READ_ONLY": translate("Errors", "{path} cannot be written to. Check who may write there, then do it again."),
        "OUTPUT_FAILED": translate("Errors", "A command's answer could not be written: {reason}. Nothing is lost."),
        "CANNOT_OPEN": translate("Errors", "{path} cannot be opened. Check that it is there and that it is yours."),
        "LOCKED": translate("Errors", "{path} is in use by another program. Wait a moment and do it again."),
        "ARCHIVE_DAMAGED": translate(
            "Errors",
            "{path} is damaged, and no backup was made. It holds settled days; the journal itself goes on. Keep the"
            " backups you have, and ask your administrator to bring that file back from the newest one.",
        ),
        "DAMAGED": translate("Errors", "{path} is damaged. Restore the newest backup."),
        "DISK_FAILED": translate(
            "Errors", "The disk failed at {path}. Stop using it, and restore the newest backup on another one."
        ),
        "PORTABLE_PASSPHRASE": translate(
            "Errors", "Files on a stick are locked with a passphrase. Choose one, then do it again."
        ),
        "DISK_AWAY": translate(
            "Errors", "The stick or disk with {path} is not there. Plug it in again, then do it again."
        ),
        "TOO_NEW": translate("Errors", "{path} was written by a newer offcirc. Install that version."),
        "UPGRADE_WAITS": translate("Errors", "An older offcirc is at work with {path}. Close it, then try again."),
        "UPGRADE_FAILED": translate(
            "Errors", "{path} could not be brought up to date. It is as it was; the older offcirc goes on with it."
        ),
        "NO_JOURNAL": translate("Errors", "The journal {path} is missing. Restore the newest backup."),
        "CONFIG_UNREADABLE": translate("Errors", "The settings file {path} cannot be read. Mend it or move it away."),
        "WINDOW_OPEN": translate("Errors", "offcirc is open on this computer already. Go on in that window."),
        "ENDED_EARLY": translate("Errors", "That ended early. Nothing is lost; do it again."),
        "NOT_STARTED": translate("Errors", "That could not be started. Is offcirc installed completely?"),
        "SYNC_RUNNING": translate("Errors", "Another offcirc is talking to the server. Wait until it is done."),
    }


def _network() -> dict[str, str]:
    return {
        "SERVER_AWAY": translate(
            "Errors", "The server cannot be reached. Go on working, and synchronise when the network is back."
        ),
        "PROXY_AWAY": translate("Errors", "The proxy cannot be reached. Check this computer's network settings."),
        "ADDRESS_WRONG": translate("Errors", "That is not a server's address. It looks like https://library.example."),
        "ADDRESS_NEEDS_HTTPS": translate(
            "Errors", "The server talks encrypted only. Write https:// in front of its address."
        ),
        "TLS_NOT_TRUSTED": translate(
            "Errors", "The server's certificate is not trusted. Check the address, and this computer's date and time."
        ),
        "SERVER_SILENT": translate(
            "Errors", "The server said nothing for {seconds} s. Nothing is lost; synchronise again later."
        ),
        "ANSWER_LOST": translate(
            "Errors", "The connection broke before the answer came. Nothing is lost; synchronise again."
        ),
        "ANSWER_UNREADABLE": translate(
            "Errors", "The server's answer cannot be read. Nothing is lost; is the address right?"
        ),
        "NOT_OUR_SERVER": translate(
            "Errors",
            "What answers there is not the library's server. Check the address; does the network want a sign-in?",
        ),
        "PROTOCOL_VERSION": translate(
            "Errors", "The server speaks version {theirs}, this program version {ours}. Upgrade the older one."
        ),
    }


def _server() -> dict[str, str]:
    return {
        "SERVER_FAILED": translate(
            "Errors", "The server failed inside (HTTP {status}). Nothing is lost; synchronise again later."
        ),
        "BUSY": translate("Errors", "The server is busy. Nothing is lost; synchronise again in a minute."),
        "TOKEN_REVOKED": translate(
            "Errors", "The server no longer lets this workstation in. Ask for a new enrolment code; what waits is kept."
        ),
        "TOKEN_UNKNOWN": translate(
            "Errors", "The server does not know this workstation. Ask for a new enrolment code; what waits is kept."
        ),
        "TOKEN_EXPIRED": translate(
            "Errors",
            "This workstation's permission at the server has run out. Ask for a new enrolment code; what waits is kept.",
        ),
        "TOO_MANY_ATTEMPTS": translate(
            "Errors", "Too many wrong attempts from this network. Wait a few minutes, then try again."
        ),
        "SCOPE_MISSING": translate("Errors", "This workstation may not do that. Ask the server's administrator."),
    }


def _account() -> dict[str, str]:
    return {
        "SERVER_REFUSED": translate("Errors", "The server refused (HTTP {status}). Ask its administrator."),
        "SIGN_IN_REFUSED": translate(
            "Errors", "The server does not accept that user name and password. Check them; what waits is kept."
        ),
        "SIGN_IN_SECOND_FACTOR": translate(
            "Errors", "That account needs a code at each sign-in (two-factor authentication). Use one that does not."
        ),
        "SIGN_IN_NO_PERMISSION": translate(
            "Errors", "The account may not do that at the server. Ask its administrator; what waits is kept."
        ),
        "BRANCH_REFUSED": translate(
            "Errors", "The server does not let that account work at that library. Choose the account's own library."
        ),
        "RECORDS_REFUSED": translate(
            "Errors",
            "Koha does not give this account its patrons, items and loans ({list}, HTTP {status}). Ask its administrator "
            "for the permission to list patrons, then sign in again. Transactions are sent all the same.",
        ),
        "NO_OFFLINE_SERVICE": translate(
            "Errors", "That Koha has no offline circulation service. Ask its administrator."
        ),
    }


def _data() -> dict[str, str]:
    return {
        "REPLICA_UNREADABLE": translate(
            "Errors", "The local data cannot be read. Lending goes on without it; synchronise to fetch it anew."
        ),
        "REPLICA_TOO_NEW": translate(
            "Errors",
            "The server makes local data for a newer offcirc. Install that version; the old data stays in use.",
        ),
        "EXTRACT_CHANGED": translate(
            "Errors", "The server made new data while the old was coming. Synchronise once more."
        ),
        "EXTRACT_BUILDING": translate("Errors", "The server is still making the data. Synchronise again in a minute."),
        "EXTRACT_UNKNOWN": translate("Errors", "The server no longer has the data that was coming. Synchronise again."),
        "CONTENT_DIFFERS": translate(
            "Errors", "The data arrived changed. The old data stays in use; synchronise again."
        ),
        "CHANGES_OUT_OF_ORDER": translate(
            "Errors", "The server's changes do not fit the local data. Fetch all data anew under Data and connection."
        ),
        "CHANGES_CONTRADICTORY": translate(
            "Errors", "The server's changes contradict each other. The old data stays in use; tell its administrator."
        ),
        "CURSOR_TOO_OLD": translate(
            "Errors", "The server's data is older than this workstation's. Ask the server's administrator."
        ),
    }


def _files() -> dict[str, str]:
    return {
        **carried.errors(),
        "MIRROR_AWAY": translate(
            "Errors", "{path} is not there. Plug the stick in again; recording goes on meanwhile."
        ),
        "MIRROR_NOWHERE": translate("Errors", "{path} is no folder. Choose the stick, or a folder on it."),
        "MIRROR_INSIDE_HOME": translate(
            "Errors", "A second copy beside the first is none. Choose a folder on another volume."
        ),
        "NOT_A_BACKUP": translate("Errors", "{path} is not a backup of offcirc. Choose another file."),
        "BACKUP_OLDER": translate(
            "Errors", "The journal here has {rows} transactions that the backup lacks. Send them first."
        ),
        "BACKUP_OTHER": translate("Errors", "That backup belongs to another workstation. Choose another file."),
        "CANCELLED": translate("Errors", "Cancelled. Nothing was changed."),
    }
