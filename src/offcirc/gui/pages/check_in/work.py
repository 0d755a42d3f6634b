"""What a scan on the Check in page comes to. Runs in the desk lane; only frozen values leave it."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from offcirc.app import repair
from offcirc.app.desk import Act, Recording
from offcirc.domain.barcodes import Scan, read_scan
from offcirc.domain.checks import CheckCode, Decision, Destination, Finding, Severity, first_hold
from offcirc.domain.due_dates import read_instant
from offcirc.domain.projection import ItemView, overdue_days
from offcirc.domain.transactions import Kind, State, Transaction
from offcirc.errors import OffcircError, UserError

if TYPE_CHECKING:
    from offcirc.app.workstation import Workstation

_RECALLED = 200
"""Lines that a page shows again when it opens."""


class Fate(StrEnum):
    """What became of a scan."""

    RETURNED = "returned"
    COUNTED = "counted"
    TAKEN_BACK = "taken_back"
    SENT = "sent"
    CARD = "card"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class Scanned:
    """One scan with what held when it came.

    Attributes:
        number: counts the page's scans from 1; what was recalled has smaller ones.
        at: when it came back or was used, if not now: `YYYY-MM-DDTHH:MM` in the library's zone.
        in_house_count: how often it was used in the library; 0 for a return.
    """

    number: int
    typed: str
    staff: str
    at: str | None = None
    in_house_count: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One scan, one line.

    Attributes:
        scanned: what it began with.
        at: when it happened, with the library's offset; None where nothing was recorded.
        borrower: who had it, by name; else the card.
        overdue_days: at `at`.
        place: library or location that the destination names.
        hold_for: whose hold it is, by name; else the card.
        patron: whose card was scanned (`Fate.CARD`).
        note: the title that staff read on an item which is not in the data.
        error: why nothing was recorded, with what its sentence needs.
    """

    scanned: Scanned
    fate: Fate
    at: datetime | None = None
    transaction_id: str = ""
    backdated: bool = False
    barcode: str = ""
    title: str = ""
    author: str = ""
    call_number: str = ""
    borrower: str = ""
    overdue_days: int = 0
    findings: frozenset[CheckCode] = frozenset()
    destination: Destination | None = None
    place: str = ""
    hold_for: str = ""
    patron: str = ""
    error: str = ""
    error_params: Mapping[str, str | int] = field(default_factory=dict)
    note: str = ""

    @property
    def may_try_again(self) -> bool:
        """Whether the machine stood in the way, not what was scanned."""
        return self.fate is Fate.NOT_RECORDED and not self.error.startswith("SCAN_")

    @property
    def may_note(self) -> bool:
        """Whether staff may say what it is."""
        return self.fate in {Fate.RETURNED, Fate.COUNTED} and CheckCode.ITEM_UNKNOWN in self.findings

    @property
    def may_undo(self) -> bool:
        """Whether it is recorded and, as far as the page knows, still here."""
        return self.fate in {Fate.RETURNED, Fate.COUNTED}


@dataclass(frozen=True, slots=True)
class Limits:
    """What the server can be told.

    Attributes:
        server: its kind, a code of `app.home`.
        kinds: of transactions.
    """

    server: str
    kinds: frozenset[Kind]


def limits(workstation: Workstation) -> Limits:
    """Of this workstation's server."""
    return Limits(workstation.config.kind, workstation.capabilities.kinds)


def record(workstation: Workstation, scanned: Scanned) -> Line:
    """Records the scan as a return, or as in-house use; a patron's card is told and not recorded (K14)."""
    try:
        scan = read_scan(scanned.typed, workstation.config.scanner_prefix)
        patron = _patron_of_card(workstation, scan)
        if patron is not None:
            return Line(scanned, Fate.CARD, barcode=scan.text, patron=patron)
        act = Act(scanned.staff, at=scanned.at)
        if scanned.in_house_count:
            recording = workstation.desk.use_in_house(scanned.typed, scanned.in_house_count, act)
        else:
            recording = workstation.desk.take_back(scanned.typed, act)
    except OffcircError as error:
        return not_recorded(scanned, error)
    return _line(workstation, scanned, recording)


def not_recorded(scanned: Scanned, error: Exception) -> Line:
    """The line of a scan that did not get into the journal."""
    if isinstance(error, OffcircError):
        return Line(scanned, Fate.NOT_RECORDED, barcode=scanned.typed, error=error.code, error_params=error.params)
    return Line(scanned, Fate.NOT_RECORDED, barcode=scanned.typed, error="UNEXPECTED")


def take_back(workstation: Workstation, transaction_id: str) -> State:
    """Undoes a row that is still here; returns where it stands then. `SENT` and the like: nothing was undone."""
    try:
        return repair.void(workstation, transaction_id).state
    except UserError:
        return workstation.journal.find(transaction_id).state


def with_note(workstation: Workstation, line: Line, note: str, staff: str) -> Line:
    """The same line with a title: its row gives way to one that carries the note, at the same moment.

    Raises:
        UserError: `NOT_WAITING` where the row has left; `NOTE_UNREADABLE`.
    """
    act = Act(staff, occurred_at=line.at, replaces=line.transaction_id, note=note)
    typed, count = line.scanned.typed, line.scanned.in_house_count
    desk = workstation.desk
    recording = desk.use_in_house(typed, count, act) if count else desk.take_back(typed, act)
    if recording.transaction is None:
        raise ValueError("a return is always recorded")
    return replace(line, transaction_id=recording.transaction.id, note=note)


def recall(workstation: Workstation) -> tuple[Line, ...]:
    """Today's lines that have not been sent, oldest first: the program was closed, or killed, since they came.

    From whom they came is not told again: the return has closed that loan here.
    """
    zone = workstation.desk.zone
    today = workstation.clock.read().wall.astimezone(zone).date()
    found: deque[Transaction] = deque(maxlen=_RECALLED)
    for each in workstation.journal.rows([State.WAITING]):
        row = each.transaction
        if row.kind in {Kind.RETURN, Kind.IN_HOUSE_USE} and row.recorded_at.astimezone(zone).date() == today:
            found.append(row)
    return tuple(_recalled(workstation, number - len(found), row) for number, row in enumerate(found))


def _recalled(workstation: Workstation, number: int, row: Transaction) -> Line:
    barcode = row.item_barcode or ""
    view = workstation.look_ups.item(Scan(barcode, barcode))
    decision = Decision(tuple(Finding(CheckCode(mark), Severity.MARK) for mark in row.marks))
    routing = workstation.desk.routing_of(view) if row.kind is Kind.RETURN else None
    scanned = Scanned(number, row.item_typed or barcode, row.staff, in_house_count=row.count or 0)
    return replace(
        _line(workstation, scanned, Recording(row, decision, item=view, routing=routing)), note=row.item_note or ""
    )


def states(workstation: Workstation, transaction_ids: Sequence[str]) -> dict[str, State]:
    """Where rows stand."""
    return {each: workstation.journal.find(each).state for each in transaction_ids}


def library_now(workstation: Workstation) -> datetime:
    """Now, in the library's zone."""
    return workstation.clock.read().wall.astimezone(workstation.desk.zone)


def earlier_moment(workstation: Workstation, at: str) -> datetime:
    """The instant that scans are dated back to.

    Raises:
        UserError: `DATE_UNREADABLE` or `TIME_IN_FUTURE`.
    """
    moment = read_instant(at, workstation.desk.zone, at_end_of_day=False)
    if moment > workstation.clock.read().wall:
        raise UserError("TIME_IN_FUTURE")
    return moment


def _patron_of_card(workstation: Workstation, scan: Scan) -> str | None:
    """The patron whose card this is, where no item is known under it."""
    item = workstation.look_ups.item(scan)
    if item.item is not None or item.loan is not None or item.last_row is not None:
        return None
    patron = workstation.look_ups.patron(scan).patron
    return patron.name if patron is not None else None


def _name_of(workstation: Workstation, card_number: str) -> str:
    scan = Scan(card_number, card_number)
    found = workstation.replica.find_patron(scan.keys, scan.text) if workstation.replica is not None else None
    if found is None:  # registered at this desk, perhaps
        found = workstation.look_ups.patron(scan).patron
    return found.name if found is not None else card_number


def _line(workstation: Workstation, scanned: Scanned, recording: Recording) -> Line:
    transaction, view = recording.transaction, recording.item
    if transaction is None or view is None:
        raise ValueError("a return is always recorded")
    zone = workstation.desk.zone
    at = transaction.occurred_at.astimezone(zone)
    loan = view.loan.loan if view.loan is not None and not scanned.in_house_count else None
    item = view.item
    routing = recording.routing
    return Line(
        scanned,
        Fate.COUNTED if scanned.in_house_count else Fate.RETURNED,
        at,
        transaction.id,
        backdated=transaction.backdated,
        barcode=view.barcode,
        title=item.title if item is not None else "",
        author=item.author if item is not None else "",
        call_number=item.call_number if item is not None else "",
        borrower=_name_of(workstation, loan.card_number) if loan is not None else "",
        overdue_days=overdue_days(loan.due_at, at, zone) if loan is not None else 0,
        findings=frozenset(finding.code for finding in recording.decision.findings),
        destination=routing.destination if routing is not None else None,
        place=_place(workstation, routing.library, routing.location) if routing is not None else "",
        hold_for=_hold_for(workstation, view) if routing is not None else "",
    )


def _place(workstation: Workstation, library: str, location: str) -> str:
    """A location here; else the library's name, and nothing where that is this one."""
    if location:
        return location
    if library == workstation.config.library:
        return ""
    known = workstation.replica.libraries().get(library) if workstation.replica is not None else None
    return known.name if known is not None else library


def _hold_for(workstation: Workstation, view: ItemView) -> str:
    hold = first_hold(view.holds)
    return _name_of(workstation, hold.card_number) if hold is not None else ""
