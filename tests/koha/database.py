"""The database of the simulated Koha: its tables under Koha's own names, in SQLite, so that a test can look inside."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from pathlib import Path

# Amounts stand in millionths, since Koha's `decimal(28,6)` is exact. Text is compared as MySQL's collation does it,
# without regard to case. Neither `issues` nor the queue has a key that would stop a double, as on the running 3.17.
_TABLES = """
CREATE TABLE branches (branchcode TEXT PRIMARY KEY, branchname TEXT NOT NULL);
CREATE TABLE borrowers (
    borrowernumber INTEGER PRIMARY KEY, cardnumber TEXT COLLATE NOCASE UNIQUE, userid TEXT COLLATE NOCASE,
    password TEXT, flags TEXT NOT NULL DEFAULT '', surname TEXT, firstname TEXT, title TEXT, othernames TEXT,
    address TEXT, city TEXT, phone TEXT, email TEXT, dateofbirth TEXT, branchcode TEXT NOT NULL,
    categorycode TEXT NOT NULL, dateenrolled TEXT, dateexpiry TEXT, gonenoaddress INTEGER, lost INTEGER,
    debarred TEXT, debarredcomment TEXT, updated_on TEXT NOT NULL);
CREATE INDEX borrowers_userid ON borrowers (userid);
CREATE TABLE biblio (biblionumber INTEGER PRIMARY KEY, title TEXT, author TEXT);
CREATE TABLE items (
    itemnumber INTEGER PRIMARY KEY, biblionumber INTEGER NOT NULL, barcode TEXT COLLATE NOCASE UNIQUE,
    itemcallnumber TEXT, homebranch TEXT, holdingbranch TEXT, itype TEXT, materials TEXT,
    notforloan INTEGER NOT NULL DEFAULT 0, itemlost INTEGER NOT NULL DEFAULT 0,
    withdrawn INTEGER NOT NULL DEFAULT 0, onloan TEXT, datelastseen TEXT, timestamp TEXT NOT NULL);
CREATE TABLE issues (
    issue_id INTEGER PRIMARY KEY AUTOINCREMENT, borrowernumber INTEGER NOT NULL, itemnumber INTEGER NOT NULL,
    branchcode TEXT, issuedate TEXT, date_due TEXT, renewals INTEGER NOT NULL DEFAULT 0, lastreneweddate TEXT);
CREATE INDEX issues_item ON issues (itemnumber);
CREATE INDEX issues_borrower ON issues (borrowernumber);
CREATE TABLE old_issues (
    issue_id INTEGER PRIMARY KEY, borrowernumber INTEGER NOT NULL, itemnumber INTEGER NOT NULL, branchcode TEXT,
    issuedate TEXT, date_due TEXT, renewals INTEGER NOT NULL DEFAULT 0, lastreneweddate TEXT, returndate TEXT);
CREATE TABLE accountlines (
    accountlines_id INTEGER PRIMARY KEY AUTOINCREMENT, borrowernumber INTEGER NOT NULL, amount INTEGER NOT NULL,
    amountoutstanding INTEGER NOT NULL, accounttype TEXT NOT NULL, branchcode TEXT, date TEXT NOT NULL);
CREATE INDEX accountlines_borrower ON accountlines (borrowernumber);
CREATE TABLE pending_offline_operations (
    operationid INTEGER PRIMARY KEY AUTOINCREMENT, userid TEXT NOT NULL, branchcode TEXT NOT NULL,
    timestamp TEXT NOT NULL, action TEXT NOT NULL, barcode TEXT, cardnumber TEXT, amount INTEGER);
CREATE TABLE sessions (
    id TEXT PRIMARY KEY, borrowernumber INTEGER, userid TEXT NOT NULL, branch TEXT NOT NULL, flags TEXT NOT NULL);
CREATE TABLE uploaded_files (id INTEGER PRIMARY KEY AUTOINCREMENT, filename TEXT NOT NULL, content BLOB NOT NULL);
CREATE TABLE api_keys (client_id TEXT PRIMARY KEY, secret TEXT NOT NULL, borrowernumber INTEGER NOT NULL);
CREATE TABLE oauth_access_tokens (access_token TEXT PRIMARY KEY, borrowernumber INTEGER NOT NULL);
CREATE TABLE plugin_processed (fingerprint TEXT PRIMARY KEY);
CREATE TABLE changed (at INTEGER NOT NULL);
INSERT INTO changed VALUES (unixepoch());
CREATE TABLE requests (at REAL NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL, status INTEGER NOT NULL);
"""
MILLIONTHS = 1_000_000


def create(path: Path) -> None:
    """Makes an empty database."""
    connection = connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(_TABLES)
    for table in ("borrowers", "issues", "accountlines"):
        for event in ("INSERT", "UPDATE", "DELETE"):
            connection.execute(
                f"CREATE TRIGGER {table}_{event.lower()} AFTER {event} ON {table}"  # noqa: S608 - names of this file
                " BEGIN UPDATE changed SET at = unixepoch() WHERE at <> unixepoch(); END"
            )
    connection.close()


def connect(path: Path) -> sqlite3.Connection:
    """Opens it: every statement is committed at once, as Koha's are; rows are read by name.

    Nothing is synced: it must survive the end of the process, not of the machine.
    """
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def amount_of(millionths: int | None) -> Decimal:
    """As people count."""
    return Decimal(millionths or 0) / MILLIONTHS
