"""Journals of many days: what was recorded long ago, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from offcirc.domain.outcomes import Outcome
from offcirc.domain.transactions import Transaction
from offcirc.journal import Journal
from offcirc.journal.archive import archive_of
from offcirc.sqlcipher import connect
from tests.journal.samples import AT, KEY, StillClock, issue, outcome

DAY = timedelta(days=1)
SINCE = datetime.combine(AT.date() - 90 * DAY, datetime.min.time(), UTC)
CURSOR = 100


class Past:
    """A journal whose clock, and whose server's clock, are set back by so many days."""

    def __init__(self, path: Path) -> None:
        self._clock = StillClock()
        self.journal = Journal.open(path, KEY, self._clock, create=True)

    def set(self, days_ago: float, *, wrong_by: timedelta = timedelta()) -> datetime:
        """Goes there; `wrong_by` is the workstation's clock only."""
        self._clock.now = AT - days_ago * DAY
        self._clock.wrong = wrong_by
        return self._clock.now

    def lend(self, days_ago: float, count: int = 1, *, wrong_by: timedelta = timedelta()) -> list[Transaction]:
        """Loans that wait."""
        self.set(days_ago, wrong_by=wrong_by)
        return [self.journal.append(issue(number, card=f"P{number}")) for number in range(count)]

    def settle(self, rows: Iterable[Transaction], days_ago: float) -> None:
        """The server applied them, then."""
        then = self.set(days_ago)
        self.answer(*(outcome(row.id, change=7) for row in rows), at=then)

    def answer(self, *answers: Outcome, at: datetime) -> None:
        """The server's answers, with its time."""
        self.journal.note_answers([replace(answer, processed_at=at) for answer in answers])

    def settled(self, days_ago: float, count: int = 1) -> list[Transaction]:
        """Loans of a day, applied in its evening."""
        rows = self.lend(days_ago, count)
        self.settle(rows, days_ago)
        return rows

    def archive(self, *, since: datetime = SINCE, cursor: int = CURSOR) -> int:
        """Archives in UTC."""
        return self.journal.archive_days(since, UTC, cursor)


def bodies_here(path: Path) -> set[str]:
    """Ids whose entries have a body in the journal."""
    with closing(connect(path, KEY)) as connection:
        return {id_ for (id_,) in connection.execute("SELECT transaction_id FROM entries WHERE body IS NOT NULL")}


def keys_here(path: Path) -> set[str]:
    """Ids that the index still knows by card or item."""
    question = "SELECT id FROM transactions WHERE card_key IS NOT NULL OR item_key IS NOT NULL"
    with closing(connect(path, KEY)) as connection:
        return {id_ for (id_,) in connection.execute(question)}


def bodies_archived(path: Path) -> int:
    """How many entries the archive has."""
    with closing(connect(archive_of(path), KEY)) as connection:
        return int(connection.execute("SELECT count(*) FROM bodies").fetchone()[0])


def ids(rows: Iterable[Transaction]) -> set[str]:
    return {row.id for row in rows}
