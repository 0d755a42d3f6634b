"""A small library with one of everything, and the file it makes."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path

from offcirc.domain.records import (
    CirculationRule,
    ClosedDays,
    Hold,
    Item,
    ItemStatus,
    Library,
    Loan,
    Location,
    Patron,
    Visit,
)
from offcirc.replica.format import ReplicaWriter
from offcirc.sqlcipher import connect

KEY = bytes(range(32))
OTHER_KEY = bytes(32)
AS_OF = datetime(2026, 11, 22, 6, 0, 0, 123456, tzinfo=UTC)
CURSOR = 41
MARKER = "Zanzibarmarker"

LIBRARIES = (
    Library("SYS", "The system", time_zone="Europe/Helsinki", kind="system"),
    Library("BR1", "Branch one", "SYS", "Europe/Helsinki", "branch"),
    Library("BM1", "Bookmobile", "BR1", "Europe/Helsinki", "bookmobile"),
)
LOCATIONS = (Location("BR1", "Adult"), Location("BR1", "Children"), Location("BM1", "Shelf"))
PATRONS = (
    Patron("20000000000001", "Virtanen", "Jörgen"),
    Patron(
        "AbC-123",
        "Mäki-Kuutti",
        "Anna Maria",
        category="adult",
        library="BR1",
        expires_on=date(2027, 1, 31),
        barred=True,
        blocked_until=date(2026, 12, 24),
        block_reason="Lost three books",
        card_lost=True,
        address_in_doubt=True,
        owes=Decimal("12.50"),
    ),
    Patron("20000000000003", "van der Berg", "Johanna", owes=Decimal("-0.10")),
    Patron("20000000000004", "Ångström", ""),
)
ITEMS = (
    Item("30000000000001", f"The {MARKER} of Wrath", "Steinbeck, John"),
    Item(
        "Ü-77x",
        "L'été à Prévert",
        "Šťastný, Žofie",
        "841.92 PRE",
        "book",
        "BR1",
        "Adult",
        "SYS",
        "Children",
        ItemStatus.MISSING,
        not_for_loan=True,
    ),
    Item("30000000000003", "Karamazovin veljekset", "Dostojevski, F. M."),
)
LOANS = (
    Loan(
        "30000000000001",
        "AbC-123",
        AS_OF - timedelta(days=3, microseconds=7),
        datetime(2026, 12, 1, 23, 59, tzinfo=timezone(timedelta(hours=2))),
        renewals_left=0,
        library="BR1",
    ),
    Loan("Unknown-1", "20000000000001", AS_OF, AS_OF + timedelta(days=28)),
    Loan(
        "30000000000003",
        "Unknown-2",
        AS_OF,
        datetime(2026, 12, 2, 12, tzinfo=timezone(-timedelta(hours=9, minutes=30))),
    ),
)
HOLDS = (
    Hold("30000000000003", "20000000000003", AS_OF - timedelta(days=1)),
    Hold("30000000000003", "AbC-123", AS_OF - timedelta(hours=1), "BR1", on_shelf=True),
    Hold("30000000000003", "20000000000001", AS_OF - timedelta(days=2)),
)
RULES = (
    CirculationRule(loan_days=28, renewals=2, max_loans=50, fee_limit=Decimal("20.00")),
    CirculationRule("BR1", "adult", "book", loan_days=14),
)
CLOSED_DAYS = (
    ClosedDays("SYS", date(2026, 12, 24), date(2026, 12, 26), "Christmas"),
    ClosedDays("BR1", date(2026, 12, 6), date(2026, 12, 6), "Independence Day"),
    ClosedDays("BM1", date(2026, 12, 31), date(2026, 12, 31)),
)
VISITS = (Visit("BM1", "School", date(2026, 11, 30), time(9, 30), time(10, 15)),)


def fill(writer: ReplicaWriter) -> None:
    """Adds one of everything."""
    writer.add_libraries(LIBRARIES)
    writer.add_locations(LOCATIONS)
    writer.add_patrons(PATRONS)
    writer.add_items(ITEMS)
    writer.add_loans(LOANS)
    writer.add_holds(HOLDS)
    writer.add_rules(RULES)
    writer.add_closed_days(CLOSED_DAYS)
    writer.add_visits(VISITS)


def finish(writer: ReplicaWriter, cursor: int = CURSOR) -> None:
    """Completes the file."""
    writer.finish(
        server_id="server-1", server_name="Town library", cursor=cursor, as_of=AS_OF, time_zone="Europe/Helsinki"
    )


def build(path: Path, key: bytes = KEY, cursor: int = CURSOR) -> Path:
    """A complete replica with one of everything."""
    with ReplicaWriter(path, key) as writer:
        fill(writer)
        finish(writer, cursor)
    return path


def build_of(path: Path, patrons: tuple[Patron, ...] = (), items: tuple[Item, ...] = ()) -> Path:
    """A complete replica of these records only."""
    with ReplicaWriter(path, KEY) as writer:
        writer.add_patrons(patrons)
        writer.add_items(items)
        finish(writer)
    return path


def as_format_1(path: Path, key: bytes = KEY) -> Path:
    """Makes a replica what a program that knew no former cards would have written."""
    connection = connect(path, key)
    try:
        connection.execute("DROP TABLE former_cards")
        connection.execute("DELETE FROM kinds WHERE kind = 'former_cards'")
        connection.execute("PRAGMA user_version = 1")
    finally:
        connection.close()
    return path
