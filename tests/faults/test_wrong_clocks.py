"""A workstation's clock may be anything: the server still gets the order, and the times as far as they can be known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.central.server import RunningServer
from tests.faults.conftest import Desk, Enrol
from tests.faults.library import BORROWER, DUE, Account, shelf
from tests.support.workstation import Row, Workstation

_CLOCK = """
from datetime import timedelta
from offcirc import clock
from offcirc.domain.clocks import Reading
_read = clock.SystemClock.read
def read(self):
    right = _read(self)
    return Reading(right.wall + timedelta(seconds={seconds}), {boot} or right.boot, right.monotonic_ms)
clock.SystemClock.read = read
"""
A_YEAR = timedelta(days=365)
TO_1970 = datetime(1970, 1, 2, tzinfo=UTC) - datetime.now(UTC)
NEAR = timedelta(minutes=1)


def with_clock(workstation: Workstation, wrong_by: timedelta, boot: str = "") -> Workstation:
    """Its clock is wrong, in this uptime or in another one."""
    plant = _CLOCK.format(seconds=wrong_by.total_seconds(), boot=repr(boot))
    return workstation.planted(plant)


def day(workstation: Workstation, wrong: Workstation) -> list[Row]:
    """An item goes out, comes back while the clock is wrong, and goes out again when it is right."""
    item, other = shelf()[:2]
    return [
        workstation.issue(BORROWER, item, DUE, "--override"),
        wrong.row("return", item),
        wrong.issue("28400100000017", other, DUE, "--override"),
        workstation.issue("28400100000017", item, DUE, "--override"),
    ]


def notes_of(outcomes: list[Row]) -> list[set[str]]:
    """What the server remarked that has to do with time; routing and the like has not."""
    about_time = {"TIME_UNCERTAIN", "WAS_ON_LOAN_TO_OTHER", "SERVER_STATE_NEWER"}
    assert {outcome["outcome"] for outcome in outcomes} == {"SUCCESS"}
    return [about_time & {note["code"] for note in outcome["notes"]} for outcome in outcomes]


def queued(workstation: Workstation) -> dict[str, datetime]:
    """The server's order, with its idea of when each row happened."""
    return {row["id"]: datetime.fromisoformat(row["order_at"]) for row in workstation.rows("queue")}


@pytest.mark.parametrize("wrong_by", [A_YEAR, TO_1970, timedelta(hours=-3)], ids=["a_year_ahead", "1970", "3_hours"])
def test_a_clock_that_is_set_wrong_and_right_again_changes_nothing(
    desk: Desk, server: RunningServer, wrong_by: timedelta
) -> None:
    account = Account(desk(server.url))
    before = datetime.now(UTC)
    rows = day(account.workstation, with_clock(account.workstation, wrong_by))
    account.workstation.run("upload")
    order = queued(account.workstation)
    assert list(order) == [row["id"] for row in rows]
    assert all(before - NEAR < at < datetime.now(UTC) + NEAR for at in order.values())
    assert notes_of(account.workstation.rows("process", "--all")) == [set()] * 4
    account.workstation.run("update")
    assert account.workstation.row("item", shelf()[0])["loan"]["card_number"] == "28400100000017"


@pytest.mark.parametrize("wrong_by", [A_YEAR, TO_1970], ids=["a_year_ahead", "1970"])
def test_a_clock_that_is_wrong_at_contact_too_changes_nothing(
    desk: Desk, server: RunningServer, wrong_by: timedelta
) -> None:
    account = Account(desk(server.url))
    wrong = with_clock(account.workstation, wrong_by)
    before = datetime.now(UTC)
    row = wrong.row("return", "38400100001146")
    wrong.run("upload")
    assert abs(float(wrong.row("status")["clock_offset_s"]) - wrong_by.total_seconds()) < 60
    assert list(queued(wrong)) == [row["id"]]
    assert all(before - NEAR < at < datetime.now(UTC) + NEAR for at in queued(wrong).values())
    assert wrong.row("process", "--all")["result"].startswith("success")


@pytest.mark.parametrize("wrong_by", [A_YEAR, TO_1970], ids=["a_year_ahead", "1970"])
def test_a_clock_that_was_wrong_before_a_restart_is_marked_and_poisons_nothing(
    desk: Desk, server: RunningServer, wrong_by: timedelta
) -> None:
    account = Account(desk(server.url))
    account.workstation.run("upload")  # nothing that still waits is older than this
    before = datetime.now(UTC)
    rows = day(account.workstation, with_clock(account.workstation, wrong_by, boot="an earlier one"))
    account.workstation.run("upload")
    order = queued(account.workstation)
    assert list(order) == [row["id"] for row in rows]
    assert all(before - NEAR < at < datetime.now(UTC) + NEAR for at in order.values())
    uncertain = {"TIME_UNCERTAIN"}
    assert notes_of(account.workstation.rows("process", "--all")) == [set(), uncertain, uncertain, set()]
    account.workstation.run("update")
    assert account.workstation.row("item", shelf()[0])["loan"]["card_number"] == "28400100000017"


def test_a_wild_clock_of_one_workstation_does_not_hide_anothers_newer_row(
    desk: Desk, enrol: Enrol, server: RunningServer
) -> None:
    one, other = desk(server.url), enrol(server)
    one.run("upload")
    wild = with_clock(one, A_YEAR, boot="an earlier one")
    item = shelf()[3]
    wild.issue(BORROWER, item, DUE, "--override")
    one.run("upload")
    other.row("return", item)
    other.run("upload")
    outcomes = other.rows("process", "--all")
    assert len(outcomes) == 2
    other.run("update")
    assert "loan" not in other.row("item", item)


@pytest.mark.parametrize(("wrong_by", "said"), [(A_YEAR, "not after the loan"), (TO_1970, "days away")])
def test_a_due_date_that_the_clock_finds_odd_is_told_with_the_clock_and_can_be_given(
    alone: Workstation, wrong_by: timedelta, said: str
) -> None:
    wrong = with_clock(alone, wrong_by)
    done = wrong.run("--json", "issue", BORROWER, shelf()[0], "--due", DUE, "--override")
    assert said in done.stderr
    assert "this machine's clock" in done.stderr
    assert done.rows[0]["due_at"].startswith(DUE)
