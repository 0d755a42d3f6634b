"""When a sync archives: only at a time that server and workstation agree on, and never at the sync's cost."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from offcirc.errors import EnvironmentProblem
from offcirc.journal import Journal
from offcirc.sync.archiving import archive_finished_days
from offcirc.sync.contact import _LAST_CONTACT, LastContact
from tests.journal.history import CURSOR, Past
from tests.journal.samples import AT

YEARS = timedelta(days=3650)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A row of 93 days ago."""
    past = Past(tmp_path / "journal.db")
    with past.journal as journal:
        past.settled(93)
        yield journal


def archived(journal: Journal, days: int = 90) -> int:
    return archive_finished_days(journal, UTC, days, CURSOR)


def contact(journal: Journal, server_at: datetime, offset: timedelta = timedelta()) -> None:
    note = LastContact(server_at, offset // timedelta(milliseconds=1), 0, 0, "central")
    journal.set(_LAST_CONTACT, msgspec.json.encode(note))


def test_settled_days_are_archived_after_the_retention_time_and_not_before(journal: Journal) -> None:
    contact(journal, AT - timedelta(days=3))
    assert archived(journal) == 0
    contact(journal, AT)
    assert archived(journal) == 1


@pytest.mark.parametrize("days", [0, -1, 94])
def test_how_long_is_a_setting(journal: Journal, days: int) -> None:
    contact(journal, AT)
    assert archived(journal, days) == 0


def test_without_a_contact_nothing_is(journal: Journal) -> None:
    assert archived(journal) == 0


@pytest.mark.parametrize(
    ("server_at", "offset"), [(AT, YEARS), (AT + YEARS, -YEARS)], ids=["the_workstations", "the_servers"]
)
def test_a_clock_that_jumped_ten_years_ahead_archives_nothing(
    journal: Journal, server_at: datetime, offset: timedelta
) -> None:
    contact(journal, server_at, offset)
    assert archived(journal) == 0


def test_what_stands_in_its_way_is_logged_and_fails_nothing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> int:
        raise EnvironmentProblem("DISK_FULL", path="journal-archive.db")

    contact(journal, AT)
    monkeypatch.setattr(Journal, "archive_days", full)
    with caplog.at_level(logging.WARNING):
        assert archived(journal) == 0
    assert "DISK_FULL path=journal-archive.db" in caplog.text
