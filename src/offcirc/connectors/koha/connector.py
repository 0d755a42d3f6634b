"""Koha as a `Connector`. It keeps no due date and no id of ours, and applies what it is sent twice twice.

So rows go one at a time where Koha is not safe, are known again by what they say, and an issue counts as done only
when the loan was read back and its due date compared with what the patron was told.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from email.utils import parsedate_to_datetime
from pathlib import Path

from offcirc.connectors.base import (
    NOTHING_TOLD,
    Capabilities,
    ChangedPages,
    Fate,
    RecordPages,
    ReplicaFile,
    ReportProgress,
)
from offcirc.connectors.koha import answers, download, plugin, rest
from offcirc.connectors.koha.loans import LoanReader
from offcirc.connectors.koha.offline import ADDED, SERVICE, OfflineService
from offcirc.connectors.koha.processing import Processing
from offcirc.connectors.koha.profile import KohaProfile
from offcirc.connectors.koha.recognising import Known, recognise
from offcirc.connectors.koha.renewing import renew_until
from offcirc.connectors.koha.session import KohaSession, before_it_is_sent
from offcirc.connectors.koha.submitting import hand_over
from offcirc.connectors.koha.verdicts import LENDS, Verdicts
from offcirc.domain.barcodes import fold
from offcirc.domain.outcomes import Outcome, OutcomeCode, Receipt, Result
from offcirc.domain.transactions import Kind, as_told
from offcirc.errors import RequestRefused, ServerBusy, Unreachable
from offcirc.wire.messages import (
    PROTOCOL_VERSION,
    CarriedAnswer,
    ChainHead,
    ContactAnswer,
    ContactRequest,
    QueuedRow,
    SentTransaction,
    ServerInfo,
)


class KohaConnector:
    """One Koha under one desk account. See `Connector` for the methods."""

    def __init__(
        self,
        session: KohaSession,
        profile: KohaProfile,
        zone: tzinfo,
        *,
        held_for_review: bool = True,
        knows_card: Callable[[str], bool] = lambda _: True,
        find_out: Callable[[], KohaProfile] | None = None,
    ) -> None:
        """Nothing is sent yet.

        Args:
            session: where it is signed in.
            profile: what `find_out` learnt of the server.
            zone: in which the server writes its times.
            held_for_review: rows go into Koha's queue; else they are applied at once.
            knows_card: whether a card is known to be the server's: Koha says `Success.` to a payment of nobody.
            find_out: learns the server anew and keeps what it learnt, after an upgrade of Koha.
        """
        self._session = session
        self._zone = zone
        self._queue = held_for_review
        self._knows_card = knows_card
        self._find_out = find_out
        self._verdicts = Verdicts()
        self._take_for(profile)

    def _take_for(self, profile: KohaProfile) -> None:
        self._profile = profile
        self._offline = OfflineService(self._session, profile, self._zone)
        self._loans = LoanReader(self._session, profile, self._zone)

    @property
    def capabilities(self) -> Capabilities:
        """What this server can do, by its profile."""
        return self._profile.capabilities(held_for_review=self._queue)

    def contact(self, told: ContactRequest = NOTHING_TOLD) -> ContactAnswer:  # noqa: ARG002 - Koha keeps none of it
        """Proves the sign-in and reads the server's clock, which HTTP tells to the second."""
        answer = self._session.get(SERVICE)
        date = answer.headers.get("Date", "")
        now = datetime.now(UTC)
        server_at = parsedate_to_datetime(date) if date else now
        self._verdicts.ahead = server_at - now
        self._keep_up()
        server_at += (datetime.now(UTC) - now) / 2  # this moment is taken for the middle of the contact
        info = ServerInfo(
            server_id=hashlib.sha256(self._session.url.encode()).hexdigest()[:32],
            name=self._profile.branches.get(self._profile.branch, self._profile.branch),
            version=self._profile.version,
            protocol=PROTOCOL_VERSION,
            server_at=server_at,
            time_zone=str(self._zone),
            apply_on_arrival=not self._queue,
        )
        return ContactAnswer(info, "", self._profile.branch, ("download", "upload", "process"))

    def pull(self, since: int | None, into: Path, report: ReportProgress) -> ReplicaFile | RecordPages | ChangedPages:
        """Everything, page by page; or what changed, where the server has REST."""
        del into
        asked = self._session, self._profile, self._zone, since, report
        if self._profile.rest:
            return rest.pull(*asked)
        return plugin.pull(*asked) if self._profile.plugin and not self._profile.download else download.pull(*asked)

    def submit(self, batch: Sequence[SentTransaction], head: ChainHead | None) -> Iterator[Receipt | Outcome]:  # noqa: ARG002
        """Hands rows over: into Koha's queue, or to be applied at once.

        A value that Koha would bend without a word is refused here, before it is sent. An issue that was applied at
        once is a receipt: its outcome comes when the loan has been read back (`look_up`).
        """
        going: list[SentTransaction] = []
        for sent in batch:
            code = self._refusal(sent)
            if code is None:
                going.append(sent)
            else:
                yield self._verdicts.outcome(sent.transaction.id, Result.REFUSED, code)
        try:
            for sent, text in hand_over(self._offline, self._profile, going, queue=self._queue):
                yield self._handed_over(sent, text)
        except ServerBusy as error:  # met on the way: where it may have acted, it is OutcomeUnknown
            raise Unreachable(error.code, **error.params) from None

    def _refusal(self, sent: SentTransaction) -> str | None:
        row = sent.transaction
        if row.kind is Kind.PAYMENT and row.card_number is not None and not self._knows_card(row.card_number):
            return OutcomeCode.PATRON_NOT_FOUND
        return self._offline.check(sent)

    def _handed_over(self, sent: SentTransaction, text: str) -> Receipt | Outcome:
        row = sent.transaction
        if text == ADDED:
            return self._verdicts.receipt(sent)
        if text in {answers.SUCCESS, answers.ALREADY_DONE} and row.kind in LENDS:
            self._verdicts.applied.add(row.id)
            return self._verdicts.receipt(sent)
        if text == answers.ALREADY_DONE:
            return self._verdicts.already_done(row.id)
        return self._verdicts.outcome(row.id, *answers.meaning_of(text))

    def look_up(self, rows: Sequence[SentTransaction]) -> Iterator[Receipt | Outcome | Fate]:
        """What became of rows, by the queue and the loans."""
        if not rows:
            return
        queued = self._known(rows) if self._profile.list_queue else []
        waiting = {known.id for known in queued}
        missing = [sent.transaction.item_barcode for sent in rows if sent.transaction.id not in waiting]
        loans = self._loans.read({barcode for barcode in missing if barcode})
        unsettled = {fold(known.barcode) for known in queued}
        for sent in rows:
            if sent.transaction.id in waiting:
                yield self._verdicts.receipt(sent)
                continue
            told = self._verdicts.by_loans(sent, loans, unsettled)
            if isinstance(told, Fate) and sent.transaction.item_key is not None:
                unsettled.add(sent.transaction.item_key)
            yield told

    def outcomes(self, since: int) -> Iterator[Outcome]:  # noqa: ARG002
        """None: Koha keeps no outcomes."""
        return iter(())

    def queue(self, own: Sequence[SentTransaction]) -> Iterator[QueuedRow]:
        """The rows of the session's branch, by their time."""
        for place, known in enumerate(self._known(own), 1):
            yield self._queued(known, place)

    def process(
        self, ids: Sequence[str] | None, own: Sequence[SentTransaction], report: ReportProgress
    ) -> Iterator[tuple[str, Outcome]]:
        """Applies rows one by one; an issue's outcome comes when its loan was read back."""
        wanted = frozenset(ids) if ids is not None else None
        return Processing(self._offline, self._loans, self._verdicts, report).run(self._known(own), wanted)

    def withdraw(self, ids: Sequence[str], own: Sequence[SentTransaction]) -> Iterator[tuple[str, Outcome]]:
        """Deletes rows from Koha's queue; of one that was gone already, nothing comes."""
        wanted = frozenset(ids)
        for known in [each for each in self._known(own) if each.id in wanted]:
            self._offline.delete(known.operation.id)
            yield known.workstation, self._verdicts.outcome(known.id, Result.REFUSED, OutcomeCode.WITHDRAWN)

    def read_back(self, rows: Sequence[SentTransaction]) -> Iterator[Outcome]:
        """The due dates of the present loans, beside those that the patrons were told."""
        told = [sent.transaction for sent in rows]
        loans = self._loans.read({row.item_barcode for row in told if row.item_barcode})
        for row in told:
            loan = (loans or {}).get(row.item_key or "")
            yield self._verdicts.lent(row.id, row.due_at, row.card_number or "", loan)

    def hand_in(self, content: bytes) -> CarriedAnswer:  # noqa: ARG002
        """Koha opens none of our files.

        Raises:
            RequestRefused: `CANNOT_HAND_IN`.
        """
        raise RequestRefused("CANNOT_HAND_IN")

    def set_due_date(self, row: SentTransaction, due_at: datetime) -> str:
        """Renews the loan until then; nothing is sent to a server that would make a date of its own again.

        Raises:
            RequestRefused: `CANNOT_SET_DUE_DATE`.
        """
        if not self.capabilities.sets_due_date:
            raise RequestRefused("CANNOT_SET_DUE_DATE")
        lent = row.transaction
        with before_it_is_sent():
            number = self._loans.number_of(lent.item_barcode or "", lent.card_number or "")
        if number is None:
            return answers.NO_CHECKOUT
        return renew_until(self._session, number, due_at.astimezone(self._zone))

    def close(self) -> None:
        """Lets connections go."""
        self._session.close()

    # inside

    def _keep_up(self) -> None:
        """Another version reads times in another way, or has other doors: no row may go before that is known."""
        if self._find_out is None or self._session.version in {"", self._profile.version}:
            return
        with before_it_is_sent():
            profile = self._find_out()
        before, self._session = self._session, self._session.with_profile(profile)
        before.close()
        self._take_for(profile)

    def _known(self, own: Sequence[SentTransaction]) -> list[Known]:
        return recognise(self._offline.queue(own), own, self._offline.fingerprint)

    def _queued(self, known: Known, place: int) -> QueuedRow:
        operation = known.operation
        at = self._offline.moment(operation) or self._verdicts.server_at()
        if known.sent is not None:
            return QueuedRow(int(operation.id), known.sent.transaction, at, at)
        action = operation.action
        told = as_told(
            {
                "id": known.id,
                "workstation": known.workstation,
                "epoch": 1,
                "seq": place,
                "kind": Kind(action),
                "library": operation.branch,
                "staff": "",
                "recorded_at": at,
                "occurred_at": at,
                "card_number": operation.card or None,
                "item_barcode": operation.barcode or None,
                "amount": Decimal(operation.amount) if operation.amount else None,
                "boot": "",
                "monotonic_ms": 0,
            }
        )
        return QueuedRow(int(operation.id), told, at, at)
