"""What staff do at the desk. Each action is one durable row, or nothing; the network is nowhere on this path."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property
from zoneinfo import ZoneInfo

from offcirc.app.home import Config
from offcirc.app.look_up import LookUps
from offcirc.clock import Clock
from offcirc.domain.barcodes import Scan, read_scan
from offcirc.domain.checks import (
    CheckCode,
    Decision,
    Finding,
    Routing,
    Severity,
    check_issue,
    check_payment,
    check_renewal,
    check_return,
    due_date_findings,
    routing_of,
)
from offcirc.domain.due_dates import read_instant
from offcirc.domain.holdings.told import places_of
from offcirc.domain.projection import ItemView, PatronView
from offcirc.domain.records import SOMEBODY
from offcirc.domain.transactions import (
    MAX_COUNT,
    MAX_NAME_LENGTH,
    MAX_NOTE_LENGTH,
    Draft,
    Kind,
    NewPatron,
    Transaction,
)
from offcirc.errors import UserError
from offcirc.journal import Journal


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts, when, and whether they insist.

    Attributes:
        staff: whoever is signed in.
        at: when it happened, `YYYY-MM-DD[THH:MM]` in the library's zone, if not now (a book drop, a paper slip).
        occurred_at: the same as an instant, where a correction keeps the moment of the row it corrects.
        override: pass over the checks that ask; they are recorded as overridden.
        amends: the refused transaction that this action corrects.
        compensates: the sent transaction that this action undoes.
        replaces: the row, still waiting, that this one takes the place of.
        note: what staff read on the item, its title mostly; kept only where the item is not in the data.
        carried_as: the id of a row that a file brings: recorded once, and marked.
    """

    staff: str
    at: str | None = None
    occurred_at: datetime | None = None
    override: bool = False
    amends: str | None = None
    compensates: str | None = None
    replaces: str | None = None
    note: str | None = None
    carried_as: str | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """What came of an action.

    `transaction` is None where nothing was recorded: a check asks for a decision, or what a file brings is here.
    """

    transaction: Transaction | None
    decision: Decision
    patron: PatronView | None = None
    item: ItemView | None = None
    routing: Routing | None = None


class Desk:
    """The desk's use cases.

    All of them raise `UserError` for what was typed wrong (nothing recorded) and `EnvironmentProblem` where the disk
    does not take the row. What the server could never be told is not recorded either (`KIND_NOT_CARRIED`): it would
    wait here for ever.
    """

    def __init__(
        self, journal: Journal, look_ups: LookUps, clock: Clock, config: Config, kinds: frozenset[Kind]
    ) -> None:
        """The desk of one workstation.

        Args:
            journal: where rows are kept.
            look_ups: what is known here.
            clock: this machine's.
            config: where the desk stands.
            kinds: what its server can be told.
        """
        self._journal = journal
        self._look_ups = look_ups
        self._clock = clock
        self._config = config
        self._kinds = kinds

    @cached_property
    def zone(self) -> ZoneInfo:
        """This library's time zone."""
        return self._look_ups.zone(self._config.library, self._config.time_zone)

    def issue(self, card: str, barcode: str, due: str | None, act: Act) -> Recording:
        """Lends an item (K8 to K13).

        Raises:
            UserError: `DUE_DATE_REQUIRED` (K12), or what is wrong with the card, barcode, date or time; `NOT_WAITING`
                where the row to replace has left.
        """
        if due is None or not due.strip():
            raise UserError("DUE_DATE_REQUIRED")
        card_scan, item_scan = self._scan(card, "card"), self._scan(barcode, "item")
        now = self._clock.read().wall
        backdated = self._backdated(act, now)
        occurred_at = backdated or now
        due_at = read_instant(due, self.zone)
        with self._look_ups.at_one_moment():
            patron, item = self._look_ups.loan(card_scan, item_scan)
            terms = self._look_ups.terms(self._config.library, patron, item)
            calendar = self._look_ups.calendar(self._config.library)
        lent_on = occurred_at.astimezone(self.zone).date()
        decision = check_issue(patron, item, terms, calendar, lent_on, due_at.date())
        decision = decision.also(due_date_findings(due_at, occurred_at))
        if act.replaces is not None:
            decision = decision.without(CheckCode.ON_LOAN_TO_PATRON)
        row = self._record(
            Kind.ISSUE,
            act,
            backdated,
            decision,
            card=_read(card_scan, patron),
            item=_read(item_scan, item),
            due_at=due_at,
        )
        return Recording(row, decision, patron, item)

    def take_back(self, barcode: str, act: Act) -> Recording:
        """Checks an item in (K14). Always recorded: the book is on the desk."""
        scan = self._scan(barcode, "item")
        backdated = self._backdated(act, self._clock.read().wall)
        item = self._look_ups.item(scan)
        decision = check_return(item)
        row = self._record(Kind.RETURN, act, backdated, decision, item=_read(scan, item))
        return Recording(row, decision, item=item, routing=self.routing_of(item))

    def routing_of(self, item: ItemView) -> Routing:
        """Where an item goes that came back here; only one that is away from its owning place may be out in a set."""
        away = item.item is not None and not places_of(item.item).at_home
        return routing_of(item, self._config.library, self._look_ups.exchange_set_of(item) if away else None)

    def renew(self, barcode: str, due: str | None, act: Act) -> Recording:
        """Gives a loan a later due date; without one, the rule's loan period from today.

        Raises:
            UserError: `DUE_DATE_REQUIRED` where no rule says how long.
        """
        scan = self._scan(barcode, "item")
        now = self._clock.read().wall
        backdated = self._backdated(act, now)
        item = self._look_ups.item(scan)
        due_at = read_instant(due or self._due_by_rule(item, backdated or now), self.zone)
        decision = check_renewal(item, self._look_ups.calendar(self._config.library), due_at.date())
        decision = decision.also(due_date_findings(due_at, backdated or now))
        borrower = item.loan.loan.card_number if item.loan is not None else SOMEBODY
        holder = _Reading(borrower, None) if borrower != SOMEBODY else None  # some servers need it
        row = self._record(Kind.RENEW, act, backdated, decision, card=holder, item=_read(scan, item), due_at=due_at)
        return Recording(row, decision, item=item)

    def pay(self, card: str, amount: Decimal, act: Act) -> Recording:
        """Takes a payment. An unknown card is recorded, marked: the money is in the till."""
        scan = self._scan(card, "card")
        backdated = self._backdated(act, self._clock.read().wall)
        patron = self._look_ups.patron(scan)
        decision = check_payment(patron)
        row = self._record(Kind.PAYMENT, act, backdated, decision, card=_read(scan, patron), amount=amount)
        return Recording(row, decision, patron)

    def use_in_house(self, barcode: str, count: int, act: Act) -> Recording:
        """Counts an item that was read in the library and left on a table.

        Raises:
            UserError: `COUNT_OUT_OF_BOUNDS`.
        """
        if not 0 < count <= MAX_COUNT:
            raise UserError("COUNT_OUT_OF_BOUNDS", limit=MAX_COUNT)
        scan = self._scan(barcode, "item")
        backdated = self._backdated(act, self._clock.read().wall)
        item = self._look_ups.item(scan)
        unknown = () if item.item is not None else (Finding(CheckCode.ITEM_UNKNOWN, Severity.MARK),)
        decision = Decision(unknown)
        row = self._record(Kind.IN_HOUSE_USE, act, backdated, decision, item=_read(scan, item), count=count)
        return Recording(row, decision, item=item)

    def register(self, card: str, new: NewPatron, act: Act) -> Recording:
        """Registers a patron under a new card.

        Raises:
            UserError: `CARD_NUMBER_IN_USE` where this desk already knows the card, also as one that was replaced;
                `PATRON_UNREADABLE` where a field has characters that cannot be shown.
        """
        if not all(text.isprintable() for text in astuple(new) if isinstance(text, str)):
            raise UserError("PATRON_UNREADABLE")
        scan = self._scan(card, "card")
        backdated = self._backdated(act, self._clock.read().wall)
        if self._look_ups.patron(scan).patron is not None:
            raise UserError("CARD_NUMBER_IN_USE")
        decision = Decision()
        card_number = _Reading(scan.text, _typed(scan, scan.text))
        row = self._record(Kind.REGISTER_PATRON, act, backdated, decision, card=card_number, patron=new)
        return Recording(row, decision, self._look_ups.patron(scan))

    # inside

    def _scan(self, typed: str, which: str) -> Scan:
        try:
            return read_scan(typed, self._config.scanner_prefix)
        except UserError as error:
            raise UserError(error.code, **{**error.params, "which": which}) from None

    def _backdated(self, act: Act, now: datetime) -> datetime | None:
        if act.at is None:
            return act.occurred_at
        at = read_instant(act.at, self.zone, at_end_of_day=False)
        if at > now:
            raise UserError("TIME_IN_FUTURE")
        return at

    def _due_by_rule(self, item: ItemView, occurred_at: datetime) -> str:
        patron = self._look_ups.patron(read_scan(item.loan.loan.card_number)) if item.loan is not None else None
        if patron is None:
            raise UserError("DUE_DATE_REQUIRED")
        days = self._look_ups.terms(self._config.library, patron, item).loan_days
        if days is None:
            raise UserError("DUE_DATE_REQUIRED")
        return (occurred_at.astimezone(self.zone).date() + timedelta(days=days)).isoformat()

    def _record(
        self,
        kind: Kind,
        act: Act,
        backdated: datetime | None,
        decision: Decision,
        *,
        card: _Reading | None = None,
        item: _Reading | None = None,
        due_at: datetime | None = None,
        amount: Decimal | None = None,
        count: int | None = None,
        patron: NewPatron | None = None,
    ) -> Transaction | None:
        """Appends the row, unless a check asks and staff have not decided."""
        if kind not in self._kinds:
            raise UserError("KIND_NOT_CARRIED", kind=kind)
        asks = decision.asks
        if asks and not act.override:
            return None
        if len(act.staff) > MAX_NAME_LENGTH or not act.staff.isprintable():
            raise UserError("STAFF_UNREADABLE", limit=MAX_NAME_LENGTH)
        note = act.note.strip() if act.note is not None and CheckCode.ITEM_UNKNOWN in decision.marks else ""
        if len(note) > MAX_NOTE_LENGTH or not note.isprintable():
            raise UserError("NOTE_UNREADABLE", limit=MAX_NOTE_LENGTH)
        draft = Draft(
            kind=kind,
            staff=act.staff,
            library=self._config.library,
            card_number=card.number if card is not None else None,
            card_typed=card.typed if card is not None else None,
            item_barcode=item.number if item is not None else None,
            item_typed=item.typed if item is not None else None,
            item_note=note or None,
            due_at=due_at,
            amount=amount,
            count=count,
            patron=patron,
            backdated_to=backdated,
            overridden=asks,
            marks=decision.marks if act.carried_as is None else (*decision.marks, CheckCode.FROM_FILE),
            amends=act.amends,
            compensates=act.compensates,
        )
        if act.amends is not None:
            return self._journal.append_amendment(draft)
        if act.replaces is not None:
            return self._journal.append_instead(draft, act.replaces)
        if act.carried_as is not None:
            return self._journal.append_once(draft, act.carried_as)
        return self._journal.append(draft)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The record's own spelling, and what was typed where that differs (K9)."""

    number: str
    typed: str | None


def _read(scan: Scan, view: PatronView | ItemView) -> _Reading:
    number = view.card_number if isinstance(view, PatronView) else view.barcode
    return _Reading(number, _typed(scan, number))


def _typed(scan: Scan, number: str) -> str | None:
    return scan.typed if scan.typed != number else None
