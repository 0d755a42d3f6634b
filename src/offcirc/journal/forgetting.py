"""Erases what the journal and its archive hold of patrons whom the law wants forgotten; hashes and states stay.

A row that is still open keeps its body until it is settled: what has not reached the server cannot be given up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import sleep
from typing import NamedTuple

import msgspec

from offcirc.domain.retention import is_finished
from offcirc.domain.transactions import EventKind, State
from offcirc.journal.archive import Archive, Bodies, archive_of
from offcirc.journal.archiving import BATCH, PAUSE_S
from offcirc.journal.bodies import TRANSACTION
from offcirc.journal.epochs import SET
from offcirc.sqlcipher import DriverConnection, connect, said_plainly

FORGOTTEN = "forgotten"
"""Setting that changes whenever bodies were erased for good."""
_AHEAD = 500
_PRAGMAS = ("PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON")
_TOLD = (
    "SELECT e.position, e.kind, e.transaction_id, CAST(e.body AS BLOB), t.state, t.change FROM entries e "
    "JOIN transactions t ON t.id = e.transaction_id WHERE e.kind IN (?, ?) AND e.position <= ? ORDER BY e.position"
)
_OF_ROWS = (
    "WITH chosen AS (SELECT value AS id FROM json_each(?)) "
    "SELECT t.position FROM transactions t JOIN chosen ON t.id = chosen.id UNION "
    "SELECT e.position FROM entries e JOIN chosen ON e.transaction_id = chosen.id WHERE e.kind <> 'transaction'"
)
_ERASE = "UPDATE entries SET body = NULL WHERE position IN (SELECT value FROM json_each(?))"
_FORGET_KEYS = "UPDATE transactions SET card_key = NULL, item_key = NULL WHERE id IN (SELECT value FROM json_each(?))"


class Erased(NamedTuple):
    """What a call erased, and what it must leave: rows that are open, or that no replica shows yet."""

    entries: int
    left: int


class _Named(msgspec.Struct, frozen=True):
    """What of a transaction's body names its patron."""

    card_number: str | None = None
    card_typed: str | None = None


class _Remark(msgspec.Struct, frozen=True):
    params: dict[str, str] = {}


class _Said(msgspec.Struct, frozen=True):
    notes: tuple[_Remark, ...] = ()


class _Answer(msgspec.Struct, frozen=True):
    """What of an outcome's body may name a patron, be it another's row."""

    outcome: _Said = _Said()


class _Found(NamedTuple):
    position: int
    of_row: bool
    transaction_id: str
    finished: bool


_named = msgspec.json.Decoder(_Named)
_answer = msgspec.json.Decoder(_Answer)


def erase_cards(path: Path, key: bytes, forgotten: Callable[[str], bool], up_to: int, cursor: int) -> Erased:
    """Erases the bodies of settled rows of these patrons, and of answers that name them.

    Args:
        path: journal.db, which may be in use by desks; its archive lies beside it. One process at a time calls this.
        key: of both.
        forgotten: whether a card number is one of theirs.
        up_to: the chain's position when they were forgotten: a number may be given to somebody else later.
        cursor: of the replica in use.

    Raises:
        EnvironmentProblem: `DISK_FULL`, `LOCKED`, …; what is left the next call erases.
    """
    with said_plainly(path), closing(connect(path, key, pragmas=_PRAGMAS)) as journal:
        with Bodies(archive_of(path), key, ahead=_AHEAD) as archive:
            found = list(_naming(journal, archive, forgotten, up_to, cursor))
        finished = [each for each in found if each.finished]
        rows = list(dict.fromkeys(each.transaction_id for each in finished if each.of_row))
        answers = [each.position for each in finished if not each.of_row]
        erased = 0
        for start in range(0, len(rows), BATCH):
            part = rows[start : start + BATCH]
            positions = [position for (position,) in journal.execute(_OF_ROWS, (_json(part),))]
            erased += _erase(journal, path, key, positions, part)
        erased += _erase(journal, path, key, answers, []) if answers else 0
    return Erased(erased, len(found) - len(finished))


def _naming(
    journal: DriverConnection, archive: Bodies, forgotten: Callable[[str], bool], up_to: int, cursor: int
) -> Iterator[_Found]:
    """Entries that name one of the patrons; what cannot be read is for `verify` to name."""
    for position, kind, id_, body, state, change in journal.execute(_TOLD, (TRANSACTION, EventKind.OUTCOME, up_to)):
        told = body
        if told is None:
            kept = archive.at(position)
            told = kept.body if kept is not None else None
        try:
            cards = _cards(told, of_row=kind == TRANSACTION) if told is not None else ()
        except msgspec.DecodeError:
            continue
        if any(map(forgotten, cards)):
            yield _Found(position, kind == TRANSACTION, id_, is_finished(State(state), change, cursor))


def cards_of_row(body: bytes) -> tuple[str, ...]:
    """The cards that a transaction's body names.

    Raises:
        msgspec.DecodeError: it is no transaction's.
    """
    named = _named.decode(body)
    return tuple(card for card in (named.card_number, named.card_typed) if card)


def _cards(body: bytes, *, of_row: bool) -> tuple[str, ...]:
    if of_row:
        return cards_of_row(body)
    notes = _answer.decode(body).outcome.notes
    return tuple(note.params["card_number"] for note in notes if "card_number" in note.params)


def _erase(journal: DriverConnection, path: Path, key: bytes, positions: Sequence[int], rows: Sequence[str]) -> int:
    """From the archive first: killed in between, the journal still knows what is to be erased."""
    if archive_of(path).exists():
        with Archive(archive_of(path), key) as archive:
            archive.erase(positions)
    journal.execute("BEGIN IMMEDIATE")
    journal.execute(_ERASE, (_json(positions),))
    journal.execute(_FORGET_KEYS, (_json(rows),))
    journal.execute(SET, (FORGOTTEN, datetime.now(UTC).isoformat().encode()))
    journal.execute("COMMIT")
    sleep(PAUSE_S)
    return len(positions)


def _json(values: Sequence[int] | Sequence[str]) -> str:
    return msgspec.json.encode(values).decode()
