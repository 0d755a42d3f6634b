"""One row of an import file, read field by field; whatever cannot be read is said with its file, line and reason."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from offcirc.central.moments import in_library_zone
from offcirc.domain.barcodes import MAX_SCAN_LENGTH
from offcirc.domain.due_dates import DUE_TIME
from offcirc.domain.texts import one_line

_Made = TypeVar("_Made")

MAX_BAD_ROWS = 50
_MAX_TEXT = 4_000
_MAX_NUMBER = 1_000_000
_RELATIVE = re.compile(r"@([+-]?\d{1,5})d(?: (\d{2}):(\d{2}))?")
_TRUE = frozenset({"1", "t", "true", "y", "yes"})
_FALSE = frozenset({"", "0", "f", "false", "n", "no"})
_EARLIEST, _LATEST = 1900, 9000


class BadField(ValueError):
    """A field that cannot be read; the reason is for a person and quotes no more than the field."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """Where and why a row was not taken. `line` counts from 1, the header included; records of MARC count from 1."""

    file: str
    line: int
    reason: str


class ImportRefused(Exception):
    """Nothing was imported; `rows` says why (the first `MAX_BAD_ROWS`)."""

    def __init__(self, rows: Sequence[BadRow]) -> None:
        self.rows = tuple(rows)
        super().__init__(f"{len(rows)} rows cannot be imported")


@dataclass(slots=True)
class Complaints:
    """Collects what is wrong, so that one run tells all of it."""

    rows: list[BadRow] = field(default_factory=list)

    def add(self, file: str, line: int, reason: str) -> None:
        """Notes one bad row.

        Raises:
            ImportRefused: there are so many that going on would help nobody.
        """
        self.rows.append(BadRow(file, line, reason))
        if len(self.rows) >= MAX_BAD_ROWS:
            raise ImportRefused(self.rows)


@dataclass(frozen=True, slots=True)
class Today:
    """The day of import: what `@+14d` counts from, in the library's own zone."""

    now: datetime

    def on(self, zone: ZoneInfo) -> date:
        """The date in `zone`."""
        return self.now.astimezone(zone).date()


class Fields:
    """The row being read. Every method raises `BadField` with a reason."""

    def __init__(self, columns: Sequence[str], today: Today) -> None:
        self._place = {name: place for place, name in enumerate(columns)}
        self._today = today
        self.row: Sequence[str] = ()

    def has(self, name: str) -> bool:
        """Whether the file has this column."""
        return name in self._place

    def text(self, name: str) -> str:
        """The field in one line, spaces around it cut; empty where the file has no such column."""
        value = self._as_it_stands(name)
        return value if value.isprintable() else one_line(value)

    def _as_it_stands(self, name: str) -> str:
        place = self._place.get(name)
        value = self.row[place].strip() if place is not None else ""
        if len(value) > _MAX_TEXT:
            raise BadField(f"{name} is longer than {_MAX_TEXT} characters")
        if "\x00" in value:
            raise BadField(f"{name} holds a NUL character")
        return value

    def barcode(self, name: str) -> str:
        """A card number or barcode: printable and not empty."""
        value = self._as_it_stands(name)
        if not value:
            raise BadField(f"{name} is empty")
        if len(value) > MAX_SCAN_LENGTH or not value.isprintable():
            raise BadField(f"{name} is longer than {MAX_SCAN_LENGTH} characters or not printable")
        return value

    def flag(self, name: str) -> bool:
        """A yes or no; empty is no."""
        value = self.text(name).lower()
        if value not in _TRUE | _FALSE:
            raise BadField(f"{name} is neither 0 nor 1: {value[:40]}")
        return value in _TRUE

    def number(self, name: str) -> int | None:
        """A whole number, or None where empty."""
        value = self.text(name)
        if not value:
            return None
        if not (value.isascii() and value.isdigit()) or int(value) > _MAX_NUMBER:
            raise BadField(f"{name} is not a whole number up to {_MAX_NUMBER}: {value[:40]}")
        return int(value)

    def amount(self, name: str) -> Decimal | None:
        """An amount of money, or None where empty; negative is a credit."""
        value = self.text(name)
        if not value:
            return None
        try:
            amount = Decimal(value)
        except InvalidOperation:
            raise BadField(f"{name} is not an amount: {value[:40]}") from None
        if not amount.is_finite() or abs(amount) > _MAX_NUMBER:
            raise BadField(f"{name} is out of bounds: {value[:40]}")
        return amount

    def day(self, name: str, zone: ZoneInfo) -> date | None:
        """`2026-01-31` or `@+14d`, or None where empty."""
        value = self.text(name)
        if not value:
            return None
        try:
            relative = _RELATIVE.fullmatch(value)
            if relative is not None:
                return self._today.on(zone) + timedelta(days=int(relative.group(1)))
            return date.fromisoformat(value)
        except (ValueError, OverflowError):
            raise BadField(f"{name} is not a date (YYYY-MM-DD or @+14d): {value[:40]}") from None

    def clock(self, name: str) -> time:
        """A local time `09:30`."""
        value = self.text(name)
        try:
            return time.fromisoformat(value)
        except ValueError:
            raise BadField(f"{name} is not a time (HH:MM): {value[:40]}") from None

    def instant(self, name: str, zone: ZoneInfo, *, end_of_day: bool = False) -> datetime:
        """A moment with its offset, or local to `zone`, or `@-3d 14:05`; with the zone's offset.

        A date alone means its beginning, or 23:59 with `end_of_day` (a due date, COMMANDS).
        """
        value = self.text(name)
        if not value:
            raise BadField(f"{name} is empty")
        try:
            at = self._instant(value, zone, DUE_TIME if end_of_day else time(0, 0))
        except (ValueError, OverflowError):
            raise BadField(f"{name} is not a moment (2026-01-31 14:05:00+02 or @-3d 14:05): {value[:40]}") from None
        if not _EARLIEST <= at.year <= _LATEST:
            raise BadField(f"{name} is not between the years {_EARLIEST} and {_LATEST}: {value[:40]}")
        return in_library_zone(at, zone)

    def _instant(self, value: str, zone: ZoneInfo, default_time: time) -> datetime:
        relative = _RELATIVE.fullmatch(value)
        if relative is not None:
            days, hour, minute = relative.groups()
            at_time = time(int(hour), int(minute)) if hour is not None else default_time
            return datetime.combine(self._today.on(zone) + timedelta(days=int(days)), at_time, zone)
        if len(value) == len("2026-01-31"):
            return datetime.combine(date.fromisoformat(value), default_time, zone)
        at = datetime.fromisoformat(value)
        return at if at.tzinfo is not None else at.replace(tzinfo=zone)


class CsvFile:
    """A CSV file with a header line, UTF-8, read once from front to back."""

    def __init__(self, path: Path, required: Sequence[str], complaints: Complaints, today: Today) -> None:
        self._path = path
        self._complaints = complaints
        self._today = today
        self.columns = self._read_header(required)

    def _read_header(self, required: Sequence[str]) -> tuple[str, ...]:
        try:
            with self._path.open(encoding="utf-8-sig", newline="") as file:
                header = next(csv.reader(file), [])
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            self._complaints.add(self._path.name, 1, f"cannot be read: {_reason(error)}")
            return ()
        columns = tuple(name.strip().lower() for name in header)
        for name in required:
            if name not in columns:
                self._complaints.add(self._path.name, 1, f"column {name} is missing")
                return ()
        return columns

    def rows(self, make: Callable[[Fields], _Made]) -> Iterator[tuple[int, _Made]]:
        """(line, what `make` made of it) of each good row; complains about the others."""
        if not self.columns:
            return
        fields = Fields(self.columns, self._today)
        with self._path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            next(reader)
            while True:
                try:
                    row = next(reader, None)
                    if row is None:
                        return
                    if not row:
                        continue
                    if len(row) != len(self.columns):
                        raise BadField(f"{len(row)} fields where the header has {len(self.columns)}")  # noqa: TRY301
                    fields.row = row
                    made = make(fields)
                except (BadField, csv.Error) as error:
                    self.complain(reader.line_num, str(error))
                    continue
                except UnicodeDecodeError as error:
                    self.complain(reader.line_num + 1, f"is not UTF-8 near here: {_reason(error)}")
                    return
                yield reader.line_num, made

    def complain(self, line: int, reason: str) -> None:
        """Notes that the row ending at `line` cannot be taken."""
        self._complaints.add(self._path.name, line, reason)


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or "unknown"
    return error.reason if isinstance(error, UnicodeDecodeError) else str(error)
