"""Koha's offline circulation service: one operation a request, or a file of them into the queue, and the queue itself.

It keeps no due date and no id; what it is sent twice, it does twice. So nothing here is repeated, and a lost answer
leaves the row in doubt (`OutcomeUnknown`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from email.utils import parsedate_to_datetime

import msgspec

from offcirc import __version__
from offcirc.connectors.files.koc import KocAction, KocRow, Unfit, koc_row, write_koc
from offcirc.connectors.koha.http import HTML, Answer
from offcirc.connectors.koha.pages import Row, read_queue
from offcirc.connectors.koha.profile import KohaProfile, Timestamps
from offcirc.connectors.koha.session import STAFF, KohaSession, before_it_is_sent
from offcirc.connectors.koha.shown_times import minute, moment_of, read_times
from offcirc.domain.outcomes import OutcomeCode
from offcirc.domain.transactions import Kind, Transaction
from offcirc.errors import AuthRequired, OutcomeUnknown, ProtocolMismatch
from offcirc.wire.messages import SentTransaction

SERVICE = STAFF + "offline_circ/service.pl"
LIST = STAFF + "offline_circ/list.pl"
PROCESS = STAFF + "offline_circ/process.pl"
ENQUEUE = STAFF + "offline_circ/enqueue_koc.pl"
UPLOAD = STAFF + "tools/upload-file.pl"
PLUGIN = "/contrib/offlinecirc/transactions"
FOR_A_MOMENT = (("temp", "1"),)
"""An upload that Koha cleans away by itself."""

ADDED = "Added."
Fingerprint = tuple[str, str, str, str]
"""An operation as the queue shows it: local time to the minute, action, card, barcode or amount."""

_ACTIONS = {
    Kind.ISSUE: KocAction.ISSUE,
    Kind.RENEW: KocAction.ISSUE,
    Kind.RETURN: KocAction.RETURN,
    Kind.PAYMENT: KocAction.PAYMENT,
}
_REFUSED = {
    Unfit.KIND_NOT_CARRIED: OutcomeCode.VALUE_NOT_CARRIED,
    Unfit.BORROWER_UNKNOWN: OutcomeCode.CARD_NEEDED,
    Unfit.CARD_TOO_LONG: OutcomeCode.CARD_TOO_LONG,
    Unfit.BARCODE_TOO_LONG: OutcomeCode.BARCODE_TOO_LONG,
    Unfit.TIME_UNUSABLE: OutcomeCode.VALUE_NOT_CARRIED,
}
"""`NOT_PLAIN` is not among them: by a request of its own any character arrives."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation in the queue.

    Attributes:
        id: Koha's number.
        at: the server's local time, `YYYY-MM-DD HH:MM`: Koha shows no seconds.
        action: `issue`, `return` or `payment`.
        card: empty for a return.
        barcode: empty for a payment.
        amount: of a payment, with two decimals; else empty.
        branch: code of the library whose queue it stands in.
    """

    id: str
    at: str
    action: str
    card: str
    barcode: str
    amount: str
    branch: str

    @property
    def fingerprint(self) -> Fingerprint:
        """As that of the row it may be."""
        return (self.at, self.action, self.card, self.barcode or self.amount)


class OfflineService:
    """The doors under `offline_circ/`, for one session."""

    def __init__(self, session: KohaSession, profile: KohaProfile, zone: tzinfo) -> None:
        """Sends nothing yet.

        Args:
            session: where it is signed in.
            profile: what the server is.
            zone: in which the server writes its times.
        """
        self._session = session
        self._profile = profile
        self._zone = zone

    def submit_one(self, sent: SentTransaction, *, queue: bool) -> str:
        """Hands one row over.

        Args:
            sent: a row that `check` has nothing against.
            queue: for review; else Koha applies it at once.

        Returns:
            the server's own words; `Added.` says nothing about the row, and not even that it was kept.
        """
        row = sent.transaction
        form = [
            ("branchcode", self._profile.branch),
            ("timestamp", self.wire_time(sent.occurred_at)),
            ("action", _ACTIONS[row.kind].value),
            ("barcode", _barcode(row)),
            ("cardnumber", _card(row)),
            ("amount", _amount(row)),
            ("pending", "true" if queue else "false"),
        ]
        if self._profile.new_names:  # before, a user's name here meant: sign in anew
            form.append(("userid", self._session.user))
        return _words(self._session.post(SERVICE, form))

    def enqueue(self, rows: Sequence[SentTransaction]) -> None:
        """Puts rows into the queue by one file.

        Args:
            rows: for which `fits_a_file` holds.

        Raises:
            AuthRequired: `SIGN_IN_NO_PERMISSION`, this account may not upload files; nothing was queued.
            Unreachable: the same, on the way.
            OutcomeUnknown: any of the rows may be in the queue.
        """
        self._session.post(ENQUEUE, [("op", "cud-enqueue"), ("uploadedfileid", self._upload(rows))])

    def through_plugin(self, rows: Sequence[SentTransaction], *, queue: bool) -> list[PluginAnswer]:
        """Hands rows over in one request, which may be sent again: the plugin knows what it has done already.

        Args:
            rows: that `check` has nothing against.
            queue: for review; else Koha applies them at once.

        Returns:
            its answers, in the rows' order.

        Raises:
            OutcomeUnknown: any of the rows may have been taken.
        """
        body = {
            "branchcode": self._profile.branch,
            "pending": queue,
            "transactions": [_for_plugin(sent) for sent in rows],
        }
        answer = self._session.rest("POST", PLUGIN, body=body)
        try:
            results = msgspec.json.decode(answer.body, type=_PluginAnswers).results
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise OutcomeUnknown("ANSWER_UNREADABLE") from None
        if len(results) != len(rows):
            raise OutcomeUnknown("ANSWER_UNREADABLE")
        return results

    def _upload(self, rows: Iterable[SentTransaction]) -> str:
        lines = [self._line(sent) for sent in rows]
        fitting = [line for line in lines if isinstance(line, KocRow)]
        if len(fitting) != len(lines):
            raise ValueError("a row that no file can hold")
        content = write_koc(fitting, __version__)
        files = {"fileToUpload": ("offcirc.koc", content, "application/octet-stream")}
        form = (("op", "cud-upload"),)
        with before_it_is_sent():  # an upload alone puts nothing into the queue
            told = upload_answer(self._session.post(UPLOAD, form, files, FOR_A_MOMENT))
            if not told.let_in:  # this door shows no sign-in form
                self._session.sign_in()
                told = upload_answer(self._session.post(UPLOAD, form, files, FOR_A_MOMENT))
        if not told.let_in:
            raise AuthRequired("SIGN_IN_NO_PERMISSION")
        if told.status != "done" or not told.fileid:
            raise ProtocolMismatch("ANSWER_UNREADABLE")
        return str(told.fileid)

    def fits_a_file(self, sent: SentTransaction) -> bool:
        """Whether a file tells it as it is: Koha takes it for bytes, and what is not ASCII would arrive changed."""
        return isinstance(self._line(sent), KocRow)

    def _line(self, sent: SentTransaction) -> KocRow | Unfit:
        row, longest = sent.transaction, self._profile.longest_card
        return koc_row(row, row.card_number, self._zone, occurred_at=sent.occurred_at, longest_card=longest)

    def queue(self, expected: Iterable[SentTransaction] = ()) -> list[Operation]:
        """What waits in the queue of the session's library, by time.

        Args:
            expected: rows that may be there; they help to tell day and month apart.
        """
        answer = self._session.get(LIST)
        rows = read_queue(answer.text)
        wanted = {self.fingerprint(sent) for sent in expected}

        def known(times: Sequence[str]) -> int:
            return sum(self._operation(row, at).fingerprint in wanted for row, at in zip(rows, times, strict=True))

        told = answer.headers.get("Date", "")
        now = parsedate_to_datetime(told) if told else datetime.now(UTC)
        times = read_times([row.at for row in rows], now.astimezone(self._zone).replace(tzinfo=None), known)
        return [self._operation(row, at) for row, at in zip(rows, times, strict=True)]

    def _operation(self, row: Row, at: str) -> Operation:
        amount = _shown_amount(row.amount) if row.action == KocAction.PAYMENT else ""
        return Operation(row.id, at, row.action, row.card, row.barcode, amount, self._profile.branch)

    def process(self, operation_id: str) -> str:
        """Applies one operation of the queue; Koha forgets it whether it could or not.

        Returns:
            the server's own words; empty where the operation was not there any more.
        """
        return self._order("process", operation_id)

    def delete(self, operation_id: str) -> str:
        """Takes one operation out of the queue; `Deleted.` also where it was not there."""
        return self._order("delete", operation_id)

    def _order(self, what: str, operation_id: str) -> str:
        # 24.05 renamed the field, and reads one of the two.
        form = [("operationid", operation_id), ("action", what), ("op", f"cud-{what}")]
        return _words(self._session.post(PROCESS, form))

    def wire_time(self, instant: datetime) -> str:
        """A moment as `service.pl` wants it. With a `T` old servers fail after half the work (PEERS)."""
        zone = UTC if self._profile.timestamps is Timestamps.UTC else self._zone
        return f"{instant.astimezone(zone):%Y-%m-%d %H:%M:%S}"

    def moment(self, operation: Operation) -> datetime | None:
        """When it happened, UTC; None where the server shows it in a way of its own."""
        local = moment_of(operation.at)
        return local.replace(tzinfo=self._zone).astimezone(UTC) if local is not None else None

    def fingerprint(self, sent: SentTransaction) -> Fingerprint:
        """A row as the queue would show it."""
        row = sent.transaction
        action = _ACTIONS[row.kind]
        card = "" if action is KocAction.RETURN else _card(row)
        at = minute(sent.occurred_at.astimezone(self._zone))
        return at, action.value, card, _barcode(row) or _amount(row)

    def check(self, sent: SentTransaction) -> OutcomeCode | None:
        """What Koha would bend without a word, so that the row must not be sent; None where it would not.

        That an amount is positive and has cents, and that a text has no control characters, is the domain's own rule.
        """
        line = self._line(sent)
        return _REFUSED.get(line) if isinstance(line, Unfit) else None


class UploadAnswer(msgspec.Struct):
    """What `upload-file.pl` answers, as JSON that calls itself HTML.

    `done` or `failed`; `denied` to an account that may not (before 16.05 it needed a permission for tools, since then
    `circulate_remaining_permissions` will do: `Koha/Uploader.pm`) and to a session that has ended, of which old
    versions say `expired`.
    """

    status: str
    fileid: str | int | None = None

    @property
    def let_in(self) -> bool:
        """Whether it looked at the file at all."""
        return self.status in {"done", "failed"}


def upload_answer(answer: Answer) -> UploadAnswer:
    """Raises ProtocolMismatch where it is none."""
    try:
        return msgspec.json.decode(answer.body, type=UploadAnswer)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise ProtocolMismatch("ANSWER_UNREADABLE") from None


class PluginAnswer(msgspec.Struct):
    """What the plugin says of one row: `processed`, `queued`, `skipped` (it had it before) or `error`."""

    status: str
    message: str = ""


class _PluginAnswers(msgspec.Struct):
    results: list[PluginAnswer]


def _for_plugin(sent: SentTransaction) -> dict[str, str]:
    """Only what the row has. The plugin turns the moment into the server's own time."""
    row = sent.transaction
    given = {
        "timestamp": f"{sent.occurred_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "action": _ACTIONS[row.kind].value,
        "cardnumber": _card(row),
        "barcode": _barcode(row),
        "amount": _amount(row),
    }
    return {name: value for name, value in given.items() if value}


def _words(answer: Answer) -> str:
    if answer.kind == HTML:
        raise OutcomeUnknown("ANSWER_UNREADABLE")
    return answer.text.strip()


def _card(row: Transaction) -> str:
    """Koha has a card for what is lent or paid; whose loan a return ends, it knows itself."""
    return (row.card_number or "").strip() if row.kind is not Kind.RETURN else ""


def _barcode(row: Transaction) -> str:
    return (row.item_barcode or "").strip()


def _amount(row: Transaction) -> str:
    return f"{row.amount:.2f}" if row.amount is not None else ""


def _shown_amount(text: str) -> str:
    try:
        return f"{Decimal(text):.2f}"
    except InvalidOperation:
        return text
