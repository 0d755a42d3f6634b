"""Desk checks. Their result is a value, never an exception, and none of them refuses a loan that staff insist on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from offcirc.domain.barcodes import check_digit_doubtful, fold
from offcirc.domain.due_dates import Calendar
from offcirc.domain.projection import ItemView, PatronView
from offcirc.domain.records import CirculationRule, ExchangeSet, Hold, ItemStatus, Patron

LONGEST_LOAN = timedelta(days=3 * 366)
"""Exchange sets and long loans run for a year or two; beyond that a year may have been mistyped."""


class Severity(StrEnum):
    """`NOTICE` is said; `MARK` is said and recorded with the row; `ASK` needs a decision, recorded as overridden."""

    NOTICE = "notice"
    MARK = "mark"
    ASK = "ask"


class CheckCode(StrEnum):
    """What a desk check found."""

    PATRON_UNKNOWN = "PATRON_UNKNOWN"
    PATRON_EXPIRED = "PATRON_EXPIRED"
    PATRON_BLOCKED = "PATRON_BLOCKED"
    CARD_LOST = "CARD_LOST"
    CARD_REPLACED = "CARD_REPLACED"
    ADDRESS_IN_DOUBT = "ADDRESS_IN_DOUBT"
    OWES_TOO_MUCH = "OWES_TOO_MUCH"
    TOO_MANY_LOANS = "TOO_MANY_LOANS"
    ITEM_UNKNOWN = "ITEM_UNKNOWN"
    ON_LOAN_TO_OTHER = "ON_LOAN_TO_OTHER"
    ON_LOAN_TO_PATRON = "ON_LOAN_TO_PATRON"
    ON_HOLD_FOR_OTHER = "ON_HOLD_FOR_OTHER"
    NOT_FOR_LOAN = "NOT_FOR_LOAN"
    ITEM_LOST = "ITEM_LOST"
    ITEM_WITHDRAWN = "ITEM_WITHDRAWN"
    NO_RENEWALS_LEFT = "NO_RENEWALS_LEFT"
    NOT_ON_LOAN = "NOT_ON_LOAN"
    CHECK_DIGIT_DOUBTFUL = "CHECK_DIGIT_DOUBTFUL"
    CLOSED_DAY = "CLOSED_DAY"
    DUE_DATE_PAST = "DUE_DATE_PAST"
    DUE_DATE_FAR = "DUE_DATE_FAR"
    FROM_FILE = "FROM_FILE"
    """It was not done at this desk: a file brought it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check that had something to say, with what its sentence needs."""

    code: CheckCode
    severity: Severity
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """All that the checks found about one desk action."""

    findings: tuple[Finding, ...] = ()

    def also(self, findings: Sequence[Finding]) -> Decision:
        """This decision with further findings, said first."""
        return Decision((*findings, *self.findings)) if findings else self

    def without(self, code: CheckCode) -> Decision:
        """This decision without one of its findings."""
        return Decision(tuple(finding for finding in self.findings if finding.code is not code))

    @property
    def asks(self) -> tuple[CheckCode, ...]:
        """Codes that staff must decide about."""
        return tuple(finding.code for finding in self.findings if finding.severity is Severity.ASK)

    @property
    def marks(self) -> tuple[CheckCode, ...]:
        """Codes that are recorded with the row without asking."""
        return tuple(finding.code for finding in self.findings if finding.severity is Severity.MARK)


def _ask(code: CheckCode, **params: str) -> Finding:
    return Finding(code, Severity.ASK, params)


def check_issue(  # noqa: PLR0917 - the six things that a loan rests on, as a desk names them
    patron: PatronView, item: ItemView, terms: CirculationRule, calendar: Calendar, today: date, due_on: date
) -> Decision:
    """What a desk should know before it lends.

    Args:
        patron: replica + journal.
        item: replica + journal.
        terms: of this library for this patron and item.
        calendar: of the lending library.
        today: the library's own date.
        due_on: the chosen due date in the library's calendar.
    """
    findings = [*patron_findings(patron, terms, today), *_item_findings(item, patron.card_number)]
    findings += closed_day_findings(calendar, due_on)
    return Decision(tuple(findings))


def patron_findings(view: PatronView, terms: CirculationRule, today: date) -> list[Finding]:
    """Checks on the patron alone (K10); also the alerts on the patron's card."""
    patron = view.patron
    if patron is None:
        return [Finding(CheckCode.PATRON_UNKNOWN, Severity.MARK), *_doubtful(view.card_number)]
    standing = standing_findings(patron, len(view.loans), terms, today)
    return [_replaced(view, patron, Severity.ASK), *standing] if view.former_number else standing


def check_payment(view: PatronView) -> Decision:
    """What is known of a card that is paid for. Nothing asks: the money is in the till."""
    if view.patron is None:
        return Decision((Finding(CheckCode.PATRON_UNKNOWN, Severity.MARK),))
    return Decision((_replaced(view, view.patron, Severity.NOTICE),) if view.former_number else ())


def _replaced(view: PatronView, patron: Patron, severity: Severity) -> Finding:
    return Finding(CheckCode.CARD_REPLACED, severity, {"card_number": view.card_number, "name": patron.name})


def standing_findings(patron: Patron, loans: int, terms: CirculationRule, today: date) -> list[Finding]:
    """What stands against a known patron who has so many loans; desk and server judge by the same."""
    findings: list[Finding] = []
    if patron.expires_on is not None and patron.expires_on < today:
        findings.append(_ask(CheckCode.PATRON_EXPIRED, on=patron.expires_on.isoformat()))
    until = patron.blocked_until
    if patron.barred if until is None else until >= today:  # a block with an end ends by itself
        until_text = until.isoformat() if until is not None else ""
        findings.append(_ask(CheckCode.PATRON_BLOCKED, until=until_text, reason=patron.block_reason))
    if patron.card_lost:
        findings.append(_ask(CheckCode.CARD_LOST))
    if patron.address_in_doubt:
        findings.append(_ask(CheckCode.ADDRESS_IN_DOUBT))
    if terms.fee_limit is not None and patron.owes > terms.fee_limit:
        findings.append(_ask(CheckCode.OWES_TOO_MUCH, owes=str(patron.owes), limit=str(terms.fee_limit)))
    if terms.max_loans is not None and loans >= terms.max_loans:
        findings.append(_ask(CheckCode.TOO_MANY_LOANS, loans=str(loans), limit=str(terms.max_loans)))
    return findings


def _item_findings(view: ItemView, card_number: str) -> list[Finding]:
    findings: list[Finding] = []
    item = view.item
    if item is None:
        findings += [Finding(CheckCode.ITEM_UNKNOWN, Severity.MARK), *_doubtful(view.barcode)]
    else:
        if item.not_for_loan:
            findings.append(_ask(CheckCode.NOT_FOR_LOAN))
        if item.status in {ItemStatus.LOST, ItemStatus.MISSING}:
            findings.append(_ask(CheckCode.ITEM_LOST))
        if item.status is ItemStatus.WITHDRAWN:
            findings.append(_ask(CheckCode.ITEM_WITHDRAWN))
    card_key = fold(card_number)
    if view.loan is not None:
        same = fold(view.loan.loan.card_number) == card_key
        findings.append(_ask(CheckCode.ON_LOAN_TO_PATRON if same else CheckCode.ON_LOAN_TO_OTHER))
    first = first_hold(view.holds)
    if first is not None and fold(first.card_number) != card_key:
        findings.append(_ask(CheckCode.ON_HOLD_FOR_OTHER, pickup_library=first.pickup_library))
    return findings


def first_hold(holds: Sequence[Hold]) -> Hold | None:
    """Whose turn it is: the one the item was set aside for, else who came first."""
    return next((hold for hold in holds if hold.on_shelf), holds[0] if holds else None)


def _doubtful(text: str) -> list[Finding]:
    return [Finding(CheckCode.CHECK_DIGIT_DOUBTFUL, Severity.NOTICE)] if check_digit_doubtful(text) else []


def due_date_findings(due_at: datetime, occurred_at: datetime) -> list[Finding]:
    """A due date that a slip of the keys may have made.

    Never an error: a machine whose clock is wrong by years must go on lending.
    """
    if due_at <= occurred_at:
        return [_ask(CheckCode.DUE_DATE_PAST)]
    if due_at - occurred_at > LONGEST_LOAN:
        return [Finding(CheckCode.DUE_DATE_FAR, Severity.NOTICE, {"days": str((due_at - occurred_at).days)})]
    return []


def closed_day_findings(calendar: Calendar, due_on: date) -> list[Finding]:
    """A due date on a closed day is never given without saying so (PEERS, *Desk habits*)."""
    closed = calendar.closed_on(due_on)
    if closed is None:
        return []
    params = {"reason": closed.reason, "next_open": calendar.next_open(due_on).isoformat()}
    return [Finding(CheckCode.CLOSED_DAY, Severity.NOTICE, params)]


def check_return(item: ItemView) -> Decision:
    """What is known of an item that comes back. Nothing asks: a return is always recorded."""
    findings: list[Finding] = []
    if item.item is None:
        findings += [Finding(CheckCode.ITEM_UNKNOWN, Severity.MARK), *_doubtful(item.barcode)]
    elif item.loan is None:
        findings.append(Finding(CheckCode.NOT_ON_LOAN, Severity.NOTICE))
    if item.item is not None and item.item.status in {ItemStatus.LOST, ItemStatus.MISSING}:
        findings.append(Finding(CheckCode.ITEM_LOST, Severity.NOTICE))
    if item.item is not None and item.item.status is ItemStatus.WITHDRAWN:
        findings.append(Finding(CheckCode.ITEM_WITHDRAWN, Severity.NOTICE))
    return Decision(tuple(findings))


def check_renewal(item: ItemView, calendar: Calendar, due_on: date) -> Decision:
    """What a desk should know before it renews."""
    findings: list[Finding] = []
    if item.item is None:
        findings += [Finding(CheckCode.ITEM_UNKNOWN, Severity.MARK), *_doubtful(item.barcode)]
    elif item.loan is None:
        findings.append(_ask(CheckCode.NOT_ON_LOAN))
    elif item.loan.loan.renewals_left == 0:
        findings.append(_ask(CheckCode.NO_RENEWALS_LEFT))
    if item.holds and item.loan is not None:
        borrower = fold(item.loan.loan.card_number)
        others = [hold for hold in item.holds if fold(hold.card_number) != borrower]
        first = first_hold(others)
        if first is not None:
            findings.append(_ask(CheckCode.ON_HOLD_FOR_OTHER, pickup_library=first.pickup_library))
    findings += closed_day_findings(calendar, due_on)
    return Decision(tuple(findings))


class Destination(StrEnum):
    """Where a returned item goes."""

    SHELVE = "shelve"
    SET_ASIDE = "set_aside"
    ROUTE = "route"
    EXCHANGE_SET = "exchange_set"
    """It is out in a set, and this is not where the set is."""
    ASK_SERVER = "ask_server"


@dataclass(frozen=True, slots=True)
class Routing:
    """Where a returned item goes, with what the sentence names: library, location, and the set it travels with."""

    destination: Destination
    library: str = ""
    location: str = ""
    exchange_set: str = ""


def routing_of(item: ItemView, here: str, exchange_set: ExchangeSet | None = None) -> Routing:
    """Where an item goes that came back at library `here`: to a hold first, else to the library it belongs in.

    One that is out in an exchange set belongs, as long as it is, on the shelf of the set's receiver.
    """
    if item.item is None:
        return Routing(Destination.ASK_SERVER)
    first = first_hold(item.holds)
    if first is not None:
        return Routing(Destination.SET_ASIDE, library=first.pickup_library)
    if exchange_set is not None and here != exchange_set.receiver:
        return Routing(Destination.EXCHANGE_SET, exchange_set.receiver, exchange_set=exchange_set.name)
    if here and item.item.library and item.item.library != here and exchange_set is None:
        return Routing(Destination.ROUTE, library=item.item.library)
    set_name = exchange_set.name if exchange_set is not None else ""
    return Routing(Destination.SHELVE, library=here, location=item.item.location, exchange_set=set_name)
