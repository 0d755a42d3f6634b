"""What crosses between the desk's lane and the Check out page: frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from offcirc.app.home import CENTRAL
from offcirc.app.recognise import TakenFor
from offcirc.domain.checks import CheckCode, Decision, Finding
from offcirc.domain.due_dates import Calendar
from offcirc.domain.records import CirculationRule, Patron, PatronDetails
from offcirc.domain.transactions import Kind, State, Transaction


@dataclass(frozen=True, slots=True)
class DeskDay:
    """What holds for all patrons of the day.

    Attributes:
        now: when it was asked.
        terms: of lending, where neither patron nor item is known.
        libraries: names by code, sorted.
        categories: of patrons, as far as the rules name them.
        has_data: whether there is a replica (K1).
        server: which kind it is, a code of `app.home`.
        keeps_due_date: whether the server gives a loan the date that the patron is told.
        kinds: what the server can be told.
    """

    now: datetime
    zone: ZoneInfo
    calendar: Calendar
    terms: CirculationRule
    library: str
    library_name: str
    libraries: tuple[tuple[str, str], ...] = ()
    categories: tuple[str, ...] = ()
    has_data: bool = True
    server: str = CENTRAL
    keeps_due_date: bool = True
    kinds: frozenset[Kind] = frozenset(Kind)

    @property
    def today(self) -> date:
        """The library's own date."""
        return self.now.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class LoanShown:
    """A loan as a desk reads it. `title` is empty where the item is not in the data and nobody noted it.

    Attributes:
        overdue_days: whole days, 0 when not overdue.
        transaction_id: of this workstation's row that made or renewed it; None for the server's own.
        known: whether the item is in the data.
    """

    barcode: str
    title: str
    author: str
    issued_at: datetime
    due_at: datetime
    overdue_days: int = 0
    renewals_left: int | None = None
    transaction_id: str | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """What changes with every loan: alerts, how many loans, and the titles of holds that wait at this library."""

    alerts: tuple[Finding, ...]
    loans: int
    holds_here: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PatronAtDesk:
    """A patron as the desk sees them (K10); `patron` is None where the card is not in the data.

    Attributes:
        card_typed: the card as it was scanned (K9), or its number where staff picked the patron from a list.
        also_an_item: an item has the same number; it was taken for the card.
        details: where the server gives this workstation any.
    """

    card_number: str
    card_typed: str
    patron: Patron | None
    library_name: str
    terms: CirculationRule
    standing: Standing
    loans: tuple[LoanShown, ...]
    day: DeskDay
    also_an_item: bool = False
    details: PatronDetails | None = None


@dataclass(frozen=True, slots=True)
class ItemShown:
    """An item that waits in line."""

    barcode: str
    title: str = ""
    author: str = ""
    known: bool = True


class HeldFor(StrEnum):
    """Why the first scan in line waits."""

    PATRON = "patron"
    DUE_DATE = "due_date"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Request:
    """One scan, or one renewal, with all that it needs.

    Attributes:
        typed: as it came.
        card: of the patron who is being served, as it was scanned.
        due: the chosen due date, `YYYY-MM-DD[THH:MM]`.
        at: of a paper slip, in the library's zone.
        passed: checks that staff have decided to pass over.
        taken_for: where staff have said what it is.
        renews: it renews a loan instead of making one.
    """

    typed: str
    staff: str
    card: str | None = None
    due: str | None = None
    at: str | None = None
    passed: frozenset[CheckCode] = frozenset()
    taken_for: TakenFor | None = None
    renews: bool = False


@dataclass(frozen=True, slots=True)
class PatronOpened:
    """It was a card."""

    patron: PatronAtDesk


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing was recorded yet."""

    why: HeldFor
    item: ItemShown
    decision: Decision = field(default_factory=Decision)


@dataclass(frozen=True, slots=True)
class Lent:
    """A row is in the journal: a loan, or a renewal. `standing` is the patron's after it.

    Attributes:
        also_a_card: a patron has the same number; it was taken for the item.
    """

    transaction: Transaction
    loan: LoanShown
    decision: Decision
    standing: Standing
    also_a_card: bool = False


Answer = PatronOpened | Held | Lent


@dataclass(frozen=True, slots=True)
class Done:
    """Something else was recorded, or taken back; the patron as they are after it."""

    patron: PatronAtDesk | None
    transaction: Transaction | None = None


@dataclass(frozen=True, slots=True)
class LeftAlready:
    """The row cannot be taken back: the server has it, or may have it. See `undo_by_return`."""

    transaction: Transaction
    state: State
    returnable: bool


@dataclass(frozen=True, slots=True)
class LastVisit:
    """A visit that a closed or killed window left behind: the rows at the end of the journal, oldest first."""

    card_number: str
    name: str
    at: datetime
    rows: tuple[tuple[Transaction, LoanShown], ...]
