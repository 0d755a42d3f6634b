"""A cut or a kill at any request to Koha: no row is lost, none is done twice without a person's word, all is told."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack
from decimal import Decimal
from pathlib import Path
from random import Random
from time import sleep

import pytest

from offcirc.domain.transactions import State
from tests.conftest import Tell
from tests.faults.tools.cutting_proxy import (
    Action,
    CutAnswer,
    CutRequest,
    CuttingProxy,
    LoseAnswer,
    Pass,
    Silence,
)
from tests.koha.server import KohaServer
from tests.koha.trials import ACT, WAYS, Library, Trial

TRIALS = 10
CUTS: dict[str, Action] = {
    "answer lost": LoseAnswer(whole=True),
    "answer cut in its head": CutAnswer(20),
    "answer cut in its body": CutAnswer(3, in_body=True),
    "request cut in its head": CutRequest(60),
    "request cut at its end": CutRequest(10**6),
}
KILLS: dict[str, Action] = {
    "killed before the server hears": Silence(60),
    "killed while the server is at work": Silence(60, server_gets_request=True),
}
_ROWS = 9
"""Of a trial: so many requests, where they go one by one."""
_IMPATIENT = "from offcirc.sync import patience\npatience.PAUSES_S = ()"
"""Does not try again by itself: what one failed try leaves behind is seen."""
_ROW_TAKES = "--row-ms=5"
_AT_WORK_S = 0.2
"""What the server may still do with the rows of a request after its connection was cut."""


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Library]]:
    """One of each kind, started when a trial wants it."""
    with ExitStack() as stack:
        yield _Started(stack, tmp_path_factory)


class _Started(dict[str, Library]):
    def __init__(self, stack: ExitStack, folders: pytest.TempPathFactory) -> None:
        super().__init__()
        self._stack, self._folders = stack, folders

    def __missing__(self, name: str) -> Library:
        way, folder = WAYS[name], self._folders.mktemp("koha")
        server = KohaServer(folder / "koha", _ROW_TAKES, *way.options, version=way.version, patrons=3000, items=3000)
        self._stack.enter_context(server)
        proxy = self._stack.enter_context(CuttingProxy("127.0.0.1", server.port))
        self[name] = Library(server, proxy, folder / "home", way)
        self[name].connect()
        return self[name]


@pytest.fixture
def seed(tell: Tell) -> int:
    """Of this test's random moments; `OFFCIRC_SEED` gives one again."""
    chosen = int(os.environ.get("OFFCIRC_SEED") or secrets.randbits(32))
    tell(f"OFFCIRC_SEED={chosen}")
    return chosen


@pytest.mark.slow
@pytest.mark.parametrize(
    "part", [pytest.param(part, marks=[pytest.mark.torture] * (part > 1)) for part in range(1, 200 // TRIALS + 1)]
)
def test_a_cut_or_a_kill_at_any_request_loses_and_doubles_nothing(
    libraries: dict[str, Library], tmp_path: Path, seed: int, *, part: int, tell: Tell
) -> None:
    chance = Random(f"{seed} {part}")
    ways = list(WAYS)
    broken = 0
    for number in range(TRIALS):
        name = ways[number % len(ways)]
        library = libraries[name]
        trial = library.trial(tmp_path / f"trial-{number}")
        how = chance.choice([*CUTS, *KILLS])
        processing = not library.way.at_once and chance.random() < 0.4
        path = "process.pl" if processing else chance.choice(library.way.uploads)
        nth = chance.randrange(_ROWS) if path.startswith(("service", "process")) else 0
        said = f"trial {number}, {name}: {how}, request {nth} to {path}"
        try:
            broken += _one(trial, how, path, nth, processing=processing)
        except AssertionError as error:
            raise AssertionError(f"{said}\n{error}") from error
    assert broken >= TRIALS * 0.7, "most of the trials broke nothing"
    tell(f"{broken} of {TRIALS} trials broke a request; nothing was lost or done twice")


@pytest.mark.parametrize("power_cut", [False, True], ids=["killed", "power cut"])
def test_rows_that_a_killed_upload_had_not_sent_wait_again(
    libraries: dict[str, Library], tmp_path: Path, *, power_cut: bool
) -> None:
    """After a power cut nobody knows how far it came: all that the queue does not show are in doubt."""
    trial = libraries["one by one"].trial(tmp_path / "trial")
    with trial.open() as workstation:
        for _ in range(6):
            workstation.desk.pay(next(trial.library.cards), Decimal("1.00"), ACT)
    # The first request is the contact.
    assert _break(trial, "killed before the server hears", "service.pl", 3, ("upload",))
    assert [row.state for row in trial.rows()] == [State.UNKNOWN] * 6
    trial.check()
    trial.clock.boot = "another" if power_cut else ""
    assert trial.upload() is None
    found = [State.SENT] * 2, [State.UNKNOWN], [State.UNKNOWN if power_cut else State.SENT] * 3
    assert [row.state for row in trial.rows()] == [state for part in found for state in part]
    trial.check()
    trial.settle()


def _one(trial: Trial, how: str, path: str, nth: int, *, processing: bool) -> bool:
    trial.record()
    if processing:
        assert trial.upload() is None
    met = _break(trial, how, path, nth, ("process", "--all") if processing else ("upload",))
    trial.check()
    trial.upload()
    trial.process()
    trial.check()
    trial.clock.minutes = 3
    assert trial.upload() is None
    assert isinstance(trial.process(), list)
    assert trial.upload() is None
    trial.check()
    trial.settle()
    return met


def _break(trial: Trial, how: str, path: str, nth: int, command: tuple[str, ...]) -> bool:
    """Runs a command whose nth request to a path meets its fate; returns whether there were so many."""
    proxy = trial.library.proxy
    action = (CUTS | KILLS)[how]
    before = len(proxy.log)
    proxy.next(Pass(), path, times=nth)
    proxy.next(action, path)
    running = trial.commands.planted(_IMPATIENT).start(*command)
    if how in KILLS:
        running.until(lambda: any(entry.action is action for entry in proxy.log[before:]))
        running.kill()
    else:
        running.wait()
    met = any(entry.action is action for entry in proxy.log[before:])
    proxy._rules.clear()  # where there were not so many requests
    sleep(_AT_WORK_S)
    return met
