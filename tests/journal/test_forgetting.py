"""A patron whom the law wants forgotten leaves journal and archive; the account goes on counting every row."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from offcirc.domain.outcomes import Note, NoteCode, Result
from offcirc.domain.transactions import State
from offcirc.errors import UserError
from offcirc.journal.archive import Archive, archive_of
from offcirc.journal.forgetting import FORGOTTEN
from offcirc.journal.verify import verify
from offcirc.sqlcipher import connect
from tests.journal.history import CURSOR, Past
from tests.journal.samples import KEY, everything, give_back, issue, outcome


@pytest.fixture
def past(path: Path) -> Iterator[Past]:
    past = Past(path)
    with past.journal:
        yield past


def forgotten(card: str) -> bool:
    return card.lower() == "p1"


def said_anywhere(path: Path, *texts: bytes) -> int:
    """How many bodies and keys, of journal and archive, hold one of these."""
    found = 0
    for file, query in (
        (path, "SELECT CAST(body AS BLOB) FROM entries UNION ALL SELECT card_key FROM transactions"),
        (archive_of(path), "SELECT CAST(body AS BLOB) FROM bodies"),
    ):
        if file.exists():
            with closing(connect(file, KEY)) as connection:
                for (value,) in connection.execute(query):
                    body = value if isinstance(value, bytes) else str(value).encode()
                    found += any(text in body for text in texts)
    return found


def test_what_is_settled_goes_from_journal_and_archive_and_all_is_still_counted(past: Past, path: Path) -> None:
    past.settled(95, 3)  # of P0, P1, P2
    past.settled(2, 3)
    assert past.archive() == 3
    up_to = past.journal.head().position
    later = past.journal.append(issue(9, card="P1"))
    before = past.journal.account()
    assert said_anywhere(path, b'"P1"', b"p1") == 5
    erased = past.journal.erase_cards(forgotten, up_to, CURSOR)
    assert erased == (4, 0)
    assert said_anywhere(path, b'"P1"', b"p1") == 2, "the row that was recorded after it, and its key"
    assert past.journal.account() == before
    report = verify(path, KEY)
    assert (report.findings, report.erased, report.transactions) == ([], 4, 7)
    assert {row.transaction.card_number for row in past.journal.rows(archived=True)} == {"P0", "P2", "P1"}
    assert past.journal.find(later.id).transaction.card_number == "P1"
    assert past.journal.setting(FORGOTTEN) is not None
    assert past.journal.erase_cards(forgotten, up_to, CURSOR) == (0, 0), "nothing is left to erase"


def test_an_open_row_is_not_erased_before_it_is_settled(past: Past, path: Path) -> None:
    waiting, unknown, applied = past.lend(1, 1)[0], *(past.journal.append(issue(n, card="P1")) for n in (1, 2))
    del waiting
    past.journal.note_attempt([unknown.id])
    past.settle([applied], 1)
    up_to = past.journal.head().position
    assert past.journal.erase_cards(forgotten, up_to, cursor=6) == (0, 2), "no replica shows yet what it did"
    assert past.journal.erase_cards(forgotten, up_to, CURSOR) == (2, 1)
    assert past.journal.find(unknown.id).state is State.UNKNOWN
    past.settle([unknown], 0)
    assert past.journal.erase_cards(forgotten, up_to, CURSOR).left == 0
    with pytest.raises(UserError):
        past.journal.find(unknown.id)
    assert said_anywhere(path, b'"P1"', b"p1") == 0
    assert verify(path, KEY).sound


def test_an_answer_to_another_row_that_names_the_patron_goes_and_the_row_stays(past: Past, path: Path) -> None:
    row = past.journal.append(give_back(5, card_number="P7"))
    note = Note(NoteCode.WAS_ON_LOAN_TO_OTHER, {"card_number": "P1"})
    past.journal.note_answers([outcome(row.id, Result.SUCCESS_WITH_NOTES, notes=(note,), change=3)])
    assert past.journal.erase_cards(forgotten, past.journal.head().position, CURSOR) == (1, 0)
    found = past.journal.find(row.id)
    assert (found.state, found.transaction.card_number, found.outcome) == (State.SUCCEEDED, "P7", None)
    assert said_anywhere(path, b'"P1"') == 0
    assert verify(path, KEY).sound


def test_every_kind_of_row_that_names_a_card_is_found(past: Past, path: Path) -> None:
    rows = [past.journal.append(draft) for draft in everything()]
    past.settle(rows, 0)
    past.journal.erase_cards(lambda card: card.lower() in {"p1", "p9"}, past.journal.head().position, CURSOR)
    assert said_anywhere(path, b'"P1"', b'"P9"', "Škvorecký".encode(), b"a@example.org") == 0
    assert verify(path, KEY).sound


def test_a_kill_between_archive_and_journal_is_made_good_by_the_next_call(
    past: Past, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    past.settled(95, 2)
    past.archive()
    past.settled(1, 2)
    up_to = past.journal.head().position
    erase = Archive.erase

    def erase_and_die(archive: Archive, positions: list[int]) -> None:
        erase(archive, positions)
        raise KeyboardInterrupt

    monkeypatch.setattr(Archive, "erase", erase_and_die)
    with pytest.raises(KeyboardInterrupt):
        past.journal.erase_cards(forgotten, up_to, CURSOR)
    monkeypatch.setattr(Archive, "erase", erase)
    assert verify(path, KEY).sound
    past.journal.erase_cards(forgotten, up_to, CURSOR)
    assert said_anywhere(path, b'"P1"') == 0
    assert verify(path, KEY).sound
