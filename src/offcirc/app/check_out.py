"""The jobs behind the Check out page: each is one call, done beside the window, and answers with frozen values."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal

from offcirc.app import repair
from offcirc.app.desk import Act, Recording
from offcirc.app.recognise import Recognition, TakenFor, recognise
from offcirc.app.serving import (
    Answer,
    DeskDay,
    Done,
    Held,
    HeldFor,
    ItemShown,
    LastVisit,
    LeftAlready,
    Lent,
    LoanShown,
    PatronAtDesk,
    PatronOpened,
    Request,
    Standing,
)
from offcirc.app.workstation import Workstation
from offcirc.domain.barcodes import Scan, fold, read_scan
from offcirc.domain.checks import patron_findings
from offcirc.domain.projection import ItemView, LocalLoan, LocalRow, PatronView, overdue_days
from offcirc.domain.records import Loan, Patron
from offcirc.domain.transactions import Kind, NewPatron, State, Transaction
from offcirc.errors import UserError
from offcirc.journal import Recorded

RESUME_WITHIN = timedelta(minutes=15)
_NEWEST = 200
_RETURNABLE = frozenset({State.SENT, State.UNKNOWN, State.SUCCEEDED})


def desk_day(workstation: Workstation) -> DeskDay:
    """What holds for all patrons."""
    library = workstation.config.library
    look_ups, replica = workstation.look_ups, workstation.replica
    can = workstation.capabilities
    with look_ups.at_one_moment():
        known = replica.libraries() if replica is not None else {}
        rules = replica.rules() if replica is not None else ()
        return DeskDay(
            workstation.clock.read().wall,
            workstation.desk.zone,
            look_ups.calendar(library),
            look_ups.terms(library, PatronView("", None)),
            library,
            known[library].name if library in known else library,
            tuple(sorted((code, each.name) for code, each in known.items())),
            tuple(sorted({rule.category for rule in rules if rule.category})),
            replica is not None,
            workstation.config.kind,
            can.keeps_due_date,
            can.kinds,
        )


def take(workstation: Workstation, request: Request) -> Answer:
    """Recognises one scan and does what it asks for: the one job between Enter and the painted row.

    Raises:
        UserError: what is wrong with the scan; nothing was recorded.
        EnvironmentProblem: the disk did not take the row.
    """
    if request.renews:
        return _renew(workstation, request)
    scan = read_scan(request.typed, workstation.config.scanner_prefix)
    look_ups = workstation.look_ups
    with look_ups.at_one_moment():
        taken = Recognition(request.taken_for, known=True) if request.taken_for is not None else None
        taken = taken or recognise(look_ups, scan, patron_open=request.card is not None)
        if taken.taken_for is TakenFor.CARD:
            return PatronOpened(replace(_patron(workstation, scan), also_an_item=taken.ambiguous))
        if request.card is None or request.due is None:
            why = HeldFor.PATRON if request.card is None else HeldFor.DUE_DATE
            return Held(why, _item_shown(look_ups.item(scan)))
    answer = _lend(workstation, request, request.card, request.due)
    return replace(answer, also_a_card=taken.ambiguous) if isinstance(answer, Lent) else answer


def open_patron(workstation: Workstation, card: str) -> PatronAtDesk:
    """The patron of a card that staff picked."""
    return _patron(workstation, read_scan(card))


def undo(workstation: Workstation, transaction_id: str, card: str | None) -> Done | LeftAlready:
    """Takes a row back that has not left this machine; else says that it has."""
    try:
        taken_back = repair.void(workstation, transaction_id)
    except UserError as error:
        if error.code != "NOT_WAITING":
            raise
        found = workstation.journal.find(transaction_id)
        returnable = found.transaction.kind is Kind.ISSUE and found.state in {
            State.SENT,
            State.UNKNOWN,
            State.SUCCEEDED,
        }
        return LeftAlready(found.transaction, found.state, returnable)
    return Done(_after(workstation, card), taken_back.transaction)


def undo_by_return(workstation: Workstation, transaction_id: str, staff: str, card: str | None) -> Done:
    """Records the return that undoes a loan which has left this machine."""
    recording = repair.compensate(workstation, transaction_id, staff)
    return Done(_after(workstation, card), recording.transaction)


def add_title(workstation: Workstation, transaction_id: str, title: str, staff: str) -> Done:
    """Notes the title of an item that is not in the data: the row gives way to one that carries the note.

    Raises:
        UserError: `NOT_WAITING` where the row has left; `NOTE_UNREADABLE`.
    """
    row = workstation.journal.find(transaction_id).transaction
    act = Act(staff, occurred_at=row.occurred_at, override=True, replaces=row.id, note=title)
    card = row.card_typed or row.card_number or ""
    due = row.due_at.astimezone(workstation.desk.zone).strftime("%Y-%m-%dT%H:%M") if row.due_at is not None else None
    recording = workstation.desk.issue(card, row.item_typed or row.item_barcode or "", due, act)
    return Done(_after(workstation, card or None), recording.transaction)


def turn_round(workstation: Workstation, transaction_id: str) -> PatronAtDesk | LeftAlready:
    """What was taken for an item was a card: the loan is taken back, and the card opened."""
    row = workstation.journal.find(transaction_id).transaction
    done = undo(workstation, transaction_id, None)
    if isinstance(done, LeftAlready):
        return done
    return _patron(workstation, read_scan(row.item_typed or row.item_barcode or "", workstation.config.scanner_prefix))


def pay(workstation: Workstation, card: str, amount: Decimal, act: Act) -> Done:
    """Takes a payment (Decimal all the way)."""
    recording = workstation.desk.pay(card, amount, act)
    return Done(_after(workstation, card), recording.transaction)


def register(workstation: Workstation, card: str, new: NewPatron, act: Act) -> Done:
    """Registers a patron and opens them.

    Raises:
        UserError: `CARD_NUMBER_IN_USE`, or what is wrong with the card.
    """
    recording = workstation.desk.register(card, new, act)
    number = recording.transaction.card_number if recording.transaction is not None else None
    return Done(_after(workstation, number or card), recording.transaction)


def search(workstation: Workstation, text: str, limit: int = 50) -> tuple[Patron, ...]:
    """Patrons by the beginnings of their names."""
    return tuple(workstation.replica.search_patrons(text, limit)) if workstation.replica is not None else ()


def last_visit(workstation: Workstation) -> LastVisit | None:
    """The visit at the end of the journal, if its last row is a loan of the last 15 minutes."""
    rows = _end_of_journal(workstation)
    if not rows:
        return None
    card = rows[0].card_number or ""
    look_ups, now = workstation.look_ups, workstation.clock.read().wall
    with look_ups.at_one_moment():
        view = look_ups.patron(read_scan(card))
        shown = tuple((row, _shown(workstation, _as_loan(row), now)) for row in reversed(rows))
    name = view.patron.name if view.patron is not None else ""
    return LastVisit(card, name, rows[0].occurred_at, shown)


def _end_of_journal(workstation: Workstation) -> list[Transaction]:
    """The loans of one card at the end of the journal, newest first; rows taken back are passed over."""
    now = workstation.clock.read().wall
    today = now.astimezone(workstation.desk.zone).date()
    found: list[Transaction] = []
    for recorded in workstation.journal.newest(_NEWEST):
        row = recorded.transaction
        if recorded.state is State.VOIDED:
            continue
        if not _belongs(recorded, found) or row.recorded_at.astimezone(workstation.desk.zone).date() != today:
            break
        found.append(row)
    return found if found and timedelta() <= now - found[0].recorded_at <= RESUME_WITHIN else []


def _belongs(recorded: Recorded, found: list[Transaction]) -> bool:
    row = recorded.transaction
    if row.kind is not Kind.ISSUE:
        return False
    return not found or (row.card_key == found[0].card_key and found[-1].recorded_at - row.recorded_at <= RESUME_WITHIN)


def _lend(workstation: Workstation, request: Request, card: str, due: str) -> Answer:
    act = Act(request.staff, request.at)
    recording = workstation.desk.issue(card, request.typed, due, act)
    asks = frozenset(recording.decision.asks)
    if recording.transaction is None and asks <= request.passed:
        recording = workstation.desk.issue(card, request.typed, due, replace(act, override=True))
    if recording.item is None or recording.patron is None:
        raise ValueError("a loan has a patron and an item")
    if recording.transaction is None:
        return Held(HeldFor.DECISION, _item_shown(recording.item), recording.decision)
    held = _as_loan(recording.transaction)
    after = _with_loan(recording.patron, held, recording.transaction)
    loan = _shown_of(recording.item, held, recording.transaction.recorded_at, workstation.desk.zone)
    return Lent(recording.transaction, loan, recording.decision, _standing(workstation, after))


def _renew(workstation: Workstation, request: Request) -> Answer:
    act = Act(request.staff, request.at)
    try:
        recording = workstation.desk.renew(request.typed, request.due, act)
        if recording.transaction is None and frozenset(recording.decision.asks) <= request.passed:
            recording = workstation.desk.renew(request.typed, request.due, replace(act, override=True))
    except UserError as error:
        if error.code != "DUE_DATE_REQUIRED":
            raise
        return Held(HeldFor.DUE_DATE, _item_shown(workstation.look_ups.item(read_scan(request.typed))))
    return _renewed(workstation, request, recording)


def _renewed(workstation: Workstation, request: Request, recording: Recording) -> Answer:
    if recording.item is None:
        raise ValueError("a renewal has an item")
    row = recording.transaction
    if row is None:
        return Held(HeldFor.DECISION, _item_shown(recording.item), recording.decision)
    before = recording.item.loan.loan if recording.item.loan is not None else None
    due_at = row.due_at or row.occurred_at
    loan = (
        replace(before, due_at=due_at)
        if before is not None
        else Loan(recording.item.barcode, request.card or "", row.occurred_at, due_at)
    )
    held = LocalLoan(loan, LocalRow(row, State.WAITING))
    view = workstation.look_ups.patron(read_scan(request.card)) if request.card else PatronView("", None)
    return Lent(
        row,
        _shown_of(recording.item, held, row.recorded_at, workstation.desk.zone),
        recording.decision,
        _standing(workstation, view),
    )


def _patron(workstation: Workstation, scan: Scan) -> PatronAtDesk:
    look_ups = workstation.look_ups
    with look_ups.at_one_moment():
        day = desk_day(workstation)
        view = look_ups.patron(scan)
        library = view.patron.library if view.patron is not None else ""
        return PatronAtDesk(
            view.card_number,
            scan.typed,
            view.patron,
            dict(day.libraries).get(library, library),
            look_ups.terms(day.library, view),
            _standing(workstation, view),
            tuple(_shown(workstation, held, day.now) for held in sorted(view.loans, key=lambda h: h.loan.due_at)),
            day,
            details=workstation.replica.details_of(view.card_number) if workstation.replica is not None else None,
        )


def _after(workstation: Workstation, card: str | None) -> PatronAtDesk | None:
    return _patron(workstation, read_scan(card)) if card is not None else None


def _standing(workstation: Workstation, view: PatronView) -> Standing:
    look_ups, here = workstation.look_ups, workstation.config.library
    with look_ups.at_one_moment():
        today = workstation.clock.read().wall.astimezone(workstation.desk.zone).date()
        alerts = tuple(patron_findings(view, look_ups.terms(here, view), today))
        waiting = (hold for hold in view.holds if hold.on_shelf and hold.pickup_library in {"", here})
        return Standing(alerts, len(view.loans), tuple(_title(workstation, hold.item_barcode) for hold in waiting))


def _title(workstation: Workstation, barcode: str) -> str:
    scan = read_scan(barcode)
    found = workstation.replica.find_item(scan.keys, scan.text) if workstation.replica is not None else None
    return found.title if found is not None else barcode


def _shown(workstation: Workstation, held: LocalLoan, now: datetime) -> LoanShown:
    scan = read_scan(held.loan.item_barcode)
    found = workstation.replica.find_item(scan.keys, scan.text) if workstation.replica is not None else None
    return _shown_of(ItemView(held.loan.item_barcode, found), held, now, workstation.desk.zone)


def _shown_of(view: ItemView, held: LocalLoan, now: datetime, zone: tzinfo) -> LoanShown:
    item, row = view.item, held.row.transaction if held.row is not None else None
    note = row.item_note if row is not None else None
    return LoanShown(
        held.loan.item_barcode,
        item.title if item is not None else note or "",
        item.author if item is not None else "",
        held.loan.issued_at,
        held.loan.due_at,
        overdue_days(held.loan.due_at, now, zone),
        held.loan.renewals_left,
        row.id if row is not None else None,
        item is not None,
    )


def _item_shown(view: ItemView) -> ItemShown:
    if view.item is None:
        return ItemShown(view.barcode, known=False)
    return ItemShown(view.barcode, view.item.title, view.item.author)


def _as_loan(row: Transaction) -> LocalLoan:
    due_at = row.due_at or row.occurred_at
    loan = Loan(row.item_barcode or "", row.card_number or "", row.occurred_at, due_at, library=row.library)
    return LocalLoan(loan, LocalRow(row, State.WAITING))


def _with_loan(view: PatronView, held: LocalLoan, row: Transaction) -> PatronView:
    """The patron after a loan, without asking everything again."""
    others = (each for each in view.loans if fold(each.loan.item_barcode) != row.item_key)
    holds = (hold for hold in view.holds if fold(hold.item_barcode) != row.item_key)
    return replace(view, loans=(held, *others), holds=tuple(holds))
