"""kill -9 at any moment: what was acknowledged is there, nothing is applied twice, and everything goes on."""

from __future__ import annotations

import random
from time import perf_counter

import pytest

from tests.central.server import RunningServer
from tests.conftest import Tell
from tests.faults.conftest import Desk
from tests.faults.library import ISSUE, Account, loans, payments
from tests.faults.tools.kills import spread

KILLS = pytest.mark.parametrize(
    "kills", [20, pytest.param(200, marks=pytest.mark.torture)], ids=["20_kills", "200_kills"]
)
_LOANS, _PAYMENTS = 24, 6
"""Recorded afresh before each kill of what sends or processes them."""
_IN_TIME = 0.3
"""Of the kills so many must find the command alive: on a busy machine it may have been measured at a slow moment."""


@KILLS
def test_kills_of_recording_lose_nothing_acknowledged(
    desk: Desk, server: RunningServer, seed: int, kills: int, tell: Tell
) -> None:
    account = Account(desk(server.url))
    chance = random.Random(seed)
    killed = 0
    for trial, lines in enumerate(spread(seed, kills, 0, 60)):
        running = account.workstation.start(*ISSUE, stdin=loans(80, trial * 80))
        done = running.kill_after_lines(int(lines), delay_s=chance.uniform(0, 0.006))
        killed += done.was_killed
        before = len(account.acknowledged)
        account.note(done)
        there = account.workstation.transactions()
        assert len(there) >= len(account.acknowledged), f"trial {trial}"
        # At most the row whose acknowledgement the kill cut off: it is whole, and counts from now on.
        lost = [row for row in there if row["id"] not in account.acknowledged]
        assert len(lost) <= 1, f"trial {trial}: {len(lost)} rows were recorded and never acknowledged"
        account.acknowledged |= {row["id"]: {"id": row["id"]} for row in lost}
        assert len(account.acknowledged) - before <= 80
    assert killed > kills * 0.9, "the recording ended before its kill"
    account.check_journal()
    _settle_and_report(tell, account, server, f"{killed} of {kills} kills of recording in time")


@KILLS
@pytest.mark.parametrize("command", ["upload", "process", "sync"])
def test_kills_of_what_talks_to_the_server_double_and_lose_nothing(
    desk: Desk, server: RunningServer, seed: int, *, kills: int, command: str, tell: Tell
) -> None:
    account = Account(desk(server.url))
    earliest, latest = _span(account, command)
    killed = 0
    for trial, moment in enumerate(spread(seed, kills, earliest, latest), start=2):
        _prepare(account, command, trial)
        done = account.workstation.start(command).kill_after(moment)
        killed += done.was_killed
        assert account.workstation.row("verify")["sound"], f"trial {trial}: killed after {moment:.3f} s"
    assert killed >= kills * _IN_TIME, "most of the kills came too late"
    _settle_and_report(tell, account, server, f"{killed} of {kills} kills of {command} in time")


@KILLS
@pytest.mark.parametrize("command", ["upload", "process"])
def test_kills_of_the_server_double_and_lose_nothing(
    desk: Desk, server: RunningServer, seed: int, *, kills: int, command: str, tell: Tell
) -> None:
    account = Account(desk(server.url))
    earliest, latest = _span(account, command)
    cut = 0
    for trial, moment in enumerate(spread(seed, kills, earliest, latest), start=2):
        _prepare(account, command, trial)
        running = account.workstation.start(command)
        cut += not running.pause(moment)
        server.kill()
        server.restart()  # the command may still be patient
        done = running.wait()
        assert done.status in {0, 1, 3}, f"trial {trial}: killed after {moment:.3f} s\n{done.stderr}"
        assert account.workstation.row("verify")["sound"], f"trial {trial}: killed after {moment:.3f} s"
    assert cut >= kills * _IN_TIME, "most of the kills came too late"
    _settle_and_report(tell, account, server, f"{cut} of {kills} kills of the server during {command} in time")


def _settle_and_report(tell: Tell, account: Account, server: RunningServer, kills: str) -> None:
    account.settle()
    rows = account.check_both_sides(server)
    account.check_loans(rows)
    account.check_payments(rows)
    acknowledged = len(account.acknowledged)
    tell(f"{kills}: {acknowledged} rows, none lost, none twice, {len(rows)} outcomes on both sides")


def _prepare(account: Account, command: str, trial: int) -> None:
    account.record(loans(_LOANS, trial * _LOANS), payments(_PAYMENTS))
    if command == "process":
        account.workstation.run("upload")


def _span(account: Account, command: str) -> tuple[float, float]:
    """From when to when, in seconds after its start, the command does what is its own: kills are spread over this.

    Before it, it unlocks the key and opens the journal, as `status` does.
    """
    durations = {"status": 10.0, command: 10.0}
    for trial in range(2):
        _prepare(account, command, trial)
        for each, shortest in durations.items():
            start = perf_counter()
            account.workstation.run(each)
            durations[each] = min(shortest, perf_counter() - start)
    return durations["status"] * 0.7, durations[command]
