"""Koha's offline circulation file, `.koc`: a header, then one issue, return or payment a line, separated by tabs.

Times are the library's own, without an offset. There is no due date, and no line says which transaction it was.
"""

from __future__ import annotations

import codecs
import re
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal
from enum import StrEnum

from offcirc.domain.money import read_amount
from offcirc.domain.transactions import Kind, Transaction
from offcirc.errors import UserError

MAX_CARD = 16
"""Characters. Koha's queue cuts a card that is longer, and a barcode, without a word."""
MAX_BARCODE = 20
_VERSION = "1.0"
_GENERATOR = "offcirc"
_STAMP = re.compile(r"(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:[ .](\d+))?", re.ASCII)
_YEARS = range(1970, 9999)
_MS_IN_S = 1_000
_LINE_IDS = uuid.UUID("7c7b8f6a-3d1e-5b0c-9a55-2f64c1d08e3b")
"""The namespace of ids made from lines; another one would let old files in a second time."""


class KocAction(StrEnum):
    """What a line says was done."""

    ISSUE = "issue"
    RETURN = "return"
    PAYMENT = "payment"


class Unfit(StrEnum):
    """Why a row does not go into the file: Koha would take it for something else, or has no line for it."""

    KIND_NOT_CARRIED = "KIND_NOT_CARRIED"
    BORROWER_UNKNOWN = "BORROWER_UNKNOWN"
    """A renewal is an issue to the same patron, and nobody here knows to whom."""
    CARD_TOO_LONG = "CARD_TOO_LONG"
    BARCODE_TOO_LONG = "BARCODE_TOO_LONG"
    NOT_PLAIN = "NOT_PLAIN"
    """Koha takes the file for bytes: whatever is not ASCII arrives as other characters."""
    TIME_UNUSABLE = "TIME_UNUSABLE"


@dataclass(frozen=True, slots=True)
class KocRow:
    """One line: `at` in the library's own time, in whole milliseconds; only the fields of its action are filled."""

    at: datetime
    action: KocAction
    card: str = ""
    barcode: str = ""
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class KocLine:
    """A line that could be read, by its number, with the id of the row that it records."""

    number: int
    row: KocRow
    id: str


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not: its number and a code; never what it says."""

    number: int
    code: str


def koc_row(
    transaction: Transaction,
    borrower: str | None,
    zone: tzinfo,
    *,
    occurred_at: datetime | None = None,
    longest_card: int = MAX_CARD,
) -> KocRow | Unfit:
    """A transaction as a line, or why Koha would not read it as it was recorded.

    Args:
        transaction: any.
        borrower: whose loan a renewal is about, where that is known.
        zone: the library's.
        occurred_at: when it happened, where the workstation's clock is known to have been wrong.
        longest_card: characters that the server's queue keeps, where it is known which server takes it.
    """
    card, barcode = transaction.card_number or "", transaction.item_barcode or ""
    at = _local(occurred_at or transaction.occurred_at, zone)
    match transaction.kind:
        case Kind.ISSUE:
            row = KocRow(at, KocAction.ISSUE, card, barcode)
        case Kind.RENEW if borrower is None:
            return Unfit.BORROWER_UNKNOWN
        case Kind.RENEW:
            row = KocRow(at, KocAction.ISSUE, borrower or "", barcode)
        case Kind.RETURN:
            row = KocRow(at, KocAction.RETURN, barcode=barcode)
        case Kind.PAYMENT:
            row = KocRow(at, KocAction.PAYMENT, card, amount=transaction.amount)
        case _:
            return Unfit.KIND_NOT_CARRIED
    return _unfit(row, longest_card) or row


def _local(instant: datetime, zone: tzinfo) -> datetime:
    local = instant.astimezone(zone).replace(tzinfo=None, fold=0)
    return local.replace(microsecond=local.microsecond // _MS_IN_S * _MS_IN_S)


def _unfit(row: KocRow, longest_card: int) -> Unfit | None:
    """`NOT_PLAIN` last: a row that only a file cannot carry has nothing else against it."""
    if len(row.card) > longest_card:
        return Unfit.CARD_TOO_LONG
    if len(row.barcode) > MAX_BARCODE:
        return Unfit.BARCODE_TOO_LONG
    if row.at.year not in _YEARS:
        return Unfit.TIME_UNUSABLE
    plain = all(text.isascii() and text.isprintable() and text == text.strip() for text in (row.card, row.barcode))
    return None if plain else Unfit.NOT_PLAIN


def write_koc(rows: Iterable[KocRow], generator_version: str) -> bytes:
    """The whole file."""
    header = f"Version={_VERSION}\tGenerator={_GENERATOR}\tGeneratorVersion={generator_version}"
    return "".join(f"{line}\n" for line in (header, *map(_told, rows))).encode("ascii")


def _told(row: KocRow) -> str:
    """A row as its line, spelled in one way only."""
    stamp = f"{row.at:%Y-%m-%d %H:%M:%S} {row.at.microsecond // _MS_IN_S:03}"
    fields: tuple[str, ...]
    match row.action:
        case KocAction.ISSUE:
            fields = (row.card, row.barcode)
        case KocAction.RETURN:
            fields = (row.barcode,)
        case KocAction.PAYMENT:
            fields = (row.card, f"{row.amount:.2f}")
    return "\t".join((stamp, row.action, *fields))


def ids_of(rows: Iterable[KocRow]) -> Iterator[str]:
    """The id of each row of a file: made from what its line says and how many equal lines stand before it.

    The same line has the same id in every file, so that whatever holds it already knows it again.
    """
    seen: Counter[str] = Counter()
    for row in rows:
        told = _told(row)
        seen[told] += 1
        yield str(uuid.uuid5(_LINE_IDS, f"koc {seen[told]} {told}"))


def read_koc(content: bytes) -> Iterator[KocLine | BadLine]:
    """The lines of a file, whoever wrote it, in their order; empty lines and further headers are passed over.

    Raises:
        UserError: `NOT_A_KOC` where it does not begin as version 1.0 of the format does.
    """
    lines = [(number, line.rstrip("\r")) for number, line in enumerate(_text(content).split("\n"), start=1)]
    filled = [(number, line) for number, line in lines if line.strip()]
    if not filled or not _is_header(filled[0][1]):
        raise UserError("NOT_A_KOC")
    return _known_again([_read(number, line) for number, line in filled if not _is_header(line)])


def _text(content: bytes) -> str:
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _is_header(line: str) -> bool:
    return line.partition("\t")[0].strip() == f"Version={_VERSION}"


def _known_again(lines: Iterable[tuple[int, KocRow] | BadLine]) -> Iterator[KocLine | BadLine]:
    read = list(lines)
    ids = ids_of(line[1] for line in read if not isinstance(line, BadLine))
    for line in read:
        yield line if isinstance(line, BadLine) else KocLine(*line, next(ids))


def _read(number: int, line: str) -> tuple[int, KocRow] | BadLine:
    stamp, name, *fields = (field.strip() for field in (*line.split("\t"), "", "", "")[:4])
    at = _moment(stamp)
    if at is None:
        return BadLine(number, "LINE_TIME_UNREADABLE")
    try:
        action = KocAction(name.lower())
    except ValueError:
        return BadLine(number, "LINE_ACTION_UNKNOWN")
    if not fields[0] or (action is not KocAction.RETURN and not fields[1]):
        return BadLine(number, "LINE_FIELD_MISSING")
    try:
        return number, _row(at, action, *fields)
    except UserError as error:
        return BadLine(number, error.code)


def _row(at: datetime, action: KocAction, first: str, second: str) -> KocRow:
    match action:
        case KocAction.ISSUE:
            return KocRow(at, action, first, second)
        case KocAction.RETURN:
            return KocRow(at, action, barcode=first)
        case KocAction.PAYMENT:
            return KocRow(at, action, first, amount=read_amount(second))


def _moment(stamp: str) -> datetime | None:
    """The time of a line. What follows the seconds is milliseconds, or a number of the writer's own."""
    match = _STAMP.fullmatch(stamp)
    if match is None:
        return None
    *parts, last = match.groups("0")
    year, month, day, hour, minute, second = map(int, parts)
    ms = int(last) if len(last) <= len("999") else 0
    try:
        at = datetime(year, month, day, hour, minute, second, ms * _MS_IN_S)  # noqa: DTZ001 - the library's own time
    except ValueError:
        return None
    return at if at.year in _YEARS else None
