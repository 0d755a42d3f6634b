"""Rows that a file brings, and under which ids rows left in one: remembered as long as the journal is."""

from __future__ import annotations

from pathlib import Path

from offcirc.journal import Journal
from offcirc.journal.verify import verify
from tests.journal.history import Past
from tests.journal.samples import KEY, give_back

LINE = "b52a2654-ff85-5fb1-b37d-a831c89febec"


def test_a_row_under_an_id_of_its_own_is_recorded_once(journal: Journal, path: Path) -> None:
    row = journal.append_once(give_back(1), LINE)
    assert row is not None
    assert (row.id, row.seq) == (LINE, 1)
    assert journal.append_once(give_back(1), LINE) is None
    assert journal.append(give_back(2)).seq == 2
    journal.close()
    assert verify(path, KEY, None).sound


def test_it_is_remembered_when_it_was_taken_back(journal: Journal) -> None:
    journal.append_once(give_back(1), LINE)
    journal.void(LINE)
    assert journal.append_once(give_back(1), LINE) is None


def test_under_which_id_a_row_left_is_remembered_in_the_archive_too(path: Path) -> None:
    past = Past(path)
    with past.journal as journal:
        (row,) = past.lend(93)
        assert journal.note_exported({row.id: LINE}, Path("x.part")) == [row.id]
        past.settle([row], 93)
        assert journal.carried_as() == {LINE: row.id}
        assert past.archive() == 1
        assert journal.carried_as() == {LINE: row.id}
