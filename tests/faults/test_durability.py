"""After the beep it is on disk: shown by the system calls, and by a disk that forgets what was not synced."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.central.server import RunningServer
from tests.faults.conftest import Enrol
from tests.faults.library import DUE, ISSUE, PAYER, Account, loans
from tests.faults.tools.errors import skip_if_not_available
from tests.faults.tools.lossy_filesystem import LossyFilesystem
from tests.faults.tools.sync_trace import Acknowledgement, trace_command
from tests.support.workstation import Workstation

SYNCHRONOUS_OFF = """
from offcirc.journal import journal
assert any("synchronous" in pragma for pragma in journal._PRAGMAS)
journal._PRAGMAS = (*journal._PRAGMAS, "PRAGMA synchronous=OFF")
"""
CUTS = pytest.mark.parametrize("cuts", [10, pytest.param(200, marks=pytest.mark.torture)], ids=["10_cuts", "200_cuts"])


def trace(workstation: Workstation, stdin: str, *arguments: str) -> list[Acknowledgement]:
    with skip_if_not_available():
        traced = trace_command(
            workstation.command(*arguments), stdin=stdin.encode(), env=workstation.environment, watch="journal.db"
        )
    assert traced.returncode == 0, traced.stderr
    return traced.acknowledgements


def test_every_acknowledged_loan_was_synced_between_its_write_and_its_line(alone: Workstation) -> None:
    # More rows than a checkpoint is apart, so that some are written while the log is folded into the file.
    acknowledged = trace(alone, loans(600), *ISSUE)
    assert len(acknowledged) == 600
    assert [line for line in acknowledged if not line.synced] == []
    assert min(line.writes_since_previous for line in acknowledged) > 0
    assert len(alone.transactions()) == 600


@pytest.mark.parametrize(
    ("arguments", "stdin"),
    [
        (("return", "--stdin"), "38400100001138\n38400100001146\n"),
        (("payment", "--stdin"), f"{PAYER} 1.50\n" * 2),
        (("issue", "28400100000017", "38400100001013", "--due", DUE), ""),
        (("register-patron", "28400100999999", "--surname", "Uusi"), ""),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_every_kind_of_row_is_synced_before_its_line(
    alone: Workstation, arguments: tuple[str, ...], stdin: str
) -> None:
    acknowledged = trace(alone, stdin, "--json", *arguments)
    assert len(acknowledged) == max(1, stdin.count("\n"))
    assert all(line.synced for line in acknowledged)


def test_the_trace_finds_rows_that_are_not_synced(alone: Workstation) -> None:
    acknowledged = trace(alone.planted(SYNCHRONOUS_OFF), loans(50), *ISSUE)
    assert len(acknowledged) == 50
    assert [line for line in acknowledged if line.synced] == []


@pytest.fixture
def lossy(tmp_path: Path) -> Iterator[LossyFilesystem]:
    with skip_if_not_available(), LossyFilesystem(tmp_path) as filesystem:
        yield filesystem


def record_until_the_power_fails(account: Account, lossy: LossyFilesystem, chance: random.Random, start: int) -> None:
    """Cuts the power while loans are recorded; with luck, some of what was not synced has reached the disk."""
    running = account.workstation.start(*ISSUE, stdin=loans(300, start))
    running.until_lines(chance.randrange(1, 60))
    running.pause(chance.uniform(0, 0.02))
    lossy.power_cut(luck_seed=chance.choice([None, chance.randrange(1000)]))
    account.note(running.kill())


@CUTS
def test_a_power_cut_loses_nothing_acknowledged(
    enrol: Enrol, shared_server: RunningServer, lossy: LossyFilesystem, seed: int, cuts: int
) -> None:
    chance = random.Random(seed)
    account = Account(enrol(shared_server, home=lossy.path / "home"))
    for cut in range(cuts):
        record_until_the_power_fails(account, lossy, chance, cut * 60)
        account.check_journal()
    assert len(account.acknowledged) >= cuts


def test_a_power_cut_shows_rows_that_were_not_synced(
    enrol: Enrol, shared_server: RunningServer, lossy: LossyFilesystem
) -> None:
    account = Account(enrol(shared_server, home=lossy.path / "home").planted(SYNCHRONOUS_OFF))
    running = account.workstation.start(*ISSUE, stdin=loans(300))
    running.until_lines(60)
    lossy.power_cut()
    account.note(running.kill())
    with pytest.raises(AssertionError):
        account.check_journal()
    # And what is left accuses nobody falsely: the head outside was not synced either, or it tells of the lost tail.
    assert account.workstation.run("verify", status=None).status in {0, 1, 3}


def test_a_power_cut_during_sending_loses_nothing_and_doubles_nothing(
    enrol: Enrol, server: RunningServer, lossy: LossyFilesystem, seed: int
) -> None:
    chance = random.Random(seed)
    account = Account(enrol(server, home=lossy.path / "home"))
    for cut in range(6):
        account.record(loans(20, cut * 20))
        running = account.workstation.start("sync" if cut % 2 else "upload")
        running.pause(chance.uniform(0.1, 0.3))
        lossy.power_cut(luck_seed=chance.randrange(1000))
        running.kill()
        account.check_journal()
    account.settle()
    account.check_loans(account.check_both_sides(server))
