"""What the simulated library holds: accounts, libraries, a small set made by hand, and as much more as wanted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tests.koha.database import MILLIONTHS, connect, create

BRANCHES = {"CPL": "Centerville", "FPL": "Fairview", "BUS": "Kirjastoauto Žďár"}
PASSWORD = "Secret-1"
CLIENT_ID, CLIENT_SECRET = "offcirc-client", "offcirc-secret"
# An ordinary desk account; one that svc/authentication lets in; one that only lends; a patron; everything.
ACCOUNTS = {
    "desk": "catalogue,circulate,borrowers,updatecharges,loggedinlibrary",
    "cataloguer": "catalogue,circulate,borrowers,updatecharges,editcatalogue,tools,loggedinlibrary",
    "lender": "catalogue,circulate",
    "reader": "",
    "admin": "superlibrarian",
}
# Cards of the small set, by what is special about them.
EXPIRED, BARRED_UNTIL, BARRED, BARRED_ONCE = "P-EXPIRED", "P-UNTIL", "P-BARRED", "P-ONCE"
NO_ADDRESS, CARD_LOST, OWES, IN_CREDIT = "P-GONE", "P-LOST", "P-OWES", "P-CREDIT"
LONG_CARD, PLAIN, OTHER, ACCENTED = "12345678901234567", "P-PLAIN", "P-OTHER", "P-ŠVEC"
ENDLESS = "9999-12-31"
# Barcodes of the small set.
FREE, LENT, LATIN, REFERENCE, MISSING, WITHDRAWN = "I-0001", "I-LENT", "I-LATIN", "I-REF", "I-MISSING", "I-GONE"
LONG_BARCODE = "I-123456789012345678901"
SMALL_PATRONS, SMALL_ITEMS = 17, 20  # with a card, accounts included; with a barcode
_BULK_PATRON, _BULK_ITEM = 1001, 1001
_SURNAMES = ("Virtanen", "Mäkelä", "Ahlström", "Novák", "Dvořáková", "Šťastný", "Korhonen", "Żółkowska")
_FIRST_NAMES = ("Anna", "Eeva", "Jiří", "Päivi", "Karel", "Tuomas", "Željka", "Aino")
_TITLES = ("Kalevala", "Seitsemän veljestä", "Babička", "Válka s mloky", "Tove", "Sinuhe egyptiläinen", "R.U.R.")
# Every second page of 5,000 holds nothing above U+00FF, so that it is sent as Latin-1.
_LATIN_SURNAMES = ("Virtanen", "Mäkelä", "Ahlström", "Korhonen")
_LATIN_FIRST_NAMES = ("Anna", "Eeva", "Päivi", "Tuomas")
_LATIN_TITLES = ("Kalevala", "Seitsemän veljestä", "Tove", "Sinuhe egyptiläinen")
_PAGE = 5000

_PATRON = (
    "borrowernumber, cardnumber, userid, password, flags, surname, firstname, address, city, phone, dateofbirth,"
    " branchcode, categorycode, dateenrolled, dateexpiry, gonenoaddress, lost, debarred, debarredcomment, updated_on"
)
_ITEM = (
    "itemnumber, biblionumber, barcode, itemcallnumber, homebranch, holdingbranch, itype, notforloan, itemlost,"
    " withdrawn, timestamp"
)
Row = tuple[object, ...]


def load(database: Path, patrons: int = 0, items: int = 0, loans: int = 0) -> None:
    """Makes the database of a library: the small set, and besides it as many patrons, items and loans as asked for.

    The patrons' cards are `C0000001` and on, the items' barcodes `B0000001` and on; loan N is of item N to patron
    N modulo their number, and every tenth patron owes something.
    """
    create(database)
    connection = connect(database)
    connection.execute("BEGIN")
    _insert(connection, "branches", "branchcode, branchname", list(BRANCHES.items()))
    _insert(connection, "borrowers", _PATRON, [*_accounts(), *_small_patrons()])
    key = (CLIENT_ID, CLIENT_SECRET, 1)
    _insert(connection, "api_keys", "client_id, secret, borrowernumber", [key])
    _load_small_items(connection)
    _fine(connection, OWES, "12.500000")
    _fine(connection, IN_CREDIT, "-3.250000")
    _load_many(connection, patrons, items, loans)
    connection.execute("COMMIT")
    connection.close()


def _insert(connection: sqlite3.Connection, table: str, columns: str, rows: Iterator[Row] | Sequence[Row]) -> None:
    marks = ", ".join("?" for _ in columns.split(","))
    connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608 - of this file


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")


def _day(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


def _patron(
    number: int,
    card: str | None,
    surname: str,
    firstname: str,
    *,
    userid: str | None = None,
    flags: str = "",
    expiry: int = 400,
    gone: int | None = None,
    lost: int | None = None,
    debarred: str | None = None,
    comment: str | None = None,
) -> Row:
    born = date(1980, 1, 1).isoformat()
    address = ("Kirjastokatu 1", "Jyväskylä", "+358 40 1234567", born)
    dates = (_day(-900), _day(expiry))
    secret = PASSWORD if userid in ACCOUNTS else None
    return (
        *(number, card, userid or f"user{number}", secret, flags, surname, firstname, *address),
        *("CPL", "PT", *dates, gone, lost, debarred, comment, _now()),
    )


def _accounts() -> list[Row]:
    return [
        _patron(number, f"S-{name.upper()}", "Staff", name.title(), userid=name, flags=flags)
        for number, (name, flags) in enumerate(ACCOUNTS.items(), 1)
    ]


def _small_patrons() -> list[Row]:
    return [
        _patron(51, PLAIN, "Virtanen", "Aino"),
        _patron(52, OTHER, "Mäkelä", "Päivi"),
        _patron(53, ACCENTED, "Švec", "Jiří"),
        _patron(54, EXPIRED, "Vanha", "Kortti", expiry=-30),
        _patron(55, BARRED_UNTIL, "Hetki", "Odota", debarred=_day(30), comment="Brings books late"),
        _patron(56, BARRED, "Aina", "Kielto", debarred=ENDLESS, comment="Kadonneet kirjat"),
        _patron(57, BARRED_ONCE, "Ennen", "Kielto", debarred=_day(-30), comment="Past"),
        _patron(58, NO_ADDRESS, "Muutti", "Pois", gone=1),
        _patron(59, CARD_LOST, "Hukkui", "Kortti", lost=1),
        _patron(60, OWES, "Velka", "Olli"),
        _patron(61, IN_CREDIT, "Hyvä", "Outi"),
        _patron(62, LONG_CARD, "Pitkä", "Numero"),
        _patron(63, None, "Kortiton", "Kaisa"),
    ]


def _load_small_items(connection: sqlite3.Connection) -> None:
    special: dict[str, tuple[str, str, int, int, int]] = {
        FREE: ("Válka s mloky", "Čapek, Karel", 0, 0, 0),
        LENT: ("Babička", "Němcová, Božena", 0, 0, 0),
        LATIN: ("Sinuhe egyptiläinen", "Waltari, Mika", 0, 0, 0),
        REFERENCE: ("Encyclopædia", "", 1, 0, 0),
        MISSING: ("Kadonnut kirja", "", 0, 1, 0),
        WITHDRAWN: ("Poistettu kirja", "", 0, 0, 1),
        LONG_BARCODE: ("A title that is much longer than the sixty characters that are sent of it", "", 0, 0, 0),
    }
    for number in range(len(special) + 1, SMALL_ITEMS + 1):
        special[f"I-{number:04d}"] = (f"Pieni kirja {number}", "Jansson, Tove", 0, 0, 0)
    now = _now()
    for number, (barcode, (title, author, *states)) in enumerate(special.items(), 1):
        _insert(connection, "biblio", "biblionumber, title, author", [(number, title, author)])
        places = (f"84.2 {title[:3].upper()}", "CPL", "CPL", "BK")
        _insert(connection, "items", _ITEM, [(number, number, barcode, *places, *states, now)])
    numbers = dict(connection.execute("SELECT barcode, itemnumber FROM items").fetchall())
    _insert(connection, "issues", _ISSUE, [_loan(52, numbers[LENT])])


_ISSUE = "borrowernumber, itemnumber, branchcode, issuedate, date_due, renewals"


def _loan(borrowernumber: int, itemnumber: int) -> Row:
    return (borrowernumber, itemnumber, "CPL", f"{_day(-10)} 12:34:56", f"{_day(11)} 23:59:00", 0)


def _fine(connection: sqlite3.Connection, card: str, amount: str) -> None:
    millionths = round(float(amount) * MILLIONTHS)
    connection.execute(
        "INSERT INTO accountlines (borrowernumber, amount, amountoutstanding, accounttype, date)"
        " SELECT borrowernumber, ?, ?, 'F', ? FROM borrowers WHERE cardnumber = ?",
        (millionths, millionths, _day(-5), card),
    )


def _load_many(connection: sqlite3.Connection, patrons: int, items: int, loans: int) -> None:
    now, expiry, enrolled = _now(), _day(400), _day(-900)
    _insert(connection, "borrowers", _PATRON, (_bulk_patron(n, now, enrolled, expiry) for n in range(patrons)))
    _insert(connection, "biblio", "biblionumber, title, author", (_bulk_biblio(n) for n in range(items)))
    _insert(connection, "items", _ITEM, (_bulk_item(n, now) for n in range(items)))
    lent, due = f"{_day(-10)} 12:34:56", f"{_day(11)} 23:59:00"
    _insert(
        connection,
        "issues",
        _ISSUE,
        ((_BULK_PATRON + n % max(patrons, 1), _BULK_ITEM + n, "CPL", lent, due, n % 3) for n in range(loans)),
    )
    fines = ((_BULK_PATRON + n, 2_500_000, 2_500_000, "F", enrolled) for n in range(0, patrons, 10))
    _insert(connection, "accountlines", "borrowernumber, amount, amountoutstanding, accounttype, date", fines)


def _bulk_patron(number: int, now: str, enrolled: str, expiry: str) -> Row:
    latin = (SMALL_PATRONS + number) // _PAGE % 2
    surnames, first_names = (_LATIN_SURNAMES, _LATIN_FIRST_NAMES) if latin else (_SURNAMES, _FIRST_NAMES)
    return (
        *(_BULK_PATRON + number, f"C{number + 1:07d}", f"c{number + 1}", None, ""),
        *(surnames[number % len(surnames)], first_names[number // 8 % len(first_names)]),
        *(f"Rantatie {number % 200}", "Kuopio", f"+358 40 {number:07d}", "1975-05-05"),
        *(tuple(BRANCHES)[number % 3], "PT", enrolled, expiry, None, None, None, None, now),
    )


def _bulk_biblio(number: int) -> Row:
    latin = (SMALL_ITEMS + number) // _PAGE % 2
    titles, surnames = (_LATIN_TITLES, _LATIN_SURNAMES) if latin else (_TITLES, _SURNAMES)
    return (_BULK_ITEM + number, f"{titles[number % len(titles)]} {number + 1}", surnames[number % len(surnames)])


def _bulk_item(number: int, now: str) -> Row:
    branch = tuple(BRANCHES)[number % 3]
    item = _BULK_ITEM + number
    return (item, item, f"B{number + 1:07d}", f"84.{number % 100} KIR", branch, branch, "BK", 0, 0, 0, now)
